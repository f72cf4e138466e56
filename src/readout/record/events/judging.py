"""The lexicon proposes, the relation coder judges: which candidates stand, and which acts the lexicon missed.

The candidates of a sentence are scored as triples (actor, recipient, predicate). What the coder is sure is nothing
goes; what it is sure is another type is told with that type; the score is kept. A word that surely names an act between
parties of the sentence, and that no candidate tells, gives one of the model's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from readout.analysis.infer import Floats, Model, Triple, best_mode
from readout.analysis.model import Sentence, Signals
from readout.knowledge.lexicon import Predicate, open_lexicon
from readout.record.events.candidate import Candidate
from readout.record.events.thresholds import Thresholds
from readout.record.model import Status
from readout.record.parties import Mention
from readout.record.phrasing import clause_span, phrase_span
from readout.record.scene import Scene

NOBODY = (0, 0)
#: Most pairs of parties that are scored for one candidate, and parties of a sentence that are tried for one word.
MOST_PAIRS, MOST_PARTIES = 6, 8
#: What the coder may take away. Acts agreed on, asked for or threatened are no acts of their own in its corpus.
TOLD_AS_DONE = (Status.HAPPENED, Status.ONGOING)
#: What decided an event that the lexicon has no row for, or has with another type.
BY_MODEL = "model:relation"


@dataclass(frozen=True)
class Judge:
    """The relation coder for one report, and how sure it must be. ``alone``: nothing is asked of the lexicon."""

    model: Model
    scene: Scene
    limits: Thresholds = field(default_factory=Thresholds)
    alone: bool = False

    def judged(self, sentence: Sentence, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that stand, those of the model's own among them, in the order of the sentence."""
        signals = sentence.signals
        if signals is None or signals.states is None:
            return [c for c in candidates if is_sure(c, self.scene)]
        hearing = _Hearing(self, sentence, signals, signals.states.astype("float32"))
        kept = hearing.kept(candidates)
        return sorted([*kept, *hearing.added(candidates, kept)], key=lambda c: c.head)


