"""What expressions stand for, on invented sentences; the report's day is Friday, 29 January 2016."""

from datetime import date, datetime

import pytest

from readout.record.times import TimeExpression, find_times, resolve_duration

DAY = date(2016, 1, 29)


def read(text: str, day: date = DAY) -> list[TimeExpression]:
    return find_times(text, as_of=day)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoys met Friday.", "Friday", "2016-01-29"),
        ("The envoys met on Monday.", "Monday", "2016-01-25"),
        ("The envoys will meet on Monday.", "Monday", "2016-02-01"),
        ("Talks will be held on Monday.", "Monday", "2016-02-01"),
        ("A round is scheduled for Wednesday.", "Wednesday", "2016-02-03"),
        ("The Friday meeting was short.", "Friday", "2016-01-29"),
        ("They spoke last Friday.", "last Friday", "2016-01-22"),
        ("They meet next Friday.", "next Friday", "2016-02-05"),
        ("They meet this Sunday.", "this Sunday", "2016-01-31"),
        ("They met Tuesday last week.", "Tuesday last week", "2016-01-19"),
        ("They met on Jan. 6.", "Jan. 6", "2016-01-06"),
        ("The Jan. 6 launch failed.", "Jan. 6", "2016-01-06"),
        ("They met on 6 January 2014.", "6 January 2014", "2014-01-06"),
        ("They met on Friday, Nov. 20, 2015.", "Friday, Nov. 20, 2015", "2015-11-20"),
        ("They met on Friday, 20 November.", "Friday, 20 November", "2015-11-20"),
        ("It began on the 3rd of May 2012.", "the 3rd of May 2012", "2012-05-03"),
        ("It began on the 12th.", "the 12th", "2016-01-12"),
        ("It ends on 2016-03-01.", "2016-03-01", "2016-03-01"),
        ("It ends on 2016/03/01.", "2016/03/01", "2016-03-01"),
        ("It ended on 29.12.2015.", "29.12.2015", "2015-12-29"),
        ("It ended on 12/29/2015.", "12/29/2015", "2015-12-29"),
        ("The treaty of January 2015 holds.", "January 2015", "2015-01"),
        ("They signed in October.", "October", "2015-10"),
        ("They will sign in May.", "May", "2016-05"),
        ("They signed in March of last year.", "March of last year", "2015-03"),
        ("They meet next month.", "next month", "2016-02"),
        ("They met last week.", "last week", "2016-W03"),
        ("They meet this week.", "this week", "2016-W04"),
        ("They met two weeks ago.", "two weeks ago", "2016-W02"),
        ("They met three days ago.", "three days ago", "2016-01-26"),
        ("They met a year ago.", "a year ago", "2015"),
        ("It was the week before last.", "the week before last", "2016-W02"),
        ("They left the day before yesterday.", "the day before yesterday", "2016-01-27"),
        ("They meet the day after tomorrow.", "the day after tomorrow", "2016-01-31"),
        ("It began in 1998.", "1998", "1998"),
        ("It began in nineteen ninety-eight.", "nineteen ninety-eight", "1998"),
        ("Trade grew in the 1990s.", "the 1990s", "199"),
        ("Trade grew in the '80s.", "the '80s", "198"),
        ("A war of the 20th century.", "the 20th century", "19"),
        ("Aid rose in fiscal 2015.", "fiscal 2015", "2015"),
        ("Aid rose in the first quarter of 2015.", "the first quarter of 2015", "2015-Q1"),
        ("The third-quarter figures fell.", "third-quarter", "2015-Q3"),
        ("Aid rose in the second half of 2014.", "the second half of 2014", "2014-H2"),
        ("They met in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("They met last winter.", "last winter", "2014-WI"),
        ("They met in the fall of 2014.", "the fall of 2014", "2014-FA"),
        ("They met over the weekend.", "the weekend", "2016-W03-WE"),
        ("They met in the third week of May 2015.", "the third week of May 2015", "2015-W21"),
        ("They meet on the first Monday in June 2016.", "the first Monday in June 2016", "2016-06-06"),
        ("They meet at Easter.", "Easter", "2016-03-27"),
        ("They met at Christmas.", "Christmas", "2015-12-25"),
        ("They met on New Year's Day.", "New Year's Day", "2016-01-01"),
        ("Talks go on now.", "now", "PRESENT_REF"),
        ("Ties have warmed recently.", "recently", "PAST_REF"),
        ("Ties have warmed in recent years.", "recent years", "PAST_REF"),
        ("They will speak in the coming days.", "the coming days", "FUTURE_REF"),
        ("They may meet in the future.", "the future", "FUTURE_REF"),
        ("They spoke this morning.", "this morning", "2016-01-29TMO"),
        ("They speak tonight.", "tonight", "2016-01-29TNI"),
        ("They spoke last night.", "last night", "2016-01-28TNI"),
        ("They spoke Monday evening.", "Monday evening", "2016-01-25TEV"),
        ("They left on the night of Jan. 5.", "the night of Jan. 5", "2016-01-05TNI"),
        ("They spoke at noon.", "noon", "2016-01-29T12:00"),
        ("They spoke at 3 p.m. local time.", "3 p.m. local time", "2016-01-29T15:00"),
        ("They spoke at 12:05 a.m. on Thursday.", "12:05 a.m. on Thursday", "2016-01-28T00:05"),
        ("They spoke at 15:30 KST.", "15:30 KST", "2016-01-29T15:30"),
        ("They spoke at ten o'clock in the evening.", "ten o'clock in the evening", "2016-01-29T22:00"),
        ("They spoke for 20 minutes.", "20 minutes", "PT20M"),
        ("A 20-minute call.", "20-minute", "PT20M"),
        ("An hour-long call.", "hour-long", "PT1H"),
        ("A two-day visit.", "two-day", "P2D"),
        ("It lasted two and a half years.", "two and a half years", "P2.5Y"),
        ("It lasted an hour and a half.", "an hour and a half", "PT1H30M"),
        ("It lasted half an hour.", "half an hour", "PT30M"),
        ("It lasted two hours and 20 minutes.", "two hours and 20 minutes", "PT2H20M"),
        ("It lasted for decades.", "decades", "PXDE"),
        ("It lasted a few weeks.", "a few weeks", "PXW"),
        ("In the past two years trade fell.", "the past two years", "P2Y"),
        ("They meet every year.", "every year", "P1Y"),
        ("They meet twice a year.", "twice a year", "P1Y"),
        ("They meet annually.", "annually", "P1Y"),
        ("They hold daily talks.", "daily", "P1D"),
        ("They meet each Monday.", "each Monday", "XXXX-WXX-1"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
    ],
)
def test_value_and_extent(text: str, words: str, value: str) -> None:
    assert [(t.words, t.value) for t in read(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They spoke earlier in the day.", "2016-01-29", "2016-01-29", "day"),
        ("Her trip earlier in the week", "2016-01-25", "2016-01-28", "week"),
        ("They met earlier this month.", "2016-01-01", "2016-01-28", "month"),
        ("They meet later this month.", "2016-01-30", "2016-01-31", "month"),
        ("They meet next month.", "2016-02-01", "2016-02-29", "month"),
        ("It fell early 2014.", "2014-01-01", "2014-05-01", "year"),
        ("It ends at the end of March 2016.", "2016-03-27", "2016-03-31", "month"),
        ("Talks on May 3-5, 2016", "2016-05-03", "2016-05-05", "span"),
        ("Talks between 3 and 5 May 2016", "2016-05-03", "2016-05-05", "span"),
        ("The 1990-1995 talks", "1990-01-01", "1995-12-31", "span"),
        ("The first six months of 2015", "2015-01-01", "2015-06-30", "span"),
        ("It will end within 90 days.", "2016-01-29", "2016-04-28", "span"),
        ("They will meet in two weeks.", "2016-02-12", "2016-02-12", "span"),
        ("They spoke over the last three months.", "2015-10-29", "2016-01-29", "span"),
        ("The winter of 2014", "2014-12-01", "2015-02-28", "season"),
        ("They spoke at 9 a.m.", "2016-01-29", "2016-01-29", "minute"),
    ],
)
def test_interval(text: str, start: str, end: str, precision: str) -> None:
    (time,) = read(text)
    assert (str(time.start), str(time.end), time.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("words", "kind", "mod"),
    [
        ("about 20 minutes", "DURATION", "APPROX"),
        ("more than 10 years", "DURATION", "MORE_THAN"),
        ("nearly three weeks", "DURATION", "LESS_THAN"),
        ("at least two hours", "DURATION", "EQUAL_OR_MORE"),
        ("late last year", "DATE", "END"),
        ("mid-February", "DATE", "MID"),
        ("the beginning of next week", "DATE", "START"),
        ("early 2014", "DATE", "START"),
    ],
)
def test_modifiers_belong_to_the_expression(words: str, kind: str, mod: str) -> None:
    assert [(t.words, t.type, t.mod) for t in read(f"It was {words}.")] == [(words, kind, mod)]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Theresa May spoke.",
        "They may march to the gate in a while.",
        "He is 54 years old.",
        "A 20-year-old student asked.",
        "The Council recalled resolutions 1718, 1874 and 2094.",
        "It sent 2000 troops.",
        "It cost $1995 and rose 20%.",
        "The fall of Rome",
        "The second vote failed, and the third round began.",
        "Flight 1549 landed.",
        "They won by 12 to 3.",
        "It is a B1990 form.",
        "They will answer as soon as they can.",
        "A statue from Easter Island",
        "She ran it in 2:05:46.",
        "It moves at 40 miles per hour.",
        "A star 520 light years away",
        "Figures ¹² and ٣٤",
        "",
        "\n\n\t",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_counts_from_the_date_met_last() -> None:
    thursday, before, later = read(
        "They left on Thursday. The day before, she spoke. Two days later they met."
    )
    assert (thursday.value, before.value, later.value) == ("2016-01-28", "2016-01-27", "2016-01-29")
    assert (before.anchor, later.anchor) == ("Thursday", "The day before")


