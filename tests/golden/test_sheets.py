"""The fact sheets themselves: a fact that no record could meet would be a fault of the sheet."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from golden.pinned import facts, names

from readout.knowledge.ontology import load_ontology
from readout.record.model import Channel, Stance, Status
from readout.report import read_reports
from readout.report.model import Report

HERE = Path(__file__).parent
SHEETS = {sheet["report"]: sheet for sheet in facts().read_sheets()}
LISTS = ("events", "forbidden_events", "statements", "commitments", "positions", "also")
by_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
Json = dict[str, Any]


def entries(sheet: Json) -> list[Json]:
    return [one for key in LISTS for one in sheet[key]]


def text_of(name: str) -> str:
    (report,) = read_reports(facts().report_path(name))
    assert isinstance(report, Report)
    return report.text.lower()


@by_sheet
def test_the_words_of_every_fact_stand_in_the_report(sheet: Json) -> None:
    text = text_of(sheet["report"])
    words = [one for entry in entries(sheet) for one in (*entry.get("has", ()), *entry.get("reasons", ()))]
    assert words
    assert [one for one in words if one.lower() not in text] == []


@by_sheet
def test_types_statuses_channels_and_stances_exist(sheet: Json) -> None:
    types = set(load_ontology().by_name)
    for entry in entries(sheet):
        assert set(entry.get("types", ())) <= types, entry
        assert set(entry.get("status", ())) <= {one.value for one in Status}, entry
        assert set(entry.get("channel", ())) <= {one.value for one in Channel}, entry
        assert set(entry.get("stance", ())) <= {one.value for one in Stance}, entry


@by_sheet
def test_days_are_days_and_run_forward(sheet: Json) -> None:
    for entry in entries(sheet):
        for key in ("when", "due"):
            if key in entry:
                first, last = (date.fromisoformat(day) for day in entry[key])
                assert first <= last, entry


@by_sheet
def test_a_sheet_is_whole(sheet: Json) -> None:
    assert sheet["complete"] is True
    assert sheet["page"]
    assert len(sheet["actors"]) >= 5
    assert len(sheet["events"]) >= 8
    assert sheet["forbidden_events"]
    for key in ("events", "forbidden_events", "statements", "commitments", "positions"):
        ids = [one["id"] for one in sheet[key]]
        assert len(ids) == len(set(ids)), f"{key}: an id stands twice"


@by_sheet
def test_no_act_is_both_accepted_and_forbidden(sheet: Json) -> None:
    """An event that meets an accepted act to the letter, with the same words, is not forbidden as well."""
    for act in (*sheet["events"], *sheet["also"]):
        for banned in sheet["forbidden_events"]:
            shared = set(act.get("types", ())) & set(banned.get("types", ()))
            same_words = set(act.get("has", ())) & set(banned["has"])
            statuses = set(act.get("status", ())) & set(banned.get("status", ()))
            assert not (shared and same_words and statuses), (act, banned)


def test_the_held_out_reports_are_those_that_the_readme_names() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^- `([a-z-]+)`.*\bheld out\b", readme, flags=re.MULTILINE))
    assert told == {name for name, sheet in SHEETS.items() if sheet["held_out"]}
    assert len(told) == 6
    assert set(re.findall(r"^- `([a-z-]+)`", readme, flags=re.MULTILINE)) == set(names())
