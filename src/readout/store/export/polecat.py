"""The weekly files of POLECAT: tab-separated, a header, one row an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from readout.knowledge.countries import Form, country_of_word
from readout.knowledge.other_codes import cow_number
from readout.record.coding import Coding
from readout.record.model import Actor, ActorKind
from readout.store.export.acts import TOOK_PLACE, Act, paired_acts, raw_name
from readout.store.export.format import DAY, INTENSITY, NO_GAZETTEER, Choice, Column, Format, listed, tabbed

BODIES = (ActorKind.OFFICE, ActorKind.ORGANIZATION)
NO_WIKIPEDIA = "left empty: parties are not looked up in Wikipedia"


def columns(ontology: str) -> tuple[Column, ...]:
    """The 40 columns, in the order of the files."""
    return (
        *_event(ontology),
        *_party("Actor", lambda a: a.actors),
        *_party("Recipient", lambda a: a.recipients),
        *_place(),
        *_story(),
    )


def lines(codings: Iterable[Coding], choice: Choice) -> Iterator[str]:
    """The header, and a line for each row. Without statuses of its own the choice is what took place."""
    made = columns(choice.ontology)
    yield tabbed([column.name for column in made])
    for coding in codings:
        for act in paired_acts(coding, choice.statuses or TOOK_PLACE):
            yield tabbed([column.of(act) for column in made])


def _event(ontology: str) -> Iterator[Column]:
    told = (
        "the report's id, the event type and the event's id; with `-1`, `-2` where the event has several rows"
    )
    yield Column("Event ID", told, _id)
    yield Column("Event Date", DAY.format("YYYY-MM-DD"), lambda a: a.day)
    yield Column("Event Type", "the PLOVER type", lambda a: a.name_in(ontology))
    yield Column("Event Mode", "the PLOVER mode", lambda a: a.event.mode)
    yield Column("Intensity", INTENSITY, lambda a: a.type.score, "number")
    yield Column("Quad Code", "the quad class, in capitals", lambda a: a.type.quad.upper())
    yield Column("Contexts", "the PLOVER contexts", lambda a: listed(a.event.contexts))


def _party(side: str, who: Callable[[Act], tuple[Actor, ...]]) -> Iterator[Column]:
    def each(told: Callable[[Actor], str | None]) -> Callable[[Act], str]:
        return lambda act: listed(told(one) for one in who(act))

    def primary(act: Act) -> str | None:
        return next((one.sector for one in who(act) if one.sector), None)

    def raw(act: Act) -> str:
        return listed(raw_name(act, one) for one in who(act))

    numbers = "the numbers of their states in Correlates of War"
    yield Column(f"{side} Name", "the parties", each(lambda one: one.name))
    yield Column(f"{side} Country", "their countries (ISO alpha-3)", each(lambda one: one.country))
    yield Column(f"{side} COW", numbers, each(lambda one: cow_number(one.country)))
    yield Column(f"Primary {side} Sector", "the PLOVER sector of the first party that has one", primary)
    yield Column(f"{side} Sectors", "the PLOVER sectors of all", each(lambda one: one.sector))
    yield Column(f"{side} Title", "the offices that they hold", each(lambda one: one.office))
    yield Column(f"{side} Name Raw", "the words by which the evidence names them", raw)
    yield Column(f"Wikipedia {side} ID", NO_WIKIPEDIA)


def _place() -> Iterator[Column]:
    told = "the country (ISO alpha-3) of the place, where the place is a country or a capital"
    yield Column("Placename", "the place of the act, as the text names it", lambda a: a.event.where)
    yield Column("City", "the place, where it is a capital", lambda a: _of_form(a, Form.CAPITAL))
    yield Column("District", NO_GAZETTEER)
    yield Column("Province", NO_GAZETTEER)
    yield Column("Country", told, _country)
    yield Column("Latitude", NO_GAZETTEER)
    yield Column("Longitude", NO_GAZETTEER)
    yield Column("GeoNames ID", NO_GAZETTEER)
    yield Column("Raw Placename", "the same as Placename", lambda a: a.event.where)
    yield Column("Feature Type", NO_GAZETTEER)


def _story() -> Iterator[Column]:
    locations = "its states, the place of its dateline, and the places of its acts"
    yield Column("Source", "who published the report", lambda a: a.coding.report.source.name)
    yield Column(
        "Publication Date", "the day of publication", lambda a: (a.coding.report.published or "")[:10]
    )
    yield Column("Story People", "the persons of the whole report", lambda a: _named(a, ActorKind.PERSON))
    yield Column("Story Organizations", "its offices and organizations", lambda a: _named(a, *BODIES))
    yield Column("Story Locations", locations, _locations)
    yield Column("Language", "the language of the report", lambda a: a.coding.report.language)
    yield Column("Version", "versions of Readout and of its model", _version)


def _id(act: Act) -> str:
    part = f"-{act.part}" if act.part else ""
    return f"{act.coding.report.id}_{act.event.type}_{act.event.id}{part}"


def _of_form(act: Act, *forms: Form) -> str | None:
    found = country_of_word(act.event.where) if act.event.where else None
    return act.event.where if found and found.form in forms else None


def _country(act: Act) -> str | None:
    place = _of_form(act, Form.CAPITAL, Form.NAME, Form.ABBREVIATION)
    found = country_of_word(place, as_of=act.coding.report.day) if place else None
    return found.country.id if found and found.country else None


def _named(act: Act, *kinds: ActorKind) -> str:
    return listed(one.name for one in act.coding.actors if one.kind in kinds)


def _locations(act: Act) -> str:
    coding = act.coding
    states = (one.name for one in coding.actors if one.kind is ActorKind.STATE)
    return listed([*states, coding.report.dateline.place, *(event.where for event in coding.events)])


def _version(act: Act) -> str:
    run = act.coding.run
    return f"readout {run.version} {run.model}" if run else ""


FORMAT = Format(
    name="polecat",
    told="The weekly files of POLECAT: tab-separated, with a header, a row an event. Several parties stand in one "
    "cell, parted by `; `, each value once. Acts without a direction (talks, a fight) have a row for each pair of "
    "parties.",
    source="The columns are those of the weekly files of POLECAT (Harvard Dataverse, doi:10.7910/DVN/AJGVIT). "
    "Those files write `None` for what is not known; here such a cell is empty.",
    columns=columns,
    lines=lines,
    has_types=True,
)
