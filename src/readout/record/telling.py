"""Through whom the report knows a thing: the statements in whose content its words stand."""

from __future__ import annotations

from collections.abc import Sequence

from readout.record.attribution.index import SpanIndex
from readout.record.model import Statement
from readout.spans import Span


class Telling:
    """Looks up the chain of statements around a place of the text.

    >>> Telling(()).chain(Span(3, 9))
    ()
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = tuple(statements)
        self._index = SpanIndex()
        for number, statement in enumerate(self.statements):
            self._index.add(number, (evidence.span for evidence in statement.evidence))

    def around(self, span: Span) -> tuple[Statement, ...]:
        """The statements in whose content at least half of a span stands, outermost first.

        Of a statement that several speakers make together only the first is given.
        """
        found: list[Statement] = []
        for number in self._index.over(span):
            statement = self.statements[number]
            inside = any(_shares_half(span, evidence.span) for evidence in statement.evidence)
            twin = any(s.cue == statement.cue and s.content == statement.content for s in found)
            if inside and not twin:
                found.append(statement)
        return tuple(sorted(found, key=lambda s: (len(s.told_by), -len(s.content.span), s.content.span)))

    def chain(self, span: Span) -> tuple[str, ...]:
        """The ids of the statements around a span, outermost first; empty in the report's own voice."""
        return tuple(statement.id for statement in self.around(span))


def _shares_half(span: Span, content: Span) -> bool:
    shared = min(span.end, content.end) - max(span.start, content.start)
    return shared > 0 and 2 * shared >= len(span)
