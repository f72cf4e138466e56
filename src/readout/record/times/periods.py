"""Stretches of the calendar: a day, a week, a quarter, a decade; counting from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
#: How many months each unit that is made of whole months has.
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
#: How many days each unit that is made of whole days has.
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
#: TIMEX3's letters for seasons, by the month that opens them (meteorological seasons of the northern half).
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar: its unit and its first day.

    >>> Period.containing("week", date(2016, 1, 29)).value
    '2016-W04'
    >>> Period.containing("month", date(2016, 1, 29)).shift(1).value
    '2016-02'
    """

    unit: str
    start: date

    @classmethod
    def containing(cls, unit: str, day: date) -> Period:
        """The period of ``unit`` that ``day`` lies in (the coming weekend, on a working day)."""
        if unit in ("week", "fortnight"):
            return cls("week", day - _DAY * (day.isoweekday() - 1))
        if unit == "weekend":
            return cls(unit, day + _DAY * (6 - day.isoweekday()))
        if unit not in MONTHS:
            return cls("day", day)
        if unit == "season":
            first = _add_months(day.replace(day=1), -(day.month % 3))
            return cls(unit, first)
        if unit in ("year", "decade", "century"):
            years = MONTHS[unit] // 12
            return cls(unit, date(max(day.year // years * years, 1), 1, 1))
        return cls(unit, date(day.year, (day.month - 1) // MONTHS[unit] * MONTHS[unit] + 1, 1))

    @property
    def end(self) -> date:
        """The last day."""
        if self.unit == "weekend":
            return self.start + _DAY
        return self.shift(1).start - _DAY

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        start = self.start
        if self.unit == "day":
            return start.isoformat()
        if self.unit in ("week", "weekend"):
            iso = start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
        year = f"{start.year:04}"
        ends = {
            "month": f"{year}-{start.month:02}",
            "quarter": f"{year}-Q{start.month // 3 + 1}",
            "half": f"{year}-H{start.month // 6 + 1}",
            "season": f"{year}-{SEASONS.get(start.month, '')}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return ends[self.unit]

    def shift(self, count: int) -> Period:
        """The period ``count`` units of its own later (earlier, if negative).

        Raises OverflowError outside the years 1 to 9999.
        """
        return Period(self.unit, add(self.start, self.unit, count))

    def narrow(self, part: str, *, share: int = 3) -> tuple[date, date]:
        """First and last day of the START, MID or END of the period: one ``share``-th of its days."""
        days = (self.end - self.start).days + 1
        piece = max(days // share, 1)
        first = {"START": 0, "MID": (days - piece) // 2, "END": days - piece}[part]
        return self.start + _DAY * first, self.start + _DAY * (first + piece - 1)


def add(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units; the day of the month is cut to the month's length, hours to whole days.

    >>> add(date(2016, 1, 31), "month", 1)
    datetime.date(2016, 2, 29)
    """
    if unit in MONTHS:
        return _add_months(day, MONTHS[unit] * count)
    if unit == "hour":
        return day + _DAY * (abs(count) // 24 * (1 if count > 0 else -1))
    return day + _DAY * (DAYS.get(unit, 0) * count)


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9998:
        raise OverflowError("outside the years 1 to 9998")
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise OverflowError("no such day")
