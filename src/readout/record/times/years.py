"""Years, longer ones and their parts: "1998", "the 1990s", "the first quarter", "last summer", "Easter"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from readout.knowledge.calendar import Holiday, context_words, holidays
from readout.record.times.classes import class_codes
from readout.record.times.dates import full_year, year_of
from readout.record.times.periods import Period
from readout.record.times.reading import Hit, Reading, Sense, dated, day_sense

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: No list of numbers is longer than this many words.
_LIST = 40
_NUMBER_LIST = re.compile(r"[\d,/-][\d.,/-]*|and|or|to|through|nos?|[()]")
_SHORT_FOR_NUMBER = ("no", "nos")


def _numbers_something(hit: Hit) -> bool:
    """Whether the figures name a resolution, a flight, a room (alone or in a list): "law 27", "law 27 (1998)"."""
    lexed, codes = hit.lexed, class_codes()
    if hit.before() in ("(", "of") and not hit.before(2)[:1].isdigit():
        return False
    index = hit.first - (2 if hit.before() == "of" else 1)
    while index >= max(hit.first - _LIST, 0):
        word = lexed.word(index)
        if word == "." and lexed.word(index - 1) in _SHORT_FOR_NUMBER:
            capital = lexed.text[lexed.starts[index - 1]].isupper()
            return capital or lexed.codes[index - 2] == codes["NUMBERED"]
        if lexed.codes[index] == codes["NUMBERED"] and word not in _SHORT_FOR_NUMBER:
            return lexed.word(index + 1) not in (",", "and", "or", "to", "through")
        if not _NUMBER_LIST.fullmatch(word):
            return False
        index -= 1
    return False


def year(reading: Reading, hit: Hit) -> Sense | None:
    """For "1998", "the year 2000", "fiscal 2015": four figures that nothing shows to be a count or a number."""
    number = full_year(hit.value("year"), reading)
    if not number or (not hit.has("sure") and not _is_year(hit, number, reading.day.year + 30)):
        return None
    return dated(Period("year", date(number, 1, 1)))


def _is_year(hit: Hit, number: int, latest: int) -> bool:
    text, end = hit.lexed.text, hit.lexed.ends[hit.last - 1]
    before, after = hit.before(), hit.after()
    if _numbers_something(hit) or (text[end : end + 1] in ("-", "/") and text[end + 1 : end + 2].isalnum()):
        return False
    counted = after.isalpha() and after.endswith("s") and after not in context_words("not counted")
    if counted and number % 100 and before in context_words("determiner"):
        counted = False  # "the 2014 elections"
    if before in context_words("opens year"):
        return not (counted and number % 100 == 0 and before != "in")
    if before == "-" and hit.first > 1:
        codes = class_codes()
        return hit.lexed.codes[hit.first - 2] in (codes["EARLY"], codes["EDGE"])  # "mid-2013", "end-2015"
    return 1900 <= number <= latest and not counted and before not in ("-", "#", "+", "=")


def year_range(reading: Reading, hit: Hit) -> Sense | None:
    """For "1990-1995", "1998-99": one span."""
    first = full_year(hit.value("year"), reading)
    text = hit.value("year2")
    second = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if not 1000 <= first < second <= first + 300 or _numbers_something(hit):
        return None
    start, end = date(first, 1, 1), date(second, 12, 31)
    return Sense("DATE", f"{first}/{second}", "span", start, end, period=Period("year", start))


def decade(reading: Reading, hit: Hit) -> Sense | None:
    """For "the 1990s", "the '90s", "the nineties"."""
    text = hit.value("decade")
    first = int(text) if len(text) == 4 else reading.day.year // 100 * 100 + int(text)
    if len(text) == 2 and first > reading.day.year:
        first -= 100
    return dated(Period("decade", date(first, 1, 1)))


def century(_reading: Reading, hit: Hit) -> Sense | None:
    """For "the 20th century"."""
    number = hit.number("ord") if hit.value("unit") == "century" else 0
    return dated(Period("century", date(max((number - 1) * 100, 1), 1, 1))) if 1 <= number <= 30 else None


def quarter(reading: Reading, hit: Hit) -> Sense | None:
    """For "the first quarter of 2015", "third-quarter", "Q2", "the second half of last year"."""
    unit = "half" if hit.has("half") else "quarter"
    number = hit.number("ord") if hit.has("ord") else 4 if unit == "quarter" else 2
    size = 6 if unit == "half" else 3
    if not 1 <= number <= 12 // size or (unit == "half" and not hit.has("yr") and hit.after() == "of"):
        return None  # "the first half of the match"
    year_ = year_of(hit, reading)
    if year_ is None:
        year_ = reading.day.year
        begins = date(year_, (number - 1) * size + 1, 1)
        if begins > reading.day and not reading.ahead(hit):
            year_ -= 1
    return dated(Period(unit, date(year_, (number - 1) * size + 1, 1)))


def half_of(_reading: Reading, hit: Hit, whole: Sense) -> Sense | None:
    """For "the first half of January", "the second half of the year"."""
    period, number = whole.period, hit.number("ord")
    if period is None or whole.type != "DATE" or whole.mod or number > 2 or period.unit in ("day", "half"):
        return None
    if period.unit == "year":
        return dated(Period("half", date(period.start.year, 6 * number - 5, 1)), anchor=whole.anchor)
    middle = period.start + timedelta(days=((period.end - period.start).days + 1) // 2)
    if number == 1:
        return whole.moved(mod="START", start=period.start, end=middle - timedelta(days=1))
    return whole.moved(mod="END", start=middle, end=period.end)


def season(reading: Reading, hit: Hit) -> Sense | None:
    """For "the summer of 2014", "last winter", "this spring", "in the fall"."""
    value, rel, now = hit.value("season"), hit.value("rel"), reading.day
    month_, year_ = _SEASON_MONTH[value], year_of(hit, reading)
    if year_ is not None:
        return dated(Period("season", date(year_, month_, 1)))
    here = Period.containing("season", now)
    current = here.start.month == month_
    behind = date(now.year - (month_ > now.month), month_, 1)
    beyond = date(now.year + (month_ < now.month), month_, 1)
    if rel == "this":
        same = here.start if current else date(now.year, month_, 1)
        return dated(Period("season", same))
    if rel in ("last", "past", "previous"):
        return dated(Period("season", behind.replace(year=behind.year - 1) if current else behind))
    if rel or reading.ahead(hit):
        return dated(Period("season", beyond))
    return dated(Period("season", here.start if current else behind))


def in_season(reading: Reading, hit: Hit) -> Sense | None:
    """For "in winter", "since the summer": a season's name after a small word that opens dates."""
    if hit.before() not in context_words("opens season") and hit.lexed.word(hit.first) != "the":
        return None
    is_fall = hit.lexed.word(hit.at("season")) == "fall"
    if is_fall and (hit.before() != "in" or hit.after() == "of"):
        return None  # "the fall of the wall"
    return season(reading, hit)


