"""Which language a text is in: enough to tell English from what is plainly not, never more."""

from __future__ import annotations

import re
from collections import Counter

from readout.knowledge.pages import language_words

#: So many characters from the beginning of a text are looked at.
_LOOK_CHARS = 20_000
#: English news has four words in ten in the table; a fifth is English with many names, half that is not English.
_ENOUGH = 0.15
_WORD = re.compile(r"[^\W\d_]+")

#: Scripts by the first and last letter of their blocks (Unicode), and the language that news in them most likely is.
_SCRIPTS = (
    ("ko", "\uac00", "\ud7a3"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
)


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or None where it has too few words to tell.

    >>> guess_language("The ministers of both states met in Oslo and agreed to hold further talks.")
    'en'
    """
    sample = text[:_LOOK_CHARS]
    script = _script(sample)
    if script is not None:
        return script
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    shares = {
        code: sum(word in table for word in words) / len(words) for code, table in language_words().items()
    }
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if len(words) < 12:
        return "en" if best == "en" else None
    if shares["en"] >= _ENOUGH and shares["en"] >= 0.75 * shares[best]:
        return "en"
    return best if shares[best] >= _ENOUGH else None


def _script(sample: str) -> str | None:
    """The language of a script other than the Latin one, where most letters are in it."""
    letters = Counter(character for character in sample if character.isalpha())
    total = sum(letters.values())
    for code, first, last in _SCRIPTS:
        count = sum(n for letter, n in letters.items() if first <= letter <= last)
        if count > total / (5 if code == "ja" else 2):
            return code
    return None
