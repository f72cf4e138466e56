"""One act told twice in a report is one event with two pieces of evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.record.events.candidate import Candidate
from readout.record.model import Status, When
from readout.record.parties import Cast

# An act of words is known by what it is about; an act of deeds by who, what and when.
ACTS_OF_WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
SHARED_CONTENT = 0.5


# An act taken up again is sought among so many acts of its family before it: reading stays linear in a long report.
LOOKBACK = 200


@dataclass(slots=True)
class Group:
    """The candidates that tell one act, the first one first.

    ``distinct`` keeps one of those that are alike in all that is compared.
    """

    candidates: list[Candidate] = field(default_factory=list)
    distinct: dict[tuple[object, ...], Candidate] = field(default_factory=dict)

    @property
    def first(self) -> Candidate:
        """The telling that names most: the event takes its words and parties from it."""
        return max(
            self.candidates, key=lambda c: (not c.headline, not c.anaphoric, len(c.parties), -c.sentence)
        )

    def add(self, candidate: Candidate) -> None:
        """Takes one more telling in."""
        self.candidates.append(candidate)
        self.distinct.setdefault(_compared(candidate), candidate)


def merge(candidates: list[Candidate], cast: Cast) -> list[Group]:
    """The candidates of a report, those of one act together, in the order of their first telling.

    A definite noun without parties of its own joins the last act of its family; where there is none it is
    dropped. The headline's act joins the first like one in the story.
    """
    families: dict[tuple[str, str], list[Group]] = {}
    body = [c for c in candidates if not c.headline]
    for candidate in [*body, *(c for c in candidates if c.headline)]:
        family = families.setdefault(candidate.family, [])
        same = _antecedent(candidate, family, cast)
        if same is not None:
            same.add(candidate)
        elif not candidate.anaphoric:
            family.append(Group())
            family[-1].add(candidate)
    groups = (group for family in families.values() for group in family)
    return sorted(groups, key=lambda t: min((c.sentence, c.head) for c in t.candidates))


def _antecedent(candidate: Candidate, family: list[Group], cast: Cast) -> Group | None:
    near = family[:LOOKBACK] if candidate.headline else family[: -LOOKBACK - 1 : -1]
    for group in near:
        if all(_same(candidate, known, cast) for known in group.distinct.values()):
            return group
    return None


def _compared(candidate: Candidate) -> tuple[object, ...]:
    """All of a candidate that :func:`_same` looks at, but for its place."""
    c = candidate
    told = (c.actors, c.recipients, c.status, c.when, c.channel, c.count, c.ordinal)
    return (*told, c.row.id, c.anaphoric, c.headline, c.content)


def _same(new: Candidate, old: Candidate, cast: Cast) -> bool:
    if new.family != old.family or _differ(new.count, old.count) or _differ(new.ordinal, old.ordinal):
        return False
    if new.anaphoric or old.anaphoric:
        return _times_fit(new.when, old.when) and old.status in (new.status, Status.HAPPENED)
    if new.status != old.status or not _parties_fit(new, old, cast):
        return False
    if new.headline or old.headline:
        return True
    if new.row.type in ACTS_OF_WORDS:
        return _content_fits(new, old)
    fits = _times_fit(new.when, old.when) and not _differ(new.channel, old.channel)
    alike = new.row.type == "CONSULT" or new.row.lemma == old.row.lemma or _same_day_and_party(new, old)
    return fits and alike and (new.count is None) == (old.count is None)


def _same_day_and_party(new: Candidate, old: Candidate) -> bool:
    """Whether deeds told by different words are of one known time and share a party by its own name."""
    return new.when is not None and old.when is not None and bool(set(new.parties) & set(old.parties))


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _content_fits(new: Candidate, old: Candidate) -> bool:
    if not new.content or not old.content:
        return False
    return len(new.content & old.content) / min(len(new.content), len(old.content)) >= SHARED_CONTENT


def _parties_fit(new: Candidate, old: Candidate, cast: Cast) -> bool:
    """Each actor and recipient of the shorter telling stands, itself or through its state, in the longer."""
    return _within(new, old, cast) or _within(old, new, cast)


def _within(less: Candidate, more: Candidate, cast: Cast) -> bool:
    if less.row.reciprocal or more.row.reciprocal:
        return bool(less.parties) and covered(less.parties, more.parties, cast)
    if bool(less.actors) != bool(more.actors):
        return False
    return covered(less.actors, more.actors, cast) and covered(less.recipients, more.recipients, cast)


def covered(some: tuple[str, ...], many: tuple[str, ...], cast: Cast) -> bool:
    """Whether each of some parties is, itself or through its state, among many.

    A state stands for its officials and they for it, but one official never for another.
    """
    known = set(many)
    states = {cast.actor(m).country for m in many} - {None}
    persons = {m for m in many if cast.actor(m).kind == "person"}

    def stands(one: str) -> bool:
        if one in known:
            return True
        actor = cast.actor(one)
        if actor.country not in states:
            return False
        rivals = {p for p in persons if cast.actor(p).country == actor.country}
        return not (actor.kind == "person" and rivals)

    return all(stands(one) for one in some)


def _times_fit(one: When | None, other: When | None) -> bool:
    """Whether two times can be one: either is unknown, or the intervals meet."""
    if one is None or other is None:
        return True
    starts = max(one.start or "", other.start or "")
    ends = min(one.end or "9", other.end or "9")
    return starts <= ends
