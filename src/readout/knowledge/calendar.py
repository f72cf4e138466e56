"""The words of time, the holidays and the cues of tense: loaded from ``data/lexicon/en`` and checked.

A table that cannot be used is refused with its file, line and key (:class:`~readout.errors.KnowledgeError`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from readout.errors import KnowledgeError

FORMS = frozenset({"capital", "abbreviation", "dot", "upper"})
CUES = frozenset({"future", "past"})
#: The first day of the tabular Islamic calendar, as a proleptic Gregorian ordinal (16 July 622, Julian).
_HIJRI_EPOCH = 227015


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One row of ``times_words.csv``.

    ``kind`` is the class that the grammar speaks of (MONTH, UNIT, LAST, ...), ``value`` what the word stands for in
    it. ``form`` says how it must be written to count: ``capital`` (first letter), ``upper`` (all letters),
    ``dot`` (a full stop follows), ``abbreviation`` (a full stop may follow and then belongs to it).
    """

    words: str
    kind: str
    value: str
    form: frozenset[str]
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day (or month): the words for it and the rule that finds it in a year."""

    name: str
    words: tuple[str, ...]
    rule: str

    def days(self, year: int) -> tuple[date, date] | None:
        """First and last day in ``year``; None where the rule's table does not reach.

        >>> easter = next(h for h in holidays() if h.name == "Easter")
        >>> easter.days(2016)
        (datetime.date(2016, 3, 27), datetime.date(2016, 3, 27))
        """
        kind, *rest = self.rule.split()
        if kind == "hijri":
            return _hijri_days(year, rest)
        if kind == "table":
            found = next((d for d in _table_of_days(rest[0]) if d.year == year), None)
            return (found, found) if found else None
        if kind == "fixed":
            day = date(year, int(rest[0][:2]), int(rest[0][3:]))
        elif kind == "easter":
            day = easter_sunday(year) + timedelta(days=int(rest[0]))
        else:
            day = _nth_weekday(year, int(rest[0]), int(rest[1]), int(rest[2]))
        return day, day


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian algorithm, Nature, 20 April 1876).

    >>> easter_sunday(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth ISO weekday of a month; -1 is the last."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _hijri_ordinal(year: int, month: int, day: int) -> int:
    return _HIJRI_EPOCH - 1 + day + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (3 + 11 * year) // 30


def _hijri_days(year: int, rest: list[str]) -> tuple[date, date] | None:
    month, day, extent = int(rest[0]), int(rest[1]), rest[2]
    around = int((year - 622) * 33 / 32)
    for hijri in range(around - 1, around + 3):
        first = date.fromordinal(_hijri_ordinal(hijri, month, day))
        if first.year == year:
            length = (
                _hijri_ordinal(hijri, month + 1, 1) - _hijri_ordinal(hijri, month, 1)
                if extent == "month"
                else 1
            )
            return first, first + timedelta(days=length - 1)
    return None


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers; refuses missing columns and short rows."""
    text = (files("readout") / "data" / "lexicon" / "en" / name).read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text))
    for column in columns:
        if column not in (reader.fieldnames or []):
            raise KnowledgeError(name, 1, column, "the column is missing")
    for row in reader:
        if any(row[column] is None for column in columns):
            raise KnowledgeError(name, reader.line_num, row[columns[0]] or "?", "the row has too few fields")
        yield reader.line_num, row


@cache
def time_words() -> tuple[TimeWord, ...]:
    """The rows of ``times_words.csv``, in order."""
    found: dict[str, TimeWord] = {}
    for line, row in _rows(
        "times_words.csv", ("words", "class", "value", "form", "example", "counter_example")
    ):
        words, form = row["words"], frozenset(row["form"].split())
        if not words or not row["class"] or not row["value"]:
            raise KnowledgeError(
                "times_words.csv", line, words or "words", "words, class and value must be given"
            )
        if words in found:
            raise KnowledgeError("times_words.csv", line, words, "stands twice")
        if form - FORMS:
            raise KnowledgeError("times_words.csv", line, words, f"form must be of {sorted(FORMS)}")
        found[words] = TimeWord(
            words, row["class"], row["value"], form, row["example"], row["counter_example"]
        )
    return tuple(found.values())


@cache
def holidays() -> tuple[Holiday, ...]:
    """The rows of ``times_holidays.csv``."""
    found = []
    for line, row in _rows("times_holidays.csv", ("name", "words", "rule", "source")):
        holiday = Holiday(row["name"], tuple(row["words"].split("|")), row["rule"])
        try:
            holiday.days(2016)
        except (ValueError, IndexError) as problem:
            raise KnowledgeError(
                "times_holidays.csv", line, row["name"], f"rule {row['rule']!r}: {problem}"
            ) from None
        found.append(holiday)
    return tuple(found)


@cache
def _table_of_days(name: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(row["day"]) for _, row in _rows(name, ("day",)))


@cache
def tense_cues() -> dict[str, str]:
    """Words that say whether a bare weekday or month near them lies ahead or behind: word -> future | past."""
    cues = {}
    for line, row in _rows("times_cues.csv", ("word", "cue")):
        if row["cue"] not in CUES:
            raise KnowledgeError("times_cues.csv", line, row["word"], f"cue must be of {sorted(CUES)}")
        cues[row["word"]] = row["cue"]
    return cues


@cache
def event_nouns() -> dict[str, str]:
    """Nouns of happenings that times are counted from, and that are themselves counted: form -> singular."""
    forms: dict[str, str] = {}
    for line, row in _rows("times_event_nouns.csv", ("noun", "plural")):
        if not row["noun"] or row["noun"] in forms:
            raise KnowledgeError(
                "times_event_nouns.csv", line, row["noun"] or "noun", "is missing or stands twice"
            )
        forms[row["noun"]] = row["noun"]
        if row["plural"]:
            forms[row["plural"]] = row["noun"]
    return forms


@cache
def _context() -> dict[str, frozenset[str]]:
    return {
        row["set"]: frozenset(row["words"].split())
        for _, row in _rows("times_context.csv", ("set", "words", "why"))
    }


def context_words(name: str) -> frozenset[str]:
    """The words of one row of ``times_context.csv``: small words that tell what the expression beside them is.

    Raises KnowledgeError where the table has no such row.
    """
    found = _context().get(name)
    if not found:
        raise KnowledgeError("times_context.csv", 1, name, "the row is missing or empty")
    return found
