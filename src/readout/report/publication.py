"""When and where a report was published, and by whom: one answer out of all that argument and page say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from readout.errors import UsageError
from readout.knowledge.pages import Publisher, folded, places, publishers_by_domain, publishers_by_name
from readout.report.dateline import WrittenDateline
from readout.report.dates import PageDate, find_page_date, iso_stamp, read_iso, year_before, zone_of_offset
from readout.report.figures import MONTH_FIRST, country_of_place, first_place
from readout.report.head import Head, PlacedStamp
from readout.report.model import Dateline, Note, Source
from readout.report.stamps import read_stamp
from readout.spans import Span

_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/]?)(0?[1-9]|1[0-2])\2([0-2]?[0-9]|3[01])(?:(?!\d)|(?<=\d{8}))"
)
_WEEKDAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?=[^\n]{0,12}\b(?:19|20)\d\d|[A-Z]\w+ \d)"
)


@dataclass(frozen=True, slots=True)
class Declared:
    """What is known of a report beside its text: from the user, a field of JSON Lines, or a page's metadata.

    ``published`` is the page's own word, in whatever form it was written.
    """

    headline: str | None = None
    published: str | None = None
    url: str | None = None
    site: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """The answer: see the fields of the same names in ``Report``."""

    published: str | None
    zone: str | None
    dateline: Dateline
    source: Source
    notes: tuple[Note, ...]


def check_published(published: str | None) -> str | None:
    """The user's own word on publication in ISO form.

    Raises ``UsageError`` where it is no ISO 8601 day or time.
    """
    if published is None:
        return None
    iso = read_iso(published)
    if iso is None:
        raise UsageError(
            f"published={published!r} is no day or time: write 2016-01-29, 2016-01-29T15:30 or 2016-01-29T15:30+09:00"
        )
    return iso


def find_publication(clean: str, head: Head, *, argument: str | None, declared: Declared) -> Publication:
    """Publication time, zone, dateline and source. The user's ``argument`` wins; a note says where the page disagrees.

    Then come what the page declares, its stamps, a dateline with a year, the day in its address, and last a day
    that the headline or the text names in full.
    """
    publisher = _publisher(declared, head)
    zone = _home_zone(publisher, head)
    notes: list[Note] = []
    page, page_zone = _page_stamp(
        clean, head, zone, month_first=_is_month_first(publisher, head), notes=notes
    )
    stated = _declared_stamp(declared.published, notes)
    published = _more_exact(stated, page)
    if published is None:
        published = _from_dateline(head.dateline) or _from_url(declared.url)
    if published is None and argument is None:
        published = _from_headline(clean, head) or _from_text(clean, notes)
    if argument is not None:
        if published is not None and published[:10] != argument[:10]:
            notes.append(
                Note(f"the page says it was published {published}; {argument} was given and is used")
            )
        same_day = published is not None and published[:10] == argument[:10]
        published = _more_exact(argument, published) if same_day else argument
    zone = _zone(published, page_zone, zone)
    dateline = _resolved(head, published, notes)
    if published is None and not notes:
        notes.append(Note("no day of publication is to be found: give one with published, or days stay open"))
    return Publication(published, zone, dateline, _source(declared, head, publisher), tuple(notes))


def _publisher(declared: Declared, head: Head) -> Publisher | None:
    """The row of the table for who published the page: by address, by site name, else by the dateline's agency."""
    host = (urlsplit(declared.url).hostname or "") if declared.url and _is_url(declared.url) else ""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if (known := publishers_by_domain().get(".".join(labels[first:]))) is not None:
            return known
    agency = head.dateline.agency if head.dateline else None
    named = declared.site or head.site or (agency if not host else None)
    return publishers_by_name().get(folded(named)) if named else None


def _is_url(words: str) -> bool:
    try:
        return bool(urlsplit(words).hostname)
    except ValueError:
        return False


def _source(declared: Declared, head: Head, publisher: Publisher | None) -> Source:
    if publisher is not None:
        return Source(publisher.name, publisher.kind)
    if declared.site or head.site:
        return Source(declared.site or head.site, "outlet")
    if declared.url and _is_url(declared.url):
        host = (urlsplit(declared.url).hostname or "").removeprefix("www.")
        labels = host.split(".")
        official = "gov" in labels or "gob" in labels or "gouv" in labels or labels[0] in ("mfa", "mofa")
        return Source(host, "ministry" if official else "un" if host.endswith(".un.org") else "outlet")
    if head.issuer is not None:
        return Source(*head.issuer)
    return Source(head.dateline.agency, "agency") if head.dateline and head.dateline.agency else Source()


def _home_zone(publisher: Publisher | None, head: Head) -> str | None:
    """The zone that the page's clock most likely shows: the publisher's home, else the dateline's place."""
    if publisher is not None and publisher.zone is not None:
        return publisher.zone
    agency = publishers_by_name().get(folded((head.dateline.agency if head.dateline else None) or ""))
    if agency is not None and agency.zone is not None:
        return agency.zone
    place = first_place((head.dateline.place if head.dateline else None) or head.place)
    if place in places():
        return places()[place].zone
    zones = {placed.stamp.zone.name for placed in head.stamps if placed.stamp.zone and placed.stamp.zone.name}
    return zones.pop() if len(zones) == 1 else None


