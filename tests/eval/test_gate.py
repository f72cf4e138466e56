"""The gate on our own reports as they are, and on made-up measures: what it prints, keeps and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval import gate
from eval.floors import FLOORS, Floor, Verdict, read_floors, written
from eval.measures import MEASURES, Figure, Measure, Places, lacks_float
from readout.analysis.infer import MODEL_FOLDER
from readout.face.cli.info import info

FIGURE = Figure("made.facts", "facts found", "made up", 90.0, 100, headline=True)
DETAIL = Figure("made.kind", "facts found: kind", "made up", 12.5, 16, judged=False)
Run = Callable[..., int]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.txt"
    path.write_text("a case", encoding="utf-8")
    return path


@pytest.fixture
def made(tmp_path: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The gate with one made-up measure; its files are in ``tmp_path``."""
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(gate, "PAGE", tmp_path / "scores.md")
    monkeypatch.setattr(gate, "made_with", lambda: {"model": "m-1"})
    gate.FLOORS.write_text("", encoding="utf-8")
    gate.PAGE.write_text("# Scores\n\n<!-- measured -->\nold\n<!-- /measured -->\nend\n", encoding="utf-8")

    def run(*arguments: str, score: float = 90.0, floors: dict[str, Floor] | None = None) -> int:
        found = [replace(FIGURE, score=score), DETAIL]
        monkeypatch.setattr(
            gate, "MEASURES", (Measure("made", lambda _: [case], lambda _: found, quick=True),)
        )
        if floors is not None:
            gate.FLOORS.write_text(written(floors), encoding="utf-8")
        return gate.main(arguments)

    return run


def test_our_own_reports_are_read_as_well_as_their_floors_ask(capsys: pytest.CaptureFixture[str]) -> None:
    code = gate.main(["--quick"])
    told = capsys.readouterr().out
    assert code == 0, told
    judged = read_floors(FLOORS.read_text(encoding="utf-8"))
    assert told.count(f"  {Verdict.OK}\n") == sum(key.startswith("golden.") for key in judged) >= 8
    assert Verdict.NO_FLOOR not in told


def test_what_has_no_data_is_not_run_and_not_passed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = [one.name for one in MEASURES if not one.quick]
    assert gate.main(["--data", str(tmp_path), "--seed", str(tmp_path), "--only", *outside]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split(":")[:2] for line in lines[:-1]] == [["not run", f" {name}"] for name in outside]
    assert lines[-1] == f"0 figures, 0 of them bad; {len(outside)} measures not run"


def test_nothing_is_kept_while_a_measure_has_no_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = FLOORS.read_bytes()
    assert gate.main(["--data", str(tmp_path), "--seed", str(tmp_path), "--write"]) == 2
    assert "times: there is no" in capsys.readouterr().err
    assert FLOORS.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [["--write", "--quick"], ["--write", "--only", "seed"], ["--new-cases", "seed"]]
)
def test_wrong_use_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        gate.main(arguments)
    assert ended.value.code == 2


def test_a_figure_below_its_floor_shuts_the_gate(made: Run, capsys: pytest.CaptureFixture[str]) -> None:
    floors = {"made.facts": Floor(90.0, "so")}
    assert made(floors=floors) == 0
    assert made(score=89.9, floors=floors) == 1
    assert "89.90     90.0  BELOW" in capsys.readouterr().out


