"""Ordinals and counts, on invented sentences."""

from datetime import date

import pytest

from readout.record.times import find_counts, find_ordinals, find_times


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("They held the third round of talks.", 3, "round"),
        ("It was for the fourth time.", 4, "time"),
        ("It followed its fourth nuclear test.", 4, "test"),
        ("It was the second call since spring.", 2, "call"),
        ("It was Norland's 21st summit.", 21, "summit"),
        ("The last round of talks failed.", -1, "round"),
    ],
)
def test_ordinals(text: str, value: int, of: str) -> None:
    assert [(o.value, o.of) for o in find_ordinals(text)] == [(value, of)]


@pytest.mark.parametrize(
    "text", ["In the first quarter they met.", "On the 12th of May", "A 19th century war", "First, they met."]
)
def test_ordinals_of_dates_are_left_out(text: str) -> None:
    assert find_ordinals(text) == []


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("They spoke twice.", 2, "time"),
        ("They spoke three times.", 3, "time"),
        ("They held three phone conversations.", 3, "conversations"),
        ("It held two more missile tests.", 2, "tests"),
        ("There were 12 rounds of talks.", 12, "rounds"),
    ],
)
def test_counts(text: str, value: int, of: str) -> None:
    assert [(c.value, c.of) for c in find_counts(text)] == [(value, of)]


@pytest.mark.parametrize(
    "text", ["Three ministers met.", "He paid 20 percent.", "It lasted two days.", "One test failed."]
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert find_counts(text) == []


def test_ordinal_is_no_date() -> None:
    assert find_times("The second round opened.", as_of=date(2016, 1, 29)) == []
