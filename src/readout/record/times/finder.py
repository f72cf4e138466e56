"""The pass over a text: finds each expression, builds its sense, remembers it for those that count from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from readout.record.times import clock
from readout.record.times.classes import STOP, class_codes
from readout.record.times.dates import on_day, order_in_figures
from readout.record.times.grammar import APPROXIMATE, NARROWING, TRIGGERS, Join, joins, longest, pattern
from readout.record.times.lexer import lex
from readout.record.times.model import TimeExpression
from readout.record.times.periods import Period
from readout.record.times.reading import DAY, NO_DATE, Hit, Reading, Sense, Tense
from readout.record.times.tense import tense_around
from readout.spans import Span

Found = tuple[Sense, int]


def find_times(
    text: str,
    *,
    as_of: date | datetime,
    future: Tense | None = None,
    month_first: bool | None = None,
) -> list[TimeExpression]:
    """The expressions of time of a text, in order, none overlapping another, resolved against the report's day.

    ``as_of`` is the day (or moment) of the report. ``future`` may say of a span whether what happens there lies ahead
    (True) or behind (False); where it is not given, or says None, the words around decide. ``month_first`` says how
    the source writes days in figures; where it is None and no clear one ("25/06/2015") stands in the text,
    "03/04/2015" is the stretch between the two days that it can be. A day that no calendar has ("April 31") is none.

    >>> [(t.words, t.value) for t in find_times("They met Friday and will meet next month.", as_of=date(2016, 1, 29))]
    [('Friday', '2016-01-29'), ('next month', '2016-02')]
    """
    lexed = lex(text)
    moment = as_of if isinstance(as_of, datetime) else None

    def ahead(span: Span) -> bool | None:
        hint = future(span) if future is not None else None
        return tense_around(lexed, span) if hint is None else hint

    order = order_in_figures(lexed) if month_first is None else month_first
    reading = Reading(lexed, moment.date() if moment else as_of, moment, ahead, order)
    found: list[TimeExpression] = []
    for run in _runs().finditer(lexed.codes):
        at, end = run.span()
        while at < end:
            hit = _at(reading, at)
            if hit is None:
                at += 1
                continue
            sense, last = hit
            if sense != NO_DATE:
                found.append(_express(reading, sense, at, last))
                _give_day(found, text)
                _give_year(found, text)
            at = last
    return found


#: What may stand between a time of day and its day: "10 a.m. (0100 GMT) on Friday".
_TO_DAY = re.compile(r"\s*(?:\([^()]*\)\s*|[(),]\s*)*(?:on\s+)?")


def _give_day(found: list[TimeExpression], text: str) -> None:
    """Moves the times of day just before a day onto it."""
    day = found[-1]
    if day.type != "DATE" or day.precision != "day" or day.start is None:
        return
    for i in range(len(found) - 2, max(len(found) - 4, -1), -1):
        time = found[i]
        if time.type != "TIME" or time.precision != "minute" or time.value[11:12] == "X":
            return
        if not _TO_DAY.fullmatch(text, time.span.end, day.span.start):
            return
        value = f"{day.start}{time.value[10:]}"
        found[i] = replace(time, value=value, start=day.start, end=day.start)


#: What stands between the ends of a stretch of days.
_TO_END = re.compile(r"\s*(?:to|through|until|till|and|–|—|--?)\s*", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\b[12]\d{3}$")


def _give_year(found: list[TimeExpression], text: str) -> None:
    """Moves the first end of a stretch into the year that its last end names: "from Jan. 1 to Dec. 31, 2015"."""
    first, last = found[-2:] if len(found) > 1 else (found[-1], found[-1])
    if first.type != "DATE" or last.precision != first.precision or first.precision not in ("day", "month"):
        return
    if first.start is None or last.start is None or not _HAS_YEAR.search(last.words):
        return
    if not _TO_END.fullmatch(text, first.span.end, last.span.start) or not _is_yearless(first.words):
        return
    for year in (last.start.year, last.start.year - 1):
        day = on_day(year, first.start.month, first.start.day)
        if day is not None and day < last.start:
            period = Period.containing(first.precision, day)
            found[-2] = replace(first, value=period.value, start=period.start, end=period.end)
            return


def _is_yearless(words: str) -> bool:
    """Whether the words are a month, or a day of a month, and no more."""
    known = {class_codes()[name] for name in ("MONTH", "AMONTH", "DAYNUM", "ORD", "THE", "OF")}
    codes = set(lex(words).codes)
    return codes <= known and bool(codes & {class_codes()["MONTH"], class_codes()["AMONTH"]})


@cache
def _runs() -> re.Pattern[str]:
    """Stretches of words that the grammar knows, at least one of which is about time itself."""
    codes = class_codes()
    triggers = "".join(codes[name] for name in TRIGGERS.split())
    calm = "".join(sorted(set(codes.values()) - set(triggers) - {STOP, "x"}))
    return re.compile(f"[{calm}]*[{triggers}][{calm}{triggers}]*")


def _express(reading: Reading, sense: Sense, first: int, last: int) -> TimeExpression:
    lexed = reading.lexed
    span = Span(lexed.starts[first], lexed.ends[last - 1])
    words = span.of(lexed.text)
    if sense.period is not None:
        reading.ref, reading.ref_words, reading.ref_end = sense.period, words, span.end
    return TimeExpression(
        span, words, sense.type, sense.value, sense.mod, sense.start, sense.end, sense.precision, sense.anchor
    )


def _at(reading: Reading, at: int) -> Found | None:
    """The expression that begins at a token, and the token after its last; None if none begins there."""
    codes = reading.lexed.codes
    for source, apply in ((NARROWING, _narrow), (APPROXIMATE, _approximate)):
        before = pattern(source).match(codes, at)
        if before is not None and before.end() > at:
            core = _whole(reading, before.end())
            changed = apply(reading, Hit(reading.lexed, before), core[0]) if core else None
            if core and changed:
                return changed, core[1]
    return _whole(reading, at)


def _whole(reading: Reading, at: int) -> Found | None:
    """A core with what may follow it: a part of the day, or the day after a time of day."""
    for join in joins():
        match = join.pattern.match(reading.lexed.codes, at)
        if match is not None:
            inner = _at(reading, match.end())
            sense = _joined(reading, join, Hit(reading.lexed, match), inner[0]) if inner else None
            if inner and sense:
                return sense, inner[1]
    core = _core(reading, at)
    return _extend(reading, *core) if core else None


def _joined(reading: Reading, join: Join, hit: Hit, inner: Sense) -> Sense | None:
    try:
        return join.build(reading, hit, inner)
    except (OverflowError, ValueError):
        return None


def _core(reading: Reading, at: int) -> Found | None:
    for rule, hit in longest(reading.lexed, at):
        try:
            sense = rule.build(reading, hit)
        except (OverflowError, ValueError):
            continue
        if sense is not None:
            return sense, hit.last
    return None


def _extend(reading: Reading, sense: Sense, last: int) -> Found:
    """For "Friday" + "morning"; "3 p.m." + "Friday"."""
    lexed = reading.lexed
    part = pattern("(?P<part>PART)").match(lexed.codes, last)
    if part is not None and sense.type == "DATE":
        joined = clock.part_of_day(reading, Hit(lexed, part), sense)
        if joined is not None:
            return joined, last + 1
    if sense.type == "TIME" and sense.precision == "minute" and sense.value[11:12] != "X":
        link = pattern("COMMA? ON?").match(lexed.codes, last)
        day = _core(reading, link.end()) if link else None
        if day and day[0].type == "DATE" and day[0].precision == "day" and day[0].start:
            return clock.at_clock(day[0].start, sense.value[11:]), day[1]
        if day and day[0].type == "TIME" and day[0].start and day[0].precision == "day":
            return clock.at_clock(day[0].start, sense.value[11:]), day[1]
    return sense, last


def _narrow(reading: Reading, hit: Hit, core: Sense) -> Sense | None:
    """For "early 2014", "the end of March", "earlier in the week": a part of the period that follows."""
    period = core.period
    if core.type not in ("DATE", "TIME") or period is None or core.precision == "minute":
        return None
    if hit.has("earlier"):
        return _earlier(reading, hit, core)
    if core.precision == "day":
        return core if hit.has("early") or hit.has("edge") else None
    mod = hit.value("early") or hit.value("edge") or hit.value("edge2")
    start, end = period.narrow(mod, share=3 if hit.has("early") else 6)
    return core.moved(mod=mod, start=start, end=end)


def _earlier(reading: Reading, hit: Hit, core: Sense) -> Sense | None:
    """For "earlier this week" ends the day before the report; "later this month" begins the day after it."""
    back = hit.lexed.word(hit.at("earlier")) == "earlier"
    if core.start is None or core.end is None or core.precision == "day":
        # "earlier Friday": the word belongs to the act; "earlier in the day" is one expression.
        return (
            core
            if reading.lexed.word(hit.last - 1) == "in" or reading.lexed.word(hit.last) == "today"
            else None
        )
    if not core.start <= reading.day <= core.end:
        return core.moved(mod="START" if back else "END")
    if back:
        return core.moved(mod="START", end=max(reading.day - DAY, core.start))
    return core.moved(mod="END", start=min(reading.day + DAY, core.end))


def _approximate(_reading: Reading, hit: Hit, core: Sense) -> Sense | None:
    """For "about 20 minutes", "more than a year", "around 1990"."""
    mod = hit.value("approx")
    counted = "[ARTICLE MANY DAYNUM NUM YEARNUM HALF CLOCK NOON]|UNITS AGO"
    if not pattern(counted).match(hit.lexed.codes, hit.last):
        return None  # "about the week", "over the weekend", "around Friday": prepositions
    if core.type == "DURATION" or (core.type and hit.lexed.word(hit.first) == "some"):
        return core.moved(mod=mod)
    if core.type in ("DATE", "TIME") and mod == "APPROX":
        return core.moved(mod=mod)
    if core.type == "DATE" and core.precision != "vague" and mod in ("MORE_THAN", "LESS_THAN"):
        return core.moved(mod={"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}[mod])
    return None
