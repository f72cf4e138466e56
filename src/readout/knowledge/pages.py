"""The tables of page furniture under ``data/report``: publishers, places, zones, menus, markers, field names.

Each loader reads its table once and keeps it. A row that cannot be used raises ``KnowledgeError`` with the
file, the line and the key. Lines that begin with ``#`` are comments.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from readout.errors import KnowledgeError

MATCHES = ("whole", "start", "end", "within")
FURNITURE_KINDS = ("boilerplate", "byline", "caption", "section", "stamp")
SCOPES = ("line", "list", "rest")
SOURCE_KINDS = ("agency", "ministry", "un", "outlet")


@dataclass(frozen=True, slots=True)
class Publisher:
    """An agency, ministry, UN body or outlet. ``zone`` is its home desk's IANA zone, or None."""

    name: str
    kind: str
    zone: str | None
    country: str | None
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that datelines name, its country (ISO 3166 alpha-3) and its IANA zone."""

    name: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A phrase that is part of the page and not of the story: see the head of ``furniture.csv``."""

    phrase: str
    match: str
    kind: str
    scope: str
    max_words: int


@dataclass(frozen=True, slots=True)
class MarkerForm:
    """A lead marker. ``bracket``: written in brackets; ``open``: other words may follow inside them."""

    phrase: str
    bracket: bool
    open: bool


