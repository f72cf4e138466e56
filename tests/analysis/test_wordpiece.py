"""Words cut into pieces as BERT's uncased tokenizer cuts them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.infer import MODEL_FOLDER
from readout.analysis.wordpiece import MAX_WORD_PIECES, WordPiece, basic_runs


@cache
def bundled() -> WordPiece:
    return WordPiece.from_file(MODEL_FOLDER / "vocab.txt")


# Ids that Hugging Face's BertTokenizer gives for the same words and vocabulary.
REFERENCE = {
    "Seoul": (10884,),
    "Pyongyang": (1052, 14001, 6292, 5654),
    "Yun": (22854,),
    "Byung-se": (23471, 3070, 1011, 7367),
    "résumé": (13746,),
    "2,270": (1016, 1010, 13756),
    "denuclearization": (7939, 14194, 19738, 26910),
    "北京": (1781, 1755),
    "U.S.": (1057, 1012, 1055, 1012),
    "n't": (1050, 1005, 1056),
    "$": (1002,),
}


@pytest.mark.parametrize("word", REFERENCE)
def test_pieces_are_those_of_the_reference(word: str) -> None:
    assert bundled().pieces(word) == REFERENCE[word]


@given(st.text(max_size=600))
def test_any_word_has_a_bounded_number_of_pieces(word: str) -> None:
    assert 1 <= len(bundled().pieces(word)) <= MAX_WORD_PIECES


@given(st.text(st.characters(codec="ascii"), max_size=30))
def test_runs_keep_every_visible_ascii_character(word: str) -> None:
    assert "".join(basic_runs(word)) == "".join(c for c in word.lower() if c.isprintable() and c != " ")


def test_long_words_keep_their_ends() -> None:
    pieces = bundled().pieces("x" * 60 + "-ends")
    assert len(pieces) == MAX_WORD_PIECES
    assert pieces[-1] == bundled().pieces("ends")[0]


def test_unknown_characters_are_unknown() -> None:
    assert bundled().pieces("\U0001f9ff") == (bundled().unk,)
    assert bundled().pieces("") == (bundled().unk,)
