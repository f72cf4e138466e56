"""Whom a pronoun stands for: the subject over it in its sentence first, else whoever is most present."""

from __future__ import annotations

from collections.abc import Callable

from readout.analysis.model import Sentence
from readout.knowledge.following import Pronoun, agentive, pronouns
from readout.record.parties.ground import Followed, Ground, clause_subjects, is_thing, possessor, thing
from readout.record.parties.memory import Party
from readout.record.parties.phrases import base, first_conjunct, role_of_word
from readout.record.parties.spots import Sort, Spot
from readout.spans import Span

NOBODY = Followed((), "")
NAMED = frozenset({Sort.PERSON, Sort.KNOWN})


def follow_pronoun(ground: Ground, sentence: Sentence, spot: Spot) -> Followed:
    """The party of a pronoun; no actors where none fits."""
    pronoun = pronouns()[spot.core]
    if pronoun.person == 1:
        return _speaker(ground, sentence, spot)
    fits = _fitting(ground, pronoun, things=not _means_party(ground, sentence, spot, pronoun))
    if pronoun.use == "reciprocal":
        many = ground.is_many
        return _by_subject(ground, sentence, spot, many, own=True) or _present(ground, many, ()) or NOBODY
    barred = _barred(ground, sentence, spot, pronoun) + _speaker(ground, sentence, spot, here=True).actors
    if pronoun.use == "possessive":
        beside = _by_conjunct(ground, sentence, spot, fits)
        if beside:
            return beside
    own = pronoun.use in ("possessive", "reflexive")
    found = _by_subject(ground, sentence, spot, fits, own=own, barred=barred)
    if not found and pronoun.number == "plur":
        near = ground.memory.nearest(fits)
        if near is None:
            found = _by_subject(ground, sentence, spot, ground.is_company, own=own, barred=barred)
    if not found and pronoun.use == "possessive" and pronoun.gender == "neut":
        near = ground.memory.nearest(fits)
        found = Followed(near, "rule: nearest before it") if near else None
    if not found and _is_handled(sentence, spot, pronoun):
        return NOBODY
    found = found or _present(ground, fits, barred) or NOBODY
    if is_thing(found.actors):
        return NOBODY
    _learn_gender(ground, pronoun, found)
    return found


def _learn_gender(ground: Ground, pronoun: Pronoun, found: Followed) -> None:
    """A person of unknown gender whom a pronoun took up keeps that gender for the rest of the report."""
    if len(found.actors) == 1 and pronoun.gender in ("masc", "fem"):
        draft = ground.draft(found.actors[0])
        draft.gender = draft.gender or pronoun.gender


def _means_party(ground: Ground, sentence: Sentence, spot: Spot, pronoun: Pronoun) -> bool:
    """Whether what is said of "it", "its", "they" or "their" is said of parties only (``agentive.csv``)."""
    token = sentence.tokens[spot.head]
    if token.head < 0:
        return False
    above = sentence.tokens[token.head]
    lemma = above.lemma.lower()
    if pronoun.use == "possessive":
        role = ground.tables.office(lemma) or ground.tables.role(lemma)
        return lemma in agentive("owned") or role is not None
    if base(token) != "nsubj":
        return False
    if any(True for _ in sentence.children(above.index, "cop")):
        below = {t.lemma.lower() for t in sentence.children(above.index, "nmod")}
        return bool(({lemma} | (below if above.upos == "NUM" else set())) & agentive("predicate"))
    return token.deprel == "nsubj" and lemma in agentive("verb")


def _is_handled(sentence: Sentence, spot: Spot, pronoun: Pronoun) -> bool:
    """Whether "it" is the object of a verb that is done to things ("study it"), not to parties ("urge it")."""
    token = sentence.tokens[spot.head]
    if (
        pronoun.gender != "neut"
        or pronoun.use != "personal"
        or base(token) not in ("obj", "obl")
        or token.head < 0
    ):
        return False
    return sentence.tokens[token.head].lemma.lower() not in agentive("verb")


def _fitting(ground: Ground, pronoun: Pronoun, *, things: bool) -> Callable[[Party], bool]:
    """What a pronoun may mean: parties of its number and gender, and ``things`` where it may be one."""
    if pronoun.number == "plur":
        return lambda party: ground.is_many(party) or (things and is_thing(party, plural=True))
    if pronoun.gender == "neut":
        return lambda party: ground.is_body(party) or (things and is_thing(party, plural=False))

    def fits(party: Party) -> bool:
        return ground.is_person(party) and ground.draft(party[0]).gender in (None, pronoun.gender)

    return fits


