"""The bundled model: what comes out for each word, and that it depends on nothing but the report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from readout.analysis.infer import ChunkOutput, Word, _read_names, apply_script, load_model
from readout.analysis.tree import is_tree
from readout.errors import KnowledgeError

LABELS = ["O", "B-person", "I-person", "B-place", "I-place"]


def words(text: str) -> list[Word]:
    """Words of a text whose tokens are parted by blanks; ``_`` before a word: no space in front of it."""
    forms = text.split()
    glued = [form.startswith("_") for form in forms[1:]] + [False]
    return [Word(form.lstrip("_"), not join) for form, join in zip(forms, glued, strict=True)]


@pytest.fixture(scope="module")
def output() -> ChunkOutput:
    text = "Foreign Minister Peter Szijjarto told reporters in Seoul on Friday that talks had failed _. He left _."
    return load_model().run([words(text)])[0]


def test_words_get_their_grammar(output: ChunkOutput) -> None:
    assert output.upos[4:8] == ["VERB", "NOUN", "ADP", "PROPN"]
    assert output.lemmas[4:6] == ["tell", "reporter"]
    assert output.xpos[4] == "VBD"
    assert "Tense=Past" in output.feats[4]


def test_tree_of_the_first_sentence(output: ChunkOutput) -> None:
    heads, relations = output.tree(0, 15)
    assert (heads[4], relations[4]) == (-1, "root")
    assert (heads[5], relations[5]) in ((4, "obj"), (4, "iobj"))
    assert (heads[13], relations[13]) == (4, "ccomp")
    assert (heads[11], relations[11]) == (13, "nsubj")


def test_tree_of_the_second_sentence_counts_from_its_first_word(output: ChunkOutput) -> None:
    heads, relations = output.tree(15, 18)
    assert heads == [1, -1, 1]
    assert relations == ["nsubj", "root", "punct"]


def test_names_have_kinds_and_scores(output: ChunkOutput) -> None:
    found = {(name.kind, name.first, name.last) for name in output.names(0, 15)}
    assert ("place", 7, 8) in found
    assert ("person", 2, 4) in found
    assert all(0 < name.score <= 1 for name in output.names(0, 15))
    assert output.kinds[5] == "person"
    assert output.kinds[6] is None


def test_sentences_start_where_they_start(output: ChunkOutput) -> None:
    assert [i for i, p in enumerate(output.starts) if p > 0.5] == [0, 15]


def test_shapes(output: ChunkOutput) -> None:
    assert output.arcs.shape == (18, 19)
    assert output.states.shape[0] == len(output.starts) == len(output.kinds) == 18


def test_no_chunks_and_empty_chunks() -> None:
    model = load_model()
    assert model.run([]) == []
    empty, full = model.run([[], words("Talks failed _.")])
    assert (empty.upos, empty.tree(0, 0), empty.names(0, 0)) == ([], ([], []), [])
    assert len(full.upos) == 3


def test_same_report_same_answer() -> None:
    chunks = [words("Seoul and Tokyo agreed to talk _."), words("He said nothing _."), words("Talks _?")]
    one, two = load_model().run(chunks), load_model().run(chunks)
    for a, b in zip(one, two, strict=True):
        assert np.array_equal(a.arcs, b.arcs)
        assert np.array_equal(a.states, b.states)


def test_a_chunk_longer_than_the_model_sees_is_cut_and_still_gives_trees() -> None:
    long = words("the minister said that " * 150)
    output = load_model().run([long])[0]
    assert len(output.upos) == 600
    heads, relations = output.tree(0, 600)
    assert is_tree(heads)
    assert relations.count("root") == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8), min_size=1, max_size=12
    )
)
def test_any_words_give_a_tree_and_bounded_names(forms: list[str]) -> None:
    output = load_model().run([[Word(form) for form in forms]])[0]
    heads, relations = output.tree(0, len(forms))
    assert is_tree(heads)
    assert [r == "root" for r in relations] == [h < 0 for h in heads]
    assert all(0 <= n.first < n.last <= len(forms) for n in output.names(0, len(forms)))


@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, 5), elements=st.floats(0, 1, width=32))))
def test_names_never_overlap(scores: np.ndarray) -> None:
    names = _read_names(scores, LABELS, 0)
    assert all(one.last <= other.first for one, other in pairwise(names))


def test_an_inner_label_never_follows_another_kind() -> None:
    scores = np.array([[0.1, 0.8, 0, 0.1, 0], [0.1, 0, 0.4, 0, 0.5]], dtype=np.float32)
    assert [(n.kind, n.first, n.last) for n in _read_names(scores, LABELS, 3)] == [("person", 3, 5)]


def test_scripts_that_do_not_fit_give_small_letters() -> None:
    assert apply_script("We", "3|x|l") == "we"
    assert apply_script("Told", "3|ell|l") == "tell"


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"model\.onnx"):
        load_model(tmp_path)
