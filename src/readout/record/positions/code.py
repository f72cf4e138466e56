"""Stances said in sentences -> positions: joined over the report, with reasons, voice and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.analysis.model import Sentence
from readout.identity import digest
from readout.record.attribution import Attribution
from readout.record.attribution.index import SpanIndex
from readout.record.clauses import preposition
from readout.record.matters import Matters
from readout.record.model import Evidence, Party, Position, Statement
from readout.record.positions.reading import STRENGTHS, Said, StanceReader
from readout.record.scene import Scene
from readout.record.telling import Telling
from readout.spans import Span

#: What leads to a reason: markers of clauses and prepositions.
REASON_MARKS = frozenset({"because", "as", "since", "saying", "arguing"})
REASON_PREPS = frozenset(
    {"because of", "due to", "owing to", "out of", "for fear of", "in light of", "given", "citing"}
)
OVER = frozenset({"over", "amid", "about"})
FEARS = frozenset({"concern", "fear", "worry", "anxiety", "doubt", "risk"})
INSTANCES = frozenset({"including", "such", "like", "notably"})
OWN_WORDS = "own words"
REPORT = "the report"


@dataclass(frozen=True, slots=True)
class _Held:
    """One holder's stance at one place of the report."""

    said: Said
    holder: Party
    evidence: Evidence
    reasons: tuple[Evidence, ...]
    told_by: tuple[Statement, ...]
    thinker: str | None


def code_positions(
    scene: Scene, matters: Matters, attributions: Sequence[Attribution], telling: Telling
) -> tuple[Position, ...]:
    """The positions of a report, in the order of the text; one said several times is one, with all its words.

    Only words say a position: a party that nothing is said of has none. ``voiced_by`` is ``own words`` where the
    holder or its state says it, the name of whoever describes it, or ``the report``.
    """
    others = _Others(scene, attributions)
    groups: dict[tuple[str, str, str], list[_Held]] = {}
    for sentence in scene.sentences():
        if not matters.all:
            break
        reader = StanceReader(sentence, scene.frames[sentence.index], scene.cast, matters)
        for said in reader.read():
            span = sentence.tokens[said.head].span
            if others.leave_open(span):
                continue
            for held in _held(scene, sentence, said, telling, others.thinker(span, said.holders)):
                groups.setdefault((held.holder.id, said.matter, said.stance.value), []).append(held)
    return tuple(_position(scene, group) for group in groups.values())


class _Others:
    """What somebody thinks, and what was not said: places where a position is not simply told."""

    def __init__(self, scene: Scene, attributions: Sequence[Attribution]) -> None:
        self.scene, self.attributions = scene, attributions
        self.index = SpanIndex()
        for number, one in enumerate(attributions):
            if one.act == "thought" or not one.asserted:
                self.index.add(number, one.content)

    def _over(self, span: Span) -> list[Attribution]:
        over = (self.attributions[i] for i in self.index.over(span))
        return [a for a in over if a.cue is None or not a.cue.overlaps(span)]

    def leave_open(self, span: Span) -> bool:
        """Whether it stands in what was not, or not yet, said."""
        return any(not one.asserted for one in self._over(span))

    def thinker(self, span: Span, holders: Sequence[str]) -> str | None:
        """Who else thinks it: the name of an actor or the words of the report; None where nobody is said to."""
        for one in self._over(span):
            if set(one.speakers) & set(holders):
                return None
            if one.speakers:
                return self.scene.party(one.speakers[0]).name
            if one.source is not None:
                return self.scene.evidence(one.source).quote
        return None


def _held(
    scene: Scene, sentence: Sentence, said: Said, telling: Telling, thinker: str | None
) -> Iterator[_Held]:
    evidence = scene.evidence(_clause(sentence, said))
    head = sentence.tokens[said.head].span
    reasons = tuple(_reasons(scene, sentence, said))
    for holder in said.holders:
        yield _Held(said, scene.party(holder), evidence, reasons, telling.around(head), thinker)


def _clause(sentence: Sentence, said: Said) -> Span:
    indices = [i for i in sentence.subtree(said.head) if sentence.tokens[i].upos != "PUNCT"]
    return sentence.words(min(indices), max(indices) + 1)


def _reasons(scene: Scene, sentence: Sentence, said: Said) -> Iterator[Evidence]:
    """The clauses and phrases under a stance that say why."""
    found: set[int] = set()
    for head in said.inside:
        for child in sentence.children(head, "advcl", "obl", "nmod"):
            if child.index > said.head and child.index not in found and _is_reason(sentence, child.index):
                found.add(child.index)
                indices = [i for i in sentence.subtree(child.index) if sentence.tokens[i].upos != "PUNCT"]
                indices += _instances(sentence, indices[-1])
                yield scene.evidence(sentence.words(indices[0], indices[-1] + 1))


def _instances(sentence: Sentence, last: int) -> list[int]:
    """What follows a reason as its instances ("..., including the risk of war"), wherever the tree hung it."""
    for token in sentence.tokens[last + 1 : last + 3]:
        if token.form.lower() in INSTANCES and token.head >= 0:
            return [
                i for i in sentence.subtree(token.head) if i > last and sentence.tokens[i].upos != "PUNCT"
            ]
    return []


def _is_reason(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.deprel.startswith("advcl"):
        marks = {t.form.lower() for t in sentence.children(index, "mark")}
        has_subject = any(True for _ in sentence.children(index, "nsubj"))
        return bool(REASON_MARKS & marks) and has_subject
    prep = preposition(sentence, index)
    return prep in REASON_PREPS or (prep in OVER and token.lemma.lower() in FEARS)


def _position(scene: Scene, group: Sequence[_Held]) -> Position:
    first = group[0]
    said, report = first.said, scene.analysis.report
    rows = "+".join(row.id for row in said.rows)
    return Position(
        id=digest("position", report.id, first.holder.id, said.matter, said.stance.value),
        actor=first.holder,
        matter=said.matter,
        stance=said.stance,
        strength=max((h.said.strength for h in group), key=STRENGTHS.index),
        reasons=tuple({r.span: r for h in group for r in h.reasons}.values()),
        voiced_by=_voice(first),
        as_of=report.day.isoformat() if report.day else None,
        evidence=tuple({h.evidence.span: h.evidence for h in group}.values()),
        told_by=tuple(s.id for s in first.told_by),
        decided_by=rows,
    )


def _voice(held: _Held) -> str:
    """Whose words a position is in: whose thought it is, else the innermost speaker's, else the report's."""
    speakers = [s.speaker for s in held.told_by if s.speaker is not None]
    if held.thinker is not None and held.thinker != held.holder.name:
        return held.thinker
    if not speakers:
        return REPORT
    state = held.holder.acts_for or held.holder.id
    last = speakers[-1]
    return OWN_WORDS if last.id == held.holder.id or (last.acts_for or last.id) == state else last.name
