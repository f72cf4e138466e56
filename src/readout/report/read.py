"""Reading one report from its text. The cascade, told once:

1. ``sheet`` lays the text out: ``layout`` finds the paragraphs, joining lines that were wrapped,
2. and ``clean`` makes the language text and the map back to the text as received; from here on, spans are clean ones.
3. ``looks`` says of each paragraph by itself what it may be: ``markers``, ``dateline``, ``stamps``, ``furniture``.
4. ``head`` finds the paragraph that opens the story and, above it, headline, section, stamps and issuer.
5. ``body`` tells the story from the furniture between and below its paragraphs.
6. ``publication`` decides day, zone, dateline and source out of all that argument and page say.
7. ``english`` leaves out what ``language`` finds to be in another one.
8. ``identity`` makes the id; blocks and notes are led back to the text as received.

Files, saved pages and lines of JSON come to this through ``sources``.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.identity import digest
from readout.report.body import find_body, has_markers
from readout.report.english import READ_KINDS, leave_out_foreign
from readout.report.furniture import copyright_holder
from readout.report.head import Head, find_head
from readout.report.looks import Look
from readout.report.model import Block, BlockKind, Dateline, Note, Report
from readout.report.publication import Declared, check_published, find_publication
from readout.report.sheet import Sheet, lay_out
from readout.settings import DEFAULTS
from readout.spans import Span, SpanMap

#: The line of copyright stands within so many paragraphs from the end of a page.
_FOOT_PARAGRAPHS = 40


def read_report(
    text: str,
    *,
    published: str | None = None,
    origin: str = "<text>",
    url: str | None = None,
    declared: Declared | None = None,
    max_report_chars: int = DEFAULTS.max_report_chars,
) -> Report:
    r"""The report that ``text`` is: one story, with or without the page around it.

    ``published`` (ISO 8601) is the user's word on the day of publication and wins over the page's. ``declared`` is
    what the page says beside its text. Raises ``ReportError`` where there is no text or more than
    ``max_report_chars`` characters of it, ``UsageError`` for a ``published`` that is no day.

    >>> report = read_report("Envoys meet\n\nOSLO, May 3, 2014 (NTB) -- Envoys of both states met on Saturday.")
    >>> report.headline, report.dateline.place, report.published
    ('Envoys meet', 'Oslo', '2014-05-03')
    """
    check_published(published)
    sheet = lay_out(text, origin=origin, max_report_chars=max_report_chars)
    return read_sheet(sheet, published=published, origin=origin, declared=declared or Declared(url=url))


def read_sheet(sheet: Sheet, *, published: str | None, origin: str, declared: Declared) -> Report:
    """The report of a sheet that holds one story: steps 4 to 8. Raises as ``read_report`` does."""
    clean, clean_map, looks = sheet.clean, sheet.clean_map, sheet.looks
    head = find_head(looks, headline=declared.headline)
    blocks = [*head.blocks, *_story_blocks(looks, head)]
    head.site = head.site or _site_in_foot(looks)
    publication = find_publication(clean, head, argument=check_published(published), declared=declared)
    notes = [*publication.notes, *_left_out(looks, head, blocks), *_reading_notes(blocks)]
    blocks, language, foreign = leave_out_foreign(clean, blocks)
    notes += foreign
    headline = declared.headline or (" ".join(head.headline.of(clean).split()) if head.headline else None)
    return Report(
        id=digest("report", sheet.text, headline or "", publication.published or ""),
        text=sheet.text,
        clean=clean,
        clean_map=clean_map,
        blocks=tuple(
            Block(block.kind, clean_map.to_received(block.span)) for block in blocks if len(block.span)
        ),
        headline=headline,
        section=declared.section or head.section,
        published=publication.published,
        zone=publication.zone,
        dateline=_received(publication.dateline, clean, clean_map),
        source=publication.source,
        url=declared.url,
        language=language,
        markers=tuple(head.markers),
        origin=origin,
        notes=tuple(
            Note(note.reason, clean_map.to_received(note.span) if note.span else None) for note in notes
        ),
    )


def _story_blocks(looks: Sequence[Look], head: Head) -> list[Block]:
    if head.lead >= len(looks):
        return []
    lead = looks[head.lead]
    head.markers += lead.markers
    start = lead.words.start
    if lead.dateline is not None:
        head.dateline = lead.dateline
        start = lead.dateline.span.end
    blocks = find_body(looks, head.lead, start)
    for look, block in zip(looks[head.lead + 1 :], blocks[1:], strict=True):
        head.markers += look.markers if has_markers(look, block.kind) else ()
    return blocks


def _left_out(looks: Sequence[Look], head: Head, blocks: list[Block]) -> list[Note]:
    """A note where prose stands below a mark that ends the story ("(END)"): another story may begin there."""
    below = zip(looks[head.lead :], blocks[len(head.blocks) :], strict=True)
    lost = [block.span for look, block in below if block.kind is BlockKind.BOILERPLATE and look.is_solid]
    if not lost:
        return []
    return [
        Note(f"{len(lost)} paragraphs below the mark that ends the story are left out", Span.around(lost))
    ]


def _site_in_foot(looks: Sequence[Look]) -> str | None:
    """The publisher that the last lines of the page name as holder of the copyright."""
    holders = (
        copyright_holder(look.text) for look in looks[-_FOOT_PARAGRAPHS:] if look.furniture is not None
    )
    return next((holder for holder in holders if holder is not None), None)


def _received(dateline: Dateline, clean: str, clean_map: SpanMap) -> Dateline:
    """The dateline with its span in the text as received, trailing blanks left out."""
    if dateline.span is None:
        return dateline
    end = dateline.span.start + len(dateline.span.of(clean).rstrip())
    span = clean_map.to_received(Span(dateline.span.start, end))
    return Dateline(dateline.place, dateline.date, dateline.agency, span)


def _reading_notes(blocks: list[Block]) -> list[Note]:
    if any(block.kind in READ_KINDS for block in blocks):
        return []
    return [Note("the page holds no story: all of it is menus, stamps and the like")]
