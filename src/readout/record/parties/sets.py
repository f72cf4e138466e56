"""Several parties at once: which parties stand together, and whom "the two ministers" or "both sides" takes up."""

from __future__ import annotations

from collections.abc import Iterator

from readout.analysis.model import Sentence
from readout.knowledge.following import Plural, plurals
from readout.record.model import ActorKind
from readout.record.parties.ground import Followed, Ground, is_thing
from readout.record.parties.memory import Party
from readout.record.parties.phrases import (
    base,
    conjuncts,
    count_of,
    determiner,
    first_conjunct,
    is_plural,
    owner,
    preposition_of,
    role_of_word,
)
from readout.record.parties.spots import Spot

COUNTS = {
    "both": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "pair": 2,
    "duo": 2,
}
DEFINITE = frozenset({"the", "both", "these", "those", "their", "all"})
#: Words that are a set by themselves ("the pair", "the two").
ALONE = frozenset({"pair", "duo", "two", "both", "three", "four", "five", "trio"})
#: A subject and the noun after "with" or the object stand together less plainly than a coordination.
LOOSELY = 0.5


def note_sets(ground: Ground, sentence: Sentence, spot: Spot) -> None:
    """Remembers the set that a spot completes: a coordination, or a subject with its partner ("talks with")."""
    head = spot.head
    first = first_conjunct(sentence, head)
    if base(sentence.tokens[head]) == "conj" and head == conjuncts(sentence, first)[-1]:
        together = ground.coordinated(sentence, first)
        if len(together) > 1:
            ground.memory.note(together, role_of_word(sentence, head))
    elif base(sentence.tokens[head]) in ("obl", "nmod", "obj"):
        partner = ground.coordinated(sentence, head)
        subject = _subject_over(ground, sentence, head)
        together = tuple(dict.fromkeys((*subject, *partner)))
        apart = bool(subject) and bool(partner) and not set(subject) & set(partner)
        if apart and _are_peers(ground, together):
            ground.memory.note(together, role_of_word(sentence, head), factor=LOOSELY)


def _are_peers(ground: Ground, together: Party) -> bool:
    """Whether parties are of one sort: persons, or single states and bodies; no "minister" with "mercenaries"."""
    return all(ground.is_person((i,)) for i in together) or all(ground.is_body((i,)) for i in together)


def _subject_over(ground: Ground, sentence: Sentence, head: int) -> Party:
    """The subject of the verb that a "with" phrase or an object stands under."""
    token = sentence.tokens[head]
    if base(token) != "obj" and preposition_of(sentence, head) not in ("with", "to", "against"):
        return ()
    climber = token
    for _ in range(4):
        if climber.head < 0:
            return ()
        climber = sentence.tokens[climber.head]
        for subject in sentence.children(climber.index, "nsubj"):
            return ground.coordinated(sentence, subject.index) if subject.index < head else ()
    return ()


def follow_plural(ground: Ground, sentence: Sentence, spot: Spot) -> Followed | None:
    """The parties that a plural noun takes up, or None where it is no such noun or no set fits."""
    token = sentence.tokens[spot.head]
    lemma = token.lemma.lower()
    alone = token.form.lower() in ALONE
    row = plurals().get(spot.core.lower()) or plurals().get(lemma) or plurals().get(lemma.rstrip("s"))
    if row is None and not alone:
        return None
    if row is not None and row.members and token.form.lower().endswith("s"):
        return Followed(tuple(i for c in row.members if (i := ground.state(c))), f"plurals.csv: {row.noun}")
    if not (alone or is_plural(token)) or determiner(sentence, spot.head) not in DEFINITE | {""}:
        return None
    counted = count_of(sentence, spot.head) or determiner(sentence, spot.head)
    count = COUNTS.get(token.form.lower() if alone else counted)
    if not alone and count is None and determiner(sentence, spot.head) not in ("the", "these", "those"):
        return None
    gathering = row or Plural(lemma, "any", (), ())
    owned = owner(sentence, spot.head)
    without = ground.at(sentence, owned) if owned is not None else ()
    taken = _matching(ground, gathering, count, without)
    return Followed(taken, f"plurals.csv: {gathering.noun}") if taken else None


