"""Words looked up as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.knowledge.phrases import PhraseTable, parts_of, written_as


@pytest.fixture
def names() -> PhraseTable[str]:
    table = PhraseTable[str]()
    for words in (
        "Ban Ki-moon",
        "Ban",
        "WHO",
        "People's Front of Example",
        "the Kremlin",
        "foreign ministry",
        "Ö Party",
    ):
        table.add(words, words)
    return table


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ban Ki Moon", ["Ban Ki-moon"]),
        ("BAN KI-MOON", ["Ban Ki-moon"]),
        ("W.H.O.", ["WHO"]),
        ("who", []),
        ("Who", []),
        ("Kremlin's", ["the Kremlin"]),
        ("the Kremlin’s", ["the Kremlin"]),
        ("kremlin", []),
        ("Foreign Ministry", ["foreign ministry"]),
        ("The Foreign Ministry", ["foreign ministry"]),
        ("People’s Front of Example", ["People's Front of Example"]),
        ("O Party", ["Ö Party"]),
    ],
)
def test_spellings_and_case(names: PhraseTable[str], words: str, found: list[str]) -> None:
    assert names.find(words) == found


def test_the_longest_name_in_tokens_however_hyphens_and_possessives_are_split(
    names: PhraseTable[str],
) -> None:
    tokens = ["Then", "Ban", "Ki", "-", "moon", "met", "People", "'s", "Front", "of", "Example"]
    assert [(m.first, m.last, m.values) for m in names.matches(tokens)] == [
        (1, 5, ("Ban Ki-moon",)),
        (6, 11, ("People's Front of Example",)),
    ]


def test_a_name_never_ends_inside_a_token_nor_runs_over_a_comma(names: PhraseTable[str]) -> None:
    assert names.longest(["WHO-led"], 0) is None
    table = PhraseTable[str]()
    table.add("Example Party", "x")
    assert table.longest(["Example", ",", "Party"], 0) is None
    assert table.longest(["Example", "Party"], 0) is not None


@given(st.lists(st.text(max_size=8), max_size=8))
def test_matches_lie_within_the_tokens_and_do_not_overlap(tokens: list[str]) -> None:
    table = PhraseTable[int]()
    for place in range(len(tokens)):
        table.add(" ".join(tokens[place : place + 2]), place)
    last = 0
    for match in table.matches(tokens):
        assert last <= match.first < match.last <= len(tokens)
        last = match.last


@given(st.text(st.characters(max_codepoint=0xFF, categories=("L", "Zs")), max_size=20))
def test_a_key_does_not_change_with_case_or_on_being_made_again(words: str) -> None:
    assert parts_of(" ".join(p for p in parts_of(words) if p != "'s")) == tuple(
        p for p in parts_of(words) if p != "'s"
    )
    assert written_as(words, "any")
