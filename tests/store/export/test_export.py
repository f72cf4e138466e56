import json
from dataclasses import replace
from pathlib import Path

import pytest
from record.recorded import empty, full

import readout
from readout.errors import UsageError
from readout.record.coding import Coding
from readout.store.export import FORMATS, export

TEXTS = [name for name, one in FORMATS.items() if one.lines is not None]


def test_the_formats() -> None:
    assert list(FORMATS) == ["polecat", "petrarch", "icews", "jsonl", "csv", "parquet", "ics"]


def test_it_is_public() -> None:
    assert readout.export is export


@pytest.mark.parametrize("format_", TEXTS)
def test_a_file_holds_what_the_text_is(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    codings = [full(), empty()]
    assert export(iter(codings), format=format_, to=path).text is None
    assert path.read_bytes().decode() == export(codings, format=format_).text
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format_", TEXTS)
def test_together_is_one_after_another(format_: str) -> None:
    one, other = full(), replace(full(), report=replace(full().report, id="r2"))
    together = (export([one, other], format=format_).text or "").splitlines()
    alone = [(export(c, format=format_).text or "").splitlines() for c in (one, other)]
    assert set(together) == set(alone[0]) | set(alone[1])


@pytest.mark.parametrize("format_", TEXTS)
def test_words_that_utf_8_cannot_hold_stop_nothing(format_: str, tmp_path: Path) -> None:
    coding = full()
    broken = replace(coding, report=replace(coding.report, headline="talks \ud83d"))
    export(broken, format=format_, to=tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8")


def test_jsonl_is_the_contract_with_the_events_that_are_chosen() -> None:
    text = export(full(), format="jsonl").text or ""
    assert json.loads(text) == full().to_json()
    chosen = json.loads(export(full(), format="jsonl", statuses=["possible"]).text or "")
    assert [event["status"] for event in chosen["events"]] == ["possible"]
    assert chosen["statements"] == full().to_json()["statements"]


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"format": "xml"}, "no format"),
        ({"format": "csv", "ontology": "idea"}, "no ontology"),
        ({"format": "csv", "statuses": ["done"]}, "no status 'done'"),
        ({"format": "icews", "ontology": "plover-2018"}, "polecat, csv, parquet have"),
        ({"format": "csv", "to": "/no/such/folder/out.csv"}, "cannot be written"),
    ],
)
def test_wrong_use_is_said_in_plain_words(options: dict[str, str], what: str) -> None:
    with pytest.raises(UsageError, match=what):
        export(full(), **options)  # type: ignore[arg-type]


def test_a_run_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")

    def codings() -> object:
        yield full()
        raise RuntimeError("power")

    with pytest.raises(RuntimeError):
        export(codings(), format="csv", to=path)  # type: ignore[arg-type]
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("out.csv", "old")]


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.columns is not None])
def test_no_column_stands_twice_and_each_says_what_it_holds(name: str) -> None:
    columns = FORMATS[name].columns
    assert columns is not None
    made = columns("plover")
    assert len({column.name for column in made}) == len(made)
    assert all(column.told for column in made)
    assert all(column.cell or column.told.startswith("left empty") for column in made)


def test_the_event_text_of_the_wire_story_is_in_the_report(wire: Coding) -> None:
    for row in (export(wire, format="petrarch").text or "").splitlines():
        assert row.split("\t")[-1] in wire.report.text
