"""Whom a noun without a name stands for: somebody named beside it or before it, or a party that it describes itself."""

from __future__ import annotations

from dataclasses import replace

from readout.analysis.model import Sentence
from readout.knowledge.following import Definite, definites, party_nouns, shorthand
from readout.record.model import ActorKind
from readout.record.parties.describing import describe
from readout.record.parties.directory import Draft, slug
from readout.record.parties.ground import Followed, Ground, clause_subjects
from readout.record.parties.hints import Hint, hinted, last_named
from readout.record.parties.lookup import Office
from readout.record.parties.memory import Party
from readout.record.parties.phrases import base, determiner, is_plural, owner
from readout.record.parties.sets import follow_plural
from readout.record.parties.spots import Sort, Spot
from readout.record.parties.titles import delegated

#: Determiners with which a noun takes up somebody named before.
TAKING_UP = frozenset({"the", "this", "that"})


def follow_noun(ground: Ground, sentence: Sentence, spot: Spot) -> Followed:
    """The parties of a noun; no actors where it takes up nobody and describes no party."""
    office = delegated(sentence, spot.head, ground.tables.last_office(spot.core))
    role = ground.tables.role(spot.core)
    sector = office.sector if office else role.sector if role else None
    hint = hinted(ground, sentence, spot, sector=sector)
    if hint.is_empty or _counted(sentence, spot):
        several = follow_plural(ground, sentence, spot)
        if several:
            return several
    singular = not is_plural(sentence.tokens[spot.head])
    if hint.parties:
        return Followed(hint.parties, hint.by)
    if hint.several:
        return _of_several(ground, sentence, spot, hint, office)
    if singular:
        named = _explained(ground, sentence, spot) or _taken_up(ground, sentence, spot, hint, office)
        named = named or _only_holder(ground, sentence, spot, hint, office)
        if named:
            return named
    elif sentence.tokens[spot.head].lemma.lower() == "member" and hint.organization:
        return Followed((hint.organization,), "rule: members of it")
    if _counted(sentence, spot) and determiner(sentence, spot.head) in ("the", "both", "these"):
        return Followed((), "")  # "the two leaders", of whom nothing was said
    return _at_home(ground, sentence, spot, hint, office) or describe(ground, sentence, spot, hint, office)


def _at_home(
    ground: Ground, sentence: Sentence, spot: Spot, hint: Hint, office: Office | None
) -> Followed | None:
    """An office without a country whose holder in the report's own country is named, be it later."""
    home, home_by = ground.home_at(sentence)
    singular = not is_plural(sentence.tokens[spot.head])
    if office is None or home is None or not hint.is_empty or not singular:
        return None
    held = _holder(ground, office, home) if determiner(sentence, spot.head) in ("the", "") else None
    return Followed(held.actors, f"{held.decided_by}; {home_by}") if held else None


def _only_holder(
    ground: Ground, sentence: Sentence, spot: Spot, hint: Hint, office: Office | None
) -> Followed | None:
    """An office without a country of which the report names one holder, be it later ("PM resigns")."""
    if office is None or not hint.is_empty or determiner(sentence, spot.head) not in ("the", ""):
        return None
    persons = [
        d for d in ground.directory.drafts.values() if d.kind is ActorKind.PERSON and d.office == office.name
    ]
    return Followed((persons[0].id,), "rule: the one holder of the office") if len(persons) == 1 else None


def _of_several(
    ground: Ground, sentence: Sentence, spot: Spot, hint: Hint, office: Office | None
) -> Followed:
    """As in "The foreign ministers of Kenya and Somalia": the holder of the office, or a group, of each country."""
    found: list[str] = []
    for country in hint.several:
        holder = _holder(ground, office, country) if office is not None else None
        if holder is None and office is not None:
            holder = Followed((_office_of(ground, office, country, hint.by),), hint.by)
        one = holder or describe(ground, sentence, spot, replace(hint, country=country, several=()), office)
        found.extend(one.actors)
    return Followed(ground.directory.all_of(found), hint.by)


def _office_of(ground: Ground, office: Office, country: str, by: str) -> str:
    name = f"{ground.tables.country_adjective(country)} {office.name}"
    ident = f"{country}.{slug(office.name)}"
    draft = Draft(ident, name, ActorKind.OFFICE, country, office.sector, office.name, by)
    return ground.directory.add(draft).id


def _counted(sentence: Sentence, spot: Spot) -> bool:
    return (
        any(True for _ in sentence.children(spot.head, "nummod")) or determiner(sentence, spot.head) == "both"
    )


# --------------------------------------------------------------------------- somebody named beside


