"""What can be seen of each paragraph by itself, before its place on the page is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from readout.knowledge.pages import Furniture, folded, places, publishers_by_name
from readout.report.dateline import WrittenDateline, find_dateline
from readout.report.furniture import is_separator, issuer_of, match_furniture, section_of
from readout.report.markers import take_markers
from readout.report.stamps import Stamp, read_stamp
from readout.spans import Span

#: Of a longer paragraph only so many characters are looked at: what it is shows in them.
_LOOK_CHARS = 2000
#: Words from which a paragraph that ends as a sentence is surely prose, and from which any paragraph is.
_SOLID_WORDS = 12
_SURELY_PROSE = 40

_SENTENCE_END = re.compile(r"[.?!…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[-•*·–—▪►]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Look:
    """A paragraph of the cleaned text. ``words`` leaves the lead markers in ``markers`` out."""

    clean: str
    span: Span

    @cached_property
    def _marked(self) -> tuple[tuple[str, ...], Span]:
        return take_markers(self.clean, self.span)

    @property
    def markers(self) -> tuple[str, ...]:
        """The lead markers at the paragraph's ends."""
        return self._marked[0]

    @property
    def words(self) -> Span:
        """The paragraph without its lead markers; empty where it holds nothing else."""
        return self._marked[1]

    @cached_property
    def text(self) -> str:
        """The words, at most 2,000 characters of them."""
        return self.clean[self.words.start : min(self.words.end, self.words.start + _LOOK_CHARS)]

    @cached_property
    def count(self) -> int:
        """How many words ``text`` has."""
        return len(self.text.split())

    @cached_property
    def dateline(self) -> WrittenDateline | None:
        """The dateline that opens the paragraph."""
        return find_dateline(self.clean, self.words.start, self.words.end)

    @property
    def is_dateline_alone(self) -> bool:
        """Whether the paragraph is a dateline and nothing else."""
        if self.count > 12 or not any(mark in self.text for mark in ",(/["):
            return False  # most short paragraphs: neither a comma before a day nor an agency in brackets
        return self.dateline is not None and self.dateline.span.end >= self.words.end

    @cached_property
    def furniture(self) -> Furniture | None:
        """The row of furniture that the paragraph is."""
        return match_furniture(self.text, self.count)

    @cached_property
    def stamp(self) -> Stamp | None:
        """What the paragraph says as a time stamp (spans count from ``words.start``)."""
        return read_stamp(self.text)

    @cached_property
    def section(self) -> str | None:
        """The name of the section that the paragraph is."""
        return section_of(self.text) if self.count <= 10 else None

    @cached_property
    def path(self) -> str | None:
        """The section at the end of a path of sections ("Home > World > Asia")."""
        return section_of(self.text) if self.count <= 12 and set(self.text) & set(">›»") else None

    @cached_property
    def publisher(self) -> str | None:
        """The table's name of the publisher whose name the paragraph is."""
        name = self.text.split("(")[0]
        known = publishers_by_name().get(folded(name)) if 0 < self.count <= 8 else None
        return known.name if known is not None else None

    @cached_property
    def is_place(self) -> bool:
        """Whether the paragraph is the name of a known place and nothing else ("Washington, DC")."""
        short = self.count <= 4 and not any(character.isdigit() for character in self.text)
        return short and folded(self.text.split(",")[0]) in places()

    @cached_property
    def issuer(self) -> tuple[str, str] | None:
        """Name and kind of the issuer of a release, where the paragraph is such a name."""
        return issuer_of(self.text, self.count)

    @cached_property
    def is_separator(self) -> bool:
        """Whether the paragraph is a rule between parts of the page."""
        return is_separator(self.text)

    @cached_property
    def is_sentence(self) -> bool:
        """Whether the paragraph ends as a sentence does (or is too long to see its end)."""
        return len(self.text) >= _LOOK_CHARS or bool(_SENTENCE_END.search(self.text.rstrip()))

    @property
    def is_item(self) -> bool:
        """Whether the paragraph is an item of a list."""
        return bool(_BULLET.match(self.text))

    @cached_property
    def is_solid(self) -> bool:
        """Whether the paragraph is surely prose of the story."""
        enough = self.count >= _SOLID_WORDS and self.is_sentence
        return (enough or self.count >= _SURELY_PROSE) and self.furniture is None and self.stamp is None

    @cached_property
    def is_plain(self) -> bool:
        """Whether nothing shows that the paragraph is page furniture."""
        return bool(self.count) and not (
            self.is_separator
            or self.furniture
            or self.stamp
            or self.section
            or self.is_dateline_alone
            or self.publisher
            or self.is_place
        )
