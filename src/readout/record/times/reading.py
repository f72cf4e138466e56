"""What the builders of the grammar share: the text being read, the day it counts from, the last date that was met."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from readout.record.times.classes import Lexed
from readout.record.times.periods import Period
from readout.spans import Span

#: Says of a span whether what it stands in lies ahead (True), behind (False) or cannot be told (None).
Tense = Callable[[Span], bool | None]
DAY = timedelta(days=1)
#: Words that count from the date last met, not from the report: to the one before it, the one after it, or itself.
BACK = frozenset({"previous", "preceding", "prior"})
ON = frozenset({"following", "ensuing", "subsequent"})
STAY = frozenset({"that", "same"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression stands for, before it is tied to its words. ``period`` is what later ones count from."""

    type: str
    value: str
    precision: str
    start: date | None = None
    end: date | None = None
    mod: str | None = None
    anchor: str | None = None
    period: Period | None = None

    def moved(self, **changes: object) -> Sense:
        """The same with other fields."""
        return replace(self, **changes)  # type: ignore[arg-type]


#: What words are that look like a date and are none ("April 31"): they are passed over whole.
NO_DATE = Sense("", "", "vague")


@dataclass(slots=True)
class Reading:
    """The state of one pass over a text. ``ref`` is the last calendar date met, ``ref_words`` its words.

    ``month_first`` says how days in figures are written (03/04/2015); None where it is not known.
    """

    lexed: Lexed
    day: date
    moment: datetime | None
    tense: Tense
    month_first: bool | None = None
    ref: Period | None = None
    ref_words: str = ""
    ref_end: int = -1

    def ahead(self, hit: Hit) -> bool | None:
        """Whether the expression lies ahead of the report's day."""
        return self.tense(Span(self.lexed.starts[hit.first], self.lexed.ends[hit.last - 1]))

    def near(self, hit: Hit, chars: int) -> bool:
        """Whether the last date ended at most so many characters before the expression."""
        return self.ref is not None and self.lexed.starts[hit.first] - self.ref_end < chars

    @property
    def ref_day(self) -> date:
        """The day that "the day before" counts from: the last date met if it was a day, else the report's."""
        return self.ref.start if self.ref is not None and self.ref.unit == "day" else self.day

    @property
    def ref_anchor(self) -> str | None:
        """The words of the last date met."""
        return self.ref_words or None


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule's pattern: tokens ``[first, last)`` and the named pieces."""

    lexed: Lexed
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """One past the last token."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the piece is there."""
        return self.at(name) >= 0

    def at(self, name: str) -> int:
        """The index of the piece's first token; -1 if the piece is not there."""
        return self.match.start(name) if name in self.match.re.groupindex else -1

    def value(self, name: str) -> str:
        """The value of the piece's first token; empty if the piece is not there."""
        index = self.at(name)
        return self.lexed.values[index] if index >= 0 else ""

    def values(self, name: str) -> list[str]:
        """The values of all tokens of the piece."""
        if self.at(name) < 0:
            return []
        start, end = self.match.span(name)
        return self.lexed.values[start:end]

    def number(self, name: str) -> int:
        """The piece as a whole number."""
        value = self.value(name)
        return 2 if value == "second" else int(float(value))  # "second" is a unit as well as an ordinal

    def before(self, back: int = 1) -> str:
        """The word before the match, in small letters."""
        return self.lexed.word(self.first - back)

    def after(self) -> str:
        """The word after the match, in small letters."""
        return self.lexed.word(self.last)


def dated(period: Period, **more: object) -> Sense:
    """The sense of a calendar period as a DATE."""
    unit = {"weekend": "day", "half": "span", "century": "span"}.get(period.unit, period.unit)
    sense = Sense("DATE", period.value, unit, period.start, period.end, period=period)
    return sense.moved(**more) if more else sense


def day_sense(day: date, **more: object) -> Sense:
    """The sense of one day."""
    return dated(Period("day", day), **more)


def reference(reading: Reading, value: str) -> Sense:
    """PRESENT_REF, PAST_REF or FUTURE_REF: the report's day, all before it, or all after it."""
    day = reading.day
    start, end = {"PRESENT_REF": (day, day), "PAST_REF": (None, day), "FUTURE_REF": (day, None)}[value]
    return Sense("DATE", value, "vague", start, end)
