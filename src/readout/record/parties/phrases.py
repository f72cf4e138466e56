"""The anatomy of noun phrases: what stands before a noun, whose it is, what it is of. Knows no diplomacy."""

from __future__ import annotations

from collections.abc import Iterator

from readout.analysis.model import Sentence, Token

#: Relations of the words before a noun that belong to its phrase.
BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "punct", "case", "advmod", "cc", "conj"}
)
#: Relations of the words after a name's head that belong to the name.
NAME_PARTS = frozenset({"flat", "compound", "goeswith"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "SYM", "X"})
APOSTROPHES = frozenset({"'s", "’s", "'", "’"})


def base(token: Token) -> str:
    """The relation without its subtype."""
    return token.deprel.split(":")[0]


def words_of(sentence: Sentence, first: int, last: int) -> str:
    """The words ``[first, last)`` as they are written.

    The blanks are those of the text, so "Min", "-", "ho" give "Min-ho".
    """
    parts = []
    for token in sentence.tokens[first:last]:
        parts.append(token.form)
        parts.append(" " if token.space_after and not token.fused else "")
    return "".join(parts).strip()


def is_of(sentence: Sentence, index: int, head: int) -> bool:
    """Whether a word stands in the premodifiers of ``head`` (not in a clause or a prepositional phrase of it)."""
    climber = sentence.tokens[index]
    for _ in sentence.tokens:
        if climber.index == head:
            return True
        if climber.head < 0 or base(climber) not in BEFORE:
            return False
        climber = sentence.tokens[climber.head]
    return False


def phrase_start(sentence: Sentence, head: int) -> int:
    """The first word of the unbroken run of premodifiers that leads to ``head``."""
    first = head
    while first > 0 and is_of(sentence, first - 1, head):
        first -= 1
    while first < head and sentence.tokens[first].upos in ("PUNCT", "CCONJ", "ADP", "PART"):
        first += 1
    return first


def name_end(sentence: Sentence, head: int) -> int:
    """One past the last word of the name or compound that ``head`` begins."""
    last = head
    for child in sentence.dependents[head]:
        token = sentence.tokens[child]
        if child > last and base(token) in NAME_PARTS:
            last = max(last, child)
    return last + 1


def owner(sentence: Sentence, head: int) -> int | None:
    """The word that a noun belongs to ("South Korea" in "South Korea's Foreign Ministry", "its"), or None."""
    return next((t.index for t in sentence.children(head, "nmod") if t.deprel == "nmod:poss"), None)


def preposition_of(sentence: Sentence, index: int) -> str:
    """The preposition before a word in lower case, without possessive marks; ``""`` when there is none."""
    words = []
    for case in sentence.children(index, "case"):
        if case.form in APOSTROPHES or case.index > index:
            continue
        words.append(case.form.lower())
        words.extend(t.form.lower() for t in sentence.children(case.index, "fixed"))
    return " ".join(words)


def is_possessive(sentence: Sentence, index: int) -> bool:
    """Whether a word has a possessive mark ("China's")."""
    return any(t.form in APOSTROPHES for t in sentence.children(index, "case"))


def complements(sentence: Sentence, head: int) -> Iterator[tuple[str, int]]:
    """The prepositional phrases of a noun as (preposition, head of the noun phrase in it)."""
    for child in sentence.children(head, "nmod"):
        if child.deprel != "nmod:poss" and child.index > head:
            yield preposition_of(sentence, child.index), child.index


def determiner(sentence: Sentence, head: int) -> str:
    """The article or pronoun before a noun in lower case ("the", "this", "both", "a"), or ``""``."""
    found = [t.form.lower() for t in sentence.children(head, "det")]
    return found[-1] if found else ""


def count_of(sentence: Sentence, head: int) -> str:
    """The numeral of a noun in lower case ("two"), or ``""``."""
    return next((t.form.lower() for t in sentence.children(head, "nummod")), "")


def is_plural(token: Token) -> bool:
    """Whether a noun is in the plural, by its features or its tag."""
    return "Number=Plur" in token.feats or token.xpos in ("NNS", "NNPS")


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """A noun and the nouns coordinated with it, left to right."""
    others = [t.index for t in sentence.children(head, "conj") if t.upos in NOMINAL]
    return (head, *others)


def first_conjunct(sentence: Sentence, index: int) -> int:
    """The first of the coordinated nouns that a word belongs to (itself when it stands alone)."""
    for _ in sentence.tokens:
        token = sentence.tokens[index]
        if base(token) != "conj" or token.head < 0:
            break
        index = token.head
    return index


def governor(sentence: Sentence, index: int) -> Token | None:
    """The word on which a noun's coordination hangs, or None at the root."""
    head = sentence.tokens[first_conjunct(sentence, index)].head
    return sentence.tokens[head] if head >= 0 else None


def role_of_word(sentence: Sentence, index: int) -> str:
    """The relation of a noun's coordination to its governor, with its subtype ("nsubj", "nmod:poss")."""
    return sentence.tokens[first_conjunct(sentence, index)].deprel
