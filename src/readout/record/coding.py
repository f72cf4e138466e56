"""Everything read from one report, and how each record of it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from readout.errors import UsageError
from readout.record.explaining import Explanation, explain_actor, explain_matter, explain_record
from readout.record.json import coding_to_json, to_json
from readout.record.model import (
    Actor,
    Commitment,
    Event,
    Matter,
    Party,
    Position,
    Sourced,
    Statement,
)
from readout.record.printing import print_plain
from readout.report.model import Note, Report

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Coding", "Explanation", "Run"]

KINDS = ("actors", "events", "statements", "commitments", "positions", "matters")


@dataclass(frozen=True, slots=True)
class Run:
    """What a record was made with: versions of code and model, and digests (16 hex digits) of all that decides.

    ``knowledge``: of all tables and the ontology; ``code``: of the package's code; ``weights``: of the model's
    files; ``own_actors``: of the reader's own file of actors. None where there is none, or where an older record
    does not say.
    """

    version: str
    model: str
    knowledge: str
    code: str | None = None
    weights: str | None = None
    own_actors: str | None = None


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

    @property
    def taking_part(self) -> frozenset[str]:
        """The ids of the actors that stand in some record."""
        found: set[str] = set()
        for record in self.records:
            values = (getattr(record, one.name) for one in fields(record))
            parties = (v if isinstance(v, tuple) else (v,) for v in values)
            found.update(p.id for group in parties for p in group if isinstance(p, Party))
        return frozenset(found)

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
        """How the record, actor or matter with this id, or the one whose id begins so, came about.

        An actor's name or a matter's label, as the printed record has it, does as well. Raises UsageError when
        nothing or several things have such an id.
        """
        found = self.named(id)
        if len(found) != 1:
            what = "no record has" if not found else f"{len(found)} records have"
            raise UsageError(f"{what} an id that begins with {id!r}; `readout read` prints the ids")
        one = found[0]
        if isinstance(one, Actor):
            return explain_actor(one)
        return explain_matter(one, self.positions) if isinstance(one, Matter) else explain_record(one)

    def named(self, id: str) -> list[Sourced | Actor | Matter]:  # noqa: A002  the contract's own name
        """The records, actors and matters that an id or its beginning, a name or a label may mean, the best only.

        What has exactly this id comes before what has this name, and that before what has an id that begins so.
        """
        everything: list[Sourced | Actor | Matter] = [*self.records, *self.actors, *self.matters]
        called = " ".join(id.split()).casefold()
        for fits in (
            lambda one: one.id == id,
            lambda one: isinstance(one, Actor) and one.name.casefold() == called,
            lambda one: isinstance(one, Matter) and one.label.casefold() == called,
            lambda one: bool(id) and one.id.startswith(id),
        ):
            if found := [one for one in everything if fits(one)]:
                return found
        return []


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
