"""Who does what to whom between two given parties of a sentence: the relation coder by itself.

One pass of the encoder gives the word states; ``relate.onnx`` scores any number of pairs on them. Which word names the
act is part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.analysis.infer import Floats, Model, TripleScores, Word, best_mode, load_model
from readout.analysis.tokens import TextWord, tokenize
from readout.errors import UsageError
from readout.knowledge.older import PLOVER, name_in
from readout.knowledge.ontology import load_ontology
from readout.spans import Span

#: The answer where nothing happens between the parties, and the place of that label among the types.
NONE, NO_ACT = "none", 0
NOBODY = (0, 0)
#: "none" is told when nothing is likelier than anything.
NONE_FROM = 0.5
_MARKS = re.compile(r"</?(?:s|t)>")


@dataclass(frozen=True, slots=True)
class Relation:
    """What the source does to the target.

    ``type`` is an event type of PLOVER 2.0 or ``none``, ``quad`` its quad class ("" for none), ``mode`` and ``status``
    as in records (None for none), ``score`` the probability of the type and ``acts`` that of any type (0 to 1),
    ``word`` where the word stands by which it was decided (characters of the sentence; None for none).
    """

    type: str
    quad: str
    score: float
    acts: float
    mode: str | None = None
    status: str | None = None
    word: Span | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its source and target, as characters of it; None where nobody is named."""

    sentence: str
    source: Span | None
    target: Span | None


def relate(
    sentence: str, source: str | None = None, target: str | None = None, *, ontology: str = PLOVER
) -> Relation:
    """What the source does to the target in a sentence, by the bundled model.

    The parties are words of the sentence, or are marked in it: ``<s>Norway</s> accused <t>Russia</t>``. Without a
    target, the sentence tells what the source does. ``ontology`` is ``plover`` or ``plover-2018``, whose older names
    the type then has. Raises ``UsageError`` when a party's words do not stand in the sentence.

    >>> relate("Norway accused Russia of jamming its signals.", "Norway", "Russia").type
    'ACCUSE'
    """
    pair = read_marked(sentence) if source is None and target is None else find_pair(sentence, source, target)
    return relate_pairs([pair], load_model(), ontology=ontology)[0]


def read_marked(sentence: str) -> Pair:
    """The pair of a sentence with ``<s>..</s>`` and ``<t>..</t>``. Raises ``UsageError`` for marks that do not fit.

    >>> read_marked("<s>Norway</s> accused <t>Russia</t>.").target
    Span(start=15, end=21)
    """
    plain, spans, open_at, at = "", dict[str, Span](), dict[str, int](), 0
    for mark in _MARKS.finditer(sentence):
        plain += sentence[at : mark.start()]
        at, name = mark.end(), mark.group().strip("</>")
        if not mark.group().startswith("</"):
            open_at[name] = len(plain)
        elif name in open_at and name not in spans:
            spans[name] = _trimmed(plain, open_at.pop(name))
    if open_at or not spans:
        raise UsageError(f"mark one source <s>..</s> and one target <t>..</t>: {sentence[:60]!r}")
    return Pair(plain + sentence[at:], spans.get("s"), spans.get("t"))


def _trimmed(plain: str, start: int) -> Span:
    words = plain[start:]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def find_pair(sentence: str, source: str | None, target: str | None) -> Pair:
    """The pair of a sentence whose parties are given by their words; the first place where they stand counts."""
    return Pair(sentence, _find(sentence, source), _find(sentence, target))


def _find(sentence: str, words: str | None) -> Span | None:
    core = (words or "").strip()
    if not core:
        return None
    places = [m.start() for m in re.finditer(re.escape(core), sentence)]
    at = next((p for p in places if _stands_alone(sentence, p, p + len(core))), places[0] if places else -1)
    if at < 0:
        raise UsageError(f"the words {core[:60]!r} do not stand in the sentence {sentence[:60]!r}")
    return Span(at, at + len(core))


def _stands_alone(sentence: str, start: int, end: int) -> bool:
    edges = sentence[max(0, start - 1) : start + 1], sentence[end - 1 : end + 1]
    return not any(len(edge) == 2 and edge.isalnum() for edge in edges)


def relate_pairs(pairs: Sequence[Pair], model: Model, *, ontology: str = PLOVER) -> list[Relation]:
    """What each source does to its target. Each sentence is read alone, so that rows do not touch one another.

    Raises ``UsageError`` for an empty sentence and for an unknown ontology.
    """
    found: dict[int, Relation] = {}
    by_sentence: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        by_sentence.setdefault(pair.sentence, []).append(number)
    for sentence, numbers in by_sentence.items():
        words = tokenize(sentence)
        if not words:
            raise UsageError("a sentence is empty: nothing can be said of its parties")
        states = model.run([[Word(w.form, w.space_after) for w in words]])[0].states
        spans = [(_words(words, pairs[n].source), _words(words, pairs[n].target), NOBODY) for n in numbers]
        scores = model.relate(states, spans)
        for row, number in enumerate(numbers):
            found[number] = _relation(scores, row, words, Namer(model, ontology))
    return [found[n] for n in range(len(pairs))]


def _words(words: Sequence[TextWord], span: Span | None) -> tuple[int, int]:
    inside = [i for i, w in enumerate(words) if span and w.start < span.end and span.start < w.end]
    return (inside[0], inside[-1] + 1) if inside else NOBODY


@dataclass(frozen=True)
class Namer:
    """The model's types under the names of an ontology; types of one name count together."""

    model: Model
    ontology: str

    def best(self, types: Floats) -> tuple[int, float]:
        """The likeliest type, 0 for none, and the probability of its name. None needs more than half."""
        labels = self.model.labels["type"]
        names = [NONE, *(name_in(self.ontology, label) for label in labels[1:])]
        if types[NO_ACT] > NONE_FROM:
            return NO_ACT, float(types[NO_ACT])
        totals: dict[str, float] = {}
        for name, value in zip(names[1:], types[1:].tolist(), strict=True):
            totals[name] = totals.get(name, 0.0) + value
        name = max(totals, key=lambda n: totals[n])
        within = [i for i, n in enumerate(names) if n == name]
        return max(within, key=lambda i: float(types[i])), totals[name]


def _relation(scores: TripleScores, row: int, words: Sequence[TextWord], namer: Namer) -> Relation:
    model = namer.model
    best, score = namer.best(scores.types[row])
    acts = round(1 - float(scores.types[row, NO_ACT]), 4)
    if best == NO_ACT:
        return Relation(NONE, "", round(score, 4), acts)
    name = model.labels["type"][best]
    at = words[int(scores.weights[row].argmax())]
    mode = best_mode(scores, row, name, model)
    status = model.labels["status"][int(scores.statuses[row].argmax())]
    quad = load_ontology().by_name[name].quad
    told = name_in(namer.ontology, name, mode)
    return Relation(told, quad, round(score, 4), acts, mode, status, Span(at.start, at.end))
