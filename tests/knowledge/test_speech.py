from __future__ import annotations

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import speech
from readout.knowledge.tables import Row


def test_every_row_has_an_example_and_a_counter_example() -> None:
    rows = [
        r
        for table in (speech.cues(), speech.stances(), speech.matter_nouns())
        for rs in table.values()
        for r in rs
    ]
    assert len(rows) > 600
    for row in rows:
        assert row.example.endswith((".", '"')), row.id
        assert row.counter.endswith("."), row.id
        assert row.example != row.counter


def test_ids_are_unique() -> None:
    for table in (speech.cues(), speech.stances(), speech.matter_nouns()):
        ids = [row.id for rows in table.values() for row in rows]
        assert len(ids) == len(set(ids))


def test_a_place_that_is_none_is_refused_with_file_and_line() -> None:
    row = Row("cues.csv", 7, {"content": "clause nowhere"})
    with pytest.raises(KnowledgeError, match=r"cues.csv, line 7, content"):
        speech._places(row, "content")


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("vetoed", "veto"),
        ("rebuked", "rebuke"),
        ("banned", "ban"),
        ("tries", "try"),
        ("mulling", "mull"),
        ("urging", "urge"),
    ],
)
def test_the_regular_base_of_a_verb_is_found_where_a_row_has_it(form: str, base: str) -> None:
    assert speech.verb_in({(base, "verb")}, "verb", "wrong", form) == base
    assert speech.verb_in({("other", "verb")}, "verb", "wrong", form) == "wrong"
