"""The tables of actors as the follower asks them: the one place here that knows their functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from readout.analysis.model import Sentence
from readout.knowledge.actors import ActorTable, Entry, body_of, known_actors
from readout.knowledge.countries import (
    Country,
    CountryWord,
    choose_word,
    countries,
    country_of_word,
    match_countries,
)
from readout.knowledge.offices import OfficeHolder, Role, office_holders, role_of, title_of
from readout.record.model import ActorKind


@dataclass(frozen=True, slots=True)
class Found:
    """A party as the tables know it. ``word`` is the form of the words: name, adjective, capital, demonym, ..."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    decided_by: str
    word: str = "name"


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``[first, last)`` of a sentence that name a party of the tables."""

    first: int
    last: int
    found: Found


@dataclass(frozen=True, slots=True)
class Office:
    """A title of office: the name under which it is told, in lower case, its sector, and the only state that has it."""

    name: str
    sector: str | None
    country: str | None = None


DIVIDING = frozenset(',;:()[]"“”!?')
#: The most tokens that a name of the tables has.
LONGEST_NAME = 14
#: The sectors of offices of a state; opposition leaders and party chiefs are those of the same country.
OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY"})


def of_entry(entry: Entry) -> Found:
    """A row of the tables of actors as a party."""
    return Found(
        entry.id, entry.name, ActorKind(entry.kind), entry.country, entry.sector, entry.office, entry.row
    )


def of_country(country: Country, *, row: str, word: str = "name") -> Found:
    """A state as a party."""
    return Found(country.id, country.name, ActorKind.STATE, country.id, "GOV", None, row, word)


class Tables:
    """The tables at a date, with a reader's own table before them; made for one report."""

    def __init__(self, as_of: date | None, extra: ActorTable | None) -> None:
        self.as_of = as_of
        self._own = [extra, known_actors()] if extra is not None else [known_actors()]
        self.aliases: dict[str, Found] = {}
        self._matched: dict[int, list[Match]] = {}

    def matches(self, sentence: Sentence) -> list[Match]:
        """The parties that a sentence's words name: longest first, none overlapping, left to right."""
        if sentence.index not in self._matched:
            self._matched[sentence.index] = self._find(sentence)
        return self._matched[sentence.index]

    def explain(self, aliases: dict[str, Found]) -> None:
        """From here on, the abbreviations that the report explains mean the parties that it says."""
        self.aliases = aliases
        self._matched = {}

    def _find(self, sentence: Sentence) -> list[Match]:
        # No name runs over a comma or bracket, though the tables do not see them ("Greek, Cypriot").
        forms = ["" if token.form in DIVIDING else token.form for token in sentence.tokens]
        found: list[Match] = []
        index = 0
        while index < len(forms):
            written = any(c.isalnum() for c in forms[index])
            match = max(self._at(forms, index), key=lambda m: m.last, default=None) if written else None
            if match is not None:
                found.append(match)
            index = match.last if match is not None else index + 1
        return found

    def _at(self, forms: list[str], index: int) -> Iterator[Match]:
        """The longest name of each table that begins at a word: the report's own abbreviations come first."""
        window = forms[index : index + LONGEST_NAME]
        window = window[: window.index("")] if "" in window else window
        if window[0] in self.aliases:
            yield Match(index, index + 1, self.aliases[window[0]])
        for table in self._own:
            entry = table.longest(window, 0, as_of=self.as_of)
            if entry is not None:
                yield Match(index, index + entry.last, of_entry(entry.values[0]))
        place = match_countries(window, 0)
        if place is not None:
            word = choose_word(place.values, self.as_of)
            if word is not None and word.country is not None:
                yield Match(index, index + place.last, _of_word(word))

    def resolve(self, words: str) -> Found | None:
        """The party that exactly these words name, or None."""
        for table in self._own:
            entries = table.find(words, as_of=self.as_of)
            if entries:
                return of_entry(entries[0])
        word = country_of_word(words, as_of=self.as_of)
        return _of_word(word) if word is not None and word.country is not None else None

    def body(self, words: str, country: str | None) -> Found | None:
        """The body of a state that words name ("Foreign Ministry" of KOR), or None."""
        if country is None or country not in countries():
            return None
        entry = body_of(words, countries()[country])
        return of_entry(entry) if entry is not None else None

    def country(self, words: str) -> str | None:
        """The ISO code of the country that a name, adjective or capital stands for."""
        word = country_of_word(words, as_of=self.as_of)
        return word.country.id if word is not None and word.country is not None else None

    def without_country(self, words: str) -> str:
        """Words without the name or adjective of a country before or after them ("Turkish Foreign Ministry")."""
        before, of, after = words.rpartition(" of ")
        if of and self.country(after):
            return before
        parts = words.split()
        for last in range(min(4, len(parts) - 1), 0, -1):
            if self.country(" ".join(parts[:last])):
                return " ".join(parts[last:])
        return words

    def state(self, country: str) -> Found | None:
        """The state with an ISO code."""
        known = countries().get(country)
        return of_country(known, row="countries.csv") if known is not None else None

    def country_name(self, country: str) -> str:
        """The name of a country in English."""
        return countries()[country].name if country in countries() else country

    def country_adjective(self, country: str) -> str:
        """The adjective of a country ("Chinese"), or its name where it has none."""
        return countries()[country].adjective if country in countries() else country

    def office(self, words: str) -> Office | None:
        """The office that words are a title of, in the singular or plural; None when they are none."""
        title = title_of(words) or (title_of(words[:-1]) if words.endswith("s") else None)
        return Office(title.name, title.sector, title.country) if title is not None else None

    def last_office(self, words: str) -> Office | None:
        """The office that the last words of a noun phrase are a title of ("chief nuclear negotiator")."""
        before, _, after = words.rpartition(
            " and "
        )  # "State Councilor and Foreign Minister": the second, not both
        if before and self.office(before) and (office := self.office(after)):
            return office
        parts = words.split()
        every = (self.office(" ".join(parts[start:])) for start in range(len(parts)))
        return next((office for office in every if office is not None), None)

    def rank_of_state(self, office: str | None) -> int | None:
        """The rank of an office of a state (1 to 5), of which without a country it is the home country's; else None."""
        title = title_of(office) if office else None
        return title.rank if title is not None and title.sector in OF_STATE else None

    def role(self, words: str) -> Role | None:
        """What a noun says that people or bodies are: by all its words, else by its last ones ("riot police")."""
        parts = words.split()
        every = (role_of(" ".join(parts[start:])) for start in range(len(parts)))
        return next((role for role in every if role is not None), None)

    def person(self, name: str, *, title: str, country: str | None) -> Found | None:
        """The person whom the tables know by a name at the date, agreeing with title and country where they are given.

        Of several persons the one of the more prominent office; None where no office outranks the others.
        """
        for table in self._own:
            entries = [e for e in table.find(name, as_of=self.as_of) if e.kind == "person"]
            if entries and country in (None, entries[0].country):
                return of_entry(entries[0])
        office = self.office(title) if title else None
        holders = [h for h in office_holders(name, self.as_of) if country in (None, h.country)]
        if office is not None and " " not in name:
            holders = [h for h in holders if _agree(h, office)]
        persons = {h.id: h for h in reversed(holders)}
        if not holders or (
            len(persons) > 1 and sorted(h.rank for h in persons.values())[:2].count(holders[0].rank) > 1
        ):
            return None
        best = holders[0]
        return Found(best.id, best.person, ActorKind.PERSON, best.country, best.sector, best.office, best.row)


def _agree(holder: OfficeHolder, office: Office) -> bool:
    """Whether a term can be meant by a title: "Minister" for a foreign minister, "Secretary" for one of state."""
    return bool(set(holder.office.split()) & (set(office.name.split()) - {"of", "the"}))


def _of_word(word: CountryWord) -> Found:
    assert word.country is not None
    return of_country(word.country, row=word.row, word=word.form.value)


__all__ = ["ActorTable", "Found", "Match", "Office", "Role", "Tables"]
