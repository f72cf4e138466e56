"""Files, bytes and standard input: what form they have, and every report that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from readout.settings import DEFAULTS

_HTML_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
_JSON_ENDINGS = (".jsonl", ".ndjson", ".json", ".jsonlines")


def read_reports(
    source: Path | bytes,
    *,
    published: str | None = None,
    mapping: FieldMap | None = None,
    origin: str | None = None,
    url: str | None = None,
    max_report_chars: int = DEFAULTS.max_report_chars,
) -> Iterator[Report | ReportError]:
    """Every report of a file or of bytes: plain text, saved HTML or JSON Lines, told apart by name and content.

    One item comes out for each report, in order; what cannot be read comes out as a ``ReportError`` in its place
    and never keeps the others back. A page with several stories gives one report each ("page.txt, story 2"), its text
    being that story's part of the page; a line of JSON gives "file.jsonl, line 3", with the line's id where it has one.
    A text of more than ``max_report_chars`` characters is one that cannot be read.
    Raises ``UsageError`` at once for a ``published`` that is no day.

    >>> [report.origin for report in read_reports(b"Envoys of both states met in Oslo.", origin="<stdin>")]
    ['<stdin>']
    """
    check_published(published)
    name = origin if origin is not None else str(source) if isinstance(source, Path) else "<bytes>"
    return _read_source(source, mapping, _Told(name, published, url, max_report_chars))


def read_html(
    html: str,
    *,
    published: str | None = None,
    origin: str = "<html>",
    url: str | None = None,
    max_report_chars: int = DEFAULTS.max_report_chars,
) -> Report:
    """The report of one saved page. The text that was found in it is the report's text as received.

    Raises ``ReportError`` where the page holds no text or more than ``max_report_chars`` characters of it, and
    ``UsageError`` for a ``published`` that is no day.

    >>> read_html("<html><body><p>Envoys of both states met in Oslo.</p></body></html>").text
    'Envoys of both states met in Oslo.'
    """
    check_published(published)
    page = read_page(html)
    if not page.text.strip():
        raise ReportError(origin, "holds no text outside its menus and scripts: save the page as text")
    declared = replace(page.declared, url=url or page.declared.url)
    return read_report(
        page.text,
        published=published,
        origin=origin,
        declared=declared,
        max_report_chars=max_report_chars,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the caller says of a source: its name, the day and address of its reports, and how long they may be."""

    origin: str
    published: str | None
    url: str | None
    max_report_chars: int


def _read_source(
    source: Path | bytes, mapping: FieldMap | None, told: _Told
) -> Iterator[Report | ReportError]:
    origin = told.origin
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        ending = source.suffix.lower() if isinstance(source, Path) else ""
        if _is_json(data, ending, mapping):
            yield from _read_json(data, mapping, told)
            return
        text, notes = decode(
            data, origin=origin, declared=ending in _HTML_ENDINGS or b"<html" in data[:4096].lower()
        )
        items = _read_text(text, told, named_html=ending in _HTML_ENDINGS)
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


def _read_json(data: bytes, mapping: FieldMap | None, told: _Told) -> Iterator[Report | ReportError]:
    for item in read_json_lines(data, origin=told.origin, mapping=mapping):
        if isinstance(item, ReportError):
            yield item
            continue
        try:
            yield read_report(
                read_page(item.text).text if looks_like_html(item.text) else item.text,
                published=told.published,
                origin=item.origin,
                declared=item.declared,
                max_report_chars=told.max_report_chars,
            )
        except ReportError as bad:
            yield bad


def _read_text(text: str, told: _Told, *, named_html: bool) -> Iterator[Report | ReportError]:
    published, origin, url, most = told.published, told.origin, told.url, told.max_report_chars
    if named_html or looks_like_html(text):
        yield read_html(text, published=published, origin=origin, url=url, max_report_chars=most)
        return
    sheet = lay_out(text, origin=origin, max_report_chars=most)
    stories = find_stories(sheet)
    if len(stories) == 1:
        yield read_sheet(sheet, published=published, origin=origin, declared=Declared(url=url))
        return
    for number, story in enumerate(stories, 1):
        note = Note(f"the page holds {len(stories)} stories; this is number {number}")
        try:
            where = f"{origin}, story {number}"
            report = read_report(
                story.of(text), published=published, origin=where, url=url, max_report_chars=most
            )
            yield _noted(report, (note,))
        except ReportError as error:
            yield error


def _noted(item: Report | ReportError, notes: tuple[Note, ...]) -> Report | ReportError:
    return replace(item, notes=(*notes, *item.notes)) if notes and isinstance(item, Report) else item
