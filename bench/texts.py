"""The reports that are timed: Wikinews articles, or the project's own examples where these are not at hand."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
#: An article shorter than this (characters) is a stub.
_SHORTEST = 400


@dataclass(frozen=True, slots=True)
class Text:
    """A report as it would come to Readout: headline, empty line, paragraphs; ``published`` is its day or None."""

    name: str
    published: str | None
    text: str


def wikinews(path: Path, *, every: int = 1) -> list[Text]:
    """Every so-many-th article of the gzipped JSON Lines file (or of the folder that holds it); none if not there.

    Wikinews, CC BY 2.5: the articles are read in place and not kept.
    """
    files = sorted(path.glob("*.jsonl.gz")) if path.is_dir() else [path] if path.is_file() else []
    rows = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    rows = [row for row in rows if len(row["text"]) >= _SHORTEST]
    return [Text(row["id"], row["date"], f"{row['title']}\n\n{row['text']}") for row in rows[::every]]


def examples(*, times: int = 20) -> list[Text]:
    """The reports of ``examples/``, over and over."""
    found = [
        Text(file.stem, None, file.read_text(encoding="utf-8")) for file in sorted(EXAMPLES.glob("*.txt"))
    ]
    return found * times
