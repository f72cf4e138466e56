"""From characters to classed words: each token of the text gets a one-character code for its class.

The grammar then works on the string of codes, so its patterns are short and its pass linear. Words that say
nothing about time share the code :data:`OTHER`; a :data:`STOP` ends a sentence or a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.knowledge.calendar import holidays, time_words
from readout.record.times.classes import OTHER, STOP, Lexed, class_codes
from readout.record.times.numbers import join_numbers

_TOKEN = re.compile(
    r"""
      [ap]\.m\b\.?
    | [^\W\d_]+
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
      (?: [T ][0-9]{2}:[0-9]{2} (?: :[0-9]{2} (?:\.[0-9]+)? )? (?: Z | [+-][0-9]{2}:?[0-9]{2} )? )? (?![\w-])
    | [0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4} (?![\w/-])
    | [0-9]{1,2}:[0-9][0-9] (?: :[0-9][0-9] )? (?![\w:])
    | [0-9]+ (?: ,[0-9]{3} )* (?: \.[0-9]+ )? (?: st\b | nd\b | rd\b | th\b | ['’]?s\b )?
    | ['’]s\b
    | ['’`][0-9][0-9] (?: ['’]?s )? (?!\w)
    | \n[^\S\n]*\n
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONEY = frozenset("$£€¥₩")
_TINY = {",": "COMMA", "–": "DASH", "—": "DASH", "(": "LPAR"}
_STOPS = frozenset(".!?;\u2026")


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    value: str
    form: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: dict[str, _Entry]
    phrases: dict[str, list[tuple[re.Pattern[str], _Entry]]]


@cache
def _lexicon() -> _Lexicon:
    codes = class_codes()
    entries = {w.words: _Entry(codes[w.kind], w.value, w.form) for w in time_words()}
    for holiday in holidays():
        for words in holiday.words:
            entries[words] = _Entry(codes["HOLIDAY"], holiday.name, frozenset({"capital"}))
    lexicon = _Lexicon({}, {})
    for words, entry in sorted(entries.items(), key=lambda item: -len(item[0])):
        head = re.match(r"[ap]\.m|[^\W\d_]+|\d+(?:th|st)", words)
        assert head is not None
        if head.end() == len(words):
            lexicon.words[words] = entry
            continue
        tail = re.escape(words[head.end() :]).replace(r"\ ", r"\s+").replace("'", "['’]")
        lexicon.phrases.setdefault(head.group(), []).append(
            (re.compile(tail + r"(?!\w)", re.IGNORECASE), entry)
        )
    return lexicon


def _fits(entry: _Entry, text: str, start: int, end: int) -> bool:
    """Whether the word is written as its row asks."""
    form = entry.form
    if not form:
        return True
    if "capital" in form and not text[start].isupper():
        return False
    if "upper" in form and not text[start:end].isupper():
        return False
    return "dot" not in form or text[end : end + 1] == "."


def lex(text: str) -> Lexed:
    """The classed tokens of ``text``."""
    lexicon, codes = _lexicon(), class_codes()
    words, phrases = lexicon.words, lexicon.phrases
    out, starts, ends, values = [], [], [], []
    skip = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        token = match.group().lower()
        code, value = OTHER, token
        if token[0].isalpha():
            entry = words.get(token.rstrip("."))
            if token in phrases:
                for tail, phrase in phrases[token]:
                    found = tail.match(text, end)
                    if found and _fits(phrase, text, start, found.end()):
                        entry, end = phrase, found.end()
                        break
            if entry is not None and _fits(entry, text, start, end):
                code, value = entry.code, entry.value
                if entry.form and text[end : end + 1] == "." and entry.form & {"abbreviation", "dot"}:
                    end += 1
            skip = end
        elif token[0] in "0123456789":
            kind, value = _number(text, start, token)
            code = codes.get(kind, OTHER)
        else:
            code, value = _punctuation(text, start, end, token, codes)
        out.append(code)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return join_numbers(Lexed(text, "".join(out), starts, ends, values))


def _punctuation(text: str, start: int, end: int, token: str, codes: dict[str, str]) -> tuple[str, str]:
    """Class and value of a token that begins with neither a letter nor a digit."""
    after = text[end : end + 1]
    if token == "-":
        tight = start > 0 and text[start - 1].isalnum() and after.isalnum()
        return codes["HYPHEN" if tight else "DASH"], token
    if token in _TINY:
        tight = token == "–" and start > 0 and text[start - 1].isalnum() and after.isalnum()
        return codes["HYPHEN" if tight else _TINY[token]], token
    if token in _STOPS:
        return (STOP if not after or after.isspace() or after in "\"'”’)" else OTHER), token
    if token[0] == "\n":
        return STOP, token
    if len(token) >= 3 and token[0] in "'’`":
        if token.endswith("s"):
            return codes["DECADE"], token[1:3]
        return codes["SHORTYEAR"], token[1:3]
    return (codes["POSS"], "'s") if len(token) > 1 else (OTHER, token)


def _number(text: str, start: int, token: str) -> tuple[str, str]:
    """Class name and value of a token that begins with a digit."""
    before = text[start - 1 : start]
    if (before in _MONEY and before) or text[start + len(token) : start + len(token) + 1] == "%":
        return "OTHER", token
    if before.isalpha() and before.lower() != "q" and text[max(start - 2, 0) : start].lower() != "fy":
        return "OTHER", token
    if token.isdigit():
        number = int(token) if len(token) < 9 else 0
        if len(token) == 4 and 1000 <= number <= 2199:
            return "YEARNUM", token
        return ("DAYNUM" if 1 <= number <= 31 and len(token) <= 2 else "NUM"), str(
            number
        ) if number else token
    if ":" in token[:3]:
        return "CLOCK", token
    if token[-2:] in ("st", "nd", "rd", "th"):
        return "ORD", token[:-2].replace(",", "")
    if token[-1] == "s":
        digits = token.rstrip("s").rstrip("'’")
        return ("DECADE" if len(digits) in (2, 4) and digits[-1] == "0" else "OTHER"), digits
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", token):
        return "ISO", token
    if re.fullmatch(r"\d+[./-]\d+[./-]\d+", token):
        return "DATENUM", token
    plain = token.replace(",", "")
    return ("NUM", plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else ("OTHER", token)
