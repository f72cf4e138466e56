"""How reports word their days, on invented sentences; the report's day is Friday, 29 January 2016."""

from datetime import date

import pytest

from readout.record.times import TimeExpression, find_times

DAY = date(2016, 1, 29)


def read(text: str, day: date = DAY, *, month_first: bool | None = None) -> list[TimeExpression]:
    return find_times(text, as_of=day, month_first=month_first)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge reopened on April 31.",
        "The bridge reopened on 31 April 2014.",
        "The bridge reopened on the 31st of April.",
        "The court sat on Feb. 29, 2015.",
        "The court sat on Friday, Feb. 30.",
        "The court sat on 30/02/2015.",
        "The court sat late on June 31, 2015.",
        "They spoke on the morning of June 31.",
        "Talks went on from June 29-31.",
    ],
)
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    assert read(text) == []


def test_a_time_of_day_after_until_is_no_day() -> None:
    values = [t.value for t in read("Ports were shut from 3 p.m. on Jan. 3 until 6 a.m. on Jan. 5.")]
    assert values == ["2016-01-03T15:00", "2016-01-05T06:00"]


def test_year_of_the_last_end_is_that_of_the_first() -> None:
    values = [t.value for t in read("From Jan. 1 to Dec. 31, 2014, and from November 2010 to March 2011")]
    assert values == ["2014-01-01", "2014-12-31", "2010-11", "2011-03"]
    assert [t.value for t in read("From Nov. 3 to Feb. 2, 2012")] == ["2011-11-03", "2012-02-02"]


def test_what_stands_beside_an_impossible_day_is_read() -> None:
    assert [t.value for t in read("On April 31 they met, and on Tuesday they left.")] == ["2016-01-26"]


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("The ship sank on Feb. 29.", date(2016, 3, 4), ["2016-02-29"]),
        ("The ship will sail on Feb. 29.", date(2015, 6, 4), ["2016-02-29"]),
        ("The ship sank on Feb. 29.", date(2015, 3, 4), []),
        ("Feb. 29 was left out.", date(2014, 3, 4), []),
    ],
)
def test_leap_day_without_a_year(text: str, day: date, value: list[str]) -> None:
    assert [t.value for t in read(text, day)] == value


@pytest.mark.parametrize(
    ("text", "month_first", "value"),
    [
        ("The lease was signed on 03/04/2015.", True, "2015-03-04"),
        ("The lease was signed on 03/04/2015.", False, "2015-04-03"),
        ("The lease was signed on 03-04-2015.", False, "2015-04-03"),
        ("The lease was signed on 03/04/15.", False, "2015-04-03"),
        ("The lease was signed on 04/04/2015.", None, "2015-04-04"),
        ("The lease was signed on 13/04/2015.", True, "2015-04-13"),
        ("The lease was signed on 04/13/2015.", False, "2015-04-13"),
        ("The lease was signed on 03.04.2015.", True, "2015-04-03"),
    ],
)
def test_order_of_day_and_month_in_figures(text: str, month_first: bool | None, value: str) -> None:
    assert [t.value for t in read(text, month_first=month_first)] == [value]


def test_a_day_in_figures_that_could_be_two_days_is_the_stretch_between_them() -> None:
    (time,) = read("The lease was signed on 03/04/2015.")
    assert (time.value, time.precision, time.mod) == ("2015-XX-XX", "span", "APPROX")
    assert (time.start, time.end) == (date(2015, 3, 4), date(2015, 4, 3))


