from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.analyze import CHUNK_WORDS, CHUNKS_AT_A_TIME, LONGEST_CHUNK_WORDS, analyze, chunk_bounds
from readout.analysis.model import Analysis
from readout.analysis.sentences import Start
from readout.analysis.tokens import TextWord
from readout.report.model import Block, BlockKind, Report
from readout.spans import Span, SpanMap

PAGE = (
    "All News\n\n"
    "Arland, Norvania agree to resume talks\n\n"
    "Foreign Minister Petra Holt of Arland met her counterpart, Jan Varga, in Geneva on Friday. They didn't sign.\n\n"
    '"We have a beginning," Holt said.'
)
KINDS = (BlockKind.SECTION, BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)


def make_report(
    text: str, kinds: Sequence[BlockKind] = (), clean_map: SpanMap | None = None, clean: str = ""
) -> Report:
    blocks, at = [], 0
    parts = text.split("\n\n") if text else []
    for number, part in enumerate(parts):
        kind = kinds[number] if kinds else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(part))))
        at += len(part) + 2
    whole_map = clean_map or SpanMap.identity(len(text))
    return Report("r", text, clean or text, whole_map, tuple(blocks))


class CountingModel:
    """Stands for the model where only the flow of chunks matters: every word hangs on the first of its sentence."""

    def __init__(self) -> None:
        self.calls: list[list[int]] = []

    def run(self, chunks: Sequence[Sequence[Any]]) -> list[Any]:
        self.calls.append([len(chunk) for chunk in chunks])
        return [self.output(len(chunk)) for chunk in chunks]

    @staticmethod
    def output(n: int) -> Any:
        tags = ["X"] * n
        return SimpleNamespace(
            upos=tags, xpos=tags, feats=["_"] * n, lemmas=["x"] * n, kinds=[None] * n, starts=np.zeros(n),
            triggers=np.ones((n, 17)), speech=np.ones((n, 4)), states=np.zeros((n, 8)),
            names=lambda _first, _last: [],
            tree=lambda first, last: ([-1, *[0] * (last - first - 1)], ["root", *["dep"] * (last - first - 1)]),
        )  # fmt: skip


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyze(make_report(PAGE, KINDS))


def test_headline_and_paragraphs_are_read_and_nothing_else(analysis: Analysis) -> None:
    said = [sentence.span.of(PAGE) for sentence in analysis.sentences]
    assert said == [
        "Arland, Norvania agree to resume talks",
        "Foreign Minister Petra Holt of Arland met her counterpart, Jan Varga, in Geneva on Friday.",
        "They didn't sign.",
        '"We have a beginning," Holt said.',
    ]
    assert [sentence.block for sentence in analysis.sentences] == [1, 2, 2, 3]
    assert [sentence.index for sentence in analysis.sentences] == [0, 1, 2, 3]


def test_words_carry_tags_lemmas_and_one_tree_per_sentence(analysis: Analysis) -> None:
    sentence = analysis.sentences[1]
    by_form = {token.form: token for token in sentence.tokens}
    assert (by_form["met"].lemma, by_form["met"].upos, by_form["met"].deprel) == ("meet", "VERB", "root")
    assert sentence.tokens[by_form["Holt"].head].form in ("Petra", "met", "Minister")
    assert [token.form for token in analysis.sentences[2].tokens if token.fused] == ["did"]
    for one in analysis.sentences:
        assert sum(token.head < 0 for token in one.tokens) == 1
        assert [token.index for token in one.tokens] == list(range(len(one.tokens)))
        assert one.subtree(one.root) == list(range(len(one.tokens)))


def test_names_are_words_of_their_sentence(analysis: Analysis) -> None:
    names = [
        (name.kind, s.words(name.first, name.last).of(PAGE)) for s in analysis.sentences for name in s.names
    ]
    assert ("person", "Petra Holt") in names
    assert ("person", "Jan Varga") in names
    assert any(words == "Geneva" for _, words in names)


def test_quotations_are_in_the_text_as_received(analysis: Analysis) -> None:
    assert [span.of(PAGE) for span in analysis.quotes] == ["We have a beginning,"]


def test_spans_lead_back_through_the_cleaning() -> None:
    received = "Hol\u00adt  met “en\u00advoys”."
    clean = "Holt  met “envoys”."
    clean_map = SpanMap([(0, 0), (3, 4), (13, 15)], clean_len=len(clean), received_len=len(received))
    analysis = analyze(make_report(received, clean_map=clean_map, clean=clean))
    tokens = analysis.sentences[0].tokens
    assert [token.form for token in tokens] == ["Holt", "met", "“", "envoys", "”", "."]
    assert [token.span.of(received).replace("\u00ad", "") for token in tokens] == [t.form for t in tokens]
    assert [span.of(received) for span in analysis.quotes] == ["en\u00advoys"]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_report_without_words_gives_no_sentences(text: str) -> None:
    assert analyze(make_report(text)).sentences == ()


def test_the_same_report_gives_the_same_analysis_whatever_was_read_before(analysis: Analysis) -> None:
    analyze(make_report("Another report altogether. It is short."))
    assert analyze(make_report(PAGE, KINDS)).sentences == analysis.sentences


def test_a_very_long_paragraph_is_read_in_bounded_chunks() -> None:
    model = CountingModel()
    text = "talks went on without an end " * 25_000
    analysis = analyze(make_report(text), model=model)  # type: ignore[arg-type]
    sizes = [size for call in model.calls for size in call]
    assert sum(sizes) == sum(len(s.tokens) for s in analysis.sentences) == 6 * 25_000
    assert max(sizes) <= LONGEST_CHUNK_WORDS
    assert all(len(call) <= CHUNKS_AT_A_TIME for call in model.calls)
    assert len(model.calls) > 1


def words_and_verdicts() -> st.SearchStrategy[list[tuple[TextWord, Start]]]:
    one = st.tuples(st.sampled_from(["a", ",", "b"]), st.booleans(), st.sampled_from(list(Start)))
    return st.lists(one, max_size=500).map(
        lambda rows: [(TextWord(form, 0, 1, space), verdict) for form, space, verdict in rows]
    )


@given(words_and_verdicts())
def test_chunks_cover_a_paragraph_and_end_where_sentences_surely_end(
    rows: list[tuple[TextWord, Start]],
) -> None:
    words, verdicts = [word for word, _ in rows], [verdict for _, verdict in rows]
    bounds = list(chunk_bounds(words, verdicts))
    assert [at for first, last in bounds for at in range(first, last)] == list(range(len(words)))
    for first, last in bounds:
        assert 0 < last - first <= LONGEST_CHUNK_WORDS
        sure = [at for at in range(first + 1, min(first + LONGEST_CHUNK_WORDS, len(words) - 1) + 1)
                if verdicts[at] is Start.YES]  # fmt: skip
        if last < len(words) and sure:
            assert verdicts[last] is Start.YES
            assert last - first <= CHUNK_WORDS or last == sure[0]
