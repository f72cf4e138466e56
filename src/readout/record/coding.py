"""Everything read from one report, and how each record of it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from readout.errors import UsageError
from readout.record.json import coding_to_json, to_json
from readout.record.model import (
    Actor,
    Commitment,
    Event,
    Evidence,
    Matter,
    Position,
    Sourced,
    Statement,
)
from readout.record.printing import print_plain
from readout.report.model import Note, Report

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("actors", "events", "statements", "commitments", "positions", "matters")


@dataclass(frozen=True, slots=True)
class Run:
    """What a record was made with: the versions of code and model, and a digest of all tables and the ontology."""

    version: str
    model: str
    knowledge: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one record came about.

    ``stage`` is the coder that wrote it, ``decided_by`` the lexicon row, rule or model, ``reasons`` what else
    bore on it in plain words, ``told_by`` the statements it is known through, outermost first.
    """

    id: str
    stage: str
    what: str
    decided_by: str
    score: float | None
    reasons: tuple[str, ...]
    told_by: tuple[str, ...]
    words: tuple[Evidence, ...]


@dataclass(frozen=True)
class Coding:
    """The records of one report. It prints itself for people; ``to_json`` gives the contract."""

    report: Report
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()
    matters: tuple[Matter, ...] = ()
    notes: tuple[Note, ...] = ()
    run: Run | None = field(default=None)

    @property
    def records(self) -> Iterator[Sourced]:
        """Events, statements, commitments and positions, in this order."""
        yield from (*self.events, *self.statements, *self.commitments, *self.positions)

    def to_json(self) -> dict[str, Any]:
        """The record as the JSON contract has it (docs/record.md)."""
        return coding_to_json(self)

    def __str__(self) -> str:
        return print_plain(self)

    def frame(self, kind: str = "events") -> pd.DataFrame:
        """One kind of record as a data frame, a row each; parties are their ids joined by ``;``.

        Raises UsageError for an unknown kind and when pandas is not installed.
        """
        if kind not in KINDS:
            raise UsageError(f"no records of kind {kind!r}: there are {', '.join(KINDS)}")
        try:
            import pandas as pd  # noqa: PLC0415  an extra that only this needs
        except ModuleNotFoundError:
            raise UsageError("data frames need pandas: pip install pandas") from None
        rows = [{key: _cell(value) for key, value in to_json(one).items()} for one in getattr(self, kind)]
        return pd.DataFrame(rows)

    def explain(self, id: str) -> Explanation:  # noqa: A002  the contract's own name
        """How the record with this id, or the one whose id begins so, came about.

        Raises UsageError when no record or several have such an id.
        """
        found = [(r, type(r).__name__.lower()) for r in self.records if id and r.id.startswith(id)]
        if len(found) != 1:
            what = "no record has" if not found else f"{len(found)} records have"
            raise UsageError(f"{what} an id that begins with {id!r}; `readout read` prints the ids")
        record, stage = found[0]
        return Explanation(
            id=record.id,
            stage=stage,
            what=_label(record),
            decided_by=record.decided_by,
            score=record.score,
            reasons=tuple(_reasons(record)),
            told_by=record.told_by,
            words=record.evidence,
        )


def _cell(value: Any) -> Any:
    """A JSON value as one cell: parties by id, evidence by its words, intervals as start/end."""
    if isinstance(value, list):
        return "; ".join(str(_cell(one)) for one in value)
    if isinstance(value, dict):
        if "quote" in value:
            return value["quote"]
        if "precision" in value:
            return "/".join(str(value[key] or "..") for key in ("start", "end"))
        return value.get("id") or value.get("name")
    return value


def _label(record: Sourced) -> str:
    names = {f.name for f in fields(record)}
    for key in ("type", "kind", "stance"):
        if key in names and getattr(record, key):
            return str(getattr(record, key))
    return type(record).__name__.lower()


def _reasons(record: Sourced) -> Iterator[str]:
    if isinstance(record, Event):
        yield f"status {record.status.value}"
        if record.when is not None:
            words = (
                record.when.words
                or "no day of its own: the report's day, or the day of the talks it came from"
            )
            yield f"when {record.when.start} to {record.when.end}: {words}"
        if record.channel:
            yield f"channel {record.channel.value}"
    if isinstance(record, Commitment) and record.due is not None:
        yield f"due {record.due.start} to {record.due.end}: {record.due.words}"
    if record.overridden:
        yield f"changed by {record.overridden}"
