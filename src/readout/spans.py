"""Characters of a text: half-open spans, and the map between cleaned and received text.

Every span in Readout counts Unicode code points and is half-open, so that ``text[start:end]`` is
the words it stands for. Spans in records always point into the text as received.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``[start, end)`` of a text, in code points.

    >>> Span(0, 5).of("Seoul and Tokyo")
    'Seoul'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}) does not run forward from 0 or later")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    @classmethod
    def around(cls, spans: Iterable[Span]) -> Span:
        """The smallest span that covers all of ``spans`` (at least one)."""
        every = list(spans)
        return cls(min(s.start for s in every), max(s.end for s in every))


class SpanMap:
    """Where each character of a cleaned text stood in the text as received.

    Made from runs: ``(clean_start, received_start)`` says that from ``clean_start`` on, cleaned and
    received characters go in step until the next run begins.

    >>> clean_map = SpanMap([(0, 0), (2, 3)], clean_len=5, received_len=6)   # one character dropped
    >>> clean_map.to_received(Span(1, 4))
    Span(start=1, end=5)
    """

    def __init__(self, runs: list[tuple[int, int]], *, clean_len: int, received_len: int) -> None:
        self._clean = [run[0] for run in runs] or [0]
        self._received = [run[1] for run in runs] or [0]
        self.clean_len = clean_len
        self.received_len = received_len

    @classmethod
    def identity(cls, length: int) -> SpanMap:
        """The map of a text in which nothing was changed."""
        return cls([(0, 0)], clean_len=length, received_len=length)

    def _at(self, offset: int) -> int:
        run = bisect_right(self._clean, offset) - 1
        return self._received[run] + offset - self._clean[run]

    def to_received(self, span: Span) -> Span:
        """The received characters that a span of the cleaned text came from."""
        if not len(span):
            return Span(self._at(span.start), self._at(span.start))
        return Span(self._at(span.start), self._at(span.end - 1) + 1)

    def to_clean(self, offset: int) -> int:
        """The cleaned position of a received character (of the next kept one, if it was dropped)."""
        run = max(bisect_right(self._received, offset) - 1, 0)
        following = self._clean[run + 1] if run + 1 < len(self._clean) else self.clean_len
        return min(self._clean[run] + max(offset - self._received[run], 0), following)
