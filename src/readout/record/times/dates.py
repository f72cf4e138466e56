"""Days and months that name themselves: "Jan. 29, 2016", "29 January", "May", "Friday", "2016-01-29", "on the 12th"."""

from __future__ import annotations

import re
from datetime import date

from readout.knowledge.calendar import context_words
from readout.record.times.periods import Period
from readout.record.times.reading import BACK, DAY, ON, STAY, Hit, Reading, Sense, dated, day_sense

_YEAR_SHIFT = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "upcoming": 1, "current": 0}


def on_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(text: str, reading: Reading) -> int:
    """A year of four digits, or of two: the one nearest to the report's, not more than 20 years ahead."""
    number = int(text)
    if len(text) == 4:
        return number
    century = reading.day.year // 100 * 100
    return number + century if number + century <= reading.day.year + 20 else number + century - 100


def year_of(hit: Hit, reading: Reading, name: str = "yr") -> int | None:
    """The year that the piece names ("2015", "'98", "last year", "that year"), None where it is not there."""
    if not hit.has(name):
        return None
    values = hit.values(name)
    for value in values:
        if value.isdigit():
            return full_year(value, reading)
    for value in values:
        if value in _YEAR_SHIFT:
            return reading.day.year + _YEAR_SHIFT[value]
        if value in BACK | ON | STAY:
            base = reading.ref.start.year if reading.ref else reading.day.year
            return base + (-1 if value in BACK else 1 if value in ON else 0)
    return reading.day.year


def nearest_year(month: int, day: int, reading: Reading, *, ahead: bool | None) -> date | None:
    """The year-less day nearest to the report: behind it unless the words look ahead or it is over 8 months back."""
    now = reading.day
    found = [d for y in (-1, 0, 1, 2) if (d := on_day(now.year + y, month, day))]
    behind = [d for d in found if d <= now]
    beyond = [d for d in found if d >= now]
    if not behind or not beyond:
        return found[0] if found else None
    if ahead is None:
        ahead = (now - behind[-1]).days > 240
    return beyond[0] if ahead else behind[-1]


def month_day(reading: Reading, hit: Hit) -> Sense | None:
    """For "Jan. 29, 2016", "29 January", "the 29th of January last year"."""
    month, day = hit.number("month"), hit.number("day")
    year = year_of(hit, reading)
    found = on_day(year, month, day) if year else nearest_year(month, day, reading, ahead=reading.ahead(hit))
    return day_sense(found) if found else None


def day_range(reading: Reading, hit: Hit) -> Sense | None:
    """For "May 3-5", "between 3 and 5 May 2016": one span."""
    month, first, second = hit.number("month"), hit.number("day"), hit.number("day2")
    year = year_of(hit, reading)
    start = (
        on_day(year, month, first) if year else nearest_year(month, first, reading, ahead=reading.ahead(hit))
    )
    end = on_day(start.year, month, second) if start else None
    if start is None or end is None or end <= start:
        return None
    return Sense("DATE", f"{start}/{end}", "span", start, end, period=Period("day", start))


def _is_month_name(hit: Hit) -> bool:
    """Whether "May" or "March", standing alone, is the month: a small word that opens dates comes before."""
    word, before = hit.lexed.word(hit.at("month")), hit.before()
    if word not in ("may", "march", "mar."):
        return True
    if word != "may" and before in ("to", "and", "or", "for"):
        return False  # "to March", "and March": the verb in a headline, as often as not
    return before in context_words("opens month")


def month(reading: Reading, hit: Hit) -> Sense | None:
    """For "January 2015", "May '98", "March of last year", "October"."""
    number, year = hit.number("month"), year_of(hit, reading)
    if year is None:
        if not _is_month_name(hit):
            return None
        year = _month_year(reading, hit, number)
    return dated(Period("month", date(year, number, 1)))


def _month_year(reading: Reading, hit: Hit, number: int) -> int:
    now, ahead = reading.day, reading.ahead(hit)
    if ahead is None:
        ahead = (now.month - number) % 12 > 8
    return now.year + (number < now.month) if ahead else now.year - (number > now.month)


def relative_month(reading: Reading, hit: Hit) -> Sense | None:
    """For "last March", "next October", "this May"."""
    number, now, value = hit.number("month"), reading.day, hit.value("rel")
    if value == "this":
        year = now.year
    elif value in ("last", "past", "previous"):
        year = now.year - (number >= now.month)
    else:
        year = now.year + (number <= now.month)
    return dated(Period("month", date(year, number, 1)))


