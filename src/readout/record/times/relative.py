"""Dates that are counted from another day: "last month", "two weeks ago", "the day before", "the third week of May"."""

from __future__ import annotations

from datetime import date, timedelta

from readout.knowledge.calendar import context_words
from readout.record.times.classes import class_codes
from readout.record.times.durations import quantity, timex_length
from readout.record.times.periods import DAYS, MONTHS, Period, add
from readout.record.times.reading import BACK, DAY, ON, STAY, Hit, Reading, Sense, dated, day_sense, reference


def calendar_unit(reading: Reading, hit: Hit) -> Sense | None:
    """For "last week", "this year", "the previous month", "that day", "the same year"."""
    unit, rel = hit.value("unit"), hit.value("rel")
    if unit in ("second", "minute", "hour"):
        return None
    if rel in BACK | ON | STAY:
        base = Period.containing(
            unit, reading.ref_day if unit == "day" or not reading.ref else reading.ref.start
        )
        shift = -1 if rel in BACK else 1 if rel in ON else 0
        return dated(base.shift(shift), anchor=reading.ref_anchor)
    if rel == "the":
        return _weekend(reading, hit)
    if hit.has("the"):
        if rel == "next" and unit == "day":
            return day_sense(reading.ref_day + DAY, anchor=reading.ref_anchor)
        if (rel == "past" and unit != "weekend") or (
            rel in ("last", "next") and hit.before() in context_words("within")
        ):
            return _stretch(reading, unit, 1, rel)
    shift = {"last": -1, "past": -1, "this": 0, "current": 0}.get(rel, 1)
    if unit == "day" and rel != "this":
        return None
    return dated(Period.containing(unit, reading.day).shift(shift))


def _weekend(reading: Reading, hit: Hit) -> Sense:
    """For "the weekend": the one begun last, unless the words look ahead."""
    near = Period.containing("weekend", reading.day)
    back = near.start > reading.day and not reading.ahead(hit)
    return dated(near.shift(-1) if back else near)


def _stretch(reading: Reading, unit: str, count: int, rel: str) -> Sense:
    """A DURATION that ends or begins on the report's day."""
    back = rel in ("last", "past", "previous", "preceding", "prior")
    value = timex_length(str(count), unit)
    if back:
        return Sense("DURATION", value, "span", add(reading.day, unit, -count), reading.day)
    return Sense("DURATION", value, "span", reading.day, add(reading.day, unit, count))


def counted_stretch(reading: Reading, hit: Hit) -> Sense | None:
    """For "the past two years", "the next few days", "the last three months"."""
    unit, rel = hit.value("unit"), hit.value("rel")
    if rel in ON and hit.lexed.word(hit.first) != "the":
        return None  # "following ten years of talks": after them
    count = quantity(hit)
    if count != "X" and float(count).is_integer() and float(count) < 5000:
        return _stretch(reading, unit, int(float(count)), rel)
    back = rel in ("last", "past", "previous", "preceding", "prior")
    start, end = (None, reading.day) if back else (reading.day, None)
    return Sense("DURATION", timex_length(count, unit), "span", start, end)


def vague_stretch(reading: Reading, hit: Hit) -> Sense | None:
    """For "recent years", "the coming days", "these days"."""
    rel = hit.value("rel")
    if rel == "PAST_REF" or rel in ("last", "past", "previous"):
        return reference(reading, "PAST_REF")
    if rel == "these":
        return reference(reading, "PRESENT_REF") if hit.lexed.word(hit.at("rel")) == "these" else None
    return reference(reading, "FUTURE_REF")


def deictic(reading: Reading, hit: Hit) -> Sense | None:
    """For "today", "yesterday", "tomorrow"."""
    return day_sense(reading.day + DAY * int(hit.value("day")))


def refword(reading: Reading, hit: Hit) -> Sense | None:
    """For "now", "recently", "soon", "the future"."""
    if hit.before() in ("as", "-") or hit.after() == "as":
        return None  # "as soon as"; part of a name
    return reference(reading, hit.value("ref"))


def the_past(reading: Reading, hit: Hit) -> Sense | None:
    """For "in the past", "the recent past": not before a noun ("the past chairman")."""
    return (
        None
        if hit.after()[:1].isalpha() and hit.after() not in context_words("goes on after past")
        else reference(reading, "PAST_REF")
    )


def ago(reading: Reading, hit: Hit) -> Sense | None:
    """For "two weeks ago", "a year ago", "three days from now": counted from the report's day, as exact as its unit."""
    back = hit.value("dir") == "ago"
    return _counted(reading, hit, from_day=reading.day, back=back, anchor=None)


def from_last(reading: Reading, hit: Hit) -> Sense | None:
    """For "a day earlier", "two weeks later", "the year before": counted from the date that was last met."""
    word = hit.lexed.word(hit.at("dir"))
    back = word in ("earlier", "before", "prior")
    if word in ("previous", "preceding") or (word in ("before", "after", "prior") and _begins_phrase(hit)):
        return None
    if word in ("earlier", "later") and (_narrows(hit) or hit.after() == "than"):
        return None  # "two days later than planned"
    return _counted(reading, hit, from_day=None, back=back, anchor=reading.ref_anchor)


