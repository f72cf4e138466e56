"""The CoNLL 2018 measures: alignment by characters, and what each counts."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest


def load_scorer() -> ModuleType:
    path = Path(__file__).parents[2] / "eval" / "conll.py"
    spec = importlib.util.spec_from_file_location("readout_eval_conll", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


conll = load_scorer()


def text(*words: tuple[str, int, str]) -> object:
    """One sentence of (form, head, relation); forms that begin with + are fused with the word before."""
    made, at = [], 0
    for form, head, relation in words:
        plain = form.lstrip("+")
        start = at
        at += len(plain)
        made.append(conll.ScoredWord(start, at, plain, plain, "X", "X", "_", head, relation))
        if form.startswith("+"):
            made[-2:] = [replace(word, start=made[-2].start, end=at, fused=True) for word in made[-2:]]
    return conll.ScoredText(made, [(0, at)])


GOLD = (("They", 1, "nsubj"), ("met", -1, "root"), ("here", 1, "advmod:loc"))


def test_a_perfect_reading_scores_everything() -> None:
    scores = conll.compare(text(*GOLD), text(*GOLD))
    assert {score.f1 for score in scores.values()} == {100.0}


def test_subtypes_of_relations_do_not_count() -> None:
    system = text(*GOLD[:2], ("here", 1, "advmod"))
    assert conll.compare(text(*GOLD), system)["LAS"].f1 == 100.0


def test_a_wrong_head_costs_uas_and_las_a_wrong_relation_only_las() -> None:
    wrong_head = conll.compare(text(*GOLD), text(*GOLD[:2], ("here", 0, "advmod")))
    assert (wrong_head["UAS"].right, wrong_head["LAS"].right) == (2, 2)
    wrong_relation = conll.compare(text(*GOLD), text(*GOLD[:2], ("here", 1, "obj")))
    assert (wrong_relation["UAS"].right, wrong_relation["LAS"].right) == (3, 2)


def test_a_word_cut_in_two_is_no_word_and_costs_precision() -> None:
    system = text(("They", 1, "nsubj"), ("me", -1, "root"), ("t", 1, "dep"), ("here", 1, "advmod"))
    scores = conll.compare(text(*GOLD), system)
    assert scores["Words"].f1 == pytest.approx(200 * 2 / 7)
    assert scores["LAS"].right == 0  # both other words hang on the word that was not found


def test_words_of_a_multiword_token_are_matched_by_form() -> None:
    gold = text(("do", 2, "aux"), ("+n't", 2, "advmod"), ("go", -1, "root"))
    whole = text(("don't", 1, "aux"), ("go", -1, "root"))
    scores = conll.compare(gold, whole)
    assert scores["Tokens"].f1 == 100.0
    assert scores["Words"].right == 1
    assert conll.compare(gold, gold)["Words"].f1 == 100.0


def test_an_empty_answer_scores_nothing() -> None:
    scores = conll.compare(text(*GOLD), conll.ScoredText([], []))
    assert {score.f1 for score in scores.values()} == {0.0}
