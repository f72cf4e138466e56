"""The scorer's rules: each thing that a fact asks for can be missed, and false alarms are counted."""

from __future__ import annotations

from typing import Any

import pytest
from golden.pinned import difference, facts, pinned, written

Json = dict[str, Any]
MINISTER = {"id": "NOR.ingrid-solvang", "name": "Ingrid Solvang", "country": "NOR"}
GUEST = {"id": "CAN.paul-gauthier", "name": "Paul Gauthier", "country": "CAN"}
DAY = {"start": "2019-03-12", "end": "2019-03-12", "precision": "day", "words": "Tuesday"}
TALKS: Json = {
    "id": "e1",
    "type": "CONSULT",
    "status": "happened",
    "channel": "phone",
    "actors": [{"id": MINISTER["id"]}, GUEST],
    "recipients": [],
    "when": DAY,
    "duration": "PT30M",
    "ordinal": 4,
    "evidence": [{"span": [0, 40], "quote": "Solvang and Gauthier held phone talks"}],
}
TOLD: Json = {
    "id": "s1",
    "kind": "tell",
    "speaker": GUEST,
    "addressee": [{"id": "RUS", "name": "Russia", "country": "RUS"}],
    "content": {"span": [50, 75], "quote": "that free passage matters"},
    "told_by": ["s0"],
    "evidence": [],
}
PLEDGE: Json = {
    "id": "c1",
    "parties": [MINISTER],
    "action": {"span": [80, 96], "quote": "share radar data"},
    "due": DAY,
}
STANCE: Json = {
    "id": "p1",
    "actor": {"id": "RUS"},
    "stance": "reluctant",
    "reasons": [{"span": [99, 120], "quote": "its naval exercises"}],
    "evidence": [],
}
RECORD: Json = {
    "report": {
        "id": "r",
        "headline": "Norway, Canada widen cooperation",
        "published": "2019-03-12",
        "dateline": {"place": "Oslo"},
        "text": "...",
    },
    "actors": [
        {**MINISTER, "kind": "person", "office": "foreign minister"},
        {**GUEST, "kind": "person", "office": None},
        {"id": "RUS", "name": "Russia", "kind": "state", "country": "RUS", "office": None},
    ],
    "events": [TALKS],
    "statements": [TOLD],
    "commitments": [PLEDGE],
    "positions": [STANCE],
    "matters": [],
    "notes": [],
}
WHOLE_DAY = ["2019-03-12", "2019-03-12"]
ASKED: dict[str, Json] = {
    "events": {
        "id": "talks",
        "types": ["CONSULT", "AGREE"],
        "parties": ["Solvang", "CAN"],
        "source": ["NOR"],
        "status": ["happened"],
        "channel": ["phone"],
        "when": WHOLE_DAY,
        "duration": "PT30M",
        "ordinal": 4,
        "has": ["Phone Talks"],
    },
    "statements": {
        "id": "told",
        "speaker": "Gauthier",
        "addressee": "RUS",
        "chain": 1,
        "has": ["free passage"],
    },
    "commitments": {"id": "radar", "parties": ["Solvang|NOR"], "due": WHOLE_DAY, "has": ["radar"]},
    "positions": {"id": "lane", "actor": "RUS", "stance": ["reluctant", "opposes"], "reasons": ["naval"]},
}
SPOILT = [
    ("events", "types", ["AGREE"], "type"),
    ("events", "parties", ["Solvang", "RUS"], "party"),
    ("events", "source", ["RUS"], "source"),
    ("events", "status", ["planned"], "status"),
    ("events", "channel", ["meeting"], "channel"),
    ("events", "when", ["2019-03-13", "2019-03-31"], "when"),
    ("events", "duration", "PT20M", "duration"),
    ("events", "ordinal", 3, "ordinal"),
    ("events", "has", ["video talks"], "words"),
    ("statements", "speaker", "Solvang", "speaker"),
    ("statements", "addressee", "CAN", "addressee"),
    ("statements", "chain", 2, "told_by"),
    ("statements", "has", ["closure"], "words"),
    ("commitments", "parties", ["CAN"], "party"),
    ("commitments", "due", ["2019-04-01", "2019-04-30"], "due"),
    ("commitments", "has", ["sonar"], "words"),
    ("positions", "actor", "CAN", "actor"),
    ("positions", "stance", ["supports"], "stance"),
    ("positions", "reasons", ["refugees"], "reasons"),
]


@pytest.mark.parametrize("kind", ASKED)
def test_a_fact_is_found_in_a_record_that_has_all_of_it(kind: str) -> None:
    score = facts().score({kind: [ASKED[kind]]}, RECORD)
    assert (score.found[kind], score.missed) == (1, [])


@pytest.mark.parametrize(("kind", "key", "value", "fault"), SPOILT)
def test_a_fact_is_missed_for_each_thing_alone(kind: str, key: str, value: Any, fault: str) -> None:
    score = facts().score({kind: [{**ASKED[kind], key: value}]}, RECORD)
    assert score.found[kind] == 0
    assert score.missed == [f"{kind}: {ASKED[kind]['id']} ({fault})"]


