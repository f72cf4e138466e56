"""Which word on day, zone and publisher wins."""

from __future__ import annotations

from datetime import date

import pytest

from readout.errors import UsageError
from readout.report import Declared, Report, read_report

STORY = "OSLO, May 3 (NTB) -- Envoys of Norvia and Lestan met on Saturday and agreed to hold further talks in June."


def read(head: str = "", **options: object) -> Report:
    return read_report(f"Envoys meet in Oslo\n\n{head}\n\n{STORY}", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stamp", "published", "zone"),
    [
        ("15:30 May 3, 2014", "2014-05-03T15:30+02:00", "Europe/Oslo"),
        ("May 3, 2014 3:30 p.m. KST", "2014-05-03T15:30+09:00", "Asia/Seoul"),
        ("May 3, 2014 9:05 AM ET", "2014-05-03T09:05-04:00", "America/New_York"),
        ("2014-05-03 15:30 +0900", "2014-05-03T15:30+09:00", "Etc/GMT-9"),
        ("2014-05-03T15:30:10+02:00", "2014-05-03T15:30+02:00", "Europe/Oslo"),
        ("Sat, 03 May 2014 06:30:00 GMT", "2014-05-03T06:30+00:00", "UTC"),
        (
            "Published: 3 May 2014 16.05 BST | Updated: 4 May 2014 01.00 BST",
            "2014-05-03T16:05+01:00",
            "Europe/London",
        ),
        ("Saturday, May 3, 2014", "2014-05-03", "Europe/Oslo"),
        ("3rd of May, 2014", "2014-05-03", "Europe/Oslo"),
        ("03.05.2014", "2014-05-03", "Europe/Oslo"),
        ("2014.05.03 15:30", "2014-05-03T15:30+02:00", "Europe/Oslo"),
        ("Last updated 0630 GMT, 4 May 2014", "2014-05-04T06:30+00:00", "UTC"),
    ],
)
def test_stamps(stamp: str, published: str, zone: str) -> None:
    report = read(stamp)
    assert (report.published, report.zone) == (published, zone)
    assert report.dateline.date == date(2014, 5, 3)
    assert report.notes == ()


def test_a_labelled_stamp_beats_the_day_in_the_menu() -> None:
    report = read("Monday, June 9, 2014\n\nPublished May 4, 2014")
    assert report.published == "2014-05-04"


def test_the_argument_wins_and_a_note_says_where_the_page_disagrees() -> None:
    report = read("May 3, 2014", published="2015-05-04")
    assert report.published == "2015-05-04"
    assert report.dateline.date == date(2015, 5, 3)
    assert any("2014-05-03" in note.reason and "2015-05-04" in note.reason for note in report.notes)


def test_the_argument_takes_the_time_from_a_page_that_agrees() -> None:
    report = read("15:30 May 3, 2014", published="2014-05-03")
    assert (report.published, report.notes) == ("2014-05-03T15:30+02:00", ())


@pytest.mark.parametrize("bad", ["yesterday", "2016-02-31", "2016", "", "29.01.2016", "2016-01-29T25:00"])
def test_an_argument_that_is_no_day_is_wrong_use(bad: str) -> None:
    with pytest.raises(UsageError, match="write 2016-01-29"):
        read(published=bad)


def test_what_the_page_declares_beats_its_stamp_but_takes_its_time() -> None:
    assert read("15:30 May 3, 2014", declared=Declared(published="2014-05-04")).published == "2014-05-04"
    assert (
        read("15:30 May 3, 2014", declared=Declared(published="2014-05-03")).published
        == "2014-05-03T15:30+02:00"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2014/05/04/envoys-meet",
        "https://example.org/news/20140504/17",
        "https://example.org/AEN20140504006300315",
        "https://example.org/envoys-2014-05-04.html",
    ],
)
def test_the_address_gives_the_day_where_nothing_else_does(url: str) -> None:
    report = read(url=url)
    assert (report.published, report.dateline.date) == ("2014-05-04", date(2014, 5, 3))


def test_a_number_in_the_address_that_is_no_day_gives_none() -> None:
    assert read(url="https://example.org/2014/02/31/x").published is None


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2016-01-02", date(2015, 12, 31)),
        ("2015-12-30", date(2015, 12, 31)),
        ("2015-12-29", date(2014, 12, 31)),
    ],
)
def test_a_dateline_without_year_takes_the_last_such_day_with_one_day_of_grace(
    published: str, day: date
) -> None:
    report = read_report("OSLO, Dec. 31 (NTB) -- Envoys of Norvia met on Thursday.", published=published)
    assert report.dateline.date == day


def test_february_29_is_looked_for_in_the_last_leap_year() -> None:
    report = read_report("OSLO, Feb. 29 (NTB) -- Envoys of Norvia met.", published="2015-03-01")
    assert report.dateline.date == date(2012, 2, 29)


def test_a_day_that_does_not_exist_is_noted_at_its_place() -> None:
    report = read("February 31, 2014")
    assert report.published is None
    [note] = [note for note in report.notes if "no such day" in note.reason]
    assert note.span is not None
    assert note.span.of(report.text) == "February 31, 2014"
    report = read_report("OSLO, February 31, 2014 (NTB) -- Envoys met.")
    assert any("does not exist" in note.reason for note in report.notes)


@pytest.mark.parametrize(
    ("stamp", "place", "published"),
    [
        ("03/05/2014", "OSLO", "2014-05-03"),
        ("05/03/2014", "BOSTON", "2014-05-03"),
        ("05/23/2014", "OSLO", "2014-05-23"),
    ],
)
def test_month_first_in_the_united_states_only(stamp: str, place: str, published: str) -> None:
    text = (
        f"Envoys meet in the north\n\n{stamp}\n\n{place} (AFP) -- Envoys of Norvia met the envoys of Lestan."
    )
    assert read_report(text).published == published


@pytest.mark.parametrize(
    ("declared", "source"),
    [
        (Declared(url="https://en.yna.co.kr/view/1"), ("Yonhap", "agency")),
        (Declared(url="https://press.un.org/en/1"), ("UN", "un")),
        (Declared(url="https://www.mfa.gov.example/news"), ("mfa.gov.example", "ministry")),
        (Declared(url="https://www.courier.example/a"), ("courier.example", "outlet")),
        (Declared(site="The Example Courier"), ("The Example Courier", "outlet")),
        (Declared(site="Reuters"), ("Reuters", "agency")),
        (Declared(url="not a url ]["), ("NTB", "agency")),
        (Declared(), ("NTB", "agency")),
    ],
)
def test_source(declared: Declared, source: tuple[str, str]) -> None:
    report = read(declared=declared)
    assert (report.source.name, report.source.kind) == source


def test_the_id_depends_on_what_is_read_and_on_nothing_else() -> None:
    report = read("May 3, 2014")
    assert report.id == read("May 3, 2014", origin="elsewhere").id
    assert len({report.id, read("May 4, 2014").id, read("May 3, 2014", published="2015-05-03").id}) == 3
