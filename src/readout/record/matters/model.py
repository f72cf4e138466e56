"""The matters of a report and where they are named."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from readout.analysis.model import Analysis
from readout.knowledge.speech import MatterNoun
from readout.record.model import Matter
from readout.spans import Span


@dataclass(frozen=True, slots=True)
class MatterMention:
    """One place where a matter is named: its head word, the words of its label, and what is said of it there.

    ``definite`` is True where the words take up something known ("the deal", "its test"), ``weak`` where
    its row asks for more than stands here, so that it can only take up another mention; ``at_stake`` where it is an
    argument of a word of stance.
    """

    sentence: int
    head: int
    span: Span
    row: MatterNoun
    target: str | None
    forum: str | None
    topic: frozenset[str]
    definite: bool
    weak: bool
    at_stake: bool


@dataclass(frozen=True)
class Matters:
    """The matters of a report, in the order of their first mention, and where they are named."""

    all: tuple[Matter, ...]
    mentions: tuple[tuple[MatterMention, str], ...]
    analysis: Analysis = field(repr=False)

    @cached_property
    def _by_head(self) -> dict[tuple[int, int], str]:
        return {(m.sentence, m.head): matter for m, matter in self.mentions}

    @cached_property
    def _named_in(self) -> frozenset[int]:
        return frozenset(m.sentence for m, _ in self.mentions)

    def at(self, sentence: int, token: int) -> str | None:
        """The id of the matter that a word is about: the one it names, else the nearest named below it in the tree."""
        if sentence not in self._named_in:
            return None
        tree = self.analysis.sentences[sentence]
        level = [token]
        while level:
            for index in level:
                if (sentence, index) in self._by_head:
                    return self._by_head[sentence, index]
            level = [
                child
                for index in level
                for child in tree.dependents[index]
                if tree.tokens[child].deprel != "acl:relcl"
            ]
        return None

    def named(self, sentence: int, head: int) -> str | None:
        """The id of the matter that a word itself names, or None."""
        return self._by_head.get((sentence, head))

    def matter(self, id: str) -> Matter:  # noqa: A002  the contract's own name
        """The matter with this id. Raises KeyError when there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, Matter]:
        return {matter.id: matter for matter in self.all}