def _narrows(hit: Hit) -> bool:
    """Whether "earlier" or "later" belongs to what follows ("20 minutes earlier in the day", "later this week")."""
    words = [hit.lexed.word(hit.last + i) for i in range(3)]
    return words[0] == "this" or (words[:2] == ["in", "the"] and words[2] in (*DAYS, *MONTHS))


def _begins_phrase(hit: Hit) -> bool:
    """Whether "before" or "after" goes on to name what it counts from ("the day before the vote")."""
    after = hit.after()
    return bool(after) and (after[0].isalnum() or after[0] in "\"'“‘")


def _counted(
    reading: Reading, hit: Hit, *, from_day: date | None, back: bool, anchor: str | None
) -> Sense | None:
    unit = hit.value("unit")
    count = quantity(hit) if hit.has("qty") else "1" if not hit.has("many") else "X"
    if count == "X" or not float(count).is_integer() or float(count) > 5000:
        if from_day is None:
            return Sense("DATE", "PAST_REF" if back else "FUTURE_REF", "vague", anchor=anchor)
        return reference(reading, "PAST_REF" if back else "FUTURE_REF")
    number = -int(float(count)) if back else int(float(count))
    if unit in ("second", "minute", "hour"):
        return _clock_count(reading, unit, number, from_ref=from_day is None)
    base = from_day
    if (
        unit == "year"
        and number == -1
        and reading.ref
        and reading.ref.unit == "quarter"
        and reading.near(hit, 200)
    ):
        return dated(Period("quarter", add(reading.ref.start, unit, number)), anchor=reading.ref_anchor)
    if base is None:
        base = reading.ref_day if unit == "day" or not reading.ref else reading.ref.start
    if unit in MONTHS and unit not in ("year", "month", "quarter", "decade", "century"):
        return None
    if (
        from_day is None
        and unit == "year"
        and reading.ref
        and reading.ref.unit in ("quarter", "month", "half")
    ):
        return dated(Period(reading.ref.unit, add(base, unit, number)), anchor=anchor)
    return dated(Period.containing(unit, add(base, unit, number)), anchor=anchor)


def _clock_count(reading: Reading, unit: str, number: int, *, from_ref: bool) -> Sense | None:
    """For "20 minutes ago": a TIME where the report's own time is known, else its day."""
    moment = reading.moment
    if moment is None or from_ref:
        day = add(reading.ref_day if from_ref else reading.day, unit, number)
        return Sense("TIME", f"{day}TXX:XX", "day", day, day)
    then = moment + timedelta(seconds=number * {"second": 1, "minute": 60, "hour": 3600}[unit])
    return Sense("TIME", then.strftime("%Y-%m-%dT%H:%M"), "minute", then.date(), then.date())


#: The unit that half of a unit is counted in, and how many of it.
_HALVES = {"century": ("year", 50), "decade": ("year", 5), "year": ("month", 6), "hour": ("minute", 30)}


def half_ago(reading: Reading, hit: Hit) -> Sense | None:
    """For "half a century ago", "a half hour ago", "two and a half years ago"."""
    unit, half = _HALVES.get(hit.value("unit"), ("", 0))
    whole = quantity(hit) if hit.has("qty") else "0"
    if not unit or not whole.isdigit() or int(whole) > 1000:
        return None
    count = (2 * int(whole) + 1) * half
    if unit == "minute":
        return _clock_count(reading, unit, -count, from_ref=False)
    return dated(Period.containing(unit, add(reading.day, unit, -count)), mod="APPROX")


def sum_ago(reading: Reading, hit: Hit) -> Sense | None:
    """For "two months and three days ago": as exact as the smaller unit."""
    day, unit = reading.day, "day"
    for number, name in (("qty", "unit"), ("qty2", "unit2")):
        count, unit = quantity(hit, number), hit.value(name)
        if not count.isdigit() or int(count) > 5000 or unit not in {*DAYS, *MONTHS}:
            return None
        day = add(day, unit, -int(count))
    return dated(Period.containing(unit, day))


def weeks_from_weekday(reading: Reading, hit: Hit) -> Sense | None:
    """For "two weeks from Sunday", "a week on Tuesday", "a week ago Tuesday": counted from the nearest such day."""
    link, now = hit.lexed.word(hit.at("link")), reading.day
    count = quantity(hit) if hit.has("qty") else "1"
    if hit.value("unit") not in ("week", "fortnight") or not count.isdigit() or int(count) > 50:
        return None
    back = (now.isoweekday() - hit.number("wday")) % 7
    if link == "ago":
        return day_sense(add(now - DAY * back, hit.value("unit"), -int(count)))
    if link not in ("from", "on") or (link == "on" and (hit.before() == "for" or not reading.ahead(hit))):
        return None  # "they met for a week on Tuesday"
    return day_sense(add(now + DAY * (-back % 7), hit.value("unit"), int(count)))


