"""The persons of a report: full names, surnames and titles gathered into one person each, over the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from readout.analysis.model import Sentence
from readout.record.model import ActorKind
from readout.record.parties.directory import Directory, Draft, gender_of, name_words, slug
from readout.record.parties.lookup import Tables
from readout.record.parties.phrases import base, is_plural, owner, role_of_word
from readout.record.parties.setting import DATELINE, Setting
from readout.record.parties.spots import Sort, Spot
from readout.record.parties.titles import delegated

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: by which words, with what office and country beside the name.

    ``owned`` is True where a possessor other than a country stands before the title ("the company's director");
    ``spoken_of`` is the state that was the subject last before the name, there or in the sentence before.
    """

    spot: Spot
    key: Key
    office: str | None
    country: str | None
    sector: str | None
    owned: bool = False
    spoken_of: str | None = None


@dataclass
class Person:
    """The namings of one person; ``key`` are the words of the fullest name."""

    key: Key
    namings: list[Naming] = field(default_factory=list)

    @property
    def offices(self) -> set[str]:
        """The offices that stand beside the name."""
        return {n.office for n in self.namings if n.office}

    @property
    def countries(self) -> set[str]:
        """The countries that stand beside the name."""
        return {n.country for n in self.namings if n.country}


def named_most(sentences: Sequence[Sentence], spots: Sequence[Sequence[Spot]], tables: Tables) -> str | None:
    """The state that a report names most, those left out whose officials it names with their country.

    It stands in for the dateline of a release that has none. None where two are named equally often.
    """
    foreign = {
        naming.country for naming in _namings(sentences, spots, tables) if naming.office and naming.country
    }
    named = [s.found.country for one in spots for s in one if s.found and s.found.kind is ActorKind.STATE]
    counts = Counter(country for country in named if country and country not in foreign).most_common(2)
    if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def gather_people(
    sentences: Sequence[Sentence],
    spots: Sequence[Sequence[Spot]],
    tables: Tables,
    setting: Setting,
    into: Directory,
) -> dict[tuple[int, int], str]:
    """The ids of the persons named in a report, by (sentence, head) of each naming; their drafts go ``into``."""
    namings = list(_namings(sentences, spots, tables))
    ids: dict[tuple[int, int], str] = {}
    for person in _persons(namings):
        draft = into.add(_draft(person, tables, setting))
        for naming in person.namings:
            ids[naming.spot.sentence, naming.spot.head] = draft.id
    return ids


# ---------------------------------------------------------------------------------- what stands beside


def _namings(
    sentences: Sequence[Sentence], spots: Sequence[Sequence[Spot]], tables: Tables
) -> Iterable[Naming]:
    before: str | None = None
    for sentence, of_sentence in zip(sentences, spots, strict=True):
        by_head = {spot.head: spot for spot in of_sentence}
        now: str | None = None
        for spot in sorted(of_sentence, key=lambda s: s.first):
            if spot.sort is Sort.PERSON:
                yield replace(_naming(sentence, spot, by_head, tables), spoken_of=now or before)
            elif spot.found and spot.found.kind is ActorKind.STATE:
                subject = role_of_word(sentence, spot.head) in ("nsubj", "nsubj:pass")
                now = spot.found.country if subject else now
        before = now


def _naming(sentence: Sentence, spot: Spot, by_head: dict[int, Spot], tables: Tables) -> Naming:
    """A naming with the office and country of its title, else of its apposition, else of the noun it explains."""
    title, hints = spot.title or _shared_title(sentence, spot, by_head), list(spot.hints)
    office = delegated(sentence, spot.head, tables.last_office(title) if title else None)
    country = hinted_country(hints, by_head)
    for other in beside(sentence, spot, by_head):
        told = delegated(sentence, other.head, tables.last_office(other.core))
        if office is None and told is not None:
            office, title = told, other.core
        if told is not None or other.hints:
            country = country or hinted_country(other.hints, by_head)
    sector = office.sector if office else None
    heads = (spot.head, *(other.head for other in beside(sentence, spot, by_head)))
    owners = [index for head in heads if (index := owner(sentence, head)) is not None]
    owned = country is None and bool(owners)
    body = next(
        (s.found for i in owners for s in by_head.values() if s.found and s.first <= i < s.last), None
    )
    if owned and body is not None and office is not None:
        sector = body.sector  # "the World Trade Organization's director-general"
    return Naming(spot, name_words(spot.core), office.name if office else None, country, sector, owned)


