"""What holds of every record: quotes are slices, ids are content, company and order change nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.coder import Coder
from readout.errors import ReportError
from readout.record.coding import Coding
from readout.record.json import coding_from_json, coding_to_json
from readout.record.model import Evidence
from readout.report import read_report
from readout.settings import Settings

CODER = Coder()
REPORTS = [
    "OSLO, March 12 (Northwire) -- Norway and Canada agreed on Tuesday to share radar data, the Foreign Ministry said.",
    "Foreign Minister Adaeze Okafor of Nigeria told reporters that Ghana had refused to reopen the border.",
    "\u201cWe will not leave,\u201d said President Ion Moraru of Moldova.\r\n\r\nHe also urged Romania to send aid.",
    "Peru\u00ad may re\u00adcall its ambassador from Chile,\u00a0officials said. No talks were held last week.",
]
# Words and marks that stories are made of, and some that they should not be.
WORDS = [
    "Kenya",
    "the U.S.",
    "Foreign Minister",
    "Kerry",
    "he",
    "agreed",
    "said",
    "will",
    "not",
    "talks",
    "with",
    "on",
]
MORE = [
    "Friday",
    "Jan. 6",
    "since the test",
    "the two ministers",
    "its",
    "sanctions",
    "held",
    "three",
    ",",
    ".",
    "--",
]
ODD = ["\u201c", "\u201d", '"', "'", "\n\n", "\r\n", "\u00ad", "\u00a0", "(", ")", "\u200b", "\U0001f600"]
PIECES = st.sampled_from([*WORDS, *MORE, *ODD])


def evidences(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from evidences(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from evidences(getattr(value, one.name))


def everything(coding: Coding) -> tuple[object, ...]:
    return (
        coding.actors,
        coding.events,
        coding.statements,
        coding.commitments,
        coding.positions,
        coding.matters,
    )


def check_quotes(coding: Coding) -> int:
    found = list(evidences(everything(coding)))
    for evidence in found:
        assert evidence.span.of(coding.report.text) == evidence.quote
    return len(found)


@pytest.mark.parametrize("text", REPORTS)
def test_every_quote_is_a_slice_of_the_text_as_received(text: str) -> None:
    assert check_quotes(CODER.code(read_report(text, published="2019-03-14"))) > 0


@given(st.lists(PIECES, min_size=1, max_size=40))
@settings(max_examples=60)
def test_any_words_give_a_record_whose_quotes_are_slices(pieces: list[str]) -> None:
    try:
        report = read_report(" ".join(pieces), published="2019-03-14")
    except ReportError:
        return
    coding = CODER.code(report)
    check_quotes(coding)
    assert len({r.id for r in coding.records}) == len(list(coding.records))


def test_company_and_order_change_nothing() -> None:
    reports = [read_report(text, published="2019-03-14") for text in REPORTS]
    forward = [coding_to_json(CODER.code(r)) for r in reports]
    backward = [coding_to_json(CODER.code(r)) for r in reversed(reports)][::-1]
    alone = [coding_to_json(Coder().code(r)) for r in reports]
    assert json.dumps(forward) == json.dumps(backward) == json.dumps(alone)


def test_the_number_of_threads_changes_nothing() -> None:
    report = read_report(REPORTS[0], published="2019-03-14")
    one = Coder(settings=Settings(threads=1)).code(report)
    assert coding_to_json(one) == coding_to_json(CODER.code(report))


@pytest.mark.parametrize("text", REPORTS)
def test_the_contract_reads_back_what_it_wrote(text: str) -> None:
    told = coding_to_json(CODER.code(read_report(text, published="2019-03-14")))
    assert coding_to_json(coding_from_json(json.loads(json.dumps(told)))) == told


@pytest.mark.parametrize("text", REPORTS)
def test_whoever_tells_a_record_is_a_statement_of_the_same_report(text: str) -> None:
    coding = CODER.code(read_report(text, published="2019-03-14"))
    known = {s.id for s in coding.statements}
    assert all(teller in known for record in coding.records for teller in record.told_by)


@pytest.mark.parametrize("text", REPORTS)
def test_every_party_of_a_record_is_an_actor_of_the_report(text: str) -> None:
    coding = CODER.code(read_report(text, published="2019-03-14"))
    known = {a.id for a in coding.actors}
    assert all(p.id in known for event in coding.events for p in (*event.actors, *event.recipients))
