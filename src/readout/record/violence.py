"""Whether the words around a verb like "kill" tell of violence or of an accident."""

from __future__ import annotations

from collections.abc import Iterator

from readout.analysis.model import Sentence, Token
from readout.knowledge.lexicon import open_lexicon

# Entity types of the model whose nouns do something on purpose.
DOERS = frozenset({"person", "organization"})
# The places of a verb that say by what or in what something came about.
CAUSES = ("obl", "obl:agent", "advcl", "nsubj")


def tells_violence(sentence: Sentence, verb: int) -> bool:
    """Whether it is said that people did it, or with what arms: "by gunmen", "in an attack", "when a bomb exploded".

    A verb of nothing but violence ("murder") says it by itself; a word of an accident ("in a crash") outweighs all.
    """
    if tells_mishap(sentence, verb):
        return False
    lemma, lexicon = sentence.tokens[verb].lemma.lower(), open_lexicon()
    if lexicon.within("slay", lemma) and not lexicon.within("hurt", lemma):
        return True
    return any(_is_violent(verb, word) for word in _causes(sentence, verb))


def tells_mishap(sentence: Sentence, verb: int) -> bool:
    """Whether an accident, illness or natural event is named as what did it."""
    return any(open_lexicon().within("mishap", w.lemma.lower()) for w in _causes(sentence, verb))


def is_slain(sentence: Sentence, index: int) -> bool:
    """Whether a noun is who was killed or hurt by violence ("ten people were killed in an attack")."""
    token = sentence.tokens[index]
    if token.deprel not in ("obj", "nsubj:pass") or token.head < 0:
        return False
    verb = sentence.tokens[token.head]
    return open_lexicon().within("slay", verb.lemma.lower()) and tells_violence(sentence, verb.index)


def _causes(sentence: Sentence, verb: int) -> Iterator[Token]:
    """The nouns behind a verb's prepositions, its doer, and the words of a clause of time ("when a bomb exploded").

    A verb joined to another ("were killed and wounded in a raid") has the causes of both.
    """
    tokens = [verb, *(t.index for t in sentence.children(verb, "conj") if t.upos == "VERB")]
    if sentence.tokens[verb].deprel == "conj":
        tokens.append(sentence.tokens[verb].head)
    for place in tokens:
        for child in sentence.children(place, *CAUSES):
            yield child
            yield from sentence.children(child.index, "compound", "conj", "nsubj", "obj", "nmod")


def _is_violent(verb: int, word: Token) -> bool:
    lexicon, lemma = open_lexicon(), word.lemma.lower()
    if any(lexicon.within(c, lemma) for c in ("means", "attack", "violence")):
        return True
    does = word.deprel == "obl:agent" or (word.deprel == "nsubj" and word.head == verb)
    return does and word.kind in DOERS
