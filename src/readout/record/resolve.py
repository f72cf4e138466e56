"""From words to a party: which state, office, person, organization or group some words name, and why.

The pieces of the words are found in :mod:`readout.record.wording`; here it is decided what they mean together. Tables
of office holders by date know bare names; where they are silent, the title in the words themselves decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from readout.knowledge.actors import ActorTable, Entry, body_of, entry_of_body, read_actors, slug
from readout.knowledge.countries import Country, Form, countries, country_of_word
from readout.knowledge.offices import Title, office_holders, prefixes, title_of
from readout.knowledge.phoenix import country_of_place
from readout.knowledge.phrases import word_class
from readout.record.model import ActorKind
from readout.record.people import choose_terms, of_rows, of_terms
from readout.record.resolution import Resolution, of_country_word, of_entry, reason_of
from readout.record.wording import Piece, Wording, is_compound, name_of, shown, take_apart

__all__ = ["ActorTable", "Resolution", "read_actors", "resolve_actor"]

#: How deep phrases within phrases are followed ("a spokesman for the office of the president of ...").
MAX_DEPTH = 3
#: Longer texts are no name of a party: they are not looked at.
WORDS_MAX_CHARS = 400


def resolve_actor(
    words: str,
    *,
    as_of: date | None = None,
    country_hint: str | None = None,
    extra: ActorTable | None = None,
) -> Resolution | None:
    """The party that some words name on a day; None when nothing is known of them.

    Without a day the tables' own present counts. ``country_hint`` (an id of countries.csv) is the country of titles
    and bodies that name none; ``extra`` is the reader's own table, which comes before the package's.

    >>> from datetime import date
    >>> kerry = resolve_actor("U.S. Secretary of State John Kerry", as_of=date(2016, 1, 29))
    >>> kerry.id, kerry.office, kerry.sector
    ('USA.john-kerry', 'secretary of state', 'GOV')
    >>> resolve_actor("the Ministry of Foreign Affairs of Japan").id
    'JPN.foreign-ministry'
    >>> resolve_actor("police in Nairobi").country
    'KEN'
    """
    hint = country_hint if country_hint in countries() else None
    return _Resolver(as_of, hint, extra).resolve(words, 0)


@dataclass(frozen=True, slots=True)
class _Head:
    """What has been read of a party before its kind is decided."""

    wording: Wording
    depth: int
    country: Country | None
    why: tuple[str, ...]

    @property
    def main(self) -> tuple[Piece, ...]:
        return self.wording.main

    @property
    def code(self) -> str | None:
        return self.country.id if self.country else None


@dataclass(frozen=True, slots=True)
class _Resolver:
    as_of: date | None
    hint: str | None
    extra: ActorTable | None

    def resolve(self, words: str, depth: int) -> Resolution | None:
        bare = words.strip("\"“”‘’',;: \t\r\n")
        if not bare or depth > MAX_DEPTH or len(bare) > WORDS_MAX_CHARS:
            return None
        bare = bare.removesuffix(".") if bare.count(".") == 1 and " " not in bare else bare
        own = self.extra.find(bare, as_of=self.as_of) if self.extra else []
        if own:
            return self._chosen(own, None)
        wording = take_apart(bare, as_of=self.as_of, extra=self.extra)
        return self._gathered(wording, depth) or self._composed(wording, depth)

    def _chosen(self, entries: Sequence[Entry], country: Country | None) -> Resolution:
        """The row that the country in the words, the hint or the order of rows prefers; the others are told."""
        code = country.id if country else self.hint
        found = [of_entry(entry) for entry in entries]
        best = next((one for one in found if code and one.country == code), found[0])
        if country and best.country == country.id:
            return best
        return replace(best, candidates=tuple(one for one in found if one.id != best.id))

    def _gathered(self, wording: Wording, depth: int) -> Resolution | None:
        """A group of tourists, members of Hamas: what stands behind "of" decides."""
        inner = wording.tail("of")
        if inner is None or not wording.main or not all(_gathers(piece) for piece in wording.main):
            return None
        found = self.resolve(inner, depth + 1)
        if found is None:
            return None
        behind = wording.tail("in", "from", "at")
        country = found.country or (self._country_in(behind, depth)[0] if behind else None)
        code = country.id if isinstance(country, Country) else country
        why = (*found.why, "rule: what follows 'of' decides")
        if found.kind is ActorKind.PERSON:
            return replace(found, why=why)
        name = f"{wording.main[-1].text} of {inner}" if found.kind is ActorKind.ORGANIZATION else found.name
        return replace(found, kind=ActorKind.GROUP, country=code, name=name, why=why)

    def _composed(self, wording: Wording, depth: int) -> Resolution | None:
        """A person, an office, a body, a group or a state, by what the pieces before the first preposition are."""
        country, why = self._country(wording, depth)
        country = country or self._of_leader(wording.main)
        head = _Head(wording, depth, country, why)
        title, entry = _title(head.main), next((p for p in head.main if p.entries), None)
        found = self._ministry(head) or self._person(head, title, entry)
        if found:
            return found
        if title and name_of(head.main):
            return self._titled_name(head, title)
        if entry and not _is_qualified(head.main, entry):
            return self._chosen(entry.entries, country)
        if title:
            return self._office(head, title)
        return self._body(head) or self._group(head, entry) or self._named(head, entry)

    # ----------------------------------------------------------------------------------------------- people

    def _person(self, head: _Head, title: Title | None, entry: Piece | None) -> Resolution | None:
        """A person of the tables, if country and title in the words do not contradict it."""
        people = next((p for p in head.main if p.holders), None)
        if people and not (_is_part_of_longer_name(head.main, people) or _is_owner(head.main, people)):
            terms = office_holders(people.text) or list(people.holders)
            fitting = choose_terms(terms, title=title, country=head.country, hint=self.hint)
            if not fitting and " " in people.text and not head.country:
                fitting = terms
            if fitting:
                found = of_terms(fitting, called=people.text, as_of=self.as_of, title=title)
                return replace(found, why=(*head.why, *found.why))
        if entry and entry.entries[0].kind == "person":
            found = of_rows(entry.entries, as_of=self.as_of, title=title, country=head.country)
            return replace(found, why=(*head.why, *found.why))
        return None

    def _titled_name(self, head: _Head, title: Title) -> Resolution:
        """A name that no table knows: the title in the words decides."""
        found, name = self._office(head, title), name_of(head.main)
        reason = (*found.why, "rule: the title in the words decides")
        ident = f"{found.country or 'xxx'}.{slug(name)}"
        return replace(found, id=ident, name=name, kind=ActorKind.PERSON, office=title.name, why=reason)

    def _office(self, head: _Head, title: Title) -> Resolution:
        """A title without a name: an office of a state or of an organization; several holders are a group."""
        owner = self._owner(head) if title.rank >= 3 or title.sector != "GOV" or _lends(title) else None
        state = head.country or countries().get(
            (owner.country if owner else None) or title.country or self.hint or ""
        )
        sector, code = title.sector, state.id if state else None
        if owner and owner.sector and (sector is None or _lends(title)):
            sector = "ELI" if title.former else owner.sector
        said = next((p.text.lower() for p in reversed(head.main) if p.title), title.name)
        plural = _is_plural(said)
        label = said if plural else title.name
        body = owner and owner.id if owner and owner.kind is not ActorKind.STATE else None
        before = owner.name if owner and body else state.adjective if state else ""
        why = (*head.why, f"{title.row}: {title.name}", *(owner.why if owner else ()))
        private = title.rank == 5 and sector in word_class("private")
        kind = ActorKind.GROUP if plural else ActorKind.PERSON if private else ActorKind.OFFICE
        ident, office = f"{body or code or 'xxx'}.{slug(label)}", None if plural or private else title.name
        return Resolution(ident, f"{before} {label}".strip(), kind, code, sector, office, why=why)

    def _owner(self, head: _Head) -> Resolution | None:
        """The body or organization that a title belongs to: before it, or behind "of", "for", "at" or "with"."""
        piece = next((p for p in head.main if p.entries or p.body or p.role), None)
        if piece and piece.entries:
            return of_entry(piece.entries[0])
        if piece and piece.body:
            return of_entry(entry_of_body(piece.body, head.country))
        if piece and piece.role:
            code = head.code or "xxx"
            ident = f"{code}.{slug(piece.text)}"
            return Resolution(
                ident, piece.text, ActorKind.GROUP, None, piece.role.sector, why=(piece.role.row,)
            )
        inner = head.wording.tail("of", "for", "at", "with", "from")
        return self.resolve(inner, head.depth + 1) if inner else None

    # ------------------------------------------------------------------------------- bodies, groups and names

    def _ministry(self, head: _Head) -> Resolution | None:
        """The Estonian Ministry of Rural Affairs, the rural affairs ministry: bodies that no table needs to list."""
        last = head.main[-1] if head.main else None
        if last is None or last.text.lower() not in ("ministry", "department"):
            return None
        before = " ".join(p.text for p in head.main[:-1] if not p.country)
        subject = head.wording.tail("of", "for")
        found = body_of(f"{before} {last.text}", head.country) if before else None
        if found is None and subject:
            found = body_of(f"{last.text} of {subject}", head.country)
        return of_entry(found, why=head.why) if found else None

    def _body(self, head: _Head) -> Resolution | None:
        """A body that most states have, of the country in the words or of the hint."""
        piece = next((p for p in reversed(head.main) if p.body), None)
        role = next((p for p in reversed(head.main) if p.role), None)
        if piece is None or piece.body is None or (role and role.first > piece.first):
            return None
        country = head.country or countries().get(self.hint or "")
        found = of_entry(entry_of_body(piece.body, country), why=head.why)
        region = any(p.country and p.country.form == Form.REGION for p in head.main)
        return (
            replace(found, id=f"{head.code}.{slug(shown(head.main))}", name=shown(head.main))
            if region
            else found
        )

    def _group(self, head: _Head, entry: Piece | None) -> Resolution | None:
        """People or a body by a common noun: Palestinian protesters, Hamas fighters, police officer Jane Roe."""
        piece = next((p for p in reversed(head.main) if p.role), None)
        if piece is None or piece.role is None:
            return None
        role, owner = piece.role, entry.entries[0] if entry else None
        sector = owner.sector if owner and owner.sector and role.sector in word_class("lent") else role.sector
        code = owner.country if owner and owner.country else head.code
        why = (*head.why, *((f"{owner.row}: {owner.name}",) if owner else ()), f"{role.row}: {role.noun}")
        person = "" if piece.named else name_of(head.main, behind=piece)
        if person:
            return Resolution(
                f"{code or 'xxx'}.{slug(person)}", person, ActorKind.PERSON, code, sector, why=why
            )
        named = any(p.unknown and p.named for p in head.main)
        kind = ActorKind.ORGANIZATION if named and role.kind == "group" else ActorKind(role.kind)
        label = slug(shown([p for p in head.main if not (p.country or p.entries)])) or slug(role.noun)
        name = shown([p for p in head.main if p.first <= piece.first])
        return Resolution(
            f"{owner.id if owner else code or 'xxx'}.{label}", name, kind, code, sector, why=why
        )

    def _named(self, head: _Head, entry: Piece | None) -> Resolution | None:
        """An organization of the tables, a state, or a name behind a country's."""
        if entry:
            return of_entry(entry.entries[0])
        place, name = next((p for p in head.main if p.country), None), name_of(head.main)
        if place and place.country and not name:
            return of_country_word(place.country, place.text)
        if place and name and head.country and place.first == head.main[0].first:
            why = (*head.why, "rule: a name behind a country's")
            ident = f"{head.country.id}.{slug(name)}"
            return Resolution(ident, shown(head.main), ActorKind.ORGANIZATION, head.country.id, why=why)
        return None

    # -------------------------------------------------------------------------------------------- countries

    def _of_leader(self, main: Sequence[Piece]) -> Country | None:
        """The country of the one whose government, forces or aides are named ("the Merkel government")."""
        people = next((p for p in main if p.holders), None)
        if people is None or not _is_owner(main, people):
            return None
        following = next(p for p in main if p.first >= people.last)
        if following.named and not following.body:
            return None
        found = of_terms(list(people.holders), called=people.text, as_of=self.as_of, title=None)
        return countries().get(found.country or "")

    def _country(self, wording: Wording, depth: int) -> tuple[Country | None, tuple[str, ...]]:
        """The country of the party: before its head, else behind "of", "in", "from", "for" or "at"."""
        for place, piece in enumerate(wording.main):
            if piece.country and piece.country.country and not is_compound(wording.main, place):
                return piece.country.country, (reason_of(piece.country),)
        behind = [text for word, text in wording.tails if word in ("of", "in", "from", "at", "for")]
        for text in (*behind, wording.apposition):
            country, why = self._country_in(text, depth) if text else (None, ())
            if country:
                return country, why
        return None, ()

    def _country_in(self, text: str, depth: int) -> tuple[Country | None, tuple[str, ...]]:
        word = country_of_word(text, as_of=self.as_of)
        if word:
            return word.country, (reason_of(word),)
        place = country_of_place(text)
        if place:
            return place, (f"places: {text} lies in {place.name}",)
        found = self.resolve(text, depth + 1)
        return (countries().get(found.country or ""), found.why[:1]) if found else (None, ())


