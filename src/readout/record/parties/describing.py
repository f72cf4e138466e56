"""Parties that a noun describes without naming them: an office, a body of a state, a group ("Chinese officials")."""

from __future__ import annotations

from dataclasses import replace

from readout.analysis.model import Sentence
from readout.knowledge.following import definites, party_nouns
from readout.record.model import ActorKind
from readout.record.parties.directory import Draft, gender_of, slug
from readout.record.parties.ground import Followed, Ground
from readout.record.parties.hints import Hint
from readout.record.parties.lookup import Office
from readout.record.parties.model import TAKES_PART
from readout.record.parties.phrases import count_of, determiner, is_plural, owner, words_of
from readout.record.parties.sets import COUNTS
from readout.record.parties.speakers import speaks, takes_part
from readout.record.parties.spots import Sort, Spot
from readout.record.violence import is_slain

NOBODY = Followed((), "")
#: Sectors of which a state has no single member.
UNOWNED = frozenset({"BUS", "CVL", "AGR"})
#: Sectors of a state's own institutions: without a country they are those of the state spoken of.
INSTITUTIONS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"})


def describe(ground: Ground, sentence: Sentence, spot: Spot, hint: Hint, office: Office | None) -> Followed:
    """The party that a noun describes; nobody where it is too general or of no kind that acts."""
    token = sentence.tokens[spot.head]
    lemma = token.lemma.lower()
    role = ground.tables.role(spot.core)
    sector = office.sector if office else role.sector if role else None
    plural = is_plural(token)
    if lemma in party_nouns("measure"):
        return NOBODY
    if lemma in party_nouns("beside") or lemma == "side":
        return _beside_state(ground, sentence, spot, hint)
    if sector in INSTITUTIONS and hint.country is None and hint.organization is None:
        hint = _spoken_of(ground, sentence, definite=determiner(sentence, spot.head))
    if hint.country is not None and not plural and office is None:
        body = ground.tables.body(spot.core, hint.country)
        if body is not None:
            return Followed((ground.directory.of_found(body).id,), f"{body.decided_by}; {hint.by}")
    speaking = _speaking(sentence, spot)
    if speaking and sector == "MED" and hint.country is None:
        hint = _of_home_body(ground, sentence, spot)
        if hint.country is not None:
            return describe(ground, sentence, spot, hint, office)
    whose = hint.country is not None or hint.organization is not None
    if sector is None and hint.organization is not None:
        sector = ground.draft(hint.organization).sector
    told = bool(office or (sector and (plural or whose or (role and role.of_state))))
    if lemma in party_nouns("generic") and not whose:
        told = sector is not None and is_slain(sentence, spot.head)  # "ten people were killed in an attack"
    if not plural and sector in UNOWNED and owner(sentence, spot.head) is not None:
        told = False  # "China's firm ...": no state has one firm; more likely the word is an adjective here
    if not (told or speaking):
        return _by_part(ground, sentence, spot, hint)
    return _group(ground, sentence, spot, hint, office=office, sector=sector)


def _speaking(sentence: Sentence, spot: Spot) -> bool:
    """Whether a noun is an unnamed speaker by itself: of people or bodies, and not one that takes up another."""
    token = sentence.tokens[spot.head]
    lemma = token.lemma.lower()
    takes_up = lemma in party_nouns("generic") or lemma in definites()
    return not takes_up and token.kind in ("person", "organization") and speaks(sentence, spot.head)


def _by_part(ground: Ground, sentence: Sentence, spot: Spot, hint: Hint) -> Followed:
    """A noun of people or bodies, however unknown, is a party by what it does or suffers."""
    token = sentence.tokens[spot.head]
    lemma = token.lemma.lower()
    unknown = lemma not in definites() and token.kind in ("person", "organization")
    if not unknown or not takes_part(sentence, spot.head):
        return NOBODY
    by = "; ".join(part for part in (TAKES_PART, hint.by) if part)
    return _group(ground, sentence, spot, replace(hint, by=by), office=None, sector=None)


def _of_home_body(ground: Ground, sentence: Sentence, spot: Spot) -> Hint:
    """As in "state radio": that of the report's own country, where the tables give every state such a body."""
    home, home_by = ground.home_at(sentence)
    return Hint(home, None, home_by) if ground.tables.body(spot.core, home) is not None else Hint()


def _spoken_of(ground: Ground, sentence: Sentence, *, definite: str) -> Hint:
    """The state of an institution without a country: the report's own, else with "the" the one spoken of."""
    if definite not in ("the", ""):
        return Hint()
    home, home_by = ground.home_at(sentence)
    if home is not None or definite != "the":
        return Hint(home, None, home_by)
    state = ground.states.best(bool)
    return Hint(state[0], None, "rule: state spoken of") if state else Hint()


def _beside_state(ground: Ground, sentence: Sentence, spot: Spot, hint: Hint) -> Followed:
    """As in "U.S. allies": a group of no single country; "the Chinese side": the state itself."""
    token = sentence.tokens[spot.head]
    if hint.country is None:
        return NOBODY
    if token.lemma.lower() == "side":
        state = ground.state(hint.country)
        return Followed((state,), hint.by) if state else NOBODY
    if not is_plural(token):
        return NOBODY
    noun = token.form.lower()
    name = f"{ground.tables.country_adjective(hint.country)} {noun}"
    draft = Draft(
        f"xxx.{slug(hint.country)}-{slug(noun)}",
        name,
        ActorKind.GROUP,
        None,
        None,
        None,
        hint.by,
        plural=True,
    )
    return Followed((ground.directory.add(draft).id,), hint.by)


def _group(
    ground: Ground, sentence: Sentence, spot: Spot, hint: Hint, *, office: Office | None, sector: str | None
) -> Followed:
    token = sentence.tokens[spot.head]
    plural = is_plural(token)
    words = words_of(sentence, *_own_words(ground, sentence, spot))
    whose = ground.tables.country_adjective(hint.country) if hint.country else ""
    label = words
    if hint.organization is not None:
        whose = ground.draft(hint.organization).name
        label = f"{whose} {words}"
    if office is not None and not plural:
        single = determiner(sentence, spot.head) in ("a", "an")
        kind = (
            ActorKind.PERSON if single or (token.kind == "person" and not hint.country) else ActorKind.OFFICE
        )
    elif not plural and token.kind == "person" and speaks(sentence, spot.head):
        kind = ActorKind.PERSON
    else:
        kind = ActorKind.GROUP
    held = office.name if office and not plural else None
    decided = "; ".join(part for part in ("text: noun", hint.by) if part)
    draft = Draft(
        f"{hint.country or 'xxx'}.{slug(label)}", f"{whose} {words}".strip(), kind, hint.country, sector, held, decided,
        gender_of(words), plural, count=COUNTS.get(count_of(sentence, spot.head)),
    )  # fmt: skip
    return Followed((ground.directory.add(draft).id,), decided)


def _own_words(ground: Ground, sentence: Sentence, spot: Spot) -> tuple[int, int]:
    """The words of a noun phrase without article, number and the words that say whose it is."""
    first = spot.head
    while first > spot.first:
        token = sentence.tokens[first - 1]
        other = ground.spot_at(sentence, first - 1)
        named = other is not None and other.head != spot.head and other.sort is not Sort.NOUN
        if (
            token.upos not in ("NOUN", "PROPN", "ADJ", "PUNCT")
            or named
            or token.lemma.lower() in party_nouns("empty")
        ):
            break
        first -= 1
    while first < spot.head and sentence.tokens[first].upos == "PUNCT":
        first += 1
    return first, max(spot.head + 1, spot.last)
