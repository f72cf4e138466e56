"""How sure the relation coder must be. Chosen on the tuning part of our own corpus (``eval.relations``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities.

    A candidate whose type has less than ``keep`` (``doubtful``, where all its parties are), by its parties and by its
    word, goes, unless another type has ``retype``. A word without a row is an act from ``trigger`` on, if its best
    parties have ``add``, or ``against`` where the lexicon has the word and told no act. A recipient that the lexicon
    did not find is taken from ``complete`` on.
    """

    keep: float = 0.2
    doubtful: float = 0.8
    retype: float = 0.8
    trigger: float = 0.8
    add: float = 0.8
    against: float = 0.95
    complete: float = 0.9
