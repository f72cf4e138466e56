"""What a report is once it has been read: its text as received, its parts, and what its page says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from readout.spans import Span, SpanMap


class BlockKind(StrEnum):
    """What a block of the page is. Only HEADLINE, PARAGRAPH and HEADING are read for records."""

    HEADLINE = "headline"
    SECTION = "section"
    STAMP = "stamp"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    FOREIGN = "foreign"  # a paragraph in another language than English


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page. ``span`` points into the text as received; blank lines lie between blocks.

    For the paragraph that carries a dateline or lead marker, ``span`` starts after it: the words of
    the story only.
    """

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency that open a story: ``SEOUL, Jan. 29 (Yonhap) --``."""

    place: str | None = None
    date: date | None = None
    agency: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the report (never the speaker). ``kind``: agency, ministry, un, outlet, or None."""

    name: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be read or decided: plain words, with the place where there is one."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``text`` is the text as received; every span of every record points into it.

    ``clean`` is the text that language is read from (soft hyphens and zero-width characters dropped,
    line ends and odd blanks made plain); ``clean_map`` leads back. ``published`` is ISO 8601, as exact
    as the page says it (``2016-01-29`` or ``2016-01-29T15:30+09:00``); ``zone`` is an IANA name or None.
    ``id`` is a content hash.
    """

    id: str
    text: str
    clean: str
    clean_map: SpanMap
    blocks: tuple[Block, ...]
    headline: str | None = None
    section: str | None = None
    published: str | None = None
    zone: str | None = None
    dateline: Dateline = field(default_factory=Dateline)
    source: Source = field(default_factory=Source)
    url: str | None = None
    language: str | None = None
    markers: tuple[str, ...] = ()
    origin: str = "<text>"
    notes: tuple[Note, ...] = ()

    @property
    def day(self) -> date | None:
        """The day that decides what "Friday" is: the dateline's, else the day of publication."""
        if self.dateline.date is not None:
            return self.dateline.date
        return date.fromisoformat(self.published[:10]) if self.published else None
