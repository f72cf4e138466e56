"""Where sentences begin in a paragraph: rules first, the model's probability where rules are not sure.

The rules look at the sign before a word (a full stop that is a word of its own, an abbreviation's, a question
mark, closing marks after it) and at how the word is written. They stand alone when no model is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from readout.analysis.tokens import TextWord
from readout.knowledge import language

STOPS = frozenset({".", "!", "?"})
OPENERS = frozenset({"(", "[", "{", "“", "‘", "``", '"', "'", "''", "«"})
CLOSERS = frozenset({")", "]", "}", "”", "’", "''", '"', "'", "’’", "»"})
#: Marks that never begin a sentence.
_NEVER_FIRST = frozenset({",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "”", "’", "…", "...", "/"})


class Start(IntEnum):
    """Whether a word begins a sentence, as far as the rules can say.

    NO and YES are certain; UNLIKELY and LIKELY are the rules' guess, and ask the model if there is one.
    """

    NO = 0
    UNLIKELY = 1
    LIKELY = 2
    YES = 3


#: The model's probability from which a word begins a sentence, by the rules' verdict. Tuned on EWT dev and
#: GUM dev (free genres but news), see eval/tokens.py.
THRESHOLDS = {Start.NO: 2.0, Start.UNLIKELY: 0.5, Start.LIKELY: 0.4, Start.YES: -1.0}


def sentence_starts(words: Sequence[TextWord]) -> list[Start]:
    """For each word of one paragraph, whether a sentence begins there. The first word is always YES.

    >>> from readout.analysis.tokens import tokenize
    >>> verdicts = sentence_starts(tokenize("The U.S. Congress met. It rose at 5 p.m. on Friday."))
    >>> [i for i, verdict in enumerate(verdicts) if verdict >= Start.LIKELY]
    [0, 5]
    """
    verdicts = [Start.YES] * min(len(words), 1)
    last_start = 0
    for at in range(1, len(words)):
        verdict = _verdict(words, at, last_start)
        if verdict >= Start.LIKELY:
            last_start = at
        verdicts.append(verdict)
    return verdicts


def decide(verdict: Start, probability: float | None = None) -> bool:
    """Whether a sentence begins, given the rules' verdict and, if there is one, the model's probability.

    >>> decide(Start.UNLIKELY), decide(Start.UNLIKELY, 0.99), decide(Start.NO, 0.99)
    (False, True, False)
    """
    if probability is None:
        return verdict >= Start.LIKELY
    return probability >= THRESHOLDS[verdict]


def _verdict(words: Sequence[TextWord], at: int, last_start: int) -> Start:
    """The rules' verdict on the word ``at``; the sentence before it began at ``last_start``."""
    word, before = words[at], words[at - 1]
    if not before.space_after:
        return _glued(words, at)
    if word.form in _NEVER_FIRST:
        return Start.NO
    if _reference_end(words, at) is not None and words[at - 1].form[-1] in '.!?”"])':
        return Start.NO  # "... in 2005. [4] They ..."
    stop = _before_closers(words, at, last_start)
    sign = words[stop].form
    if sign == "," and stop < at - 1:
        return Start.NO  # "... a deal," Holt said
    if sign[-1] not in ".!?…":
        return Start.UNLIKELY
    first = at
    while first + 1 < len(words) and (words[first].form in OPENERS or set(words[first].form) <= set("-–—*•")):
        first += 1
    return _after_stop(words, stop, first, closed=stop < at - 1, at_start=stop - last_start)


def _before_closers(words: Sequence[TextWord], at: int, last_start: int) -> int:
    """The last word before ``at`` that is no closing mark and no reference such as "[4]"."""
    stop = at - 1
    while stop > last_start:
        if words[stop].form in CLOSERS and not words[stop - 1].space_after:
            opening = stop - 2
            is_reference = opening > last_start and _reference_end(words, opening) == stop
            stop = opening - 1 if is_reference else stop - 1
        else:
            break
    return stop


def _reference_end(words: Sequence[TextWord], at: int) -> int | None:
    """The index of the last word of a reference "[4]" that begins at ``at``, or None if none does."""
    if (
        words[at].form == "["
        and at + 2 < len(words)
        and words[at + 1].form.isdigit()
        and words[at + 2].form == "]"
    ):
        return at + 2
    return None


def _glued(words: Sequence[TextWord], at: int) -> Start:
    """A word written straight after another begins a sentence only where a blank was left out: "left.The"."""
    if words[at - 1].form in STOPS and words[at].form[0].isupper() and len(words[at].form) > 1:
        return Start.LIKELY
    return Start.UNLIKELY if words[at - 1].form[-1] in ".!?" and words[at].form[0].isalpha() else Start.NO


def _after_stop(words: Sequence[TextWord], stop: int, first: int, *, closed: bool, at_start: int) -> Start:
    """The verdict where the sign ``words[stop]`` may end a sentence and ``words[first]`` may begin one.

    ``closed``: closing marks stand between; ``at_start``: words of the sentence before the sign.
    """
    sign, next_form = words[stop].form, words[first].form
    capital = next_form[0].isupper()
    starter = next_form in language.sentence_starters()
    if sign == ".":
        if at_start == 1 and (words[stop - 1].form.isdigit() or len(words[stop - 1].form) == 1):
            return Start.UNLIKELY  # the number of a list: "1. Introduction"
        if capital:
            return Start.YES
        return Start.LIKELY if not next_form[0].isalpha() else Start.UNLIKELY
    if set(sign) <= STOPS and set(sign) & {"!", "?"}:
        if capital and not closed:
            return Start.YES
        return Start.LIKELY if capital and (starter or not closed) else Start.UNLIKELY
    if set(sign) <= {".", "…"}:
        return Start.LIKELY if capital else Start.UNLIKELY
    return _after_abbreviation(sign, capital=capital, starter=starter)


def _after_abbreviation(sign: str, *, capital: bool, starter: bool) -> Start:
    """The verdict after a word whose full stop belongs to it: "U.S.", "Mr.", "Inc."."""
    row = language.abbreviations().get(sign)
    if not capital or (row is not None and row.closes == "no"):
        return Start.NO
    if row is None and len(sign) == 2:
        return Start.NO  # an initial: "John F. Kennedy"
    return Start.LIKELY if starter else Start.UNLIKELY
