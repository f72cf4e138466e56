"""Known organizations and bodies, and a reader's own table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge.actors import body_of, cameo_codes, known_actors, match_names, read_actors
from readout.knowledge.countries import countries
from readout.knowledge.phoenix import country_of_place, find_phoenix, longest_phoenix


@pytest.mark.parametrize(
    ("words", "ident", "sector"),
    [
        ("the U.N. Security Council", "UN.security-council", "IGO"),
        ("IAEA", "UN.iaea", "IGO"),
        ("the European Commission", "EU.commission", "IGO"),
        ("Knesset", "ISR.knesset", "LEG"),
        ("the Pentagon", "USA.defense-department", "MIL"),
        ("Revolutionary Guards", "IRN.irgc", "MIL"),
        ("Hezbollah", "LBN.hezbollah", "REB"),
        ("al-Shabab", "SOM.al-shabaab", "REB"),
        ("Doctors Without Borders", "NGO.msf", "NGO"),
        ("Xinhua", "CHN.xinhua", "MED"),
    ],
)
def test_parties_of_the_tables(words: str, ident: str, sector: str) -> None:
    found = known_actors().find(words)[0]
    assert (found.id, found.sector) == (ident, sector)


def test_a_row_holds_within_its_days() -> None:
    before, after = date(2010, 1, 1), date(2022, 1, 1)
    assert known_actors().find("Taliban", as_of=before)[0].sector == "REB"
    assert known_actors().find("Taliban", as_of=after)[0].sector == "GOV"


def test_names_in_tokens() -> None:
    tokens = ["who", "told", "NATO", "and", "the", "People", "'s", "Liberation", "Army", ",", "IT", "said"]
    assert [(m.first, m.last, m.values[0].id) for m in match_names(tokens)] == [
        (2, 3, "NATO"),
        (5, 9, "CHN.pla"),
    ]


@pytest.mark.parametrize(
    ("words", "country", "ident", "sector"),
    [
        ("the Ministry of Foreign Affairs", "JPN", "JPN.foreign-ministry", "GOV"),
        ("Foreign Office", "DEU", "DEU.foreign-ministry", "GOV"),
        ("coast guard", "PHL", "PHL.coast-guard", "COP"),
        ("Supreme Court", "BRA", "BRA.supreme-court", "JUD"),
        ("air force", "IND", "IND.air-force", "MIL"),
        ("ministry of rural affairs", "EST", "EST.rural-affairs-ministry", "GOV"),
        ("Fisheries Department", "CAN", "CAN.fisheries-department", "GOV"),
    ],
)
def test_bodies_that_most_states_have(words: str, country: str, ident: str, sector: str) -> None:
    found = body_of(words, countries()[country])
    assert found is not None
    assert (found.id, found.sector, found.country) == (ident, sector, country)


def test_what_is_no_body() -> None:
    assert body_of("the weather", countries()["JPN"]) is None
    assert body_of("", countries()["JPN"]) is None


OWN = """# invented parties
name,names,kind,country,sector,office,start,end
Ada Example,Example|A. Example,person,NZL,GOV,Foreign Minister,2019-05-01,2022-03
Harbour League,HL,organization,,NGO,,,
"""


def test_a_reader_s_own_table(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    table = read_actors(path)
    ada = table.find("A. Example")[0]
    assert (ada.id, ada.office, ada.end, ada.row) == (
        "NZL.ada-example",
        "foreign minister",
        date(2022, 3, 31),
        "own.csv:3",
    )
    assert table.find("hl") == []
    assert table.find("HL")[0].id == "xxx.harbour-league"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("X Y,,person,NOWHERE,GOV,,,", "country"),
        ("X Y,,alien,NZL,GOV,,,", "kind"),
        ("X Y,,person,NZL,GOVT,,,", "sector"),
        ("X Y,,person,NZL,GOV,,2019-13-01,", "start"),
        ("X Y,,person,NZL,GOV,,2019,2018", "end"),
        (",,person,NZL,GOV,,,", "name"),
        ("X Y,,person", "X Y"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_key(tmp_path: Path, row: str, key: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(OWN + row + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_actors(path)
    assert (caught.value.file, caught.value.line, caught.value.key) == (str(path), 5, key)


def test_phoenix_names_are_found_by_full_name_only() -> None:
    assert [entry.country for entry in find_phoenix("Anders Borg")] == ["SWE"]
    assert find_phoenix("ANDERS BORG")
    assert find_phoenix("Borg") == []
    assert find_phoenix("anders borg") == []
    assert longest_phoenix(["met", "Anders", "Borg", "twice"], 1) is not None


def test_places_lie_in_countries() -> None:
    nairobi = country_of_place("Nairobi")
    assert nairobi is not None
    assert nairobi.id == "KEN"
    assert country_of_place("nairobi") is None
    assert country_of_place("the Moon") is None


def test_codes_of_dictionaries_mean_something() -> None:
    assert all(value or means == "skip" for means, value in cameo_codes().values())
