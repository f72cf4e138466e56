"""How present each party is to the reader as the report goes on: the ground on which pronouns are followed.

Weights by grammatical role and the halving with each sentence follow S. Lappin and H. Leass, "An Algorithm
for Pronominal Anaphora Resolution", Computational Linguistics 20(4), 1994, table 2; sets of parties that stand
together ("Sok and Brandt") are weighed like single ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

#: Weight of a mention by the relation of its coordination to its governor (Lappin and Leass 1994, adapted to UD).
ROLE_WEIGHTS = {
    "nsubj": 80.0, "nsubj:pass": 75.0, "nsubj:outer": 80.0, "obl:agent": 70.0, "root": 60.0, "obj": 50.0,
    "iobj": 45.0, "obl": 40.0, "ccomp": 40.0, "parataxis": 40.0, "appos": 40.0, "nmod:poss": 45.0, "nmod": 30.0,
    "compound": 20.0, "amod": 20.0,
}  # fmt: skip
OTHER_ROLE = 25.0
#: Weight of being mentioned in the present sentence at all: 100 in Lappin and Leass; 40 did best on GUM's training
#: texts (eval/parties.py).
RECENCY = 40.0
#: What remains of a weight one sentence later.
FADING = 0.5
#: Parties fainter than this are forgotten: five sentences after a subject.
FAINT = 2.0
#: How many parties and sets are remembered after they have grown faint ("the ministry" ten paragraphs on).
REMEMBERED = 200

Party = tuple[str, ...]


@dataclass
class Memory:
    """The weights of parties (one id) and of sets of parties (several) at the present place of the report."""

    weights: dict[Party, float] = field(default_factory=dict)
    _now: dict[Party, float] = field(default_factory=dict)
    _order: dict[Party, int] = field(default_factory=dict)
    _clock: int = 0

    def next_sentence(self) -> None:
        """Everything said so far fades by half."""
        faded = {party: weight * FADING for party, weight in self.weights.items()}
        self.weights = {party: weight for party, weight in faded.items() if weight >= FAINT}
        self._now = {}

    def note(self, party: Party, role: str, *, factor: float = 1.0) -> None:
        """A mention of a party (or set) in a grammatical role; in one sentence the weightiest mention counts."""
        if not party:
            return
        weight = (ROLE_WEIGHTS.get(role, OTHER_ROLE) + RECENCY) * factor
        before = self._now.get(party, 0.0)
        if weight > before:
            self.weights[party] = self.weights.get(party, 0.0) + weight - before
            self._now[party] = weight
        self._clock += 1
        self._order.pop(party, None)
        self._order[party] = self._clock
        if len(self._order) > REMEMBERED:
            del self._order[next(iter(self._order))]

    def best(self, fits: Callable[[Party], bool]) -> Party | None:
        """The most present party or set that fits; of equals the one mentioned last."""
        fitting = [party for party in self.weights if fits(party)]
        return max(fitting, key=self._presence, default=None)

    def ranked(self) -> list[Party]:
        """All parties and sets that are present, the most present first."""
        return sorted(self.weights, key=self._presence, reverse=True)

    def _presence(self, party: Party) -> tuple[float, int]:
        return self.weights[party], self._order.get(party, 0)

    def last(self, fits: Callable[[Party], bool]) -> Party | None:
        """The party or set mentioned last that fits, however faint."""
        return next((party for party in reversed(self._order) if fits(party)), None)

    def nearest(self, fits: Callable[[Party], bool]) -> Party | None:
        """The party or set of the present sentence that was mentioned last before this place and fits."""
        fitting = [party for party in self._now if fits(party)]
        return max(fitting, key=lambda p: self._order.get(p, 0), default=None)

    def rename(self, old: str, new: str) -> None:
        """Two ids turned out to be one party."""
        for table in (self.weights, self._now):
            for party in [p for p in table if old in p]:
                renamed = tuple(dict.fromkeys(new if one == old else one for one in party))
                table[renamed] = max(table.pop(party), table.get(renamed, 0.0))
        for party in [p for p in self._order if old in p]:
            renamed = tuple(dict.fromkeys(new if one == old else one for one in party))
            self._order[renamed] = max(self._order.pop(party), self._order.get(renamed, 0))
