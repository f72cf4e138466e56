"""States and their words: by name, adjective, people, capital or region, at a date.

Tables: ``data/actors/countries.csv`` (ODbL), ``country_words.csv``, ``historic_states.csv``, ``peoples.csv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge.phrases import Match, PhraseTable
from readout.knowledge.tables import Row, read_table


class Form(StrEnum):
    """In which way words stand for a country."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    REGION = "region"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. ``id`` is its ISO 3166 alpha-3 code (former states: the code they had; Kosovo: XKX).

    ``adjective`` is the one to build names with, or the name itself. ``start`` and ``end`` are None for the
    states of today.
    """

    id: str
    name: str
    official: str
    adjective: str
    capitals: tuple[str, ...]
    start: date | None = None
    end: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryWord:
    """Words that stand for a country in one of the forms, and the row of the table that says so.

    ``country`` is None for regions and peoples of no single state ("Kurdish", "European").
    ``others`` are further countries that the same words may mean ("Congolese"), less likely first ones left out.
    """

    words: str
    form: Form
    country: Country | None
    row: str
    start: date | None = None
    end: date | None = None
    others: tuple[Country, ...] = ()

    def meant(self, day: date | None) -> bool:
        """Whether the words meant this country on a day (any day, if None)."""
        return day is None or (
            (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
        )


@cache
def countries() -> dict[str, Country]:
    """All countries by id, those of today first.

    >>> countries()["KOR"].name, countries()["SUN"].end
    ('South Korea', datetime.date(1991, 12, 25))
    """
    found: dict[str, Country] = {}
    for file in ("countries.csv", "historic_states.csv"):
        for row in read_table(
            f"actors/{file}", ("id", "name", "official", "names", "adjectives", "capitals")
        ):
            if len(row["id"]) != 3 or not row["id"].isupper() or row["id"] in found:
                raise row.error("id", f"{row['id']!r} is no code of its own of three capitals")
            adjectives = row.several("adjectives")
            found[row["id"]] = Country(
                id=row["id"],
                name=row["name"],
                official=row["official"] or row["name"],
                adjective=adjectives[0] if adjectives else row["name"],
                capitals=row.several("capitals"),
                start=row.day("start"),
                end=row.day("end", end=True),
                successors=row.several("successors"),
            )
    return found


def country_of_word(words: str, *, as_of: date | None = None) -> CountryWord | None:
    """The country that words stand for by themselves, and in which form; None when they stand for none.

    The date decides between a former state and one of today ("Moscow" in 1985), and what an old name means.

    >>> from datetime import date
    >>> found = country_of_word("Seoul"); found.country.id, found.form.value
    ('KOR', 'capital')
    >>> country_of_word("Moscow", as_of=date(1985, 3, 1)).country.id
    'SUN'
    """
    return choose_word(tuple(word_table().find(words)), as_of)


def match_countries(forms: Sequence[str], start: int) -> Match[CountryWord] | None:
    """The longest words for a country that begin at token ``start``."""
    return word_table().longest(forms, start)


def choose_word(found: tuple[CountryWord, ...], as_of: date | None) -> CountryWord | None:
    """Of the meanings of some words, the first that held at the date, with the other countries beside it."""
    if not found:
        return None
    meant = [word for word in found if word.meant(as_of)] or list(found)
    best = next((word for word in meant if as_of is not None and word.end is not None), meant[0])
    others = tuple(
        dict.fromkeys(w.country for w in meant if w.country and w.country is not best.country and not w.end)
    )
    return best if not others or best.country is None else _with_others(best, others)


def _with_others(word: CountryWord, others: tuple[Country, ...]) -> CountryWord:
    return CountryWord(word.words, word.form, word.country, word.row, word.start, word.end, others)


@cache
def word_table() -> PhraseTable[CountryWord]:
    """All words for countries, regions and peoples. Rows of our own come before those of countries.csv."""
    table = PhraseTable[CountryWord]()
    known = countries()
    for row in read_table("actors/country_words.csv", ("country", "words", "form", "start", "end")):
        if row["country"] not in known:
            raise row.error("country", f"{row['country']!r} is no id of countries.csv")
        form = Form(row.one_of("form", [form.value for form in Form]))
        for words in row.several("words"):
            _add(table, words, form, row, known[row["country"]], row.day("start"), row.day("end", end=True))
    for file in ("countries.csv", "historic_states.csv"):
        _add_states(table, file, known)
    for row in read_table("actors/peoples.csv", ("words", "form", "country")):
        form = Form(row.one_of("form", (Form.REGION, Form.PEOPLE, Form.ADJECTIVE)))
        if row["country"] and row["country"] not in known:
            raise row.error("country", f"{row['country']!r} is no id of countries.csv")
        for words in row.several("words"):
            _add(table, words, form, row, known.get(row["country"]))
    return table


def _add_states(table: PhraseTable[CountryWord], file: str, known: dict[str, Country]) -> None:
    for row in read_table(f"actors/{file}", ("id", "name", "official", "names", "adjectives", "capitals")):
        country = known[row["id"]]
        for words in dict.fromkeys((row["name"], row["official"], *row.several("names"))):
            _add(table, words, Form.NAME, row, country)
        for words in row.several("adjectives"):
            if words != row["name"]:
                _add(table, words, Form.DEMONYM if words.endswith("er") else Form.ADJECTIVE, row, country)
        for words in row.several("capitals"):
            _add(table, words, Form.CAPITAL, row, country, country.start, country.end)


def _add(
    table: PhraseTable[CountryWord],
    words: str,
    form: Form,
    row: Row,
    country: Country | None,
    *days: date | None,
) -> None:
    where = f"{row.file.rpartition('/')[2]}:{row.line}"
    start, end = days or (None, None)
    table.add(words, CountryWord(words, form, country, where, start, end))
    people = plural_of(words) if form is Form.ADJECTIVE else None
    if people:
        kind = Form.PEOPLE if row.file.endswith("peoples.csv") else Form.DEMONYM
        table.add(people, CountryWord(people, kind, country, where, start, end))


def plural_of(adjective: str) -> str | None:
    """The people of an adjective that has a regular plural; None for those that have none ("Chinese", "French").

    >>> plural_of("Iraqi"), plural_of("South Korean"), plural_of("Finnish"), plural_of("Swiss")
    ('Iraqis', 'South Koreans', None, None)
    """
    return adjective + "s" if adjective.endswith(("an", "i", "k", "b", "ab", "at")) else None


def country_by_id(code: str) -> Country:
    """The country with an id. Raises ``KnowledgeError`` when there is none."""
    try:
        return countries()[code]
    except KeyError:
        raise KnowledgeError("countries.csv", 0, code, "no country has this id") from None
