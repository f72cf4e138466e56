"""Taking the words that name a party apart: country, title, name, body, role, and what hangs on them.

"U.S. Secretary of State John Kerry" is a country, a title and a name; "police in Nairobi" is a body and, behind a
preposition, a place. What the pieces mean together is decided in :mod:`readout.record.resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from readout.knowledge.actors import ActorTable, Body, Entry, body_table, known_actors
from readout.knowledge.countries import CountryWord, choose_word, match_countries
from readout.knowledge.offices import OfficeHolder, Role, Title, holder_table, match_title, role_of
from readout.knowledge.phoenix import longest_phoenix
from readout.knowledge.phrases import word_class

#: How many words are looked at together for a role ("human rights group", "national intelligence agency").
ROLE_MAX_WORDS = 4
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[\w&][\w&.]*(?:['’](?!s\b)\w+)*\.?|['’]s\b|['’]|[-–,();:/]")
_HYPHENATED = re.compile(r"[\w.'’&]+(?:[-–][\w.'’&]+)+")
_POSSESSIVE = re.compile(r"([\w.’'&-]*?\w\.?)(?:['’]s|['’])([,;:)]*)")
#: A word of more letters than this that ends in a full stop is no abbreviation ("Gen.", "Sept.", but not "troops.").
ABBREVIATION_MAX_CHARS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``[first, last)`` read as one thing; at most one of the meanings is set, none for words unknown."""

    first: int
    last: int
    text: str = ""
    entries: tuple[Entry, ...] = ()
    holders: tuple[OfficeHolder, ...] = ()
    country: CountryWord | None = None
    title: Title | None = None
    role: Role | None = None
    body: Body | None = None

    @property
    def unknown(self) -> bool:
        """Whether no table knows the words."""
        return not (self.entries or self.holders or self.country or self.title or self.role or self.body)

    @property
    def named(self) -> bool:
        """Whether the words are written as a name: "Kerry", "al-Shabaab"."""
        article = self.text[:3].lower() in ("al-", "el-") and any(c.isupper() for c in self.text)
        return self.text[:1].isupper() or article


@dataclass(frozen=True, slots=True)
class Wording:
    """The pieces before the first preposition (``main``), and the phrases behind it with their prepositions.

    ``apposition`` is what stands behind the first comma ("Kerry, the top U.S. diplomat").
    """

    main: tuple[Piece, ...]
    tails: tuple[tuple[str, str], ...]
    apposition: str | None = None

    def tail(self, *prepositions: str) -> str | None:
        """The first phrase behind one of the prepositions."""
        return next((words for word, words in self.tails if word in prepositions), None)


def tokens_of(words: str) -> list[str]:
    """The tokens of some words; hyphens within names stay, the possessive is a token of its own.

    >>> tokens_of("China's Vice Foreign Minister Kim Kye-gwan, who")
    ['China', "'s", 'Vice', 'Foreign', 'Minister', 'Kim', 'Kye-gwan', ',', 'who']
    >>> tokens_of("Turkish-backed rebels")
    ['Turkish', '-', 'backed', 'rebels']
    """
    spaced = _compounds().sub(" - ", re.sub(r"(?i)\bex-(?=\w)", "ex- ", words))
    return [token for chunk in spaced.split() for token in _chunk_tokens(chunk)]


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile(r"(?<=\w)[-–](?=(?:" + "|".join(sorted(word_class("compound"))) + r")\b)")


def _chunk_tokens(chunk: str) -> list[str]:
    if chunk.lower() == "ex-":
        return [chunk]
    owned = _POSSESSIVE.fullmatch(chunk)
    if owned:
        return [owned[1], "'s", *owned[2]]
    bare = chunk.rstrip(",;:)")
    if _HYPHENATED.fullmatch(bare):
        return [bare, *chunk[len(bare) :]]
    return [_without_stop(token) for token in _TOKEN.findall(chunk) if token != "-" or chunk == "-"]


def _without_stop(token: str) -> str:
    closes = token.endswith(".") and token.count(".") == 1 and len(token) > ABBREVIATION_MAX_CHARS
    return token.rstrip(".") if closes else token


def take_apart(words: str, *, as_of: date | None, extra: ActorTable | None) -> Wording:
    """The pieces of the words that name a party."""
    tokens = tokens_of(words)
    pieces = _pieces(tokens, as_of, extra)
    cuts = [place for place, piece in enumerate(pieces) if place and _cuts(piece)]
    apposition: str | None = None
    tails: list[tuple[str, str]] = []
    for cut, end in pairwise([*cuts, len(pieces)]):
        word, inside = pieces[cut].text.lower(), pieces[cut + 1 : end]
        text = _joined(tokens[inside[0].first : inside[-1].last]) if inside else ""
        if word in word_class("relative") or word in (";", ":"):
            break
        if word == "," and apposition is None and text:
            apposition = text
        elif word in word_class("preposition") and text:
            tails.append((word, text))
    return Wording(tuple(pieces[: cuts[0] if cuts else None]), tuple(tails), apposition)


def _cuts(piece: Piece) -> bool:
    word = piece.text.lower()
    begins = (
        word in word_class("preposition") or word in word_class("relative") or word in (",", ";", ":", "(")
    )
    return begins and piece.unknown


def _joined(tokens: Sequence[str]) -> str:
    return re.sub(r" (?=['’]s?\b|,)|(?<=\b[Ee]x-) ", "", " ".join(tokens))


def _pieces(tokens: Sequence[str], as_of: date | None, extra: ActorTable | None) -> list[Piece]:
    found: list[Piece] = []
    index = 0
    while index < len(tokens):
        leads = not found and tokens[index].lower() in word_class("determiner")
        if leads or tokens[index] == "'s" or tokens[index].lower().rstrip(".") in word_class("honorific"):
            index += 1
            continue
        piece = _piece_at(tokens, index, as_of, extra)
        found.append(replace(piece, text=_joined(tokens[piece.first : piece.last])))
        index = piece.last
    return found


def _piece_at(tokens: Sequence[str], start: int, as_of: date | None, extra: ActorTable | None) -> Piece:
    """The longest thing that begins at a token; of equally long ones the first of the order below."""
    options: list[Piece] = []
    for table in (extra, known_actors()):
        match = table.longest(tokens, start, as_of=as_of) if table else None
        if match:
            options.append(Piece(start, match.last, entries=match.values))
    people = holder_table().longest(tokens, start)
    if people:
        options.append(Piece(start, people.last, holders=people.values))
    place = match_countries(tokens, start)
    if place:
        options.append(Piece(start, place.last, country=choose_word(place.values, as_of)))
    options.extend(_common(tokens, start))
    full = longest_phoenix(tokens, start)
    if full and full[0] > max((piece.last for piece in options), default=0):
        options.append(Piece(start, full[0], entries=tuple(full[1])))
    return max((*options, Piece(start, start + 1)), key=lambda piece: piece.last)


def _common(tokens: Sequence[str], start: int) -> list[Piece]:
    """Titles, bodies and roles that begin at a token."""
    found: list[Piece] = []
    title, body = match_title(tokens, start), body_table().longest(tokens, start)
    if title:
        found.append(Piece(start, title.last, title=title.title))
    if body:
        found.append(Piece(start, body.last, body=body.values[0]))
    for last in range(min(start + ROLE_MAX_WORDS, len(tokens)), start, -1):
        ends = tokens[start][0].isalnum() and tokens[last - 1][0].isalnum()
        role = role_of(" ".join(tokens[start:last])) if ends else None
        if role:
            return [*found, Piece(start, last, role=role)]
    return found


def is_compound(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the country at a place only backs or leads the party.

    >>> is_compound(take_apart("Turkish-backed rebels", as_of=None, extra=None).main, 0)
    True
    """
    after = [piece.text.lower() for piece in pieces[place + 1 : place + 3] if piece.text not in ("-", "–")]
    return bool(after) and after[0] in word_class("compound")


def name_of(main: Sequence[Piece], *, behind: Piece | None = None) -> str:
    """The capitalised words that no table knows, or that it knows as a person's, behind the last title or ``behind``.

    >>> name_of(take_apart("Kenyan Trade Minister Ann Mwangi", as_of=None, extra=None).main)
    'Ann Mwangi'
    """
    start = (
        max((place for place, p in enumerate(main) if p is behind or (p.title and not behind)), default=-1)
        + 1
    )
    words = [p.text for p in main[start:] if (p.unknown and p.named) or p.holders or (p.entries and p.first)]
    return " ".join(words)


def shown(pieces: Sequence[Piece]) -> str:
    """Pieces put together again as they were written."""
    return re.sub(r" ([-–]) ", r"\1", " ".join(piece.text for piece in pieces))
