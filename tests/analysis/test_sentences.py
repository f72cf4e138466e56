from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.sentences import Start, decide, sentence_starts
from readout.analysis.tokens import tokenize


def split(text: str) -> list[str]:
    words = tokenize(text)
    begins = [i for i, verdict in enumerate(sentence_starts(words)) if decide(verdict)]
    return [
        text[words[a].start : words[b - 1].end]
        for a, b in zip(begins, [*begins[1:], len(words)], strict=True)
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Holt met U.S. Secretary Varga.", "They spoke for 20 minutes."],
        ["It was the No. 5 item.", "It passed."],
        ["They met at 5 p.m. on Jan. 6.", "Nothing came of it."],
        ["J. R. Holt and Petra F. Varga met.", "Dr. Adeyemi did not."],
        ['"We have a deal."', "Holt left."],
        ["“We have a deal.”", "“It is late.”", "Holt left."],
        ["(The call was long.)", "It ended well."],
        ["Who will pay?", "Nobody knows!", "So it goes."],
        ["The firm is Norvane Inc. of Orn.", "Its head is new."],
        ["The plan failed [4].", "A new one came. [5]", "It failed too."],
        ["It rose by 3.5 percent to $4.2 bn.", "In May it fell."],
        ["She wrote to a.b@c.org.", "He did not."],
        ["They met in the U.S.", "The talks failed."],
        ["Talks ended at 6 p.m.", "They will resume."],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Arland's Gen. Okafor met Sen. Haines in St. Petersburg.",
        '"Will you pay?" asked the envoy.',
        "The talks (see p. 4 and Art. 41) went on.",
        "Arland, Norvania agree to resume talks",
        "It cost approx. 40 tonnes, i.e. The Orn's whole load.",
        "“Not now!” she said.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


def test_the_model_decides_only_where_the_rules_are_not_sure() -> None:
    assert decide(Start.YES, 0.0)
    assert not decide(Start.NO, 1.0)
    assert decide(Start.UNLIKELY, 0.9)
    assert not decide(Start.UNLIKELY, 0.2)
    assert not decide(Start.LIKELY, 0.1)
    assert decide(Start.LIKELY)


def test_after_a_comma_and_a_closing_mark_nothing_begins() -> None:
    words = tokenize('"We have a deal," Holt said.')
    assert sentence_starts(words)[[word.form for word in words].index("Holt")] is Start.NO


def test_where_a_full_stop_is_missing_the_model_is_asked() -> None:
    words = tokenize("no deal yet they meet again on friday")
    verdicts = sentence_starts(words)
    assert verdicts[0] is Start.YES
    assert verdicts[words.index(next(w for w in words if w.form == "they"))] is Start.UNLIKELY


@given(st.text(alphabet="aB1.,'\"”“()[]!?… -", max_size=60))
def test_every_word_gets_a_verdict_and_a_paragraph_begins_with_a_sentence(text: str) -> None:
    words = tokenize(text)
    verdicts = sentence_starts(words)
    assert len(verdicts) == len(words)
    assert not words or verdicts[0] is Start.YES
    for before, verdict in zip(words, verdicts[1:], strict=False):
        assert before.space_after or verdict is not Start.YES
