from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from readout.knowledge.pages import marker_forms
from readout.report.markers import take_markers
from readout.spans import Span


@pytest.mark.parametrize(
    ("words", "markers", "rest"),
    [
        ("(LEAD) Envoys meet", ("LEAD",), "Envoys meet"),
        ("(2nd LD) Envoys meet", ("2nd LD",), "Envoys meet"),
        ("Envoys meet (LEAD)", ("LEAD",), "Envoys meet"),
        ("(URGENT) (LEAD) Envoys meet", ("URGENT", "LEAD"), "Envoys meet"),
        (
            "(ATTN: UPDATES with quotes (paras 2-3); ADDS photo)",
            ("ATTN: UPDATES with quotes (paras 2-3); ADDS photo",),
            "",
        ),
        ("UPDATE 2-Envoys meet", ("UPDATE 2",), "Envoys meet"),
        ("UPDATE 10 - Envoys meet", ("UPDATE 10",), "Envoys meet"),
        ("URGENT: Envoys meet", ("URGENT",), "Envoys meet"),
        ("Breaking: Envoys meet", ("Breaking",), "Envoys meet"),
        ("BREAKING", ("BREAKING",), ""),
        ("1st lead: Envoys meet", ("1st lead",), "Envoys meet"),
    ],
)
def test_markers_are_taken(words: str, markers: tuple[str, ...], rest: str) -> None:
    found, left = take_markers(words, Span(0, len(words)))
    assert (found, left.of(words)) == (markers, rest)


@pytest.mark.parametrize(
    "words",
    [
        "Leading envoys meet",
        "(Leading envoys meet)",
        "Update on talks due Friday",
        "Envoys meet (in part)",
        "(unclosed LEAD",
        "Urgent talks open",
        "Analysis of the truce begins",
    ],
)
def test_other_words_stay(words: str) -> None:
    assert take_markers(words, Span(0, len(words))) == ((), Span(0, len(words)))


def test_every_row_takes_its_own_example() -> None:
    text = (files("readout") / "data" / "report" / "markers.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert len(rows) == len(marker_forms())
    for row in rows:
        found, _ = take_markers(row["example"], Span(0, len(row["example"])))
        assert found, row["example"]
        assert row["phrase"].lower() in " ".join(found).lower()
