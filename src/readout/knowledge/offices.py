"""Who held which office when: people by full name and family name, at a date.

Table: ``data/actors/officeholders.csv``. Titles and roles are in :mod:`readout.knowledge.titles`; their lookups are
named here too, for those who ask about offices.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from readout.knowledge.actors import SECTORS, slug
from readout.knowledge.countries import countries
from readout.knowledge.following import pronouns
from readout.knowledge.phrases import PhraseTable, word_class
from readout.knowledge.tables import Row, read_table
from readout.knowledge.titles import (
    Role,
    Title,
    TitleMatch,
    match_title,
    prefixes,
    role_of,
    role_table,
    title_of,
    title_table,
)

__all__ = [
    "OfficeHolder", "Role", "Title", "TitleMatch", "family_names", "holder_table", "match_title", "office_holder",
    "office_holders", "prefixes", "role_of", "role_table", "title_of", "title_table",
]  # fmt: skip

#: Rank of an office that titles.csv does not know: that of ministers.
DEFAULT_RANK = 3


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """One term of one person in one office. ``end`` is None while it lasts. ``rank`` is that of the title."""

    person: str
    country: str | None
    office: str
    sector: str
    start: date
    end: date | None
    rank: int
    source: str
    row: str

    @property
    def id(self) -> str:
        """The person's id: the country and the name."""
        return f"{self.country or 'xxx'}.{slug(self.person)}"

    def held(self, day: date | None) -> bool:
        """Whether the term covers a day (any, when the day is None)."""
        return day is None or (self.start <= day and (self.end is None or day <= self.end))


@cache
def holder_table() -> PhraseTable[OfficeHolder]:
    """Terms of office by the names of their holders: full names, variants, and family names."""
    table = PhraseTable[OfficeHolder]()
    columns = ("person", "names", "country", "office", "sector", "start", "end", "source")
    for row in read_table("actors/officeholders.csv", columns):
        holder = _holder(row)
        for name in dict.fromkeys((row["person"], *row.several("names"))):
            table.add(name, holder)
        for name in family_names(row["person"], row["country"]):
            table.add(name, holder)
    return table


def _holder(row: Row) -> OfficeHolder:
    start, end = row.day("start"), row.day("end", end=True)
    if start is None:
        raise row.error("start", "a term of office needs its first day")
    if end and end < start:
        raise row.error("end", f"{end} is before {start}")
    if row["country"] and row["country"] not in countries():
        raise row.error("country", f"{row['country']!r} is no id of countries.csv")
    if not row["person"] or not row["source"]:
        raise row.error("person", "a row needs a person and a source")
    sector, office = row.one_of("sector", SECTORS), row["office"]
    rank = _rank_of(office)
    where = f"officeholders.csv:{row.line}"
    return OfficeHolder(
        row["person"], row["country"] or None, office, sector, start, end, rank, row["source"], where
    )


@cache
def _rank_of(office: str) -> int:
    title = title_of(office) or title_of(office.partition(" of ")[0])
    return title.rank if title else DEFAULT_RANK


def family_names(person: str, country: str) -> tuple[str, ...]:
    """The words by which a person is named again in a report, besides the full name.

    A family name that is also a pronoun ("He") is left out: alone it names nobody.

    >>> family_names("Ursula von der Leyen", "DEU"), family_names("Yun Byung-se", "KOR")
    (('Leyen', 'von der Leyen'), ('Yun',))
    """
    words = person.split()
    if len(words) < 2:
        return ()
    if country in word_class("family_first"):
        return (words[0],) if words[0].lower() not in pronouns() else ()
    last = words[-1]
    place = len(words) - 1
    while place > 1 and words[place - 1].lower().rstrip(".") in word_class("particle"):
        place -= 1
    full = " ".join(words[place:])
    return (last,) if full == last else (last, full)


def office_holders(name: str, as_of: date | None = None) -> list[OfficeHolder]:
    """Terms in office of those called by a name (family name, full name or variant), most prominent office first.

    With a date, the terms that cover it; without, all.

    >>> from datetime import date
    >>> [h.person for h in office_holders("Lavrov", date(2016, 1, 29))]
    ['Sergey Lavrov']
    """
    found = [holder for holder in holder_table().find(name) if holder.held(as_of)]
    return sorted(found, key=lambda holder: (holder.rank, -holder.start.toordinal()))


def office_holder(name: str, as_of: date) -> OfficeHolder | None:
    """The one person in office on a day that a name means; None when nobody, or when several stand equally high.

    >>> from datetime import date
    >>> office_holder("Kerry", date(2016, 1, 29)).office
    'secretary of state'
    """
    found = office_holders(name, as_of)
    others = [holder for holder in found if holder.id != found[0].id]
    return found[0] if found and all(found[0].rank < other.rank for other in others) else None
