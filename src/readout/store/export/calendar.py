"""What parties owe and plan, as an iCalendar file (RFC 5545): one all-day entry a commitment or planned act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from readout.record.coding import Coding
from readout.record.model import Commitment, Event, Party, Sourced, Status, When
from readout.store.export.acts import chosen, days
from readout.store.export.format import Choice, Format
from readout.version import VERSION

OCTETS = 75  # of a content line at most, its end not counted (RFC 5545, 3.1)
PLANNED = frozenset({Status.PLANNED})
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
UNPRINTABLE = dict.fromkeys((*range(9), *range(11, 32), 127), " ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the record, what it says in short, what more there is to say, its days, and its place."""

    record: Sourced
    summary: str
    more: tuple[str, ...]
    when: When
    where: str | None


def lines(codings: Iterable[Coding], choice: Choice) -> Iterator[str]:
    """The calendar, line by line. What falls due in more than a week's span is told and left out.

    A planned act that a commitment tells in the same words has no entry of its own.
    """
    yield from map(fold, ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Readout//readout {VERSION}//EN"))
    yield from map(fold, ("CALSCALE:GREGORIAN", "METHOD:PUBLISH"))
    told: set[str] = set()
    for coding in codings:
        for entry in entries(coding, choice):
            interval = days(entry.when)
            if interval is None:
                choice.tell(_too_vague(coding, entry))
            elif entry.record.id not in told:
                told.add(entry.record.id)
                yield from map(fold, _event_lines(coding, entry, *interval))
    yield fold("END:VCALENDAR")
    if not told:
        choice.tell("no commitment or planned act with a day was found: the calendar is empty")


def entries(coding: Coding, choice: Choice) -> Iterator[Entry]:
    """The commitments of a report that fall due, and its planned acts (or those of the statuses that are chosen)."""
    owed = [one for one in coding.commitments if one.due is not None]
    for one in owed:
        assert one.due is not None
        yield Entry(one, _summary(one.parties, one.action.quote), _duties(one), one.due, one.venue)
    for event in chosen(coding, choice.statuses or PLANNED):
        if event.when is None or any(_same(event, one) for one in owed):
            continue
        does = f"{event.type}{f' ({event.mode})' if event.mode else ''}"
        aimed = f" → {_names(event.recipients)}" if event.recipients else ""
        status = (f"Status: {event.status.value}",)
        yield Entry(event, _summary(event.actors, f"{does}{aimed}"), status, event.when, event.where)


def fold(line: str) -> str:
    r"""A content line with its end, folded so that no line has more than 75 octets, and no character is cut.

    >>> [len(part.encode()) for part in fold("SUMMARY:" + "é" * 60).split("\r\n")]
    [74, 55, 0]
    """
    parts, size = [""], 0
    for character in line:
        width = len(character.encode("utf-8", "backslashreplace"))
        if size + width > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += width
    return "\r\n".join(parts) + "\r\n"


def text(words: str) -> str:
    r"""Words as a value of TEXT (RFC 5545, 3.3.11): control characters are blanks, and what has a meaning is escaped.

    >>> text("Oslo; a, b")
    'Oslo\\; a\\, b'
    """
    kept = words.replace("\r\n", "\n").translate(UNPRINTABLE)
    return kept.translate(ESCAPES)


def _event_lines(coding: Coding, entry: Entry, first: date, last: date) -> Iterator[str]:
    kind = "COMMITMENT" if isinstance(entry.record, Commitment) else "PLANNED ACT"
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.record.id}@readout"
    yield f"DTSTAMP:{_stamp(coding, first)}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"  # the day after: RFC 5545 does not count the end
    yield f"SUMMARY:{text(entry.summary)}"
    yield f"DESCRIPTION:{text(_description(coding, entry))}"
    if entry.where:
        yield f"LOCATION:{text(entry.where)}"
    yield f"CATEGORIES:{kind}"
    yield "TRANSP:TRANSPARENT"  # what others owe does not make the reader of the calendar busy
    yield "END:VEVENT"


def _stamp(coding: Coding, otherwise: date) -> str:
    """When the entry was made: when the report was published, since the same report must make the same file."""
    published = coding.report.published
    moment = datetime.fromisoformat(published) if published else None
    if moment is None:
        day = coding.report.day or otherwise
        return f"{day:%Y%m%d}T000000Z"
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _description(coding: Coding, entry: Entry) -> str:
    report = coding.report
    words = (f"“{_flat(one.quote)}”" for one in entry.record.evidence)
    page = (report.headline, report.source.name, (report.published or "")[:10], report.url or report.origin)
    told = ", ".join(_flat(part) for part in page if part)
    return "\n".join([*words, *entry.more, f"Report: {told}", f"Record: {entry.record.id} of {report.id}"])


def _duties(one: Commitment) -> tuple[str, ...]:
    found = [f"Toward: {_names(one.toward)}"] if one.toward else []
    found += [f"Condition: {_flat(one.condition)}"] if one.condition else []
    return (*found, f"State: {one.state}")


def _summary(parties: tuple[Party, ...], does: str) -> str:
    return f"{_names(parties) or 'nobody named'}: {_flat(does)}"


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(_flat(party.name) for party in parties)


def _flat(words: str) -> str:
    return " ".join(words.split())


def _same(event: Event, owed: Commitment) -> bool:
    """Whether a planned act is what a commitment tells: they share words."""
    return any(a.span.overlaps(b.span) for a in event.evidence for b in owed.evidence)


def _too_vague(coding: Coding, entry: Entry) -> str:
    where = coding.report.headline or coding.report.origin
    words = entry.when.words or entry.when.precision
    return f"{where}: “{entry.summary}” has no day (“{words}”) and is left out of the calendar"


FORMAT = Format(
    name="ics",
    told="An iCalendar file: an all-day entry for each commitment that falls due on a day, or within a week, and for "
    "each planned act (or the acts that `--status` chooses) that no commitment tells in the same words. What has only "
    "a month or a longer time is told on standard error and left out. Each entry has its words and its report in its "
    "description, the id of the record in its UID, and the publication of the report as its time stamp, so that the "
    "same report makes the same file and an entry read again replaces itself.",
    source="RFC 5545.",
    lines=lines,
)
