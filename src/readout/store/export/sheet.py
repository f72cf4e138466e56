"""Our own table of events, for spreadsheets and statistics: one row an event (csv, and parquet in parquet.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.record.coding import Coding
from readout.record.model import When
from readout.store.export.acts import Act, whole_acts
from readout.store.export.format import INTENSITY, Choice, Column, Format, comma, listed


def columns(ontology: str) -> tuple[Column, ...]:
    """The columns, those of the act first, then parties, time and place, words, and how the record came about."""
    return (*_act(ontology), *_parties(), *_setting(), *_words(), *_origin())


def lines(codings: Iterable[Coding], choice: Choice) -> Iterator[str]:
    """The header, and a line an event: all, or those of the statuses that are chosen."""
    made = columns(choice.ontology)
    yield comma([column.name for column in made])
    for coding in codings:
        for act in whole_acts(coding, choice.statuses):
            yield comma([column.of(act) for column in made])


def _act(ontology: str) -> Iterator[Column]:
    quad = "verbal or material, cooperation or conflict"
    cameo = "the CAMEO code, where the lexicon knows it; text, its leading zero counts"
    yield Column("id", "the event's id", lambda a: a.event.id)
    yield Column("report", "the report's id", lambda a: a.coding.report.id)
    yield Column("type", "the PLOVER type", lambda a: a.name_in(ontology))
    yield Column("mode", "its mode", lambda a: a.event.mode)
    yield Column("contexts", "its contexts", lambda a: listed(a.event.contexts))
    yield Column("cameo", cameo, lambda a: a.event.cameo)
    yield Column("quad", quad, lambda a: a.type.quad)
    yield Column("intensity", INTENSITY, lambda a: a.type.score, "number")
    yield Column(
        "status", "happened, ongoing, planned, proposed, possible or denied", lambda a: a.event.status.value
    )


def _parties() -> Iterator[Column]:
    yield Column("actors", "who acts, parted by `; `", lambda a: listed(one.name for one in a.actors))
    yield Column("actor_countries", "their countries", lambda a: listed(one.country for one in a.actors))
    yield Column("actor_sectors", "their PLOVER sectors", lambda a: listed(one.sector for one in a.actors))
    yield Column("actor_ids", "their ids", lambda a: listed(one.id for one in a.actors))
    yield Column("recipients", "whom it is done to", lambda a: listed(one.name for one in a.recipients))
    yield Column("recipient_countries", "their countries", lambda a: listed(o.country for o in a.recipients))
    yield Column("recipient_sectors", "their sectors", lambda a: listed(one.sector for one in a.recipients))
    yield Column("recipient_ids", "their ids", lambda a: listed(one.id for one in a.recipients))
    yield Column(
        "reciprocal", "yes where all are actors and it has no direction", lambda a: a.event.reciprocal, "flag"
    )


def _setting() -> Iterator[Column]:
    yield Column("start", "the first day", lambda a: _when(a).start)
    yield Column("end", "the last day", lambda a: _when(a).end)
    yield Column(
        "precision", "how exact that is: minute, day, week, month, ...", lambda a: _when(a).precision
    )
    yield Column("when", "the words that say it", lambda a: _when(a).words)
    yield Column("where", "the place", lambda a: a.event.where)
    yield Column("channel", "phone, video, meeting, ...", lambda a: a.event.channel and a.event.channel.value)
    yield Column("duration", "how long it took (ISO 8601)", lambda a: a.event.duration)
    yield Column("ordinal", "which of a row of like acts it is", lambda a: a.event.ordinal, "whole")
    yield Column("count", "how many acts it stands for", lambda a: a.event.count, "whole")
    yield Column("matter", "what it is about", _matter)


def _words() -> Iterator[Column]:
    yield Column(
        "words",
        "the words of the report that say it, as they stand there",
        lambda a: a.words and a.words.quote,
    )
    yield Column("span", "where in the text as received they stand: start and end, joined by `-`", _span)
    yield Column("more_words", "further words that say the same act, parted by ` | `", _more)
    yield Column("told_by", "on whose word the report tells it, outermost first", _told_by)


def _origin() -> Iterator[Column]:
    day = "the day of publication, with the time where it is known"
    yield Column("score", "the model's score, from 0 to 1", lambda a: a.event.score, "number")
    yield Column("decided_by", "the row, rule or model that decided", lambda a: a.event.decided_by)
    yield Column("overridden", "what changed the decision", lambda a: a.event.overridden)
    yield Column("headline", "the report's headline", lambda a: a.coding.report.headline)
    yield Column("source", "who published it", lambda a: a.coding.report.source.name)
    yield Column("published", day, lambda a: a.coding.report.published)
    yield Column("url", "its address", lambda a: a.coding.report.url)
    yield Column("origin", "the file that it was read from", lambda a: a.coding.report.origin)


def _when(act: Act) -> When:
    return act.event.when or When(None, None, "", "")


def _matter(act: Act) -> str | None:
    return next((one.label for one in act.coding.matters if one.id == act.event.matter), None)


def _span(act: Act) -> str | None:
    return f"{act.words.span.start}-{act.words.span.end}" if act.words else None


def _more(act: Act) -> str:
    return listed((one.quote for one in act.event.evidence[1:]), by=" | ")


def _told_by(act: Act) -> str:
    speakers = {one.id: one.speaker.name if one.speaker else one.kind for one in act.coding.statements}
    return listed(speakers.get(one) for one in act.event.told_by)


FORMAT = Format(
    name="csv",
    told="A table of our own for spreadsheets and statistics: comma-separated, UTF-8, with a header, a row an event. "
    "All events, unless `--status` chooses. A text that a spreadsheet would take for a formula (it begins with `=`, "
    "`+`, `-` or `@`) has an apostrophe before it, so that a report cannot make a spreadsheet calculate; where exact "
    "words count, take it off, or use parquet or jsonl.",
    source="Readout's own; the fields are those of an Event in [record.md](record.md). The apostrophe is what OWASP "
    "advises against CSV injection.",
    columns=columns,
    lines=lines,
    has_types=True,
)
