"""The language layer: sentences, words, heads, names. It holds no diplomacy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from readout.report.model import Report
from readout.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word (Universal Dependencies).

    ``index`` and ``head`` count words of the sentence from 0; the root's head is -1. ``feats`` is UD's
    ``Name=Value|...`` or ``_``. ``fused`` is True when the next word is written together with this one as
    one UD multiword token ("do" in "don't"). ``kind`` is the type of the entity that this word heads
    (person, place, organization, event, time, object, abstract, ...), named or not, or None.
    ``span`` points into the text as received.
    """

    index: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    span: Span
    space_after: bool = True
    fused: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: words ``[first, last)`` of its sentence, and the model's score (0 to 1).

    ``kind``: person, place, organization, event, time or other.
    """

    kind: str
    first: int
    last: int
    score: float | None = None


@dataclass(frozen=True)
class Signals:
    """What the encoder says beyond grammar, one row a word; half precision, since a report keeps all of it.

    ``triggers`` are the probabilities of the act that each word names (no act first), ``speech`` those of its part
    in a statement (none, content, source, cue). ``states`` are the word states, only kept where an act may be named.
    """

    triggers: NDArray[np.float16]
    speech: NDArray[np.float16]
    states: NDArray[np.float16] | None


@dataclass(frozen=True)
class Sentence:
    """A sentence: its words, its names, and the index of the report's block that it stands in."""

    index: int
    block: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    signals: Signals | None = field(default=None, compare=False, repr=False)

    @cached_property
    def span(self) -> Span:
        """From the first word to the last, in the text as received."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    @cached_property
    def dependents(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the indices of its dependents, left to right."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                lists[token.head].append(token.index)
        return tuple(tuple(one) for one in lists)

    @cached_property
    def root(self) -> int:
        """The index of the root word."""
        return next(t.index for t in self.tokens if t.head < 0)

    def children(self, index: int, *deprels: str) -> Iterator[Token]:
        """The dependents of a word, all or those with one of ``deprels`` (``nsubj`` also gives ``nsubj:pass``)."""
        for child in self.dependents[index]:
            token = self.tokens[child]
            if not deprels or token.deprel in deprels or token.deprel.split(":")[0] in deprels:
                yield token

    def subtree(self, index: int) -> list[int]:
        """The word and all below it, in the order of the text."""
        found, open_ = [], [index]
        while open_:
            found.append(open_.pop())
            open_.extend(self.dependents[found[-1]])
        return sorted(found)

    def words(self, first: int, last: int) -> Span:
        """The characters of the words ``[first, last)``, in the text as received."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)


@dataclass(frozen=True)
class Analysis:
    """All sentences of a report's headline, headings and paragraphs, in the order of the text.

    ``quotes`` are the characters between quotation marks (marks left out), in the text as received.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    quotes: tuple[Span, ...] = field(default=())
