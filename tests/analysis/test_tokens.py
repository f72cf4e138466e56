from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.tokens import TextWord, tokenize
from readout.knowledge.tables import read_table

MARKS = st.text(alphabet="aBé1.,'’\"“”-–—()[]$%/@#&:;!?… \n\t_", max_size=60)


def forms(text: str) -> list[str]:
    return [word.form for word in tokenize(text)]


def fused(text: str) -> list[str]:
    """Words, a plus sign after those that are written together with the next."""
    return [word.form + "+" * word.fused for word in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't agree.", "They do+ n't agree ."),
        ("Holt's team can’t wait", "Holt+ 's team ca+ n’t wait"),
        ("the ministers' talks", "the ministers+ ' talks"),
        ("We cannot say; I'd've gone", "We can+ not say ; I+ 'd+ 've gone"),
        ("the U.N.'s role", "the U.N.+ 's role"),
        ("O'Neil met Sha'lan's aide", "O'Neil met Sha'lan+ 's aide"),
    ],
)
def test_contractions_and_possessives_are_fused_words(text: str, words: str) -> None:
    assert fused(text) == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("long-range U.S.-allied 20-minute", "long - range U.S. - allied 20 - minute"),
        ("co-operate, non-U.S. mid-2015 e-mail", "co-operate , non-U.S. mid-2015 e-mail"),
        ("Yun Byung-se", "Yun Byung - se"),
        ("talks -- and more—now – soon", "talks -- and more — now – soon"),
        ("and/or w/o 9/11 2/3 11/28/2000", "and / or w/o 9/11 2 / 3 11/28/2000"),
        ("$20bn, US$4.5 and 1,200.50 (10%)", "$ 20 bn , US$ 4.5 and 1,200.50 ( 10 % )"),
        ("at 5pm on the 3rd, the 1990s, 80's", "at 5 pm on the 3rd , the 1990s , 80's"),
        ("5-10 at 10:30-11:30", "5 - 10 at 10:30 - 11:30"),
        ("2016-01-29 555-0142 +44", "2016-01-29 555-0142 +44"),
        (
            "see https://arland.example/a?b=1. Or a.b@c.org!",
            "see https://arland.example/a?b=1 . Or a.b@c.org !",
        ),
        ("@envoy said #peace (#1)", "@envoy said #peace ( # 1 )"),
        ("Well ... no…. What?! :)", "Well ... no …. What ?! :)"),
        ("``Yes'' “no” ‘so’ \"ok\"", "`` Yes '' “ no ” ‘ so ’ \" ok \""),
        ("AT&T and P.O. Box 5, Ph.D.", "AT&T and P.O. Box 5 , Ph.D."),
        ("DPRK (KN-08) H-bomb", "DPRK ( KN - 08 ) H - bomb"),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, words: str) -> None:
    assert forms(text) == words.split()


def test_a_full_stop_belongs_to_an_abbreviation_but_not_where_a_sentence_surely_ends() -> None:
    inside = "Mr. Holt of Norvane Inc. left at 5 p.m. on Jan. 6 ."
    assert forms("Mr. Holt of Norvane Inc. left at 5 p.m. on Jan. 6.") == inside.split()
    at_the_end = "He sold steel , etc . The ban came at 5 p.m ."
    assert forms("He sold steel, etc. The ban came at 5 p.m.") == at_the_end.split()
    assert forms("in the U.S. It ended in the U.S.")[-1] == "U.S."


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("abbreviations.csv", "abbreviation"),
        ("prefixes.csv", "prefix"),
        ("number_units.csv", "unit"),
        ("web_endings.csv", "ending"),
    ],
)
def test_the_example_of_every_row_reads_as_the_row_says(table: str, key: str) -> None:
    for row in read_table(f"lexicon/en/{table}", (key, "example")):
        found = forms(row["example"])
        assert any(
            word == row[key] or (key == "prefix" and word.lower().startswith(row[key] + "-"))
            or (key == "ending" and word.endswith("." + row[key]))
            for word in found
        ), f"{row[key]}: {found}"  # fmt: skip


def test_the_counter_example_of_an_abbreviation_does_not_hold_it() -> None:
    rows = [
        row for row in read_table("lexicon/en/abbreviations.csv", ("abbreviation",)) if row["counter_example"]
    ]
    assert len(rows) > 10
    for row in rows:
        assert row["abbreviation"] not in forms(row["counter_example"]), row["abbreviation"]


def test_the_example_of_every_contraction_is_cut_into_its_parts() -> None:
    for row in read_table("lexicon/en/contractions.csv", ("form", "parts", "example")):
        parts = row["parts"].split("|")
        small = [form.lower() for form in forms(row["example"])]
        assert any(small[i : i + len(parts)] == parts for i in range(len(small))), row["form"]


@given(st.one_of(st.text(max_size=80), MARKS))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    words = tokenize(text)
    covered = 0
    for word in words:
        assert word.form == text[word.start : word.end]
        assert word.form
        assert not any(char.isspace() for char in word.form)
        assert text[covered : word.start].strip() == ""
        covered = word.end
    assert text[covered:].strip() == ""


@given(MARKS)
def test_space_after_says_whether_a_blank_or_the_end_follows(text: str) -> None:
    for word in tokenize(text):
        assert word.space_after == (text[word.end : word.end + 1].strip() == "")
        assert not (word.fused and word.space_after)


def test_a_word_knows_its_place() -> None:
    assert tokenize("It's") == [TextWord("It", 0, 2, False, True), TextWord("'s", 2, 4, True, False)]


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a1", "1", "1,", "_", "'s", "x'", "é", "http://.", ".,-", "a-", '"', "Mr. "]
)
def test_odd_long_input_takes_linear_time(unit: str) -> None:
    short, long = unit * 2_000, unit * 40_000
    tokenize(short)
    began = time.perf_counter()
    tokenize(short)
    middle = time.perf_counter()
    tokenize(long)
    ended = time.perf_counter()
    assert ended - middle < 200 * max(
        middle - began, 1e-3
    )  # twenty times the text: far from 400 times the time
