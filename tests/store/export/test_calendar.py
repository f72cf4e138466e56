"""The calendar is read by icalendar, and by a reader of our own that takes nothing but what RFC 5545 allows."""

import re
from dataclasses import replace
from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.recorded import full, words

from readout.record.coding import Coding
from readout.record.model import Event, Status, When
from readout.store.export import export
from readout.store.export.calendar import fold, text

NAME = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Z-]+)*):(?P<value>.*)", re.DOTALL)
NEEDED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"}


def strict(calendar: str) -> list[dict[str, str]]:
    """The properties of each VEVENT; an AssertionError for whatever RFC 5545 does not allow."""
    assert calendar.endswith("\r\n")
    physical = calendar.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 for line in physical)
    assert not any("\r" in line or "\n" in line for line in physical)
    lines = calendar.replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in lines
    assert sum(line.startswith("PRODID:") for line in lines) == 1
    events: list[dict[str, str]] = []
    for line in lines:
        match = NAME.fullmatch(line)
        assert match, line
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and not line.startswith("END:"):
            assert match["name"] not in events[-1]
            events[-1][match["name"]] = match["value"]
    assert all(set(event) >= NEEDED for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    return events


def owed(due: When | None, **changes: object) -> Coding:
    coding = full()
    commitment = replace(coding.commitments[0], due=due, **changes)  # type: ignore[arg-type]
    return replace(coding, commitments=(commitment,), events=())


def test_the_entry_of_the_example(wire: Coding) -> None:
    done = export(wire, format="ics")
    (event,) = strict(done.text or "")
    commitment = next(one for one in wire.commitments if one.due)
    assert event["UID"] == f"{commitment.id}@readout"
    assert (event["DTSTART"], event["DTEND"], event["DTSTAMP"]) == (
        "20190313",
        "20190314",
        "20190312T162000Z",
    )
    assert event["SUMMARY"] == "Paul Gauthier: is to fly to Reykjavik on Wednesday"
    assert event["DESCRIPTION"].startswith("“is to fly to Reykjavik on Wednesday”\\nToward: Iceland\\n")
    assert "Norway\\, Canada to map Arctic seabed together" in event["DESCRIPTION"]
    assert done.notes == ()


def test_a_library_reads_the_same(wire: Coding) -> None:
    calendar = icalendar.Calendar.from_ical(export(wire, format="ics").text or "")
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2019, 3, 13), date(2019, 3, 14))
    assert str(event["DESCRIPTION"]).splitlines()[0] == "“is to fly to Reykjavik on Wednesday”"


def test_a_span_of_days_ends_the_day_after_its_last() -> None:
    coding = owed(When("2017-04-03", "2017-04-07", "span", "April 3-7"))
    (event,) = strict(export(coding, format="ics").text or "")
    assert (event["DTSTART"], event["DTEND"], event["LOCATION"]) == ("20170403", "20170408", "Lima")


def test_a_deadline_is_its_day() -> None:
    (event,) = strict(export(owed(When(None, "2017-04-07", "day", "by April 7")), format="ics").text or "")
    assert (event["DTSTART"], event["DTEND"]) == ("20170407", "20170408")


@pytest.mark.parametrize(("last", "kept"), [("2017-04-09", True), ("2017-04-10", False)])
def test_a_week_is_kept_and_more_is_told(last: str, kept: bool) -> None:
    done = export(owed(When("2017-04-03", last, "span", "those days")), format="ics")
    assert len(strict(done.text or "")) == kept
    assert kept == (not done.notes)


def test_what_has_only_a_month_is_told_with_its_words() -> None:
    done = export(full(), format="ics")
    assert strict(done.text or "") == []
    assert "“next month”" in done.notes[0]
    assert done.notes[1].startswith("no commitment or planned act with a day")


def test_a_commitment_without_a_time_is_no_entry_and_no_note_of_its_own() -> None:
    done = export(owed(None), format="ics")
    assert (strict(done.text or ""), len(done.notes)) == ([], 1)


def visit(**changes: object) -> Event:
    when = When("2017-04-03", "2017-04-03", "day", "April 3")
    planned = replace(full().events[0], status=Status.PLANNED, when=when, where="Lima")
    return replace(planned, **changes)  # type: ignore[arg-type]


def test_a_planned_act_has_an_entry_unless_a_commitment_tells_it() -> None:
    alone = replace(full(), commitments=(), events=(visit(),))
    (event,) = strict(export(alone, format="ics").text or "")
    assert event["SUMMARY"] == "Peru: SANCTION (withdraw) → Chile"
    coding = owed(When("2017-04-03", "2017-04-03", "day", "April 3"))
    both = replace(coding, events=(visit(), visit(id="e3", evidence=(words("Peru and Chile"),))))
    assert [e["UID"] for e in strict(export(both, format="ics").text or "")] == ["c1@readout", "e3@readout"]


def test_a_report_given_twice_has_its_entries_once(wire: Coding) -> None:
    assert len(strict(export([wire, wire], format="ics").text or "")) == 1


def test_the_stamp_without_an_hour_is_the_day_of_the_report() -> None:
    coding = owed(When("2017-04-03", "2017-04-03", "day", "April 3"))
    dated = replace(coding, report=replace(coding.report, published=None))
    (event,) = strict(export(dated, format="ics").text or "")
    assert event["DTSTAMP"] == "20170306T000000Z"


@given(st.text(max_size=300))
def test_any_words_are_folded_and_come_back(quote: str) -> None:
    coding = owed(When("2017-04-03", "2017-04-03", "day", "April 3"), condition=quote)
    (event,) = strict(export(coding, format="ics").text or "")
    assert "State: open" in event["DESCRIPTION"]
    parsed = icalendar.Calendar.from_ical(export(coding, format="ics").text or "")
    assert str(parsed.walk("VEVENT")[0]["UID"]) == "c1@readout"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_folding_loses_no_character(value: str) -> None:
    line = f"SUMMARY:{text(value)}"
    folded = fold(line)
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
