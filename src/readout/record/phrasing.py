"""The words of an act: its clause or its phrase, without what stands beside it."""

from __future__ import annotations

from readout.analysis.model import Sentence
from readout.spans import Span

# What a clause carries beside itself: clauses of saying, connectives, interjections.
BESIDE_CLAUSE = ("parataxis", "cc", "mark", "discourse")
BESIDE_PHRASE = ("acl", "conj", "case", "cc", "appos")


def clause_span(sentence: Sentence, head: int, *, without: tuple[str, ...] = ()) -> Span:
    """A predicate's own words: its subtree without clauses of saying and coordinated verbs beside it.

    ``without`` names more relations (of Universal Dependencies) whose words are left out at the edges.
    """
    return _span(sentence, head, _beside(sentence, head, BESIDE_CLAUSE + without, verbs=True))


def phrase_span(sentence: Sentence, head: int) -> Span:
    """A noun phrase's words, without relative clauses and coordinated phrases."""
    return _span(sentence, head, _beside(sentence, head, BESIDE_PHRASE))


def _beside(sentence: Sentence, head: int, relations: tuple[str, ...], *, verbs: bool = False) -> set[int]:
    found: set[int] = set()
    for child in sentence.children(head):
        if child.deprel.split(":")[0] in relations or (
            verbs and child.deprel == "conj" and child.upos == "VERB"
        ):
            found.update(sentence.subtree(child.index))
    return found


def _span(sentence: Sentence, head: int, left_out: set[int]) -> Span:
    tokens = sentence.tokens
    kept = [i for i in sentence.subtree(head) if i not in left_out and tokens[i].upos != "PUNCT"] or [head]
    return sentence.words(kept[0], kept[-1] + 1)


def content_lemmas(sentence: Sentence, heads: tuple[int, ...]) -> frozenset[str]:
    """The lemmas of what an act is about, by which two tellings of it are known for one."""
    tokens = (sentence.tokens[i] for head in heads for i in sentence.subtree(head))
    return frozenset(t.lemma.lower() for t in tokens if t.upos in ("VERB", "NOUN", "ADJ"))


def first_of(sources: list[tuple[str, ...]], *, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The first source that names a party not yet named, those left out."""
    for source in sources:
        left = tuple(a for a in source if a not in without)
        if left:
            return left
    return ()


def all_of(sources: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The parties of all sources together, each once."""
    return tuple(dict.fromkeys(a for source in sources for a in source))
