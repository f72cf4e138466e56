"""The candidates of one sentence: verbs and nouns that fit the lexicon, with parties and status."""

from __future__ import annotations

from collections.abc import Iterator

from readout.analysis.model import Sentence
from readout.knowledge.lexicon import Lexicon, Predicate
from readout.record.events.candidate import Candidate
from readout.record.events.context import Context
from readout.record.events.nouns import noun_candidate
from readout.record.events.verbs import verb_candidate
from readout.record.matching import match_noun, match_verb, words_of_row
from readout.record.scene import Scene

# What these acts are about ("slammed the attack", "called for talks") is an act of its own beside them.
SPEAKING = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})


def find_candidates(scene: Scene, sentence: Sentence, lexicon: Lexicon) -> Iterator[Candidate]:
    """Verbs first, then nouns, each in the order of the text."""
    context = Context(scene, sentence, lexicon)
    taken: dict[int, Predicate] = {}
    for frame in sorted(context.frames.values(), key=lambda f: f.head):
        row = match_verb(context.roles, frame, lexicon)
        if row is None:
            continue
        taken.update(dict.fromkeys(words_of_row(context.roles, frame, row), row))
        found = verb_candidate(context, frame, row)
        if found:
            yield context.details.filled(found, frame)
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN"):
            continue
        row = match_noun(context.roles, token.index, lexicon)
        carrier = taken.get(token.index)
        if carrier is not None and not _stands_beside(row, carrier):
            continue
        told = noun_candidate(context, token, row) if row else None
        if told:
            yield context.details.filled(*told)


def _stands_beside(row: Predicate | None, carrier: Predicate) -> bool:
    """Whether a noun that a verb's row asks for is still an act of its own."""
    if row is None or row.type == carrier.type:
        return False
    return carrier.type in SPEAKING or (carrier.type == "AGREE" and row.type == "CONSULT")
