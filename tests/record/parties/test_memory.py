from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.record.parties.memory import REMEMBERED, Memory

PARTIES = st.tuples(st.sampled_from("abcdef"))
ROLES = st.sampled_from(["nsubj", "obj", "obl", "nmod", "weird:role"])


def test_subject_outweighs_object() -> None:
    memory = Memory()
    memory.note(("a",), "nsubj")
    memory.note(("b",), "obj")
    assert memory.best(lambda _: True) == ("a",)


def test_of_equals_the_later() -> None:
    memory = Memory()
    memory.note(("a",), "nsubj")
    memory.note(("b",), "nsubj")
    assert memory.best(lambda _: True) == ("b",)


def test_weights_fade_and_are_forgotten() -> None:
    memory = Memory()
    memory.note(("a",), "obj")
    for _ in range(12):
        memory.next_sentence()
    assert memory.best(lambda _: True) is None
    assert memory.last(lambda _: True) == ("a",)


def test_nearest_is_of_this_sentence_only() -> None:
    memory = Memory()
    memory.note(("a",), "nsubj")
    memory.next_sentence()
    assert memory.nearest(lambda _: True) is None
    memory.note(("b",), "nmod")
    memory.note(("c",), "nmod")
    assert memory.nearest(lambda _: True) == ("c",)


def test_memory_is_bounded() -> None:
    memory = Memory()
    for number in range(REMEMBERED * 2):
        memory.note((str(number),), "nmod")
        memory.next_sentence()
    assert memory.last(lambda p: p == ("0",)) is None
    assert memory.last(lambda p: p == (str(REMEMBERED * 2 - 1),)) is not None


@given(st.lists(st.tuples(PARTIES, ROLES)))
def test_repeating_a_mention_in_a_sentence_changes_no_weight(mentions: list[tuple[tuple[str], str]]) -> None:
    once, twice = Memory(), Memory()
    for party, role in mentions:
        once.note(party, role)
        twice.note(party, role)
        twice.note(party, role)
    assert once.weights == twice.weights
