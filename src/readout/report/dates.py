"""Days and clock times as page furniture writes them: stamps, datelines, release headers, addresses.

Only dates in full calendar form are read here ("Jan. 29", "29 January 2016", "2016-01-29"); the date expressions of
the story itself ("Friday", "next month") are another layer's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from readout.knowledge.pages import zone_words
from readout.spans import Span

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+$", re.IGNORECASE
)

#: In the order of trial; each has day and month, and year where it is written.
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)" + _YEAR + r"(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?<![\d:])" + _DAY + r"(?:\s+of)?[\s-]+" + _MONTH + r"(?:,?[\s-]+" + _YEAR + r")?(?!\d)",
        r"\b" + _MONTH + r"\s+" + _DAY + r"(?!\d)(?:,?\s+" + _YEAR + r"(?!\d))?",
        r"(?<!\d)(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)" + _YEAR + r"(?!\d)",
    )
)
#: Every date has a day beside a month's letters, or two parts of digits: most lines have neither.
_MAY_BE_DATE = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?[\s-]+[A-Za-z]{3}|[A-Za-z]{3}\.?\s+\d|\d[-/.]\d")
_TIME = re.compile(
    r"(?<![\d:.])(?P<bare>\d{4})\s?(?=(?P<after>[a-z]{1,5})\b)"
    r"|(?<![\d:.])(?P<dotted>\d{1,2})\.(?P<past>\d\d)"
    r"(?=\s?(?:(?P<dot_half>[ap])\.?m\b|(?P<dot_zone>[a-z]{3,4})\b))"
    r"|(?<![\d:.])(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?)?(?!\d)\s?(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?<![\d-])(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?![\d-])"
)
_ZONE_WORD = re.compile(r"\b[A-Z]{2,5}\b|(?<=\d)Z\b")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A day as written: ``year`` is None where it is left out. ``swapped``: day and month could change places."""

    span: Span
    day: int
    month: int
    year: int | None
    swapped: bool = False

    def on(self, year: int | None = None) -> date | None:
        """The day in its own year or in ``year``; None where there is no such day (February 31)."""
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None

    def moved(self, by: int) -> PageDate:
        """The same day, its span ``by`` characters further on."""
        return replace(self, span=Span(self.span.start + by, self.span.end + by))


@dataclass(frozen=True, slots=True)
class PageTime:
    """A clock time as written."""

    span: Span
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class PageZone:
    """A zone as written: an offset from UTC, an IANA name, or both."""

    span: Span
    offset: str | None
    name: str | None


def find_page_date(text: str, *, start: int = 0) -> PageDate | None:
    """The first full date of ``text`` at or after ``start``, the weekday before it included in its span.

    >>> find_page_date("15:30 January 29, 2016").on()
    datetime.date(2016, 1, 29)
    """
    if not _MAY_BE_DATE.search(text, start):
        return None
    first = min(_dates(text, start), key=lambda one: one.span, default=None)
    if first is None:
        return None
    weekday = _WEEKDAY.search(text[max(start, first.span.start - 12) : first.span.start])
    if weekday is None:
        return first
    return replace(first, span=Span(first.span.start - len(weekday.group()), first.span.end))


def _dates(text: str, start: int) -> Iterator[PageDate]:
    for form in _DATES:
        found = form.search(text, start)
        if found is None:
            continue
        parts = found.groupdict()
        month, day = _month(parts["month"]), int(parts["day"])
        swapped = form is _DATES[-1] and month <= 12 and day <= 12 and month != day
        if form is _DATES[-1] and month > 12 >= day:
            month, day = day, month
        yield PageDate(
            Span(*found.span()), day, month, int(parts["year"]) if parts["year"] else None, swapped
        )


def _month(words: str) -> int:
    return int(words) if words.isdecimal() else _NAMES.index(words[:3].lower()) + 1


def find_page_time(text: str) -> PageTime | None:
    """The first clock time of ``text`` ("15:30", "3 p.m.", "0630 GMT").

    >>> find_page_time("Updated at 3:05 p.m.").hour
    15
    """
    for found in _TIME.finditer(text):
        time = _clock(found)
        if time is not None and time[0] < 24 and time[1] < 60:
            return PageTime(Span(*found.span()), *time)
    return None


