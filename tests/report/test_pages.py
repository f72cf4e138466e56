"""Invented pages of all genres: what each says of itself, and which of its paragraphs are its story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from readout.report import BlockKind, Report, read_report

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Expected:
    headline: str | None
    published: str | None
    zone: str | None
    place: str | None
    day: date | None
    agency: str | None
    source: tuple[str | None, str | None]
    paragraphs: int
    section: str | None = None
    markers: tuple[str, ...] = ()
    first: str = ""
    left_out: tuple[str, ...] = ()


EXPECTED = {
    "wire_korea_page": Expected(
        headline="Seoul, Hanoi to open talks on fisheries patrols",
        published="2014-03-18T21:07+09:00",
        zone="Asia/Seoul",
        place="Seoul",
        day=date(2014, 3, 18),
        agency="Yonhap",
        source=("Yonhap", "agency"),
        paragraphs=3,
        section="Diplomacy",
        markers=("2nd LD", "ATTN: UPDATES with remarks by Hanoi; ADDS details in paras 4-5"),
        first="South Korea and Vietnam agreed",
        left_out=(
            "Skip to content",
            "(ATTN",
            "By Han So-ra",
            "sora.han@",
            "(END)",
            "Most Read",
            "Film festival",
        ),
    ),
    "wire_reuters": Expected(
        headline="Peru, Bolivia sign lake accord after night of talks",
        published="2015-03-04T08:12-05:00",
        zone="America/Lima",
        place="Lima/La Paz",
        day=date(2015, 3, 4),
        agency="Reuters",
        source=("Reuters", "agency"),
        paragraphs=3,
        section="World News",
        markers=("UPDATE 2",),
        first="Peru and Bolivia signed",
        left_out=("By Ana Quiroga", "3 Min Read", "(Reporting by", "Our Standards"),
    ),
    "wire_ap": Expected(
        headline="Ghana hosts envoys on river dispute",
        published=None,
        zone="Africa/Accra",
        place="Accra, Ghana",
        day=None,
        agency="AP",
        source=("AP", "agency"),
        paragraphs=2,
        first="Envoys of Togo",
        left_out=("By KOFI", "___", "Associated Press writer"),
    ),
    "wire_xinhua": Expected(
        headline="Mongolia, Kyrgyzstan pledge to cut visa fees",
        published="2017-05-09T18:44+08:00",
        zone="Asia/Shanghai",
        place="Ulan Bator",
        day=date(2017, 5, 9),
        agency="Xinhua",
        source=("Xinhua", "agency"),
        paragraphs=2,
        first="Mongolia and Kyrgyzstan pledged",
        left_out=("Home | World", "Source: Xinhua", "Related:", "Mongolia opens consulate"),
    ),
    "wire_tass": Expected(
        headline=None,
        published=None,
        zone="Europe/Moscow",
        place="Moscow",
        day=None,
        agency="TASS",
        source=("TASS", "agency"),
        paragraphs=2,
        first="The Russian and Serbian",
    ),
    "wire_afp_no_headline": Expected(
        headline=None,
        published=None,
        zone="Africa/Kinshasa",
        place="Kinshasa",
        day=None,
        agency="AFP",
        source=("AFP", "agency"),
        paragraphs=2,
        first="The Democratic Republic of Congo",
    ),
    "ministry_release": Expected(
        headline="Minister Orlan receives Ambassador of Norvia",
        published="2016-05-12",
        zone=None,
        place=None,
        day=None,
        agency=None,
        source=("Ministry of Foreign Affairs of the Republic of Lestania", "ministry"),
        paragraphs=3,
        section="PRESS RELEASE No. 2016/12",
        first="On 12 May 2016, the Minister",
        left_out=("Ministry of Foreign", "Date:", "Contact:", "press@mfa", "Tel."),
    ),
    "call_readout": Expected(
        headline="Secretary Whitcombe's Call With Foreign Minister Adeoti",
        published="2016-03-03",
        zone=None,
        place=None,
        day=None,
        agency=None,
        source=("Office of the Spokesperson", "ministry"),
        paragraphs=1,
        section="READOUT",
        first="Secretary Whitcombe spoke",
        left_out=("For Immediate", "March 3", "The following is attributable", "###"),
    ),
    "un_release": Expected(
        headline="Security Council Extends Mandate of Observer Mission in Norvia until 31 January 2016",
        published="2015-02-04",
        zone="America/New_York",
        place=None,
        day=None,
        agency=None,
        source=("UN", "un"),
        paragraphs=4,
        first="The Security Council today decided",
        left_out=("SC/99812", "4 FEBRUARY", "9912TH", "* *** *", "For information media"),
    ),
    "un_news": Expected(
        headline="UN envoy urges calm after clashes at Lestan border",
        published="2015-05-12",
        zone="America/New_York",
        place=None,
        day=date(2015, 5, 12),
        agency=None,
        source=("UN", "un"),
        paragraphs=3,
        first="The United Nations envoy",
        left_out=("UN News", "Global perspective", "ADVERTISEMENT"),
    ),
    "ohchr_release": Expected(
        headline="Norvia: UN expert welcomes release of journalists",
        published="2014-02-12",
        zone="Europe/Zurich",
        place="Geneva",
        day=date(2014, 2, 12),
        agency=None,
        source=(None, None),
        paragraphs=2,
        first="A United Nations independent expert",
        left_out=("ENDS", "The Special Rapporteurs"),
    ),
    "briefing": Expected(
        headline="Daily Press Briefing",
        published="2013-10-08",
        zone="America/New_York",
        place="Washington, DC",
        day=None,
        agency=None,
        source=(None, None),
        paragraphs=4,
        first="MR. HOLLAND: Good afternoon",
        left_out=("October 8", "TRANSCRIPT", "1:14 p.m."),
    ),
    "live_page": Expected(
        headline="Talks on Norvia in Vienna: as it happened",
        published="2015-06-05",
        zone="UTC",
        place=None,
        day=None,
        agency=None,
        source=(None, None),
        paragraphs=3,
        section="Live",
        first="Foreign ministers have left",
        left_out=("14:32 GMT", "14:05 GMT", "Posted at"),
    ),
    "alone_dateline": Expected(
        headline="Mongolia and Norvia Establish Diplomatic Relations",
        published="2019-05-03",
        zone="Asia/Ulaanbaatar",
        place="Ulaanbaatar",
        day=date(2019, 5, 3),
        agency=None,
        source=(None, None),
        paragraphs=1,
        first="Mongolia and the Kingdom",
        left_out=("[Ulaanbaatar",),
    ),
    "eu_statement": Expected(
        headline="Statement by the Spokesperson on the ceasefire in Norvia",
        published="2016-03-03",
        zone="Europe/Brussels",
        place="Brussels",
        day=date(2016, 3, 3),
        agency=None,
        source=("European External Action Service", "ministry"),
        paragraphs=2,
        first="The European Union welcomes",
        left_out=("Home", "Brussels,", "Print", "Share"),
    ),
    "hard_wrapped": Expected(
        headline="Norvia and Lestan trade prisoners in first swap since the truce",
        published=None,
        zone="Europe/Vienna",
        place="Vienna, Austria",
        day=None,
        agency="AP",
        source=("AP", "agency"),
        paragraphs=3,
        first="Norvia and Lestan traded 60",
        left_out=("From: press", "BC-Norvia", "By MARTA", "Example News"),
    ),
    "captions": Expected(
        headline="Chile and Ecuador open joint radar station",
        published="2012-06-11T09:30-04:00",
        zone="America/New_York",
        place="Quito, Ecuador",
        day=None,
        agency=None,
        source=("The Daily Courier", "outlet"),
        paragraphs=2,
        first="Chile and Ecuador opened",
        left_out=("Photo:", "Chilean minister", "READ MORE", "Copyright"),
    ),
    "december_dateline": Expected(
        headline="Kenya, Uganda settle rail dispute",
        published="2013-01-01T02:10+08:00",
        zone="Asia/Shanghai",
        place="Nairobi",
        day=date(2012, 12, 31),
        agency="Xinhua",
        source=("Xinhua", "agency"),
        paragraphs=1,
        section="World",
        first="Kenya and Uganda settled",
    ),
    "outlet_page": Expected(
        headline="Croatia and Slovenia agree to take bay dispute to judges",
        published="2013-09-10T16:05+01:00",
        zone="Europe/London",
        place=None,
        day=None,
        agency=None,
        source=(None, None),
        paragraphs=3,
        section="Europe",
        first="Croatia and Slovenia agreed",
        left_out=(
            "Advertisement",
            "Opinion",
            "Mia Horvat",
            "Last modified",
            "Related:",
            "Topics",
            "Bears return",
        ),
    ),
}

READ = (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH)


def read_page(name: str) -> Report:
    return read_report((PAGES / f"{name}.txt").read_text(encoding="utf-8"), origin=name)


def words_read(report: Report) -> list[str]:
    return [block.span.of(report.text) for block in report.blocks if block.kind in READ]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_the_page_says_of_itself(name: str) -> None:
    report, expected = read_page(name), EXPECTED[name]
    got = (report.headline, report.section, report.published, report.zone, report.markers)
    assert got == (expected.headline, expected.section, expected.published, expected.zone, expected.markers)
    dateline = report.dateline
    assert (dateline.place, dateline.date, dateline.agency) == (expected.place, expected.day, expected.agency)
    assert (report.source.name, report.source.kind) == expected.source
    assert report.language == "en"


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_which_paragraphs_are_the_story(name: str) -> None:
    report, expected = read_page(name), EXPECTED[name]
    paragraphs = [block.span.of(report.text) for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    assert len(paragraphs) == expected.paragraphs
    assert paragraphs[0].startswith(expected.first)
    for opening in expected.left_out:
        assert opening in report.text, "the page must hold what is to be left out"
        assert not any(words.startswith(opening) for words in words_read(report)), opening


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.txt")))
def test_blocks_run_in_order_and_hold_every_letter_outside_the_dateline(name: str) -> None:
    report = read_page(name)
    spans = [block.span for block in report.blocks]
    assert all(len(span) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    if report.dateline.span is not None:
        covered |= set(range(report.dateline.span.start, report.dateline.span.end))
    outside = "".join(char for at, char in enumerate(report.text) if at not in covered and char.isalnum())
    assert outside in ("", *("".join(filter(str.isalnum, marker)) for marker in report.markers))


def test_every_page_has_its_expectation_or_is_two_stories() -> None:
    others = {"two_stories", "two_releases", "dateline_only_day_month"}
    assert {path.stem for path in PAGES.glob("*.txt")} == set(EXPECTED) | others


def test_a_dateline_without_a_year_says_what_is_missing() -> None:
    report = read_page("dateline_only_day_month")
    assert report.dateline.date is None
    assert [note.reason for note in report.notes] == [
        "the dateline has no year, nor has the page: give a day with published"
    ]
    assert report.notes[0].span is not None
    assert report.notes[0].span.of(report.text) == "14 August"


def test_prose_below_the_end_mark_is_noted_not_lost() -> None:
    report = read_page("two_stories")
    [note] = [note for note in report.notes if "left out" in note.reason]
    assert note.span is not None
    assert note.span.of(report.text).startswith("PHNOM PENH")
