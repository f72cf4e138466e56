"""Files, bytes, encodings, JSON Lines, HTML, and everything that cannot be read."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from readout.errors import ReportError, UsageError
from readout.report import BlockKind, FieldMap, Report, read_html, read_reports

PAGES = Path(__file__).parent / "pages"
STORY = (
    "OSLO, May 3, 2014 (NTB) -- Envoys of Norvia and Lestan met on Saturday and agreed to hold further talks."
)
HTML = """<!DOCTYPE html><html><head><title>Envoys of Norvia and Lestan meet - Example Courier</title>
<meta property="og:site_name" content="Example Courier">
<meta property="article:published_time" content="2014-05-03T10:15:00+02:00">
<link rel="canonical" href="https://courier.example/2014/envoys"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><h1>Envoys of Norvia and Lestan meet</h1>
<p>OSLO, May 3 (NTB) &mdash; Envoys of Norvia and Lestan met on Saturday to discuss fishing quotas, officials said.</p>
<p>They agreed to hold a second round of talks in Lestan&rsquo;s capital in June, after the elections there.</p>
<footer>Copyright Example Courier</footer></body></html>"""


def one(data: bytes, **options: object) -> Report:
    [item] = read_reports(data, **options)  # type: ignore[arg-type]
    assert isinstance(item, Report), item
    return item


def failure(data: bytes) -> str:
    [item] = read_reports(data, origin="the.file")
    assert isinstance(item, ReportError)
    assert item.where == "the.file"
    return str(item)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u200b\n\u00ad".encode(), "is empty"),
        (b"%PDF-1.7 ...", "is a PDF: convert it to text first"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        (b"PK\x03\x04 ...", "office document"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"talks\x00\x01\x02\x00talks" * 9, "NUL bytes"),
        (bytes(range(1, 9)) * 40, "binary"),
        (b"<html><body><script>x()</script></body></html>", "holds no text"),
    ],
)
def test_what_is_no_report_says_why(data: bytes, words: str) -> None:
    assert words in failure(data)


def test_a_missing_file_and_a_folder_are_errors_of_their_own(tmp_path: Path) -> None:
    [missing] = read_reports(tmp_path / "none.txt")
    [folder] = read_reports(tmp_path)
    assert isinstance(missing, ReportError)
    assert isinstance(folder, ReportError)
    assert "no such file" in str(missing)
    assert "folder" in str(folder)


def test_a_wrong_day_is_told_before_anything_is_read() -> None:
    with pytest.raises(UsageError):
        read_reports(b"Envoys met.", published="soon")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Zürich – envoys of “Norvia” met."),
        ("utf-8-sig", "Zürich – envoys of “Norvia” met."),
        ("utf-16", "Zürich – envoys of “Norvia” met."),
        ("utf-16-le", "Zürich – envoys of “Norvia” met."),
        ("utf-32", "Zürich – envoys of “Norvia” met."),
        ("cp1252", "Zürich – envoys of “Norvia” met."),
        ("latin-1", "Zürich and Málaga sign, says Señor Núñez."),
        (
            "euc_kr",
            "Foreign Minister Kim (김철수) met the envoy in Seoul (서울) on Friday, the ministry (외교부) said.",
        ),
        (
            "shift_jis",
            "The envoy visited Tokyo (東京) and met the minister (外務大臣) on Friday (金曜日), officials said.",
        ),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert one(text.encode(encoding)).text == text


def test_a_broken_byte_in_utf_8_costs_one_character_and_a_note() -> None:
    report = one(("Zürich, Málaga and Łódź. " * 20).encode() + b"\xff end of talks.")
    assert report.text.count("\ufffd") == 1
    assert any("could not be read as utf-8" in note.reason for note in report.notes)


def test_windows_line_ends_and_soft_hyphens_leave_spans_in_the_text_as_received() -> None:
    report = one(
        "Envoys meet in Oslo\r\n\r\nOSLO (NTB) -- Envoys agreed to co\u00adoperate\u200b on quotas.\r\n".encode()
    )
    paragraph = report.blocks[-1]
    assert paragraph.kind is BlockKind.PARAGRAPH
    assert paragraph.span.of(report.text) == "Envoys agreed to co\u00adoperate\u200b on quotas."
    start, end = (
        report.clean_map.to_clean(paragraph.span.start),
        report.clean_map.to_clean(paragraph.span.end),
    )
    assert report.clean[start:end] == "Envoys agreed to cooperate on quotas."


def test_json_lines_lose_no_line_for_a_bad_one() -> None:
    lines = [
        json.dumps(
            {
                "id": "a1",
                "title": "Envoys meet",
                "body": STORY,
                "date": "2014-05-03",
                "link": "https://x.example/1",
            }
        ),
        '{"body": "cut off',
        "",
        json.dumps({"body": ""}),
        json.dumps({"words": 3}),
        json.dumps([1, 2]),
        json.dumps({"text": [STORY, "They meet again."]}),
    ]
    items = list(read_reports("\n".join(lines).encode(), origin="f.jsonl"))
    reports = [item for item in items if isinstance(item, Report)]
    errors = [item for item in items if isinstance(item, ReportError)]
    assert [report.origin for report in reports] == ["f.jsonl, line 1, a1", "f.jsonl, line 7"]
    assert (reports[0].headline, reports[0].published, reports[0].url) == (
        "Envoys meet",
        "2014-05-03",
        "https://x.example/1",
    )
    assert reports[0].text == STORY
    assert [error.where for error in errors] == [f"f.jsonl, line {n}" for n in (2, 4, 5, 6)]
    assert "not JSON" in errors[0].what
    assert "is empty" in errors[1].what
    assert "words" in errors[2].what
    assert "mapping" in errors[2].what


def test_a_mapping_names_fields_and_inner_objects(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(
        json.dumps({"story": {"words": STORY}, "when": "May 3, 2014", "text": "wrong"}), encoding="utf-8"
    )
    [report] = read_reports(path, mapping=FieldMap(text="story.words", published="when"))
    assert isinstance(report, Report)
    assert (report.text, report.published) == (STORY, "2014-05-03")


def test_a_json_list_and_a_day_that_cannot_be_read() -> None:
    items = list(
        read_reports(
            json.dumps([{"text": STORY, "date": "spring"}, {"text": STORY}], indent=1).encode(),
            origin="f.json",
        )
    )
    assert [item.origin for item in items if isinstance(item, Report)] == ["f.json, item 1", "f.json, item 2"]
    assert isinstance(items[0], Report)
    assert any("'spring' cannot be read" in note.reason for note in items[0].notes)


def test_a_saved_page() -> None:
    report = one(HTML.encode(), origin="page.html")
    assert report.headline == "Envoys of Norvia and Lestan meet"
    assert (report.published, report.zone) == ("2014-05-03T10:15+02:00", "Europe/Oslo")
    assert (report.source.name, report.source.kind) == ("Example Courier", "outlet")
    assert (report.dateline.place, report.dateline.agency) == ("Oslo", "NTB")
    assert report.url == "https://courier.example/2014/envoys"
    kinds = [block.kind for block in report.blocks]
    assert kinds == [BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert report.blocks[2].span.of(report.text).startswith("They agreed")


def test_html_in_a_declared_encoding_and_html_in_a_json_field() -> None:
    head = '<html><head><meta charset="iso-8859-2"></head>'
    page = f"{head}<body><p>Envoys of Łódź and Kraków met on Friday.</p></body></html>"
    assert "Łódź" in one(page.encode("iso-8859-2")).text
    assert one(json.dumps({"text": "<p>Envoys met in Oslo.</p><p>They agreed.</p>"}).encode()).text == (
        "Envoys met in Oslo.\n\nThey agreed."
    )


def test_a_page_deep_enough_to_break_recursion_is_read() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "<p>Envoys of Norvia met in Oslo.</p>" + "</div>" * 20_000
    assert read_html(page).text == "Envoys of Norvia met in Oslo."


@pytest.mark.parametrize("name", ["two_stories", "two_releases"])
def test_a_page_with_two_stories_gives_two_reports(name: str) -> None:
    path = PAGES / f"{name}.txt"
    first, second = read_reports(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.origin, second.origin) == (f"{path}, story 1", f"{path}, story 2")
    assert first.text + second.text == path.read_text(encoding="utf-8")
    assert first.headline != second.headline
    assert all(sum(b.kind is BlockKind.PARAGRAPH for b in report.blocks) >= 1 for report in (first, second))
    assert "2 stories" in first.notes[0].reason


def test_a_feed_without_headlines_is_cut_at_its_end_marks() -> None:
    feed = f"{STORY}\n\n(END)\n\nLIMA, May 4, 2014 (EFE) -- Envoys of Peru and Chile met in Lima on Sunday.\n\n(END)\n"
    first, second = read_reports(feed.encode())
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.dateline.place, second.dateline.place) == ("Oslo", "Lima")


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_with_one_story_is_not_cut(path: Path) -> None:
    if path.stem not in ("two_stories", "two_releases"):
        assert len(list(read_reports(path))) == 1


@pytest.mark.parametrize(
    "text",
    [
        # a second dateline inside a story, with no headline over it
        f"Envoys meet in Oslo\n\n{STORY}\n\nVIENNA (APA) -- Lestan's envoy flew on to Vienna to meet officials there.",
        # the label of a release again at its foot
        f"PRESS RELEASE\n\n3 May 2014\n\nEnvoys meet in Oslo\n\n{STORY}\n\nPress release\n\n{STORY[28:]}",
        # a subheading, then prose
        f"Envoys meet in Oslo\n\n{STORY}\n\nWhat happens next in the talks\n\nThe envoys are to meet again in June.",
    ],
)
def test_a_story_is_not_cut_inside(text: str) -> None:
    assert len(list(read_reports(text.encode()))) == 1


def test_only_furniture_gives_a_report_with_a_note() -> None:
    report = one(b"Home\n\nLog in\n\nShare this\n\nCopyright 2012 The Example Courier")
    assert {block.kind for block in report.blocks} == {BlockKind.BOILERPLATE}
    assert any("holds no story" in note.reason for note in report.notes)


def test_a_text_in_another_language_is_noted() -> None:
    report = one(
        "Les ministres des deux pays se sont réunis à Paris pour parler de la paix dans la région.".encode()
    )
    assert report.language == "fr"
    assert any("does not look English" in note.reason for note in report.notes)
    assert one("외교부 장관은 금요일에 회담을 했다고 밝혔다.".encode()).language == "ko"


def hostile() -> dict[str, bytes]:
    return {
        "brackets": b"(" * 300_000,
        "dashes": b"- " * 150_000,
        "digits": b"1" * 300_000,
        "commas": b"A, " * 100_000,
        "references": b"&" * 300_000,
        "tags": b"<a " * 100_000,
        "paragraph tags": b"<p>" * 100_000,
        "line ends": b"\r" * 300_000 + b"x",
        "soft hyphens": "\u00ad".encode() * 150_000 + b"x",
        "json": b"[{" * 100_000,
        "meta": b"<html>" + b"<meta name=" * 30_000,
        "spaces": b"x" + b" " * 300_000 + b"x",
        "one line": (STORY + " ").encode() * 3_000,
        "dots": b"a." * 150_000,
        "at signs": b"a@" * 150_000,
        "capitals": b"A" * 300_000,
    }


@pytest.mark.parametrize("name", sorted(hostile()))
def test_hostile_input_ends_at_once(name: str) -> None:
    start = time.process_time()
    items = list(read_reports(hostile()[name]))
    assert items
    assert (
        time.process_time() - start < 5
    )  # seconds of work; quadratic behaviour takes minutes at these sizes


def test_more_lines_than_any_report_has_is_refused() -> None:
    assert "more than 200,000 lines" in failure(b"x\n" * 200_001)


@pytest.mark.slow
def test_five_megabytes_are_read_in_seconds() -> None:
    paragraph = (
        f"Envoys of Norvia and Lestan met again and agreed to hold further talks in June. {STORY[30:]}\n\n"
    )
    data = (f"Envoys meet in Oslo\n\n{STORY}\n\n" + paragraph * (5_000_000 // len(paragraph))).encode()
    start = time.process_time()
    report = one(data)
    assert time.process_time() - start < 20
    assert sum(block.kind is BlockKind.PARAGRAPH for block in report.blocks) > 20_000