def test_what_is_asked_must_hold_of_one_record_and_not_of_two_together() -> None:
    letter = {**TALKS, "channel": "letter", "when": None}
    call = {**TALKS, "channel": "phone", "type": "REQUEST"}
    assert facts().score({"events": [ASKED["events"]]}, {**RECORD, "events": [letter, call]}).share == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"name": "Solvang", "country": "NOR", "office": "foreign minister"}, True),
        ({"name": "Solvang", "country": "CAN"}, False),
        ({"name": "Gauthier", "office": "foreign minister"}, False),
        ({"name": "Sovereign|Russia"}, True),
        ({"name": "Denmark"}, False),
    ],
)
def test_actors_need_name_country_and_office(wanted: Json, found: bool) -> None:
    assert facts().score({"actors": [wanted]}, RECORD).found["actors"] == found


def test_the_page_is_read_from_report_and_dateline() -> None:
    page = {"headline": "norway, canada", "published": "2019-03-12", "place": "Oslo", "agency": "Northwire"}
    score = facts().score({"page": page}, RECORD)
    assert score.found["page"] == 3
    assert score.missed == ["page: agency: 'Northwire' wanted, '' read"]


def test_codes_match_whole_and_words_in_part() -> None:
    is_named = facts().is_named
    assert is_named({"ingrid solvang"}, "Solvang")
    assert is_named({"can.paul-gauthier"}, "CAN")
    assert not is_named({"canada"}, "CAN")
    assert not is_named(set(), "CAN")


def test_a_forbidden_event_is_a_fault_where_it_is_told() -> None:
    banned = {"id": "talks", "has": ["phone talks"], "status": ["happened"]}
    assert facts().score({"forbidden_events": [banned]}, RECORD).share == 0
    assert facts().score({"forbidden_events": [{**banned, "status": ["planned"]}]}, RECORD).share == 1


def test_a_complete_sheet_counts_false_alarms_and_acts_told_twice() -> None:
    again = {**TALKS, "id": "e2", "when": None}
    visit = {**TALKS, "id": "e3", "evidence": [{"span": [0, 5], "quote": "a visit to Moscow"}]}
    planned = {**visit, "id": "e4", "status": "planned"}
    sheet = {
        "complete": True,
        "events": [],
        "also": [{"types": ["CONSULT"], "has": ["phone talks"], "parties": ["NOR"]}],
    }
    score = facts().score(sheet, {**RECORD, "events": [TALKS, again, visit, planned]})
    assert (score.happened, len(score.false_alarms), score.twice) == (3, 1, 1)
    assert "a visit to Moscow" in score.false_alarms[0]
    assert score.precision == pytest.approx(2 / 3)


def test_an_act_told_as_happened_that_is_only_planned_is_a_false_alarm() -> None:
    sheet = {"complete": True, "events": [{**ASKED["events"], "status": ["planned"]}]}
    assert facts().score(sheet, RECORD).precision == 0


def test_two_acts_in_one_sentence_are_not_one_told_twice() -> None:
    acts = [{"types": ["CONSULT"], "has": ["held phone"]}, {"types": ["CONSULT"], "has": ["phone talks"]}]
    score = facts().score(
        {"complete": True, "also": acts}, {**RECORD, "events": [TALKS, {**TALKS, "id": "e2"}]}
    )
    assert score.twice == 0


def test_scores_add_up() -> None:
    one = facts().score({"events": [ASKED["events"]]}, RECORD)
    none = facts().score({"events": [{**ASKED["events"], "has": ["sonar"]}]}, RECORD)
    total = facts().figures([one, none])
    assert total.share == 0.5
    assert "events 1/2" in facts().line("both", total)


def test_a_difference_names_the_record_and_what_changed_in_it() -> None:
    accepted = pinned(RECORD)
    now = pinned({**RECORD, "events": [{**TALKS, "status": "planned"}]})
    changed = difference(accepted, now)
    assert changed.splitlines() == [
        "-events CONSULT NOR.ingrid-solvang “Solvang and Gauthier held phone talks” | status: happened",
        "+events CONSULT NOR.ingrid-solvang “Solvang and Gauthier held phone talks” | status: planned",
    ]
    assert difference(accepted, pinned(RECORD)) == ""


def test_a_difference_of_ids_alone_is_told() -> None:
    now = pinned({**RECORD, "positions": [{**STANCE, "id": "p9"}]})
    assert "ids" in difference(pinned(RECORD), now)


def test_scores_text_and_versions_are_not_pinned() -> None:
    scored = {**RECORD, "events": [{**TALKS, "score": 0.91}], "run": {"version": "9"}}
    assert written(pinned(scored)) == written(pinned(RECORD))
    assert "..." not in written(pinned(RECORD))