def test_counts_from_the_report_where_no_date_was_met() -> None:
    (time,) = read("They had spoken a day earlier.")
    assert (time.value, time.anchor) == ("2016-01-28", None)


def test_year_follows_the_date_met_last() -> None:
    values = [
        t.value for t in read("The war began in 1991. The following year it ended; that year was calm.")
    ]
    assert values == ["1991", "1992", "1992"]


def test_time_of_day_is_on_the_day_just_named() -> None:
    assert [t.value for t in read("They met on Tuesday at 3 p.m. in the hall.")] == [
        "2016-01-26",
        "2016-01-26T15:00",
    ]


def test_time_of_day_is_on_the_day_named_after_it() -> None:
    found = read("It began at 10 a.m. (0100 GMT) on Tuesday.")
    assert [t.value for t in found] == ["2016-01-26T10:00", "2016-01-26T01:00", "2016-01-26"]


def test_infinitive_of_the_passive_looks_ahead() -> None:
    assert read("The summit to be held on Feb. 8, held up twice, drew near.")[0].value == "2016-02-08"


def test_caller_may_say_what_lies_ahead() -> None:
    text = "Talks on Monday"
    assert find_times(text, as_of=DAY, future=lambda _: True)[0].value == "2016-02-01"
    assert find_times(text, as_of=DAY, future=lambda _: False)[0].value == "2016-01-25"


def test_minutes_count_from_the_moment_of_the_report() -> None:
    (time,) = find_times("It began 20 minutes ago.", as_of=datetime(2016, 1, 29, 0, 10))  # noqa: DTZ001 - local time
    assert (time.type, time.value, time.start) == ("TIME", "2016-01-28T23:50", date(2016, 1, 28))


def test_yearless_day_is_the_nearest() -> None:
    assert read("On Dec. 20 they spoke.")[0].value == "2015-12-20"
    assert read("On Feb. 20 they will speak.")[0].value == "2016-02-20"


def test_impossible_dates_are_left_out() -> None:
    assert [t.value for t in read("It was 31 February 2015.")] in (["2015-02"], [])
    assert read("2016-13-45") == []


def test_durations_resolve_by_themselves() -> None:
    assert resolve_duration("the 45-minute talk") == "PT45M"
    assert resolve_duration("the talk") is None
