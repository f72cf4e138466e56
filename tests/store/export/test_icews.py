from collections.abc import Callable

from record.recorded import full

from readout.record.coding import Coding
from readout.store.export import export

Table = Callable[[str | None], list[dict[str, str]]]
COLUMNS = """Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name
Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude
Longitude""".replace("\n", "|").split("|")


def test_the_columns_are_those_of_the_coded_event_data() -> None:
    assert len(COLUMNS) == 20
    assert (export([], format="icews").text or "").rstrip("\n").split("\t") == COLUMNS


def test_a_row_of_the_example(wire: Coding, table: Table) -> None:
    march = table(export(wire, format="icews").text)[-1]
    assert march.pop("Event ID") == next(one.id for one in wire.events if one.type == "PROTEST")
    assert {name: cell for name, cell in march.items() if cell} == {
        "Event Date": "2019-03-10", "Source Name": "Canadian families",
        "Source Sectors": "General Population / Civilian / Social,Social", "Source Country": "Canada",
        "Event Text": "Demonstrate or rally", "CAMEO Code": "141", "Intensity": "-6.6", "Story ID": wire.report.id,
        "Publisher": "Northwire", "City": "Ottawa", "Country": "Canada",
    }  # fmt: skip


def test_a_state_has_no_sector_and_its_ministry_has(wire: Coding, table: Table) -> None:
    rows = table(export(wire, format="icews").text)
    accused = next(row for row in rows if row["CAMEO Code"] == "112")
    assert (accused["Source Name"], accused["Source Sectors"]) == ("Russian Foreign Ministry", "Government")
    assert (accused["Target Name"], accused["Target Sectors"], accused["Target Country"]) == (
        "Norway", "", "Norway",
    )  # fmt: skip


def test_talks_have_a_row_in_each_direction_and_an_id_each(table: Table) -> None:
    rows = table(export(full(), format="icews").text)
    assert [(row["Event ID"], row["Source Name"], row["Target Name"], row["Event Text"]) for row in rows] == [
        ("e1aaaaaaaa-1", "Peru", "Chile", "Discuss by telephone"),
        ("e1aaaaaaaa-2", "Chile", "Peru", "Discuss by telephone"),
    ]
