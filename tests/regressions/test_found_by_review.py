"""Faults that were found by reading and trying, each with the input that showed it."""

from __future__ import annotations

from pathlib import Path

import pytest

import readout
from readout.coder import Coder
from readout.errors import ReportError, UsageError
from readout.record.attribution.page import Page
from readout.report import read_report, read_reports
from readout.spans import Span

CODER = Coder()
STORY = "OSLO, March 12, 2019 (Northwire) -- Norway and Canada held talks on Tuesday, the Foreign Ministry said.\n"
RELEASE = """MINISTRY OF FOREIGN AFFAIRS
PRESS RELEASE No. 41/2018

Cabinet Secretary Wanjiru speaks with Ethiopian counterpart

NAIROBI, 9 May 2018 - Cabinet Secretary Grace Wanjiru spoke by telephone today with the foreign minister of Ethiopia.
She said that Kenya would send food.
"""


@pytest.mark.parametrize(
    "words", ["What Russia agreed to", "Countries that Russia met with", "Russia relies on"]
)
def test_a_sentence_cut_off_behind_a_preposition_is_read(words: str) -> None:
    assert CODER.code(read_report(words, published="2019-03-14")).report.text == words


def test_a_paragraph_of_many_quotations_is_weighed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = [0]
    mode = Page.mode

    def counting(self: Page, pieces: tuple[Span, ...]) -> str:
        weighed[0] += len(pieces)
        return mode(self, pieces)

    monkeypatch.setattr(Page, "mode", counting)
    count = 200
    text = "The minister of Chad said: " + " ".join(
        f"\u201cWe will build road {n}.\u201d" for n in range(count)
    )
    CODER.code(read_report(text, published="2019-03-14"))
    assert weighed[0] <= 4 * count


def test_what_was_not_done_has_no_day_but_its_own() -> None:
    coding = CODER.code(read_report("President Xi will not visit Japan.", published="2019-03-14"))
    assert [e.when for e in coding.events if e.status == "denied"] in ([], [None])


def test_a_wire_story_and_a_release_in_one_file_are_two_reports() -> None:
    found = list(read_reports((STORY + "\n\n\n" + RELEASE).encode()))
    assert len(found) == 2


def test_a_mistyped_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="missing"):
        readout.read(str(tmp_path / "missing.txt"))


def test_no_record_is_explained_by_an_empty_id() -> None:
    with pytest.raises(UsageError):
        CODER.code(read_report(STORY)).explain("")


def test_a_report_without_a_day_says_so_once() -> None:
    notes = CODER.code(read_report("Norway and Canada held talks.")).notes
    assert len([n for n in notes if "day of publication" in n.reason]) == 1


def test_what_is_to_be_done_on_a_weekday_lies_ahead() -> None:
    coding = CODER.code(
        read_report("Minister Paul Gauthier is to fly to Iceland on Wednesday.", published="2019-03-12")
    )
    assert [e.when.start for e in coding.events if e.when] == ["2019-03-13"]


def test_hours_without_a_number_are_no_duration() -> None:
    coding = CODER.code(read_report("Russia condemned the agreement hours later.", published="2019-03-12"))
    assert [e.duration for e in coding.events] == [None]