def _clock(found: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute of a match, or None where its digits are no time ("2016", "3" or "16.05" with nothing after)."""
    bare, half = found["bare"], found["half"] or found["dot_half"] or ""
    if bare is not None:
        known = found["after"] in zone_words() or found["after"].lower() in ("hrs", "hours")
        return (int(bare[:2]), int(bare[2:])) if known else None
    if found["dotted"] is not None:
        if not half and found["dot_zone"] not in zone_words():
            return None
        hour, minute = int(found["dotted"]), int(found["past"])
    else:
        if found["minute"] is None and not half:
            return None
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return hour, minute


def find_page_zone(text: str) -> PageZone | None:
    """The first zone of ``text``: an offset ("+0900", "GMT+9") or a zone word of the table ("KST").

    >>> find_page_zone("15:30 KST").name
    'Asia/Seoul'
    """
    offset = _OFFSET.search(text)
    if offset is not None and int(offset["hours"]) <= 14:
        sign = "+" if offset["sign"] == "+" else "-"
        return PageZone(
            Span(*offset.span()), f"{sign}{int(offset['hours']):02}:{offset['minutes'] or '00'}", None
        )
    for found in _ZONE_WORD.finditer(text):
        if found.group() in zone_words():
            return PageZone(Span(*found.span()), *zone_words()[found.group()])
    return None


def year_before(written: PageDate, latest: date) -> date | None:
    """The day of a date without a year: the last such day that is not after ``latest``, one day of grace allowed.

    The grace is for stamps in another zone than the dateline's, where the story's day can be ahead by one.

    >>> year_before(PageDate(Span(0, 6), 31, 12, None), date(2016, 1, 2))
    datetime.date(2015, 12, 31)
    """
    grace = latest + timedelta(days=1) if latest < date.max else latest
    for year in range(grace.year, max(grace.year - 9, 0), -1):  # nine years hold a February 29
        day = written.on(year)
        if day is not None and day <= grace:
            return day
    return None


def iso_stamp(day: date, time: PageTime | None, offset: str | None, zone: str | None) -> str:
    """ISO 8601, as exact as known: ``offset``, or else the zone's at that time, follows the time.

    >>> iso_stamp(date(2016, 1, 29), PageTime(Span(0, 5), 15, 30), None, "Asia/Seoul")
    '2016-01-29T15:30+09:00'
    """
    if time is None:
        return day.isoformat()
    if offset is None and zone is not None:
        at = datetime(day.year, day.month, day.day, time.hour, time.minute, tzinfo=ZoneInfo(zone))
        offset = at.isoformat(timespec="minutes")[16:]
    return f"{day.isoformat()}T{time.hour:02}:{time.minute:02}{offset or ''}"[:22]


def read_iso(words: str) -> str | None:
    """``words`` (an ISO 8601 day or time, or seconds since 1970) in the form of ``Report.published``, or None.

    >>> read_iso("2016-01-29 15:30:00Z")
    '2016-01-29T15:30+00:00'
    >>> read_iso("2016-02-31") is None
    True
    """
    plain = words.strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
            return date.fromisoformat(plain).isoformat()
        if re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{0,20}", plain):
            at = datetime.fromisoformat(plain.replace(" ", "T", 1).replace(" ", ""))
            return at.isoformat(timespec="minutes")
        if re.fullmatch(r"\d{9,10}(\d{3})?(\.\d+)?", plain):
            seconds = int(plain.split(".")[0]) // (1000 if len(plain.split(".")[0]) > 10 else 1)
            at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
            return at.isoformat(timespec="minutes")
    except ValueError:
        pass
    return None


def zone_of_offset(offset: str, day: date, *, near: str | None) -> str | None:
    """The IANA name for an offset on ``day``: ``near`` where its clocks show that offset then, else Etc/GMT.

    >>> zone_of_offset("+09:00", date(2016, 1, 29), near="Asia/Seoul")
    'Asia/Seoul'
    """
    if near is not None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(near))
        if noon.isoformat(timespec="minutes")[16:] == offset:
            return near
    hours, minutes = int(offset[:3]), offset[4:]
    if hours == 0 and minutes == "00":
        return "UTC"
    return f"Etc/GMT{-hours:+d}" if minutes == "00" and -12 <= hours <= 14 else None