def test_other_cases_shut_the_gate_until_they_are_accepted(
    made: Run, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made("--write") == 0
    case.write_text("an easier case", encoding="utf-8")
    assert made(score=95.0) == 1
    assert "OTHER CASES" in capsys.readouterr().out
    kept = gate.FLOORS.read_bytes()
    assert made("--write", score=95.0) == 1
    assert gate.FLOORS.read_bytes() == kept
    assert made("--write", "--new-cases", "made", score=80.0) == 1  # on this run; the floor is for the next
    assert made(score=80.0) == 0
    assert read_floors(gate.FLOORS.read_text(encoding="utf-8"))["made.facts"].replaces.startswith("87 on ")


def test_a_floor_that_nothing_measures_shuts_the_gate(made: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(floors={"made.facts": Floor(50.0, "so"), "made.lost": Floor(50.0, "so")}) == 1
    assert "GONE: made.lost" in capsys.readouterr().out


def test_a_measure_that_breaks_is_told_hides_no_other_and_keeps_nothing(
    made: Run, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_: Places) -> list[Figure]:
        raise LookupError("no such word")

    made()
    whole = replace(gate.MEASURES[0], name="other", run=lambda _: [replace(FIGURE, key="other.facts")])
    monkeypatch.setattr(gate, "MEASURES", (replace(gate.MEASURES[0], run=breaks), whole))
    capsys.readouterr()
    assert gate.main(["--write"]) == 1
    told = capsys.readouterr()
    assert "BROKEN: made: LookupError: no such word" in told.out
    assert "90.00        -  no floor yet" in told.out
    assert "nothing was kept" in told.err
    assert not gate.RESULTS.exists()


def test_figures_are_kept_and_floors_raised_and_never_lowered(made: Run) -> None:
    assert made("--write") == 0
    kept = json.loads(gate.RESULTS.read_text(encoding="utf-8"))
    assert kept["scores"] == [{"what": "facts found", "on": "made up", "score": "90.0 %", "n": 100}]
    assert [one["key"] for one in kept["figures"]] == ["made.facts", "made.kind"]
    assert kept["made_with"] == {"model": "m-1"}
    page = gate.PAGE.read_text(encoding="utf-8")
    assert page.startswith("# Scores\n\n<!-- measured -->\n| what |")
    assert "| facts found | made up | 90.00 | 87.0 | 100 |\n" in page
    assert page.endswith("Measured with: model m-1.\n<!-- /measured -->\nend\n")
    floors = read_floors(gate.FLOORS.read_text(encoding="utf-8"))
    assert {key: one.floor for key, one in floors.items()} == {"made.facts": 87.0}
    assert made("--write", score=88.0) == 0
    assert read_floors(gate.FLOORS.read_text(encoding="utf-8")) == floors
    assert made("--write", score=95.0) == 0
    assert read_floors(gate.FLOORS.read_text(encoding="utf-8"))["made.facts"].floor > 92


def results() -> dict[str, object]:
    if not gate.RESULTS.exists():
        pytest.skip("nothing has been measured yet: python -m eval.gate --write")
    kept: dict[str, object] = json.loads(gate.RESULTS.read_text(encoding="utf-8"))
    return kept


def test_the_figures_kept_are_those_of_the_bundled_model() -> None:
    made_with = results()["made_with"]
    assert isinstance(made_with, dict)
    assert made_with["weights"] == info()["weights"], "another model: python -m eval.gate --write"


def test_the_page_shows_the_figures_kept_and_the_floors() -> None:
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    shown = gate.PAGE.read_text(encoding="utf-8")
    assert gate.page(shown, gate.table(results(), floors)) == shown
    assert [key for key, one in floors.items() if not one.cases and not key.startswith("int8.")] == []


def test_the_bundled_model_is_not_taken_for_its_float_form(tmp_path: Path) -> None:
    assert "not shipped" in str(lacks_float(Places(tmp_path, tmp_path)))
    assert "there is no" in str(lacks_float(Places(tmp_path, tmp_path, tmp_path)))
    assert "int8 model itself" in str(lacks_float(Places(tmp_path, tmp_path, MODEL_FOLDER)))
    (tmp_path / "model.onnx").write_bytes(b"another")
    assert lacks_float(Places(tmp_path, tmp_path, tmp_path)) is None


def test_every_measure_has_a_name_of_its_own_and_says_what_it_lacks(tmp_path: Path) -> None:
    names = [one.name for one in MEASURES]
    assert len(set(names)) == len(names)
    nowhere = Places(tmp_path / "data", tmp_path / "seed")
    assert [one.name for one in MEASURES if one.why_not(nowhere) is None] == [
        one.name for one in MEASURES if one.quick
    ]
