"""The record: what Readout says about a report. The JSON contract has these names and shapes.

All dates are ISO 8601, countries ISO 3166 alpha-3, spans half-open code points into the text as
received. Every record carries its evidence, the statements through which the report knows it
(``told_by``, outermost first), a score (0 to 1, or None when nothing was scored) and who decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from readout.spans import Span


class ActorKind(StrEnum):
    """What sort of party an actor is."""

    STATE = "state"
    OFFICE = "office"
    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"


class Status(StrEnum):
    """Whether an act took place, in the report's telling."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSSIBLE = "possible"
    DENIED = "denied"


class Channel(StrEnum):
    """By what channel parties dealt with one another."""

    PHONE = "phone"
    VIDEO = "video"
    MEETING = "meeting"
    VISIT = "visit"
    CONFERENCE = "conference"
    LETTER = "letter"
    STATEMENT = "statement"


class Stance(StrEnum):
    """Where a party stands on a matter."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    RELUCTANT = "reluctant"
    CONDITIONAL = "conditional"
    UNDECIDED = "undecided"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the report: a slice of the text as received at ``span`` equals ``quote``."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class When:
    """The first and last day of an interval, how exact it is, and the words that say it.

    ``precision`` is minute, day, week, month, quarter, season, year, decade, span or vague.
    ``start`` or ``end`` is None where the interval is open.
    """

    start: str | None
    end: str | None
    precision: str
    words: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One real party, under one id however the report names it.

    ``country`` is None for parties of no single state. ``sector`` is a PLOVER sector (GOV, MIL, ...).
    ``office`` is the title held. ``decided_by`` names the table row or rule that resolved it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    mentions: tuple[Evidence, ...]
    decided_by: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a record. ``acts_for`` is the id of the state that an official acts for."""

    id: str
    name: str
    country: str | None
    acts_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every record has in common."""

    id: str
    evidence: tuple[Evidence, ...]
    told_by: tuple[str, ...] = ()
    score: float | None = None
    decided_by: str = ""
    overridden: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Sourced):
    """An act of one of the 16 PLOVER types.

    ``reciprocal`` acts (talks, an agreement) list all parties as ``actors``. ``cameo`` is the CAMEO
    code where the lexicon knows it. ``duration`` is ISO 8601. ``ordinal`` and ``count`` are given where
    the text gives them ("third call since").
    """

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    reciprocal: bool = False
    when: When | None = None
    where: str | None = None
    status: Status = Status.HAPPENED
    channel: Channel | None = None
    duration: str | None = None
    ordinal: int | None = None
    count: int | None = None
    matter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Sourced):
    """Words on somebody's authority. ``kind``: say, tell, ask, warn, praise, condemn, deny, promise, ...

    ``mode`` is direct, indirect or mixed. ``content`` is what was said, ``cue`` the word that says so.
    """

    kind: str
    mode: str
    content: Evidence
    cue: Evidence | None = None
    speaker: Party | None = None
    addressee: tuple[Party, ...] = ()
    via: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Sourced):
    """What parties bound themselves to do. ``action`` is the words; ``type`` the event type of the deed.

    ``state`` is open, kept, lapsed or broken; ``settled_by`` the id of the event that settled it.
    """

    parties: tuple[Party, ...]
    action: Evidence
    type: str | None = None
    toward: tuple[Party, ...] = ()
    due: When | None = None
    venue: str | None = None
    condition: str | None = None
    vague: bool = False
    state: str = "open"
    settled_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Sourced):
    """Where an actor stands on a matter. ``voiced_by`` is own words, or whose description it is.

    ``strength`` is strong, plain or weak. ``reasons`` are words of the report.
    """

    actor: Party
    matter: str
    stance: Stance
    strength: str = "plain"
    reasons: tuple[Evidence, ...] = ()
    voiced_by: str = ""
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is at stake: a resolution, sanctions, a deal, talks, a dispute, a test, ..."""

    id: str
    label: str
    kind: str
    forum: str | None = None
    target: str | None = None
    evidence: tuple[Evidence, ...] = ()
