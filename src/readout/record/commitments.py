"""What parties bound themselves to do: agreed, pledged, planned, "will"; and by when, where, on what condition.

Hopes, calls on others and predictions are no commitments: the cue must itself have happened, its subject must
be a party, and the deed must be an infinitive, a future clause or an agreed thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.analysis.model import Sentence, Token
from readout.identity import digest
from readout.knowledge.commitments import Binding, bindings
from readout.knowledge.lexicon import Lexicon, open_lexicon
from readout.record.clauses import Frame, is_to, preposition
from readout.record.matching import match_verb, premodifiers
from readout.record.modality import Modality
from readout.record.model import ActorKind, Commitment, Status, When
from readout.record.phrasing import clause_span
from readout.record.roles import Roles
from readout.record.scene import Scene
from readout.record.telling import Telling
from readout.spans import Span

# An adverb of likelihood makes a future clause a prediction.
PREDICTIVE = frozenset({"likely", "probably", "possibly", "perhaps", "surely", "inevitably"})
# Sectors of PLOVER whose groups plan and promise as one ("the foreign ministers will meet", "the rebels would leave").
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "COP", "IGO", "OPP", "REB", "PTY", "UAF", "SPY"})


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is bound to be done: its head word, whose it is, and the row that says so."""

    row: Binding
    head: int
    parties: tuple[str, ...]


def code_commitments(
    scene: Scene, telling: Telling, *, lexicon: Lexicon | None = None
) -> tuple[Commitment, ...]:
    """The commitments of a report, in the order of the text; one told twice in the same words once."""
    rows = lexicon or open_lexicon()
    found: dict[tuple[object, ...], Commitment] = {}
    for sentence in scene.sentences():
        reader = _Reader(scene, sentence, rows)
        for deed in reader.deeds():
            commitment = reader.commitment(deed, telling)
            found.setdefault(_identity(commitment), commitment)
    return tuple(found.values())


def _identity(commitment: Commitment) -> tuple[object, ...]:
    return (frozenset(p.id for p in commitment.parties), commitment.action.quote.lower())