def _title(main: Sequence[Piece]) -> Title | None:
    """The title in some words: of several the highest, but one behind a person's name before all ("Merkel's aide")."""
    titles = [p.title for p in main if p.title]
    if not titles:
        return None
    people = next((p for p in main if p.holders), None)
    owned = people is not None and _is_owner(main, people)
    best = titles[-1] if owned else min(titles, key=lambda t: t.rank)
    before = {p.text.lower() for p in main if p.unknown}
    former = not best.former and (
        any(t.former for t in titles) or any(prefixes().get(w) == "former" for w in before)
    )
    return replace(best, name=f"former {best.name}", sector="ELI") if former else best


def _lends(title: Title) -> bool:
    name = title.name.removeprefix("former ").removeprefix("deputy ")
    return name in word_class("lending") or name.removesuffix("s") in word_class("lending")


def _gathers(piece: Piece) -> bool:
    word = piece.text.lower().rsplit(" ", 1)[-1]
    return (
        word in word_class("gathering")
        or (piece.unknown and not piece.named)
        or bool(re.fullmatch(r"[\d,.]+", word))
    )


def _is_part_of_longer_name(main: Sequence[Piece], people: Piece) -> bool:
    """Whether a known family name is part of another name ("Vladimir Kerry")."""
    near = [p for p in main if p is not people and abs(p.first - people.first) <= 2]
    return " " not in people.text and any(p.unknown and p.named and p.text[0].isalpha() for p in near)


def _is_owner(main: Sequence[Piece], people: Piece) -> bool:
    """Whether a body, people or a title stand right behind a person's name: theirs are named, not the person."""
    following = next((p for p in main if p.first >= people.last), None)
    return following is not None and bool(following.body or following.role or following.title)


def _is_qualified(main: Sequence[Piece], entry: Piece) -> bool:
    """Whether more than the organization is named: a title behind it, or people of it."""
    return any((p.title or p.role or p.body) and p is not entry and p.first >= entry.first for p in main)


def _is_plural(said: str) -> bool:
    """Whether a title is said of several ("lawmakers", "officials")."""
    last = said.rsplit(" ", 1)[-1]
    return last in ("congressmen", "authorities") or (
        last.endswith("s") and title_of(last.removesuffix("s")) is not None
    )
