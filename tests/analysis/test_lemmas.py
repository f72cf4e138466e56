from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.lemmas import INFLECTED, settle_lemma


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("talks", "NOUN", "NNS", "talk"),
        ("countries", "NOUN", "NNS", "country"),
        ("men", "NOUN", "NNS", "man"),
        ("losses", "NOUN", "NNS", "loss"),
        ("agreed", "VERB", "VBD", "agree"),
        ("announced", "VERB", "VBD", "announce"),
        ("nominated", "VERB", "VBN", "nominate"),
        ("met", "VERB", "VBD", "meet"),
        ("running", "VERB", "VBG", "run"),
        ("Calling", "VERB", "VBG", "call"),
        ("says", "VERB", "VBZ", "say"),
        ("closer", "ADJ", "JJR", "close"),
        ("happiest", "ADJ", "JJS", "happy"),
        ("n't", "PART", "RB", "not"),
        ("ca", "AUX", "MD", "can"),
        ("Yun", "PROPN", "NNP", "Yun"),
        ("Nations", "PROPN", "NNPS", "Nation"),
        ("200,000", "NUM", "CD", "200000"),
        ("The", "DET", "DT", "the"),
    ],
)
def test_lemmas_without_a_guess(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert settle_lemma(form, upos, xpos) == lemma


def test_the_guess_decides_capitals_and_between_listed_lemmas_only() -> None:
    assert settle_lemma("'s", "AUX", "VBZ", guess="have") == "have"
    assert settle_lemma("'s", "AUX", "VBZ", guess="nonsense") == "be"
    assert settle_lemma("Chinese", "ADJ", "JJ", guess="Chinese") == "Chinese"
    assert settle_lemma("countries", "NOUN", "NNS", guess="countrie") == "country"


@given(
    st.text(alphabet="abcdeginorsty-'", min_size=1, max_size=12),
    st.sampled_from(sorted(INFLECTED | {"NN", "NNP", "VB", "CD", "FW"})),
    st.one_of(st.none(), st.text(alphabet="abcE", min_size=1, max_size=5)),
)
def test_a_lemma_is_never_empty(form: str, xpos: str, guess: str | None) -> None:
    assert settle_lemma(form, "NOUN", xpos, guess=guess)