class _Reader:
    """Reads the commitments of one sentence."""

    def __init__(self, scene: Scene, sentence: Sentence, lexicon: Lexicon) -> None:
        self.scene, self.sentence, self.lexicon = scene, sentence, lexicon
        self.frames = scene.frames[sentence.index]
        self.roles = Roles(scene, sentence, self.frames)
        self.modality = Modality(sentence, self.frames, lexicon)

    def deeds(self) -> Iterator[_Deed]:
        """What parties bind themselves to, by verbs, adjectives and auxiliaries, then by nouns."""
        taken: set[int] = set()
        for frame in sorted(self.frames.values(), key=lambda f: f.head):
            for deed in self._of_frame(frame):
                if deed.head not in taken:
                    taken.add(deed.head)
                    yield deed
        for token in self.sentence.tokens:
            if token.upos == "NOUN":
                yield from self._of_noun(token)

    def _of_frame(self, frame: Frame) -> Iterator[_Deed]:
        token = self.sentence.tokens[frame.head]
        pos = {"ADJ": "adj", "AUX": "verb"}.get(token.upos, "verb")
        for row in bindings().get((frame.lemma, pos), ()):
            status = self.modality.of_frame(frame).status
            if status in (None, Status.PLANNED) and not frame.negated:
                parties = self._parties(row, frame)
                yield from (_Deed(row, head, parties) for head in self._actions(row, frame) if parties)
        yield from self._of_future(frame)

    def _of_future(self, frame: Frame) -> Iterator[_Deed]:
        """The future ("will visit", "is to visit"): a plan when its subject is a party and nothing makes it a guess."""
        ahead = [("be", "verb")] if is_to(self.sentence, self.sentence.tokens[frame.head]) else []
        for key in [*ahead, *((auxiliary, "aux") for auxiliary in frame.auxiliaries)]:
            for row in bindings().get(key, ()):
                effects = set(self.modality.of_frame(frame).effects)
                token = self.sentence.tokens[frame.head]
                parties = self.roles.at(frame.subjects or frame.objects * frame.passive)
                told = token.upos in ("VERB", "ADJ") and effects == {"planned"} and not self._is_guess(frame)
                if told and any(self._can_bind(p) for p in parties):
                    yield _Deed(row, frame.head, parties)

    def _can_bind(self, actor_id: str) -> bool:
        """Whether a party's own future is a plan: that of states, bodies and officials, not of passers-by."""
        actor = self.scene.cast.actor(actor_id)
        if actor.kind is ActorKind.GROUP:
            return actor.sector in OFFICIAL
        return actor.kind is not ActorKind.PERSON or actor.sector is not None or actor.office is not None

    def _is_guess(self, frame: Frame) -> bool:
        return any(t.lemma.lower() in PREDICTIVE for t in self.sentence.children(frame.head, "advmod"))

    def _of_noun(self, token: Token) -> Iterator[_Deed]:
        for row in bindings().get((token.lemma.lower(), "noun"), ()):
            verdict = self.modality.of_noun(token.index)
            if {"denied", "possible", "proposed"} & set(verdict.effects):
                continue
            for child in self.sentence.children(token.index, "acl"):
                infinitive = any(True for _ in self.sentence.children(child.index, "mark"))
                frame = self.frames.get(child.index)
                parties = self.roles.of_noun("poss", token.index) or self.roles.of_noun("of", token.index)
                if infinitive and frame is not None and (owners := parties or self.roles.at(frame.subjects)):
                    yield _Deed(row, child.index, owners)

    def _parties(self, row: Binding, frame: Frame) -> tuple[str, ...]:
        subjects = self.roles.at(frame.subjects or frame.objects * frame.passive)
        partners = self.roles.of_verb("with", frame) if "with" in row.who and subjects else ()
        return tuple(dict.fromkeys(subjects + partners))

    def _actions(self, row: Binding, frame: Frame) -> Iterator[int]:
        if "clause" in row.action:
            yield from (c for c in frame.complements if self._is_ahead(c))
        if row.action & {"object", "aid"} and not frame.passive:
            yield from (o for o in frame.objects if self._is_thing(o, aid_only="object" not in row.action))
        for place in row.action - {"clause", "object", "aid"} if not frame.complements else ():
            yield from frame.oblique(place)[:1]

    def _is_thing(self, index: int, *, aid_only: bool) -> bool:
        """A thing that can be promised: money ("$5 million"), or a noun; with ``aid_only`` one of aid."""
        token = self.sentence.tokens[index]
        money = token.upos == "SYM" or token.lemma.lower() in ("million", "billion", "dollar", "euro")
        return money or (
            token.upos == "NOUN" and (not aid_only or self.lexicon.within("aid", token.lemma.lower()))
        )

    def _is_ahead(self, head: int) -> bool:
        """An infinitive, or a clause in the future: not "agreed that the post was old"."""
        frame = self.frames.get(head)
        if frame is None:
            return any(t.form.lower() == "to" for t in self.sentence.children(head, "mark"))
        return "to" in frame.markers or bool({"will", "would", "shall", "should"} & set(frame.auxiliaries))

    def commitment(self, deed: _Deed, telling: Telling) -> Commitment:
        """The record of a deed."""
        span, report = self._span(deed.head), self.scene.analysis.report
        frame = self.frames.get(deed.head)
        row = match_verb(self.roles, frame, self.lexicon) if frame else None
        toward = self._toward(deed, frame)
        return Commitment(
            id=digest("commitment", report.id, str(span.start), str(span.end), deed.row.id),
            parties=tuple(self.scene.party(p) for p in deed.parties),
            action=self.scene.evidence(span),
            type=row.type if row else None,
            toward=tuple(self.scene.party(p) for p in toward),
            due=self._due(span),
            venue=self._venue(deed.head),
            condition=self._condition(deed.head),
            vague=self._is_vague(deed.head),
            evidence=(self.scene.evidence(self._clause(deed.head)),),
            told_by=telling.chain(self.scene.word(self.sentence.index, deed.head)),
            decided_by=deed.row.id,
        )

    def _toward(self, deed: _Deed, frame: Frame | None) -> tuple[str, ...]:
        if frame is None:
            return ()
        for source in ("object", "indirect", "with", "to", "toward"):
            found = tuple(a for a in self.roles.of_verb(source, frame) if a not in deed.parties)
            if found:
                return found
        return ()

    def _span(self, head: int) -> Span:
        """The words of the deed, without its subject and what stands beside it."""
        return clause_span(self.sentence, head, without=("nsubj", "aux", "case"))

    def _clause(self, head: int) -> Span:
        """The words from the party that binds itself to the end of the deed."""
        climber = self.sentence.tokens[head]
        if climber.deprel in ("ccomp", "xcomp", "obl", "obj") and climber.head >= 0:
            start = min(self.sentence.subtree(climber.head))
            first = self.sentence.tokens[start]
            own = self._span(head)
            return Span(min(first.span.start, own.start), own.end)
        return self._span(head)

    def _due(self, span: Span) -> When | None:
        """The latest day named in the deed that is not past."""
        day = self.scene.analysis.report.day
        dates = [
            t
            for t in self.scene.times[self.sentence.index]
            if span.covers(t.span) and t.type in ("DATE", "TIME") and t.end and day and t.end >= day
        ]
        if not dates:
            return None
        due = max(dates, key=lambda t: t.span)
        return When(due.start.isoformat() if due.start else None, str(due.end), due.precision, due.words)

    def _venue(self, head: int) -> str | None:
        below = set(self.sentence.subtree(head))
        for name in self.sentence.names:
            token = next((t for t in self.sentence.tokens[name.first : name.last] if t.index in below), None)
            if token is None or name.kind not in ("place", "event", "organization"):
                continue
            top = next(
                t
                for t in self.sentence.tokens[name.first : name.last]
                if not name.first <= t.head < name.last
            )
            if preposition(self.sentence, top.index) in ("in", "at"):
                return self.sentence.words(name.first, name.last).of(self.scene.analysis.report.text)
        return None

    def _condition(self, head: int) -> str | None:
        for child in self.sentence.children(head, "advcl"):
            marks = {t.form.lower() for t in self.sentence.children(child.index, "mark")}
            if marks & {"if", "unless", "provided", "once"}:
                indices = self.sentence.subtree(child.index)
                return self.sentence.words(indices[0], indices[-1] + 1).of(self.scene.analysis.report.text)
        return None

    def _is_vague(self, head: int) -> bool:
        """Whether what is promised is left open ("necessary measures", "everything it can")."""
        objects = [t.index for t in self.sentence.children(head, "obj")] or [head]
        lemmas = {self.sentence.tokens[o].lemma.lower() for o in objects}
        modifiers = {w for o in objects for w in premodifiers(self.sentence, o)}
        vague = self.lexicon.classes["vague"]
        return bool(lemmas & vague) and not modifiers & self.lexicon.classes["exact"]
