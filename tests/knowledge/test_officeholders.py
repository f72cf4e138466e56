"""The rows of the table of office holders: terms that can be, names that are found, offices held by one at a time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from readout.knowledge.offices import family_names, holder_table, office_holders
from readout.knowledge.phrases import parts_of
from readout.knowledge.tables import Row, read_table

COLUMNS = ("person", "names", "country", "office", "sector", "start", "end", "source")
#: Offices that a state gives to several at once.
SHARED = {
    "deputy foreign minister",
    "vice foreign minister",
    "deputy prime minister",
    "vice premier",
    "vice president",
    "state councilor",
    "opposition leader",
    "presidency member",
    "press secretary",
}
#: States whose heads of state or government and foreign ministers must be in the table.
STATES = [
    "USA", "GBR", "FRA", "RUS", "CHN", "KOR", "PRK", "JPN", "DEU", "ITA", "CAN", "AUS", "IND", "PAK", "IRN",
    "IRQ", "ISR", "PSE", "TUR", "UKR", "SAU", "ARE", "QAT", "EGY", "SYR", "LBN", "JOR", "LBY", "SDN", "ETH",
    "KEN", "NGA", "ZAF", "COD", "RWA", "BRA", "ARG", "VEN", "COL", "CUB", "MEX", "IDN", "PHL", "VNM", "THA",
    "MYS", "SGP", "MMR", "BGD", "LKA", "AFG", "KAZ", "BLR", "GEO", "ARM", "AZE", "SRB", "POL", "HUN", "GRC",
    "ESP", "NLD", "SWE", "NOR", "FIN", "CHE",
]  # fmt: skip
#: The last day of any term told ahead: presidents whose terms end by law.
LAST = date(2026, 12, 31)
MINISTERS = {"foreign minister", "foreign secretary", "secretary of state"}
HEADS = {"president", "prime minister", "chancellor", "king", "emir", "supreme leader", "leader", "monarch"}


@cache
def rows() -> list[Row]:
    return read_table("actors/officeholders.csv", COLUMNS)


def term(row: Row) -> tuple[date, date]:
    start = row.day("start")
    assert start is not None, row
    return start, row.day("end", end=True) or date.max


def shared(office: str) -> bool:
    return office in SHARED or office.startswith("spokesman")


def test_the_table_is_broad() -> None:
    assert len(rows()) >= 4900
    offices = {(row["country"], row["office"]) for row in rows()}
    for state in STATES:
        held = {office for country, office in offices if country == state}
        assert held & HEADS, state
        assert held & MINISTERS, state


def test_terms_can_be() -> None:
    for row in rows():
        start, end = term(row)
        assert date(1940, 1, 1) <= start <= LAST, row
        assert end == date.max or start <= end <= LAST, row
        assert end >= date(1990, 1, 1), row
        assert row["person"], row
        assert ": " in row["source"], row


def test_no_row_stands_twice() -> None:
    seen = Counter((row["person"], row["country"], row["office"], row["start"]) for row in rows())
    assert [key for key, count in seen.items() if count > 1] == []


def test_one_holds_an_office_at_a_time() -> None:
    """The day of the change of hands may be counted to both."""
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for row in rows():
        if not shared(row["office"]):
            terms.setdefault((row["country"], row["office"]), []).append((*term(row), row["person"]))
    for office, held in terms.items():
        for one, other in pairwise(sorted(held)):
            assert one[1] <= other[0], (office, one, other)


def test_a_person_is_told_one_way() -> None:
    """One spelling for one person of a state: a variant is nobody's name but its own person's."""
    people: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for row in rows():
        for name in (row["person"], *(name for name in row.several("names") if " " in name)):
            people.setdefault((row["country"], parts_of(name)), set()).add(row["person"])
    several = {key: who for key, who in people.items() if len(who) > 1}
    assert several == {("USA", ("george", "bush")): {"George H. W. Bush", "George W. Bush"}}


def test_variants_are_names() -> None:
    for row in rows():
        for name in row.several("names"):
            assert len(name) > 2, row
            assert parts_of(name), row
            assert name != row["person"], row
            assert any(letter.isupper() for letter in name), row


def test_names_are_found_in_their_term() -> None:
    """The full name, the variants and the family name of each holder lead to the person on a day of the term."""
    for row in rows():
        start, end = term(row)
        day = start + (min(end, LAST) - start) / 2 if start <= LAST else start
        names = (row["person"], *row.several("names"), *family_names(row["person"], row["country"]))
        for name in names:
            found = {(holder.person, holder.office) for holder in office_holders(name, day)}
            assert (row["person"], row["office"]) in found, (name, row)


def test_no_one_is_in_office_the_day_before_the_first_term() -> None:
    first: dict[str, date] = {}
    for row in rows():
        first[row["person"]] = min(term(row)[0], first.get(row["person"], date.max))
    for person, start in first.items():
        held = [h for h in holder_table().find(person) if h.person == person]
        assert held, person
        assert not any(h.held(start - timedelta(days=1)) for h in held), person


@pytest.mark.parametrize(
    ("name", "day", "country", "office", "person"),
    [
        ("Primakov", date(1997, 5, 1), "RUS", "foreign minister", "Yevgeny Primakov"),
        ("Motegi", date(2020, 6, 1), "JPN", "foreign minister", "Toshimitsu Motegi"),
        ("Motegi Toshimitsu", date(2020, 6, 1), "JPN", "foreign minister", "Toshimitsu Motegi"),
        ("Paek Nam Sun", date(2002, 7, 31), "PRK", "foreign minister", "Paek Nam-sun"),
        ("Choe Son Hui", date(2024, 1, 16), "PRK", "foreign minister", "Choe Son-hui"),
        ("Jaishankar", date(2018, 1, 1), "IND", "foreign secretary", "Subrahmanyam Jaishankar"),
        ("Jaishankar", date(2021, 1, 1), "IND", "foreign minister", "Subrahmanyam Jaishankar"),
        ("Gaddafi", date(2009, 9, 23), "LBY", "leader", "Muammar Gaddafi"),
        ("Qadhafi", date(2009, 9, 23), "LBY", "leader", "Muammar Gaddafi"),
        ("Gaddafi", date(2012, 9, 23), "", "", None),
        ("Natalegawa", date(2011, 7, 1), "IDN", "foreign minister", "Marty Natalegawa"),
        ("Del Rosario", date(2012, 7, 12), "PHL", "foreign secretary", "Albert del Rosario"),
        ("Churkin", date(2012, 2, 4), "RUS", "ambassador to the United Nations", "Vitaly Churkin"),
        ("Lyall Grant", date(2012, 2, 4), "GBR", "ambassador to the United Nations", "Mark Lyall Grant"),
        ("Lyall Grant", date(2017, 2, 4), "", "", None),
        ("Araud", date(2012, 2, 4), "FRA", "ambassador to the United Nations", "Gerard Araud"),
        (
            "Grossi",
            date(2022, 9, 1),
            "",
            "director general of the International Atomic Energy Agency",
            "Rafael Grossi",
        ),
        ("Brahimi", date(2013, 5, 1), "", "special envoy for Syria", "Lakhdar Brahimi"),
        ("Brahimi", date(2002, 5, 1), "", "special representative for Afghanistan", "Lakhdar Brahimi"),
        ("Sullivan", date(2022, 5, 1), "USA", "national security adviser", "Jake Sullivan"),
        ("Erekat", date(2011, 1, 1), "PSE", "chief negotiator", "Saeb Erekat"),
        ("Tshisekedi", date(2020, 1, 1), "COD", "president", "Felix Tshisekedi"),
        ("Milošević", date(1999, 3, 24), "YUG", "president", "Slobodan Milosevic"),
        ("Szijjarto", date(2016, 1, 1), "HUN", "foreign minister", "Peter Szijjarto"),
        ("Gahr Støre", date(2008, 1, 1), "NOR", "foreign minister", "Jonas Gahr Store"),
    ],
)
def test_holders_at_a_day(name: str, day: date, country: str, office: str, person: str | None) -> None:
    found = {(h.person, h.country or "", h.office) for h in office_holders(name, day)}
    assert found == (set() if person is None else {(person, country, office)})