def weekday(reading: Reading, hit: Hit) -> Sense | None:
    """For "Friday": the last one, the report's day included, unless the words look ahead."""
    if hit.before() == "the" and hit.lexed.word(hit.first).endswith("."):
        return None  # the sun, at the end of a sentence
    back = (reading.day.isoweekday() - hit.number("wday")) % 7
    return day_sense(reading.day + DAY * (-back % 7) if reading.ahead(hit) else reading.day - DAY * back)


def weekday_of_week(reading: Reading, hit: Hit) -> Sense | None:
    """For "Friday last week", "this Friday"."""
    shift = _YEAR_SHIFT.get(hit.value("week"), 0)
    return day_sense(
        Period.containing("week", reading.day).shift(shift).start + DAY * (hit.number("wday") - 1)
    )


def relative_weekday(reading: Reading, hit: Hit) -> Sense | None:
    """For "last Friday", "next Friday" (from the report), "the previous Friday" (from the last date)."""
    number, rel = hit.number("wday"), hit.value("rel")
    if rel == "this":
        return weekday_of_week(reading, hit)
    from_last = rel in BACK | ON | STAY
    base = reading.ref_day if from_last else reading.day
    anchor = reading.ref_anchor if from_last else None
    if rel in STAY:
        return day_sense(base + DAY * ((number - base.isoweekday()) % 7), anchor=anchor)
    if rel in BACK or rel in ("last", "past"):
        return day_sense(base - DAY * ((base.isoweekday() - number) % 7 or 7), anchor=anchor)
    return day_sense(base + DAY * ((number - base.isoweekday()) % 7 or 7), anchor=anchor)


def dated_weekday(reading: Reading, hit: Hit) -> Sense | None:
    """For "Friday, Jan. 29": the year, where not given, is the one in which they agree, else the nearest."""
    month_, day = hit.number("month"), hit.number("day")
    year = year_of(hit, reading)
    if year:
        found = on_day(year, month_, day)
    else:
        tries = (on_day(reading.day.year + y, month_, day) for y in (0, -1, 1))
        found = next((d for d in tries if d and d.isoweekday() == hit.number("wday")), None)
        found = found or nearest_year(month_, day, reading, ahead=reading.ahead(hit))
    return day_sense(found) if found else None


def iso(_reading: Reading, hit: Hit) -> Sense | None:
    """For "2016-01-29", "2016-01-29T15:30"."""
    text = hit.value("iso").upper().replace(" ", "T")
    found = on_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if found is None:
        return None
    if len(text) == 10:
        return day_sense(found)
    return Sense("TIME", text[:16], "minute", found, found, period=Period("day", found))


def numeric_date(reading: Reading, hit: Hit) -> Sense | None:
    """For "2016/01/29", "29.01.2016", "1/29/2016"; day first with dots or where the first cannot be a month."""
    text = hit.value("num")
    first, second, third = re.split(r"[./-]", text)
    if len(first) == 4:
        found = on_day(int(first), int(second), int(third))
    elif len(third) == 3 or len(first) > 2:
        return None
    else:
        if len(third) == 2 and "/" not in text:
            return None
        year, one, two = full_year(third, reading), int(first), int(second)
        day_first = "." in text or one > 12
        found = on_day(year, two, one) if day_first else on_day(year, one, two)
    return day_sense(found) if found else None


def day_of_month(reading: Reading, hit: Hit) -> Sense | None:
    """For "on the 12th": that day of the month last spoken of, else the nearest one (behind or ahead)."""
    if not hit.lexed.word(hit.at("ord"))[0].isdigit() or hit.before() not in context_words(
        "opens day of month"
    ):
        return None
    if hit.after()[:1].isalpha() and hit.after() not in context_words("goes on after day"):
        return None
    number, now = hit.number("ord"), reading.day
    if reading.ref is not None and reading.ref.unit in ("day", "month") and reading.near(hit, 300):
        found = on_day(reading.ref.start.year, reading.ref.start.month, number)
        return day_sense(found, anchor=reading.ref_anchor) if found else None
    ahead = bool(reading.ahead(hit))
    here = on_day(now.year, now.month, number)
    if here is None or (here < now if ahead else here > now):
        other = Period.containing("month", now).shift(1 if ahead else -1).start
        here = on_day(other.year, other.month, number)
    return day_sense(here) if here else None