def folded(words: str) -> str:
    """Words in the form in which table keys are compared: case folded, plain apostrophes, single blanks.

    >>> folded("Editor’s  Picks")
    "editor's picks"
    """
    return " ".join(words.replace("’", "'").casefold().split())


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = (files("readout") / "data" / "report" / name).read_text(encoding="utf-8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    header = next(csv.reader([numbered[0][1]])) if numbered else []
    if tuple(header) != columns:
        raise KnowledgeError(name, numbered[0][0] if numbered else 1, "header", f"the columns are {columns}")
    for number, line in numbered[1:]:
        cells = next(csv.reader([line]))
        if len(cells) != len(columns):
            raise KnowledgeError(name, number, cells[0], f"{len(cells)} cells, the header has {len(columns)}")
        if not cells[0].strip():
            raise KnowledgeError(name, number, columns[0], "is empty")
        yield number, dict(zip(columns, cells, strict=True))


def _zone(name: str, line: int, key: str, zone: str) -> str | None:
    if not zone:
        return None
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as bad:
        raise KnowledgeError(name, line, key, f"{zone!r} is no IANA zone") from bad
    return zone


def _one_of(value: str, choices: tuple[str, ...], where: tuple[str, int, str]) -> str:
    if value not in choices:
        raise KnowledgeError(*where, f"{value!r} is none of {', '.join(choices)}")
    return value


@cache
def publishers() -> tuple[Publisher, ...]:
    """All rows of ``agencies.csv``."""
    return tuple(dict.fromkeys(publishers_by_name().values()))


@cache
def publishers_by_name() -> Mapping[str, Publisher]:
    """Publishers by their folded names and aliases.

    >>> publishers_by_name()["yonhap"].zone
    'Asia/Seoul'
    """
    file, found = "agencies.csv", dict[str, Publisher]()
    for line, row in _rows(file, ("name", "aliases", "kind", "zone", "country", "domains")):
        name = row["name"]
        kind = _one_of(row["kind"], SOURCE_KINDS, (file, line, name))
        zone = _zone(file, line, name, row["zone"])
        domains = tuple(domain for domain in row["domains"].split(";") if domain)
        publisher = Publisher(name, kind, zone, row["country"] or None, domains)
        for alias in dict.fromkeys(map(folded, (name, *filter(None, row["aliases"].split(";"))))):
            if alias in found:
                raise KnowledgeError(file, line, alias, "this name stands in another row as well")
            found[alias] = publisher
    return MappingProxyType(found)


@cache
def publishers_by_domain() -> Mapping[str, Publisher]:
    """Publishers by the domains of their pages."""
    return MappingProxyType({domain: one for one in publishers() for domain in one.domains})


@cache
def places() -> Mapping[str, Place]:
    """Places by their folded names."""
    file, found = "places.csv", dict[str, Place]()
    for line, row in _rows(file, ("place", "country", "zone")):
        key, zone = folded(row["place"]), _zone(file, line, row["place"], row["zone"])
        if key in found or zone is None or not re.fullmatch("[A-Z]{3}", row["country"]):
            raise KnowledgeError(file, line, row["place"], "needs a country, a zone, and no second row")
        found[key] = Place(row["place"], row["country"], zone)
    return MappingProxyType(found)


@cache
def zone_words() -> Mapping[str, tuple[str | None, str]]:
    """The offset ("+09:00", or None where the zone decides) and the IANA zone of each zone word ("KST")."""
    file, found = "zones.csv", dict[str, tuple[str | None, str]]()
    for line, row in _rows(file, ("word", "offset", "zone")):
        zone = _zone(file, line, row["word"], row["zone"])
        if zone is None or not re.fullmatch(r"([+-]\d\d:\d\d)?", row["offset"]):
            raise KnowledgeError(
                file, line, row["word"], "needs a zone, and an offset such as +09:00 or none"
            )
        found[row["word"]] = (row["offset"] or None, zone)
    return MappingProxyType(found)


@cache
def furniture() -> tuple[Furniture, ...]:
    """All rows of ``furniture.csv``, phrases folded."""
    file, found = "furniture.csv", []
    for line, row in _rows(file, ("phrase", "match", "kind", "scope", "max_words")):
        where = (file, line, row["phrase"])
        if not row["max_words"].isdecimal():
            raise KnowledgeError(*where, f"max_words is {row['max_words']!r}, not a number")
        found.append(
            Furniture(
                folded(row["phrase"]),
                _one_of(row["match"], MATCHES, where),
                _one_of(row["kind"], FURNITURE_KINDS, where),
                _one_of(row["scope"], SCOPES, where),
                int(row["max_words"]),
            )
        )
    return tuple(found)


@cache
def menu_words() -> frozenset[str]:
    """Folded phrases of menus and toolbars."""
    return frozenset(folded(row["phrase"]) for _, row in _rows("menu.csv", ("phrase",)))


@cache
def section_labels() -> frozenset[str]:
    """Folded names of sections."""
    return frozenset(folded(row["label"]) for _, row in _rows("sections.csv", ("label",)))


@cache
def marker_forms() -> tuple[MarkerForm, ...]:
    """All rows of ``markers.csv``."""
    file, found = "markers.csv", []
    for line, row in _rows(file, ("phrase", "form", "open", "example")):
        where = (file, line, row["phrase"])
        form = _one_of(row["form"], ("bracket", "prefix"), where)
        found.append(
            MarkerForm(row["phrase"], form == "bracket", _one_of(row["open"], ("yes", "no"), where) == "yes")
        )
    return tuple(found)


@cache
def field_guesses() -> Mapping[str, tuple[str, ...]]:
    """For each field of a report, the names that JSON Lines files give it, in the order of trial."""
    found: dict[str, list[str]] = {}
    for _, row in _rows("fields.csv", ("field", "guess")):
        found.setdefault(row["field"], []).append(row["guess"])
    return MappingProxyType({field: tuple(names) for field, names in found.items()})


@cache
def language_words() -> Mapping[str, frozenset[str]]:
    """Frequent little words by language (ISO 639-1)."""
    return MappingProxyType({name: words for name, words in _little_words().items() if name != "names"})


@cache
def name_words() -> frozenset[str]:
    """Little words inside names of people and places, which tell nothing of a text's language ("de la")."""
    return _little_words()["names"]


@cache
def _little_words() -> Mapping[str, frozenset[str]]:
    rows = _rows("languages.csv", ("language", "words"))
    return {row["language"]: frozenset(row["words"].split()) for _, row in rows}


@cache
def issuers() -> tuple[tuple[str, str], ...]:
    """How releases name who issues them: folded opening words, and the kind of source."""
    file = "issuers.csv"
    rows = _rows(file, ("phrase", "kind"))
    return tuple(
        (folded(row["phrase"]), _one_of(row["kind"], SOURCE_KINDS, (file, line, row["phrase"])))
        for line, row in rows
    )
