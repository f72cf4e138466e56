"""Which language a text is in: enough to tell English from what is plainly not, never more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readout.knowledge.pages import language_words, name_words

#: So many characters from the beginning of a text are looked at.
_LOOK_CHARS = 20_000
#: English news has four words in ten in the table; a fifth is English with many names, half that is not English.
_ENOUGH = 0.15
#: No other language has so many English words in it: the most, Afrikaans and Dutch, have one in six.
_SURELY_ENGLISH = 0.3
#: Texts with fewer words are headlines: without little words they tell nothing.
_FEW_WORDS = 12
#: So many different little words that English and names do not have make a text foreign.
_TELLING_WORDS = 2
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
    >>> guess_language("La Norvège et le Chili signent un accord")
    'fr'
    """
    sample = text[:_LOOK_CHARS]
    script = None if sample.isascii() else _script(sample)
    if script is not None:
        return script
    words = _WORD.findall(sample)
    if not words:
        return None
    small = [word.lower() for word in words]
    english = _share(small, "en")
    if english >= _SURELY_ENGLISH:
        return "en"
    shares = {code: _share(small, code) for code in language_words()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    if best != "en" and not _is_foreign(words, best):
        best = "en" if english else ""
    if len(words) < _FEW_WORDS:
        return best or None
    if english >= _ENOUGH and english >= 0.75 * shares.get(best, 0.0):
        return "en"
    return best if shares.get(best, 0.0) >= _ENOUGH else None


def _share(words: Sequence[str], language: str) -> float:
    table = language_words()[language]
    return sum(word in table for word in words) / len(words)


def _is_foreign(words: Sequence[str], language: str) -> bool:
    """Whether words written small tell a language by themselves: little words that are neither English nor of names.

    In a headline no word may be English alone.
    """
    own, english = language_words()[language], language_words()["en"]
    if len(words) < _FEW_WORDS and any(word in english and word not in own for word in words):
        return False
    return len({word for word in words if word in own} - english - name_words()) >= _TELLING_WORDS


def _script(sample: str) -> str | None:
    """The language of a script other than the Latin one, where most letters are in it."""
    letters = Counter(character for character in sample if character.isalpha())
    total = sum(letters.values())
    for code, first, last in _SCRIPTS:
        count = sum(n for letter, n in letters.items() if first <= letter <= last)
        if count > total / (5 if code == "ja" else 2):
            return code
    return None
