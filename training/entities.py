"""Names and kinds out of GUM's ``Entity=`` annotation (bracketed, in the MISC column).

A mention opens as ``(id-type-infstat-salience-centering-minspan-link-identity`` and closes as ``id)``; ``minspan``
lists the mention's head words, counted from 1 inside the mention. A name is what ``name_span`` says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.conllu import Row

#: GUM's ten types folded into the six kinds of names.
NAME_KINDS = {
    "person": "person",
    "place": "place",
    "organization": "organization",
    "event": "event",
    "time": "time",
}
_MARK = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
_JOINING = {"flat", "compound", "goeswith", "fixed"}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words ``[first, last)`` of a sentence that mention an entity of ``kind``; ``head`` is the head word."""

    kind: str
    first: int
    last: int
    head: int


@cache
def country_names(data: Path) -> frozenset[str]:
    """Country names, common and official, and the shortest ways to write some."""
    rows = json.loads((data / "countries/countries.json").read_text(encoding="utf-8"))
    short = {"U.S.", "US", "USA", "U.K.", "UK", "Britain", "England", "Korea", "America"}
    return frozenset(n for row in rows for n in (row["name"]["common"], row["name"]["official"])) | short


@cache
def titles() -> frozenset[str]:
    """Words that may stand before a person's name (``titles.txt``)."""
    text = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def _head(rows: Sequence[Row], first: int, last: int, minspan: Sequence[int]) -> int:
    """The word of the mention that hangs on a word outside it; of several, one in ``minspan``, else the first.

    ``minspan`` alone does not do: in "X's Y" it often lists words of both.
    """
    tops = [i for i in range(first, last) if not first <= rows[i].head < last] or [first]
    tops = [i for i in tops if rows[i].upos != "PUNCT"] or tops
    return next((i for i in tops if i in minspan), tops[0])


def read_mentions(rows: Sequence[Row]) -> list[GoldMention]:
    """All mentions that open and close in the sentence, in the order in which they close."""
    open_: list[tuple[str, str, int, list[int]]] = []
    found: list[GoldMention] = []

    def close(mention: tuple[str, str, int, list[int]], last: int) -> None:
        _, kind, first, minspan = mention
        head = _head(rows, first, last, [first + i - 1 for i in minspan])
        found.append(GoldMention(kind, first, last, head))

    for index, row in enumerate(rows):
        cell = next((c[7:] for c in row.misc.split("|") if c.startswith("Entity=")), "")
        for mark in _MARK.finditer(cell):
            whole, opening, closing = mark.groups()
            if whole or opening:
                parts = (whole or opening).split("-")
                spans = [int(n) for n in parts[5].split(",") if n.isdigit()] if len(parts) > 5 else []
                mention = (parts[0], parts[1] if len(parts) > 1 else "abstract", index, spans)
                close(mention, index + 1) if whole else open_.append(mention)
            else:
                at = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0] == closing), None)
                if at is not None:
                    close(open_.pop(at), index + 1)
    return found


def is_name_word(row: Row) -> bool:
    """Whether the word is tagged as part of a proper name."""
    return row.upos == "PROPN" or row.xpos in ("NNP", "NNPS")


def _parts(rows: Sequence[Row], mention: GoldMention, blocked: set[int]) -> set[int]:
    """The words of the mention that belong to its name, by the tree; ``blocked`` words head names of their own."""
    children: dict[int, list[int]] = {}
    for i in range(mention.first, mention.last):
        children.setdefault(rows[i].head, []).append(i)
    parts, open_ = set(), [mention.head]
    while open_:
        word = open_.pop()
        parts.add(word)
        for child in children.get(word, []):
            row, base = rows[child], rows[child].deprel.split(":")[0]
            named = is_name_word(row)
            capital = row.upos in ("NUM", "NOUN", "ADJ", "X", "ADP") and row.form[:1].isupper()
            joins = base in _JOINING and (named or capital)
            joins |= base == "amod" and named
            joins |= (
                base == "punct" and row.form in ("-", "–", "/") and mention.first < child < mention.last - 1
            )
            if mention.kind != "person":
                of = any(rows[c].deprel == "case" and rows[c].form == "of" for c in children.get(child, []))
                joins |= base in ("nummod", "nmod") and row.upos == "NUM" and abs(child - word) <= 2
                joins |= base == "nmod" and named and of
            joins |= base == "conj" and named and word != mention.head and mention.kind == "organization"
            if joins and child not in blocked:
                open_.append(child)
                if base in ("nmod", "conj"):
                    small = {"of", "the", "and", "&"}
                    parts.update(c for c in children.get(child, []) if rows[c].form.lower() in small)
    return parts