def edge_of_unit(reading: Reading, hit: Hit) -> Sense | None:
    """For "year-end", "the month's end", "end of year", "mid-year": the edge or middle of the report's own."""
    early = hit.lexed.codes[hit.at("edge")] == class_codes()["EARLY"]
    shift = {"last": -1, "next": 1, "coming": 1, "upcoming": 1}.get(hit.value("rel"), 0)
    period, mod = Period.containing(hit.value("unit"), reading.day).shift(shift), hit.value("edge")
    start, end = period.narrow(mod, share=3 if early else 6)
    return dated(period, mod=mod, start=start, end=end)


def before_last(reading: Reading, hit: Hit) -> Sense | None:
    """For "the week before last", "the year after next"."""
    shift = -2 if hit.lexed.word(hit.at("dir")) == "before" else 2
    return dated(Period.containing(hit.value("unit"), reading.day).shift(shift))


def day_beside(reading: Reading, hit: Hit) -> Sense | None:
    """For "the day before yesterday", "a week from tomorrow"."""
    if hit.lexed.word(hit.at("dir")) not in ("before", "after", "from"):
        return None
    base = reading.day + DAY * int(hit.value("day"))
    back = hit.lexed.word(hit.at("dir")) == "before"
    return day_sense(add(base, hit.value("unit"), -1 if back else 1))


def unit_of(reading: Reading, hit: Hit) -> Sense | None:
    """For "the day", "the week", "the year", standing alone: the one last spoken of, or the report's own."""
    unit = hit.value("unit")
    text, end = hit.lexed.text, hit.lexed.ends[hit.last - 1]
    if unit in ("second", "minute", "hour") or text[end : end + 1] == "-":
        return None
    if hit.after() in context_words("opens clause") and hit.before() != "of":
        return None  # "the day they met" (not: "at the end of the day they met"): the clause says which
    near = reading.near(hit, 400)
    if unit == "day":
        return day_sense(reading.ref_day if near else reading.day)
    if unit == "quarter":
        if near and reading.ref and reading.ref.unit == "quarter":
            return dated(reading.ref)
        # News reports on a quarter once it is over.
        here = Period.containing(unit, reading.day)
        return dated(here if reading.ahead(hit) else here.shift(-1))
    return dated(Period.containing(unit, reading.day))


def week_of_day(_reading: Reading, _hit: Hit, whole: Sense) -> Sense | None:
    """For "the week of Feb. 8": the week that the day lies in."""
    if whole.type != "DATE" or whole.precision != "day" or whole.start is None:
        return None
    return dated(Period.containing("week", whole.start))


def part_of(_reading: Reading, hit: Hit, whole: Sense) -> Sense | None:
    """For "the third week of May", "the first six months of 2015", "the last Monday of the month"."""
    period = whole.period
    if period is None or whole.start is None or whole.end is None:
        return None
    number = hit.number("ord") if hit.has("ord") else -1
    if hit.has("wday"):
        return _nth_weekday(whole.start, whole.end, hit.number("wday"), number)
    unit = hit.value("unit")
    if hit.has("qty"):
        count = quantity(hit)
        if count == "X" or not float(count).is_integer():
            return Sense("DURATION", timex_length(count, unit), "span", whole.start, whole.end)
        size = int(float(count))
        if number > 0:
            start, end = whole.start, add(whole.start, unit, size) - DAY
        else:
            start, end = add(whole.end + DAY, unit, -size), whole.end
        return Sense("DURATION", timex_length(count, unit), "span", start, end)
    if unit in ("second", "minute", "hour"):
        return None
    if hit.lexed.codes[hit.at("unit")] == class_codes()["UNITS"]:
        return _first_or_last(whole, period, number)
    first = Period.containing(unit, whole.start if number > 0 else whole.end)
    if unit == "week" and number < 0 and first.end > whole.end + 3 * DAY:
        first = first.shift(-1)
    if unit == "week" and number > 0 and first.start < whole.start - 3 * DAY:
        first = first.shift(1)
    found = first.shift(number - 1) if number > 0 else first
    return dated(found) if found.start <= whole.end else None


def _first_or_last(whole: Sense, period: Period, number: int) -> Sense | None:
    """For "the first days of January", "the last weeks of 2015"."""
    if number not in (1, -1) or whole.type != "DATE":
        return None
    mod = "START" if number == 1 else "END"
    start, end = period.narrow(mod, share=6)
    return whole.moved(mod=mod, start=start, end=end)


def _nth_weekday(start: date, end: date, wday: int, number: int) -> Sense | None:
    if number > 0:
        day = start + DAY * ((wday - start.isoweekday()) % 7 + 7 * (number - 1))
    else:
        day = end - DAY * ((end.isoweekday() - wday) % 7)
    return day_sense(day) if start <= day <= end else None
