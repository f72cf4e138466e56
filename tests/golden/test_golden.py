"""Our own reports: their records are as accepted, and what a careful reader finds in them is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from golden.pinned import coded, difference, facts, names, pinned, record_path

HERE = Path(__file__).parent
HALVES = ("tuned", "held out")


def sheets() -> list[dict[str, Any]]:
    return list(facts().read_sheets())


def half_of(sheet: dict[str, Any]) -> str:
    return "held out" if sheet["held_out"] else "tuned"


def evidence_in(value: Any) -> Iterator[tuple[list[int], str]]:
    if isinstance(value, dict):
        if "quote" in value and "span" in value:
            yield value["span"], value["quote"]
        for inner in value.values():
            yield from evidence_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence_in(inner)


def test_every_report_has_its_sheet_and_its_record() -> None:
    for folder in ("facts", "records"):
        assert sorted(path.stem for path in (HERE / folder).glob("*.json")) == names(), folder
    assert len(names()) >= 12


@pytest.mark.parametrize("name", names())
def test_the_record_is_as_accepted(name: str) -> None:
    assert record_path(name).exists(), f"no record was accepted: python tests/golden/accept.py {name}"
    accepted = json.loads(record_path(name).read_text(encoding="utf-8"))
    changed = difference(accepted, pinned(coded(name).to_json()))
    assert not changed, (
        f"the record of {name} is not the accepted one:\n{changed}\n"
        f"If this is meant: python tests/golden/accept.py {name}, and a line under Coding changes in CHANGELOG.md"
    )


@pytest.mark.parametrize("name", names())
def test_all_evidence_is_a_slice_of_the_text_as_received(name: str) -> None:
    record = coded(name).to_json()
    found = list(evidence_in({key: record[key] for key in record if key != "report"}))
    assert found
    for (start, end), quote in found:
        assert record["report"]["text"][start:end] == quote


@pytest.mark.parametrize("half", HALVES)
def test_facts_found_and_precision_are_at_their_floors(half: str) -> None:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))[half]
    scores = [
        facts().score(sheet, coded(sheet["report"]).to_json()) for sheet in sheets() if half_of(sheet) == half
    ]
    total = facts().figures(scores)
    assert total.share >= floors["facts"], facts().line(half, total)
    assert total.precision >= floors["precision"], facts().line(half, total)
