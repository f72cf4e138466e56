"""Trees out of head scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from readout.analysis.tree import best_tree, is_tree


def score_tables(largest: int) -> st.SearchStrategy[np.ndarray]:
    cells = st.floats(-50, 50, width=32)
    return st.integers(1, largest).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=cells))


def total(scores: np.ndarray, heads: list[int]) -> float:
    n = len(heads)
    return float(sum(np.float64(scores[i, n if head < 0 else head]) for i, head in enumerate(heads)))


@given(score_tables(25))
def test_always_one_root_and_no_cycle(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@given(score_tables(4))
def test_no_tree_scores_higher(scores: np.ndarray) -> None:
    n = len(scores)
    every = [list(heads) for heads in product(range(-1, n), repeat=n) if is_tree(list(heads))]
    best = max(total(scores, heads) for heads in every)
    assert total(scores, best_tree(scores)) == pytest.approx(best, abs=1e-3)


def test_scores_that_are_not_numbers_still_give_a_tree() -> None:
    scores = np.full((5, 6), np.nan, dtype=np.float32)
    scores[0, 1] = np.inf
    scores[1, 0] = -np.inf
    assert is_tree(best_tree(scores))


def test_greedy_cycle_is_opened_where_it_costs_least() -> None:
    # words 0 and 1 choose each other; word 1 gives up less by going to the root
    scores = np.array([[0, 9, 1], [9, 0, 8]], dtype=np.float32)
    assert best_tree(scores) == [1, -1]


def test_second_root_is_hung_on_the_first() -> None:
    scores = np.array([[0, 1, 9], [1, 0, 5]], dtype=np.float32)
    assert best_tree(scores) == [-1, 0]


def test_no_words_no_tree() -> None:
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []


@pytest.mark.parametrize(
    ("heads", "tree"),
    [([-1], True), ([0], False), ([-1, 5], False), ([2, 0, 1], False), ([-1, 2, 1], False), ([], False)],
)
def test_is_tree(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree
