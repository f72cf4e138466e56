"""Page furniture: menus, toolbars, foot lines, captions and bylines, told from the story by tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from readout.knowledge.pages import (
    Furniture,
    folded,
    furniture,
    issuers,
    menu_words,
    publishers_by_name,
    section_labels,
)

#: Marks at the edges of a paragraph that say nothing about what it is: bullets, brackets, arrows, bars.
_EDGES = " \t|*•·►▶›»<>#_=~.…!?:;,-–—[]()\"'“”‘’"
_BARS = re.compile(r"\s*[|•·›»>/\\►▶◀*]+\s*|\s{2,}|\s-\s")
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?$")
_BYLINE = re.compile(
    r"(?:by|from)\s+(?-i:[A-Z][\w.'’\-]+(?:\s+(?:[A-Z][\w.'’\-]*|and|de|al|bin|van|von|,))*)"
    r"(?:,?\s+(?:in|at)\s+[\w ]{3,30})?(?:[,|/].{0,60})?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©]*(?:\(c\))?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s*(?:by\s+)?"
    r"(?-i:([A-Z][\w&'’]*(?: (?:of|and|the|for|[A-Z][\w&'’]*)){0,5}))(?=\s*(?:[.,|–-]|$|all rights))",
    re.IGNORECASE,
)
_E_MAIL = re.compile(r"[\w.+\-]{1,40}@[\w\-]{1,40}(?:\.[\w\-]{1,20}){1,3}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")

_BOILERPLATE_LINE = Furniture("", "whole", "boilerplate", "line", 40)
_BYLINE_LINE = Furniture("", "whole", "byline", "line", 40)
_CAPTION_LINE = Furniture("", "end", "caption", "line", 90)


def is_separator(words: str) -> bool:
    """Whether a paragraph is a rule between parts: "* * *", "=====", "###".

    >>> is_separator("* *** *"), is_separator("-30-")
    (True, False)
    """
    return len(words) <= 200 and not any(character.isalnum() for character in words)


def match_furniture(words: str, count: int) -> Furniture | None:
    """The row of furniture that a paragraph of ``count`` words is, or None for what may be story.

    >>> match_furniture("Send Feedback", 2).scope
    'list'
    >>> match_furniture("The ministers met in Oslo on Friday.", 7) is None
    True
    """
    if count > 90:
        return None
    plain = folded(words)
    return _from_table(plain, count) or _from_form(words, plain, count)


def _from_table(plain: str, count: int) -> Furniture | None:
    whole, starts, others = _index()
    bare = plain.strip(_EDGES)
    for key in (plain, bare):
        if key in whole and count <= whole[key].max_words:
            return whole[key]
    for key in (plain, bare):
        for row in starts.get(key[:2], ()):
            if (
                count <= row.max_words
                and key.startswith(row.phrase)
                and not key[len(row.phrase) :][:1].isalnum()
            ):
                return row
    for row in others:
        if count <= row.max_words and (
            bare.endswith(row.phrase) or (row.match == "within" and row.phrase in plain)
        ):
            return row
    return None


def _from_form(words: str, plain: str, count: int) -> Furniture | None:
    if is_menu(plain) or _ADDRESS.match(plain):
        return _BOILERPLATE_LINE
    if count <= 24 and _BYLINE.match(words.strip()):
        return _BYLINE_LINE
    if count <= 8 and _E_MAIL.search(plain) and len(_E_MAIL.sub("", plain).split()) <= 4:
        return _BYLINE_LINE
    if _is_credited(words, count):
        return _CAPTION_LINE
    return None


def _is_credited(words: str, count: int) -> bool:
    """Whether a paragraph ends in a photo credit: "(Yonhap)", "(Xinhua/Li Wei)", "(AP Photo)", "REUTERS/Ann Poe"."""
    if count > 80:
        return False
    if re.search(r"\b(?:REUTERS|AFP|AP|Xinhua|EPA|Yonhap|UN Photo)/[A-Z][\w .\-]{2,40}$", words):
        return True
    found = _CREDIT.search(words)
    if found is None:
        return False
    credit = re.split(r"/|\s(?:photo|file|via)\b", found[1], maxsplit=1, flags=re.IGNORECASE)[0]
    known = publishers_by_name().get(folded(credit))
    return (known is not None and known.kind == "agency") or bool(
        re.match(r"(?:photo|file|image)\b", folded(found[1]))
    )


@cache
def _index() -> tuple[Mapping[str, Furniture], Mapping[str, tuple[Furniture, ...]], tuple[Furniture, ...]]:
    """Rows by whole phrase, by the first two letters of an opening, and all others."""
    whole = {row.phrase: row for row in furniture() if row.match == "whole"}
    starts: dict[str, tuple[Furniture, ...]] = {}
    for row in sorted(furniture(), key=lambda row: -len(row.phrase)):
        if row.match == "start":
            key = row.phrase[:2]
            starts[key] = (*starts.get(key, ()), row)
    others = tuple(row for row in furniture() if row.match in ("end", "within"))
    return MappingProxyType(whole), MappingProxyType(starts), others


def is_menu(plain: str) -> bool:
    """Whether a folded paragraph is made up of menu words and names of sections only, at least one of the former.

    Names of sections alone make a menu from three on ("World Asia Europe").

    >>> is_menu("home | world | contact us"), is_menu("world")
    (True, False)
    """
    if len(plain) > 400:
        return False
    words = [word for part in _BARS.split(plain) for word in part.strip(_EDGES).split()]
    menu, sections, at = 0, 0, 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            phrase = " ".join(words[at : at + length])
            if phrase in menu_words() or phrase in section_labels():
                menu += phrase in menu_words()
                sections += phrase not in menu_words()
                at += length
                break
        else:
            return False
    return (
        (menu > 0 and menu + sections > 1)
        or sections >= 3
        or (menu == 1 and folded(plain) not in section_labels())
    )


def copyright_holder(words: str) -> str | None:
    """Who holds the copyright, where a paragraph is a line of copyright.

    >>> copyright_holder("Copyright 2012 The Daily Courier. All rights reserved.")
    'The Daily Courier'
    """
    found = _COPYRIGHT.match(words)
    return found[1].strip() if found is not None and found[1].strip() else None


def section_of(words: str) -> str | None:
    """The name of a section where a paragraph is one, or a path of them ("Home > World > Asia"), else None.

    >>> section_of("Home > World > Asia")
    'Asia'
    """
    parts = [part.strip(_EDGES) for part in _BARS.split(words) if part.strip(_EDGES)]
    if not 0 < len(parts) <= 5 or folded(parts[-1]) not in section_labels():
        return None
    return parts[-1] if len(parts) == 1 or folded(parts[0]) in ("home", "homepage", "news") else None


def issuer_of(words: str, count: int) -> tuple[str, str] | None:
    """The name and kind of who issues a release, where a paragraph is such a name and no more.

    >>> issuer_of("Ministry of Foreign Affairs of Lesotho", 6)
    ('Ministry of Foreign Affairs of Lesotho', 'ministry')
    """
    if count > 12 or words.rstrip().endswith((".", "?", "!", ",", ";")):
        return None
    small = {"of", "the", "and", "for", "to", "&", "in", "on"}
    if not all(word[0].isupper() or not word[0].isalpha() or word.lower() in small for word in words.split()):
        return None
    plain = folded(words)
    for phrase, kind in issuers():
        if plain.startswith(phrase) and not plain[len(phrase) :][:1].isalnum():
            return " ".join(words.split()), kind
    return None