def _after_noun(rows: Sequence[Row], mention: GoldMention) -> tuple[int, int] | None:
    """The proper nouns that hang on a common noun by ``flat`` and follow it: "actor X Y" -> "X Y"."""
    flat: list[int] = []
    for i in range(mention.head + 1, mention.last):
        joins = rows[i].deprel.startswith("flat") and rows[i].head in (mention.head, *flat)
        if joins and (is_name_word(rows[i]) or flat):
            flat.append(i)
    if not flat:
        return None
    first, last = flat[0], flat[-1] + 1
    while first < last - 1 and rows[first].form.lower() in titles():
        first += 1
    whole = all(is_name_word(rows[i]) or rows[i].form == "-" for i in range(first, last))
    return (first, last) if whole else None


def _date_span(rows: Sequence[Row], mention: GoldMention) -> tuple[int, int] | None:
    """The named day, month or age in a time, with the numbers beside it: "4 July 1831", "Friday"."""
    named = next((i for i in range(mention.first, mention.last) if is_name_word(rows[i])), None)
    if named is None:
        return None
    first, last = named, named + 1
    while first > mention.first and rows[first - 1].upos == "NUM":
        first -= 1
    while last < mention.last and (
        rows[last].upos == "NUM" or is_name_word(rows[last]) or rows[last].form == ","
    ):
        last += 1
    while rows[last - 1].form == ",":
        last -= 1
    return first, last


def name_span(
    rows: Sequence[Row], mention: GoldMention, mentions: Sequence[GoldMention]
) -> tuple[int, int] | None:
    """The name inside a mention, as words ``[first, last)``, or None if its head is no proper noun.

    The run of words about the head that the tree joins to it as parts of one name: ``flat``, ``compound``, proper
    adjectives, numbers, inner hyphens, and "of ..." with a proper noun (not for persons). A person's name holds
    no place or organization ("US President X") and starts after titles (``titles.txt``). A common noun may head
    a name that ``flat`` hangs on it ("captain X Y"). Of a time the name is its day or month with the numbers about.
    """
    person = mention.kind == "person"
    if mention.kind == "time":
        return _date_span(rows, mention)
    if not is_name_word(rows[mention.head]):
        return _after_noun(rows, mention)
    blocked = {m.head for m in mentions if m.kind != "person" and m.head != mention.head} if person else set()
    parts = _parts(rows, mention, blocked)
    first = last = mention.head
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    loose = {"DET", "ADP", "PUNCT", "CCONJ", "PART"}
    while first < last and rows[first].upos in loose and not is_name_word(rows[first]):
        first += 1
    while last > first and rows[last].upos in loose:
        last -= 1
    if person:
        while first < last and rows[first].form.lower() in titles():
            first += 1
        if first == last and rows[first].form.lower() in titles():
            return None
    return first, last + 1


def sentence_names(rows: Sequence[Row], mentions: Sequence[GoldMention]) -> list[tuple[str, int, int]]:
    """The names of a sentence as (kind, first, last): the longest of those that overlap, left to right."""
    every = set()
    for mention in mentions:
        span = name_span(rows, mention, mentions)
        if span:
            every.add((NAME_KINDS.get(mention.kind, "other"), *span))
    kept: list[tuple[str, int, int]] = []
    for name in sorted(every, key=lambda n: (n[1] - n[2], n[1], n[0])):
        if all(name[2] <= k[1] or k[2] <= name[1] for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n[1])


def word_kinds(rows: Sequence[Row], mentions: Sequence[GoldMention]) -> list[str]:
    """For each word the type of the smallest mention that it heads, or ``none``."""
    kinds = ["none"] * len(rows)
    for mention in sorted(mentions, key=lambda m: m.first - m.last):
        kinds[mention.head] = mention.kind
    return kinds
