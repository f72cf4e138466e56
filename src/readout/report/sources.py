"""Files, bytes and standard input: what form they have, and every report that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readout.errors import ReportError
from readout.report.decode import decode
from readout.report.jsonlines import FieldMap, looks_like_json, read_json_lines
from readout.report.model import Note, Report
from readout.report.page import looks_like_html, read_page
from readout.report.publication import Declared, check_published
from readout.report.read import read_report, read_sheet
from readout.report.sheet import lay_out
from readout.report.stories import find_stories

_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
_JSON_ENDINGS = (".jsonl", ".ndjson", ".json", ".jsonlines")


def read_reports(
    source: Path | bytes,
    *,
    published: str | None = None,
    mapping: FieldMap | None = None,
    origin: str | None = None,
    url: str | None = None,
) -> Iterator[Report | ReportError]:
    """Every report of a file or of bytes: plain text, saved HTML or JSON Lines, told apart by name and content.

    One item comes out for each report, in order; what cannot be read comes out as a ``ReportError`` in its place
    and never keeps the others back. A page with several stories gives one report each ("page.txt, story 2"), its text
    being that story's part of the page; a line of JSON gives "file.jsonl, line 3", with the line's id where it has one.
    Raises ``UsageError`` at once for a ``published`` that is no day.

    >>> [report.origin for report in read_reports(b"Envoys of both states met in Oslo.", origin="<stdin>")]
    ['<stdin>']
    """
    check_published(published)
    name = origin if origin is not None else str(source) if isinstance(source, Path) else "<bytes>"
    return _read_source(source, published, mapping, name, url)


def read_html(
    html: str, *, published: str | None = None, origin: str = "<html>", url: str | None = None
) -> Report:
    """The report of one saved page. The text that was found in it is the report's text as received.

    Raises ``ReportError`` where the page holds no text, ``UsageError`` for a ``published`` that is no day.

    >>> read_html("<html><body><p>Envoys of both states met in Oslo.</p></body></html>").text
    'Envoys of both states met in Oslo.'
    """
    check_published(published)
    page = read_page(html)
    if not page.text.strip():
        raise ReportError(origin, "holds no text outside its menus and scripts: save the page as text")
    declared = replace(page.declared, url=url or page.declared.url)
    return read_report(page.text, published=published, origin=origin, declared=declared)


def _read_source(
    source: Path | bytes, published: str | None, mapping: FieldMap | None, origin: str, url: str | None
) -> Iterator[Report | ReportError]:
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        ending = source.suffix.lower() if isinstance(source, Path) else ""
        if _is_json(data, ending, mapping):
            yield from _read_json(data, published, mapping, origin)
            return
        text, notes = decode(
            data, origin=origin, declared=ending in _HTML_ENDINGS or b"<html" in data[:4096].lower()
        )
        items = _read_text(text, published, origin, url, named_html=ending in _HTML_ENDINGS)
        yield from (_noted(item, notes) for item in items)
    except ReportError as bad:
        yield bad
    except OSError as bad:
        yield ReportError(origin, _why_not_opened(bad))


def _why_not_opened(bad: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "there is no such file",
        IsADirectoryError: "is a folder: name the files in it",
        PermissionError: "may not be opened: its permissions forbid it",
    }
    return reasons.get(type(bad), f"cannot be opened ({bad.strerror or bad})")


def _is_json(data: bytes, ending: str, mapping: FieldMap | None) -> bool:
    head = data[:4096]
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    looks = looks_like_json(head.decode("utf-16" if wide else "utf-8", "replace"))
    plain = b"\x00" not in head or wide
    return looks or (plain and bool(data.strip()) and (ending in _JSON_ENDINGS or mapping is not None))


def _read_json(
    data: bytes, published: str | None, mapping: FieldMap | None, origin: str
) -> Iterator[Report | ReportError]:
    for item in read_json_lines(data, origin=origin, mapping=mapping):
        if isinstance(item, ReportError):
            yield item
            continue
        try:
            if looks_like_html(item.text):
                page = read_page(item.text)
                yield read_report(page.text, published=published, origin=item.origin, declared=item.declared)
            else:
                yield read_report(item.text, published=published, origin=item.origin, declared=item.declared)
        except ReportError as bad:
            yield bad


def _read_text(
    text: str, published: str | None, origin: str, url: str | None, *, named_html: bool
) -> Iterator[Report | ReportError]:
    if named_html or looks_like_html(text):
        yield read_html(text, published=published, origin=origin, url=url)
        return
    sheet = lay_out(text, origin=origin)
    stories = find_stories(sheet)
    if len(stories) == 1:
        yield read_sheet(sheet, published=published, origin=origin, declared=Declared(url=url))
        return
    for number, story in enumerate(stories, 1):
        note = Note(f"the page holds {len(stories)} stories; this is number {number}")
        try:
            where = f"{origin}, story {number}"
            yield _noted(read_report(story.of(text), published=published, origin=where, url=url), (note,))
        except ReportError as error:
            yield error


def _noted(item: Report | ReportError, notes: tuple[Note, ...]) -> Report | ReportError:
    return replace(item, notes=(*notes, *item.notes)) if notes and isinstance(item, Report) else item
