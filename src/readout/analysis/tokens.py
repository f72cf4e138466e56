"""Text cut into words as the English UD treebanks (EWT 2.16, GUM) write them.

"don't" is two words fused in writing, "long-range" three, "U.S." one, "$20bn" three. Word tables are under
``data/lexicon/en``; the patterns here say only what a table cannot. Nothing but white space is ever left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import product
from typing import NamedTuple

from readout.knowledge import language

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_APOSTROPHE = "['’`´]"
_FIGURE = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?(?![\d,]{0,3}\d)|\d++(?:\.\d++)*+)"
#: After these a sentence is over: closing marks, then the end of the text.
_END = r"[\"”’')\]]*\s*\Z"


class TextWord(NamedTuple):
    """One syntactic word and where it stands: ``text[start:end] == form``.

    ``space_after``: white space or the end of the text follows. ``fused``: the next word is written together
    with it as one UD multiword token ("do" of "don't").
    """

    form: str
    start: int
    end: int
    space_after: bool = True
    fused: bool = False


def tokenize(text: str) -> list[TextWord]:
    """The words of ``text`` in order; every character that is not white space is in exactly one of them.

    >>> [word.form for word in tokenize("Yun's U.S.-led talks didn't end by 5pm.")]
    ['Yun', "'s", 'U.S.', '-', 'led', 'talks', 'did', "n't", 'end', 'by', '5', 'pm', '.']
    """
    words: list[TextWord] = []
    add, size, contractions = words.append, len(text), language.contractions()
    quoting = False
    for match in _pattern().finditer(text):
        kind, form, (start, end) = match.lastgroup, match.group(), match.span()
        cuts: tuple[int, ...] = ()
        if kind == "plain":
            if form.lower() in contractions:
                cuts = _contraction_cuts(form)
        elif kind in _CUTTERS:
            cuts = _CUTTERS[kind](form)
        elif kind == "single":
            quoting, possessive = _single_mark(text, start, quoting=quoting)
            kind = "clitic" if possessive else kind
        if kind == "clitic" and words and words[-1].end == start:
            words[-1] = words[-1]._replace(fused=True)
        at = start
        for cut in cuts:
            add(TextWord(text[at : start + cut], at, start + cut, False, kind in _FUSING))
            at = start + cut
        add(TextWord(text[at:end] if cuts else form, at, end, end >= size or text[end].isspace()))
    return words


def _contraction_cuts(form: str) -> tuple[int, ...]:
    """Where a form of the table of contractions is cut: all parts but the last end at one of these."""
    cuts, at = [], 0
    for part in language.contractions()[form.lower()][:-1]:
        at += len(part)
        cuts.append(at)
    return tuple(cuts)


_CLITIC = re.compile(rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)


def _word_cuts(form: str) -> tuple[int, ...]:
    """Cuts before clitics: "could|n't|'ve". Names with an apostrophe ("Sha'lan", "O'Neil") stay whole."""
    if form.lower() in language.contractions():
        return _contraction_cuts(form)
    cuts: list[int] = []
    end = len(form)
    while (found := _CLITIC.search(form, 0, end)) and found.start():
        end = found.start()
        cuts.append(end)
    return tuple(reversed(cuts))


def _unit_cuts(form: str) -> tuple[int, ...]:
    """The cut between a figure and its unit."""
    return (next(i for i, char in enumerate(form) if char not in "0123456789.,"),)


def _fraction_cuts(form: str) -> tuple[int, ...]:
    """A day such as 9/11 stays whole; a fraction such as 2/3, or what no calendar knows, is three words."""
    first, second = (int(part) for part in form.split("/"))
    if (first <= 12 and 8 < second <= 31) or (first > second and second <= 12):
        return ()
    cut = form.index("/")
    return cut, cut + 1


_CUTTERS: dict[str | None, Callable[[str], tuple[int, ...]]] = {
    "word": _word_cuts,
    "prefixed": _word_cuts,
    "unit": _unit_cuts,
    "fraction": _fraction_cuts,
}
_FUSING = frozenset({"plain", "word", "prefixed"})
_CLOSING_SINGLE = re.compile(r"(?<=[^\s(\[“‘])['’](?!\w)")
#: How far ahead the end of a quotation in single marks is looked for.
_SINGLE_REACH_CHARS = 400


def _single_mark(text: str, at: int, *, quoting: bool) -> tuple[bool, bool]:
    """Whether a quotation in single marks is open after the mark at ``at``, and whether it is a possessive."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    glued_left = bool(before) and (before.isalnum() or before in ".,!?…%")
    if not glued_left:
        return (text[at] == "‘" or after.isalnum()), False
    if before not in "sSxXzZ" or after.isalnum():
        return False, False
    if quoting and not _CLOSING_SINGLE.search(text, at + 1, at + _SINGLE_REACH_CHARS):
        return False, False
    return quoting, True


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _no_stop(closes: str = "starter") -> str:
    """A look ahead that forbids a sure end of the sentence: there the full stop is a word of its own."""
    if closes == "no":
        return ""
    next_word = "[A-Z]" if closes == "capital" else rf"(?:{_any_of(language.sentence_starters())})\b"
    return rf"(?!\s+[\"“‘(]?{next_word}|{_END})"


