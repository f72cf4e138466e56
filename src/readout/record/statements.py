"""Attributions of speech -> statements: who said what to whom, in what form, when, and on whose telling."""

from __future__ import annotations

from collections.abc import Sequence

from readout.identity import digest
from readout.record.attribution import Attribution
from readout.record.model import Statement, When
from readout.record.scene import Scene
from readout.spans import Span

MARKS = "\"“”„«»‘’'`"
#: What is left out of the ends of what was said.
ENDS = " ,;:.…-–—\n\r\t"


def code_statements(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The statements of a report, in the order of the text.

    ``evidence`` holds the pieces of what was said, ``content`` the words from the first to the last of them;
    ``told_by`` the statements around it, outermost first. Words that several speakers have in common give one
    statement for each. Thoughts, and what was not or not yet said, give none.
    """
    made: dict[int, Statement] = {}
    found: list[Statement] = []
    for number in _outermost_first(attributions):
        one = attributions[number]
        if not is_statement(one):
            continue
        told_by = _chain(attributions, made, number)
        every = [_statement(scene, one, speaker, told_by) for speaker in one.speakers or (None,)]
        made[number] = every[0]
        found.extend(every)
    order = {s.id: i for i, s in enumerate(found)}
    return tuple(sorted({s.id: s for s in found}.values(), key=lambda s: (s.content.span, -order[s.id])))


def is_statement(attribution: Attribution) -> bool:
    """Whether an attribution is one of speech that the report says took place."""
    return attribution.act == "speech" and attribution.asserted


def _outermost_first(attributions: Sequence[Attribution]) -> list[int]:
    return sorted(range(len(attributions)), key=lambda i: (len(_ancestors(attributions, i)), i))


def _ancestors(attributions: Sequence[Attribution], number: int) -> list[int]:
    found: list[int] = []
    above = attributions[number].parent
    while above is not None and above not in found:
        found.append(above)
        above = attributions[above].parent
    return found


def _chain(attributions: Sequence[Attribution], made: dict[int, Statement], number: int) -> tuple[str, ...]:
    return tuple(made[i].id for i in reversed(_ancestors(attributions, number)) if i in made)


def _statement(scene: Scene, one: Attribution, speaker: str | None, told_by: tuple[str, ...]) -> Statement:
    pieces = tuple(scene.evidence(_bare(scene, piece)) for piece in one.content)
    content = scene.evidence(Span.around(p.span for p in pieces))
    report = scene.analysis.report
    place = f"{content.span.start}-{content.span.end}"
    return Statement(
        id=digest("statement", report.id, one.kind, speaker or "", place, one.decided_by),
        kind=one.kind,
        mode=one.mode,
        content=content,
        cue=scene.evidence(one.cue) if one.cue else None,
        speaker=scene.party(speaker) if speaker else None,
        addressee=tuple(scene.party(a) for a in one.addressees if a != speaker),
        via=one.via,
        when=_when(scene, one),
        evidence=pieces,
        told_by=told_by,
        decided_by=one.decided_by,
    )


def _bare(scene: Scene, piece: Span) -> Span:
    """What was said without the marks around it, where these enclose all of it."""
    words = piece.of(scene.analysis.report.text)
    start = len(words) - len(words.lstrip(MARKS + ENDS))
    end = len(words.rstrip(MARKS + ENDS))
    inner = words[start:end]
    if start >= end or any(mark in inner for mark in '"“”„«»'):
        return piece
    return Span(piece.start + start, piece.start + end)


def _when(scene: Scene, one: Attribution) -> When | None:
    """The time that hangs on the cue ("said Friday"), not one inside what was said."""
    number, at = one.cue_at
    if one.cue is None or at < 0:
        return None
    sentence = scene.analysis.sentences[number]
    for time in scene.times[number]:
        if time.type not in ("DATE", "TIME") or any(p.overlaps(time.span) for p in one.content):
            continue
        word = sentence.tokens[scene.time_at(sentence, time)]
        if word.head == at or abs(word.index - at) <= 2:
            start, end = (day.isoformat() if day else None for day in (time.start, time.end))
            return When(start, end, time.precision, time.words)
    return None
