from collections.abc import Callable
from dataclasses import replace

import pytest
from record.recorded import full

from readout.record.coding import Coding
from readout.store.export import export

Table = Callable[[str | None], list[dict[str, str]]]
COLUMNS = """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW
Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country
Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID
Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source
Publication Date|Story People|Story Organizations|Story Locations|Language|Version""".replace(
    "\n", "|"
).split("|")


def test_the_columns_are_those_of_the_weekly_files() -> None:
    assert len(COLUMNS) == 40
    assert (export([], format="polecat").text or "").rstrip("\n").split("\t") == COLUMNS


def test_a_row_of_the_example(wire: Coding, table: Table) -> None:
    rows = table(export(wire, format="polecat").text)
    march = next(row for row in rows if row["Event Type"] == "PROTEST")
    known = {name: cell for name, cell in march.items() if cell}
    assert known.pop("Event ID").startswith(f"{wire.report.id}_PROTEST_")
    assert known.pop("Version").startswith("readout ")
    assert known == {
        "Event Date": "2019-03-10", "Event Type": "PROTEST", "Event Mode": "demo", "Intensity": "-6.6",
        "Quad Code": "MATERIAL CONFLICT", "Actor Name": "Canadian families", "Actor Country": "CAN",
        "Actor COW": "20", "Primary Actor Sector": "CVL", "Actor Sectors": "CVL",
        "Actor Name Raw": "Their families", "Placename": "Ottawa", "City": "Ottawa", "Country": "CAN",
        "Raw Placename": "Ottawa", "Source": "Northwire", "Publication Date": "2019-03-12",
        "Story People": "Ingrid Solvang; Paul Gauthier", "Story Organizations": "Russian Foreign Ministry; Arctic",
        "Story Locations": "Norway; Canada; Russia; Denmark; Iceland; Oslo; Murmansk; Ottawa", "Language": "en",
    }  # fmt: skip


def test_an_act_without_a_direction_has_one_row_for_a_pair(table: Table) -> None:
    rows = table(export(full(), format="polecat").text)
    assert [(row["Actor Name"], row["Recipient Name"], row["Event Mode"]) for row in rows] == [
        ("Peru", "Chile", "phone")
    ]


def test_three_parties_are_three_pairs_with_ids_of_their_own(table: Table) -> None:
    coding = full()
    talks = coding.events[1]
    third = replace(talks.actors[0], id="BOL", name="Bolivia", country="BOL")
    three = replace(coding, events=(replace(talks, actors=(*talks.actors, third)),))
    rows = table(export(three, format="polecat").text)
    assert [(row["Actor Name"], row["Recipient Name"]) for row in rows] == [
        ("Peru", "Chile"),
        ("Peru", "Bolivia"),
        ("Chile", "Bolivia"),
    ]
    assert [row["Event ID"].rpartition("-")[2] for row in rows] == ["1", "2", "3"]


def test_several_parties_of_one_side_stand_in_one_cell(table: Table) -> None:
    coding = full()
    talks = replace(coding.events[1], reciprocal=False)
    rows = table(export(replace(coding, events=(talks,)), format="polecat").text)
    assert [(row["Actor Name"], row["Actor COW"]) for row in rows] == [("Peru; Chile", "135; 155")]


@pytest.mark.parametrize(("ontology", "name"), [("plover", "REQUEST"), ("plover-2018", "DEMAND")])
def test_the_ontology_names_the_type(wire: Coding, table: Table, ontology: str, name: str) -> None:
    rows = table(export(wire, format="polecat", ontology=ontology).text)
    assert [row["Event Type"] for row in rows if row["Actor Name Raw"] == "Gauthier"] == [name]


def test_only_what_took_place_unless_asked(wire: Coding, table: Table) -> None:
    assert len(table(export(wire, format="polecat").text)) == 10
    planned = table(export(wire, format="polecat", statuses=["planned"]).text)
    assert [row["Recipient Name"] for row in planned] == ["Iceland"]
