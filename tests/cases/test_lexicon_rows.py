"""Every row of the lexicon is run: its example gives an event that the row decides, its counter-example none.

All sentences go through one coder, each as a report of its own; the model loads once.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from readout.coder import Coder
from readout.knowledge.lexicon import Predicate, open_lexicon
from readout.record.model import Event
from readout.report import read_reports
from readout.report.model import Report
from readout.settings import Settings

PUBLISHED = "2019-06-12"
ROWS = [row for rows in open_lexicon().predicates.values() for row in rows]
# An act of these has at least two sides, so both must be found in the row's own example.
TWO_SIDED = [row for row in ROWS if row.reciprocal]


@cache
def coder() -> Coder:
    return Coder(settings=Settings(threads=1), events_by="lexicon")


@cache
def events_of(sentence: str) -> tuple[Event, ...]:
    report = next(read_reports(sentence.encode(), published=PUBLISHED))
    assert isinstance(report, Report)
    return coder().code(report).events


def decided(sentence: str, row: Predicate) -> list[Event]:
    return [event for event in events_of(sentence) if event.decided_by == row.id]


def modality_cases() -> list[tuple[str, str, str]]:
    with Path(__file__).with_name("modality_cases.csv").open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["type"], row["status"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_example_gives_an_event_that_the_row_decides(row: Predicate) -> None:
    found = decided(row.example, row)
    assert found, [(e.type, e.decided_by) for e in events_of(row.example)]
    assert {event.type for event in found} == {row.type}
    assert found[0].actors
    assert found[0].mode == row.mode


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_counter_example_gives_no_event_of_the_row(row: Predicate) -> None:
    assert decided(row.counter, row) == []


@pytest.mark.parametrize("row", TWO_SIDED, ids=lambda row: row.id)
def test_the_example_of_a_reciprocal_row_names_two_sides(row: Predicate) -> None:
    assert max(len(event.actors) for event in decided(row.example, row)) >= 2


@pytest.mark.parametrize(("sentence", "kind", "status"), modality_cases())
def test_words_of_modality_set_the_status(sentence: str, kind: str, status: str) -> None:
    found = {event.status.value for event in events_of(sentence) if event.type == kind}
    if status == "none":
        assert not found
    else:
        assert status in found


def test_no_sentence_serves_as_an_example_twice() -> None:
    examples = [row.example for row in ROWS]
    assert len(set(examples)) == len(examples)


def test_examples_and_counters_are_sentences_of_reports() -> None:
    for row in ROWS:
        assert 7 <= len(row.example.split()) <= 24, row.id
        assert 7 <= len(row.counter.split()) <= 24, row.id
        assert row.example.endswith("."), row.id
        assert row.counter.endswith("."), row.id


def test_the_cases_of_modality_cover_every_status() -> None:
    assert {status for _, _, status in modality_cases()} == {
        "happened", "ongoing", "planned", "proposed", "possible", "denied", "none",
    }  # fmt: skip
    assert len(modality_cases()) >= 150
