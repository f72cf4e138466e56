"""Single words that are short for a name of the report: surnames passed over, and firms taken for persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.analysis.model import Sentence
from readout.record.parties.directory import name_words
from readout.record.parties.lookup import Tables
from readout.record.parties.phrases import base
from readout.record.parties.spots import Sort, Spot
from readout.record.parties.titles import person_spot


def find_passed_over(sentences: Sequence[Sentence], spots: Sequence[list[Spot]], tables: Tables) -> None:
    """Adds the surnames, of persons named in full elsewhere in the report, that were taken for no name ("FM Sok")."""
    full = {name_words(s.core) for one in spots for s in one if s.sort is Sort.PERSON}
    surnames = {word for key in full if len(key) > 1 for word in (key[0], key[-1]) if len(word) > 2}
    for sentence, of_sentence in zip(sentences, spots, strict=True):
        named_spots = [
            s for s in of_sentence if s.sort is not Sort.NOUN and not _begins_with_title(s, tables)
        ]
        taken = {i for s in named_spots for i in range(s.first, s.last)}
        for token in sentence.tokens:
            named = (
                token.upos == "PROPN"
                and name_words(token.form)[-1:]
                and name_words(token.form)[-1] in surnames
            )
            if named and token.index not in taken and token.form[:1].isupper():
                spot = person_spot(sentence, token.index, token.index + 1, tables)
                inner = [s for s in of_sentence if s.sort is Sort.KNOWN or not spot.covers(s)]
                of_sentence[:] = [s for s in inner if s.head != spot.head]
                of_sentence.append(spot)


def _begins_with_title(spot: Spot, tables: Tables) -> bool:
    """Whether what the model took for an organization is a title and a name ("FM Sok")."""
    words = spot.core.split()
    return spot.sort is Sort.BODY and any(tables.office(" ".join(words[:n])) for n in range(1, len(words)))


def settle_short_names(sentences: Sequence[Sentence], spots: Sequence[list[Spot]]) -> None:
    """Makes organizations of single words taken for a person that shorten one's name ("Mahan" of "Mahan Air").

    A word that is no part of a person's name anywhere and only stands before things ("the Poseidon line") is dropped.
    """
    bodies = {
        name_words(s.core)[0]
        for one in spots
        for s in one
        if s.sort in (Sort.BODY, Sort.KNOWN) and _is_long(s)
    }
    people = {
        word
        for one in spots
        for s in one
        if s.sort is Sort.PERSON and _is_long(s)
        for word in name_words(s.core)
    }
    for sentence, of_sentence in zip(sentences, spots, strict=True):
        for place, spot in enumerate(of_sentence):
            words = name_words(spot.core)
            if spot.sort is not Sort.PERSON or spot.title or len(words) != 1 or words[0] in people:
                continue
            if words[0] in bodies:
                of_sentence[place] = replace(spot, sort=Sort.BODY)
        of_sentence[:] = [s for s in of_sentence if not _is_label(sentence, s, people)]


def _is_long(spot: Spot) -> bool:
    return len(name_words(spot.core)) > 1


def _is_label(sentence: Sentence, spot: Spot, people: set[str]) -> bool:
    """Whether a single unknown word taken for a person is only the name of a thing ("the Poseidon line")."""
    words = name_words(spot.core)
    token = sentence.tokens[spot.head]
    if spot.sort is not Sort.PERSON or spot.title or spot.found or len(words) != 1 or words[0] in people:
        return False
    above = sentence.tokens[token.head] if token.head >= 0 else None
    return base(token) == "compound" and above is not None and above.kind not in ("person", "organization")
