"""Cleaning: the text that language is read from, and the map from it back to the text as received."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from readout.spans import Span, SpanMap

#: Characters that end a line: LF, CR, vertical tab, form feed, the C1 next line, the Unicode separators.
LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"

#: Blanks that are not the plain one: tab, no-break space, the typographic widths, the ideographic blank.
ODD_BLANKS = (
    "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)

#: Characters that show nothing: the soft hyphen, zero widths and joiners, marks of direction, the BOM, controls.
INVISIBLE = (
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
    + "".join(map(chr, (*range(9), *range(14, 31), *range(127, 133), *range(134, 160))))
)

_ONE_FOR_ONE = {
    **dict.fromkeys(map(ord, ODD_BLANKS), " "),
    **dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates: no encoder takes them
}

#: What changes the length: invisible characters, CR LF, and character references of HTML left in a plain text.
_LENGTH_CHANGING = re.compile(
    f"[{re.escape(INVISIBLE)}]+|\r\n|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,8}});"
)


def clean_text(text: str, joins: Iterable[Span] = ()) -> tuple[str, SpanMap]:
    r"""The language text of ``text`` and the map from it to ``text``.

    Invisible characters are dropped, line ends become LF, odd blanks plain blanks, character references
    (``&amp;``) their character. Each of ``joins`` (in order; the gaps between the lines of a wrapped paragraph)
    becomes one blank, or nothing after a hyphen.

    >>> clean_text("co\xadoperate\u00a0on R&amp;D")[0]
    'cooperate on R&D'
    """
    pieces: list[str] = []
    runs: list[tuple[int, int]] = [(0, 0)]
    clean_len = received = 0
    for start, end, new in _edits(text, joins):
        kept = text[received:start]
        pieces += (kept, new)
        clean_len += len(kept) + len(new)
        received = end
        if runs[-1][0] == clean_len:
            runs.pop()
        runs.append((clean_len, end))
    pieces.append(text[received:])
    clean = "".join(pieces).translate(_ONE_FOR_ONE)
    return clean, SpanMap(runs, clean_len=len(clean), received_len=len(text))


def _edits(text: str, joins: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for gap in joins:
        yield from _edits_between(text, at, gap.start)
        yield gap.start, gap.end, "" if text[gap.start - 1 : gap.start] == "-" else " "
        at = gap.end
    yield from _edits_between(text, at, len(text))


def _edits_between(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for found in _LENGTH_CHANGING.finditer(text, start, end):
        words = found.group()
        if words == "\r\n":
            yield found.start(), found.end(), "\n"
        elif words[0] != "&":
            yield found.start(), found.end(), ""
        else:
            character = html.unescape(words)
            if len(character) == 1 and (character.isprintable() or character == "\xa0"):
                yield found.start(), found.end(), character
