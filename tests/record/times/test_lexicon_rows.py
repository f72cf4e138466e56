"""Each row of the table of words is run: its example must be read, its counter-example must not."""

import re
from datetime import date

import pytest

from readout.knowledge.calendar import TimeWord, holidays, time_words
from readout.record.times import find_times
from readout.record.times.classes import class_codes
from readout.record.times.grammar import first_codes, pattern, rules

DAY = date(2016, 1, 29)
TOLD = [w for w in time_words() if w.example]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row.words)
def test_example_and_counter_example(row: TimeWord) -> None:
    word = re.compile(rf"(?<!\w){re.escape(row.words)}(?!\w)", re.IGNORECASE)
    assert any(word.search(t.words) for t in find_times(row.example, as_of=DAY)), row.example
    assert find_times(row.counter_example, as_of=DAY) == [], row.counter_example


@pytest.mark.parametrize(("name", "words"), [(h.name, w) for h in holidays() for w in h.words], ids=str)
def test_holidays_are_read_by_each_of_their_names(name: str, words: str) -> None:
    holiday = next(h for h in holidays() if h.name == name)
    (found,) = find_times(
        f"They met on {words.title().replace(chr(39) + 'S', chr(39) + 's')} 2015.", as_of=DAY
    )
    assert (found.start, found.end) == holiday.days(2015)


def test_every_class_of_the_grammar_is_known() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())
    assert len(set(class_codes().values())) == len(class_codes())


def test_first_codes_leave_no_match_out() -> None:
    codes = class_codes()
    found = first_codes(pattern("THE? (?P<a>[LAST NEXT]|EACH OTHER)? DAYUNIT").pattern)
    assert found == {codes[n] for n in ("THE", "LAST", "NEXT", "EACH", "DAYUNIT")}
