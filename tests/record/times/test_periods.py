"""Stretches of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.record.times.periods import Period, add

UNITS = ["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
days = st.dates(date(1500, 1, 1), date(2500, 1, 1))


@given(days, st.sampled_from(UNITS))
def test_a_period_holds_its_day_and_its_neighbours_touch(day: date, unit: str) -> None:
    period = Period.containing(unit, day)
    assert period.start <= day <= period.end
    assert period.shift(1).start == period.end + timedelta(days=1)
    assert period.shift(1).shift(-1) == period
    assert Period.containing(unit, period.end) == period


@given(days, st.sampled_from(UNITS[1:]), st.sampled_from(["START", "MID", "END"]))
def test_parts_lie_inside(day: date, unit: str, part: str) -> None:
    period = Period.containing(unit, day)
    first, last = period.narrow(part)
    assert period.start <= first <= last <= period.end


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2016-01-03"), ("week", "2015-W53"), ("weekend", "2015-W53-WE"), ("month", "2016-01"),
        ("quarter", "2016-Q1"), ("half", "2016-H1"), ("season", "2015-WI"), ("year", "2016"), ("decade", "201"),
        ("century", "20"),
    ],
)  # fmt: skip
def test_values(unit: str, value: str) -> None:
    assert Period.containing(unit, date(2016, 1, 3)).value == value


def test_month_ends_are_cut() -> None:
    assert add(date(2016, 3, 31), "month", -1) == date(2016, 2, 29)


def test_beyond_the_calendar() -> None:
    with pytest.raises(OverflowError):
        add(date(2016, 1, 1), "century", 1000)
