"""Times that hang on a happening or a date: "since the test", "two weeks after the vote", "since January".

TIMEX3 does not mark these, so :func:`~readout.record.times.find_times` leaves them out and this gives them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from readout.knowledge.calendar import context_words, event_nouns
from readout.record.times.model import TimeExpression
from readout.record.times.periods import add
from readout.spans import Span

_OPENING = re.compile(
    r"\b(since|after|following|before|until|ahead of|prior to|in the wake of|in the aftermath of|on the eve of)\s+"
    r"(?=(the|its|his|her|their|a|an|this|that|last|[A-Z][\w.]*)\b)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"\b(since|after|before|until|till|by)\s+$", re.IGNORECASE)
_UP_TO = frozenset({"before", "until", "till", "by", "ahead of", "prior to", "on the eve of"})
_WORD = re.compile(r"(?:[A-Z]\.)+(?:['’]s)?|[^\W_]+(?:-[^\W_]+)*(?:['’]s|\.(?=\s\d))?|[^\w\s]|\n\s*\n")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_REACH = 8


def find_anchored(text: str, *, as_of: date, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Expressions that count from a happening or reach from or to a date, in order; ``anchor`` holds its words.

    ``times`` is what :func:`find_times` found in the same text. Where the text dates a happening of the same
    name ("the Jan. 6 nuclear test"), its day closes the interval; else that end is None.

    >>> from readout.record.times import find_times
    >>> text = "After the Jan. 6 launch they spoke twice. No talks were held since the launch."
    >>> times = find_times(text, as_of=date(2016, 1, 29))
    >>> [(t.words, t.start, t.end) for t in find_anchored(text, as_of=date(2016, 1, 29), times=times)][-1]
    ('since the launch', datetime.date(2016, 1, 6), datetime.date(2016, 1, 29))
    """
    found = []
    for opening in _OPENING.finditer(text):
        head = _head(text, opening.end())
        if head is not None:
            link = Link(
                opening.group(1).lower(), Span(opening.start(), head.end), Span(opening.end(), head.end)
            )
            found.append(_from_happening(text, as_of, times, link))
    taken = [one.span for one in found]
    for time in times:
        before = _BEFORE_DATE.search(text, max(time.span.start - 12, 0), time.span.start)
        if before and _is_date(time) and not any(time.span.overlaps(span) for span in taken):
            link = Link(before.group(1).lower(), Span(before.start(), time.span.end), time.span)
            found.append(_expression(text, link, _bounds(link.relation, time.start, time.end, as_of)))
    return sorted(found, key=lambda one: one.span)


@dataclass(frozen=True, slots=True)
class Link:
    """The word that relates a time to a happening or date, all its words, and those of what it hangs on."""

    relation: str
    span: Span
    phrase: Span


def _head(text: str, at: int) -> Span | None:
    """The noun of a happening that ends the phrase beginning here; None if another kind of phrase begins here."""
    last, nouns, skip = None, event_nouns(), context_words("ends anchor")
    for count, match in enumerate(_WORD.finditer(text, at)):
        word = match.group().lower()
        if count >= _REACH or word in skip or (not word[0].isalnum() and word != "-"):
            break
        if word in nouns:
            last = Span(match.start(), match.end())
        elif last is not None:
            break
    return last


def _from_happening(text: str, as_of: date, times: Sequence[TimeExpression], link: Link) -> TimeExpression:
    dated = _date_of(text, link.phrase, times)
    first, last = (dated.start, dated.end) if dated else (None, None)
    length = next((t for t in times if t.type == "DURATION" and 0 < link.span.start - t.span.end <= 2), None)
    if length is not None and link.relation in ("after", "before"):
        day = _moved(first, length.value, -1 if link.relation == "before" else 1)
        link = replace(link, span=Span(length.span.start, link.span.end))
        return _expression(text, link, (day, day))
    if link.relation not in _UP_TO and link.relation != "since":
        return _expression(text, link, (last, None))  # an answer to a happening may come on its day
    return _expression(text, link, _bounds(link.relation, first, last, as_of))


def _bounds(
    relation: str, first: date | None, last: date | None, as_of: date
) -> tuple[date | None, date | None]:
    """First and last day of "since", "after", "before", "until" or "by" a stretch of days."""
    if relation == "since":
        return first, as_of
    if relation in _UP_TO:
        if relation in ("until", "till", "by"):
            return None, last
        return None, first - timedelta(days=1) if first else None
    return last + timedelta(days=1) if last else None, None


def _expression(text: str, link: Link, bounds: tuple[date | None, date | None]) -> TimeExpression:
    start, end = bounds
    one_day = start is not None and start == end
    value = str(start) if one_day else f"{start or 'XXXX-XX-XX'}/{end or 'XXXX-XX-XX'}"
    words, anchor = link.span.of(text), link.phrase.of(text)
    return TimeExpression(
        link.span, words, "DATE", value, None, start, end, "day" if one_day else "span", anchor=anchor
    )


def _moved(day: date | None, value: str, sign: int) -> date | None:
    length = re.fullmatch(r"P(\d+)([DWMY])", value)
    if day is None or length is None:
        return None
    return add(day, _UNITS[length.group(2)], sign * int(length.group(1)))


def _date_of(text: str, phrase: Span, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The date that the text gave, up to here, to a happening of this name."""
    words = [m.group() for m in _WORD.finditer(phrase.of(text))]
    noun = event_nouns()[words[-1].lower()]
    inside = [t for t in times if phrase.covers(t.span) and _is_date(t)]
    if inside:
        return inside[-1]
    behind = next((t for t in times if t.span.start > phrase.end), None)
    if behind and _is_date(behind) and text[phrase.end : behind.span.start].strip() in ("on", "in", "of"):
        return behind
    modifier = words[-2].lower() if len(words) > 2 and words[-2][0].islower() else None
    for time in reversed([t for t in times if t.span.end <= phrase.start and _is_date(t)]):
        if _names(text, time, noun, modifier):
            return time
    return None


def _is_date(time: TimeExpression) -> bool:
    return (
        time.type in ("DATE", "TIME")
        and time.start is not None
        and time.precision in ("day", "minute", "week", "month", "year")
    )


def _names(text: str, time: TimeExpression, noun: str, modifier: str | None) -> bool:
    """Whether the words beside a date name the happening: "Jan. 6 nuclear test", "the test on Jan. 6"."""
    after = [m.group().lower() for m in _WORD.finditer(text[time.span.end : time.span.end + 60])][:4]
    before = [
        m.group().lower() for m in _WORD.finditer(text[max(time.span.start - 60, 0) : time.span.start])
    ][-4:]
    nouns, skip = event_nouns(), context_words("ends anchor")
    for i, word in enumerate(after):
        if not word[0].isalnum() or word in skip:
            break
        if nouns.get(word) == noun:
            return modifier is None or i == 0 or after[i - 1] == modifier
    if before and before[-1] in ("on", "in", "of"):
        before = before[:-1]
    if before and nouns.get(before[-1]) == noun:
        told = before[-2] if len(before) > 1 else ""
        return modifier is None or told in (modifier, "the", "a", "its", "their") or not told
    return False
