"""All that the coders of events, statements, commitments and positions read from: one report, laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from readout.analysis.model import Analysis, Sentence
from readout.record.clauses import Frame, find_frames
from readout.record.model import Evidence, Party
from readout.record.outlook import Frames, find_dates
from readout.record.parties import Cast
from readout.record.times import (
    Count,
    Ordinal,
    TimeExpression,
    find_anchored,
    find_counts,
    find_ordinals,
)
from readout.report.model import BlockKind
from readout.spans import Span


@dataclass(frozen=True)
class Scene:
    """A report's sentences with their frames, parties and times.

    ``times`` and ``numbers`` hold, for each sentence, its time expressions and its ordinals and counts, with
    spans in the text as received.
    """

    analysis: Analysis
    cast: Cast
    times: tuple[tuple[TimeExpression, ...], ...]
    numbers: tuple[tuple[Ordinal | Count, ...], ...]
    frames: tuple[dict[int, Frame], ...] = field(default=())

    @classmethod
    def lay_out(cls, analysis: Analysis, cast: Cast) -> Scene:
        """The scene of an analysed report: its times read against the report's day, its clauses found."""
        frames = tuple(find_frames(s) for s in analysis.sentences)
        text = _read_text(analysis)
        found: list[Ordinal | Count] = [*find_ordinals(text), *find_counts(text)]
        numbers = sorted(found, key=lambda n: n.span)
        times = _times(analysis, text, frames)
        return cls(analysis, cast, _by_sentence(analysis, times), _by_sentence(analysis, numbers), frames)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences in the order of the text."""
        return iter(self.analysis.sentences)

    def is_headline(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in the headline or a heading, where the present tense tells the past."""
        kind = self.analysis.report.blocks[sentence.block].kind
        return kind in (BlockKind.HEADLINE, BlockKind.HEADING)

    def evidence(self, span: Span) -> Evidence:
        """The words at a span."""
        return Evidence(span, span.of(self.analysis.report.text))

    def word(self, sentence: int, index: int) -> Span:
        """The characters of one word."""
        return self.analysis.sentences[sentence].tokens[index].span

    def party(self, actor_id: str) -> Party:
        """An actor as a party of a record."""
        return self.cast.party(actor_id)

    def time_at(self, sentence: Sentence, expression: TimeExpression) -> int:
        """The word through which a time expression hangs in the tree: its highest word."""
        inside = [t.index for t in sentence.tokens if expression.span.overlaps(t.span)]
        return next((i for i in inside if sentence.tokens[i].head not in inside), inside[0] if inside else 0)

    @cached_property
    def lead(self) -> frozenset[int]:
        """The sentences of the headline and of the first two paragraphs: the news of the day."""
        blocks = self.analysis.report.blocks
        paragraphs = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH][:2]
        headlines = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADLINE]
        return frozenset(s.index for s in self.analysis.sentences if s.block in (*paragraphs, *headlines))


Timed = TypeVar("Timed", TimeExpression, Ordinal | Count)


def _times(analysis: Analysis, text: str, frames: Frames) -> list[TimeExpression]:
    """The time expressions of the whole text; none without a day to count from. "Since ..." is one of them."""
    day = analysis.report.day
    if day is None:
        return []
    found = find_dates(analysis, text, day=day, frames=frames)
    since = [t for t in find_anchored(text, as_of=day, times=found) if t.words.lower().startswith("since")]
    kept = [t for t in found if not any(one.span.covers(t.span) for one in since)]
    return sorted([*kept, *since], key=lambda t: t.span)


def _read_text(analysis: Analysis) -> str:
    """The text as received with only the blocks that are read, all else line ends: places stay the same."""
    text, pieces, at = analysis.report.text, [], 0
    for index in sorted({s.block for s in analysis.sentences}):
        span = analysis.report.blocks[index].span
        pieces.append("\n" * (span.start - at) + span.of(text).translate(_BLANKS))
        at = span.end
    return "".join(pieces)


_BLANKS = {ord(c): " " for c in "\r\n\u00a0\u2028\u2029\u202f"}


def _by_sentence(analysis: Analysis, found: Sequence[Timed]) -> tuple[tuple[Timed, ...], ...]:
    """What was found, laid to the sentence that it begins in. Both run in the order of the text."""
    starts = [s.span.start for s in analysis.sentences]
    lists: list[list[Timed]] = [[] for _ in analysis.sentences]
    for one in found:
        index = bisect_right(starts, one.span.start) - 1
        if index >= 0:
            lists[index].append(one)
    return tuple(tuple(one) for one in lists)
