"""The event lines of PETRARCH2, as the pipelines of the Open Event Data Alliance take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.knowledge.cameo import NOBODY
from readout.record.coding import Coding
from readout.record.model import Actor
from readout.store.export.acts import TOOK_PLACE, Act, code_of, ordered_acts, raw_name
from readout.store.export.format import DAY, Choice, Column, Format, tabbed

CODE = "the CAMEO code of the actor: country and role (`NORGOV`), a state its country alone (`NOR`); `---` for none"
NO_SOURCE = "NULL"  # what PETRARCH2 writes for a story without a source


def columns(_ontology: str) -> tuple[Column, ...]:
    """The 11 columns; the lines have no header."""
    return (
        Column("date", DAY.format("YYYYMMDD"), lambda a: a.day.replace("-", "")),
        Column("source", CODE, lambda a: code_of(a.actors[0]) if a.actors else NOBODY),
        Column(
            "target",
            "the same of the recipient",
            lambda a: code_of(a.recipients[0]) if a.recipients else NOBODY,
        ),
        Column("code", "the CAMEO event code: the lexicon's, or the one of type and mode", lambda a: a.cameo),
        Column("issues", "left empty: Readout knows contexts and not the issues of PETRARCH2"),
        Column("ids", "the report's id and the event's, joined by `_`", _id),
        Column("url", "the address of the report", lambda a: a.coding.report.url),
        Column("StorySource", "who published it; `NULL` where it does not say", _source),
        Column(
            "source text",
            "the words by which the evidence names the actor, or `---`",
            lambda a: _raw(a, a.actors),
        ),
        Column("target text", "the same of the recipient", lambda a: _raw(a, a.recipients)),
        Column("event text", "the words of the report that say the act", _words),
    )


def lines(codings: Iterable[Coding], choice: Choice) -> Iterator[str]:
    """A line for each row, without a header. Without statuses of its own the choice is what took place."""
    made = columns(choice.ontology)
    for coding in codings:
        for act in ordered_acts(coding, choice.statuses or TOOK_PLACE):
            yield tabbed([column.of(act) for column in made])


def _id(act: Act) -> str:
    return f"{act.coding.report.id}_{act.event.id}"


def _source(act: Act) -> str:
    return act.coding.report.source.name or NO_SOURCE


def _raw(act: Act, side: tuple[Actor, ...]) -> str:
    return raw_name(act, side[0]) if side else NOBODY


def _words(act: Act) -> str:
    return act.words.quote if act.words else NOBODY


FORMAT = Format(
    name="petrarch",
    told="The event lines of PETRARCH2: tab-separated, without a header, a line for each actor and recipient, and "
    "for acts without a direction a line for each pair of parties in both orders.",
    source="The columns are those that PETRARCH2 writes for a story with an address, with its options for the texts "
    "of actors and events (https://github.com/openeventdata/petrarch2, `PETRwriter.py`).",
    columns=columns,
    lines=lines,
)
