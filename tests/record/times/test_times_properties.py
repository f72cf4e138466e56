"""What holds for any text."""

import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.knowledge.calendar import time_words
from readout.record.times import find_anchored, find_counts, find_ordinals, find_times, join_ranges

WORDS = [
    *(w.words for w in time_words()),
    "12",
    "3",
    "2015",
    "'98",
    "1990s",
    "15:30",
    "21st",
    ",",
    "-",
    "–",
    "('",
    ".",
]
MIXED = [*WORDS, "Friday", "May", "the", "talks", "will", "Mr.", "said", "é", "\n", "\n\n", "’s"]
texts = st.lists(st.sampled_from(MIXED), max_size=30).map(" ".join) | st.text(max_size=80)
days = st.dates(date(1950, 1, 1), date(2080, 1, 1))


@given(texts, days)
def test_spans_slice_to_words_in_order(text: str, day: date) -> None:
    found = find_times(text, as_of=day)
    end = 0
    for one in found:
        assert one.span.of(text) == one.words
        assert one.span.start >= end
        assert len(one.span) > 0
        assert one.start is None or one.end is None or one.start <= one.end
        end = one.span.end
    for joined in join_ranges(text, found):
        assert joined.span.of(text) == joined.words
    for one in find_anchored(text, as_of=day, times=found):
        assert one.span.of(text) == one.words


@given(texts)
def test_ordinals_and_counts_slice_to_words(text: str) -> None:
    for one in [*find_ordinals(text), *find_counts(text)]:
        assert one.span.of(text) == one.words


@given(texts, texts, days)
def test_later_paragraphs_change_nothing(text: str, more: str, day: date) -> None:
    alone = find_times(text, as_of=day)
    assert find_times(f"{text}\n\n{more}", as_of=day)[: len(alone)] == alone


@given(
    days, st.sampled_from(["Monday", "Friday", "last Sunday", "next Tuesday", "this Saturday", "yesterday"])
)
def test_a_week_later_weekdays_are_a_week_later(day: date, words: str) -> None:
    (here,) = find_times(f"They met {words}.", as_of=day)
    (there,) = find_times(f"They met {words}.", as_of=day + timedelta(days=7))
    assert here.start is not None
    assert there.start == here.start + timedelta(days=7)


@given(days)
def test_any_day_reads_back(day: date) -> None:
    for text in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        (found,) = find_times(f"It was on {text}.", as_of=date(2016, 1, 29))
        assert found.value == day.isoformat()
        assert found.start == found.end == day


@given(days, st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_bare_weekdays_lie_within_the_week_before(day: date, words: str) -> None:
    (found,) = find_times(f"They met {words}.", as_of=day)
    assert found.start is not None
    assert timedelta(0) <= day - found.start < timedelta(days=7)


@settings(max_examples=5, deadline=None)
@given(
    st.sampled_from(
        ["1990 and ", "the first ", "two ", "May 3 - ", "- ", "twenty ", "earlier in the ", "1,000"]
    )
)
def test_long_repeats_take_linear_time(piece: str) -> None:
    began = time.process_time()
    find_times(piece * 5_000, as_of=date(2016, 1, 29))
    assert time.process_time() - began < 5
