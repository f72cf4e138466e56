"""What comes out of reading the times of a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from readout.spans import Span


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time and what it stands for.

    ``span`` points into the text that was given; ``words`` are its characters. ``type``, ``value`` and ``mod``
    follow TIMEX3 (TimeML 1.2.1): DATE, TIME, DURATION or SET; ``2016-01-29``, ``2016-W04``, ``PT20M``, ``PAST_REF``;
    START, END, APPROX, ... ``start`` and ``end`` are the first and last day of the interval, both inclusive, None
    where it is open or there is none. ``precision``: minute, day, week, month, quarter, season, year, decade, span
    or vague. ``anchor`` holds the words that it was counted from, when that was not the report's day.
    """

    span: Span
    words: str
    type: str
    value: str
    mod: str | None
    start: date | None
    end: date | None
    precision: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a row of like things: "the third round" (3, "round"), "for the fourth time" (4, "time").

    ``value`` is -1 for "last". ``of`` is the word that is counted.
    """

    span: Span
    words: str
    value: int
    of: str


@dataclass(frozen=True, slots=True)
class Count:
    """How often, or how many of a kind of act: "twice" (2, "time"), "three calls" (3, "calls")."""

    span: Span
    words: str
    value: int
    of: str
