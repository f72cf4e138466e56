"""The relation coder by itself: pairs found in sentences, and what the bundled model says of plain ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import UsageError
from readout.record.relations import find_pair, read_marked, relate
from readout.spans import Span


def test_marks_are_cut_out_and_spans_point_into_the_plain_sentence() -> None:
    pair = read_marked("<s>Norway </s>accused <t>the Kremlin</t>.")
    assert pair.sentence == "Norway accused the Kremlin."
    assert (pair.source, pair.target) == (Span(0, 6), Span(15, 26))


@pytest.mark.parametrize("text", ["no marks at all", "<s>Norway accused <t>Chad</t>.", "", "<t>Chad</s>"])
def test_marks_that_do_not_fit_are_told(text: str) -> None:
    with pytest.raises(UsageError):
        read_marked(text)


def test_words_are_found_where_they_stand_alone() -> None:
    assert find_pair("Omani envoys met Oman.", "Oman", None).source == Span(17, 21)


def test_words_that_do_not_stand_there_are_told() -> None:
    with pytest.raises(UsageError, match="Peru"):
        find_pair("Chad met Mali.", "Chad", "Peru")


@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=10))
def test_a_marked_pair_gives_back_its_words(before: str, source: str, target: str) -> None:
    if any("<" in part or ">" in part for part in (before, source, target)) or not (
        source.strip() and target.strip()
    ):
        return
    pair = read_marked(f"{before}<s>{source}</s> told <t>{target}</t>")
    assert pair.source is not None
    assert pair.target is not None
    assert pair.source.of(pair.sentence) == source.strip()
    assert pair.target.of(pair.sentence) == target.strip()


@pytest.mark.parametrize(
    ("sentence", "source", "target", "type_"),
    [
        ("Norway accused Russia of jamming its signals.", "Norway", "Russia", "ACCUSE"),
        ("Envoys of Peru met colleagues from Chile in Lima.", "Envoys of Peru", "colleagues from Chile", "CONSULT"),
        ("Turkish police arrested twelve journalists on Monday.", "Turkish police", "twelve journalists", "COERCE"),
        ("Twelve journalists were arrested by Turkish police.", "Turkish police", "journalists", "COERCE"),
        ("Rebels shelled army barracks near Goma.", "Rebels", "army", "ASSAULT"),
    ],
)  # fmt: skip
def test_plain_acts_have_their_type(sentence: str, source: str, target: str, type_: str) -> None:
    assert relate(sentence, source, target).type == type_


def test_the_order_of_the_roles_tells_who_acts() -> None:
    sentence = "Twelve journalists were arrested by Turkish police."
    assert (
        relate(sentence, "journalists", "Turkish police").acts
        < relate(sentence, "Turkish police", "journalists").acts
    )


def test_a_row_scores_the_same_alone_and_among_others() -> None:
    sentence = "Norway accused Russia and thanked Finland."
    alone = relate(sentence, "Norway", "Finland")
    relate("Chad met Mali.", "Chad", "Mali")
    assert relate(sentence, "Norway", "Finland") == alone
