"""People, organizations and places of the Phoenix dictionaries (1990 to 2015), for where the other tables are silent.

Tables: ``data/actors/phoenix_names.csv`` and ``phoenix_places.csv``, derived under the MIT licence (``CREDITS.md``).
They are large, so a row is taken apart only when its name is asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from readout.errors import KnowledgeError
from readout.knowledge.actors import KINDS, SECTORS, Entry, slug
from readout.knowledge.countries import Country, country_by_id
from readout.knowledge.phrases import parts_of
from readout.knowledge.tables import Row, read_table

#: The day on which the dictionaries end: a term without an end is known to last until then, no longer.
LAST_DAY = date(2015, 2, 28)
#: The longest names that are looked for, in parts of a key.
NAME_MAX_PARTS = 8
_FILE = "phoenix_names.csv"
_COLUMNS = ("name", "kind", "country", "sector", "start", "end")


@cache
def _lines() -> dict[str, list[tuple[int, str]]]:
    """The lines of the table by the key of their name (its letters are ASCII, so the key is quickly made)."""
    text = (files("readout") / "data" / "actors" / _FILE).read_text(encoding="utf-8")
    found: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        name, comma, rest = line.partition(",")
        if comma and name[0] != "#" and rest != ",".join(_COLUMNS[1:]):
            key = name.lower().replace("-", " ").replace(".", "").replace("'s", " 's").replace("'", "")
            found.setdefault(key, []).append((number, line))
    return found


def find_phoenix(name: str) -> list[Entry]:
    """The rows of a full name, latest first; none for a single word.

    >>> [(entry.country, entry.sector) for entry in find_phoenix("Anders Borg")]
    [('SWE', 'GOV')]
    """
    parts = parts_of(name)
    key = " ".join(parts).replace(" 's ", " s ")
    if len(parts) < 2 or not any(c.isupper() for c in name):
        return []
    rows = _lines().get(" ".join(parts)) or _lines().get(key) or []
    return sorted(
        (_entry(number, line) for number, line in rows), key=lambda e: e.start or date.min, reverse=True
    )


def longest_phoenix(forms: Sequence[str], start: int) -> tuple[int, list[Entry]] | None:
    """The end of the longest name that begins at token ``start``, and its rows."""
    if start >= len(forms) or not forms[start][:1].isupper():
        return None
    for last in range(min(start + NAME_MAX_PARTS, len(forms)), start, -1):
        found = find_phoenix(" ".join(forms[start:last]))
        if found and forms[last - 1][:1].isalpha():
            return last, found
    return None


@cache
def _places() -> dict[str, Country]:
    found: dict[str, Country] = {}
    columns = ("place", "country")
    for row in (*read_table("report/places.csv", columns), *read_table("actors/phoenix_places.csv", columns)):
        found.setdefault(" ".join(parts_of(row["place"])), country_by_id(row["country"]))
    return found


def country_of_place(words: str) -> Country | None:
    """The country in which a town or region lies; None when it is not known.

    >>> country_of_place("Nairobi").id, country_of_place("Sylhet").id
    ('KEN', 'BGD')
    """
    parts = parts_of(words)
    bare = parts[1:] if parts[:1] == ("the",) else parts
    return _places().get(" ".join(bare)) if words[:1].isupper() or bare != parts else None


def _entry(number: int, line: str) -> Entry:
    cells = next(csv.reader([line]))
    if len(cells) != len(_COLUMNS):
        raise KnowledgeError(
            _FILE, number, cells[0], f"the row has {len(cells)} cells, the header {len(_COLUMNS)}"
        )
    row = Row(_FILE, number, dict(zip(_COLUMNS, cells, strict=True)))
    country, kind = row["country"] or None, row.one_of("kind", KINDS)
    ident = f"{country or 'xxx'}.{slug(row['name'])}"
    sector, where = row.one_of("sector", SECTORS), f"{_FILE}:{number}"
    return Entry(
        ident, row["name"], kind, country, sector, None, row.day("start"), row.day("end", end=True), where
    )
