"""Floors only rise, in the code that raises them and in the history of their file."""

from __future__ import annotations

import doctest
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eval.floors
import eval.measures
from eval.floors import FLOORS, Floor, Verdict, gone, judge, lowered, raised, read_floors, written
from eval.measures import MEASURES, Figure, fingerprint

ROOT = Path(__file__).parents[2]
figures = st.builds(
    Figure, st.just("a.b"), st.just("facts"), st.just("here"), st.floats(0, 100), st.integers(1, 100_000)
)
FIGURE = Figure("a.b", "facts", "here", 80.0, 400)
OLD = Floor(87.0, "so", "ab")


@pytest.mark.parametrize("module", [eval.floors, eval.measures], ids=["floors", "measures"])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.attempted
    assert not found.failed


@given(figures, st.floats(0, 100))
def test_a_floor_never_falls_on_the_same_cases(figure: Figure, before: float) -> None:
    now = raised(figure, "ab", Floor(before, "so", "ab"))
    assert now.floor >= before
    assert lowered({"a.b": Floor(before, "so", "ab")}, {"a.b": now}) == []


@given(figures)
def test_what_was_measured_meets_the_floor_that_it_sets(figure: Figure) -> None:
    now = raised(figure, "ab", None)
    assert judge(figure, "ab", now) is Verdict.OK
    assert now.floor < figure.score or figure.score == 0.0 or now.floor < 0
    assert f"{figure.score:.2f}" in now.why


def test_on_other_cases_a_floor_stays_until_they_are_accepted() -> None:
    assert raised(FIGURE, "cd", OLD) == OLD
    anew = raised(FIGURE, "cd", OLD, new_cases=True)
    assert (anew.floor, anew.cases, anew.replaces) == (78.0, "cd", "87 on ab")
    assert lowered({"a.b": OLD}, {"a.b": anew}) == []


def test_new_cases_do_not_lower_what_was_required() -> None:
    required = replace(OLD, floor=85.0, required=85.0)
    anew = raised(FIGURE, "cd", required, new_cases=True)
    assert anew.floor == 85.0
    assert judge(FIGURE, "cd", anew) is Verdict.BELOW


def test_a_bound_on_a_loss_is_not_raised() -> None:
    bound = Floor(-0.5, "required", "", -0.5)
    assert raised(replace(FIGURE, score=-0.1, change=True), "ab", bound) == replace(bound, cases="ab")


@pytest.mark.parametrize(
    ("now", "fault"),
    [
        ({}, "is gone"),
        ({"a.b": replace(OLD, floor=86.9)}, "fell from 87 to 86.9"),
        ({"a.b": replace(OLD, floor=80.0, cases="cd")}, "fell from 87 to 80"),
        ({"a.b": replace(OLD, floor=80.0, cases="", replaces="87 on ab")}, "fell from 87 to 80"),
        ({"a.b": replace(OLD, floor=88.0, required=89.0)}, "below the 89 that is required"),
    ],
)
def test_a_floor_lowered_by_hand_is_told(now: dict[str, Floor], fault: str) -> None:
    (told,) = lowered({"a.b": OLD}, now)
    assert fault in told


def test_a_requirement_dropped_by_hand_is_told() -> None:
    (told,) = lowered({"a.b": replace(OLD, required=87.0)}, {"a.b": OLD})
    assert "87 was required" in told


def test_a_figure_that_is_not_judged_has_no_floor_to_miss() -> None:
    assert judge(replace(FIGURE, judged=False), "ab", OLD) is Verdict.NOT_JUDGED
    assert judge(FIGURE, "ab", None) is Verdict.NO_FLOOR
    assert judge(FIGURE, "ab", OLD) is Verdict.BELOW


def test_a_floor_without_a_figure_belongs_to_one_measure_only() -> None:
    keys = ["times.all", "times.peer.all"]
    assert gone(keys, "times", [], ["times", "times.peer"]) == ["times.all"]
    assert gone(keys, "times.peer", [], ["times", "times.peer"]) == ["times.peer.all"]
    assert gone(["a.b", "a.c"], "a", [FIGURE], ["a"]) == ["a.c"]


def test_a_fingerprint_is_of_names_and_contents_wherever_they_lie(tmp_path: Path) -> None:
    def cases(folder: str, name: str, text: str) -> str:
        path = tmp_path / folder / "set" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return fingerprint([path])

    first = cases("here", "a.txt", "one")
    assert cases("there", "a.txt", "one") == first
    assert len({first, cases("here", "b.txt", "one"), cases("here", "a.txt", "two")}) == 3


def test_a_row_that_is_no_floor_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"\[a\.b\] is no floor"):
        read_floors('["a.b"]\nflor = 1.0\n')


def test_the_file_is_as_it_would_be_written_and_each_floor_is_measured() -> None:
    text = FLOORS.read_text(encoding="utf-8")
    floors = read_floors(text)
    assert written(floors) == text
    measures = [one.name for one in MEASURES]
    assert [key for key in floors if eval.floors.owner(key, measures) is None] == []
    assert [key for key, one in floors.items() if one.required is not None and one.floor < one.required] == []


def git(*arguments: str) -> str | None:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def highest(versions: Iterable[dict[str, Floor]]) -> dict[str, Floor]:
    """What earlier versions ask for: each floor as it last rightly stood, whatever was done to it by hand since."""
    best: dict[str, Floor] = {}
    for floors in versions:
        for key, one in floors.items():
            if key not in best or not lowered({key: best[key]}, {key: one}):
                best[key] = one
    return best


def test_a_floor_lowered_and_kept_so_is_still_lowered_and_put_back_it_is_not() -> None:
    low = replace(OLD, floor=60.0)
    before = highest([{"a.b": OLD}, {"a.b": low}, {}, {"a.b": low}])
    assert lowered(before, {"a.b": low})
    assert lowered(before, {"a.b": OLD}) == []


def test_no_floor_was_ever_lowered() -> None:
    """Of all versions of the file in git."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: earlier floors cannot be read")
    commits = git("log", "--first-parent", "--format=%H", "--", "eval/floors.toml")
    if not commits:
        pytest.skip("no earlier version of eval/floors.toml in git")
    versions = [text for one in reversed(commits.split()) if (text := git("show", f"{one}:eval/floors.toml"))]
    before = highest(read_floors(text) for text in versions)
    assert lowered(before, read_floors(FLOORS.read_text(encoding="utf-8"))) == []
