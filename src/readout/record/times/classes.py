"""Classes of words: the one-character code of each, a text as codes, and patterns over class names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from readout.knowledge.calendar import time_words

OTHER, STOP = "x", "."
#: Classes that the lexer itself gives, beside those of ``times_words.csv``.
OWN_CLASSES = (
    "DAYNUM", "YEARNUM", "SHORTYEAR", "NUM", "ORD", "ISO", "DATENUM", "CLOCK", "COMMA", "HYPHEN", "DASH", "POSS",
    "HOLIDAY", "LPAR",
)  # fmt: skip


@dataclass(slots=True)
class Lexed:
    """The tokens of a text, side by side: class codes, characters ``[start, end)`` and values."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    values: list[str]

    def words(self, first: int, last: int) -> str:
        """The characters of tokens ``[first, last)``."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def word(self, index: int) -> str:
        """The token in small letters; empty outside the text."""
        if not 0 <= index < len(self.codes):
            return ""
        return self.text[self.starts[index] : self.ends[index]].lower()


@cache
def class_codes() -> dict[str, str]:
    """The character that stands for each class name in a string of codes."""
    names = dict.fromkeys([*OWN_CLASSES, *(word.kind for word in time_words())])
    return {name: chr(0x4E00 + i) for i, name in enumerate(names)} | {"STOP": STOP, "OTHER": OTHER}


def compile_classes(source: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern over class names, compiled to one over codes; names in braces are macros, blanks fall out.

    Raises KeyError for a name that is neither a class nor a macro.
    """
    codes = class_codes()
    while "{" in source:
        source = re.sub(r"\{(\w+)\}", lambda m: macros[m.group(1)], source)
    source = re.sub(r"\b[A-Z][A-Z0-9]+\b", lambda m: codes[m.group()], source)
    return re.compile(source.replace(" ", ""))
