"""Days and months that name themselves: "Jan. 29, 2016", "29 January", "May", "Friday", "2016-01-29", "on the 12th"."""

from __future__ import annotations

import re
from datetime import date

from readout.knowledge.calendar import context_words
from readout.record.times.classes import Lexed, class_codes
from readout.record.times.periods import Period
from readout.record.times.reading import BACK, DAY, NO_DATE, ON, STAY, Hit, Reading, Sense, dated, day_sense

#: From how many days back on a year-less day is taken to lie ahead, where no word tells.
_UNTOLD = 240
#: How many days off a year-less day is taken for its like on the other side, where that is as near as the second.
_FAR, _NEAR = 300, 60
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
    """The year-less day nearest to the report: behind it unless the words look ahead or it is over 8 months back.

    February 29 has to lie within a year of the report, on the side that the words say; else None.
    """
    now = reading.day
    found = [d for y in (-1, 0, 1, 2) if (d := on_day(now.year + y, month, day))]
    behind = [d for d in found if d <= now]
    beyond = [d for d in found if d >= now]
    if not behind or not beyond:
        near = min(found, key=lambda d: abs((d - now).days), default=None)
        reach = _UNTOLD if ahead is None else 366
        fits = near is not None and abs((near - now).days) <= reach
        return near if near is not None and fits and ahead in (None, near > now, near >= now) else None
    back, on = (now - behind[-1]).days, (beyond[0] - now).days
    if ahead is None:
        ahead = back > _UNTOLD
    elif max(back, on) > _FAR and min(back, on) < _NEAR:
        ahead = on < back  # nobody leaves out the year of a day so far off when its like is so near
    return beyond[0] if ahead else behind[-1]


def month_day(reading: Reading, hit: Hit) -> Sense | None:
    """For "Jan. 29, 2016", "29 January", "the 29th of January last year"."""
    month, day = hit.number("month"), hit.number("day")
    year = year_of(hit, reading)
    found = on_day(year, month, day) if year else nearest_year(month, day, reading, ahead=reading.ahead(hit))
    return day_sense(found) if found else _no_such_day(hit)


def _no_such_day(hit: Hit) -> Sense | None:
    """For "April 31" no date at all; None for "in April 31 people", which is April, and for "the 45th May Day"."""
    return None if hit.before() == "in" or hit.number("day") > 31 else NO_DATE


def day_range(reading: Reading, hit: Hit) -> Sense | None:
    """For "May 3-5", "between 3 and 5 May 2016": one span."""
    month, first, second = hit.number("month"), hit.number("day"), hit.number("day2")
    if hit.lexed.codes[hit.last : hit.last + 1] in (class_codes()["AMPM"], class_codes()["OCLOCK"]):
        return None  # "on May 3 until 6 p.m."
    year = year_of(hit, reading)
    start = (
        on_day(year, month, first) if year else nearest_year(month, first, reading, ahead=reading.ahead(hit))
    )
    end = on_day(start.year, month, second) if start else None
    if start is None or end is None:
        return _no_such_day(hit)
    if end <= start:
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


def relative_month_day(reading: Reading, hit: Hit) -> Sense | None:
    """For "last Sept. 15", "next May 3": the one before, or after, the report's day."""
    month_, day, rel, now = hit.number("month"), hit.number("day"), hit.value("rel"), reading.day
    found = [d for y in (-1, 0, 1) if (d := on_day(now.year + y, month_, day))]
    if rel == "this":
        return next((day_sense(d) for d in found if d.year == now.year), None)
    if rel in ("last", "past"):
        return next((day_sense(d) for d in reversed(found) if d < now), None)
    return next((day_sense(d) for d in found if d > now), None)


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


def weekday_and_day(reading: Reading, hit: Hit) -> Sense | None:
    """For "Thursday the 28th": the nearest day that is both; None where there is none within two months."""
    if not hit.lexed.word(hit.at("ord"))[0].isdigit():
        return None
    this = Period.containing("month", reading.day)
    months = [this.shift(shift).start for shift in (-2, -1, 0, 1, 2)]
    days = [d for m in months if (d := on_day(m.year, m.month, hit.number("ord")))]
    fit = [d for d in days if d.isoweekday() == hit.number("wday")]
    return day_sense(min(fit, key=lambda d: abs((d - reading.day).days))) if fit else None


