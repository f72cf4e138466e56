"""The words by which a report takes up a party again: pronouns, plural and definite nouns, points of the compass.

Files: ``data/lexicon/en/`` pronouns, plurals, definites, compass,
agencies, motion, agentive, not_parties, place_words, given_names and
honorifics (.csv). Each is read once; a row that cannot be used raises ``KnowledgeError``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge.tables import Row, read_table

NUMBERS = ("sing", "plur")
GENDERS = ("masc", "fem", "neut", "any")
USES = ("personal", "possessive", "reflexive", "reciprocal")
GATHERS = ("person", "state", "organization", "any")
NOUN_USES = (
    "beside",
    "generic",
    "measure",
    "empty",
    "itself",
    "own_body",
    "of_subject",
    "former",
    "local",
    "foreign_office",
)
AGENTIVE_POS = ("verb", "predicate", "owned")
REACHES = ("national", "world")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word that stands for a party: ``person`` 1 or 3; the rest one of ``NUMBERS``, ``GENDERS``, ``USES``."""

    form: str
    person: int
    number: str
    gender: str
    use: str


@dataclass(frozen=True, slots=True)
class Plural:
    """A noun that gathers parties ("the two ministers"): of one of ``GATHERS``, of certain offices, or fixed ids."""

    noun: str
    gathers: str
    offices: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Definite:
    """A noun that takes up one party ("the minister"): a person, state or organization that ``matches``."""

    noun: str
    refers: str
    matches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compass:
    """A point of the compass that names ``country`` where the report names any (or ``all``) of ``near``."""

    word: str
    country: str
    near: frozenset[str]
    all: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: the country it reports for, and whether it is a national one."""

    name: str
    country: str
    national: bool


def _rows(name: str, columns: tuple[str, ...]) -> list[Row]:
    return read_table(f"lexicon/en/{name}", columns)


@cache
def pronouns() -> dict[str, Pronoun]:
    """Pronouns by their form in lower case.

    >>> pronouns()["his"].use
    'possessive'
    """
    rows = _rows("pronouns.csv", ("form", "person", "number", "gender", "use"))
    return {
        row["form"]: Pronoun(
            row["form"],
            int(row.one_of("person", ("1", "3"))),
            row.one_of("number", NUMBERS),
            row.one_of("gender", GENDERS),
            row.one_of("use", USES),
        )
        for row in rows
    }


@cache
def plurals() -> dict[str, Plural]:
    """Plural nouns by their lemma."""
    rows = _rows("plurals.csv", ("noun", "gathers", "offices", "members"))
    return {
        row["noun"]: Plural(
            row["noun"], row.one_of("gathers", GATHERS), row.several("offices"), row.several("members")
        )
        for row in rows
    }


@cache
def definites() -> dict[str, Definite]:
    """Definite nouns by their lemma."""
    rows = _rows("definites.csv", ("noun", "refers", "matches"))
    return {
        row["noun"]: Definite(row["noun"], row.one_of("refers", GATHERS[:3]), row.several("matches"))
        for row in rows
    }


@cache
def compass() -> tuple[Compass, ...]:
    """Points of the compass, each row with the states that must be named."""
    rows = _rows("compass.csv", ("word", "country", "near", "all"))
    return tuple(
        Compass(row["word"], row["country"], frozenset(row.several("near")), row["all"] == "yes")
        for row in rows
    )


@cache
def shorthand() -> tuple[tuple[str, str, str], ...]:
    """Nouns in capitals for a body of an organization: (lemma, beginning of the organization's id, the body)."""
    rows = _rows("shorthand.csv", ("word", "near", "stands_for"))
    return tuple((row["word"], row["near"], row["stands_for"]) for row in rows)


@cache
def agencies() -> dict[str, Agency]:
    """News agencies by their name in lower case."""
    rows = _rows("agencies.csv", ("name", "country", "reach"))
    return {
        row["name"].lower(): Agency(row["name"], row["country"], row.one_of("reach", REACHES) == "national")
        for row in rows
    }


@cache
def motion() -> frozenset[str]:
    """Lemmas of words of movement."""
    return frozenset(row["lemma"] for row in _rows("motion.csv", ("lemma",)))


@cache
def agentive(pos: str) -> frozenset[str]:
    """Lemmas that only a party does (``verb``), is (``predicate``) or has (``owned``)."""
    rows = _rows("agentive.csv", ("word", "pos"))
    return frozenset(row["word"] for row in rows if row.one_of("pos", AGENTIVE_POS) == pos)


@cache
def not_parties() -> frozenset[str]:
    """Last words, in lower case, of names that name no party."""
    return frozenset(row["word"] for row in _rows("not_parties.csv", ("word",)))


@cache
def party_nouns(use: str) -> frozenset[str]:
    """Lemmas with one of ``NOUN_USES``; the head of ``party_nouns.csv`` says what each is for."""
    rows = _rows("party_nouns.csv", ("word", "use"))
    return frozenset(row["word"] for row in rows if row.one_of("use", NOUN_USES) == use)


@cache
def seats() -> frozenset[str]:
    """Towns, in lower case, whose datelines stand for international organizations."""
    return frozenset(row["place"] for row in _rows("seats.csv", ("place",)))


@cache
def place_prepositions() -> dict[str, bool]:
    """Prepositions of place; True where they say a place only beside a word of movement."""
    rows = _rows("place_words.csv", ("preposition", "when"))
    return {row["preposition"]: row.one_of("when", ("always", "motion")) == "motion" for row in rows}


@cache
def given_names() -> dict[str, str]:
    """Gender (``masc`` or ``fem``) by given name in lower case, where usage is all but one-sided."""
    rows = _rows("given_names.csv", ("name", "gender"))
    return {row["name"]: row.one_of("gender", GENDERS[:2]) for row in rows}


@cache
def honorifics() -> dict[str, str]:
    """Gender (``masc``, ``fem`` or ``any``) by honorific or gendered noun in lower case ("mr.", "spokeswoman")."""
    return {row["word"]: row.one_of("gender", GENDERS) for row in _rows("honorifics.csv", ("word", "gender"))}
