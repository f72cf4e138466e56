"""Who stands where: stance, deed, reasons, voice, and what says nothing. All sentences are ours."""

from __future__ import annotations

import pytest
from spoken import spoken

from readout.record.model import Position, Stance


def only(text: str) -> Position:
    positions = spoken(text).positions
    assert len(positions) == 1, positions
    return positions[0]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peru opposes lifting the sanctions on Cuba.", Stance.SUPPORTS),
        ("Peru wants to lift the sanctions on Cuba.", Stance.OPPOSES),
        ("Peru refused to lift the sanctions on Cuba.", Stance.SUPPORTS),
        ("Peru is reluctant to back the sanctions on Cuba.", Stance.RELUCTANT),
        ("Peru would support the sanctions on Cuba only if Chile agreed.", Stance.CONDITIONAL),
        ("Peru abstained on the resolution on Cuba.", Stance.NEUTRAL),
        ("Peru is weighing sanctions on Cuba.", Stance.UNDECIDED),
    ],
)
def test_a_deed_turns_the_stance(text: str, stance: Stance) -> None:
    position = only(text)
    assert (position.actor.id, position.stance) == ("PER", stance)


@pytest.mark.parametrize(
    "text",
    [
        "Peru discussed the sanctions on Cuba with Chile.",
        "Will Peru support the sanctions on Cuba?",
        "Peru may support the sanctions on Cuba.",
        "Chile asked whether Peru supported the sanctions on Cuba.",
        "Chile denied that Peru supported the sanctions on Cuba.",
        "Peru did not comment on the sanctions on Cuba.",
    ],
)
def test_silence_questions_and_guesses_are_no_positions(text: str) -> None:
    assert [p for p in spoken(text).positions if p.actor.id == "PER"] == []


def test_reasons_are_the_words_that_say_why() -> None:
    position = only("Vietnam is wary of the treaty with China because it fears a dispute over the islands.")
    assert [r.quote for r in position.reasons] == ["because it fears a dispute over the islands"]


def test_a_position_is_in_own_words_or_in_those_of_whoever_describes_it() -> None:
    assert only("Peru opposes the sanctions on Cuba.").voiced_by == "the report"
    assert only("Peru said that it opposed the sanctions on Cuba.").voiced_by == "own words"
    assert only("Chile said that Peru opposed the sanctions on Cuba.").voiced_by == "Chile"
    assert only("Chile believes that Peru opposes the sanctions on Cuba.").voiced_by == "Chile"


def test_a_position_said_twice_is_one_with_both_words() -> None:
    position = only("Peru opposes the sanctions on Cuba. Peru strongly opposes the sanctions on Cuba.")
    assert len(position.evidence) == 2
    assert position.strength == "strong"


def test_who_is_urged_holds_no_position_by_it() -> None:
    positions = spoken("Chile urged Peru to support the sanctions on Cuba.").positions
    assert {p.actor.id for p in positions} <= {"CHL"}


def test_a_position_has_the_reports_day() -> None:
    assert only("Peru opposes the sanctions on Cuba.").as_of == "2016-03-04"
