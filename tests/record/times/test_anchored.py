"""Times that hang on a happening or a date; the report's day is 29 January 2016."""

from datetime import date

import pytest

from readout.record.times import TimeExpression, find_anchored, find_times

DAY = date(2016, 1, 29)


def read(text: str) -> list[TimeExpression]:
    return find_anchored(text, as_of=DAY, times=find_times(text, as_of=DAY))


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("No talks since the test.", "since the test", None, "2016-01-29"),
        ("No talks since the Jan. 4 test.", "since the Jan. 4 test", "2016-01-04", "2016-01-29"),
        ("No talks since the vote on Jan. 4.", "since the vote", "2016-01-04", "2016-01-29"),
        ("The Jan. 4 air drill ended. None since the air drill.", "since the air drill", "2016-01-04", "2016-01-29"),
        ("A drill on Jan. 4. A day after the drill they met.", "A day after the drill", "2016-01-05", "2016-01-05"),
        ("They spoke ahead of the summit on Feb. 8.", "ahead of the summit", None, "2016-02-07"),
        ("They have met since January.", "since January", "2016-01-01", "2016-01-29"),
        ("They must leave by Feb. 8.", "by Feb. 8", None, "2016-02-08"),
        ("They met after Jan. 20.", "after Jan. 20", "2016-01-21", None),
        ("Since Norland's Jan. 4 test, all is calm.", "Since Norland's Jan. 4 test", "2016-01-04", "2016-01-29"),
    ],
)  # fmt: skip
def test_interval(text: str, words: str, start: str | None, end: str | None) -> None:
    found = {t.words: t for t in read(text)}
    assert words in found
    one = found[words]
    assert (one.start and str(one.start), one.end and str(one.end)) == (start, end)


def test_another_happening_gives_no_date() -> None:
    (one,) = read("The Jan. 4 missile test failed. They have not met since the nuclear test.")
    assert (one.start, one.end, one.anchor) == (None, DAY, "the nuclear test")


@pytest.mark.parametrize(
    "text", ["After the ministry said so, they left.", "He spoke before the Council.", ""]
)
def test_no_happening(text: str) -> None:
    assert read(text) == []
