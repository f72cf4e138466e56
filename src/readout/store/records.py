"""Records that ``readout read --json`` or ``--jsonl`` printed, read again: a record is never coded twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from readout.errors import ReportError, UsageError
from readout.knowledge.ontology import load_ontology
from readout.record.coding import Coding
from readout.record.json import LISTS, coding_from_json


def read_records(source: Path | bytes, *, origin: str = "<text>") -> Iterator[Coding | ReportError] | None:
    """The codings that a file (or its bytes) holds, or None where it holds no records but something else.

    A record that is damaged is a ReportError in its place, so that it does not lose the others.

    >>> read_records(b"OSLO, March 12 -- Norway and Canada held talks.") is None
    True
    """
    lines = _lines(source)
    first = next(lines, None)
    if first is None or not first[1].startswith("{"):
        return None
    try:
        told = json.loads(first[1])
    except ValueError:
        return _spread(first[1], lines, origin)
    return _one_a_line(first, lines, origin) if is_record(told) else None


def is_record(told: Any) -> bool:
    """Whether a JSON value is the record of a report: it has the report with its text, and lists of records.

    >>> is_record({"report": {"text": "..."}, "events": []}), is_record({"text": "..."})
    (True, False)
    """
    if not isinstance(told, dict):
        return False
    report = told.get("report")
    return isinstance(report, dict) and "text" in report and any(isinstance(told.get(n), list) for n in LISTS)


def _lines(source: Path | bytes) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers; nothing where the file cannot be opened.

    A byte that is not UTF-8 is kept as a lone surrogate: it damages its own line and no other.
    """
    if isinstance(source, bytes):
        yield from _numbered(source.decode("utf-8-sig", "surrogateescape").split("\n"))
        return
    try:
        with source.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
            yield from _numbered(file)
    except OSError:
        return


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line.strip("\r\n \t")


def _one_a_line(
    first: tuple[int, str], rest: Iterator[tuple[int, str]], origin: str
) -> Iterator[Coding | ReportError]:
    yield _coding(first[1], f"{origin}, line {first[0]}")
    for number, line in rest:
        yield _coding(line, f"{origin}, line {number}")


def _coding(line: str, where: str) -> Coding | ReportError:
    try:
        line.encode("utf-8")  # refuses what stands for a byte that is not UTF-8
        return _record(json.loads(line))
    except (ValueError, TypeError, UsageError) as error:
        return _damaged(where, error)


def _spread(
    first: str, rest: Iterator[tuple[int, str]], origin: str
) -> Iterator[Coding | ReportError] | None:
    """Records that are indented, one after another."""
    text = "\n".join([first, *(line for _, line in rest)])
    try:
        told, end = json.JSONDecoder().raw_decode(text)
    except ValueError as error:
        return iter([_damaged(origin, error)]) if _begins_a_record(text) else None
    return _objects(told, text[end:].lstrip(), origin) if is_record(told) else None


def _objects(told: Any, rest: str, origin: str) -> Iterator[Coding | ReportError]:
    number = 1
    while True:
        try:
            yield _record(told)
        except (ValueError, TypeError, UsageError) as error:
            yield _damaged(f"{origin}, record {number}", error)
        if not rest:
            return
        number += 1
        try:
            told, end = json.JSONDecoder().raw_decode(rest)
        except ValueError as error:
            yield _damaged(f"{origin}, record {number}", error)
            return
        rest = rest[end:].lstrip()


def _begins_a_record(text: str) -> bool:
    """Whether the text opens as we print a record: it was one, and was cut off or changed."""
    return text[1:].lstrip().startswith('"report": {')


def _record(told: Any) -> Coding:
    if not is_record(told):
        raise UsageError("a record as `readout read --json` prints it was expected")
    coding = coding_from_json(told)
    _check(coding)
    return coding


def _check(coding: Coding) -> None:
    """Refuses what has the right shape and still is no record: a type that there is not, a day of no calendar."""
    for event in coding.events:
        fault = load_ontology().fault(event.type)
        if fault:
            raise UsageError(f"event {event.id}: {fault}")
    whens = [one.when for one in coding.events] + [one.due for one in coding.commitments]
    for day in (day for when in whens if when for day in (when.start, when.end) if day):
        date.fromisoformat(day)
    if coding.report.published:
        datetime.fromisoformat(coding.report.published)


def _damaged(where: str, error: Exception) -> ReportError:
    return ReportError(where, f"this record cannot be read: {error}")