def _explained(ground: Ground, sentence: Sentence, spot: Spot) -> Followed | None:
    """The party whose name a noun explains: apposition in either order, or "X is the minister"."""
    token = sentence.tokens[spot.head]
    spots = ground.spots[sentence.index]
    own = range(spot.head, spot.last)  # "secretary general": the apposition may hang on either word
    below = [t.index for i in own for t in sentence.children(i, "appos", "flat")]
    names = [spots[i] for i in below if i in spots]
    if base(token) in ("appos", "flat") and token.head in spots:
        names.append(spots[token.head])
    if base(token) == "nsubj" and token.head in spots and _has_copula(sentence, token.head):
        names.append(spots[token.head])
    if _has_copula(sentence, spot.head):
        names += [spots[t.index] for t in sentence.children(spot.head, "nsubj") if t.index in spots]
    for other in names:
        if other.sort in (Sort.PERSON, Sort.KNOWN, Sort.BODY):
            party = ground.at(sentence, other.head)
            if party and _same_sort(ground, sentence, spot, party):
                _as_counterpart(ground, sentence, spot, party)
                _of_possessor(ground, sentence, spot, party)
                return Followed(party, "rule: apposition")
    return None


def _has_copula(sentence: Sentence, index: int) -> bool:
    return any(True for _ in sentence.children(index, "cop"))


def _same_sort(ground: Ground, sentence: Sentence, spot: Spot, party: Party) -> bool:
    """Whether a noun can be what a name is: a person's noun explains persons, another noun other parties."""
    token = sentence.tokens[spot.head]
    person = ground.tables.last_office(spot.core) is not None or token.kind == "person"
    draft = ground.draft(party[0])
    if draft.kind is ActorKind.STATE and token.lemma.lower() not in definites():
        return False  # "Tehran, the capital" says nothing of a party
    return (draft.kind is ActorKind.PERSON) == (person or token.lemma.lower() == "counterpart")


def _of_possessor(ground: Ground, sentence: Sentence, spot: Spot, party: Party) -> None:
    """As in "Its foreign minister, Adnan Rashid": the state that the pronoun stands for is his country."""
    draft, owned = ground.draft(party[0]), owner(sentence, spot.head)
    office = ground.tables.last_office(spot.core)
    if owned is None or office is None or draft.country is not None or draft.kind is not ActorKind.PERSON:
        return
    states = [i for i in ground.at(sentence, owned) if ground.draft(i).kind is ActorKind.STATE]
    if len(states) != 1 or sentence.tokens[owned].upos != "PRON":
        return
    draft.country, draft.sector = ground.draft(states[0]).country, draft.sector or office.sector
    draft.office, draft.decided_by = draft.office or office.name, f"{draft.decided_by}; rule: possessor"
    ground.directory.settle(draft)
    ground.memory.rename(party[0], draft.id)


def _as_counterpart(ground: Ground, sentence: Sentence, spot: Spot, party: Party) -> None:
    """As in "His Somali counterpart, Hawa Warsame": she holds the office that he holds."""
    owned = owner(sentence, spot.head)
    if sentence.tokens[spot.head].lemma.lower() == "counterpart" and owned is not None:
        for id_ in ground.at(sentence, owned):
            draft, holder = ground.draft(party[0]), ground.draft(id_)
            draft.office, draft.sector = draft.office or holder.office, draft.sector or holder.sector
            ground.directory.add(draft)


# --------------------------------------------------------------------------- somebody named before


def _taken_up(
    ground: Ground, sentence: Sentence, spot: Spot, hint: Hint, office: Office | None
) -> Followed | None:
    """The party named before that "the minister", "the country" or "Japan's prime minister" means."""
    lemma = sentence.tokens[spot.head].lemma.lower()
    if lemma == "counterpart":
        return _counterpart(ground, sentence, spot, hint)
    if hint.organization is not None and lemma in party_nouns("itself") and spot.head - 1 in spot.hints:
        return Followed((hint.organization,), hint.by)  # "the Mercosur bloc" is Mercosur
    row = definites().get(spot.core.lower()) or definites().get(lemma)
    if hint.country is not None and office is not None:
        return _holder(ground, office, hint.country) or _equal(ground, sentence, spot, hint.country)
    if row is not None and row.refers == "state" and hint.country is not None and _is_owned(sentence, spot):
        state = ground.state(hint.country)
        return Followed((state,), hint.by) if state else None  # "his country"
    named = sentence.tokens[spot.head].form[:1].isupper() and not determiner(
        sentence, spot.head
    )  # "Parliament voted"
    definite = named or determiner(sentence, spot.head) in TAKING_UP
    given = hint.country is not None or hint.organization is not None
    if row is None or not definite or (given and row.refers != "person"):
        return None
    if row.refers == "state" and any(t.form[:1].isupper() for t in sentence.children(spot.head, "amod")):
        return None  # "the Middle Eastern nation": which one this is, only a map could tell
    if row.refers == "state":
        for head, _ in clause_subjects(sentence, spot.head):
            states = {ground.state_of(i) for i in ground.at(sentence, head)}
            if len(states) == 1 and (state := states.pop()) is not None:
                return Followed((state,), "rule: state of the subject")
    titled = _titled(ground, row, hint.country, office)
    if titled:
        return Followed(titled, f"rule: bearer of the title {office.name if office else row.noun}")
    special = office is not None and row.noun == lemma != office.name and " " in office.name
    party = last_named(ground, row, hint.country, office=office.name if office and special else None)
    if party is None:
        return _shorthand(ground, sentence, spot)
    return Followed(party, f"definites.csv: {row.noun}")


