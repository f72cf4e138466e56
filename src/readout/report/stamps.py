"""Time stamps: the lines of a page that say when it was published, updated or posted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.report.dates import PageDate, PageTime, PageZone, find_page_date, find_page_time, find_page_zone
from readout.spans import Span

#: A stamp has few words beside its day and time; what has more is a sentence.
_MAX_WORDS = 24
_MAX_OTHER_WORDS = 5

_UPDATED = re.compile(r"\b(?:last\s+)?(?:updated|modified|revised|edited|update)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:(?:first\s+)?published|publication|posted|issued|released|created|uploaded|input|date)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:source|editor|author|writer|reporter)\s*:\s*[\w.]+(?: [A-Z][\w.]+){0,3}", re.IGNORECASE
)
_AGO = re.compile(r"\b(?:\d{1,3}|an?) (?:year|month|week|day|hour|minute)s? ago\b", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:time|dated|local\s+time|release|hours|hrs|at|on|as\s+of|the)\b",
    re.IGNORECASE,
)
_ISO_T = re.compile(r"(?<=\d)T(?=\d)")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_MARKS = " \t|*•·,;:()[]/–—-"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp line says. ``other`` is what stands beside day and time (a section, a place), or None.

    ``label`` is "published", "updated" or None; a line that says both is about publication.
    """

    date: PageDate | None
    time: PageTime | None
    zone: PageZone | None
    label: str | None
    other: Span | None


def read_stamp(words: str) -> Stamp | None:
    """What a paragraph says as a time stamp, or None where it is no stamp. Spans count from its beginning.

    >>> stamp = read_stamp("World 09:05 GMT March 3, 2014")
    >>> stamp.time.hour, stamp.date.day, stamp.other.of("World 09:05 GMT March 3, 2014")
    (9, 3, 'World')
    """
    if len(words) > 200 or len(words.split()) > _MAX_WORDS or not _DIGIT.search(words):
        return None
    plain = _ISO_T.sub(" ", words)
    date = find_page_date(plain)
    rest = _without(plain, date.span) if date else plain
    time = find_page_time(rest)
    zone = None
    if time is not None:
        rest = _without(rest, time.span)
        zone = find_page_zone(rest)
        rest = _without(rest, zone.span) if zone else rest
    if date is None and time is None:
        return None
    label = "published" if _PUBLISHED.search(rest) else "updated" if _UPDATED.search(rest) else None
    rest = _again(rest, date, time)
    for pattern in (_CREDIT, _AGO, _UPDATED, _PUBLISHED, _SMALL, _WEEKDAY):
        rest = pattern.sub(lambda found: " " * len(found.group()), rest)
    other = _other_words(rest)
    exact = label is not None or (date is not None and (date.year is not None or time is not None))
    if other is not None and not (exact and _may_stand_beside(other.of(rest))):
        return None
    return Stamp(date, time, zone, label, other)


def _without(words: str, span: Span) -> str:
    return words[: span.start] + " " * len(span) + words[span.end :]


def _again(rest: str, date: PageDate | None, time: PageTime | None) -> str:
    """``rest`` without a second day or time: "Published ... Updated ..." on one line."""
    if date is not None and (second := find_page_date(rest)) is not None:
        rest = _without(rest, second.span)
    if time is not None and (third := find_page_time(rest)) is not None:
        rest = _without(rest, third.span)
        if (zone := find_page_zone(rest)) is not None:
            rest = _without(rest, zone.span)
    return rest


def _other_words(rest: str) -> Span | None:
    bare = rest.strip(_MARKS)
    if not any(character.isalnum() for character in bare):
        return None
    start = len(rest) - len(rest.lstrip(_MARKS))
    return Span(start, start + len(bare))


def _may_stand_beside(other: str) -> bool:
    """Whether words beside a day and time can be a label: few, capitalized, in one piece and no sentence."""
    names = other.split()
    if len(names) > _MAX_OTHER_WORDS or re.search(r"\s{3,}\w", other) or other.endswith((".", "?", "!")):
        return False
    return names[0][0].isupper() and all(name[0].isupper() or len(name) <= 3 for name in names)
