"""What the uncased encoder cannot see of a word: its case, the spaces about it, quotation marks, inner signs.

Every word of a chunk gets ``FEATURE_SIZES`` small integers, one per feature. They are inputs of the model
(learned embeddings), so their meaning may only change together with the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Number of values of each feature: case pattern; spaces about the word; quotation and case of the chunk; inside.
FEATURE_SIZES = (12, 4, 10, 7)

_OPENING, _CLOSING, _EITHER = "“«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word as the model reads it: its form, and whether a space follows it in the text."""

    form: str
    space_after: bool = True


def case_pattern(form: str) -> int:
    """The case pattern of a word, 0 to 11.

    >>> [case_pattern(w) for w in ("talks", "Seoul", "A", "UN", "iPhone", "2270", "3rd", ",", "U.S.")]
    [0, 1, 2, 3, 4, 5, 6, 7, 9]
    """
    letters = [c for c in form if c.isalpha()]
    if not letters:
        if form.isdigit():
            return 5
        return 8 if any(c.isdigit() for c in form) else 7
    if any(c.isdigit() for c in form):
        return 6
    if "." in form and len(form) > 1:
        return 9 if letters[0].isupper() else 10
    if not any(c.isupper() for c in letters):
        return 0 if letters[0].islower() else 11
    if all(c.isupper() for c in letters):
        return 2 if len(letters) == 1 else 3
    return 1 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 4


def _inside(form: str) -> int:
    middle = form[1:-1]
    for value, signs in ((1, "."), (2, "-–"), (3, "'’"), (4, ","), (5, "/:@_")):
        if any(sign in middle for sign in signs):
            return value
    return 6 if len(form) == 1 else 0


def _environment(patterns: Sequence[int]) -> int:
    """How the whole chunk writes its words: 0 running text, 1 as a title, 2 in capitals, 3 small letters, 4 short."""
    small, title, upper = (sum(p in kinds for p in patterns) for kinds in ((0,), (1,), (3,)))
    total = small + title + upper
    if total < 4:
        return 4
    if upper > 0.7 * total:
        return 2
    if title > 0.55 * total:
        return 1
    return 3 if title + upper == 0 else 0


def shape_features(words: Sequence[Word]) -> list[tuple[int, int, int, int]]:
    """The features of each word of a chunk, in the order and ranges of ``FEATURE_SIZES``.

    >>> shape_features([Word("Seoul", False), Word(".")])
    [(1, 2, 8, 0), (7, 1, 8, 6)]
    """
    patterns = [case_pattern(word.form) for word in words]
    environment = 2 * _environment(patterns)
    quoted, before, rows = False, True, []
    for word, pattern in zip(words, patterns, strict=True):
        form = word.form
        if form in _CLOSING or (form in _EITHER and quoted):
            quoted = False
        rows.append((pattern, 2 * before + word.space_after, environment + quoted, _inside(form)))
        closes = (
            len(rows) > 1 and not before and word.space_after
        )  # a straight mark that closes one begun earlier
        if form in _OPENING or (form in _EITHER and rows[-1][2] == environment and not closes):
            quoted = True
        before = word.space_after
    return rows
