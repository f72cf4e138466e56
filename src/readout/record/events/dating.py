"""When acts took place that do not say so themselves."""

from __future__ import annotations

from dataclasses import replace

from readout.record.events.candidate import Candidate
from readout.record.events.merge import Group, covered
from readout.record.model import Channel, Status, When
from readout.record.scene import Scene

# Acts that talks lead to: they share the day of the talks, and agreements their channel.
FRUITS_OF_TALKS = frozenset({"AGREE", "COOPERATE", "REQUEST", "SUPPORT", "ACCUSE", "REJECT", "CONSULT"})


def with_times(candidates: list[Candidate], groups: list[Group], scene: Scene) -> list[Candidate]:
    """The candidates with times from what they are told beside: "since the test" counts from the test's day,
    what ministers agreed in talks has the day of the talks, and news of the lead without a day is of the report's day.
    """
    dated = [_since(c, candidates, groups, scene) for c in candidates]
    dated = [_from_talks(c, dated, scene) for c in dated]
    dated = [_from_report(c, scene) for c in dated]
    return [_from_talks(c, dated, scene) for c in dated]


def _since(candidate: Candidate, candidates: list[Candidate], groups: list[Group], scene: Scene) -> Candidate:
    if candidate.since is None:
        return candidate
    place = (candidate.sentence, candidate.since)
    for other, group in zip(candidates, groups, strict=True):
        if place in {(c.sentence, c.head) for c in group.candidates} and other.when is not None:
            token = scene.analysis.sentences[place[0]].tokens[place[1]]
            day = scene.analysis.report.day
            end = day.isoformat() if day and candidate.status is Status.HAPPENED else None
            return replace(candidate, when=When(other.when.start, end, "span", f"since {token.form}"))
    return candidate


def _from_report(candidate: Candidate, scene: Scene) -> Candidate:
    """What is told without a day is the news of the report's own day: in the headline or lead, and elsewhere in the
    simple past of a main clause (there ``precision`` says that the day is vague). ``words`` is empty.
    """
    day = scene.analysis.report.day
    settled = candidate.status in (Status.HAPPENED, Status.DENIED) and candidate.count is None
    if candidate.when is not None or day is None or not settled or (candidate.noun and not candidate.carried):
        return candidate
    if candidate.sentence not in scene.lead and not candidate.narrated:
        return candidate
    precision = "day" if candidate.sentence in scene.lead else "vague"
    return replace(candidate, when=When(day.isoformat(), day.isoformat(), precision, ""))


def _from_talks(candidate: Candidate, others: list[Candidate], scene: Scene) -> Candidate:
    if (
        candidate.row.type not in FRUITS_OF_TALKS
        or candidate.status is not Status.HAPPENED
        or candidate.count
    ):
        return candidate
    talks = _talks_behind(candidate, others, scene)
    if talks is None:
        return candidate
    when = candidate.when or talks.when
    same_day = when is not None and talks.when is not None and when.start == talks.when.start
    shares = candidate.row.type == "AGREE" and same_day and talks.channel is not Channel.VISIT
    return replace(candidate, when=when, channel=candidate.channel or (talks.channel if shares else None))


def _sides(candidate: Candidate, scene: Scene) -> int:
    """How many sides the parties of an act are of: officials of one state are one side."""
    return len({scene.cast.actor(p).country or p for p in candidate.parties})


def _talks_behind(candidate: Candidate, others: list[Candidate], scene: Scene) -> Candidate | None:
    """The talks between the same parties that were told last before the act, or first after it."""
    found = [
        o
        for o in others
        if o.row.type == "CONSULT" and o.when is not None and o.status is Status.HAPPENED and o.count is None
        if (o.sentence, o.head) != (candidate.sentence, candidate.head)
        if _sides(candidate, scene) > 1 and covered(candidate.parties, o.parties, scene.cast)
    ]
    before = [o for o in found if o.sentence <= candidate.sentence]
    return before[-1] if before else found[0] if found else None