def _shared_title(sentence: Sentence, spot: Spot, by_head: dict[int, Spot]) -> str:
    """The title of "Foreign Ministers Sok and Wang" for the second name."""
    token = sentence.tokens[spot.head]
    first = by_head.get(token.head) if base(token) == "conj" else None
    plural = first is not None and any(
        is_plural(t) for t in sentence.tokens[first.first : first.last] if t.upos in ("NOUN", "PROPN")
    )
    return first.title if first is not None and plural else ""


def beside(sentence: Sentence, spot: Spot, by_head: dict[int, Spot]) -> list[Spot]:
    """The nouns in apposition to a name ("Brandt, the top U.S. diplomat") or that the name explains.

    Also the noun that a copula makes a predicate of the name ("Wang is China's foreign minister").
    """
    found = [by_head[t.index] for t in sentence.children(spot.head, "appos") if t.index in by_head]
    token = sentence.tokens[spot.head]
    if base(token) in ("appos", "flat") and token.head in by_head:
        found.append(by_head[token.head])
    if (
        base(token) == "nsubj"
        and any(True for _ in sentence.children(token.head, "cop"))
        and token.head in by_head
    ):
        found.append(by_head[token.head])
    return [other for other in found if other.sort is Sort.NOUN]


def hinted_country(hints: Iterable[int], by_head: dict[int, Spot]) -> str | None:
    """The country of the first hint that names a state, a body of a state or its adjective."""
    for hint in hints:
        spot = by_head.get(hint) or next(
            (s for s in by_head.values() if s.found and s.first <= hint < s.last), None
        )
        if spot is not None and spot.found is not None and spot.found.country:
            return spot.found.country
    return None


# ------------------------------------------------------------------------------------ who is the same


def _persons(namings: Sequence[Naming]) -> list[Person]:
    """The persons, in the order of their first naming."""
    persons: list[Person] = []
    by_word: dict[str, list[Person]] = {}
    for key in sorted({n.key for n in namings if len(n.key) > 1}, key=lambda k: (-len(k), k)):
        same = next(
            (p for p in by_word.get(key[-1], []) + by_word.get(key[0], []) if _same_name(p.key, key)), None
        )
        if same is None:
            same = Person(key)
            persons.append(same)
        for word in key:
            if same not in by_word.setdefault(word, []):
                by_word[word].append(same)
    latest: dict[str, Person] = {}
    waiting: list[Naming] = []
    for naming in namings:
        person = _full(naming, by_word) if len(naming.key) > 1 else _short(naming, by_word, latest)
        if person is None:
            waiting.append(naming)
            continue
        person.namings.append(naming)
        latest.update(dict.fromkeys(naming.key, person))
        latest.update(dict.fromkeys(person.key, person))
    persons += _without_full_name(waiting)
    order = {naming.spot: place for place, naming in enumerate(namings)}
    kept = [p for p in persons if p.namings]
    for person in kept:
        person.namings.sort(key=lambda n: order[n.spot])
    return sorted(kept, key=lambda p: order[p.namings[0].spot])


def _same_name(full: Key, other: Key) -> bool:
    """Whether two names of several words are one: "Paul F. Brandt" and "Paul Brandt"."""
    if full == other:
        return True
    if full[0] == other[0] and full[-1] == other[-1]:
        rest = iter(full)
        return all(word in rest for word in other)
    return len(other) > 1 and (full[-len(other) :] == other or full[: len(other)] == other)


