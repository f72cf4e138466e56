"""Titles, roles, and who held an office when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.knowledge.offices import (
    family_names,
    holder_table,
    match_title,
    office_holder,
    office_holders,
    role_of,
    title_of,
)
from readout.knowledge.tables import read_table


@pytest.mark.parametrize(
    ("words", "name", "sector", "rank"),
    [
        ("Foreign Minister", "foreign minister", "GOV", 2),
        ("minister of foreign affairs", "foreign minister", "GOV", 2),
        ("External Affairs Minister", "foreign minister", "GOV", 2),
        ("Secretary of State", "secretary of state", "GOV", 2),
        ("the Vice Foreign Minister", "deputy foreign minister", "GOV", 4),
        ("first deputy prime minister", "deputy prime minister", "GOV", 2),
        ("Trade, Industry and Energy Minister", None, None, None),
        ("minister of trade, industry and energy", "trade, industry and energy minister", "GOV", 3),
        ("Minister for Public Works", "public works minister", "GOV", 3),
        ("fisheries minister", "fisheries minister", "GOV", 3),
        ("ex-president", "former president", "ELI", 4),
        ("former deputy foreign minister", "former deputy foreign minister", "ELI", 4),
        ("acting president", "acting president", "GOV", 1),
        ("opposition leader", "opposition leader", "OPP", 3),
        ("army spokesman", "army spokesman", "MIL", 3),
        ("Gen.", "gen.", "MIL", 4),
        ("lawmaker", "lawmaker", "LEG", 4),
        ("police chief", "police chief", "COP", 4),
        ("Japanese", None, None, None),
        ("Foreign Minister Yun", None, None, None),
        ("", None, None, None),
    ],
)
def test_titles(words: str, name: str | None, sector: str | None, rank: int | None) -> None:
    found = title_of(words)
    assert (found.name, found.sector, found.rank) == (name, sector, rank) if found else name is None


def test_a_title_ends_before_the_name_and_begins_behind_the_country() -> None:
    tokens = ["Kenyan", "Minister", "for", "Fisheries", "and", "Oceans", "Jane", "Roe"]
    found = match_title(tokens, 1)
    assert found is not None
    assert (found.first, found.last, found.title.name) == (1, 6, "fisheries and oceans minister")
    assert match_title(tokens, 0) is None


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("troops", "MIL"),
        ("police officer", "COP"),
        ("policemen", "COP"),
        ("lawmakers", "LEG"),
        ("judges", None),
        ("protester", "CVL"),
        ("rebels", "REB"),
        ("journalists", "MED"),
        ("companies", "BUS"),
        ("refugees", "REF"),
        ("human rights groups", "NGO"),
        ("table", None),
        ("", None),
    ],
)
def test_roles(noun: str, sector: str | None) -> None:
    found = role_of(noun)
    assert (found.sector if found else None) == sector


@pytest.mark.parametrize(
    ("name", "day", "person", "office"),
    [
        ("Kerry", date(2016, 1, 29), "John Kerry", "secretary of state"),
        ("Yun", date(2016, 1, 29), "Yun Byung-se", "foreign minister"),
        ("Lavrov", date(2020, 1, 1), "Sergey Lavrov", "foreign minister"),
        ("Ban", date(2005, 1, 1), "Ban Ki-moon", "foreign minister"),
        ("Ban", date(2010, 1, 1), "Ban Ki-moon", "secretary-general"),
        ("Abe", date(2015, 1, 1), "Shinzo Abe", "prime minister"),
        ("von der Leyen", date(2022, 1, 1), "Ursula von der Leyen", "president of the European Commission"),
        ("Zelensky", date(2022, 1, 1), "Volodymyr Zelenskyy", "president"),
        ("Kim", date(2010, 11, 1), "Kim Jong-il", "supreme leader"),
    ],
)
def test_a_family_name_at_a_day(name: str, day: date, person: str, office: str) -> None:
    found = office_holder(name, day)
    assert found is not None
    assert (found.person, found.office) == (person, office)


def test_a_name_that_two_equals_bear_is_left_open() -> None:
    assert {h.person for h in office_holders("Lee", date(2010, 1, 1))} == {"Lee Myung-bak", "Lee Hsien Loong"}
    assert office_holder("Lee", date(2010, 1, 1)) is None
    assert office_holder("Nobody", date(2010, 1, 1)) is None
    assert office_holder("Kerry", date(2010, 1, 1)) is None


def test_no_two_people_hold_the_highest_offices_of_a_state_at_once() -> None:
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    single = {
        "president",
        "prime minister",
        "chancellor",
        "foreign minister",
        "secretary of state",
        "secretary-general",
    }
    for row in read_table("actors/officeholders.csv", ("person", "country", "office", "start", "end")):
        start, end = row.day("start"), row.day("end", end=True) or date.max
        assert start is not None
        if row["office"].lower() in single:
            terms.setdefault((row["country"], row["office"]), []).append((start, end, row["person"]))
    for key, held in terms.items():
        held.sort()
        for one, other in pairwise(held):
            assert one[1] <= other[0], (key, one, other)


def test_family_names() -> None:
    assert family_names("Kim Jong-un", "PRK") == ("Kim",)
    assert family_names("Jaap de Hoop Scheffer", "") == ("Scheffer",)
    assert family_names("Lula", "BRA") == ()
    assert holder_table().find("Merkel")


@given(
    st.lists(
        st.sampled_from(
            ["Deputy", "former", "Minister", "of", "and", "the", ",", "Trade", "ex-", "Chinese", "-"]
        ),
        max_size=8,
    )
)
def test_a_title_lies_within_the_tokens(tokens: list[str]) -> None:
    for start in range(len(tokens)):
        found = match_title(tokens, start)
        assert found is None or start == found.first < found.last <= len(tokens)
