"""Parties known by name: organizations, bodies of states, groups, people; and a reader's own table of them.

Tables: ``data/actors/organizations.csv``, ``state_bodies.csv``, ``groups.csv``, ``media.csv`` (one schema, ``COLUMNS``,
which is also that of a reader's own file) and ``bodies.csv`` (bodies that most states have).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from readout.errors import KnowledgeError
from readout.knowledge.countries import Country, countries, country_by_id
from readout.knowledge.petrarch import DictionaryActor, read_petrarch
from readout.knowledge.phrases import Match, PhraseTable, fold
from readout.knowledge.tables import Row, read_table

#: What sort of party a row may be.
KINDS = ("state", "office", "person", "organization", "group")
#: The sectors of PLOVER 2.0 (Halterman et al. 2023, codebook), and two of CAMEO for farmers and refugees.
SECTORS = (
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "OPP", "CVL", "IGO", "NGO", "BUS", "MED", "EDU", "ELI",
    "REL", "REF", "UAF", "CRM", "LAB", "SET", "AGR", "UNK",
)  # fmt: skip
COLUMNS = ("name", "names", "kind", "country", "sector", "office", "start", "end")
TABLES = ("organizations.csv", "state_bodies.csv", "groups.csv", "media.csv")


@dataclass(frozen=True, slots=True)
class Entry:
    """A party as a table knows it. ``start`` and ``end`` bound the days on which the row holds (None: no limit).

    ``row`` is the file and line it stands in. ``sector`` and ``country`` are None where the party has none.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    office: str | None
    start: date | None
    end: date | None
    row: str

    def held(self, day: date | None) -> bool:
        """Whether the row holds on a day (always, when the day is None)."""
        return day is None or (
            (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
        )


class ActorTable:
    """Entries by the words that name them; several rows may share their words.

    >>> known_actors().find("the Security Council")[0].id
    'UN.security-council'
    """

    def __init__(self) -> None:
        self._entries: PhraseTable[Entry] = PhraseTable()

    def add(self, names: Iterable[str], entry: Entry) -> None:
        """Enter a party under its names."""
        for name in dict.fromkeys(names):
            self._entries.add(name, entry)

    def find(self, words: str, *, as_of: date | None = None) -> list[Entry]:
        """The parties that exactly these words name: those whose row holds at the date, else all."""
        return _held(self._entries.find(words), as_of)

    def longest(self, forms: Sequence[str], start: int, *, as_of: date | None = None) -> Match[Entry] | None:
        """The longest name that begins at token ``start`` and ends with a token."""
        match = self._entries.longest(forms, start)
        return match and replace(match, values=tuple(_held(list(match.values), as_of)))


def _held(found: list[Entry], as_of: date | None) -> list[Entry]:
    held = [entry for entry in found if entry.held(as_of)]
    return held or found


@cache
def known_actors() -> ActorTable:
    """All organizations, bodies and groups of the package's tables."""
    table = ActorTable()
    seen: set[str] = set()
    for file in TABLES:
        for row in read_table(f"actors/{file}", ("id", *COLUMNS)):
            entry = _entry(row)
            if not entry.id or entry.id in seen:
                raise row.error("id", f"{entry.id!r} is empty or stands twice")
            seen.add(entry.id)
            table.add((row["name"], *row.several("names")), entry)
    return table


def match_names(forms: Sequence[str], *, as_of: date | None = None) -> list[Match[Entry]]:
    """The known parties that a sequence of tokens names: longest names first come, none overlapping, left to right.

    >>> [(m.first, m.last, m.values[0].id) for m in match_names(["the", "UN", "Security", "Council", "met"])]
    [(1, 4, 'UN.security-council')]
    """
    table, found, index = known_actors(), list[Match[Entry]](), 0
    while index < len(forms):
        match = table.longest(forms, index, as_of=as_of)
        if match:
            found.append(match)
        index = match.last if match else index + 1
    return found


def read_actors(path: Path) -> ActorTable:
    """A reader's own table of actors: CSV with ``COLUMNS``, or a dictionary in PETRARCH format.

    The two are told apart by the first line that is no comment: a header of the CSV names the column ``name``.
    ``names`` and ``office`` may be empty, ``id`` may be added. Raises ``KnowledgeError`` with file, line and key.
    """
    table = ActorTable()
    for names, entry in _own_csv(path) if _is_csv(path) else _own_dictionary(path):
        table.add(names, entry)
    return table


def _is_csv(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise KnowledgeError(str(path), 0, "file", error.strerror or "it cannot be opened") from error
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
    return "name" in [cell.strip(' "\r') for cell in first.split(",")]


def _own_csv(path: Path) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for row in read_table(path, ("name", "kind", "country", "sector"), optional=("id", *COLUMNS)):
        yield (row["name"], *row.several("names")), _entry(row)


def _own_dictionary(path: Path) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for actor in read_petrarch(path):
        names = tuple(name.title() if name.isupper() else name for name in actor.names)
        for entry in dictionary_entries(actor, names[0], path.name):
            yield (*names, *actor.names), entry


def dictionary_entries(actor: DictionaryActor, name: str, file: str) -> Iterator[Entry]:
    """One entry for each code of an actor of a PETRARCH dictionary.

    The first three letters are a country or a kind of party, each further three a role; of the roles the first counts.
    """
    dated = any(code.start or code.end for code in actor.codes)
    for code in actor.codes:
        country, sector = meaning_of_code(code.code)
        if country and not sector:
            kind = "state" if len(code.code) == 3 and not dated else "group"
        elif sector in ("IGO", "NGO", "BUS", "MED", "EDU", "PTY", "LAB"):
            kind = "person" if dated else "organization"
        else:
            kind = "person" if dated else "group"
        ident = country if kind == "state" and country else f"{country or 'xxx'}.{slug(name)}"
        where = f"{file}:{actor.line}"
        yield Entry(ident, name, kind, country, sector, None, code.start, code.end, where)


def meaning_of_code(code: str) -> tuple[str | None, str | None]:
    """Country and sector of a CAMEO actor code.

    >>> meaning_of_code("USAGOVLEG"), meaning_of_code("IGOUNO"), meaning_of_code("KSVREB")
    (('USA', 'GOV'), (None, 'IGO'), ('XKX', 'REB'))
    """
    table, known = cameo_codes(), countries()
    country: str | None = None
    sector: str | None = None
    for place in range(0, len(code), 3):
        part = code[place : place + 3]
        means, value = table.get(part, ("", ""))
        if part in known and not (place and means) and country is None:
            country = part
        elif means == "country" and country is None:
            country = value
        elif means == "sector" and sector is None:
            sector = value
    return country, sector


@cache
def cameo_codes() -> dict[str, tuple[str, str]]:
    """What the parts of CAMEO actor codes mean: (country | sector | skip, value)."""
    found: dict[str, tuple[str, str]] = {}
    for row in read_table("actors/cameo_codes.csv", ("code", "means", "value", "head")):
        means = row.one_of("means", ("country", "sector", "skip"))
        if means == "country":
            country_by_id(row["value"])
        elif means == "sector":
            row.one_of("value", SECTORS)
        found[row["code"]] = (means, row["value"])
    return found


def _entry(row: Row) -> Entry:
    kind = row.one_of("kind", KINDS)
    country = row["country"] or None
    if country and country not in countries():
        raise row.error("country", f"{country!r} is no ISO 3166 alpha-3 code of countries.csv")
    if row["sector"]:
        row.one_of("sector", SECTORS)
    if not row["name"]:
        raise row.error("name", "a row needs a name")
    start, end = row.day("start"), row.day("end", end=True)
    if start and end and end < start:
        raise row.error("end", f"{end} is before {start}")
    ident = row.get("id") or (
        country if kind == "state" and country else f"{country or 'xxx'}.{slug(row['name'])}"
    )
    where = f"{row.file.replace(chr(92), '/').rpartition('/')[2]}:{row.line}"
    office = row.get("office").lower() or None
    return Entry(ident, row["name"], kind, country, row["sector"] or None, office, start, end, where)


def slug(name: str) -> str:
    """A name as a part of an id: small letters, digits and hyphens.

    >>> slug("Yun Byung-se"), slug("Côte d'Azur")
    ('yun-byung-se', 'cote-dazur')
    """
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’.]", "", fold(name))).strip("-")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that most states have: the name it is told under, its sector, its row."""

    name: str
    sector: str
    row: str


@cache
def body_table() -> PhraseTable[Body]:
    """Bodies that most states have, by their wordings."""
    table = PhraseTable[Body]()
    for row in read_table("actors/bodies.csv", ("body", "names", "same", "sector")):
        body = Body(row["body"], row.one_of("sector", SECTORS), f"bodies.csv:{row.line}")
        same = row.one_of("same", ("yes", "no")) == "yes"
        for words in dict.fromkeys((row["body"], *row.several("names"))):
            table.add(words, body if same else replace(body, name=words))
    return table


#: "X ministry", "ministry of X", "X department", "department of X": bodies of the executive whatever X is.
_MINISTRY = re.compile(
    r"(?:(?:ministry|department) (?:of|for) (?:the )?(?P<after>[\w&', -]+)"
    r"|(?P<before>[\w&', -]+) (?:ministry|department))",
    re.IGNORECASE,
)


def body_of(words: str, country: Country | None) -> Entry | None:
    """The body of a state that words name, "the" and the state's name left out; None when they name none.

    Without a country the id begins with ``xxx``.

    >>> body_of("Ministry of Foreign Affairs", countries()["JPN"]).id
    'JPN.foreign-ministry'
    >>> body_of("ministry of fisheries", countries()["NOR"]).name
    'Norwegian Fisheries Ministry'
    """
    bare = re.sub(r"^the\s+", "", words.strip(), flags=re.IGNORECASE)
    found = body_table().find(bare)
    body = found[0] if found else None
    if body is None:
        match = _MINISTRY.fullmatch(bare)
        if match is None:
            return None
        subject = (match["after"] or match["before"]).lower()
        noun = "department" if "department" in bare.lower() else "ministry"
        body = Body(f"{subject} {noun}", "GOV", "rule: ministry of X")
    return entry_of_body(body, country)


def entry_of_body(body: Body, country: Country | None) -> Entry:
    """A body of one state."""
    title = re.sub(r"\b(?!of\b|the\b|and\b|s\b)([a-z])", lambda m: m[1].upper(), body.name)
    name = f"{country.adjective} {title}" if country else title
    ident = f"{country.id if country else 'xxx'}.{slug(body.name)}"
    kind = "organization" if body.sector in ("PTY", "OPP", "MED") else "office"
    return Entry(ident, name, kind, country.id if country else None, body.sector, None, None, None, body.row)