def _is_owned(sentence: Sentence, spot: Spot) -> bool:
    """Whether a possessive pronoun says whose a noun is."""
    owned = owner(sentence, spot.head)
    return owned is not None and sentence.tokens[owned].upos == "PRON"


def _equal(ground: Ground, sentence: Sentence, spot: Spot, country: str) -> Followed | None:
    """As in "the Ethiopian minister" for the foreign minister of Ethiopia, whom the report has named."""
    row = definites().get(spot.core.lower())
    if row is None or not row.matches or determiner(sentence, spot.head) not in TAKING_UP:
        return None
    party = last_named(ground, row, country)
    return Followed(party, f"definites.csv: {row.noun}") if party else None


def _titled(ground: Ground, row: Definite, country: str | None, office: Office | None) -> Party | None:
    """The party whose own title is the noun's, word for word: it comes before holders of an equal office.

    After "the Secretary", "the Foreign Minister" is the foreign minister of the report, not the Secretary of State.
    A title of one word must still be present: "the minister" long after a Minister may be a foreign minister.
    """
    if office is None or row.refers != "person":
        return None

    def bears(party: Party) -> bool:
        if not ground.is_person(party):
            return False
        draft = ground.draft(party[0])
        if " " not in office.name and draft.kind is not ActorKind.PERSON:
            return False
        return draft.office == office.name and country in (None, draft.country) and draft.may_be(row.noun)

    found = ground.memory.best(bears)
    return found or (ground.memory.last(bears) if " " in office.name else None)


def _shorthand(ground: Ground, sentence: Sentence, spot: Spot) -> Followed | None:
    """As in "the Council": a body of an organization that the report names."""
    token = sentence.tokens[spot.head]
    for word, near, name in shorthand():
        named = any(i == near or i.startswith(f"{near}.") for i in ground.directory.drafts)
        if word == token.lemma.lower() and token.form[:1].isupper() and named:
            found = ground.tables.resolve(name)
            if found is not None:
                return Followed((ground.directory.of_found(found).id,), f"shorthand.csv: {word}")
    return None


def _holder(ground: Ground, office: Office, country: str) -> Followed | None:
    """The person of the report who holds an office of a country."""
    held = ground.directory.holders.get((country, office.name))
    return Followed((held,), "rule: holder of the office in this report") if held else None


def _counterpart(ground: Ground, sentence: Sentence, spot: Spot, hint: Hint) -> Followed | None:
    """As in "His Chinese counterpart": the same office as the possessor's, of the other country.

    Without a possessor the subject is meant ("call from Chinese counterpart"); without a country the most present
    holder of that office in another one.
    """
    owned = owner(sentence, spot.head)
    heads = [owned] if owned is not None else [head for head, _ in clause_subjects(sentence, spot.head)]
    whose = next((d for h in heads for i in ground.at(sentence, h) if (d := ground.draft(i)).office), None)
    if whose is None or whose.office is None:
        return None
    office = _office_there(whose.office)
    if hint.country is None:
        return _equal_elsewhere(ground, whose)
    found = next((h for o in _equal_offices(whose.office) if (h := _holder(ground, o, hint.country))), None)
    if found:
        return found
    return Followed((_office_of(ground, office, hint.country, "rule: counterpart"),), "rule: counterpart")


def _equal_offices(office: str) -> list[Office]:
    """An office and those that are its equals in other countries ("secretary of state", "foreign minister")."""
    peers = sorted(party_nouns("foreign_office")) if office in party_nouns("foreign_office") else []
    return [Office(name, "GOV") for name in dict.fromkeys((office, *peers))]


def _office_there(office: str) -> Office:
    """The name of an office in a country whose own name for it is not known."""
    return Office("foreign minister" if office in party_nouns("foreign_office") else office, "GOV")


def _equal_elsewhere(ground: Ground, whose: Draft) -> Followed | None:
    """As in "assured his counterpart": the holder of an equal office in another country who is most present."""
    equals = {office.name for office in _equal_offices(whose.office or "")}

    def fits(party: Party) -> bool:
        if not ground.is_person(party) or party[0] == whose.id:
            return False
        draft = ground.draft(party[0])
        return draft.office in equals and draft.country not in (None, whose.country)

    party = ground.memory.best(fits) or ground.memory.last(fits)
    return Followed(party, "rule: counterpart") if party else None
