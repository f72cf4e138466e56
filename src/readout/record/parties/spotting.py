"""Finds the words of a sentence that may stand for a party: names, titles, nouns and pronouns."""

from __future__ import annotations

from collections.abc import Mapping

from readout.analysis.model import Sentence, Token
from readout.knowledge import following
from readout.record.parties.lookup import Tables
from readout.record.parties.naming import named_spots
from readout.record.parties.phrases import base, complements, phrase_start, words_of
from readout.record.parties.spots import HINTING, Sort, Spot, noun_hints

#: Entity types of the model whose nouns may be parties; nouns and pronouns of other types stand for none.
PARTY_KINDS = frozenset({"person", "organization", "place"})
THINGS = frozenset({"abstract", "event", "time", "object", "substance", "animal", "plant"})


def find_spots(sentence: Sentence, tables: Tables, compass: Mapping[str, str]) -> list[Spot]:
    """All spots of a sentence, in the order of their heads; each word heads at most one.

    ``compass`` gives the country that "the North" or "the South" names in this report.
    """
    spots: dict[int, Spot] = {}
    inside: set[int] = set()
    for spot, (first, last) in named_spots(sentence, tables, compass):
        spots.setdefault(spot.head, spot)
        inside.update(range(first, last))
    titles = {i for s in spots.values() if s.sort is Sort.PERSON for i in range(s.first, s.last)}
    for token in sentence.tokens:
        if token.index not in spots and token.index not in inside:
            common = _pronoun(sentence, token)
            if common is None and token.index not in titles:
                common = _noun(sentence, token, tables)
            if common is not None:
                spots[token.index] = common
    return [spots[head] for head in sorted(spots)]


def _pronoun(sentence: Sentence, token: Token) -> Spot | None:
    if token.upos not in ("PRON", "DET", "ADJ", "NOUN") or token.deprel == "expl":
        return None
    core = token.form.lower()
    first = token.index
    if core in ("other", "another") and first and sentence.tokens[first - 1].form.lower() in ("each", "one"):
        core, first = f"{sentence.tokens[first - 1].form.lower()} {core}", first - 1
    elif token.upos != "PRON":
        return None
    if core not in following.pronouns():
        return None
    return Spot(sentence.index, token.index, first, token.index + 1, Sort.PRONOUN, core)


def _noun(sentence: Sentence, token: Token, tables: Tables) -> Spot | None:
    """A noun that may take up or describe a party, with its compounds and its "of ..." where that is an office."""
    if token.upos not in ("NOUN", "PROPN", "NUM", "DET", "PRON") and token.xpos not in ("NNS", "NN"):
        return None
    lemma = token.lemma.lower()
    if token.upos in ("NUM", "DET", "PRON"):
        return _bare_number(sentence, token)
    if token.kind in THINGS and lemma not in following.definites():
        return None
    if lemma == "general" and token.index and _ends_title(sentence, token.index, tables):
        return None
    if base(token) in ("compound", "flat") or token.deprel == "nmod:desc":
        return None
    first = phrase_start(sentence, token.index)
    core_first, core = _core(sentence, token.index, first, tables)
    known = tables.office(core) or tables.office(lemma) or tables.role(core)
    takes_up = {lemma, core.lower()} & (following.definites().keys() | following.plurals().keys())
    typed = token.kind in ("person", "organization")
    if not (known or takes_up or typed):
        return None
    last, core = _with_office(sentence, token.index, core_first, tables)
    hints = noun_hints(sentence, token.index, first)
    return Spot(sentence.index, token.index, first, last, Sort.NOUN, core, hints=hints)


def _ends_title(sentence: Sentence, index: int, tables: Tables) -> bool:
    """Whether "general" is the end of a title: "secretary general", "director-general"."""
    first = index - 2 if sentence.tokens[index - 1].form == "-" and index > 1 else index - 1
    below = sentence.tokens[first].head == index  # the tree makes "general" the head: it stands for the whole
    return not below and tables.office(words_of(sentence, first, index + 1)) is not None


def _bare_number(sentence: Sentence, token: Token) -> Spot | None:
    """As in "The two", "both": a number or "both" that stands for the parties themselves."""
    core = token.form.lower()
    alone = token.deprel.split(":")[0] in ("nsubj", "obj", "obl", "nmod", "iobj")
    if (
        not alone
        or core not in ("two", "both", "three", "four", "five")
        or (token.kind not in (None, *PARTY_KINDS))
    ):
        return None
    if any(True for _ in sentence.children(token.index, "nmod")):
        return None
    first = phrase_start(sentence, token.index)
    if core != "both" and first == token.index:
        return None
    return Spot(sentence.index, token.index, first, token.index + 1, Sort.NOUN, core)


def _core(sentence: Sentence, head: int, first: int, tables: Tables) -> tuple[int, str]:
    """The noun with the compounds and adjectives right before it, without articles, numbers and possessors."""
    start = head
    while start > first and sentence.tokens[start - 1].upos in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        if tables.country(sentence.tokens[start - 1].form):
            break
        if base(sentence.tokens[start - 1]) not in ("compound", "amod", "punct", "flat"):
            break
        start -= 1
    while start < head and sentence.tokens[start].upos == "PUNCT":
        start += 1
    return start, words_of(sentence, start, head + 1)


def _with_office(sentence: Sentence, head: int, start: int, tables: Tables) -> tuple[int, str]:
    """The noun and what follows it where the whole names an office: "secretary" + "of state"."""
    ending = [token.form.lower() for token in sentence.tokens[head + 1 : head + 3]]
    for length in (1, 2):  # "secretary general", "director-general"
        if ending[:length][-1:] == ["general"] and tables.office(
            words_of(sentence, start, head + 1 + length)
        ):
            return head + 1 + length, words_of(sentence, start, head + 1 + length)
    for preposition, noun in complements(sentence, head):
        if preposition in HINTING and noun - head <= 4:
            longer = words_of(sentence, start, noun + 1)
            if tables.office(longer):
                return noun + 1, longer
    return head + 1, words_of(sentence, start, head + 1)