def holiday(reading: Reading, hit: Hit) -> Sense | None:
    """For "Christmas", "Easter 2015", "last Thanksgiving"; moveable feasts are computed."""
    named = hit.after()[:1].isalpha() and hit.lexed.text[hit.lexed.starts[hit.last]].isupper()
    if named and hit.before() not in context_words("opens holiday"):
        return None  # part of a longer name: "Easter Island"
    rule = next(h for h in holidays() if h.name == hit.value("holiday"))
    year_ = year_of(hit, reading)
    found = rule.days(year_) if year_ is not None else _near_holiday(reading, hit, rule)
    if found is None:
        return None
    start, end = found
    if start != end:
        return Sense("DATE", f"{start}/{end}", "month", start, end, period=Period("day", start))
    return day_sense(start, mod="APPROX" if rule.rule.startswith("hijri") else None)


def _near_holiday(reading: Reading, hit: Hit, rule: Holiday) -> tuple[date, date] | None:
    """The feast that "last", "this", "next" or the tense points to; the nearest one, where nothing does."""
    now, rel = reading.day, hit.value("rel")
    days = [d for y in (-1, 0, 1) if (d := rule.days(now.year + y))]
    if rel == "this":
        return next((d for d in days if d[0].year == now.year), None)
    if rel == "last":
        return next((d for d in reversed(days) if d[0] < now), None)
    if rel or reading.ahead(hit):
        return next((d for d in days if d[0] > now or (d[0] == now and not rel)), None)
    return min(days, key=lambda d: abs((d[0] - now).days), default=None)
