"""Whether a state's or capital's name says only where something is."""

from __future__ import annotations

from readout.analysis.model import Sentence
from readout.knowledge import following
from readout.record.parties.phrases import base, first_conjunct, governor, is_possessive, preposition_of
from readout.record.parties.spots import Spot

#: Types of entity (GUM's) of the nouns that a capital's name may stand before as a party: "a Seoul official".
ACTING = frozenset({"person", "organization"})


def is_place(sentence: Sentence, spot: Spot, *, capital: bool) -> bool:
    """Whether a known name is used as a place: "in Washington", "a trip to Beijing", "the Geneva talks".

    ``capital`` is True for names of cities; a state's own name before a noun is its adjective and no place.
    """
    if is_possessive(sentence, spot.head):
        return False
    token = sentence.tokens[spot.head]
    if capital and base(token) in ("compound", "amod", "nmod") and token.head > spot.head:
        return sentence.tokens[token.head].kind not in ACTING
    preposition = preposition_of(sentence, spot.head) or preposition_of(
        sentence, first_conjunct(sentence, spot.head)
    )
    needs_motion = following.place_prepositions().get(preposition)
    if needs_motion is None:
        return bool(capital) and not preposition and _is_visited(sentence, spot)
    return not needs_motion or _beside_motion(sentence, spot)


def _beside_motion(sentence: Sentence, spot: Spot) -> bool:
    """Whether the word on which the name hangs, or one of the two above it, is a word of movement."""
    climber = governor(sentence, spot.head)
    for _ in range(2):
        if climber is None:
            return False
        if climber.lemma.lower() in following.motion():
            return True
        climber = (
            sentence.tokens[climber.head]
            if base(climber) in ("nmod", "obl", "xcomp") and climber.head >= 0
            else None
        )
    return False


def _is_visited(sentence: Sentence, spot: Spot) -> bool:
    """As in "Visited Beijing", "left Geneva": the object of a verb of movement."""
    above = governor(sentence, spot.head)
    is_object = base(sentence.tokens[first_conjunct(sentence, spot.head)]) == "obj"
    return is_object and above is not None and above.lemma.lower() in following.motion()
