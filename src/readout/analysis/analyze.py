"""From a report to its language layer: words, sentences, tags, trees, names and quotations, in one model pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from readout.analysis.infer import ChunkOutput, Model, Word, load_model
from readout.analysis.lemmas import settle_lemma
from readout.analysis.model import Analysis, Name, Sentence, Signals, Token
from readout.analysis.quotes import find_quotes
from readout.analysis.sentences import Start, decide, sentence_starts
from readout.analysis.tokens import TextWord, tokenize
from readout.report.model import BlockKind, Report
from readout.spans import Span

#: The blocks whose language is read.
READ_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH})
#: Short sentences share a chunk up to this many words; longer sentences stand alone. On EWT dev this read better
#: than chunks of 100 words (LAS 88.1 against 87.2), on GUM dev as well (88.3 both).
CHUNK_WORDS = 15
#: A stretch without a sure sentence end is cut here at the latest, so that its pieces fit the model's window.
LONGEST_CHUNK_WORDS = 180
#: Chunks handed to the model at a time: bounds the memory that a very long report takes.
CHUNKS_AT_A_TIME = 512
#: A sentence in which every word is this likely to name no act keeps no word states.
QUIET = 0.97
_PAUSES = frozenset({",", ";", ":", "--", "—", "–"})


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Consecutive whole sentences (by the rules) of one block, with the rules' verdict on each word."""

    block: int
    words: Sequence[TextWord]
    verdicts: Sequence[Start]


def analyze(report: Report, *, model: Model | None = None) -> Analysis:
    """The sentences, words, names and quotations of a report's headline, headings and paragraphs.

    All spans point into ``report.text``. ``model`` is the bundled one unless another is given. A report
    without words gives an analysis without sentences. The same report gives the same analysis, whatever was
    read before it. Raises ``KnowledgeError`` if the model or a table is broken.
    """
    blocks = [
        (number, Span(report.clean_map.to_clean(block.span.start), report.clean_map.to_clean(block.span.end)))
        for number, block in enumerate(report.blocks)
        if block.kind in READ_KINDS
    ]
    sentences: list[Sentence] = []
    chunks = _chunks(report.clean, blocks)
    while group := list(islice(chunks, CHUNKS_AT_A_TIME)):
        model = model or load_model()
        outputs = model.run([[Word(word.form, word.space_after) for word in chunk.words] for chunk in group])
        for chunk, output in zip(group, outputs, strict=True):
            sentences += _sentences(report, chunk, output, len(sentences))
    quotes = find_quotes(report.clean, [span for _, span in blocks])
    return Analysis(report, tuple(sentences), tuple(report.clean_map.to_received(span) for span in quotes))


def _chunks(clean: str, blocks: Sequence[tuple[int, Span]]) -> Iterator[_Chunk]:
    for number, span in blocks:
        words = [
            word._replace(start=word.start + span.start, end=word.end + span.start)
            for word in tokenize(span.of(clean))
        ]
        verdicts = sentence_starts(words)
        for first, last in chunk_bounds(words, verdicts):
            yield _Chunk(number, words[first:last], verdicts[first:last])


def chunk_bounds(words: Sequence[TextWord], verdicts: Sequence[Start]) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into chunks ``[first, last)`` for the model: whole sentences, the short ones together.

    Cuts fall where a sentence surely begins; where none does within ``LONGEST_CHUNK_WORDS``, at the best
    other place. Nothing is dropped, no chunk is longer, and the same words always give the same chunks.
    """
    first, size = 0, len(words)
    while first < size:
        reach = range(first + 1, min(size, first + LONGEST_CHUNK_WORDS) + 1)
        sure = [at for at in reach if at == size or verdicts[at] is Start.YES]
        fitting = [at for at in sure if at - first <= CHUNK_WORDS]
        last = fitting[-1] if fitting else sure[0] if sure else _forced_cut(words, verdicts, first)
        yield first, last
        first = last


def _forced_cut(words: Sequence[TextWord], verdicts: Sequence[Start], first: int) -> int:
    """Where to cut a stretch without a sure sentence end: a likely one, else after a comma, a blank, anywhere."""
    latest = first + LONGEST_CHUNK_WORDS
    places = range(latest, first + LONGEST_CHUNK_WORDS // 2, -1)
    tests = (
        (verdicts[at] is Start.LIKELY for at in places),
        (words[at - 1].form in _PAUSES and words[at - 1].space_after for at in places),
        (words[at - 1].space_after for at in places),
        (not words[at - 1].fused for at in places),
    )
    for test in tests:
        for at, good in zip(places, test, strict=True):
            if good:
                return at
    return latest


def _sentences(report: Report, chunk: _Chunk, output: ChunkOutput, index: int) -> Iterator[Sentence]:
    """The sentences of a chunk; the first gets the number ``index``."""
    size = len(chunk.words)
    begins = [at for at in range(size) if at == 0 or decide(chunk.verdicts[at], float(output.starts[at]))]
    for count, (first, last) in enumerate(zip(begins, [*begins[1:], size], strict=True)):
        names = tuple(
            Name(name.kind, name.first - first, name.last - first, name.score)
            for name in output.names(first, last)
        )
        tokens = _tokens(report, chunk, output, (first, last))
        yield Sentence(index + count, chunk.block, tokens, names, _signals(output, first, last))


def _signals(output: ChunkOutput, first: int, last: int) -> Signals:
    triggers = output.triggers[first:last].astype(np.float16)
    told = last > first and float(triggers[:, 0].min()) < QUIET
    states = output.states[first:last].astype(np.float16) if told else None
    return Signals(triggers, output.speech[first:last].astype(np.float16), states)


def _tokens(report: Report, chunk: _Chunk, output: ChunkOutput, part: tuple[int, int]) -> tuple[Token, ...]:
    first, last = part
    heads, relations = output.tree(first, last)
    received = report.clean_map.to_received
    return tuple(
        Token(
            index=at - first, form=word.form, upos=output.upos[at], xpos=output.xpos[at], feats=output.feats[at],
            lemma=settle_lemma(word.form, output.upos[at], output.xpos[at], guess=output.lemmas[at]),
            head=heads[at - first], deprel=relations[at - first], span=received(Span(word.start, word.end)),
            space_after=word.space_after, fused=word.fused, kind=output.kinds[at],
        )
        for at, word in enumerate(chunk.words[first:last], first)
    )  # fmt: skip
