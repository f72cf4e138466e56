"""Two ends of a range joined to one stretch."""

from datetime import date

import pytest

from readout.record.times import find_times, join_ranges

DAY = date(2016, 1, 29)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("They met from Monday to Wednesday.", "Monday to Wednesday", "2016-01-25", "2016-01-27"),
        ("They met between Jan. 3 and Jan. 20.", "Jan. 3 and Jan. 20", "2016-01-03", "2016-01-20"),
        ("Talks, Jan. 3 – Jan. 20", "Jan. 3 – Jan. 20", "2016-01-03", "2016-01-20"),
        ("It lasted from 1990 to 1995.", "1990 to 1995", "1990-01-01", "1995-12-31"),
    ],
)
def test_joined(text: str, words: str, start: str, end: str) -> None:
    (joined,) = join_ranges(text, find_times(text, as_of=DAY))
    assert (joined.words, str(joined.start), str(joined.end), joined.precision) == (words, start, end, "span")


@pytest.mark.parametrize(
    "text", ["They met on Monday and Wednesday.", "From Wednesday to Monday", "On Monday. To Wednesday"]
)
def test_kept_apart(text: str) -> None:
    found = find_times(text, as_of=DAY)
    assert len(found) == 2
    assert join_ranges(text, found) == found
