import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from record.recorded import full

from readout.coder import read
from readout.errors import UsageError
from readout.record.coding import Coding
from readout.store.export import export

EXAMPLES = Path(__file__).parents[3] / "examples"


def rows(coding: Coding, **options: object) -> list[dict[str, str]]:
    text = export(coding, format="csv", **options).text  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_of_the_example(wire: Coding) -> None:
    arrest = next(row for row in rows(wire) if row["type"] == "COERCE")
    event = next(one for one in wire.events if one.type == "COERCE")
    assert {name: cell for name, cell in arrest.items() if cell} == {
        "id": event.id, "report": wire.report.id, "type": "COERCE", "mode": "arrest", "cameo": "173",
        "quad": "material conflict", "intensity": "-7.2", "status": "happened",
        "recipients": "Canadian researchers", "recipient_countries": "CAN", "recipient_sectors": "EDU",
        "recipient_ids": "CAN.researchers", "reciprocal": "no", "start": "2019-03-04", "end": "2019-03-04",
        "precision": "day", "when": "March 4", "where": "Murmansk",
        "words": "who were arrested in Murmansk on March 4", "span": "733-773", "told_by": "Paul Gauthier",
        "score": str(event.score), "decided_by": event.decided_by,
        "headline": "Norway, Canada to map Arctic seabed together",
        "source": "Northwire", "published": "2019-03-12T17:20+01:00", "origin": wire.report.origin,
    }  # fmt: skip


@pytest.mark.parametrize("report", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_event_has_a_row_and_its_words_stand_at_its_span(report: Path) -> None:
    coding = read(report)
    found = rows(coding)
    assert found
    assert [row["id"] for row in found] == [event.id for event in coding.events]
    for row in found:
        start, end = map(int, row["span"].split("-"))
        assert coding.report.text[start:end] == row["words"]


def test_a_status_chooses(wire: Coding) -> None:
    assert {row["status"] for row in rows(wire)} == {"happened", "planned"}
    assert {row["status"] for row in rows(wire, statuses=["planned"])} == {"planned"}


@pytest.mark.parametrize("words", ["=1+1", "+49", "-5 degrees", "@all", "\tx"])
def test_no_text_of_a_report_is_a_formula(words: str) -> None:
    coding = full()
    sly = replace(coding.events[1], evidence=(replace(coding.events[1].evidence[0], quote=words),))
    assert rows(replace(coding, events=(sly,)))[0]["words"] == "'" + words


def test_a_negative_number_is_left_a_number() -> None:
    assert rows(full())[0]["intensity"] == "-5.2"


def test_words_with_line_ends_and_commas_come_back_as_they_were() -> None:
    coding = full()
    words = 'a "b",\r\n\n c'
    odd = replace(coding.events[1], evidence=(replace(coding.events[1].evidence[0], quote=words),))
    assert rows(replace(coding, events=(odd,)))[0]["words"] == words


def test_parquet_has_the_same_rows_with_types(wire: Coding, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "events.parquet"
    assert export(wire, format="parquet", to=path).text is None
    table = parquet.read_table(path)
    told = table.to_pylist()
    assert [row["id"] for row in told] == [event.id for event in wire.events]
    assert told[0]["intensity"] == pytest.approx(2.1)
    assert (told[0]["reciprocal"], told[1]["reciprocal"], told[0]["mode"]) == (False, True, None)
    assert table.column_names == list(rows(wire)[0])
    assert [path.name for path in tmp_path.iterdir()] == ["events.parquet"]


def test_parquet_needs_a_file(wire: Coding) -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(UsageError, match="name the file"):
        export(wire, format="parquet")


def test_parquet_of_nothing_still_has_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export([], format="parquet", to=tmp_path / "none.parquet")
    table = parquet.read_table(tmp_path / "none.parquet")
    assert (table.num_rows, str(table.schema.field("intensity").type)) == (0, "double")
