"""Places in a row and numbers of times: "the third round", "the fourth time", "twice", "three conversations"."""

from __future__ import annotations

from collections.abc import Iterator

from readout.knowledge.calendar import context_words, event_nouns
from readout.record.times.classes import Lexed, class_codes
from readout.record.times.lexer import lex
from readout.record.times.model import Count, Ordinal
from readout.spans import Span

_UNITS = (
    "UNIT YEARUNIT MONTHUNIT WEEKUNIT DAYUNIT UNITS QUARTER HALF PART SECOND MONTH AMONTH WDAY WEEKEND FISCAL"
)
_LAST = frozenset({"last", "latest", "final"})


def find_ordinals(text: str) -> list[Ordinal]:
    """Ordinals and what they count, in order. Ordinals of dates ("the first quarter", "the 20th century") are left out.

    >>> [(o.value, o.of) for o in find_ordinals("They held the third round of talks after its fourth nuclear test.")]
    [(3, 'round'), (4, 'test')]
    """
    lexed, codes = lex(text), class_codes()
    ordinals = {codes["ORD"], codes["SECOND"]}
    found = []
    for i, code in enumerate(lexed.codes):
        before = lexed.word(i - 1)
        last = lexed.word(i) in _LAST and before in context_words("determiner") and code == codes["LAST"]
        if code not in ordinals and not last:
            continue
        if before not in context_words("determiner") and before != "’s":
            continue
        head = _head(lexed, i + 1)
        if head is None or (last and lexed.word(head) not in event_nouns()):
            continue
        number = -1 if last else 2 if code == codes["SECOND"] else int(lexed.values[i])
        start = lexed.starts[i - 1] if before not in ("'s", "’s") else lexed.starts[i]
        span = Span(start, lexed.ends[head])
        found.append(Ordinal(span, span.of(text), number, lexed.word(head)))
    return found


def _head(lexed: Lexed, first: int) -> int | None:
    """The noun that an ordinal counts: the last of up to four words that run on; None before a date's unit."""
    codes = class_codes()
    units = {codes[name] for name in _UNITS.split()}
    head, nouns = None, event_nouns()
    for i in range(first, min(first + 4, len(lexed.codes))):
        word = lexed.word(i)
        if lexed.codes[i] in units:
            return None if head is None else head
        if lexed.codes[i] == codes["HYPHEN"]:
            continue
        if (
            not word.isalpha()
            or word in context_words("ends noun")
            or (head is not None and word.endswith("ly"))
        ):
            break
        head = i
        if word in nouns or word in ("time", "times", "round", "day"):
            following = lexed.word(i + 1)
            if following not in nouns:
                break
    return head


def find_counts(text: str) -> list[Count]:
    """How often, or how many of a kind of act, in order; "several" and the like give no number and are left out.

    >>> [(c.value, c.of) for c in find_counts("They spoke twice and held three phone conversations.")]
    [(2, 'time'), (3, 'conversations')]
    """
    lexed, codes = lex(text), class_codes()
    return list(_counts(lexed, codes, text))


def _counts(lexed: Lexed, codes: dict[str, str], text: str) -> Iterator[Count]:
    numbers, nouns = {codes["NUM"], codes["DAYNUM"]}, event_nouns()
    for i, code in enumerate(lexed.codes):
        if code == codes["ONCE"]:
            if lexed.word(i) == "twice":
                yield Count(Span(lexed.starts[i], lexed.ends[i]), lexed.words(i, i + 1), 2, "time")
            continue
        if code not in numbers or not lexed.values[i].isdigit():
            continue
        for j in range(i + 1, min(i + 5, len(lexed.codes))):
            word = lexed.word(j)
            if word == "times" or (word in nouns and nouns[word] != word) or word in ("talks", "rounds"):
                span = Span(lexed.starts[i], lexed.ends[j])
                yield Count(span, span.of(text), int(lexed.values[i]), "time" if word == "times" else word)
                break
            if not word.isalpha() or word in context_words("ends noun") or word == "percent":
                break
