"""A sheet: a text laid out into paragraphs and cleaned, before it is asked what each paragraph is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from readout.errors import ReportError
from readout.report.clean import clean_text
from readout.report.layout import LINE, Paragraph, find_paragraphs
from readout.report.looks import Look
from readout.settings import DEFAULTS
from readout.spans import Span, SpanMap

#: No report has so many lines; what has is a word list, a log or a table, and would take minutes to look through.
_MAX_LINES = 200_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as received, its paragraphs, its cleaned text with the way back, and a look at each paragraph."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    clean: str
    clean_map: SpanMap
    looks: tuple[Look, ...]


def lay_out(text: str, *, origin: str = "<text>", max_report_chars: int = DEFAULTS.max_report_chars) -> Sheet:
    """The sheet of ``text``. Raises ``ReportError`` where it is empty, too long or has more lines than any report.

    >>> lay_out("Envoys meet").looks[0].text
    'Envoys meet'
    """
    if len(text) > max_report_chars:
        raise ReportError(
            origin,
            f"has {len(text):,} characters, more than the {max_report_chars:,} that one report may have: cut it into "
            "its reports, or raise the limit (--max-report-chars on the command line, max_report_chars in Python)",
        )
    if sum(1 for _ in islice(LINE.finditer(text), _MAX_LINES + 1)) > _MAX_LINES:
        raise ReportError(
            origin, f"has more than {_MAX_LINES:,} lines: that is no report; cut it into its reports"
        )
    paragraphs = tuple(find_paragraphs(text))
    if not paragraphs:
        raise ReportError(origin, "is empty: there is no text to read")
    clean, clean_map = clean_text(text, (gap for paragraph in paragraphs for gap in paragraph.gaps))
    looks = tuple(
        Look(clean, Span(clean_map.to_clean(one.span.start), clean_map.to_clean(one.span.end)))
        for one in paragraphs
    )
    return Sheet(text, paragraphs, clean, clean_map, looks)