def test_a_clear_day_in_figures_tells_the_order_of_the_others() -> None:
    values = [t.value for t in read("It was leased on 03/04/2015 and sold on 25/06/2015.")]
    assert values == ["2015-04-03", "2015-06-25"]
    values = [t.value for t in read("It was leased on 03/04/2015 and sold on 06/25/2015.")]
    assert values == ["2015-03-04", "2015-06-25"]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers cited resolution 9998 (2009).",
        "Ministers cited Law 27 (1998).",
        "Decree No. 45 (2011) stays in force.",
        "Ports are shut under resolutions 9991 (2006), 9992 (2009) and 9993 (2013).",
        "Ministers cited resolution 9998 of 2009.",
        "Ministers cited Regulation 12/2009 and Directive 77 (2010).",
        "Ministers cited Law No. 1998.",
    ],
)
def test_year_of_a_numbered_document_is_its_name(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The second law (1998) was milder.", "1998"),
        ("He wrote two books (2009) there.", "2009"),
        ("There was no 2015 harvest.", "2015"),
    ],
)
def test_year_in_brackets_elsewhere_is_a_year(text: str, value: str) -> None:
    assert [t.value for t in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet on Monday week.", "Monday week", "2016-02-08"),
        ("Voters decide Friday week.", "Friday week", "2016-02-05"),
        ("They will sail a week on Tuesday.", "a week on Tuesday", "2016-02-09"),
        ("They will sail two weeks from Sunday.", "two weeks from Sunday", "2016-02-14"),
        ("They sailed a week ago Tuesday.", "a week ago Tuesday", "2016-01-19"),
        ("They sail this coming Tuesday.", "this coming Tuesday", "2016-02-02"),
        ("They sailed this past Tuesday.", "this past Tuesday", "2016-01-26"),
        ("They rest every other Friday.", "every other Friday", "XXXX-WXX-5"),
        ("They will sail on the 4th.", "the 4th", "2016-02-04"),
        ("The fleet sails on the 4th.", "the 4th", "2016-02-04"),
        ("The fleet sailed on the 4th.", "the 4th", "2016-01-04"),
        ("They left on the 29th of last month.", "the 29th of last month", "2015-12-29"),
        ("They leave on the 15th of next month.", "the 15th of next month", "2016-02-15"),
        ("They leave on the first of the month.", "the first of the month", "2016-01-01"),
        ("On the morning of the 3rd they left.", "the morning of the 3rd", "2016-01-03TMO"),
        ("He resigned last Sept. 15.", "last Sept. 15", "2015-09-15"),
        ("He retires next Sept. 15.", "next Sept. 15", "2016-09-15"),
        ("Prices fell in late 2015.", "late 2015", "2015"),
        ("Ties froze in mid-2013.", "mid-2013", "2013"),
        ("They will know by mid-year.", "mid-year", "2016"),
        ("They must pay by year-end.", "year-end", "2016"),
        ("They must pay by year's end.", "year's end", "2016"),
        ("They must pay by the end of the month.", "the end of the month", "2016-01"),
        ("They must pay by month's end.", "month's end", "2016-01"),
        ("They must pay by end-June.", "end-June", "2016-06"),
        ("Shops opened in the first half of January.", "the first half of January", "2016-01"),
        ("Shops shut in the second half of the year.", "the second half of the year", "2016-H2"),
        ("It began in the small hours of Sunday.", "the small hours of Sunday", "2016-01-24TMO"),
        ("It began in the early hours of Sunday.", "the early hours of Sunday", "2016-01-24TMO"),
        ("They met the other day.", "the other day", "PAST_REF"),
        ("They fought half a century ago.", "half a century ago", "1966"),
        ("They fought half a decade ago.", "half a decade ago", "2011"),
        ("It began two months and three days ago.", "two months and three days ago", "2015-11-26"),
        ("Ports shut two and a half years ago.", "two and a half years ago", "2013-07"),
        ("Ports shut at 1500 hours.", "1500 hours", "2016-01-29T15:00"),
        ("The week of Feb. 8 will be busy.", "The week of Feb. 8", "2016-W06"),
        ("They must pay by next year's end.", "next year's end", "2017"),
        ("At the start of the year they met.", "the start of the year", "2016"),
        ("The 2014 elections were calm.", "2014", "2014"),
        ("In law, 2014 was calm.", "2014", "2014"),
        ("They moved three days later than planned.", "three days", "P3D"),
        ("They met on the 2nd and 3rd of January.", "the 2nd and 3rd of January", "2016-01-02/2016-01-03"),
        ("As of Jan. 1, the tax is due.", "Jan. 1", "2016-01-01"),
        ("They left each other Monday.", "Monday", "2016-01-25"),
        ("The week beginning Feb. 8 will be busy.", "The week beginning Feb. 8", "2016-W06"),
        ("On Thursday the 28th they left.", "Thursday the 28th", "2016-01-28"),
        ("They sit on the third Tuesday of every month.", "the third Tuesday of every month", "XXXX-WXX-2"),
        ("Ports shut in the last week of November.", "the last week of November", "2015-W48"),
        (
            "It rained in the early hours of Sunday morning.",
            "the early hours of Sunday morning",
            "2016-01-24TMO",
        ),
        ("It rained over the past weekend.", "the past weekend", "2016-W03-WE"),
        ("Ports shut at about 1500 hours.", "about 1500 hours", "2016-01-29T15:00"),
        ("He filmed about 1500 hours of rain.", "about 1500 hours", "PT1500H"),
        ("That Monday, he left.", "That Monday", "2016-01-25"),
    ],
)
def test_value_and_extent(text: str, words: str, value: str) -> None:
    assert [(t.words, t.value) for t in read(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Shells fell in the past two days.", "2016-01-27", "2016-01-29"),
        ("Shells fell over the past 48 hours.", "2016-01-27", "2016-01-29"),
        ("They must leave within 48 hours.", "2016-01-29", "2016-01-31"),
        ("They must leave within the next 48 hours.", "2016-01-29", "2016-01-31"),
        ("They left 72 hours ago.", "2016-01-26", "2016-01-26"),
        ("The lease ends at the end of June 2016.", "2016-06-26", "2016-06-30"),
        ("Shops opened in the first half of January.", "2016-01-01", "2016-01-15"),
        ("Ties froze in mid-2013.", "2013-05-03", "2013-08-31"),
        ("Ports shut in the first days of January.", "2016-01-01", "2016-01-05"),
        ("Ports shut in the closing days of 2015.", "2015-11-02", "2015-12-31"),
        ("They vote in two weeks' time.", "2016-02-12", "2016-02-12"),
    ],
)
def test_interval(text: str, start: str, end: str) -> None:
    (time,) = read(text)
    assert (str(time.start), str(time.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "They met three times in as many weeks.",
        "The first half of the match was dull.",
        "It sits on the 4th floor.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []
