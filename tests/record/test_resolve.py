"""Words to a party: what is decided, and why. People without a public office are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.record.resolve import read_actors, resolve_actor

DAY = date(2016, 1, 29)


@pytest.mark.parametrize(
    ("words", "ident", "kind", "country", "sector"),
    [
        ("Seoul", "KOR", "state", "KOR", None),
        ("U.S.", "USA", "state", "USA", None),
        ("the Blue House", "KOR.blue-house", "office", "KOR", "GOV"),
        ("the Kremlin", "RUS.kremlin", "office", "RUS", "GOV"),
        ("Foggy Bottom", "USA.state-department", "office", "USA", "GOV"),
        ("the South Korean Foreign Ministry", "KOR.foreign-ministry", "office", "KOR", "GOV"),
        ("South Korea's Foreign Ministry", "KOR.foreign-ministry", "office", "KOR", "GOV"),
        ("the Ministry of Foreign Affairs of Japan", "JPN.foreign-ministry", "office", "JPN", "GOV"),
        ("the Estonian Ministry of Rural Affairs", "EST.rural-affairs-ministry", "office", "EST", "GOV"),
        ("the Norwegian Coast Guard", "NOR.coast-guard", "office", "NOR", "COP"),
        ("the Supreme Court of Brazil", "BRA.supreme-court", "office", "BRA", "JUD"),
        ("the Israeli army", "ISR.army", "office", "ISR", "MIL"),
        ("police in Nairobi", "KEN.police", "office", "KEN", "COP"),
        ("UN officials", "UN.officials", "group", None, "IGO"),
        ("Hamas fighters", "PSE.hamas.fighters", "group", "PSE", "REB"),
        ("Palestinian protesters", "PSE.protesters", "group", "PSE", "CVL"),
        ("Ivorian lawmakers", "CIV.lawmakers", "group", "CIV", "LEG"),
        ("a group of Norwegian fishermen", "NOR.fishermen", "group", "NOR", "AGR"),
        ("Turkish-backed rebels", "xxx.backed-rebels", "group", None, "REB"),
        ("Kurdish fighters", "xxx.fighters", "group", None, "UAF"),
        ("Iraqis", "IRQ.iraqis", "group", "IRQ", "CVL"),
        ("Sudan's RSF", "SDN.rsf", "organization", "SDN", "REB"),
        ("South Korea's Joint Chiefs of Staff", "KOR.joint-chiefs-of-staff", "office", "KOR", "MIL"),
        ("the Merkel government", "DEU.government", "office", "DEU", "GOV"),
        ("Republican officials", "USA.gop.officials", "group", "USA", "PTY"),
        ("the Dutch Safety Board", "NLD.safety-board", "office", "NLD", "GOV"),
        ("a spokesman for the German government", "DEU.government.spokesman", "office", "DEU", "GOV"),
        ("Japan's ambassador to China", "JPN.ambassador", "office", "JPN", "GOV"),
        ("a senior Chinese official", "CHN.official", "office", "CHN", "GOV"),
    ],
)
def test_states_bodies_and_groups(
    words: str, ident: str, kind: str, country: str | None, sector: str | None
) -> None:
    found = resolve_actor(words, as_of=DAY)
    assert found is not None
    assert (found.id, found.kind, found.country, found.sector) == (ident, kind, country, sector)
    assert found.why


@pytest.mark.parametrize(
    ("words", "name", "country", "sector", "office"),
    [
        ("Foreign Minister Yun Byung-se", "Yun Byung-se", "KOR", "GOV", "foreign minister"),
        ("U.S. Secretary of State John Kerry", "John Kerry", "USA", "GOV", "secretary of state"),
        ("Kerry", "John Kerry", "USA", "GOV", "secretary of state"),
        ("Mr. Kerry", "John Kerry", "USA", "GOV", "secretary of state"),
        ("the Palestinian journalist", "Palestinian journalist", "PSE", "MED", None),
        ("Merkel's spokesman Jo Doe", "Jo Doe", "DEU", "GOV", "spokesman"),
        ("President Park", "Park Geun-hye", "KOR", "GOV", "president"),
        ("Chinese President Xi Jinping's", "Xi Jinping", "CHN", "GOV", "president"),
        ("Wang Yi, China's foreign minister", "Wang Yi", "CHN", "GOV", "foreign minister"),
        ("former Prime Minister Tony Blair", "Tony Blair", "GBR", "ELI", "former prime minister"),
        ("Tony Blair", "Tony Blair", "GBR", "ELI", "former prime minister"),
        ("Kenyan Trade Minister Ann Mwangi", "Ann Mwangi", "KEN", "GOV", "trade minister"),
        ("ex-President Jo Doe of Chile", "Jo Doe", "CHL", "ELI", "former president"),
        ("opposition leader Jane Roe", "Jane Roe", None, "OPP", "opposition leader"),
        ("Congolese army spokesman Col. Jean Exemple", "Jean Exemple", "COD", "MIL", "army spokesman"),
        ("police officer Jane Roe", "Jane Roe", None, "COP", "police officer"),
        ("Norwegian Finance Minister John Kerry", "John Kerry", "NOR", "GOV", "finance minister"),
    ],
)
def test_people(words: str, name: str, country: str | None, sector: str, office: str | None) -> None:
    found = resolve_actor(words, as_of=DAY)
    assert found is not None
    assert (found.name, found.kind, found.country, found.sector, found.office) == (
        name,
        "person",
        country,
        sector,
        office,
    )


def test_the_day_decides_who_holds_the_office() -> None:
    before, during, after = (
        resolve_actor("John Kerry", as_of=date(year, 6, 1)) for year in (2010, 2015, 2020)
    )
    assert before is not None
    assert during is not None
    assert after is not None
    assert [one.sector for one in (before, during, after)] == [None, "GOV", "ELI"]
    assert [one.office for one in (before, during, after)] == [
        None,
        "secretary of state",
        "former secretary of state",
    ]


def test_equals_are_candidates_until_the_country_is_hinted() -> None:
    open_, hinted = (
        resolve_actor("Lee", as_of=date(2010, 1, 1), country_hint=code) for code in (None, "KOR")
    )
    assert open_ is not None
    assert hinted is not None
    assert (open_.country, open_.sector) == (None, "GOV")
    assert {one.country for one in open_.candidates} == {"KOR", "SGP"}
    assert (hinted.name, hinted.candidates) == ("Lee Myung-bak", ())


def test_a_hint_gives_titles_and_bodies_their_country() -> None:
    ministry, minister = (
        resolve_actor(words, country_hint="KOR") for words in ("the Foreign Ministry", "the foreign minister")
    )
    assert ministry is not None
    assert minister is not None
    assert (ministry.id, minister.id) == ("KOR.foreign-ministry", "KOR.foreign-minister")
    bare = resolve_actor("the Foreign Ministry")
    assert bare is not None
    assert bare.country is None


def test_a_known_name_with_another_s_country_is_another_person() -> None:
    found = resolve_actor("Vladimir Kerry", as_of=DAY)
    assert found is None or found.country != "USA"


def test_a_reader_s_own_table_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,names,kind,country,sector,office,start,end\n"
        "Jane Roe,Roe|Kerry,person,NZL,GOV,trade minister,2015,2017\n",
        encoding="utf-8",
    )
    extra = read_actors(path)
    own, plain = (resolve_actor("Kerry", as_of=DAY, extra=table) for table in (extra, None))
    titled = resolve_actor("Trade Minister Jane Roe", as_of=DAY, extra=extra)
    assert own is not None
    assert plain is not None
    assert titled is not None
    assert (own.id, plain.id) == ("NZL.jane-roe", "USA.john-kerry")
    assert (titled.id, titled.office) == ("NZL.jane-roe", "trade minister")
    assert "own.csv:2: Jane Roe" in own.why


def test_why_names_the_row_and_the_rule() -> None:
    found = resolve_actor("Kenyan Trade Minister Ann Mwangi", as_of=DAY)
    assert found is not None
    assert any("Kenyan (adjective)" in reason for reason in found.why)
    assert any(reason.startswith("titles.csv:") for reason in found.why)
    assert found.why[-1] == "rule: the title in the words decides"


@pytest.mark.parametrize(
    "words", ["", "  ", "'s", "the", "He", "who", "of", ",", "x" * 500, "((", "the of in"]
)
def test_what_names_nobody(words: str) -> None:
    assert resolve_actor(words, as_of=DAY) is None


WORDS = [
    "the", "U.S.", "Chinese", "former", "Deputy", "Foreign", "Minister", "of", "Kerry", "police", "group", "in", "for",
    ",", "UN", "-led", "spokesman", "President", "ex-", "Ministry", "'s", "and", "(", "Xyz", "who", "army",
    "Party", "Seoul",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from([None, DAY, date(1985, 1, 1)]))
def test_any_words_are_answered_soundly(words: list[str], day: date | None) -> None:
    found = resolve_actor(" ".join(words), as_of=day)
    if found is not None:
        assert found.id
        assert found.name
        assert found.why
        assert found.country is None or len(found.country) == 3
        assert found.id not in {one.id for one in found.candidates}
