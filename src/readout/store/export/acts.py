"""What a row of an exported table tells: an act of a report, between the parties that the row names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, permutations, product

from readout.knowledge.cameo import actor_code, event_code
from readout.knowledge.older import name_in
from readout.knowledge.ontology import EventType, load_ontology
from readout.record.coding import Coding
from readout.record.model import Actor, ActorKind, Event, Evidence, Party, Status, When

WEEK = 7  # days: what a longer interval names is no day, and a made-up first day would be false
TOOK_PLACE = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Act:
    """An event and the parties of one row. ``part`` counts the rows of the event from 1; 0 where it has only one."""

    coding: Coding
    event: Event
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    part: int = 0

    @property
    def type(self) -> EventType:
        """The event type, as the ontology has it."""
        return load_ontology().by_name[self.event.type]

    @property
    def cameo(self) -> str:
        """The CAMEO code: the event's own, or that of its type and mode."""
        return event_code(self.event.type, self.event.mode, self.event.cameo)

    @property
    def day(self) -> str:
        """The first day (ISO 8601); the report's where the act has none; "" where it has only a month or longer."""
        when = self.event.when
        if when is None or (when.start is None and when.end is None):
            return self.coding.report.day.isoformat() if self.coding.report.day else ""
        found = days(when)
        return found[0].isoformat() if found else ""

    @property
    def words(self) -> Evidence | None:
        """The words that say it: the first evidence, as it stands in the text."""
        return self.event.evidence[0] if self.event.evidence else None

    def name_in(self, ontology: str) -> str:
        """The name of the event's type in an ontology of :mod:`readout.knowledge.older`."""
        return name_in(ontology, self.event.type, self.event.mode, cameo=self.event.cameo)


def days(when: When) -> tuple[date, date] | None:
    """The first and last day of an interval of a week at most, or None for a longer one.

    An interval that is open on one side is the day on its other side: "by 1 June" is 1 June.

    >>> days(When(None, "2019-06-01", "day", "by June 1"))
    (datetime.date(2019, 6, 1), datetime.date(2019, 6, 1))
    >>> days(When("2019-06-01", "2019-06-30", "month", "in June")) is None
    True
    """
    told = [date.fromisoformat(one) for one in (when.start, when.end) if one is not None]
    if not told or not 0 <= (told[-1] - told[0]).days < WEEK:
        return None
    return told[0], told[-1]


def whole_acts(coding: Coding, statuses: Collection[Status]) -> Iterator[Act]:
    """One act an event, with all its parties."""
    for event in chosen(coding, statuses):
        yield Act(coding, event, known(coding, event.actors), known(coding, event.recipients))


def paired_acts(coding: Coding, statuses: Collection[Status]) -> Iterator[Act]:
    """One act an event; where it is reciprocal, one for each pair of its parties, each pair once."""
    for act in whole_acts(coding, statuses):
        parties = _both(act)
        if act.event.reciprocal and len(parties) > 1:
            yield from _parts(act, [((a,), (b,)) for a, b in combinations(parties, 2)])
        else:
            yield act


def ordered_acts(coding: Coding, statuses: Collection[Status]) -> Iterator[Act]:
    """One act for each actor and recipient; where it is reciprocal, for each pair of its parties in both orders."""
    for act in whole_acts(coding, statuses):
        parties = _both(act)
        if act.event.reciprocal and len(parties) > 1:
            yield from _parts(act, [((a,), (b,)) for a, b in permutations(parties, 2)])
            continue
        sides = [tuple((one,) for one in side) or ((),) for side in (act.actors, act.recipients)]
        yield from _parts(act, [(one, other) for one, other in product(*sides)])


def chosen(coding: Coding, statuses: Collection[Status]) -> Iterator[Event]:
    """The events of these statuses, in the order of the record; of any status where none is named."""
    return (event for event in coding.events if not statuses or event.status in statuses)


def known(coding: Coding, parties: tuple[Party, ...]) -> tuple[Actor, ...]:
    """The actors that parties are; a party that the record's actors lack is told by what it says of itself."""
    actors = {actor.id: actor for actor in coding.actors}
    return tuple(actors.get(party.id) or _actor(party) for party in parties)


def code_of(actor: Actor) -> str:
    """The CAMEO code of an actor: a state's is its country's alone (NOR), others' have their role (NORGOV)."""
    return actor_code(actor.country, actor.sector, itself=actor.kind is ActorKind.STATE)


def raw_name(act: Act, actor: Actor) -> str:
    """The words by which the evidence of an act names a party, the longest of them; else those of its first mention."""
    inside = [
        mention.quote
        for mention in actor.mentions
        if any(words.span.covers(mention.span) for words in act.event.evidence)
    ]
    return max(inside, key=len, default=actor.mentions[0].quote if actor.mentions else actor.name)


def _both(act: Act) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in (*act.actors, *act.recipients)}.values())


def _parts(act: Act, sides: list[tuple[tuple[Actor, ...], tuple[Actor, ...]]]) -> Iterator[Act]:
    for number, (actors, recipients) in enumerate(sides, 1):
        yield replace(act, actors=actors, recipients=recipients, part=number if len(sides) > 1 else 0)


def _actor(party: Party) -> Actor:
    return Actor(party.id, party.name, ActorKind.GROUP, party.country, None, None, (), "")
