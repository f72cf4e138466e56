"""What is known of a report's parties: where they are mentioned, and who they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from readout.record.model import Actor, ActorKind, Party
from readout.report.model import Note
from readout.spans import Span

#: What makes a party of a noun of which nothing is known but what it does or suffers.
TAKES_PART = "rule: takes part in an act"
#: The sectors of PLOVER whose members act for their state.
OF_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a party: ``[first, last)`` of a sentence, headed by ``head``.

    ``form`` is name, title, adjective, nominal, pronoun or possessive. ``actors`` holds the ids of the parties:
    several for "the two ministers" or "they". ``as_place`` is True where a state's or capital's name says only
    where something is ("in Washington"). ``decided_by`` names the rule or the row of a table.
    """

    sentence: int
    head: int
    first: int
    last: int
    span: Span
    form: str
    actors: tuple[str, ...]
    decided_by: str
    as_place: bool = False


@dataclass(frozen=True)
class Cast:
    """The parties of one report, in the order in which they are first mentioned, and all their mentions.

    ``mentions`` stand in the order of the text; ``notes`` say which words could not be followed.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    notes: tuple[Note, ...] = field(default=())

    def mention_at(self, sentence: int, head: int) -> Mention | None:
        """The mention headed by a word, or the shortest whose words cover it; None when there is none."""
        headed = self._by_head.get((sentence, head))
        if headed:
            return headed[0]
        covering = [m for m in self._by_sentence.get(sentence, ()) if m.first <= head < m.last]
        return min(covering, key=lambda m: m.last - m.first, default=None)

    def at(self, sentence: int, head: int) -> tuple[str, ...]:
        """The ids of the parties that a word stands for; ``()`` when it stands for none."""
        mention = self.mention_at(sentence, head)
        return mention.actors if mention else ()

    def in_sentence(self, sentence: int) -> list[Mention]:
        """The mentions of a sentence, in the order of the text."""
        return self._by_sentence.get(sentence, [])

    def is_doubtful(self, id: str) -> bool:  # noqa: A002
        """Whether of an actor nothing is known but that it takes part in an act."""
        return TAKES_PART in self.actor(id).decided_by

    def actor(self, id: str) -> Actor:  # noqa: A002  the contract's own name
        """The actor with this id. Raises ``KeyError`` when the cast has none."""
        return self._by_id[id]

    def party(self, id: str) -> Party:  # noqa: A002
        """The actor as a party of a record; officials and offices of a state act for it."""
        actor = self.actor(id)
        return Party(actor.id, actor.name, actor.country, acts_for(actor))

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _by_head(self) -> dict[tuple[int, int], list[Mention]]:
        found: dict[tuple[int, int], list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault((mention.sentence, mention.head), []).append(mention)
        return found

    @cached_property
    def _by_sentence(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found


def acts_for(actor: Actor) -> str | None:
    """The id of the state that an official, office or body acts for; None for states and private parties.

    >>> brandt = Actor("USA.paul-brandt", "Paul Brandt", ActorKind.PERSON, "USA", "GOV", "secretary of state", (), "")
    >>> acts_for(brandt)
    'USA'
    """
    if actor.kind is ActorKind.STATE or actor.country is None or actor.sector not in OF_STATE:
        return None
    return actor.country