def _full(naming: Naming, by_word: dict[str, list[Person]]) -> Person | None:
    return next((p for p in by_word.get(naming.key[-1], []) if _same_name(p.key, naming.key)), None) or next(
        (p for p in by_word.get(naming.key[0], []) if _same_name(p.key, naming.key)), None
    )


def _short(naming: Naming, by_word: dict[str, list[Person]], latest: dict[str, Person]) -> Person | None:
    """The person that a surname (or a single given name) means: agreeing in title and country, named last."""
    word = naming.key[0] if naming.key else ""
    ends = [p for p in by_word.get(word, []) if p.key[-1] == word or p.key[0] == word]
    fitting = [p for p in ends if _agrees(naming, p)]
    surnames = [p for p in fitting if p.key[-1] == word] or fitting
    if latest.get(word) in surnames:
        return latest[word]
    return surnames[0] if surnames else None


def _agrees(naming: Naming, person: Person) -> bool:
    if naming.country and person.countries and naming.country not in person.countries:
        return False
    if not naming.office or not person.offices or naming.office in person.offices:
        return True
    own = set(naming.office.split()) - {"of", "the"}
    return any(own & set(office.split()) for office in person.offices)


def _without_full_name(namings: Sequence[Naming]) -> list[Person]:
    """Persons whose full name the report never gives, one for each surname (and country, where they differ)."""
    persons: dict[Key, list[Person]] = {}
    for naming in namings:
        alike = persons.setdefault(naming.key, [])
        same = next((p for p in alike if _agrees(naming, p)), None)
        if same is None:
            same = Person(naming.key)
            alike.append(same)
        same.namings.append(naming)
    return [person for alike in persons.values() for person in alike]


# -------------------------------------------------------------------------------------- who they are


def _most_telling(titled: Sequence[Naming]) -> Naming | None:
    """The first naming with an office, or a later one that says more ("secretary of state")."""
    best = titled[0] if titled else None
    for naming in titled[1:]:
        if best is not None and set((best.office or "").split()) < set((naming.office or "").split()):
            best = naming
    return best


def _draft(person: Person, tables: Tables, setting: Setting) -> Draft:
    """The person as tables and text tell: the text's own title and country come before the tables'."""
    fullest = max(person.namings, key=lambda n: (len(n.key), -n.spot.sentence)).spot.core
    titled = _most_telling([n for n in person.namings if n.office])
    country = next((n.country for n in person.namings if n.country), None)
    found = tables.person(fullest, title=titled.spot.title if titled else "", country=country)
    office, sector = (titled.office, titled.sector) if titled else (None, None)
    titles = " ".join(n.spot.title for n in person.namings)
    gender = gender_of(titles, fullest)
    if found is not None and (country is None or found.country in (None, country)):
        name = fullest if len(name_words(fullest)) > 1 else found.name
        return Draft(
            found.id, name, ActorKind.PERSON, found.country or country, found.sector or sector,
            office or found.office, found.decided_by, gender or gender_of("", name),
        )  # fmt: skip
    decided = "text: title" if titled else "text: name"
    if country is not None:
        decided += " and country"
    elif titled is not None and not any(n.owned for n in person.namings):
        told, by = setting.country_of_office(tables.rank_of_state(titled.office))
        ranked = tables.rank_of_state(titled.office) is not None
        if ranked and titled.spoken_of and (told is None or (by == DATELINE and not setting.home_named)):
            told, by = titled.spoken_of, "rule: state spoken of"
        country, decided = told, f"{decided}; {by}" if by else decided
    return Draft(
        f"{country or 'xxx'}.{slug(fullest)}",
        fullest,
        ActorKind.PERSON,
        country,
        sector,
        office,
        decided,
        gender,
    )
