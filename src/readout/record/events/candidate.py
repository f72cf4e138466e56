"""A predicate that fits a row of the lexicon, before it becomes an event of the record."""

from __future__ import annotations

from dataclasses import dataclass

from readout.knowledge.lexicon import Predicate
from readout.record.model import Channel, Status, When
from readout.spans import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """One telling of an act. ``sentence`` and ``head`` say where its predicate stands.

    ``anaphoric``: a definite noun without parties of its own ("the talks"), which can only be an act told
    before. ``content`` holds the lemmas of what the act is about. ``headline``: told in the headline;
    ``carried``: a noun that a verb carries ("held talks"). ``since``: the noun since which it has gone on;
    ``narrated``: told in the simple past of a main clause. ``score``: of the relation coder, 0 to 1.
    """

    sentence: int
    head: int
    row: Predicate
    span: Span
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: When | None = None
    channel: Channel | None = None
    where: str | None = None
    duration: str | None = None
    ordinal: int | None = None
    count: int | None = None
    since: int | None = None
    anaphoric: bool = False
    headline: bool = False
    noun: bool = False
    carried: bool = False
    narrated: bool = False
    content: frozenset[str] = frozenset()
    cues: tuple[str, ...] = ()
    score: float | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients together."""
        return tuple(dict.fromkeys(self.actors + self.recipients))

    @property
    def family(self) -> tuple[str, str]:
        """Acts of one family can be one act told twice: a trip and a visit, a call and a conversation."""
        if self.row.type == "AGREE" and self.noun:
            return self.row.type, self.row.lemma
        return self.row.type, "visit" if self.row.mode == "visit" else "other"
