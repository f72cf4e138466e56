"""Which of many spans lie over a place: found without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.spans import Span

#: Characters of one cell of the grid: about a sentence.
CELL = 256


@dataclass
class SpanIndex:
    """Numbers with their spans; a number may have several.

    >>> index = SpanIndex()
    >>> index.add(7, [Span(0, 300)])
    >>> index.over(Span(290, 310))
    [7]
    """

    cells: dict[int, list[tuple[Span, int]]] = field(default_factory=dict)

    def add(self, number: int, spans: Iterable[Span]) -> None:
        """Lay the spans of a number into the grid."""
        for span in spans:
            for cell in range(span.start // CELL, max(span.end - 1, span.start) // CELL + 1):
                self.cells.setdefault(cell, []).append((span, number))

    def over(self, span: Span) -> list[int]:
        """The numbers of which a span shares characters with this one, in rising order."""
        found: set[int] = set()
        for cell in range(span.start // CELL, max(span.end - 1, span.start) // CELL + 1):
            found.update(number for other, number in self.cells.get(cell, ()) if other.overlaps(span))
        return sorted(found)
