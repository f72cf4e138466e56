"""CoNLL-U read into documents, paragraphs and sentences."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One syntactic word of a treebank. ``head`` counts from 0, -1 for the root; ``misc`` is the last column."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of a treebank: its words, its text, and the multiword tokens as (first, last, form)."""

    id: str
    text: str
    rows: tuple[Row, ...]
    fused: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive sentences of one paragraph of a document."""

    document: str
    sentences: tuple[GoldSentence, ...] = field(default=())


def _sentence(meta: dict[str, str], lines: list[str]) -> GoldSentence:
    rows: list[Row] = []
    fused: list[tuple[int, int, str]] = []
    spaces: dict[int, bool] = {}
    for line in lines:
        cells = line.split("\t")
        if "." in cells[0]:
            continue  # empty nodes of the enhanced graph
        space = "SpaceAfter=No" not in cells[9].split("|")
        if "-" in cells[0]:
            first, last = (int(part) - 1 for part in cells[0].split("-"))
            fused.append((first, last, cells[1]))
            spaces.update(dict.fromkeys(range(first, last), False) | {last: space})
            continue
        rows.append(Row(*cells[1:6], int(cells[6]) - 1, cells[7], cells[9], space))  # type: ignore[arg-type]
    rows = [replace(row, space_after=spaces.get(i, row.space_after)) for i, row in enumerate(rows)]
    return GoldSentence(meta.get("sent_id", "?"), meta.get("text", ""), tuple(rows), tuple(fused))


def read_paragraphs(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a gzipped CoNLL-U file, cut at ``# newdoc`` and ``# newpar``."""
    document = "?"
    found: list[GoldSentence] = []
    meta: dict[str, str] = {}
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in (*(raw.rstrip("\n") for raw in file), ""):
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                meta[key.strip()] = value.strip()
            elif line:
                lines.append(line)
            elif lines:
                new_document = next((v for k, v in meta.items() if k.startswith("newdoc")), None)
                if found and (new_document or any(k.startswith("newpar") for k in meta)):
                    yield Paragraph(document, tuple(found))
                    found = []
                document = new_document or document
                found.append(_sentence(meta, lines))
                meta, lines = {}, []
    if found:
        yield Paragraph(document, tuple(found))
