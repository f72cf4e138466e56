import pytest

from readout.errors import ReportError, UsageError
from readout.face.cli.reports import Reports, field_map
from readout.report import read_report
from readout.report.model import Report

STORY = read_report("OSLO, March 12, 2019 (Northwire) -- Envoys met.", origin="story.txt")


def test_a_fault_of_our_own_in_one_report_is_told_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    read = Reports(("story.txt",))

    def work(report: Report) -> str:
        return {}[report.id]

    assert read.attempt(work, STORY) is None
    told = capsys.readouterr().err
    assert told.startswith("readout: story.txt: a fault of Readout's own, KeyError in test_reports.py, line ")
    assert read.failed == 1
    with pytest.raises(SystemExit) as ended:
        read.finish()
    assert ended.value.code == 1


def test_a_report_that_fails_is_told_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    read = Reports(("story.txt",))

    def work(report: Report) -> str:
        raise ReportError(report.origin, "is too long")

    assert read.attempt(work, STORY) is None
    assert (capsys.readouterr().err, read.failed) == ("readout: story.txt: is too long\n", 1)


def test_wrong_use_is_not_taken_for_a_bad_report() -> None:
    def work(report: Report) -> str:
        raise UsageError("no such thing")

    with pytest.raises(UsageError):
        Reports(("story.txt",)).attempt(work, STORY)


def test_nothing_failed_ends_well() -> None:
    read = Reports(("story.txt",))
    assert read.attempt(lambda report: report.origin, STORY) == "story.txt"
    read.finish()


@pytest.mark.parametrize("word", ["text", "text=", "=body", "colour=red"])
def test_a_wrong_field_is_refused(word: str) -> None:
    with pytest.raises(UsageError, match="write NAME=KEY"):
        field_map((word,))
