"""Records to the JSON contract and back.

The contract has the names and shapes of :mod:`readout.record.model`: a span is ``[start, end]``, a date and
an enumeration are text, a tuple is a list, what is not known is null. A report is told by its page and its
text; the language text and the blocks that were worked out from it are not part of the contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from readout.errors import UsageError
from readout.record.model import Actor, Commitment, Event, Matter, Position, Sourced, Statement
from readout.report.model import Note, Report
from readout.spans import Span, SpanMap

if TYPE_CHECKING:
    from readout.record.coding import Coding

Json = dict[str, Any]
T = TypeVar("T")

# What the reader worked out from the text: a reader of the JSON works it out again.
WORKED_OUT = frozenset({"clean", "clean_map", "blocks", "notes"})
# What all records have stands after what is a record's own, but for its id.
COMMON = tuple(one.name for one in fields(Sourced))[1:]


# The lists of the contract, in the order in which they are written.
LISTS: Mapping[str, type] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "commitments": Commitment,
    "positions": Position,
    "matters": Matter,
    "notes": Note,
}


def coding_to_json(coding: Coding) -> Json:
    """One report's whole record as JSON values: ``report``, then the lists of :data:`LISTS`, then ``run``."""
    lists = {name: to_json(getattr(coding, name)) for name in LISTS}
    return {"report": to_json(coding.report), **lists, "run": to_json(coding.run)}


def to_json(value: Any) -> Any:
    """A record, or any part of one, as JSON values.

    >>> to_json(Note("no date", Span(3, 9)))
    {'reason': 'no date', 'span': [3, 9]}
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in names_of(type(value))}
    if isinstance(value, Mapping):
        return {str(name): to_json(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(one) for one in value]
    return value


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The names of a record type's fields, in the order in which the contract has them."""
    names = [one.name for one in fields(kind)]
    if issubclass(kind, Report):
        return (*(name for name in names if name not in WORKED_OUT and name != "text"), "text")
    if issubclass(kind, Sourced):
        return ("id", *(name for name in names if name not in COMMON and name != "id"), *COMMON)
    return tuple(names)


def from_json(kind: type[T], data: Any, *, where: str = "") -> T:
    """The ``kind`` (a record type, or a part of one) that ``data`` tells, the inverse of :func:`to_json`.

    Raises UsageError that names the place (``events[2].when``) where the data does not have the shape.

    >>> from_json(Note, {"reason": "no date", "span": [3, 9]})
    Note(reason='no date', span=Span(start=3, end=9))
    """
    return _read(kind, data, where or kind.__name__)  # type: ignore[no-any-return]


def coding_from_json(data: Json) -> Coding:
    """The coding of one report's JSON; a list that is missing is empty. The inverse of :func:`coding_to_json`.

    Its report has no blocks, and its ``clean`` is the text as received.
    """
    from readout.record.coding import Coding, Run  # noqa: PLC0415  (a Coding tells itself through this module)

    lists = {
        name: tuple(_read(kind, one, f"{name}[{at}]") for at, one in enumerate(data.get(name, ())))
        for name, kind in LISTS.items()
    }
    return Coding(report=report_from_json(data), run=_read(Run | None, data.get("run"), "run"), **lists)


def report_from_json(data: Json) -> Report:
    """The report of one report's JSON. Its ``clean`` is the text itself and it has no blocks."""
    told = data.get("report")
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise UsageError("report: an object with the text as received was expected")
    size = len(told["text"])
    hints = _hints(Report)
    known = {
        name: _read(hints[name], told[name], f"report.{name}") for name in names_of(Report) if name in told
    }
    for name in ("id", "text"):
        if name not in known:
            raise UsageError(f"report.{name} is missing")
    plain = SpanMap.identity(size)
    return Report(clean=told["text"], clean_map=plain, blocks=(), **known)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, data: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        choices = [one for one in get_args(kind) if one is not NoneType]
        return None if data is None else _read(choices[0], data, where)
    if origin is tuple:
        if not isinstance(data, list):
            raise UsageError(f"{where}: a list was expected, not {data!r}")
        return tuple(_read(get_args(kind)[0], one, f"{where}[{at}]") for at, one in enumerate(data))
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_span(data, where) if kind is Span else _read_record(kind, data, where)
    return _read_plain(kind, data, where)


def _read_record(kind: type, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise UsageError(f"{where}: an object was expected, not {data!r}")
    hints = _hints(kind)
    values = {
        one.name: _read(hints[one.name], data[one.name], f"{where}.{one.name}")
        for one in fields(kind)
        if one.name in data
    }
    try:
        return kind(**values)
    except TypeError as error:
        raise UsageError(f"{where}: {error}") from error


def _read_span(data: Any, where: str) -> Span:
    try:
        start, end = data
        return Span(int(start), int(end))
    except (TypeError, ValueError) as error:
        raise UsageError(f"{where}: [start, end] was expected, not {data!r}") from error


def _read_plain(kind: Any, data: Any, where: str) -> Any:
    try:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind(data)
        if kind is date:
            return date.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{where}: {error}") from error
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if isinstance(kind, type) and (not isinstance(data, kind) or (kind is int and isinstance(data, bool))):
        raise UsageError(f"{where}: {kind.__name__} was expected, not {data!r}")
    return data
