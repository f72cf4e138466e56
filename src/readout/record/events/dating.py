"""When acts took place that do not say so themselves."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from readout.record.events.candidate import Candidate
from readout.record.events.merge import LOOKBACK, Group, covered
from readout.record.model import Channel, Status, When
from readout.record.scene import Scene

# Acts that talks lead to: they share the day of the talks, and agreements their channel.
FRUITS_OF_TALKS = frozenset({"AGREE", "COOPERATE", "REQUEST", "SUPPORT", "ACCUSE", "REJECT", "CONSULT"})


def with_times(candidates: list[Candidate], groups: list[Group], scene: Scene) -> list[Candidate]:
    """The candidates with times from what they are told beside: "since the test" counts from the test's day,
    what ministers agreed in talks has the day of the talks, and news of the lead without a day is of the report's day.
    """
    dated = _since_acts(candidates, groups, scene)
    dated = _from_talks(dated, scene)
    dated = [_from_report(c, scene) for c in dated]
    return _from_talks(dated, scene)


def _since_acts(candidates: list[Candidate], groups: list[Group], scene: Scene) -> list[Candidate]:
    pairs = zip(candidates, groups, strict=True)
    told = {(c.sentence, c.head): whole for whole, group in pairs for c in group.candidates}
    return [c if c.since is None else _since(c, told.get((c.sentence, c.since)), scene) for c in candidates]


def _since(candidate: Candidate, act: Candidate | None, scene: Scene) -> Candidate:
    if act is None or act.when is None or candidate.since is None:
        return candidate
    token = scene.analysis.sentences[candidate.sentence].tokens[candidate.since]
    day = scene.analysis.report.day
    end = day.isoformat() if day and candidate.status is Status.HAPPENED else None
    return replace(candidate, when=When(act.when.start, end, "span", f"since {token.form}"))


def _from_report(candidate: Candidate, scene: Scene) -> Candidate:
    """What is told without a day is the news of the report's own day: in the headline or lead, and elsewhere in the
    simple past of a main clause (there ``precision`` says that the day is vague). ``words`` is empty.
    """
    day = scene.analysis.report.day
    settled = candidate.status is Status.HAPPENED and candidate.count is None
    if candidate.when is not None or day is None or not settled or (candidate.noun and not candidate.carried):
        return candidate
    if candidate.sentence not in scene.lead and not candidate.narrated:
        return candidate
    precision = "day" if candidate.sentence in scene.lead else "vague"
    return replace(candidate, when=When(day.isoformat(), day.isoformat(), precision, ""))


def _from_talks(candidates: list[Candidate], scene: Scene) -> list[Candidate]:
    """Acts of words between the parties of talks, with the day of the talks; agreements also with their channel."""
    found = [c for c in candidates if c.row.type == "CONSULT" and c.when is not None and _took_place(c)]
    talks = sorted(found, key=lambda t: (t.sentence, t.head))
    return [_with_talks(c, _talks_behind(c, talks, scene)) if _may_be_fruit(c) else c for c in candidates]


def _took_place(candidate: Candidate) -> bool:
    return candidate.status is Status.HAPPENED and candidate.count is None


def _may_be_fruit(candidate: Candidate) -> bool:
    return candidate.row.type in FRUITS_OF_TALKS and _took_place(candidate)


def _with_talks(candidate: Candidate, talks: Candidate | None) -> Candidate:
    if talks is None:
        return candidate
    when = candidate.when or talks.when
    same_day = when is not None and talks.when is not None and when.start == talks.when.start
    shares = candidate.row.type == "AGREE" and same_day and talks.channel is not Channel.VISIT
    return replace(candidate, when=when, channel=candidate.channel or (talks.channel if shares else None))


def _sides(candidate: Candidate, scene: Scene) -> int:
    """How many sides the parties of an act are of: officials of one state are one side."""
    return len({scene.cast.actor(p).country or p for p in candidate.parties})


def _talks_behind(candidate: Candidate, talks: list[Candidate], scene: Scene) -> Candidate | None:
    """The talks between the same parties that were told last before the act, or first after it."""
    if _sides(candidate, scene) < 2:
        return None
    place = (candidate.sentence, candidate.head)
    after = bisect_right(talks, candidate.sentence, key=lambda t: t.sentence)
    near = [*talks[max(after - LOOKBACK, 0) : after][::-1], *talks[after : after + LOOKBACK]]
    others = (t for t in near if (t.sentence, t.head) != place)
    return next((t for t in others if covered(candidate.parties, t.parties, scene.cast)), None)