def _abbreviation_pattern() -> str:
    """Abbreviations with what each needs about it; a closing one is cut where a sentence surely ends."""
    follows = {"any": "", "capital": r"(?=\s+[\"“‘]?[A-Z])", "digit": r"(?=\s*\d)", "comma": ""}
    arms = []
    for needs, closes in product(language.NEEDS, language.CLOSES):
        forms = [a.form for a in language.abbreviations().values() if (a.needs, a.closes) == (needs, closes)]
        forms += [form.upper() for form in forms if needs == "capital"]  # headlines: "GEN. OKAFOR"
        if forms:
            behind = "(?<=, )" if needs == "comma" else ""
            arms.append(f"{behind}(?:{_any_of(forms)}){follows[needs]}{_no_stop(closes)}")
    return rf"(?<![\w.])(?:{'|'.join(arms)})"


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all words; the name of the group that matched says what kind it is. Order matters."""
    endings, prefixes = _any_of(language.web_endings()), _any_of(language.prefixes())
    starters = _any_of(language.sentence_starters())
    stop, inside = _no_stop(), rf"{_LETTER}*+(?:{_APOSTROPHE}{_LETTER}++){{0,6}}"
    rest = r"[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’()\[\]]"
    arms = {
        "plain": r"[A-Za-z]++(?![\w\u0300-\u036f'’`´.@&$%/-]|:?//)",
        "blank": rf"(?:https?://|ftp://|mailto:|www\.){rest}",
        "mail": r"[\w.%+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
        "host": rf"(?<![\w.])(?=\w)(?:[\w-]{{1,63}}\.){{1,6}}(?i:{endings})(?![\w-])(?:/{rest})?",
        "dotted": r"(?<![\w.])[a-z]{2,20}(?:\.[a-z][a-z0-9-]{1,30}){2,8}(?![\w.])",
        "tag": r"(?<!\w)[@#][A-Za-z]\w*",
        "emoticon": r"(?<![\w:])(?:[:;=][-']?[()DPpO]+|<3|\(:)(?!\w)",
        "abbreviation": _abbreviation_pattern(),
        "degree": r"(?<![\w.])(?:Ph\.D\.|(?:M|B|D)\.(?:Sc|Phil|Ed|Eng|Com)\.)",
        "acronym": r"(?<![\w.])(?:[A-Z]\.){2,}+(?:[A-Z](?!\w))?",
        "letters": rf"(?<![\w.])(?:(?:{_LETTER}\.){{2,}}+{stop}|{_LETTER}(?:\.{_LETTER})++(?!\w))",
        "initial": rf"(?<![\w.'’])[A-HJ-Z]\.(?=\s*[A-Z])(?!\s+(?:{starters})\b)|(?<![\w.])I\.(?=\s[A-Z]\.)",
        "calendar": r"(?<![\w/-])(?:\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d\d?-\d\d?|\d{1,4}/\d{1,2}/\d{1,4})(?![\w/-])",
        "phone": r"(?<![\w-])(?:\+?1-)?(?:\d{3}[-/])?\d{3}-\d{4}(?![\w-])|(?<![\w-])\d{5}-\d{4}(?![\w-])",
        "clock": r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])",
        "fraction": r"(?<![\w/])\d{1,2}/\d{1,2}(?![\w/])",
        "decade": r"(?<![\w’'])['’]\d\ds?(?!\w)|(?<!\w)\d{2,4}['’]s(?!\w)",
        "unit": rf"(?<!\w){_FIGURE}(?:{_any_of(language.number_units())})(?![\w²])",
        "ordinal": r"\d{1,3}(?:,\d{3})+(?:st|nd|rd|th)(?!\w)",
        "mixed": r"(?:\d++[^\W\d_]|[^\W\d_]++(?:\d|_++[^\W_]))\w*(?<!_)",
        "number": rf"{_FIGURE}|(?<![\w.])[.+]\d+(?:\.\d+)*",
        "initials": r"(?<!\w)[A-Za-z]{1,4}&[A-Z]{1,4}(?!\w)|(?<!\w)[A-Z]{1,3}\$|(?<!\w)(?:[wW]/o?|s/he)(?!\w)",
        "elision": r"(?<![\w’'])['’](?:em|til|cause|bout|n)(?!\w)",
        "clitic": rf"(?<=[\w.)\]\"”%])(?i:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))(?!\w)",
        "prefixed": rf"(?<![\w-])(?i:{prefixes})-(?:(?:[A-Z]\.){{2,}}|\d{{2,4}}s?(?!\w)|{_LETTER}{inside})",
        "word": rf"{_LETTER}{inside}|['’](?:tis|twas)\b",
        "double": r"''|``|’’|‘‘|‘’",
        "run": r"(?P<mark>[-=*_~+<>|#$\\/•·—])(?P=mark)+|\[\.\.\.\]|\.{2,}|…+\.?|\.?[!?]+",
        "single": r"['’‘`´]",
        "sign": r"\S",
    }
    return re.compile("|".join(f"(?P<{kind}>{arm})" for kind, arm in arms.items()))
