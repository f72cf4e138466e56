"""Lemma edit scripts: how to make a lemma from a word's small-lettered form, as a class to learn."""

from __future__ import annotations

from readout.analysis.infer import apply_script

#: Longest ending that a script may replace; words changed more are left to the fallback.
MAX_CUT = 6


def edit_script(form: str, lemma: str) -> str | None:
    """The script ``cut|ending|case`` that turns ``form`` into ``lemma``, or None if none does.

    >>> edit_script("told", "tell"), edit_script("Seoul", "Seoul"), edit_script("Talks", "talk")
    ('3|ell|l', '0||f', '1||l')
    """
    small = lemma == lemma.lower()
    found = []
    for order, case in enumerate(("l", "f", "t") if small else ("f", "t", "l")):
        base = apply_script(form, f"0||{case}") if form else ""
        differing = (i for i, (a, b) in enumerate(zip(base, lemma, strict=False)) if a != b)
        shared = next(differing, min(len(base), len(lemma)))
        cut, ending = len(base) - shared, lemma[shared:]
        if cut <= MAX_CUT and apply_script(form, f"{cut}|{ending}|{case}") == lemma:
            found.append((cut + len(ending), order, f"{cut}|{ending}|{case}"))
    return min(found)[2] if found else None
