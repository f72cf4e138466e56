"""Codes of other collections: numbers of states in Correlates of War, names of sectors in ICEWS.

Tables: ``data/actors/cow_codes.csv``, ``data/ontology/icews_sectors.csv``.
"""

from __future__ import annotations

from functools import cache

from readout.knowledge.countries import countries
from readout.knowledge.tables import read_table


def cow_number(country: str | None) -> str:
    """The number of a state in the Correlates of War project, or "" where it has none.

    >>> cow_number("NOR"), cow_number("VAT")
    ('385', '')
    """
    return _numbers().get(country or "", "")


def icews_sectors(sector: str | None) -> tuple[str, ...]:
    """What ICEWS calls a PLOVER sector, the narrower name first; ``()`` where we do not know.

    >>> icews_sectors("MIL")
    ('Military', 'Government')
    """
    return _sectors().get(sector or "", ())


@cache
def _numbers() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("actors/cow_codes.csv", ("country", "cow")):
        if row["country"] not in countries() or row["country"] in found:
            raise row.error("country", f"{row['country']!r} is no id of countries.csv, or stands here twice")
        if not row["cow"].isdecimal():
            raise row.error("cow", f"{row['cow']!r} is no number")
        found[row["country"]] = row["cow"]
    return found


@cache
def _sectors() -> dict[str, tuple[str, ...]]:
    return {
        row["sector"]: row.several("names")
        for row in read_table("ontology/icews_sectors.csv", ("sector", "names"))
    }
