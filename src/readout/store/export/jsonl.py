"""The records themselves, one report a line, as ``readout read --jsonl`` prints them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from readout.record.coding import Coding
from readout.store.export.acts import chosen
from readout.store.export.format import Choice, Format


def lines(codings: Iterable[Coding], choice: Choice) -> Iterator[str]:
    """A line a report: all events, or those of the statuses that are chosen."""
    for coding in codings:
        told = replace(coding, events=tuple(chosen(coding, choice.statuses))).to_json()
        line = json.dumps(told, ensure_ascii=False)
        yield (line if _encodable(line) else json.dumps(told)) + "\n"


def _encodable(line: str) -> bool:
    """Whether UTF-8 can hold the line: broken reports have lone surrogates, which JSON escapes."""
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


FORMAT = Format(
    name="jsonl",
    told="The records as [record.md](record.md) describes them, one report a line, as `readout read --jsonl` prints "
    "them. All events, unless `--status` chooses.",
    source="Readout's own.",
    lines=lines,
)
