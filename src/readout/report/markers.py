"""Lead markers: "(LEAD)", "(2nd LD)", "(ATTN: UPDATES with ...)", "UPDATE 2-", "URGENT:"."""

from __future__ import annotations

import re
from functools import cache

from readout.knowledge.pages import MarkerForm, folded, marker_forms
from readout.spans import Span

#: No marker in brackets is longer than this many characters; what is longer is the story's own bracket.
_MAX_CHARS = 600
_ORDINAL = r"(?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|final)[ -])?"


def take_markers(text: str, words: Span) -> tuple[tuple[str, ...], Span]:
    """The lead markers at both ends of ``words`` in a cleaned text, and what is left between them.

    >>> take_markers("(2nd LD) Envoys sign truce", Span(0, 26))
    (('2nd LD',), Span(start=9, end=26))
    """
    first: list[str] = []
    last: list[str] = []
    while (found := _opening_marker(text, words)) is not None:
        first.append(_inside(found.of(text)))
        words = _trimmed(text, found.end, words.end)
    while (found := _closing_marker(text, words)) is not None:
        last.insert(0, _inside(found.of(text)))
        words = _trimmed(text, words.start, found.start)
    return (*first, *last), words


def _inside(marker: str) -> str:
    return " ".join(marker.strip(" ()[]-–—:").split())


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))


def _opening_marker(text: str, words: Span) -> Span | None:
    head = text[words.start : min(words.end, words.start + _MAX_CHARS)]
    if head[:1] in ("(", "["):
        end = _bracket_end(head)
        if end and _bracketed().match(head, 1, end):
            return Span(words.start, words.start + end)
        return None
    prefix = _prefixed().match(head)
    if prefix is not None and (prefix["colon"] or words.start + prefix.end() == words.end):
        return Span(words.start, words.start + prefix.end())
    return None


def _closing_marker(text: str, words: Span) -> Span | None:
    tail = text[max(words.start, words.end - 60) : words.end]
    opened = max(tail.rfind("("), tail.rfind("["))
    if (
        opened > 0
        and _bracket_end(tail[opened:]) == len(tail) - opened
        and _bracketed().match(tail, opened + 1)
    ):
        return Span(words.end - len(tail) + opened, words.end)
    return None


def _bracket_end(head: str) -> int:
    """Where the bracket that opens ``head`` is closed, inner brackets counted; 0 where it is not."""
    depth = 0
    for at, character in enumerate(head):
        depth += (character in "([") - (character in ")]")
        if depth == 0:
            return at + 1
    return 0


def _phrases(forms: list[MarkerForm]) -> str:
    longest_first = sorted((form.phrase for form in forms), key=len, reverse=True)
    return "|".join(re.escape(folded(phrase)) for phrase in longest_first) or r"(?!)"


@cache
def _bracketed() -> re.Pattern[str]:
    forms = [form for form in marker_forms() if form.bracket]
    closed = _phrases([form for form in forms if not form.open])
    opened = _phrases([form for form in forms if form.open])
    return re.compile(rf"\s*{_ORDINAL}(?:(?:{closed})\s*[)\]]|(?:{opened})\b)", re.IGNORECASE)


@cache
def _prefixed() -> re.Pattern[str]:
    phrases = _phrases([form for form in marker_forms() if not form.bracket])
    return re.compile(
        rf"{_ORDINAL}(?:{phrases})(?:\s?\d{{1,2}})?(?P<colon>\s*:\s*|\s*-{{1,2}}(?!\d)\s*|\s*[–—]\s*|\s*\|\s*|(?=$))",
        re.IGNORECASE,
    )
