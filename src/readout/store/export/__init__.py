"""Records in the formats that others read: event data of political science, tables, and calendars."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.errors import UsageError
from readout.knowledge.older import ONTOLOGIES, PLOVER
from readout.record.coding import Coding
from readout.record.model import Status
from readout.store.export import calendar, icews, jsonl, parquet, petrarch, polecat, sheet
from readout.store.export.format import Choice, Format

FORMATS: dict[str, Format] = {
    one.FORMAT.name: one.FORMAT for one in (polecat, petrarch, icews, jsonl, sheet, parquet, calendar)
}


@dataclass(frozen=True, slots=True)
class Export:
    """What an export came to: its text, or None where it went into a file, and what was left out and why."""

    text: str | None
    notes: tuple[str, ...]


def export(
    codings: Coding | Iterable[Coding],
    *,
    format: str,  # noqa: A002  the word of the command line
    to: str | Path | None = None,
    ontology: str = PLOVER,
    statuses: Collection[Status | str] = (),
) -> Export:
    r"""Writes codings as ``format`` (one of :data:`FORMATS`) into the file ``to``, or gives the text.

    ``ontology`` plover-2018 writes the older names of event types (polecat, csv, parquet). ``statuses`` choose the
    events; by default polecat, petrarch and icews have what happened or is going on, since their readers know nothing
    else, ics what is planned, and the others everything. A file is in place only when all of it is written. Raises
    UsageError for an unknown format, ontology or status, and for parquet without a file or without pyarrow.

    >>> export([], format="icews").text.split("\t")[:3]
    ['Event ID', 'Event Date', 'Source Name']
    """
    notes: list[str] = []
    each = [codings] if isinstance(codings, Coding) else codings
    choice = chosen(format, ontology=ontology, statuses=statuses)
    told = Choice(choice.statuses, choice.ontology, notes.append)
    if to is None:
        return Export("".join(export_lines(each, format=format, choice=told)), tuple(notes))
    path = Path(to)
    unfinished = path.with_name(path.name + ".part")
    try:
        _write(each, FORMATS[format], told, unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return Export(None, tuple(notes))


def chosen(format: str, *, ontology: str = PLOVER, statuses: Collection[Status | str] = ()) -> Choice:  # noqa: A002
    """What is asked for, checked. Raises UsageError for what cannot be."""
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}: there are {', '.join(FORMATS)}")
    if ontology not in ONTOLOGIES:
        raise UsageError(f"no ontology {ontology!r}: there are {', '.join(ONTOLOGIES)}")
    if ontology != PLOVER and not FORMATS[format].has_types:
        having = ", ".join(name for name, one in FORMATS.items() if one.has_types)
        raise UsageError(f"{format} has no names of event types to choose; {having} have")
    unknown = [one for one in statuses if one not in set(Status)]
    if unknown:
        raise UsageError(f"no status {unknown[0]!r}: there are {', '.join(Status)}")
    if FORMATS[format].lines is None:
        parquet.need_pyarrow()
    return Choice(frozenset(Status(one) for one in statuses), ontology)


def export_lines(codings: Iterable[Coding], *, format: str, choice: Choice) -> Iterator[str]:  # noqa: A002
    """The lines of a format, with their ends, as the codings come. Raises UsageError for a format that is no text."""
    lines = FORMATS[format].lines
    if lines is None:
        raise UsageError(f"{format} is no text: name the file to write to")
    for line in lines(codings, choice):
        yield line.encode("utf-8", "backslashreplace").decode("utf-8")


def _write(codings: Iterable[Coding], format: Format, choice: Choice, path: Path) -> None:  # noqa: A002
    if format.lines is None:
        parquet.write(codings, choice, path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(export_lines(codings, format=format.name, choice=choice))