def _is_month_first(publisher: Publisher | None, head: Head) -> bool:
    if publisher is not None and publisher.country is not None:
        return publisher.country in MONTH_FIRST
    return country_of_place((head.dateline.place if head.dateline else None) or head.place) in MONTH_FIRST


def _page_stamp(
    clean: str, head: Head, home: str | None, *, month_first: bool, notes: list[Note]
) -> tuple[str | None, str | None]:
    """The page's stamp of publication in ISO form and the zone that it names; stamps of the last change come last."""
    stamps = sorted(enumerate(head.stamps), key=lambda one: _rank(one[1], one[0]))
    for _, placed in stamps:
        stamp = placed.stamp
        if stamp.date is None or stamp.date.year is None:
            continue
        day = _day(stamp.date, month_first=month_first)
        if day is None:
            where = stamp.date.moved(placed.start).span
            notes.append(Note(f"there is no such day as {where.of(clean)!r}", where))
            continue
        offset, zone = (stamp.zone.offset, stamp.zone.name) if stamp.zone else (None, None)
        if offset is not None and zone is None:
            zone = zone_of_offset(offset, day, near=home)
        return iso_stamp(day, stamp.time, offset, zone or home), zone
    return None, None


def _rank(placed: PlacedStamp, index: int) -> tuple[int, int, int]:
    """Labelled as publication, then unlabelled, then of the last change; with a time first; the nearest first."""
    label = {"published": 0, None: 1, "updated": 2}[placed.stamp.label]
    return label, placed.stamp.time is None, -index


def _day(written: PageDate, *, month_first: bool) -> date | None:
    if written.swapped and month_first:
        return PageDate(written.span, written.month, written.day, written.year).on()
    return written.on()


def _declared_stamp(words: str | None, notes: list[Note]) -> str | None:
    if not words:
        return None
    iso = read_iso(words)
    if iso is None:
        stamp = read_stamp(words)
        day = stamp.date.on() if stamp and stamp.date and stamp.date.year else None
        if stamp is None or day is None:
            notes.append(Note(f"the day of publication {words[:60]!r} cannot be read: write 2016-01-29"))
            return None
        zone = stamp.zone
        iso = iso_stamp(day, stamp.time, zone.offset if zone else None, zone.name if zone else None)
    return iso


def _more_exact(first: str | None, second: str | None) -> str | None:
    """``first``, or ``second`` where it says the same day and more."""
    if first is None or second is None:
        return first or second
    return second if second[:10] == first[:10] and len(second) > len(first) else first


def _from_dateline(dateline: WrittenDateline | None) -> str | None:
    day = dateline.date.on() if dateline and dateline.date and dateline.date.year else None
    return day.isoformat() if day else None


def _from_headline(clean: str, head: Head) -> str | None:
    """The day that a headline names in full ("Regular Press Conference on 2 September 2021")."""
    return _full_day(head.headline.of(clean)) if head.headline is not None else None


def _from_text(clean: str, notes: list[Note]) -> str | None:
    """The first day that the text names with its weekday and year, where the page has no other; a note says so."""
    found = _WEEKDAY.search(clean)
    day = _full_day(clean[found.end() : found.end() + 24]) if found else None
    if day is not None:
        notes.append(
            Note(f"the page does not say when it was published; the day that its text names, {day}, is used")
        )
    return day


def _full_day(words: str) -> str | None:
    written = find_page_date(words)
    day = written.on() if written is not None and written.year else None
    return day.isoformat() if day else None


def _from_url(url: str | None) -> str | None:
    for found in _URL_DATE.finditer(url or ""):
        try:
            return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
        except ValueError:
            continue
    return None


def _zone(published: str | None, page_zone: str | None, home: str | None) -> str | None:
    if page_zone is not None or published is None or len(published) <= 16:
        return page_zone or home
    return zone_of_offset(published[16:], date.fromisoformat(published[:10]), near=home) or home


def _resolved(head: Head, published: str | None, notes: list[Note]) -> Dateline:
    """The dateline with its year: its own, or that of the last such day not after publication."""
    written = head.dateline
    if written is None:
        return Dateline(place=head.place)
    day: date | None = None
    if written.date is not None:
        latest = date.fromisoformat(published[:10]) if published else None
        day = (
            written.date.on() if written.date.year else year_before(written.date, latest) if latest else None
        )
        if day is None and (written.date.year or latest):
            notes.append(Note("the dateline names a day that does not exist", written.date.span))
        elif day is None:
            notes.append(
                Note(
                    "the dateline has no year, nor has the page: give a day with published", written.date.span
                )
            )
    return Dateline(written.place, day, written.agency, Span(written.span.start, written.span.end))
