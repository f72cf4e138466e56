"""The coded event data of ICEWS: tab-separated, a header, one row an actor, recipient and event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.knowledge.cameo import code_name
from readout.knowledge.countries import Form, country_by_id, country_of_word
from readout.knowledge.other_codes import icews_sectors
from readout.record.coding import Coding
from readout.record.model import Actor, ActorKind
from readout.store.export.acts import TOOK_PLACE, Act, ordered_acts
from readout.store.export.format import DAY, INTENSITY, NO_GAZETTEER, Choice, Column, Format, tabbed

SECTORS = "what ICEWS calls the sector; empty for states, and for sectors whose name there is not certain"
CODE = "the lexicon's code, or the one of type and mode; it is text, its leading zero counts"


def columns(_ontology: str) -> tuple[Column, ...]:
    """The 20 columns, in the order of the files."""
    return (*_event(), *_place())


def _event() -> Iterator[Column]:
    yield Column("Event ID", "the event's id; with `-1`, `-2` where the event has several rows", _id)
    yield Column("Event Date", DAY.format("YYYY-MM-DD"), lambda a: a.day)
    yield Column("Source Name", "the actor", lambda a: _name(a.actors))
    yield Column("Source Sectors", SECTORS, lambda a: _sectors(a.actors))
    yield Column("Source Country", "the name of the actor's country", lambda a: _country(a.actors))
    yield Column("Event Text", "what CAMEO calls the code", lambda a: code_name(a.cameo))
    yield Column("CAMEO Code", CODE, lambda a: a.cameo)
    yield Column("Intensity", f"{INTENSITY}; ICEWS has Goldstein's scale", lambda a: a.type.score, "number")
    yield Column("Target Name", "the recipient", lambda a: _name(a.recipients))
    yield Column("Target Sectors", "as of the actor", lambda a: _sectors(a.recipients))
    yield Column("Target Country", "as of the actor", lambda a: _country(a.recipients))
    yield Column("Story ID", "the report's id", lambda a: a.coding.report.id)
    yield Column("Sentence Number", "left empty: the record has the place of the words in characters instead")
    yield Column("Publisher", "who published the report", lambda a: a.coding.report.source.name)


def _place() -> Iterator[Column]:
    yield Column("City", "the place of the act, where it is no country", _city)
    yield Column("District", NO_GAZETTEER)
    yield Column("Province", NO_GAZETTEER)
    yield Column("Country", "the name of the country, where the place is one or its capital", _land)
    yield Column("Latitude", NO_GAZETTEER)
    yield Column("Longitude", NO_GAZETTEER)


def lines(codings: Iterable[Coding], choice: Choice) -> Iterator[str]:
    """The header, and a line for each row. Without statuses of its own the choice is what took place."""
    made = columns(choice.ontology)
    yield tabbed([column.name for column in made])
    for coding in codings:
        for act in ordered_acts(coding, choice.statuses or TOOK_PLACE):
            yield tabbed([column.of(act) for column in made])


def _id(act: Act) -> str:
    return f"{act.event.id}-{act.part}" if act.part else act.event.id


def _name(side: tuple[Actor, ...]) -> str:
    return side[0].name if side else ""


def _sectors(side: tuple[Actor, ...]) -> str:
    if not side or side[0].kind is ActorKind.STATE:
        return ""
    return ",".join(icews_sectors(side[0].sector))


def _country(side: tuple[Actor, ...]) -> str:
    return country_by_id(side[0].country).name if side and side[0].country else ""


def _land(act: Act) -> str:
    found = country_of_word(act.event.where, as_of=act.coding.report.day) if act.event.where else None
    sure = found and found.form in (Form.NAME, Form.ABBREVIATION, Form.CAPITAL) and found.country
    return sure.name if sure else ""


def _city(act: Act) -> str | None:
    found = country_of_word(act.event.where) if act.event.where else None
    return None if found and found.form in (Form.NAME, Form.ABBREVIATION) else act.event.where


FORMAT = Format(
    name="icews",
    told="The coded event data of ICEWS: tab-separated, with a header, a row for each actor and recipient, and for "
    "acts without a direction a row for each pair of parties in both orders.",
    source="The columns are those of the ICEWS Coded Event Data (doi:10.7910/DVN/28075).",
    columns=columns,
    lines=lines,
)