def _barred(ground: Ground, sentence: Sentence, spot: Spot, pronoun: Pronoun) -> Party:
    """Parties that a pronoun cannot be: those beside it under the same verb ("Sok met him").

    A subject pronoun is also none of those named in its own clause ("He said Sok would come"), but for the subject
    of a clause put before it ("When Sok arrived, he").
    """
    if pronoun.use != "personal":
        return ()
    head = sentence.tokens[spot.head].head
    if head < 0:
        return ()
    found: list[str] = []
    for child in sentence.children(head, "nsubj", "obj", "iobj", "obl"):
        if child.index < spot.head:
            found.extend(ground.coordinated(sentence, child.index))
    if base(sentence.tokens[spot.head]) == "nsubj":
        spots = ground.spots[sentence.index]
        subjects = ("nsubj", "nsubj:pass")
        below = [
            i for i in sentence.subtree(head) if i > spot.head or role_of_word(sentence, i) not in subjects
        ]
        found.extend(
            a for i in below if i in spots and spots[i].sort in NAMED for a in ground.at(sentence, i)
        )
    return tuple(found)


def _by_conjunct(
    ground: Ground, sentence: Sentence, spot: Spot, fits: Callable[[Party], bool]
) -> Followed | None:
    """As in "Wang and his delegation", "China's coast and its ports": the word coordinated, or its owner."""
    noun = sentence.tokens[spot.head].head
    if noun < 0 or base(sentence.tokens[noun]) != "conj":
        return None
    first = first_conjunct(sentence, noun)
    before = [t.index for t in sentence.children(first, "nmod", "compound", "amod") if t.index < first]
    for index in (first, *before):
        party = ground.at(sentence, index) if index < spot.head else ()
        if party and fits(party):
            return Followed(party, "rule: coordinated with it")
    return None


def _by_subject(
    ground: Ground,
    sentence: Sentence,
    spot: Spot,
    fits: Callable[[Party], bool],
    *,
    own: bool,
    barred: Party = (),
) -> Followed | None:
    """The nearest subject over the pronoun that fits, or the party to which that subject belongs."""
    for head, local in clause_subjects(sentence, spot.head):
        if (local and not own) or (head > spot.head and not local):
            continue
        party = ground.coordinated(sentence, head) or _thing_at(sentence, head)
        if party and fits(party) and not set(party) & set(barred):
            return Followed(party, "rule: subject of the clause")
        owned = possessor(sentence, head)
        if owned is not None and owned != spot.head and (not party or is_thing(party)):
            party = ground.at(sentence, owned)
            if party and fits(party) and not set(party) & set(barred):
                return Followed(party, "rule: possessor of the subject")
    return None


def _thing_at(sentence: Sentence, index: int) -> Party:
    """The thing that a common noun names, where it names no party."""
    token = sentence.tokens[index]
    return thing(token) if token.upos == "NOUN" else ()


def _present(ground: Ground, fits: Callable[[Party], bool], barred: Party) -> Followed | None:
    party = ground.memory.best(lambda p: fits(p) and not set(p) & set(barred))
    return Followed(party, "rule: most present") if party else None


# --------------------------------------------------------------------------------------- I and we


def _speaker(ground: Ground, sentence: Sentence, spot: Spot, *, here: bool = False) -> Followed:
    """Whose words a quotation is: the subject of the verb that governs it, or of the clause beside it.

    Pronouns of the first person outside quotation marks are the author's, and stand for no party. With ``here``
    only the sentence itself is asked.
    """
    at = sentence.tokens[spot.head].span
    quote = ground.quote_of(at)
    if quote is None:
        return NOBODY
    for head, _ in clause_subjects(sentence, spot.head):
        if not quote.overlaps(sentence.tokens[head].span):
            party = ground.coordinated(sentence, head)
            if party:
                return Followed(party, "rule: subject of the verb that quotes")
    for near in [sentence] if here else _sentences_of(ground, sentence, quote):
        party = _outside(ground, near, quote_start=quote.start, quote_end=quote.end)
        if party:
            return Followed(party, "rule: subject beside the quotation")
    return NOBODY


def _sentences_of(ground: Ground, sentence: Sentence, quote: Span) -> list[Sentence]:
    """The sentences in which a quotation opens and closes, then those before and after it in the same block."""
    first = last = sentence.index
    while first > 0 and ground.sentences[first].span.start > quote.start:
        first -= 1
    while last + 1 < len(ground.sentences) and ground.sentences[last].span.end < quote.end:
        last += 1
    near = [i for i in dict.fromkeys((first, last, first - 1, last + 1)) if 0 <= i < len(ground.sentences)]
    return [ground.sentences[i] for i in near if ground.sentences[i].block == sentence.block]


def _outside(ground: Ground, sentence: Sentence, *, quote_start: int, quote_end: int) -> Party:
    """The first subject of a sentence that stands outside every quotation, preferably of its main verb."""
    subjects = [t for t in sentence.tokens if base(t) == "nsubj"]
    subjects.sort(key=lambda t: sentence.tokens[t.head].deprel not in ("root", "parataxis"))
    for token in subjects:
        if ground.quote_of(token.span) is not None or quote_start <= token.span.start < quote_end:
            continue
        party = ground.coordinated(sentence, token.index)
        if party:
            return party
    return ()


def role_in(sentence: Sentence, index: int) -> str:
    """The grammatical role by which a mention is weighed."""
    return role_of_word(sentence, index)
