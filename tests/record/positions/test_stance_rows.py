"""Every row of stances.csv gives its position in its example, and none by it in its counter-example."""

from __future__ import annotations

import pytest
from spoken import spoken

from readout.knowledge.speech import StanceRow, stances

ROWS = [row for rows in stances().values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_word_says_its_stance_in_its_example_only(row: StanceRow) -> None:
    for text, expected in ((row.example, True), (row.counter, False)):
        positions = spoken(text).positions
        if row.pos == "adv":
            assert any(p.strength == row.strength for p in positions) == expected, text
        else:
            assert any(row.id in p.decided_by.split("+") for p in positions) == expected, text