@dataclass(frozen=True)
class _Hearing:
    """One sentence before the judge."""

    judge: Judge
    sentence: Sentence
    signals: Signals
    states: Floats
    mentions: list[Mention] = field(init=False)

    def __post_init__(self) -> None:
        own = self.judge.scene.cast.in_sentence(self.sentence.index)
        object.__setattr__(self, "mentions", [m for m in own if m.actors])

    def kept(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The lexicon's candidates with the model's score, some with another type, some gone."""
        groups = [[] if c.anaphoric else self._triples(c) for c in candidates]
        triples = [t for group in groups for t in group]
        if not triples:
            return list(candidates)
        scores = self.judge.model.relate(self.states, triples)
        found, at = list[Candidate](), 0
        for candidate, group in zip(candidates, groups, strict=True):
            rows, at = scores.types[at : at + len(group)], at + len(group)
            judged = self._verdict(candidate, rows.max(0)) if group else candidate
            found += [self._completed(judged)] if judged else []
        return found

    def _completed(self, candidate: Candidate) -> Candidate:
        """With the recipient that the lexicon's row did not find, where the model is sure of one."""
        row = candidate.row
        if row.reciprocal or candidate.anaphoric or not candidate.actors or candidate.recipients:
            return candidate
        actors = self._places(candidate.actors, candidate.head)[:1]
        free = [m for m in self.mentions if not m.as_place and m.head != candidate.head]
        free = [m for m in free if not set(m.actors) & set(candidate.actors)][:MOST_PARTIES]
        if not actors or not free:
            return candidate
        word = (candidate.head, candidate.head + 1)
        type_ = self.judge.model.labels["type"].index(row.type)
        triples = [(actors[0], _words(m), word) for m in free]
        scores = self.judge.model.relate(self.states, triples).types[:, type_]
        best = int(scores.argmax())
        if scores[best] < self.judge.limits.complete:
            return candidate
        return replace(candidate, recipients=free[best].actors)

    def _verdict(self, candidate: Candidate, types: Floats) -> Candidate | None:
        labels, limits = self.judge.model.labels["type"], self.judge.limits
        own, best = labels.index(candidate.row.type), int(types[1:].argmax()) + 1
        by_word = float(self.signals.triggers[candidate.head, own])
        sure = is_sure(candidate, self.judge.scene)
        if sure and candidate.status not in TOLD_AS_DONE:
            return replace(
                candidate, score=round(float(types[own]), 4)
            )  # its content, which the coder leaves out
        if max(types[own], by_word) >= (limits.keep if sure else limits.doubtful):
            return replace(candidate, score=round(float(types[own]), 4))
        if types[best] >= limits.retype:
            row = _model_row(candidate.row, labels[best])
            return replace(candidate, row=row, score=round(float(types[best]), 4))
        return None

    def added(self, candidates: Sequence[Candidate], kept: Sequence[Candidate]) -> Iterator[Candidate]:
        """Candidates of the model's own: words that surely name an act, with the likeliest parties."""
        taken, told = {c.head for c in candidates}, {c.row.type for c in kept}
        parties = [m for m in self.mentions if not m.as_place][:MOST_PARTIES]
        likely = self.signals.triggers.argmax(1).tolist()
        for at, type_ in enumerate(likely):
            sure = type_ > 0 and float(self.signals.triggers[at, type_]) >= self.judge.limits.trigger
            if sure and at not in taken and parties and self.judge.model.labels["type"][type_] not in told:
                yield from self._own(at, type_, parties)

    def _own(self, at: int, type_: int, parties: Sequence[Mention]) -> Iterator[Candidate]:
        """The act that a word most likely names, if parties of the sentence surely take part in it."""
        options: list[tuple[Mention | None, Mention | None]] = [
            *((a, b) for a in parties for b in parties if a.actors != b.actors),
            *((a, None) for a in parties),
            *((None, b) for b in parties),
        ]
        model, word = self.judge.model, (at, at + 1)
        scores = model.relate(self.states, [(_words(a), _words(b), word) for a, b in options])
        best = int(scores.types[:, type_].argmax())
        score = float(scores.types[best, type_])
        token, name = self.sentence.tokens[at], model.labels["type"][type_]
        verb = token.upos == "VERB"
        declined = open_lexicon().names_act(token.lemma.lower(), "verb" if verb else "noun")
        if score < (self.judge.limits.against if declined else self.judge.limits.add):
            return
        actor, recipient = options[best]
        yield Candidate(
            sentence=self.sentence.index,
            head=at,
            row=_new_row(token.lemma.lower(), name, best_mode(scores, best, name, model)),
            span=(clause_span if verb else phrase_span)(self.sentence, at),
            status=Status(model.labels["status"][int(scores.statuses[best].argmax())]),
            actors=actor.actors if actor else (),
            recipients=recipient.actors if recipient else (),
            headline=self.judge.scene.is_headline(self.sentence),
            noun=not verb,
            score=round(score, 4),
        )

    def _triples(self, candidate: Candidate) -> list[Triple]:
        """The pairs of a candidate's parties, by their mentions that stand nearest to the predicate."""
        actors, recipients = (
            self._places(ids, candidate.head) for ids in (candidate.actors, candidate.recipients)
        )
        if candidate.row.reciprocal and not recipients:
            pairs = [(a, b) for a in actors for b in actors if a != b]
        else:
            pairs = [(a, b) for a in actors for b in recipients if a != b]
        pairs = pairs or [(a, NOBODY) for a in actors] or [(NOBODY, b) for b in recipients]
        return [(a, b, (candidate.head, candidate.head + 1)) for a, b in pairs[:MOST_PAIRS]]

    def _places(self, ids: Sequence[str], head: int) -> list[tuple[int, int]]:
        found = []
        for id_ in ids:
            own = [m for m in self.mentions if id_ in m.actors]
            if own:
                found.append(_words(min(own, key=lambda m: abs(m.head - head))))
        return list(dict.fromkeys(found))


def is_sure(candidate: Candidate, scene: Scene) -> bool:
    """Whether a party of an act is known by more than the act: the lexicon alone tells no act of unknown nouns."""
    doubtful = [scene.cast.is_doubtful(p) for p in candidate.parties]
    return candidate.anaphoric or not doubtful or not all(doubtful)


def _words(mention: Mention | None) -> tuple[int, int]:
    return (mention.first, mention.last) if mention else NOBODY


def _model_row(row: Predicate, type_: str) -> Predicate:
    """A row of the lexicon with the type that the model gives its act; its mode and CAMEO code go."""
    return replace(row, id=f"{BY_MODEL}, against {row.id}", type=type_, mode=None, cameo=None)


def _new_row(lemma: str, type_: str, mode: str | None) -> Predicate:
    """What stands for a row of the lexicon where it has none."""
    return Predicate(
        id=BY_MODEL, lemma=lemma, pos="", constraints=(), type=type_, mode=mode, cameo=None, actor=(), recipient=(),
        reciprocal=False, channel=None, example="", counter="",
    )  # fmt: skip
