"""Analysis -> events: candidates are found sentence by sentence, joined, placed in time, and written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from readout.identity import digest
from readout.knowledge.contexts import contexts_of
from readout.knowledge.lexicon import open_lexicon
from readout.record.events.candidate import Candidate
from readout.record.events.dating import with_times
from readout.record.events.find import find_candidates
from readout.record.events.judging import Judge, is_sure
from readout.record.events.merge import Group, merge
from readout.record.model import Event
from readout.record.scene import Scene
from readout.record.telling import Telling

# The matter that a word of a sentence (by their numbers) is about, or None.
MatterAt = Callable[[int, int], str | None]


def code_events(
    scene: Scene, telling: Telling, matter_at: MatterAt, judge: Judge | None = None
) -> tuple[Event, ...]:
    """The events of a report, in the order of the text. An act told twice is one event with both words.

    Without a ``judge`` the lexicon alone decides.
    """
    candidates: list[Candidate] = []
    for sentence in scene.sentences():
        proposed = [] if judge and judge.alone else list(find_candidates(scene, sentence, open_lexicon()))
        candidates += (
            judge.judged(sentence, proposed) if judge else [c for c in proposed if is_sure(c, scene)]
        )
    groups = merge(candidates, scene.cast)
    dated = with_times([_joined(g) for g in groups], groups, scene)
    return tuple(_event(scene, c, g, telling, matter_at) for c, g in zip(dated, groups, strict=True))


def _joined(group: Group) -> Candidate:
    """The telling that names most, with what the others add."""
    first, every = group.first, group.candidates
    whens = [c.when for c in [first, *every] if c.when is not None]
    parties = tuple(dict.fromkeys(p for c in [first, *every] for p in c.actors))
    recipients = tuple(dict.fromkeys(p for c in [first, *every] for p in c.recipients))
    actors = parties if first.row.reciprocal else tuple(p for p in parties if p not in recipients)
    return replace(
        first,
        actors=actors,
        recipients=tuple(p for p in recipients if p not in actors),
        when=min(whens, key=lambda w: (not (w.start and w.end), w.precision != "day"), default=None),
        channel=next((c.channel for c in [first, *every] if c.channel), None),
        where=next((c.where for c in [first, *every] if c.where), None),
        duration=next((c.duration for c in [first, *every] if c.duration), None),
        ordinal=next((c.ordinal for c in [first, *every] if c.ordinal), None),
        count=next((c.count for c in [first, *every] if c.count), None),
    )


def _event(scene: Scene, candidate: Candidate, group: Group, telling: Telling, matter_at: MatterAt) -> Event:
    row, report = candidate.row, scene.analysis.report
    spans = dict.fromkeys([candidate.span, *(c.span for c in group.candidates)])
    return Event(
        id=digest("event", report.id, row.type, str(candidate.span.start), str(candidate.span.end), row.id),
        type=row.type,
        mode=row.mode,
        contexts=contexts_of(_lemmas(scene, candidate)),
        cameo=row.cameo,
        actors=tuple(scene.party(a) for a in candidate.actors),
        recipients=tuple(scene.party(a) for a in candidate.recipients),
        reciprocal=row.reciprocal,
        when=candidate.when,
        where=candidate.where,
        status=candidate.status,
        channel=candidate.channel,
        duration=candidate.duration,
        ordinal=candidate.ordinal,
        count=candidate.count,
        matter=matter_at(candidate.sentence, candidate.head),
        evidence=tuple(scene.evidence(span) for span in spans),
        told_by=telling.chain(scene.word(candidate.sentence, candidate.head)),
        score=candidate.score,
        decided_by=row.id,
        overridden=f"{candidate.status.value}: {', '.join(candidate.cues)}" if candidate.cues else None,
    )


def _lemmas(scene: Scene, candidate: Candidate) -> Iterator[str]:
    """The lemmas of an act's own words, and pairs of neighbours joined ("human-rights")."""
    tokens = scene.analysis.sentences[candidate.sentence].tokens
    inside = [t.lemma.lower() for t in tokens if candidate.span.covers(t.span)]
    yield from inside
    yield from (f"{first}-{second}" for first, second in pairwise(inside))
