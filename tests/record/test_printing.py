from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.recorded import empty, full

from readout.record.model import Evidence, When
from readout.record.printing import print_lines, print_plain
from readout.spans import Span


def test_the_print_tells_each_part_under_its_heading() -> None:
    told = print_plain(full())
    headings = ["Peru and Chile talk", "Actors", "Events", "Statements", "Commitments", "Positions", "Notes"]
    places = [told.index(f"{heading}\n") for heading in headings]
    assert places == sorted(places)


def test_events_stand_in_the_order_of_time_and_undated_ones_last() -> None:
    told = print_plain(full())
    assert told.index("CONSULT") < told.index("SANCTION")


@pytest.mark.parametrize(
    "words",
    [
        "Andes Wire (agency)  ·  Lima, 6 Mar 2017",
        "6 Mar 2017      CONSULT    happened   Peru (PER), Chile (CHL)  phone, 20 minutes",
        "SANCTION   possible   Peru (PER) → Chile (CHL)",
        "“held phone talks”  told by Foreign Ministry (PER)",
        "Apr 2017        open       Peru (PER) → Chile (CHL)  at Lima, vague",
        "Peru (PER) is reluctant about the border  strong, the report",
        "because “phone talks”",
        "e1aaaa",
        "no party was found for a word",
    ],
)
def test_the_print_says(words: str) -> None:
    assert words in print_plain(full(), width=120)


def test_parts_without_records_are_left_out() -> None:
    assert print_plain(empty()).splitlines() == [
        "Peru and Chile talk",
        "Andes Wire (agency)  ·  Lima, 6 Mar 2017",
    ]


@pytest.mark.parametrize(
    ("start", "end", "precision", "told"),
    [
        ("2016-01-29", "2016-01-29", "day", "29 Jan 2016"),
        ("2016-01-25", "2016-01-28", "span", "25-28 Jan 2016"),
        ("2016-02-01", "2016-02-29", "month", "Feb 2016"),
        ("2015-01-01", "2015-12-31", "year", "2015"),
        ("1990-01-01", "1999-12-31", "decade", "1990-1999"),
        ("2016-02-25", "2016-03-02", "week", "25 Feb-2 Mar 2016"),
        ("2015-12-30", "2016-01-02", "span", "30 Dec 2015-2 Jan 2016"),
        ("2016-01-06", None, "span", "since 6 Jan 2016"),
        (None, "2016-01-06", "span", "until 6 Jan 2016"),
        (None, None, "vague", "recently"),
    ],
)
def test_days_are_told_as_shortly_as_they_can_be(
    start: str | None, end: str | None, precision: str, told: str
) -> None:
    made = full()
    when = When(start, end, precision, "recently")
    made = replace(made, events=(replace(made.events[0], when=when),))
    assert f"\n  {told}  " in print_plain(made, width=120)


@given(st.integers(40, 140), st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=30))
def test_no_line_is_wider_than_asked_unless_one_word_is(width: int, word: str) -> None:
    made = full()
    quote = Evidence(Span(0, 4), " ".join([word] * 20))
    made = replace(made, events=tuple(replace(e, evidence=(quote,)) for e in made.events))
    for line in print_lines(made, width=width):
        told = "".join(piece.words for piece in line).rstrip()
        assert len(told) <= width or len(told.split()) == 1


def test_long_evidence_is_cut_at_a_word() -> None:
    made = full()
    quote = Evidence(Span(0, 4), "forward " * 50)
    made = replace(made, events=(replace(made.events[0], evidence=(quote,)),))
    told = print_plain(made, width=400)
    assert "forward ...”" in told
    assert told.count("forward") <= 240 // len("forward ")
