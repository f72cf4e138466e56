"""Spans and the map between cleaned and received text, on any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.report.clean import INVISIBLE, clean_text
from readout.spans import Span, SpanMap

ODD = st.text(
    alphabet=st.sampled_from("ab .-\r\n\t\u00a0\u00ad\u200b\ufeff\u2028&;#amp1\ud800é漢"), max_size=60
)
SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


@given(SPANS, SPANS)
def test_covering_and_overlapping_agree_with_sets_of_characters(one: Span, other: Span) -> None:
    ones, others = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(ones & others) or not (ones and others)
    if others:
        assert one.covers(other) == (others <= ones)
    around = Span.around([one, other])
    assert around.covers(one)
    assert around.covers(other)


@given(st.text(max_size=40))
def test_the_identity_map_changes_nothing(text: str) -> None:
    same = SpanMap.identity(len(text))
    for start in range(len(text) + 1):
        assert same.to_clean(start) == start
        assert same.to_received(Span(start, len(text))) == Span(start, len(text))


@given(ODD)
def test_every_cleaned_character_leads_back_to_what_it_came_from(text: str) -> None:
    clean, clean_map = clean_text(text)
    assert (clean_map.clean_len, clean_map.received_len) == (len(clean), len(text))
    for at, character in enumerate(clean):
        span = clean_map.to_received(Span(at, at + 1))
        received = span.of(text)
        assert len(received) == 1
        assert clean_map.to_clean(span.start) == at
        if received.isalnum() or received == ".":
            assert received == character
        else:
            assert character in " \n-&;#\ufffd" or received in (character, "&")


@given(ODD)
def test_going_back_keeps_order_and_bounds(text: str) -> None:
    clean, clean_map = clean_text(text)
    ways = [clean_map.to_clean(offset) for offset in range(len(text) + 1)]
    assert ways == sorted(ways)
    assert all(0 <= way <= len(clean) for way in ways)
    starts = [clean_map.to_received(Span(at, at + 1)).start for at in range(len(clean))]
    assert starts == sorted(set(starts))


@given(ODD)
def test_what_is_cleaned_holds_nothing_odd_and_cleaning_twice_changes_no_letter(text: str) -> None:
    clean, _ = clean_text(text.replace("&", "+"))
    assert not set(clean) & set(INVISIBLE)
    assert not set(clean) & set("\r\t\u00a0\u2028")
    assert clean_text(clean)[0] == clean


@given(
    st.lists(st.sampled_from(["Envoys", "met", "in", "well-", "Oslo."]), min_size=1, max_size=12),
    st.integers(0, 3),
)
def test_joined_lines_become_one_blank_or_none_after_a_hyphen(words: list[str], blanks: int) -> None:
    gap = " " * blanks + "\r\n" + " " * blanks
    text = gap.join(words)
    joins, at = [], 0
    for word in words[:-1]:
        at += len(word)
        joins.append(Span(at, at + len(gap)))
        at += len(gap)
    clean, clean_map = clean_text(text, joins)
    assert clean == " ".join(words).replace("- ", "-")
    for join in joins:
        assert clean_map.to_received(Span(0, len(clean))) == Span(0, len(text))
        assert clean_map.to_clean(join.end) >= clean_map.to_clean(join.start)
