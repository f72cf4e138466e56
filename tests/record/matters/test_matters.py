"""What is at stake: kinds, targets, forums, and which mentions are one matter. All sentences are ours."""

from __future__ import annotations

import pytest
from spoken import spoken

from readout.knowledge.speech import MatterNoun, matter_nouns

ROWS = [row for rows in matter_nouns().values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_noun_is_a_matter_in_its_example_only(row: MatterNoun) -> None:
    assert row.kind in {m.kind for m in spoken(row.example).matters.all}
    assert row.kind not in {m.kind for m in spoken(row.counter).matters.all}


def test_mentions_of_one_matter_are_joined_and_the_fullest_gives_the_label() -> None:
    read = spoken(
        "The U.N. Security Council met. It adopted a new resolution on Mali. France praised the resolution."
    )
    matter = next(m for m in read.matters.all if m.kind == "resolution")
    assert matter.label == "new resolution on Mali"
    assert matter.target == "MLI"
    assert len(matter.evidence) == 2


def test_the_forum_is_the_body_named_with_it() -> None:
    read = spoken("Chad wants a U.N. Security Council resolution on Sudan.")
    assert read.matters.all[0].forum is not None
    assert "Security Council" in read.matters.all[0].forum


def test_two_targets_are_two_matters() -> None:
    read = spoken("Cuba denounced the sanctions on Venezuela and the sanctions on Nicaragua.")
    assert {m.target for m in read.matters.all} == {"VEN", "NIC"}


def test_a_word_is_about_the_nearest_matter_below_it() -> None:
    read = spoken("Norway voted on the sanctions on Belarus.")
    assert read.matters.at(0, 1) == read.matters.all[0].id
    assert read.matters.at(0, 0) is None
    assert read.matters.at(9, 0) is None


def test_another_sense_after_of_is_no_matter() -> None:
    assert spoken("The resolution of the quarrel took years.").matters.all == ()
