"""Unnamed parties: "a hospital source" that is given words, "villagers" that act or are acted on."""

from __future__ import annotations

from readout.analysis.model import Sentence, Token
from readout.knowledge.lexicon import open_lexicon
from readout.knowledge.speech import cues, verb_in
from readout.record.parties.phrases import base, preposition_of

#: Kinds of cues.csv by which somebody makes words known; thoughts and deeds make nobody a speaker.
SAYING = frozenset({"say", "tell", "report", "confirm", "deny", "claim", "explain", "admit"})


def speaks(sentence: Sentence, head: int) -> bool:
    """Whether a noun is given words: the subject of a verb of saying, right before one, or "according to" it."""
    token = sentence.tokens[head]
    if preposition_of(sentence, head) == "according to":
        return True
    if base(token) != "nsubj" or token.deprel == "nsubj:pass" or token.head < 0:
        return False
    last = max((i for i in sentence.subtree(head) if i > head), default=head)
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return _says(sentence.tokens[token.head]) or (after is not None and _says(after))


def _says(token: Token) -> bool:
    if token.upos != "VERB":
        return False
    word = verb_in(cues(), "verb", token.lemma.lower(), token.form)
    return any(cue.kind in SAYING for cue in cues().get((word, "verb"), ()))


#: Places of a predicate's parties in its clause or phrase (Universal Dependencies).
PLACES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})


def takes_part(sentence: Sentence, head: int) -> bool:
    """Whether a noun stands where a party of an act would: beside a verb or noun that the lexicon has as an act."""
    token = sentence.tokens[head]
    while base(token) == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    if base(token) not in PLACES or token.head < 0:
        return False
    above = sentence.tokens[token.head]
    pos = "verb" if above.upos == "VERB" else "noun"
    return open_lexicon().names_act(above.lemma.lower(), pos)
