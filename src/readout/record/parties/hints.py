"""Whose officials, troops or ministry a noun speaks of: the country or organization that the words around it give."""

from __future__ import annotations

from dataclasses import dataclass

from readout.analysis.model import Sentence
from readout.knowledge.following import Definite, definites, party_nouns
from readout.record.model import ActorKind
from readout.record.parties.ground import Ground, clause_subjects, is_thing
from readout.record.parties.memory import Party
from readout.record.parties.phrases import base, first_conjunct, is_plural, owner, preposition_of
from readout.record.parties.spots import Spot

#: Sectors whose members may stand in a country that is not theirs: "troops in Mali" are not Mali's.
ABROAD = frozenset({"MIL", "GOV", "IGO"})


@dataclass(frozen=True, slots=True)
class Hint:
    """The ISO code of a country, or the id of an organization of none, with what says so.

    ``several`` are the codes where a plural noun is of more than one ("the foreign ministers of Japan and India"),
    ``parties`` the ids where some of them are organizations ("negotiators from the EU and Mercosur").
    """

    country: str | None = None
    organization: str | None = None
    by: str = ""
    several: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing says whose the noun is."""
        return self.country is None and self.organization is None and not self.several and not self.parties


def hinted(ground: Ground, sentence: Sentence, spot: Spot, *, sector: str | None = None) -> Hint:
    """Whose a noun is: the first word of its hints that stands for a party decides.

    ``sector`` is that of the noun, where it is known: where soldiers stand does not say whose they are.
    """
    owned = owner(sentence, spot.head)
    subject = _of_subject(ground, sentence, spot) if owned is None else None
    for hint in spot.hints:
        after = hint > spot.head
        if hint == owned and sentence.tokens[spot.head].lemma.lower() == "counterpart":
            continue  # "his Somali counterpart": whose he is says nothing of the other
        if subject is not None and after:
            return subject
        lemma = sentence.tokens[spot.head].lemma.lower()
        local = lemma in party_nouns("local")
        if after and sector in ABROAD and not local and preposition_of(sentence, hint) in ("in", "at"):
            continue
        if after and sector == "MIL" and preposition_of(sentence, hint) == "from":
            continue
        form = sentence.tokens[hint].form
        together = ground.coordinated(sentence, first_conjunct(sentence, hint))
        countries = tuple(dict.fromkeys(ground.draft(i).country for i in together))
        plural = is_plural(sentence.tokens[spot.head])
        if len(countries) > 1 and None not in countries and plural:
            return Hint(None, None, f"text: {form}", tuple(c for c in countries if c))
        if len(together) > 1 and plural and None in countries:
            return Hint(None, None, f"text: {form}", (), together)
        found = _of_party(ground, ground.at(sentence, hint) or _of_plain_noun(ground, sentence, hint))
        if found is not None:
            return Hint(found.country, found.organization, f"text: {form}")
    return subject or _others(ground, sentence, spot) or Hint()


def _of_party(ground: Ground, party: Party) -> Hint | None:
    countries = {ground.draft(i).country for i in party}
    if len(countries) != 1:
        return None
    country = countries.pop()
    kinds = (ActorKind.ORGANIZATION, ActorKind.OFFICE)
    if country is None and len(party) == 1 and ground.draft(party[0]).kind in kinds:
        return Hint(None, party[0])
    return Hint(country) if country is not None else None


def _of_subject(ground: Ground, sentence: Sentence, spot: Spot) -> Hint | None:
    """As in "Iran will send more troops": a bare object of some verbs is the subject's."""
    token = sentence.tokens[spot.head]
    if (
        base(token) != "obj"
        or token.head < 0
        or sentence.tokens[token.head].lemma.lower() not in party_nouns("of_subject")
    ):
        return None
    if any(ground.spot_at(sentence, i) for i in range(spot.first, spot.head)):
        return None
    for subject, _ in clause_subjects(sentence, spot.head):
        states = {ground.state_of(i) for i in ground.at(sentence, subject)}
        if len(states) == 1 and (state := states.pop()) is not None:
            return Hint(ground.draft(state).country, None, "rule: of the subject")
    return None


def _others(ground: Ground, sentence: Sentence, spot: Spot) -> Hint | None:
    """As in "Foreign Minister Wang and other officials": of the same country."""
    token = sentence.tokens[spot.head]
    words = {t.lemma.lower() for t in sentence.children(spot.head, "amod", "det")}
    if base(token) != "conj" or "other" not in words or token.head not in ground.spots[sentence.index]:
        return None
    found = _of_party(ground, ground.at(sentence, token.head))
    return Hint(found.country, found.organization, "rule: others of the same country") if found else None


def _of_plain_noun(ground: Ground, sentence: Sentence, index: int) -> Party:
    """The party that a compound noun takes up: "ministry" in "a ministry official"."""
    lemma = sentence.tokens[index].lemma.lower()
    row = definites().get(lemma)
    if base(sentence.tokens[index]) != "compound" or (lemma not in party_nouns("own_body") and row is None):
        return ()
    if row is None or row.refers != "organization":
        row = Definite(lemma, "organization", (lemma,))
    return last_named(ground, row, None) or ()


def last_named(
    ground: Ground, row: Definite, country: str | None, *, office: str | None = None
) -> Party | None:
    """The most present party that a definite noun can mean, of a country and with an office where they are given."""

    def fits(party: Party) -> bool:
        if len(party) != 1 or is_thing(party) or ground.draft(party[0]).plural:
            return False
        draft = ground.draft(party[0])
        if country is not None and draft.country != country:
            return False
        if office is not None and draft.office != office:
            return False
        if row.refers == "state":
            return draft.kind is ActorKind.STATE
        if row.refers == "person":
            return ground.is_person(party) and _says(row, draft.office) and draft.may_be(row.noun)
        other = draft.kind in (
            ActorKind.ORGANIZATION,
            ActorKind.OFFICE,
            ActorKind.GROUP,
        ) and not ground.is_person(party)
        return other and _says(row, draft.name)

    return ground.memory.best(fits) or ground.memory.last(fits)


def _says(row: Definite, words: str | None) -> bool:
    return not row.matches or any(match in (words or "").lower() for match in row.matches)
