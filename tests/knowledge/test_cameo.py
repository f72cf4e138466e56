import pytest

from readout.knowledge.cameo import actor_code, code_name, event_code
from readout.knowledge.older import name_in, older_name
from readout.knowledge.ontology import load_ontology
from readout.knowledge.other_codes import cow_number, icews_sectors
from readout.knowledge.tables import read_table

PAIRS = [(one.name, mode) for one in load_ontology().types for mode in (None, *(m.name for m in one.modes))]


@pytest.mark.parametrize(("type_", "mode"), PAIRS)
def test_every_type_and_mode_has_a_code_with_a_name_and_an_older_name(type_: str, mode: str | None) -> None:
    code = event_code(type_, mode)
    assert len(code) in (3, 4)
    assert code_name(code)
    assert older_name(type_, mode).isupper()


def test_every_code_of_the_lexicon_has_a_name() -> None:
    codes = {
        row["cameo"]
        for row in read_table("lexicon/en/predicates.csv", ("predicate", "cameo"))
        if row["cameo"]
    }
    assert codes
    assert [code for code in codes if not code_name(event_code("CONSULT", known=code))] == []


@pytest.mark.parametrize(
    ("type_", "mode", "cameo", "older"),
    [
        ("RETREAT", "release", None, "YIELD"),
        ("CONCEDE", None, None, "YIELD"),
        ("REQUEST", "meet", None, "DEMAND"),
        ("ACCUSE", "allege", "112", "DISAPPROVE"),
        ("ACCUSE", "investigate", "090", "INVESTIGATE"),
        ("SANCTION", "convict", "116", "DISAPPROVE"),
        ("SANCTION", "expel", "161", "SANCTION"),
        ("ASSAULT", None, None, "ASSAULT"),
        ("ASSAULT", "heavy-weapons", None, "FIGHT"),
        ("ASSAULT", "abduct", "181", "ASSAULT"),
        ("ASSAULT", "destroy", "190", "FIGHT"),
        ("PROTEST", "riot", None, "PROTEST"),
    ],
)
def test_older_names(type_: str, mode: str | None, cameo: str | None, older: str) -> None:
    assert older_name(type_, mode, cameo=cameo) == older
    assert name_in("plover", type_, mode, cameo=cameo) == type_


@pytest.mark.parametrize(
    ("country", "sector", "itself", "code"),
    [
        ("PRK", "GOV", False, "PRKGOV"), ("PRK", "GOV", True, "PRK"), ("USA", "MIL", False, "USAMIL"),
        ("XKX", "GOV", False, "KSVGOV"), (None, "IGO", False, "IGO"), (None, "MED", False, "MED"),
        (None, "REB", False, "---REB"), ("FRA", None, False, "FRA"), (None, None, False, "---"),
    ],
)  # fmt: skip
def test_codes_of_parties(country: str | None, sector: str | None, itself: bool, code: str) -> None:
    assert actor_code(country, sector, itself=itself) == code


def test_numbers_of_states() -> None:
    numbers = {"USA": "2", "GBR": "200", "DEU": "255", "KOR": "732", "VNM": "816", "YEM": "679", "SUN": "365"}
    assert {country: cow_number(country) for country in numbers} == numbers
    assert (cow_number("PSE"), cow_number(None)) == ("", "")


def test_sectors_of_icews() -> None:
    assert icews_sectors("COP") == ("Police", "Government")
    assert icews_sectors("REL") == icews_sectors(None) == ()
