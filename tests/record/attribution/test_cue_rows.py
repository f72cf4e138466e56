"""Every row of cues.csv attributes in its example, and does not in its counter-example."""

from __future__ import annotations

import pytest
from spoken import spoken

from readout.knowledge.speech import Cue, cues
from readout.knowledge.tables import Row, read_table

ROWS = [cue for rows in cues().values() for cue in rows]
FORMS = [row for row in read_table("lexicon/en/cues.csv", ("word", "pos")) if row["pos"] == "via"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_cue_attributes_in_its_example_only(row: Cue) -> None:
    assert row.id in {a.decided_by for a in spoken(row.example).attributions}
    assert row.id not in {a.decided_by for a in spoken(row.counter).attributions}


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row["word"])
def test_a_form_is_named_in_its_example_only(row: Row) -> None:
    assert row["kind"] in {a.via for a in spoken(row["example"]).attributions}
    assert row["kind"] not in {a.via for a in spoken(row["counter"]).attributions}
