"""Layout: the paragraphs of a plain text, whether each stands on one line or is wrapped over many.

Blank lines always part paragraphs. Between two lines without one, three things decide: a bullet, an indent or
the words that open a story begin a new paragraph; on a page that is wrapped at some width, a line goes on where
the first word of the next would not have fitted on it; and anywhere, a long line goes on where it ends in the middle
of a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from readout.report.clean import INVISIBLE, LINE_ENDS, ODD_BLANKS
from readout.spans import Span

_BLANKS = " " + ODD_BLANKS + INVISIBLE
#: A line that is not empty, without what ends it.
LINE = re.compile(f"[^{LINE_ENDS}]+")

#: Longer lines than this are paragraphs of their own: no mail program or wire wraps so wide.
_MAX_WIDTH = 132
#: Shorter lines than this are headlines, menus and labels, and say nothing about the width of the page.
_MIN_WIDTH = 40
#: How far below the width a wrapped line may stop, in characters.
_RAGGED = 25
_SENTENCE_ENDS = frozenset(".?!…")

_OPENS_ANEW = re.compile(
    r"[-•*·–—▪►]\s|\(?\d{1,2}[.)]\s|By [A-Z][a-z]+ [A-Z]|Date:|\([A-Z]{4}"
    r"|[A-Z][A-Z .,'/]{3,40}(?:\([A-Za-z]+\) ?)?(?:--|—|–)"
)
_GOES_ON = re.compile(
    r"(?:,|-|\b(?:the|a|an|of|to|and|or|in|on|at|for|with|by|from|that|which|its|their|is|was|has))$"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph in the text as received, blanks at their edges left out. At least one line."""

    lines: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first visible character to the last."""
        return Span(self.lines[0].start, self.lines[-1].end)

    @property
    def gaps(self) -> Iterator[Span]:
        """What lies between one line and the next."""
        return (Span(one.end, next_.start) for one, next_ in pairwise(self.lines))


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    indent: int


def find_paragraphs(text: str) -> list[Paragraph]:
    r"""The paragraphs of ``text`` in order. Every visible character lies in exactly one of them.

    >>> [p.span.of("One.\n\nTwo.") for p in find_paragraphs("One.\n\nTwo.")]
    ['One.', 'Two.']
    """
    groups = list(_groups(text))
    width = _page_width(text, groups)
    found: list[Paragraph] = []
    for group in groups:
        lines = [group[0].span]
        for line, following in pairwise(group):
            if _continues(text, line, following, width):
                lines.append(following.span)
            else:
                found.append(Paragraph(tuple(lines)))
                lines = [following.span]
        found.append(Paragraph(tuple(lines)))
    return found


def _groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines with no blank line between them."""
    group: list[_Line] = []
    last_end = 0
    for found in LINE.finditer(text):
        line = _line(text, *found.span())
        gap = text[last_end : found.start()]
        if group and not (len(gap) == 1 or gap == "\r\n"):
            yield group
            group = []
        if len(line.span):
            group.append(line)
        elif group:
            yield group
            group = []
        last_end = found.end()
    if group:
        yield group


def _line(text: str, start: int, end: int) -> _Line:
    words = text[start:end]
    indent = len(words) - len(words.lstrip(_BLANKS))
    return _Line(Span(start + indent, max(start + indent, start + len(words.rstrip(_BLANKS)))), indent)


def _page_width(text: str, groups: list[list[_Line]]) -> int | None:
    """The width at which the page is wrapped, or None.

    On a wrapped page most inner lines end a little below one width, and few of them with a sentence.
    """
    inner = [line.span for group in groups for line in group[:-1] if len(line.span) >= _MIN_WIDTH]
    if len(inner) < 2:
        return None
    lengths = sorted(map(len, inner))
    width = lengths[len(lengths) * 9 // 10]
    near = sum(width - _RAGGED <= length <= width + 3 for length in lengths)
    whole = sum(text[span.end - 2 : span.end].rstrip("\"'”’)")[-1:] in _SENTENCE_ENDS for span in inner)
    return width if width <= _MAX_WIDTH and near >= 0.6 * len(inner) and whole <= 0.5 * len(inner) else None


def _continues(text: str, line: _Line, following: _Line, width: int | None) -> bool:
    """Whether ``following`` belongs to the paragraph of ``line``, the line before it."""
    length = len(line.span)
    if length > _MAX_WIDTH + 3 or length < _MIN_WIDTH or following.indent > line.indent + 1:
        return False
    opening = text[following.span.start : following.span.start + 80]
    if _OPENS_ANEW.match(opening):
        return False
    end = text[max(line.span.start, line.span.end - 12) : line.span.end]
    if opening[0].islower() or _GOES_ON.search(end):
        return True
    return width is not None and length + 1 + len(opening.split(maxsplit=1)[0]) > width - 2
