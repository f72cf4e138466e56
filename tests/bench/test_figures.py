"""What the benchmark makes of its measurements: the fastest round, the ratios, the page; and a round that fails."""

from pathlib import Path

import pytest

from bench.page import page
from bench.speed import WAYS, Figure, best, measure, ratios
from bench.texts import examples, wikinews

SECONDS = {"reading": 4.0, "language": 3.0, "spacy": 2.0}


def figures(slowed: float = 1.0) -> list[Figure]:
    return [
        Figure(system, *way, seconds * slowed / max(way), seconds, 200.0, 1.0, 90)
        for system, seconds in SECONDS.items()
        for way in WAYS
    ]


def test_the_fastest_round_of_each_counts() -> None:
    assert best([*figures(1.5), *figures(), *figures(2.0)]) == figures()


def test_ratios_are_above_one_where_readout_is_faster() -> None:
    found = ratios(figures())
    assert found["whole reading, one thread beside one"] == 0.5
    assert found["whole reading, two processes beside two"] == 0.5
    assert found["language part, one thread beside one"] == pytest.approx(0.667)


def test_without_spacy_there_is_nothing_to_compare() -> None:
    assert ratios([f for f in figures() if f.system != "spacy"]) == {}


def test_page_shows_rates_and_says_when_the_machine_was_busy() -> None:
    results = {
        "machine": {"cpu": "C", "cores": 2, "system": "S", "python": "3", "versions": {}, "load_before": 3.0},
        "texts": {"source": "made up", "reports": 8, "sentences": 90, "words": 1000},
        "spacy_quality": None,
        "best": [{**dict.fromkeys(("peak_mib", "first_report_s"), 1.0), "system": "reading", "threads": 1,
                  "processes": 1, "seconds": 4.0, "cpu_s": 4.0}],
        "times_as_fast_as_spacy": {},
    }  # fmt: skip
    told = page(results)
    assert "| 2.0 |" in " ".join(told.split())
    assert "22.5" in told
    assert "other work ran beside it" in told


def test_a_measured_process_that_fails_is_told(tmp_path: Path) -> None:
    texts = tmp_path / "texts.json"
    texts.write_text("no JSON", encoding="utf-8")
    with pytest.raises(SystemExit, match="ended before its time"):
        measure("reading", 1, 1, texts)


def test_texts_fall_back_on_the_examples(tmp_path: Path) -> None:
    assert wikinews(tmp_path) == wikinews(tmp_path / "none") == []
    assert all(text.text.strip() for text in examples(times=1))
