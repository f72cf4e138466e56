"""Mentions of matters over a report, joined when they are of one kind and do not differ in target or topic."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.analysis.model import Analysis
from readout.identity import digest
from readout.record.matters.mentions import OTHER, find_mentions
from readout.record.matters.model import MatterMention, Matters
from readout.record.model import Evidence, Matter
from readout.record.parties import Cast
from readout.report.model import BlockKind

#: Kinds that come before the Security Council when the United Nations is all that is named.
COUNCIL_KINDS = frozenset({"resolution", "sanctions"})
COUNCIL_WORDS = "Security Council"
#: A matter that no target, topic or forum tells apart must be named this often, or in the lead.
BARE_MENTIONS = 2
#: Kinds of which a report has mostly one: "a strong resolution" is the one spoken of before. Other kinds are taken
#: up by a definite noun only ("the deal").
ONE_AT_A_TIME = frozenset(
    {"resolution", "sanctions", "test", "launch", "ceasefire", "blockade", "provocation"}
)


def find_matters(analysis: Analysis, cast: Cast) -> Matters:
    """The matters of a report: each with its fullest label, its kind, forum and target, and the words that name it."""
    mentions = [m for s in analysis.sentences for m in find_mentions(s, cast)]
    groups = _joined(mentions)
    lead = _lead(analysis)
    kept = [g for g in groups if _counts(g, lead)]
    every = [_matter(analysis, cast, g) for g in kept]
    named = [(m, matter.id) for g, matter in zip(kept, every, strict=True) for m in g]
    named.sort(key=lambda pair: (pair[0].sentence, pair[0].head))
    return Matters(tuple(every), tuple(named), analysis)


def _lead(analysis: Analysis) -> frozenset[int]:
    """The blocks of the headline and the first two paragraphs."""
    blocks = analysis.report.blocks
    paragraphs = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH][:2]
    headlines = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADLINE]
    chosen = {*paragraphs, *headlines}
    return frozenset(s.index for s in analysis.sentences if s.block in chosen)


def _counts(group: Sequence[MatterMention], lead: frozenset[int]) -> bool:
    told_apart = any(m.target or m.forum or m.topic for m in group)
    at_stake = any(m.at_stake for m in group)
    return told_apart or at_stake or len(group) >= BARE_MENTIONS or any(m.sentence in lead for m in group)


@dataclass
class _Group:
    """Mentions joined so far: their common target and topic, and where they stand, sorted."""

    mentions: list[MatterMention]
    target: str | None
    topic: frozenset[str]
    places: list[tuple[int, int]]

    def fits(self, mention: MatterMention) -> bool:
        """Whether a mention does not differ in target or topic."""
        same_target = mention.target == self.target
        if mention.target is None and self.target is not None:
            same_target = mention.definite or mention.row.kind in ONE_AT_A_TIME
        same_topic = not mention.topic or not self.topic or bool(mention.topic & self.topic)
        if mention.row is OTHER:
            same_topic = mention.topic == self.topic
        if mention.target is None and self.target is not None and mention.topic and not self.topic:
            same_topic = False  # "the war on drugs" is not the war in a country spoken of before
        return same_target and same_topic

    def add(self, mention: MatterMention) -> None:
        """Take in a mention that fits."""
        self.mentions.append(mention)
        self.target = self.target or mention.target
        self.topic = (
            self.topic & mention.topic if self.topic and mention.topic else self.topic | mention.topic
        )
        insort(self.places, (mention.sentence, mention.head))

    def distance(self, mention: MatterMention) -> tuple[int, int]:
        """How many sentences, then words, lie between a mention and the nearest one here."""
        at = bisect_left(self.places, (mention.sentence, mention.head))
        near = self.places[max(at - 1, 0) : at + 1]
        return min((abs(s - mention.sentence), abs(h - mention.head)) for s, h in near)


def _joined(mentions: Sequence[MatterMention]) -> list[list[MatterMention]]:
    """Mentions of one matter together: of one kind, with no two targets and no two topics."""
    kinds: dict[str, list[_Group]] = {}
    for mention in sorted(
        mentions, key=lambda m: (m.weak, m.target is None, not m.topic, m.sentence, m.head)
    ):
        groups = kinds.setdefault(mention.row.kind, [])
        fitting = [g for g in groups if g.fits(mention)]
        if mention.weak and not fitting:
            continue
        if fitting:
            min(fitting, key=lambda g: g.distance(mention)).add(mention)
        else:
            place = (mention.sentence, mention.head)
            groups.append(_Group([mention], mention.target, mention.topic, [place]))
    every = [
        sorted(g.mentions, key=lambda m: (m.sentence, m.head)) for groups in kinds.values() for g in groups
    ]
    return sorted(every, key=lambda g: (g[0].sentence, g[0].head))


def _matter(analysis: Analysis, cast: Cast, group: Sequence[MatterMention]) -> Matter:
    text, report = analysis.report.text, analysis.report
    target = next((m.target for m in group if m.target), None)
    best = max(
        group, key=lambda m: ((m.target is not None) + (m.forum is not None), bool(m.topic), len(m.span))
    )
    topic = sorted({t for m in group for t in m.topic})
    kind = group[0].row.kind
    matter = Matter(
        id="",
        label=" ".join(best.span.of(text).split()),
        kind=kind,
        forum=_forum_name(cast, group),
        target=target,
        evidence=tuple(Evidence(m.span, m.span.of(text)) for m in group),
    )
    return replace(
        matter, id=digest("matter", report.id, kind, target or "", *topic, str(group[0].span.start))
    )


def _forum_name(cast: Cast, group: Sequence[MatterMention]) -> str | None:
    """The forum's name; the Security Council's where a resolution or sanctions of the United Nations are meant."""
    names = [cast.actor(m.forum).name for m in group if m.forum]
    council = next((n for n in names if COUNCIL_WORDS in n), None)
    if council is not None:
        return council
    united = next((n for n in names if n in ("United Nations", "UN", "U.N.")), None)
    if united is not None and group[0].row.kind in COUNCIL_KINDS:
        return next((a.name for a in cast.actors if COUNCIL_WORDS in a.name), united)
    return names[0] if names else None
