"""Looking words up as they are written: one key for many spellings, and the longest name at a place.

The key of words is case-folded, without full stops, accents and hyphens, and with ``'s`` as a part of its own,
so that "U.S.", "US", "Ban Ki-moon", "Ban Ki - moon" and "People's" split by a tokenizer all find their rows. Case is
then checked against the row: an abbreviation must be in capitals, a name must begin with one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from readout.knowledge.tables import read_table

T = TypeVar("T")

_PART = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʻʼ‘`´](?!s\b)[^\W_]+)*|['’](?:s\b)?|&")
_MARKS = re.compile(r"['’ʻʼ‘`´.]")
#: Tokens without letters that may stand within a name; at any other (a comma, a bracket) the name ends.
_JOINERS = frozenset({"-", "–", "‐", ".", "/"})
#: The longest words in capitals that are read as an abbreviation ("UNESCO", "MINUSMA"), so that case must match.
ABBREVIATION_MAX_CHARS = 8


@lru_cache(maxsize=16384)
def parts_of(form: str) -> tuple[str, ...]:
    """The parts of the key of some words.

    >>> parts_of("U.S. People's Army"), parts_of("Yaoundé")
    (('us', 'people', "'s", 'army'), ('yaounde',))
    """
    found = []
    for match in _PART.finditer(form):
        text = match.group()
        if text in ("'", "’", "'s", "’s", "’S", "'S"):
            found.append("'s")
            continue
        found.append("and" if text == "&" else fold(_MARKS.sub("", text)))
    return tuple(found)


def fold(text: str) -> str:
    """Text without case and accents.

    >>> fold("Élysée Straße")
    'elysee strasse'
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if c.isalnum() or c.isspace() or c in "-_'’.").translate(_LETTERS)


#: Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def case_of(form: str) -> str:
    """How words must be written to count: ``upper`` (abbreviations), ``title`` (names) or ``any``.

    >>> case_of("WHO"), case_of("U.S."), case_of("Kremlin"), case_of("foreign ministry")
    ('upper', 'upper', 'title', 'any')
    """
    letters = [c for c in form if c.isalpha()]
    if 1 < len(letters) <= ABBREVIATION_MAX_CHARS and all(c.isupper() for c in letters) and " " not in form:
        return "upper"
    if any(c.isupper() for c in form):
        return "title"
    return "any"


def written_as(surface: str, case: str) -> bool:
    """Whether words as they stand satisfy the case that a row asks for.

    >>> written_as("who", "upper"), written_as("Turkey", "title"), written_as("turkey", "title")
    (False, True, False)
    """
    if case == "any":
        return True
    letters = [c for c in surface if c.isalpha()]
    if case == "upper":
        return bool(letters) and all(c.isupper() for c in letters)
    return any(c.isupper() for c in surface)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Words ``[first, last)`` of a sequence, and what they are looked up as, best first."""

    first: int
    last: int
    values: tuple[T, ...]


class PhraseTable(Generic[T]):
    """Values by the words that name them.

    >>> table = PhraseTable[str]()
    >>> table.add("Security Council", "UN.security-council")
    >>> table.find("the Security Council"), table.find("security council")
    (['UN.security-council'], [])
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], list[tuple[str, T]]] = {}
        self._longest: dict[str, int] = {}

    def add(self, form: str, value: T) -> None:
        """Enter a value under some words. A leading "the" in small letters is no part of the name."""
        bare = form.removeprefix("the ")
        parts = parts_of(bare)
        if not parts:
            return
        self._rows.setdefault(parts, []).append((case_of(bare), value))
        self._longest[parts[0]] = max(self._longest.get(parts[0], 0), len(parts))

    def find(self, words: str) -> list[T]:
        """The values of exactly these words, in the order in which they were entered.

        A leading article and a closing ``'s`` are left out if need be.
        """
        parts = parts_of(words)
        while parts:
            found = [value for case, value in self._rows.get(parts, ()) if written_as(words, case)]
            if found:
                return _unique(found)
            if parts[0] == "the":
                parts, words = parts[1:], words.lstrip()[4:]
            elif parts[-1] == "'s":
                parts = parts[:-1]
            else:
                break
        return []

    def longest(self, forms: Sequence[str], start: int) -> Match[T] | None:
        """The longest entry that begins at word ``start`` of a sequence of tokens and ends with one of them."""
        if start >= len(forms) or not parts_of(forms[start]):
            return None
        parts: list[str] = []
        ends: dict[int, int] = {}
        limit = 0
        for index in range(start, len(forms)):
            here = parts_of(forms[index])
            if not here and forms[index] not in _JOINERS:
                break
            parts.extend(here)
            if parts and not limit:
                limit = self._longest.get(parts[0], 0)
            if len(parts) > limit:
                break
            ends[len(parts)] = index + 1 if len(parts) not in ends else ends[len(parts)]
        for length in sorted(ends, reverse=True):
            surface = " ".join(forms[start : ends[length]])
            rows = self._rows.get(tuple(parts[:length]), ())
            found = [value for case, value in rows if written_as(surface, case)]
            if found:
                return Match(start, ends[length], tuple(_unique(found)))
        return None

    def matches(self, forms: Sequence[str]) -> Iterator[Match[T]]:
        """The longest entries of a sequence of tokens, from left to right, none overlapping."""
        index = 0
        while index < len(forms):
            match = self.longest(forms, index)
            if match:
                yield match
            index = match.last if match else index + 1


def _unique(values: list[T]) -> list[T]:
    return [value for place, value in enumerate(values) if value not in values[:place]]


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of ``data/actors/word_classes.csv``.

    >>> "backed" in word_class("compound")
    True
    """
    return _word_classes()[name]


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    rows = read_table("actors/word_classes.csv", ("class", "words"))
    return {row["class"]: frozenset(row.several("words")) for row in rows}
