"""How one record came about, in plain words: the rule, row or score behind it, and what else bore on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from readout.record.model import Actor, Commitment, Event, Evidence, Matter, Position, Sourced


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


def explain_record(record: Sourced) -> Explanation:
    """How an event, statement, commitment or position came about."""
    return Explanation(
        id=record.id,
        stage=type(record).__name__.lower(),
        what=_label(record),
        decided_by=record.decided_by,
        score=record.score,
        reasons=tuple(_reasons(record)),
        told_by=record.told_by,
        words=record.evidence,
    )


def explain_actor(actor: Actor) -> Explanation:
    """How an actor was resolved: what it is taken for, and every place that names it.

    >>> from readout.record.model import ActorKind
    >>> norway = Actor("NOR", "Norway", ActorKind.STATE, "NOR", "GOV", None, (), "countries.csv: Norway")
    >>> explain_actor(norway).reasons
    ('kind state', 'country NOR', 'sector GOV')
    """
    told = (
        ("kind", actor.kind.value),
        ("country", actor.country),
        ("sector", actor.sector),
        ("office", actor.office),
    )
    reasons = tuple(f"{name} {value}" for name, value in told if value)
    return Explanation(actor.id, "actor", actor.name, actor.decided_by, None, reasons, (), actor.mentions)


def explain_matter(matter: Matter, positions: tuple[Position, ...]) -> Explanation:
    """Which words make a matter, what it is taken for, and who of ``positions`` stands where on it."""
    told = (("kind", matter.kind), ("forum", matter.forum), ("target", matter.target))
    stands = (
        f"position {one.id}: {one.actor.name} {one.stance.value}"
        for one in positions
        if one.matter == matter.id
    )
    reasons = (*(f"{name} {value}" for name, value in told if value), *stands)
    return Explanation(matter.id, "matter", matter.label, "", None, reasons, (), matter.evidence)


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
