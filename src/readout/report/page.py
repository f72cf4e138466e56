"""Saved HTML pages: the text and what the page declares about itself.

trafilatura finds the article. Where it finds nothing, or next to nothing of a page's prose, or the page is too
large for it, a plain reading of all blocks outside menus and forms takes its place, so that nothing is lost. The text
so found is the text as received of the report: its spans point there, not into the HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from readout.report.publication import Declared

#: trafilatura takes seconds for so many characters or elements; larger pages are read plainly.
_MAX_ARTICLE_CHARS = 1_000_000
_MAX_ELEMENTS = 20_000
#: Of a page's prose outside menus, an article below this share means that the article was not found.
_LEAST_SHARE = 0.2
#: htmldate must not look at the clock: this day, after any report, stands for today.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}

_HEAD_CHARS = 300_000
_META = re.compile(r"<meta\s[^<>]{1,800}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:\-]{2,20})\s*=\s*(?:\"([^\"]{0,600})\"|'([^']{0,600})')")
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_TIME = re.compile(r"<time\s[^<>]{0,300}?datetime\s*=\s*[\"']([^\"']{8,40})[\"']", re.IGNORECASE)
_PUBLISHED_NAMES = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "dcterms.date",
    "pubdate", "publishdate", "publish-date", "date", "parsely-pub-date", "sailthru.date", "article.published",
)  # fmt: skip
_SKIPPED = frozenset(
    (
        "script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "svg",
        "template", "iframe", "object", "dialog",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table",
        "section", "article", "header", "main", "blockquote", "figure", "figcaption", "pre", "dd", "dt",
        "br", "hr", "body", "title",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, one block a paragraph, and what the page declares."""

    text: str
    declared: Declared


def looks_like_html(head: str) -> bool:
    """Whether a text begins as an HTML page does, or its first part is mostly marked up.

    >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("Envoys met < 3 hours.")
    (True, False)
    """
    start = head[:4096].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return True
    return (
        start.startswith("<")
        and len(re.findall(r"</?(?:p|div|br|span|h[1-6]|article|meta|a|html)\b", start)) >= 2
    )


def read_page(html: str) -> Page:
    """The text and the declarations of an HTML page. The text is empty where the page holds none.

    >>> read_page("<html><body><p>Envoys of both states met in Oslo.</p></body></html>").text
    'Envoys of both states met in Oslo.'
    """
    plain = _read_blocks(html)
    small = len(html) <= _MAX_ARTICLE_CHARS and html.count("<") <= 2 * _MAX_ELEMENTS
    article = _read_article(html) if small else None
    meta = _meta(html)
    found = (article.get("text") or "") if article else ""
    blocks = [line.strip() for line in found.split("\n") if line.strip()]
    if _prose(blocks) < max(_LEAST_SHARE * _prose(plain.blocks), 1):
        blocks = plain.blocks
    details = article or {}
    headline = (
        _one_line(details.get("title")) or _one_line(meta.get("og:title")) or plain.heading or plain.title
    )
    if headline and not any(_same(headline, block) for block in blocks[:5]):
        blocks = [headline, *blocks]
    declared = Declared(
        headline=headline,
        published=_published(html, meta) or details.get("date"),
        url=_one_line(details.get("url")) or plain.canonical or _one_line(meta.get("og:url")),
        site=_one_line(details.get("sitename")) or _one_line(meta.get("og:site_name")),
        section=_one_line(meta.get("article:section")),
    )
    return Page("\n\n".join(blocks), declared)


def _read_article(html: str) -> Mapping[str, Any] | None:
    """What trafilatura finds, or None where it finds nothing or fails on the page."""
    import trafilatura  # noqa: PLC0415 (half a second to import: only readers of HTML pay it)

    try:
        document = trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_SEARCH)
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError):
        return None  # a page that it cannot take apart is read plainly
    if document is None or isinstance(document, dict):
        return document
    details: Mapping[str, Any] = document.as_dict()
    return details


class _BlockReader:
    """A target for lxml's parser: the words of each block outside menus and forms. It never builds a tree."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.title = self.heading = self.canonical = ""
        self._open: list[str] = []
        self._skipped = 0
        self._inside = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag in ("title", "h1"):
            self._inside = tag
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes.get("href", "")
        if tag in _BLOCKS:
            self._close_block()

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._close_block()
        if tag in _SKIPPED:
            self._skipped -= 1
        if tag == self._inside:
            self._inside = ""

    def data(self, words: str) -> None:
        if self._inside == "title" and not self.title:
            self.title = " ".join(words.split())
        elif not self._skipped:
            self._open.append(words)
            if self._inside == "h1" and not self.heading:
                self.heading = " ".join(words.split())

    def close(self) -> _BlockReader:
        self._close_block()
        return self

    def _close_block(self) -> None:
        words = " ".join("".join(self._open).split())
        self._open.clear()
        if words:
            self.blocks.append(words)


def _read_blocks(html: str) -> _BlockReader:
    from lxml import etree  # noqa: PLC0415 (comes with trafilatura, and only readers of HTML need it)

    reader = _BlockReader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(html.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:  # what was read until then is kept
        reader.close()
    return reader


def _prose(blocks: list[str]) -> int:
    return sum(count for block in blocks if (count := len(block.split())) >= 12)


def _same(headline: str, block: str) -> bool:
    return "".join(filter(str.isalnum, headline.casefold())) == "".join(filter(str.isalnum, block.casefold()))


def _one_line(words: object) -> str | None:
    return (" ".join(words.split()) or None) if isinstance(words, str) else None


def _meta(html: str) -> dict[str, str]:
    """The page's meta elements: names in lower case, and contents."""
    found: dict[str, str] = {}
    for element in _META.findall(html[:_HEAD_CHARS]):
        attributes = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(element)}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and attributes.get("content"):
            found.setdefault(name.lower(), unescape(attributes["content"]))
    return found


def _published(html: str, meta: Mapping[str, str]) -> str | None:
    """The time of publication as exactly as the page declares it."""
    for name in _PUBLISHED_NAMES:
        if meta.get(name):
            return meta[name].strip()
    for pattern in (_JSON_DATE, _TIME):
        if (found := pattern.search(html[:_HEAD_CHARS])) is not None:
            words = found[1].strip()
            return str(json.loads(f'"{words}"')) if "\\" in words else words
    return None
