"""The tables of time words, holidays and cues."""

from datetime import date

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import calendar


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2016, "2016-03-27"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    assert str(calendar.easter_sunday(year)) == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Thanksgiving", 2015, date(2015, 11, 26)),
        ("Memorial Day", 2016, date(2016, 5, 30)),
        ("Labor Day", 2014, date(2014, 9, 1)),
        ("Lunar New Year", 2016, date(2016, 2, 8)),
        ("Good Friday", 2016, date(2016, 3, 25)),
    ],
)
def test_holidays(name: str, year: int, day: date) -> None:
    assert next(h for h in calendar.holidays() if h.name == name).days(year) == (day, day)


def test_ramadan_is_a_month_within_two_days_of_what_was_observed() -> None:
    days = next(h for h in calendar.holidays() if h.name == "Ramadan").days(2016)
    assert days is not None
    assert abs((days[0] - date(2016, 6, 6)).days) <= 2
    assert (days[1] - days[0]).days in (28, 29)


def test_table_that_does_not_reach_gives_none() -> None:
    assert next(h for h in calendar.holidays() if h.name == "Lunar New Year").days(1900) is None


def test_unknown_row_is_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"times_context\.csv, line 1, nothing"):
        calendar.context_words("nothing")


def test_words_stand_once_and_cues_are_two() -> None:
    words = [w.words for w in calendar.time_words()]
    assert len(words) == len(set(words))
    assert set(calendar.tense_cues().values()) == {"future", "past"}


def test_event_nouns_know_their_singular() -> None:
    assert calendar.event_nouns()["tests"] == "test"
