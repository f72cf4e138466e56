"""The tables of the lexicon: what they say fits together, and a wrong row is refused with its place."""

from __future__ import annotations

from collections import Counter

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import lexicon as module
from readout.knowledge.lexicon import Predicate, open_lexicon
from readout.knowledge.ontology import load_ontology
from readout.knowledge.tables import Row, read_table

ROWS = [row for rows in open_lexicon().predicates.values() for row in rows]
CLASSES = {"deal": frozenset({"deal", "pact"})}
GOOD = {
    "predicate": "sign", "pos": "verb", "with": "@deal", "type": "SUPPORT", "mode": "", "cameo": "057",
    "actor": "subject&with&obj.with", "recipient": "", "channel": "", "example": "", "counter": "",
}  # fmt: skip


def made(**cells: str) -> Predicate:
    return module._predicate(Row("predicates.csv", 7, GOOD | cells), CLASSES)


def test_there_are_many_rows_of_every_type() -> None:
    counted = Counter(row.type for row in ROWS)
    assert len(ROWS) >= 600
    assert set(counted) == {kind.name for kind in load_ontology().types}
    assert min(counted.values()) >= 30


def test_no_two_rows_share_an_id() -> None:
    ids = [row.id for row in ROWS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_mode_is_one_of_its_type(row: Predicate) -> None:
    modes = {mode.name for kind in load_ontology().types if kind.name == row.type for mode in kind.modes}
    assert row.mode is None or row.mode in modes


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_cameo_code_is_of_the_twenty_roots(row: Predicate) -> None:
    assert row.cameo is None or (
        row.cameo.isdigit() and 2 <= len(row.cameo) <= 4 and "01" <= row.cameo[:2] <= "20"
    )


def test_rows_that_ask_more_come_first() -> None:
    rows = open_lexicon().rows("call", "verb")
    asked = [sum(1 + len(c.also) for c in row.constraints[:1]) for row in rows]
    assert asked == sorted(asked, reverse=True)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("criticise", "criticize"), ("recognise", "recognize"), ("apologise", "apologize"),
        ("mobilise", "mobilize"), ("normalise", "normalize"), ("demobilise", "demobilize"),
        ("finalise", "finalize"), ("legalise", "legalize"), ("nationalise", "nationalize"),
        ("organise", "organize"), ("penalise", "penalize"), ("sympathise", "sympathize"),
        ("subsidise", "subsidize"), ("honour", "honor"), ("militarise", "militarize"),
    ],
)  # fmt: skip
def test_both_spellings_mean_the_same(british: str, american: str) -> None:
    one, other = open_lexicon().rows(british, "verb"), open_lexicon().rows(american, "verb")
    assert one
    assert [(r.type, r.mode, r.constraints) for r in one] == [(r.type, r.mode, r.constraints) for r in other]


def test_a_row_is_read_into_its_parts() -> None:
    row = made(**{"with": "@deal to:party clause"})
    assert row.id == "lexicon:verb:sign:@deal to:party clause"
    assert row.reciprocal
    assert row.actor == ("subject", "with", "obj.with")
    assert [(c.place, c.lemmas, c.party) for c in row.constraints] == [
        ("object", frozenset({"deal", "pact"}), False), ("clause", frozenset(), False), ("to", frozenset(), True),
    ]  # fmt: skip


def test_joined_conditions_hold_together() -> None:
    (constraint,) = made(**{"with": "@deal+with:party+no.clause"}).constraints
    assert constraint.place == "object"
    assert [(c.place, c.party) for c in constraint.also] == [("with", True), ("no.clause", False)]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"pos": "adverb"}, "pos"),
        ({"with": "@pact"}, "with"),
        ({"actor": "subjekt"}, "actor/recipient"),
        ({"recipient": "obj.besides"}, "actor/recipient"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(cells: dict[str, str], key: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        made(**cells)
    assert "predicates.csv" in str(caught.value)
    assert "7" in str(caught.value)
    assert key in str(caught.value)


def test_every_class_that_is_asked_for_has_words() -> None:
    assert all(open_lexicon().classes.values())


def test_no_class_and_no_cue_is_told_twice() -> None:
    for name, columns in (("classes", ("class", "lemma")), ("modality", ("cue", "pos"))):
        rows = [tuple(row[c] for c in columns) for row in read_table(f"lexicon/en/{name}.csv", columns)]
        assert [row for row, times in Counter(rows).items() if times > 1] == []


@pytest.mark.parametrize(
    ("cue", "pos", "scope", "effect"),
    [
        ("agree", "verb", "complement", "planned"),
        ("hold", "verb", "argument", "happened"),
        ("hold", "verb", "complement", None),
        ("alleged", "adj", "argument", "possible"),
        ("sing", "verb", "complement", None),
    ],
)
def test_the_effect_of_a_cue_depends_on_its_scope(cue: str, pos: str, scope: str, effect: str | None) -> None:
    assert open_lexicon().effect(cue, pos, scope) == effect


def test_a_verb_is_known_with_its_particle() -> None:
    assert open_lexicon().knows_verb("pull out")
    assert not open_lexicon().knows_verb("pull sideways")
