"""The annotated corpus as training examples: words with names, triggers and speech, and who does what to whom.

Every event gives triples (source, target, predicate) with a type; parties that no event joins, events with their roles
exchanged and words that are no predicate give triples of type ``none``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from readout.analysis.tokens import tokenize
from readout.knowledge.ontology import load_ontology
from training.conllu import Row
from training.corpus import STATUSES, Document, Label, Marked, Words

TYPES = ("none", *(t.name for t in load_ontology().types))
MODES = ("none", *(f"{t.name}/{m.name}" for t in load_ontology().types for m in t.modes))
SPEECH = ("none", "content", "source", "cue")
Pair = tuple[int, int]
#: No words: nobody acts, or nobody is acted on, or the predicate is to be found.
NOTHING: Pair = (0, 0)
#: Most triples of type none that a sentence gives, by how many of its triples have a type.
NONE_A_SENTENCE, NONE_A_TRIPLE = 3, 1.0


@dataclass(frozen=True, slots=True)
class Triple:
    """Who acts on whom by which word, as words ``[first, last)`` of the sentence, and what it is.

    ``predicate`` is ``NOTHING`` where the coder must find it; ``word`` is then the word that it should find, or -1.
    ``types`` has a bit for each type that is right. ``mode`` and ``status`` are -1 where none is told.
    """

    source: Pair
    target: Pair
    predicate: Pair
    types: int
    mode: int = -1
    status: int = -1
    word: int = -1

    @property
    def reach(self) -> int:
        """The end of its last word."""
        return max(self.source[1], self.target[1], self.predicate[1], self.word + 1)


@dataclass(frozen=True)
class Relations:
    """What the corpus says of one sentence: type of the act that each word names, speech, and the triples.

    ``sure`` are triples that every epoch sees, ``others`` those of type none to draw from. ``speech`` is None where
    the document is not annotated for statements.
    """

    triggers: tuple[int, ...]
    speech: tuple[int, ...] | None
    sure: tuple[Triple, ...]
    others: tuple[Triple, ...]

    def cut(self, last: int) -> Relations:
        """The same of the words before ``last``."""
        speech = None if self.speech is None else self.speech[:last]
        kept = (tuple(t for t in group if t.reach <= last) for group in (self.sure, self.others))
        return Relations(self.triggers[:last], speech, *kept)

    def drawn(self, rng: random.Random) -> list[Triple]:
        """The triples of one epoch."""
        wanted = max(NONE_A_SENTENCE, int(len(self.sure) * NONE_A_TRIPLE))
        others = self.others if len(self.others) <= wanted else rng.sample(self.others, wanted)
        return [*self.sure, *others]


class Located:
    """The words of a marked sentence, and where its annotations stand among them."""

    def __init__(self, marked: Marked) -> None:
        self.marked, self.words = marked, tokenize(marked.text)

    def pair(self, words: Words) -> Pair:
        """The words that characters cover (those they touch)."""
        inside = [i for i, w in enumerate(self.words) if w.start < words[1] and words[0] < w.end]
        return inside[0], inside[-1] + 1

    def parties(self, label: Label, key: str) -> list[Pair]:
        """The parties of one role."""
        return [self.pair(s) for s in label.spans.get(key, ())]

    @property
    def events(self) -> list[Label]:
        """The event annotations."""
        return [x for x in self.marked.labels if x.sort == "e"]

    def rows(self) -> tuple[Row, ...]:
        """The words without a tree."""
        return tuple(Row(w.form, "_", "", "", "", -2, "", "_", w.space_after) for w in self.words)


def event_pairs(located: Located, event: Label) -> list[tuple[Pair, Pair]]:
    """Who acts on whom in an event: actor and recipient, in both directions where they act together."""
    who, whom, other = (located.parties(event, k) for k in ("who", "whom", "with"))
    pairs = [(a, b) for a in who for b in whom if a != b]
    pairs += [(a, b) for a in other for b in whom if a != b]
    pairs += [p for a in who for b in other if a != b for p in ((a, b), (b, a))]
    if not pairs:
        pairs = [(a, NOTHING) for a in who + other] + [(NOTHING, b) for b in whom]
    return pairs


def all_parties(located: Located) -> list[Pair]:
    """Every party of the sentence, once."""
    found = [located.pair(s) for s in located.marked.parties]
    for event in located.events:
        found += [p for k in ("who", "whom", "with") for p in located.parties(event, k)]
    return sorted(set(found))


def _bit(event: Label) -> int:
    return 1 << TYPES.index(event.name)


def relations(marked: Marked, *, speech: bool) -> Relations:
    """What the corpus says of a sentence, in words."""
    located = Located(marked)
    size = len(located.words)
    triggers = [0] * size
    sure: list[Triple] = []
    by_pair: dict[tuple[Pair, Pair], list[tuple[Label, Pair]]] = {}
    for event in located.events:
        word = located.pair(event.spans["word"][0])
        triggers[word[0]] = TYPES.index(event.name)
        mode = MODES.index(f"{event.name}/{event.mode}") if event.mode else -1
        status = STATUSES.index(str(event.status))
        for pair in event_pairs(located, event):
            sure.append(Triple(*pair, word, _bit(event), mode, status))
            by_pair.setdefault(pair, []).append((event, word))
    for pair, several in by_pair.items():
        types = 0
        for event, _ in several:
            types |= _bit(event)
        first, word = several[0]
        single = len(several) == 1
        mode = MODES.index(f"{first.name}/{first.mode}") if single and first.mode else -1
        status = STATUSES.index(str(first.status)) if single else -1
        sure.append(Triple(*pair, NOTHING, types, mode, status, word[0] if single else -1))
    others = tuple(_none(located, by_pair))
    return Relations(tuple(triggers), _speech(located) if speech else None, tuple(sure), others)


def _none(located: Located, joined: dict[tuple[Pair, Pair], list[tuple[Label, Pair]]]) -> Iterator[Triple]:
    """Pairs that nothing joins, predicates with other parties, and words that are no predicate."""
    parties = all_parties(located)
    words = {word for several in joined.values() for _, word in several}
    for pair in permutations(parties, 2):
        overlap = pair[0][0] < pair[1][1] and pair[1][0] < pair[0][1]
        if pair in joined or overlap:
            continue
        yield Triple(*pair, NOTHING, 1)
        for word in words:
            yield Triple(*pair, word, 1)
    taken = {i for p in [*parties, *words] for i in range(*p)}
    free = [i for i, w in enumerate(located.words) if i not in taken and w.form.isalpha() and len(w.form) > 3]
    for at in free:
        for pair in [*joined][:2] or [*permutations(parties, 2)][:2] or [(p, NOTHING) for p in parties[:1]]:
            yield Triple(*pair, (at, at + 1), 1)


def _speech(located: Located) -> tuple[int, ...]:
    """For each word: in the content of a statement, its source or its cue, or none; the innermost counts last."""
    marks = [0] * len(located.words)
    for label in (x for x in located.marked.labels if x.sort == "s"):
        for key, number in (("what", 1), ("who", 2), ("cue", 3)):
            for span in label.spans.get(key, ()):
                for i in range(*located.pair(span)):
                    marks[i] = number
    return tuple(marks)


def name_spans(located: Located) -> tuple[tuple[str, int, int], ...]:
    """The names of the sentence, in words; a name whose words another has taken is left out."""
    taken: set[int] = set()
    found = []
    for kind, start, end in located.marked.names:
        first, last = located.pair((start, end))
        if not taken & set(range(first, last)):
            found.append((kind, first, last))
            taken |= set(range(first, last))
    return tuple(found)


def documents_of(documents: Sequence[Document], part: str) -> list[Document]:
    """The documents of one part of the split."""
    return [d for d in documents if d.part == part]
