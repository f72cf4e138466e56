"""What stands between quotation marks, across sentences and paragraphs. Apostrophes are no quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.spans import Span

_MARKS = re.compile(r"[\"“”„«»]|``|''|‘‘|’’|['‘’]")
_OPENING = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_SINGLE = frozenset({"'", "‘", "’"})
#: What begins with an apostrophe and opens no quotation: '60s, 'em.
_ANY_MARK = "\"'“”‘’`«»„"
#: Marks that may stand side by side, as where a quotation in a quotation ends.
_MARKS_TOGETHER = 4
_DOUBLE = re.compile(r"[\"”»]|''|’’")
_ELISION = re.compile(r"['’](?:\d\ds?|em|til|tis|twas|cause|bout|n)(?!\w)")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…%)])['’](?!\w)")


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The characters between quotation marks, marks and outer blanks left out, in the order of the text.

    ``paragraphs`` are the stretches of ``text`` to read, in order. A quotation that runs over several
    paragraphs gives one span for each, whether every paragraph opens it anew or not. Nested quotations are
    found too. One that is never closed ends with its paragraph; a single mark that is never closed is an
    apostrophe.

    >>> line = "He said: “We call it ‘a step’. It's late.”"
    >>> [span.of(line) for span in find_quotes(line, [Span(0, len(line))])]
    ["We call it ‘a step’. It's late.", 'a step']
    """
    found: list[Span] = []
    running = False
    for paragraph in paragraphs:
        reader = _Reader(text, paragraph, running)
        running = reader.read()
        found += sorted(reader.found, key=lambda s: (s.start, -s.end))
    return found


@dataclass
class _Reader:
    """The state while one paragraph is read. ``running``: the paragraph before ended inside a quotation."""

    text: str
    paragraph: Span
    running: bool
    found: list[Span] = field(default_factory=list)
    doubles: list[int] = field(default_factory=list)
    single: int | None = None
    single_ends: list[int] = field(default_factory=list)
    double_marks: list[int] = field(default_factory=list)

    def read(self) -> bool:
        """Fill ``found``; True if the paragraph ends inside a quotation in double marks."""
        start, end = self.paragraph.start, self.paragraph.end
        self.single_ends = [match.start() for match in _SINGLE_END.finditer(self.text, start, end)]
        self.double_marks = [match.start() for match in _DOUBLE.finditer(self.text, start, end)]
        for match in _MARKS.finditer(self.text, start, end):
            mark, at = match.group(), match.start()
            if mark in _SINGLE:
                self._read_single(at, match.end())
            elif mark in _OPENING:
                self.doubles.append(match.end())
            elif mark in _CLOSING:
                self._close(at)
            else:
                self._read_straight(at, match.end())
        for opened in self.doubles[:1]:
            self._add(opened, end)
        return bool(self.doubles)

    def _read_straight(self, at: int, end: int) -> None:
        """A straight double mark opens or closes by the blanks about it, and where they do not tell, by turns."""
        glued_left, glued_right = self._glued(at, end)
        opens = not self.doubles if glued_left == glued_right else glued_right
        if not opens:
            self._close(at)
            return
        if self.doubles:  # the quotation before was never closed: it ends where this one begins
            self._add(self.doubles.pop(), at)
        self.doubles.append(end)

    def _close(self, at: int) -> None:
        if self.doubles:
            opened = self.doubles.pop()
            if self.single is not None and self.single > opened:
                self.single = None
            self._add(opened, at)
        elif self.running and not self.found:
            self._add(self.paragraph.start, at)

    def _read_single(self, at: int, end: int) -> None:
        glued_left, glued_right = self._glued(at, end)
        if self.single is not None and glued_left and not glued_right:
            possessive = self.text[at - 1] in "sS" and self._ends_after(at)
            if not possessive:
                self._add(self.single, at)
                self.single = None
        elif self.single is None and glued_right and not glued_left and not _ELISION.match(self.text, at):
            self.single = at + 1 if self._ends_after(at) else None

    def _ends_after(self, at: int) -> bool:
        """Whether, before the double marks now open close, a single mark follows that can close a quotation."""
        ahead = bisect_right(self.single_ends, at)
        if ahead == len(self.single_ends):
            return False
        double = bisect_right(self.double_marks, at)
        closed_before = (
            double < len(self.double_marks) and self.double_marks[double] < self.single_ends[ahead]
        )
        return not (self.doubles and closed_before)

    def _glued(self, at: int, end: int) -> tuple[bool, bool]:
        """Whether words touch the mark on its left and on its right; other marks beside it are looked past."""
        left, right = at - 1, end
        while left >= max(self.paragraph.start, at - _MARKS_TOGETHER) and self.text[left] in _ANY_MARK:
            left -= 1
        while right < min(self.paragraph.end, end + _MARKS_TOGETHER) and self.text[right] in _ANY_MARK:
            right += 1
        before = self.text[left] if left >= self.paragraph.start else " "
        after = self.text[right] if right < self.paragraph.end else " "
        return not (before.isspace() or before in "([{—–-"), not (after.isspace() or after in ")]}.,;:!?—–")

    def _add(self, start: int, end: int) -> None:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            self.found.append(Span(start, end))
