"""The count of reports: on a terminal alone, never in what is written."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from readout.errors import ReportError
from readout.face.cli.progress import Progress
from readout.face.cli.reports import Reports


class Screen(io.StringIO):
    """A terminal that keeps what is printed."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch, *, out: io.StringIO | None = None) -> Screen:
    """Standard error as a terminal; standard output as ``out``, by default a pipe."""
    made = Screen()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr(sys, "stdout", out or io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return made


def count(progress: Progress, reports: int) -> None:
    for _ in range(reports):
        progress.report()


def test_from_the_second_report_on_it_is_told_how_many_there_were(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    screen, progress = terminal(monkeypatch, out=out), Progress(1)
    count(progress, 1)
    assert screen.getvalue() == ""
    count(progress, 1233)
    progress.stop()
    assert "report 1,234" in screen.getvalue()
    assert out.getvalue() == ""


def test_of_several_files_it_is_told_how_many_are_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text("Norway and Canada held talks.", encoding="utf-8")
    screen, read = terminal(monkeypatch), Reports(tuple(map(str, paths)))
    assert len(list(read)) == 3
    read.progress.stop()
    assert "3 of 3 files done" in screen.getvalue()


def test_nothing_is_told_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal(monkeypatch)
    pipe, progress = io.StringIO(), Progress(5)
    monkeypatch.setattr(sys, "stderr", pipe)
    count(progress, 9)
    progress.file()
    progress.stop()
    assert pipe.getvalue() == ""


def test_nothing_is_told_where_the_records_scroll_over_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, progress = terminal(monkeypatch, out=Screen()), Progress(5)
    count(progress, 9)
    progress.stop()
    assert screen.getvalue() == ""


def test_it_is_told_on_a_full_terminal_where_a_file_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, progress = terminal(monkeypatch, out=Screen()), Progress(1)
    progress.alone = True
    count(progress, 2)
    progress.stop()
    assert "report 2" in screen.getvalue()


def test_a_failed_report_is_told_above_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, read = terminal(monkeypatch), Reports(("a.jsonl",))
    count(read.progress, 2)
    read.fail(ReportError("a.jsonl, line 2", "is [bold]empty[/bold]"))
    read.progress.stop()
    assert "readout: a.jsonl, line 2: is [bold]empty[/bold]\n" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")  # nothing of the count is left
