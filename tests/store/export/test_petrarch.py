from dataclasses import replace

from record.recorded import full

from readout.record.coding import Coding
from readout.record.model import When
from readout.store.export import export


def lines(coding: Coding, **options: list[str]) -> list[list[str]]:
    text = export(coding, format="petrarch", **options).text or ""  # type: ignore[arg-type]
    return [line.split("\t") for line in text.split("\n")[:-1]]


def test_the_lines_of_the_example(wire: Coding) -> None:
    assert [line[:4] for line in lines(wire)] == [
        ["20190312", "NORGOV", "CANGOV", "043"],
        ["20190312", "NOR", "CAN", "057"],
        ["20190312", "CAN", "NOR", "057"],
        ["20190312", "CAN", "---", "033"],
        ["20190312", "RUS", "---", "111"],
        ["20190312", "RUSGOV", "NOR", "112"],
        ["20190312", "RUSGOV", "NOR", "130"],
        ["20190312", "NOR", "---", "120"],
        ["20190312", "CANGOV", "RUS", "020"],
        ["20190304", "---", "CANEDU", "173"],
        ["20190310", "CANCVL", "---", "141"],
    ]


def test_all_cells_of_one_line(wire: Coding) -> None:
    urged = lines(wire)[8]
    event = next(one for one in wire.events if one.type == "REQUEST")
    assert urged[4:] == [
        "",
        f"{wire.report.id}_{event.id}",
        "",
        "Northwire",
        "Gauthier",
        "Moscow",
        "Gauthier urged Moscow to release two Canadian researchers who were arrested in Murmansk on March 4",
    ]


def test_the_event_text_of_every_line_stands_in_the_report(wire: Coding) -> None:
    told = " ".join(wire.report.text.split())
    assert all(line[-1] in told for line in lines(wire))


def test_talks_have_a_line_in_each_direction_and_a_code_of_their_mode() -> None:
    assert [line[1:4] for line in lines(full())] == [["PER", "CHL", "041"], ["CHL", "PER", "041"]]


def test_what_is_only_possible_is_asked_for_by_its_status() -> None:
    assert [line[1:4] for line in lines(full(), statuses=["possible"])] == [["PER", "CHL", "161"]]


def test_an_act_of_some_month_has_no_day() -> None:
    coding = full()
    talks = replace(coding.events[1], when=When("2017-03-01", "2017-03-31", "month", "in March"))
    assert [line[0] for line in lines(replace(coding, events=(talks,)))] == ["", ""]


def test_an_act_that_names_no_time_has_the_day_of_the_report() -> None:
    coding = full()
    talks = replace(coding.events[1], when=None)
    assert {line[0] for line in lines(replace(coding, events=(talks,)))} == {"20170306"}


def test_a_report_without_a_source_has_null() -> None:
    coding = full()
    nameless = replace(coding.report, source=replace(coding.report.source, name=None))
    assert {line[7] for line in lines(replace(coding, report=nameless))} == {"NULL"}


def test_tabs_and_line_ends_of_a_report_break_no_line() -> None:
    coding = full()
    talks = coding.events[1]
    words = (replace(talks.evidence[0], quote="held\tphone\r\ntalks\x1b"),)
    found = lines(replace(coding, events=(replace(talks, evidence=words),)))
    assert {(len(line), line[-1]) for line in found} == {(11, "held phone talks")}