def weekday_week(reading: Reading, hit: Hit) -> Sense | None:
    """For "Monday week": a week after the coming one."""
    if hit.after() == "-":
        return None
    return day_sense(reading.day + DAY * ((hit.number("wday") - reading.day.isoweekday()) % 7 + 7))


def relative_weekday(reading: Reading, hit: Hit) -> Sense | None:
    """For "last Friday", "next Friday" (from the report), "the previous Friday" (from the last date)."""
    number, rel = hit.number("wday"), hit.value("rel")
    if rel == "this":
        return weekday_of_week(reading, hit)
    from_last = rel in BACK | ON | STAY
    base = reading.ref_day if from_last else reading.day
    anchor = reading.ref_anchor if from_last else None
    if rel in STAY and reading.ref is None:
        return day_sense(base - DAY * ((base.isoweekday() - number) % 7))
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
    return day_sense(found) if found else _no_such_day(hit)


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
    """For "2016/01/29", "29.01.2016", "1/29/2016"; day first with dots or where the first cannot be a month.

    Where nothing tells whether "03/04/2015" is March or April, it is the stretch from the one day to the other.
    """
    text = hit.value("num")
    first, second, third = re.split(r"[./-]", text)
    if len(first) == 4:
        found = on_day(int(first), int(second), int(third))
        return day_sense(found) if found else None
    if len(third) == 3 or len(first) > 2:
        return None
    if len(third) == 2 and "/" not in text:
        return None
    year, one, two = full_year(third, reading), int(first), int(second)
    as_month_first, as_day_first = on_day(year, one, two), on_day(year, two, one)
    if as_month_first is None or as_day_first is None or "." in text:
        found = as_day_first if "." in text or as_month_first is None else as_month_first
        return day_sense(found) if found else None
    if reading.month_first is not None or one == two:
        return day_sense(as_month_first if reading.month_first else as_day_first)
    start, end = sorted((as_month_first, as_day_first))
    return Sense("DATE", f"{year}-XX-XX", "span", start, end, mod="APPROX")


def order_in_figures(lexed: Lexed) -> bool | None:
    """Whether the text writes the month first in days of figures; None where no clear day tells, or they differ."""
    orders = set()
    code = class_codes()["DATENUM"]
    for index, found in enumerate(lexed.codes):
        if found == code:
            first, second, third = (int(part) for part in re.split(r"[./-]", lexed.values[index]))
            if (first > 12) != (second > 12) and first <= 31 and "." not in lexed.values[index] and third:
                orders.add(second > 12)
    return orders.pop() if len(orders) == 1 else None


def day_of_month(reading: Reading, hit: Hit) -> Sense | None:
    """For "on the 12th": that day of the month last spoken of, else the nearest one that the words allow."""
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
    ahead = reading.ahead(hit)
    months = [Period.containing("month", now).shift(shift).start for shift in (-1, 0, 1)]
    days = [d for m in months if (d := on_day(m.year, m.month, number))]
    fit = [d for d in days if ahead is None or (d >= now if ahead else d <= now)]
    return day_sense(min(fit, key=lambda d: abs((d - now).days))) if fit else None


def day_of_that_month(_reading: Reading, hit: Hit, whole: Sense) -> Sense | None:
    """For "the 29th of last month", "the first of the month"; "the 3rd of May" is a rule of its own."""
    named = hit.lexed.codes[hit.last] in (class_codes()["MONTH"], class_codes()["AMONTH"])
    if named or whole.period is None or whole.period.unit != "month" or whole.type != "DATE" or whole.mod:
        return None
    word = hit.lexed.word(hit.at("ord"))
    if not word[0].isdigit() and (word != "first" or hit.before() not in context_words("opens day of month")):
        return None
    month_ = whole.period.start
    found = on_day(month_.year, month_.month, hit.number("ord"))
    return day_sense(found, anchor=whole.anchor) if found else NO_DATE
