"""Sentences parsed by hand, word by word: ``form/lemma/XPOS>head:deprel`` (heads count from 1, 0 is the root)."""

from __future__ import annotations

from readout.analysis.model import Sentence, Token
from readout.spans import Span

UPOS = {
    "NN": "NOUN",
    "JJ": "ADJ",
    "VB": "VERB",
    "MD": "AUX",
    "PR": "PRON",
    "IN": "ADP",
    "TO": "PART",
    "DT": "DET",
}
UPOS |= {"CC": "CCONJ", "RB": "ADV", "WD": "PRON", "WP": "PRON", "PO": "PART", "CD": "NUM", "RP": "ADP"}
FEATS = {"VBD": "Tense=Past|VerbForm=Fin", "VBZ": "Tense=Pres|VerbForm=Fin", "VBP": "Tense=Pres|VerbForm=Fin"}


def parsed(text: str) -> Sentence:
    """The sentence of a line such as ``Oman/Oman/NNP>2:nsubj agreed/agree/VBD>0:root``."""
    tokens, at = [], 0
    for index, cell in enumerate(text.split()):
        word, relation = cell.split(">")
        form, lemma, xpos = word.split("/")
        head, _, deprel = relation.partition(":")
        auxiliary = deprel.startswith(("aux", "cop"))
        upos = "AUX" if auxiliary else "PROPN" if xpos.startswith("NNP") else UPOS.get(xpos[:2], "X")
        upos = "SCONJ" if deprel == "mark" and xpos == "IN" else upos
        span = Span(at, at + len(form))
        feats = FEATS.get(xpos, "_")
        tokens.append(Token(index, form, lemma, upos, xpos, feats, int(head) - 1, deprel, span))
        at += len(form) + 1
    return Sentence(0, 0, tuple(tokens))
