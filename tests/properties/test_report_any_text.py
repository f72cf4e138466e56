"""Any text, any bytes: a report or a clear error comes out, and every span slices the text as received."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from readout.errors import ReportError
from readout.identity import digest
from readout.report import BlockKind, Report, read_report, read_reports
from readout.report.layout import find_paragraphs

PIECES = st.sampled_from(
    [
        "OSLO, May 3 (NTB) -- ", "(LEAD) ", "UPDATE 2-",
        "Envoys of both states met in Oslo on Friday, officials said.",
        "By Ann Poe", "15:30 May 3, 2014", "Home", "Share this", "(END)", "###", "* * *", "Related articles", "KST",
        "[Ulaanbaatar, 3 May 2019]",
        "Feb. 31", "\u00ad", "\u200b", "&amp;", "&", "(", ")", "/", "--", " - ", "\n",
        "\n\n",
        "\r\n", "\t", " ", "FOR IMMEDIATE RELEASE", "Press Release No. 7", "World", "14:32 GMT", "a@b.example",
        ":", ".",
        "<p>", "{", "\"", "é", "서울", "\U0001f600", "\x00", "\ud800",
    ]
)  # fmt: skip
PAGES = st.lists(PIECES, max_size=40).map("".join)


def check(report: Report) -> None:
    last = 0
    for block in report.blocks:
        assert last <= block.span.start < block.span.end <= len(report.text)
        last = block.span.end
        start, end = report.clean_map.to_clean(block.span.start), report.clean_map.to_clean(block.span.end)
        assert 0 <= start <= end <= len(report.clean)
    if report.dateline.span is not None:
        assert report.dateline.span.of(report.text).strip()
    for note in report.notes:
        assert note.reason
        assert note.span is None or note.span.end <= len(report.text)
    assert report.published is None or report.day is not None


@given(PAGES)
def test_any_page(text: str) -> None:
    if not find_paragraphs(text):
        with pytest.raises(ReportError, match="is empty"):
            read_report(text)
        return
    report = read_report(text, published="2014-05-04")
    check(report)
    again = read_report(text, published="2014-05-04", origin="elsewhere")
    assert again.id == report.id
    assert again.blocks == report.blocks


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    if find_paragraphs(text):
        check(read_report(text))


@given(PAGES)
def test_every_letter_is_in_a_block_a_dateline_or_a_marker(text: str) -> None:
    assume(find_paragraphs(text))
    report = read_report(text.replace("&", "+"))
    held = [block.span for block in report.blocks] + ([report.dateline.span] if report.dateline.span else [])
    covered = {at for span in held for at in range(span.start, span.end)}
    rest = "".join(char for at, char in enumerate(report.text) if at not in covered and char.isalnum())
    for marker in report.markers:
        rest = rest.replace("".join(filter(str.isalnum, marker)), "", 1)
    assert not rest


@settings(max_examples=60)
@given(st.binary(max_size=400) | PAGES.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes(data: bytes) -> None:
    for item in read_reports(data, origin="x"):
        if isinstance(item, Report):
            check(item)
            assert item.origin.startswith("x")
        else:
            assert item.where.startswith("x")
            assert item.what


@given(PAGES)
def test_stories_cover_the_text_and_each_has_its_own_spans(text: str) -> None:
    plain = text.replace("<p>", "").replace("{", "").replace("\x00", "").replace("\ud800", "")
    reports = [item for item in read_reports(plain.encode(), origin="x") if isinstance(item, Report)]
    if len(reports) > 1:
        assert "".join(report.text for report in reports) == plain
        for report in reports:
            assert any(block.kind is BlockKind.PARAGRAPH for block in report.blocks)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_ids_of_different_parts_differ(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
