import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.recorded import empty, full

from readout.errors import UsageError
from readout.record.json import LISTS, coding_from_json, coding_to_json, from_json, report_from_json, to_json
from readout.record.model import Event, Sourced, Status
from readout.spans import Span

SPANS = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda ends: Span(min(ends), max(ends)))
st.register_type_strategy(Span, SPANS)
RECORDS = st.sampled_from(list(LISTS.values())).flatmap(st.from_type)


@given(RECORDS)
def test_every_record_comes_back_from_json_as_it_was(record: Any) -> None:
    told = json.loads(json.dumps(to_json(record), allow_nan=True))
    back = from_json(type(record), told)
    assert back == record or "nan" in repr(record)


@given(RECORDS)
def test_json_has_the_names_of_the_types(record: Any) -> None:
    assert set(to_json(record)) == {one.name for one in fields(record)}


def test_a_whole_record_comes_back() -> None:
    made = full()
    told = json.loads(json.dumps(coding_to_json(made)))
    back = coding_from_json(told)
    assert replace(back, report=made.report) == made
    assert to_json(back.report) == to_json(made.report)


def test_the_lists_stand_there_even_when_empty() -> None:
    told = coding_to_json(empty())
    assert list(told) == ["report", *LISTS, "run"]
    assert all(told[name] == [] for name in LISTS)


def test_what_all_records_have_stands_last_but_for_the_id() -> None:
    names = list(to_json(full().events[0]))
    assert names[:2] == ["id", "type"]
    assert names[-5:] == [one.name for one in fields(Sourced)][1:]


def test_spans_and_enumerations_are_plain_values() -> None:
    event = to_json(full().events[0])
    assert event["status"] == "possible"
    assert event["evidence"] == [{"span": [71, 87], "quote": "recall its envoy"}]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"status": "perhaps"}, "events\\[0\\].status"),
        ({"evidence": [{"span": [5, 2], "quote": ""}]}, "events\\[0\\].evidence\\[0\\].span"),
        ({"evidence": "words"}, "events\\[0\\].evidence: a list"),
        ({"when": 5}, "events\\[0\\].when: an object"),
        ({"type": None}, "events\\[0\\].type: str"),
        ({"count": "three"}, "events\\[0\\].count: int"),
    ],
)
def test_a_wrong_shape_is_named_by_its_place(change: dict[str, Any], place: str) -> None:
    event = to_json(full().events[0]) | change
    with pytest.raises(UsageError, match=place):
        coding_from_json(coding_to_json(full()) | {"events": [event]})


def test_names_that_were_added_later_are_passed_over() -> None:
    event = to_json(full().events[0]) | {"weather": "fair"}
    assert from_json(Event, event) == full().events[0]
    assert from_json(Event, event).status is Status.POSSIBLE


@pytest.mark.parametrize("told", [{}, {"report": {"id": "r"}}, {"report": {"text": "no id"}}])
def test_a_report_needs_its_id_and_text(told: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="report"):
        report_from_json(told)
