"""A report laid out for finding speech: its sentences, quotations and text, and what a stretch of words becomes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from readout.analysis.model import Analysis, Sentence
from readout.spans import Span

MARKS = frozenset("\"“”„«»'‘’`")
#: Punctuation that never ends or begins what was said, unless it stands inside the quotation.
OUTER = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "...", "…"})


@dataclass(frozen=True)
class Page:
    """An analysis with its outermost quotations; all spans point into the text as received."""

    analysis: Analysis

    @cached_property
    def text(self) -> str:
        """The text as received."""
        return self.analysis.report.text

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """The outermost quotations, marks left out, in the order of the text."""
        found: list[Span] = []
        for quote in sorted(self.analysis.quotes, key=lambda q: (q.start, -q.end)):
            if not found or not found[-1].covers(quote):
                found.append(quote)
        return tuple(found)

    @cached_property
    def _quote_ends(self) -> list[int]:
        return [q.end for q in self.quotes]

    def quotes_in(self, span: Span) -> tuple[Span, ...]:
        """The quotations that share characters with a span."""
        found = []
        for quote in self.quotes[bisect_left(self._quote_ends, span.start + 1) :]:
            if quote.start >= span.end:
                break
            found.append(quote)
        return tuple(found)

    def quote_before(self, sentence: Sentence) -> Span | None:
        """The quotation that ends right before a sentence, or None."""
        at = sentence.span.start
        for quote in self.quotes_in(Span(max(at - 4, 0), max(at, 1))):
            if quote.end < at:
                return quote
        return None

    def with_marks(self, quote: Span) -> Span:
        """A quotation with the marks around it."""
        start, end = quote.start, quote.end
        while start > 0 and self.text[start - 1] in MARKS:
            start -= 1
        while end < len(self.text) and self.text[end] in MARKS:
            end += 1
        return Span(start, end)

    def pieces(self, sentence: Sentence, indices: Iterable[int]) -> tuple[Span, ...]:
        """Words of a sentence as spans: one for each unbroken run, trimmed, quotation marks taken in."""
        runs: list[list[int]] = []
        for index in sorted(set(indices)):
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        spans = [self._trimmed(sentence, run) for run in runs]
        return tuple(span for span in spans if span is not None)

    def _trimmed(self, sentence: Sentence, run: list[int]) -> Span | None:
        tokens = sentence.tokens
        first, last = 0, len(run) - 1
        while first <= last and (
            tokens[run[first]].form in OUTER or tokens[run[first]].form in ('"', "”", ")")
        ):
            if tokens[run[first]].form == '"' and self._opens(tokens[run[first]].span):
                break
            first += 1
        while last >= first and (
            tokens[run[last]].form in OUTER or tokens[run[last]].form in ("“", "(", "and")
        ):
            last -= 1
        if first > last:
            return None
        span = sentence.words(run[first], run[last] + 1)
        if not any(c.isalnum() for c in span.of(self.text)):
            return None
        return self._to_marks(span)

    def _opens(self, mark: Span) -> bool:
        return any(
            0 <= quote.start - mark.end <= 1 for quote in self.quotes_in(Span(mark.start, mark.end + 2))
        )

    def _to_marks(self, span: Span) -> Span:
        """A span whose edges touch those of a quotation takes in its marks and the full stop before them."""
        start, end = span.start, span.end
        for quote in self.quotes_in(span):
            if abs(quote.start - start) <= 1:
                start = min(start, self.with_marks(quote).start)
            if 0 <= quote.end - end <= 2 and not any(c.isalnum() for c in self.text[end : quote.end]):
                end = max(end, self.with_marks(quote).end)
        return Span(start, end)

    def mode(self, pieces: tuple[Span, ...]) -> str:
        """``direct`` where all that was said stands in quotation marks, ``mixed`` where a part, else ``indirect``."""
        quoted = total = 0
        for piece in pieces:
            total += sum(c.isalnum() for c in piece.of(self.text))
            for quote in self.quotes_in(piece):
                inside = Span(max(piece.start, quote.start), min(piece.end, quote.end))
                quoted += sum(c.isalnum() for c in inside.of(self.text))
        if not quoted:
            return "indirect"
        return "direct" if quoted >= 0.95 * total else "mixed"

    def is_quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks."""
        return any(quote.covers(span) for quote in self.quotes_in(span))