def _matching(ground: Ground, row: Plural, count: int | None, without: Party) -> Party:
    """The most present set of parties that a plural noun can mean; none of ``without`` ("its two neighbours")."""
    ranked = ground.memory.ranked()
    sets = [p for p in ranked if len(p) > 1]
    if count is not None and row.noun in COUNTS and row.noun not in ("pair", "duo"):
        counted = (p for p in ranked if len(p) == 1 and not is_thing(p) and ground.draft(p[0]).count == count)
        group = next(counted, None)
        if group is not None and (not sets or ranked.index(group) < ranked.index(sets[0])):
            return group
    for offices in (row.offices, ()) if row.offices else ((),):
        for together in sets:
            taken = _as_gathered(ground, together, row.gathers, count)
            unknown = not offices and row.offices and any(ground.draft(i).office for i in taken)
            if (
                taken
                and not unknown
                and not set(taken) & set(without)
                and _office_fits(ground, taken, offices)
            ):
                return taken
    if not count:
        return ()
    return _pair_before(ground, row, count, without) or _singles(ground, row, count, without)


def _pair_before(ground: Ground, row: Plural, count: int, without: Party) -> Party:
    """Persons who stood together some sentences ago ("The two also discussed ..."), where none are nearer."""
    if row.gathers not in ("any", "person") or row.offices:
        return ()

    def fits(party: Party) -> bool:
        persons = len(party) == count and all(not is_thing((i,)) and ground.is_person((i,)) for i in party)
        return persons and not set(party) & set(without)

    return ground.memory.last(fits) or ()


def _as_gathered(ground: Ground, together: Party, gathers: str, count: int | None) -> Party:
    """The members of a set that a noun gathers: persons, or the states that the members are or act for."""
    for taken in _readings(ground, together, gathers):
        if len(taken) > 1 and count in (None, len(taken)):
            return taken
    return ()


def _readings(ground: Ground, together: Party, gathers: str) -> Iterator[Party]:
    persons = tuple(i for i in together if ground.is_person((i,)))
    if gathers == "person":
        yield persons
        return
    if gathers == "organization":
        yield tuple(i for i in together if ground.draft(i).kind in (ActorKind.ORGANIZATION, ActorKind.OFFICE))
        return
    if gathers == "any" and len(persons) in (0, len(together)):  # "both sides" are of one sort
        yield together
    states = [ground.state_of(i) for i in together]
    if all(states):
        yield tuple(dict.fromkeys(s for s in states if s))


def _office_fits(ground: Ground, taken: Party, offices: tuple[str, ...]) -> bool:
    if not offices:
        return True
    held = [ground.draft(i).office for i in taken]
    fitting = [office is None or any(word in office for word in offices) for office in held]
    return all(fitting) and any(held)


def _singles(ground: Ground, row: Plural, count: int | None, without: Party) -> Party:
    """The parties named last, one by one, where as many as the noun counts have been named."""
    kinds = {
        "person": (ActorKind.PERSON,),
        "state": (ActorKind.STATE,),
        "organization": (ActorKind.ORGANIZATION, ActorKind.OFFICE),
        "any": (ActorKind.STATE, ActorKind.PERSON),
    }[row.gathers]
    singles = [p[0] for p in ground.memory.ranked() if len(p) == 1 and not is_thing(p)]
    ranked = [i for i in singles if ground.draft(i).kind in kinds and i not in without]
    if row.offices:
        ranked = [i for i in ranked if _office_fits(ground, (i,), row.offices)]
    chosen = ranked[:count]
    return tuple(chosen) if len(chosen) == count else ()
