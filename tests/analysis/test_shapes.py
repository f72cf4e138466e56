"""Word shapes: what the uncased encoder is told of a word's writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.shapes import FEATURE_SIZES, Word, case_pattern, shape_features

forms = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10)


@given(st.lists(st.builds(Word, forms, st.booleans()), max_size=15))
def test_every_feature_stays_in_its_range(words: list[Word]) -> None:
    rows = shape_features(words)
    assert len(rows) == len(words)
    assert all(0 <= value < size for row in rows for value, size in zip(row, FEATURE_SIZES, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [("us", "US"), ("Us", "US"), ("us", "Us"), ("may", "May"), ("turkey", "Turkey"), ("un", "UN")],
)
def test_case_tells_words_apart(one: str, other: str) -> None:
    assert case_pattern(one) != case_pattern(other)


def test_words_between_quotation_marks_are_marked() -> None:
    words = [Word(form) for form in ("He", "said", "“", "no", "talks", "”", "today")]
    quoted = [row[2] % 2 for row in shape_features(words)]
    assert quoted == [0, 0, 0, 1, 1, 0, 0]


def test_straight_marks_open_and_close() -> None:
    words = [Word(form, form != '"') for form in ("He", '"', "no", '"', "today")]
    words[2] = Word("no", space_after=False)
    words[3] = Word('"')
    assert [row[2] % 2 for row in shape_features(words)] == [0, 0, 1, 0, 0]


def test_headlines_look_different_from_running_text() -> None:
    running = shape_features([Word(w) for w in ["Seoul", "and", "Tokyo", "agree", "to", "meet", "again"]])
    title = shape_features([Word(w) for w in ["Seoul", "and", "Tokyo", "Agree", "to", "Meet", "Again"]])
    capitals = shape_features([Word(w) for w in ["SEOUL", "AND", "TOKYO", "AGREE", "TO", "MEET", "AGAIN"]])
    assert len({running[0][2], title[0][2], capitals[0][2]}) == 3
