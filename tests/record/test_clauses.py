# ruff: noqa: E501  (a parsed sentence is one line)
from __future__ import annotations

import pytest
from parsed import parsed

from readout.analysis.model import Sentence
from readout.record.clauses import Frame, find_frames

ACTIVE = "Chad/Chad/NNP>2:nsubj accused/accuse/VBD>0:root Libya/Libya/NNP>2:obj"
PASSIVE = (
    "Libya/Libya/NNP>3:nsubj:pass was/be/VBD>3:aux:pass accused/accuse/VBN>0:root by/by/IN>5:case "
    "Chad/Chad/NNP>3:obl:agent and/and/CC>7:cc Mali/Mali/NNP>5:conj"
)
OBJECT_CONTROL = (
    "Chad/Chad/NNP>2:nsubj urged/urge/VBD>0:root Libya/Libya/NNP>2:obj to/to/TO>5:mark leave/leave/VB>2:xcomp"
)
SUBJECT_CONTROL = "Chad/Chad/NNP>2:nsubj promised/promise/VBD>0:root Libya/Libya/NNP>2:obj to/to/TO>5:mark leave/leave/VB>2:xcomp"
COORDINATED = (
    "Oman/Oman/NNP>4:nsubj and/and/CC>3:cc Qatar/Qatar/NNP>1:conj met/meet/VBD>0:root Iran/Iran/NNP>4:obj "
    "and/and/CC>7:cc agreed/agree/VBD>4:conj to/to/TO>9:mark talk/talk/VB>7:xcomp"
)
RELATIVE = "troops/troop/NNS>4:nsubj who/who/WP>3:nsubj crossed/cross/VBD>1:acl:relcl fled/flee/VBD>0:root"
PARTICIPLE = (
    "aid/aid/NN>4:nsubj sent/send/VBN>1:acl yesterday/yesterday/NN>2:obl:unmarked arrived/arrive/VBD>0:root"
)
NEGATED = "Mali/Mali/NNP>4:nsubj did/do/VBD>4:aux not/not/RB>4:advmod sign/sign/VB>0:root the/the/DT>6:det pact/pact/NN>4:obj"
NO_OBJECT = "Mali/Mali/NNP>2:nsubj held/hold/VBD>0:root no/no/DT>4:det talks/talk/NNS>2:obj"
FUTURE = "Mali/Mali/NNP>3:nsubj will/will/MD>3:aux send/send/VB>0:root aid/aid/NN>3:obj to/to/IN>6:case Chad/Chad/NNP>3:obl"
PARTICLE = "Mali/Mali/NNP>2:nsubj called/call/VBD>0:root off/off/RP>2:compound:prt talks/talk/NNS>2:obj"


def frame(sentence: Sentence, lemma: str) -> Frame:
    return next(f for f in find_frames(sentence).values() if f.lemma == lemma)


def words(sentence: Sentence, heads: tuple[int, ...]) -> list[str]:
    return [sentence.tokens[h].form for h in heads]


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        (ACTIVE, "accuse", ["Chad"], ["Libya"]),
        (PASSIVE, "accuse", ["Chad", "Mali"], ["Libya"]),
        (OBJECT_CONTROL, "leave", ["Libya"], []),
        (SUBJECT_CONTROL, "leave", ["Chad"], []),
        (COORDINATED, "agree", ["Oman", "Qatar"], []),
        (COORDINATED, "talk", ["Oman", "Qatar"], []),
        (COORDINATED, "meet", ["Oman", "Qatar"], ["Iran"]),
        (RELATIVE, "cross", ["troops"], []),
        (PARTICIPLE, "send", [], ["aid"]),
        (NEGATED, "sign", ["Mali"], ["pact"]),
    ],
)
def test_who_acts_and_on_whom(text: str, lemma: str, subjects: list[str], objects: list[str]) -> None:
    sentence = parsed(text)
    found = frame(sentence, lemma)
    assert (words(sentence, found.subjects), words(sentence, found.objects)) == (subjects, objects)


@pytest.mark.parametrize(("text", "lemma"), [(NEGATED, "sign"), (NO_OBJECT, "hold")])
def test_a_negation_of_the_verb_or_of_its_argument_negates_the_clause(text: str, lemma: str) -> None:
    assert frame(parsed(text), lemma).negated


def test_an_affirmed_clause_is_not_negated() -> None:
    assert not frame(parsed(ACTIVE), "accuse").negated


def test_tense_and_auxiliaries() -> None:
    found = frame(parsed(FUTURE), "send")
    assert (found.tense, found.auxiliaries) == ("future", ("will",))
    assert frame(parsed(ACTIVE), "accuse").tense == "past"
    assert frame(parsed(OBJECT_CONTROL), "leave").tense is None


def test_obliques_carry_their_preposition() -> None:
    sentence = parsed(FUTURE)
    assert words(sentence, frame(sentence, "send").oblique("to")) == ["Chad"]
    assert frame(sentence, "send").oblique("from") == ()


def test_a_particle_is_part_of_the_predicate() -> None:
    assert frame(parsed(PARTICLE), "call off").objects


def test_the_governor_of_an_infinitive_is_the_verb_above() -> None:
    sentence = parsed(OBJECT_CONTROL)
    assert frame(sentence, "leave").governor == frame(sentence, "urge").head
