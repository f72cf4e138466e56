"""Lengths and things that come again: "20-minute", "a year and a half", "every Monday", "twice a year"."""

from __future__ import annotations

from datetime import date

from readout.knowledge.calendar import context_words
from readout.record.times.periods import add
from readout.record.times.reading import Hit, Reading, Sense

_LETTER = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE", "night": "NI", "season": "S",
}  # fmt: skip
_CLOCK = frozenset({"second", "minute", "hour"})
#: The next smaller unit and how many of it make half of this one, where TIMEX3 writes halves with it.
_HALF = {"hour": ("minute", 30), "minute": ("second", 30), "year": ("month", 6), "day": ("hour", 12)}


def timex_length(count: str, unit: str) -> str:
    """The TIMEX3 value of ``count`` units; "X" is an unknown number.

    >>> timex_length("20", "minute"), timex_length("X", "year"), timex_length("2", "fortnight")
    ('PT20M', 'PXY', 'P4W')
    """
    if unit == "fortnight" and count != "X":
        count = str(int(float(count)) * 2)
    return f"P{'T' if unit in _CLOCK else ''}{_plain(count)}{_LETTER[unit]}"


def _plain(count: str) -> str:
    return count if count == "X" or not float(count).is_integer() else str(int(float(count)))


def _and_half(count: str, unit: str) -> str:
    """``count`` units and a half: in two units where there is a smaller one that halves it."""
    if unit in ("hour", "minute"):
        smaller, half = _HALF[unit]
        return f"PT{_plain(count)}{_LETTER[unit]}{half}{_LETTER[smaller]}"
    return timex_length(str(float(count) + 0.5), unit)


def quantity(hit: Hit, name: str = "qty") -> str:
    """The number that the piece speaks of ("X" where it is vague): "three" 3, "a few" X, "half a dozen" 6.

    Of "two to three" it is the first; the expression is marked APPROX elsewhere.
    """
    values = hit.values(name)
    if "half" in values and values[-1] == "12":
        return "6"
    for value in values:
        if value == "X" or value.replace(".", "", 1).isdigit():
            return value
    return "1"


def duration(reading: Reading, hit: Hit) -> Sense | None:
    """For "20 minutes", "three-year", "a week", "two and a half years", "an hour and a half", "half an hour"."""
    unit = hit.value("unit")
    if _is_age(hit) or (unit == "second" and not hit.has("qty")):
        return None
    if not hit.has("qty") and _goes_on(hit):
        return None  # "a year-earlier loss", "an hour-long talk": the article is the noun's
    count = quantity(hit) if hit.has("qty") else "1"
    if len(count) > 6 or (count == "X" and hit.before() == "as"):
        return None  # "in as many weeks"
    if hit.has("onlyhalf") or hit.has("half2"):
        smaller, half = _HALF.get(unit, ("", 0))
        value = timex_length(str(half), smaller) if smaller else timex_length("0.5", unit)
    elif hit.has("half"):
        value = _and_half(count, unit)
    elif hit.has("qty2"):
        value = _sum(count, unit, quantity(hit, "qty2"), hit.value("unit2"))
    else:
        value = timex_length(count, unit)
    mod = "APPROX" if "couple" in hit.lexed.words(hit.first, hit.last).lower() else None
    start, end = _reach(reading, hit, count)
    return Sense("DURATION", value, "span", start, end, mod=mod)


def _reach(reading: Reading, hit: Hit, count: str) -> tuple[date | None, date | None]:
    """The days that "within 90 days" and, looking ahead, "in two weeks" speak of; none for other durations."""
    before, unit = hit.before(), hit.value("unit")
    if before not in ("within", "in") or not count.isdigit() or hit.after() == "of":
        return None, None  # "within two days of the vote" counts from the vote
    if unit in _CLOCK and (unit != "hour" or int(count) < 24):
        return None, None
    end = add(reading.day, unit, int(count))
    if before == "within":
        return reading.day, end
    tail = hit.lexed.text[hit.lexed.ends[hit.last - 1] :][:8].replace("’", "'")
    in_time = tail.startswith(("' time", "'s time"))  # "in two weeks' time"
    return (end, end) if in_time or reading.ahead(hit) else (None, None)


def _sum(count: str, unit: str, count2: str, unit2: str) -> str:
    first, second = timex_length(count, unit), timex_length(count2, unit2)
    if unit2 in _CLOCK and unit not in _CLOCK:
        return first + second[1:]
    return first + second[1:].lstrip("T")


def _is_age(hit: Hit) -> bool:
    """Whether it is somebody's age: "54 years old", "a 20-year-old"."""
    text, end = hit.lexed.text, hit.lexed.ends[hit.last - 1]
    tail = text[end : end + 8].lower()
    return tail.lstrip("- ").startswith(("old", "of age")) and hit.value("unit") in ("year", "month")


def _goes_on(hit: Hit) -> bool:
    """Whether a hyphen ties the unit to the next word."""
    text, end = hit.lexed.text, hit.lexed.ends[hit.last - 1]
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def many(_reading: Reading, hit: Hit) -> Sense | None:
    """For "years", "several weeks": a DURATION of unknown number."""
    if hit.before() == "many" and hit.before(2) == "as":
        return None
    if _is_age(hit) or hit.before() in context_words("measures otherwise") or hit.before().isdigit():
        return None  # light years, millions of years
    return Sense("DURATION", timex_length("X", hit.value("unit")), "span")


def whole(_reading: Reading, hit: Hit) -> Sense | None:
    """For "hour-long", "daylong", "all day", "the whole year"."""
    return Sense("DURATION", timex_length("1", hit.value("unit")), "span")


def every(_reading: Reading, hit: Hit) -> Sense | None:
    """For "daily", "annually", "every year", "every two weeks", "each Monday", "every October", "Mondays"."""
    if hit.has("other") and hit.lexed.word(hit.first) == "each":
        return None  # "they met each other Monday"
    if hit.has("period"):
        return _set(hit.value("period"))
    if hit.has("wday") or hit.has("wday2"):
        return _set(f"XXXX-WXX-{hit.value('wday') or hit.value('wday2')}")
    if hit.has("month"):
        return _set(f"XXXX-{hit.number('month'):02}")
    if hit.has("season"):
        return _set(f"XXXX-{hit.value('season')}")
    if hit.has("part"):
        return _set(f"XXXX-XX-XXT{hit.value('part')}")
    if hit.lexed.word(hit.first) == "per" and hit.value("unit") in _CLOCK:
        return None  # miles per hour
    count = quantity(hit) if hit.has("qty") else "2" if hit.has("other") else "1"
    return _set(timex_length(count, hit.value("unit")))


def times_per(_reading: Reading, hit: Hit) -> Sense | None:
    """For "twice a year", "three times a week": the SET of the unit."""
    return _set(timex_length("1", hit.value("unit")))


def _set(value: str) -> Sense:
    return Sense("SET", value, "vague")
