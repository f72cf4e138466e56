"""From scores of possible heads to one tree per sentence: exactly one root, no cycles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_tree(scores: Floats) -> list[int]:
    """The heads of the n words of a sentence: the single-rooted tree with the highest sum of scores.

    ``scores`` is ``(n, n + 1)``: word j as the head of word i at ``[i, j]``, the root at ``[i, n]``. Heads are
    0 to n - 1, or -1 for the root. The greedy choice is kept where it is a tree; otherwise Chu-Liu/Edmonds
    finds the best one. Ties go to the word that stands first.

    >>> best_tree(np.array([[0, 1, 5], [2, 0, 1]], dtype=np.float32))
    [-1, 0]
    """
    n = len(scores)
    if n == 0:
        return []
    weights = np.nan_to_num(scores.astype(np.float64), nan=-1e9, posinf=1e9, neginf=-1e9)
    weights[np.arange(n), np.arange(n)] = -np.inf
    greedy = weights.argmax(1)
    if (greedy == n).sum() == 1 and _find_cycle(greedy, n) is None:
        return [-1 if head == n else int(head) for head in greedy]
    return _single_root(weights)


def is_tree(heads: list[int]) -> bool:
    """Whether ``heads`` has exactly one root (-1) and every word leads up to it.

    >>> is_tree([-1, 0]), is_tree([1, 0]), is_tree([-1, -1])
    (True, False, False)
    """
    n = len(heads)
    if heads.count(-1) != 1 or not all(-1 <= head < n for head in heads):
        return False
    return _find_cycle(np.array([n if head < 0 else head for head in heads]), n) is None


def _single_root(weights: NDArray[np.float64]) -> list[int]:
    """The best tree with one root: a root costs more than any tree can win by a second one."""
    n = len(weights)
    finite = weights[np.isfinite(weights)]
    cost = (finite.max() - finite.min() + 1.0) * (n + 1)
    graph = np.full((n + 1, n + 1), -np.inf)
    graph[:n] = weights
    graph[:n, n] -= cost
    heads = _edmonds(graph, n)
    return [-1 if head == n else int(head) for head in heads[:n]]


def _find_cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    """The words of one cycle of the head map, or None. ``heads`` of ``root`` is not read."""
    state = [0] * (max(len(heads), root) + 1)  # 0 unseen, 1 on the present path, 2 leads to the root
    state[root] = 2
    for start in range(len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(graph: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Heads of the best arborescence from ``root``; ``graph[i, j]`` weighs j as the head of i (Edmonds 1967).

    Recursive: a cycle of greedy heads becomes one node, the smaller graph is solved, the cycle is opened
    where its new head enters it. At most n levels, each of n * n steps.
    """
    size = len(graph)
    heads: NDArray[np.int64] = graph.argmax(1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    small, enter, leave = _contract(graph, heads, np.array(cycle), rest)
    small_heads = _edmonds(small, int(np.flatnonzero(rest == root)[0]))
    node = len(rest)
    out = heads.copy()
    entered = enter[small_heads[node]]
    out[entered] = rest[small_heads[node]]
    for place, word in enumerate(rest):
        if word != root:
            head = small_heads[place]
            out[word] = leave[place] if head == node else rest[head]
    return out


def _contract(
    graph: NDArray[np.float64], heads: NDArray[np.int64], cycle: NDArray[np.int64], rest: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """The graph with ``cycle`` as its last node; where each outer head enters; whom each outer word hangs on."""
    node = len(rest)
    small = np.full((node + 1, node + 1), -np.inf)
    small[:node, :node] = graph[np.ix_(rest, rest)]
    gains = graph[np.ix_(cycle, rest)] - graph[cycle, heads[cycle]][:, None]
    small[node, :node] = gains.max(0)
    outward = graph[np.ix_(rest, cycle)]
    small[:node, node] = outward.max(1)
    return small, cycle[gains.argmax(0)], cycle[outward.argmax(1)]
