"""Times of day: "3 p.m. local time", "15:30 KST", "noon", "Friday morning", "tonight", "overnight"."""

from __future__ import annotations

from datetime import date

from readout.knowledge.calendar import context_words
from readout.record.times.classes import class_codes
from readout.record.times.periods import Period
from readout.record.times.reading import DAY, NO_DATE, Hit, Reading, Sense

#: How far from a time of day a date may stand (in characters) to be the day that it is on.
_NEAR = 60


def clock(reading: Reading, hit: Hit) -> Sense | None:
    """For "3 p.m.", "15:30 KST", "10 o'clock", "noon": on the day just named, else on the report's day."""
    if (
        hit.value("clock").count(":") == 2
        and not hit.has("half")
        and hit.before() not in ("at", "by", "until")
    ):
        return None  # the time of a race
    found = _hour_minute(hit)
    if found is None:
        return None
    hour, minute = found
    near = reading.near(hit, _NEAR)
    return at_clock(reading.ref_day if near else reading.day, f"{hour:02}:{minute:02}")


def four_figures(reading: Reading, hit: Hit) -> Sense | None:
    """For "at 1500 hours": not "the 1500 hours of work"."""
    figures = hit.lexed.word(hit.at("clock"))
    about = hit.first > 0 and hit.lexed.codes[hit.first - 1] == class_codes()["APPROX"]
    at_time = hit.before(2 if about else 1) in context_words("opens clock")
    return clock(reading, hit) if at_time and len(figures) == 4 and hit.value("zone") == "hour" else None


def at_clock(day: date, clock_text: str) -> Sense:
    """The TIME of a clock reading on a day."""
    return Sense("TIME", f"{day}T{clock_text}", "minute", day, day, period=Period("day", day))


def _hour_minute(hit: Hit) -> tuple[int, int] | None:
    text = hit.value("clock")
    if ":" in text or "." in text:
        hours, minutes = text.replace(".", ":").split(":")[:2]
        hour, minute = int(hours), int(minutes.ljust(2, "0"))
    elif hit.has("zone") and not hit.has("half") and len(hit.lexed.word(hit.at("clock"))) == 4:
        hour, minute = divmod(int(text), 100)
    else:
        hour, minute = int(float(text)), 0
    half = hit.value("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    part = hit.value("part")
    if part in ("AF", "EV", "NI") and 1 <= hour < 12 and not half:
        hour += 12
    return (hour, minute) if hour <= 24 and minute < 60 else None


def part_sense(day: date, part: str) -> Sense:
    """The TIME of a part of a day."""
    return Sense("TIME", f"{day}T{part}", "day", day, day, period=Period("day", day))


def day_part(reading: Reading, hit: Hit) -> Sense | None:
    """For "this morning", "last night", "that evening", "tonight", "overnight", "the morning"."""
    part, rel = hit.value("part"), hit.value("rel")
    if hit.has("tonight"):
        return part_sense(reading.day, "NI")
    if rel == "last":
        return part_sense(reading.day - DAY, part) if part in ("NI", "EV") else None
    if rel == "this":
        return part_sense(reading.day, part)
    if rel in ("previous", "preceding", "prior"):
        return part_sense(reading.ref_day - DAY, part).moved(anchor=reading.ref_anchor)
    if rel in ("following", "next", "subsequent"):
        return part_sense(reading.ref_day + DAY, part).moved(anchor=reading.ref_anchor)
    if not rel and (hit.after() in context_words("opens clause") or hit.after() == "of"):
        return None  # "the night they met", "the night of the vote": the words after say which
    near = reading.near(hit, 400)
    return part_sense(reading.ref_day if near else reading.day, part)


def part_of_day(_reading: Reading, hit: Hit, whole: Sense) -> Sense | None:
    """For "Friday morning", "the night of Jan. 5": the part of that day."""
    if whole == NO_DATE:
        return whole
    if whole.type == "TIME" and whole.precision == "day" and whole.start is not None:
        return part_sense(whole.start, hit.value("part"))  # "the early hours of Sunday morning"
    if whole.period is None or whole.period.unit != "day" or whole.type != "DATE":
        return None
    return part_sense(whole.period.start, hit.value("part"))
