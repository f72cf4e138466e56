"""Organizations whose name no table lists as it stands: "the Foreign Ministry", or one that only this report knows."""

from __future__ import annotations

from readout.analysis.model import Sentence
from readout.record.model import ActorKind
from readout.record.parties.directory import Draft, name_words, slug
from readout.record.parties.ground import Followed, Ground, is_thing
from readout.record.parties.hints import hinted
from readout.record.parties.memory import Party
from readout.record.parties.phrases import base
from readout.record.parties.spots import Spot

NOBODY = Followed((), "")


def follow_other_body(ground: Ground, sentence: Sentence, spot: Spot) -> Followed | None:
    """A body that the tables give one state ("Foreign Office") where the words around it give it another."""
    hint = hinted(ground, sentence, spot)
    if spot.found is None or hint.country in (None, spot.found.country):
        return None
    body = ground.tables.body(ground.tables.without_country(spot.core), hint.country)
    return Followed((ground.directory.of_found(body).id,), f"{body.decided_by}; {hint.by}") if body else None


def follow_body(ground: Ground, sentence: Sentence, spot: Spot) -> Followed:
    """The organization of a name.

    In order: the body of the country that the words around it give; the organization named before that has
    these words in its name; the body of the report's own country; an organization known from this text only.
    """
    hint = hinted(ground, sentence, spot)
    country, by = hint.country, hint.by
    core = ground.tables.without_country(spot.core)
    if country is not None:
        body = ground.tables.body(core, country)
        if body is not None:
            return Followed((ground.directory.of_found(body).id,), f"{body.decided_by}; {by}")
    named = _named_before(ground, spot, country)
    if named:
        return Followed(named, "rule: organization named before")
    home, home_by = ground.home_at(sentence)
    if country is None and home is not None:
        body = ground.tables.body(core, home)
        if body is not None:
            return Followed((ground.directory.of_found(body).id,), f"{body.decided_by}; {home_by}")
    above = sentence.tokens[sentence.tokens[spot.head].head] if sentence.tokens[spot.head].head >= 0 else None
    modifies = base(sentence.tokens[spot.head]) in ("compound", "amod") and above is not None
    if modifies and above is not None and above.kind not in ("person", "organization"):
        return NOBODY  # "the EastMed pipeline": the name of a thing, as far as this text tells
    return _unknown(ground, sentence, spot, country)


def _named_before(ground: Ground, spot: Spot, country: str | None) -> Party | None:
    words = name_words(spot.core)

    def fits(party: Party) -> bool:
        if len(party) != 1 or is_thing(party):
            return False
        draft = ground.draft(party[0])
        if draft.kind not in (ActorKind.ORGANIZATION, ActorKind.OFFICE) or country not in (
            None,
            draft.country,
        ):
            return False
        other = name_words(draft.name)
        return (
            words == other or words in (other[: len(words)], other[-len(words) :]) or _initials(words, other)
        )

    return ground.memory.last(fits)


def _initials(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether one word is made of a name's initials: "imf" of "international monetary fund"."""
    letters = "".join(word[0] for word in name if word not in ("of", "the", "and", "for"))
    return len(short) == 1 and len(name) > 1 and short[0] == letters


def _unknown(ground: Ground, sentence: Sentence, spot: Spot, country: str | None) -> Followed:
    token = sentence.tokens[spot.head]
    role = ground.tables.role(token.lemma.lower())
    sector = role.sector if role else None
    draft = Draft(
        f"{country or 'xxx'}.{slug(spot.core)}",
        spot.core,
        ActorKind.ORGANIZATION,
        country,
        sector,
        None,
        "text: name",
    )
    return Followed((ground.directory.add(draft).id,), "text: name")
