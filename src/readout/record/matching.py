"""Which row of the lexicon a predicate of a sentence fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readout.analysis.model import Sentence
from readout.knowledge.lexicon import Constraint, Lexicon, Predicate, open_lexicon
from readout.record.clauses import Frame, conjuncts, preposition
from readout.record.roles import Roles


def match_verb(roles: Roles, frame: Frame, lexicon: Lexicon) -> Predicate | None:
    """The first row, of those that ask most, whose constraints the verb's arguments meet."""
    for row in lexicon.rows(frame.lemma, "verb"):
        if not row.constraints or any(_verb_meets(roles, frame, c) for c in row.constraints):
            return row
    return None


def match_noun(roles: Roles, index: int, lexicon: Lexicon) -> Predicate | None:
    """The first row, of those that ask most, whose constraints the noun's modifiers meet."""
    sentence = roles.sentence
    for row in lexicon.rows(sentence.tokens[index].lemma.lower(), "noun"):
        if not row.constraints or any(_noun_meets(roles, index, c) for c in row.constraints):
            return row
    return None


def words_of_row(roles: Roles, frame: Frame, row: Predicate) -> Iterator[int]:
    """The words that a row asks for beside its verb ("protest" in "lodged a protest"): no acts of their own."""
    asked = (part for c in row.constraints for part in (c, *c.also))
    for constraint in asked:
        heads = () if constraint.place == "subject" else _heads(frame, constraint.place)
        yield from (h for h in heads if roles.sentence.tokens[h].lemma.lower() in constraint.lemmas)


def _verb_meets(roles: Roles, frame: Frame, constraint: Constraint) -> bool:
    if not all(_verb_meets(roles, frame, other) for other in constraint.also):
        return False
    if constraint.place.startswith("no."):
        return not _verb_meets(roles, frame, replace(constraint, place=constraint.place[3:], also=()))
    if constraint.place == "clause":
        return bool(frame.complements)
    if constraint.place == "infinitive":
        below = (roles.frames.get(c) for c in frame.complements)
        return any(f is not None and "to" in f.markers for f in below)
    return _any_meets(roles, _heads(frame, constraint.place), constraint)


def _heads(frame: Frame, place: str) -> tuple[int, ...]:
    """The words at a place of a verb: its subject, its object, or behind a preposition."""
    if place == "subject":
        return frame.subjects
    if place == "object":
        return frame.objects
    return frame.indirect if place == "indirect" else frame.oblique(place)


def _noun_meets(roles: Roles, index: int, constraint: Constraint) -> bool:
    if not all(_noun_meets(roles, index, other) for other in constraint.also):
        return False
    if constraint.place == "modifier":
        return any(word in constraint.lemmas for word in premodifiers(roles.sentence, index))
    heads = tuple(
        i
        for child in roles.sentence.children(index, "nmod", "obl")
        if preposition(roles.sentence, child.index) == constraint.place
        for i in conjuncts(roles.sentence, child.index)
    )
    return _any_meets(roles, heads, constraint)


def _any_meets(roles: Roles, heads: tuple[int, ...], constraint: Constraint) -> bool:
    if constraint.party:
        return bool(roles.at(heads))
    if not constraint.lemmas:
        return bool(heads)
    return any(word in constraint.lemmas for h in heads for word in _words_for(roles.sentence, h))


def _words_for(sentence: Sentence, head: int) -> Iterator[str]:
    """The lemma of a word and, where it only measures ("a package of sanctions"), of what is measured."""
    yield sentence.tokens[head].lemma.lower()
    if sentence.tokens[head].upos == "SYM":
        yield "money"  # "$5 million"
    if sentence.tokens[head].lemma.lower() in open_lexicon().classes["measure"]:
        for child in sentence.children(head, "nmod"):
            if preposition(sentence, child.index) in ("of", "in"):
                yield sentence.tokens[child.index].lemma.lower()


def premodifiers(sentence: Sentence, index: int) -> Iterator[str]:
    """The lemmas of the words of a noun phrase that stand before its head, hyphenated ones also joined."""
    words = [sentence.tokens[i].lemma.lower() for i in sentence.subtree(index) if i < index]
    yield from words
    for first, hyphen, second in zip(words, words[1:], words[2:], strict=False):
        if hyphen == "-":
            yield f"{first}-{second}"
