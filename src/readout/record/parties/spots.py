"""Words that may stand for a party, found but not yet followed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from readout.analysis.model import Sentence
from readout.record.parties.lookup import Found
from readout.record.parties.phrases import complements, owner


class Sort(StrEnum):
    """How a spot is followed."""

    KNOWN = "known"  # a name of the tables: a state, body, organization
    PERSON = "person"  # a person's name, with or without a title
    BODY = "body"  # a name of an organization that no table has
    TITLE = "title"  # an office or role with no name: "the minister", "Chinese officials"
    NOUN = "noun"  # another noun that may take up a party: "the country", "both sides"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words ``[first, last)`` headed by ``head`` that may stand for a party.

    ``core`` are the words of the name, or of the noun with its compounds ("Foreign Ministry"); ``title`` those
    of a title before a name. ``hints`` are words that may say the country: possessors, adjectives, "of ...".
    ``found`` is what the tables say of the name.
    """

    sentence: int
    head: int
    first: int
    last: int
    sort: Sort
    core: str
    title: str = ""
    hints: tuple[int, ...] = ()
    found: Found | None = None

    def covers(self, other: Spot) -> bool:
        """Whether the other spot's words lie within this one's."""
        return self.first <= other.first and other.last <= self.last


#: Prepositions whose noun says whose official somebody is.
HINTING = frozenset({"of", "for", "from", "with", "at", "in", "to"})


def noun_hints(sentence: Sentence, head: int, first: int) -> tuple[int, ...]:
    """The words that may say whose ``[first, head]`` is: possessor, words before from the right, "of ..."."""
    owned = owner(sentence, head)
    before = [
        i
        for i in range(head - 1, first - 1, -1)
        if sentence.tokens[i].upos in ("ADJ", "PROPN", "NOUN", "PRON")
    ]
    spokesman = "spokes" in sentence.tokens[head].lemma.lower()  # an envoy "for" a country is not of it
    words = HINTING - {"to"} if spokesman else HINTING - {"to", "for"}
    after = [noun for word, noun in complements(sentence, head) if word in words]
    return tuple(dict.fromkeys([*([owned] if owned is not None else []), *before, *after]))
