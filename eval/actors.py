"""Resolving mentions of actors: country and role, against the cases of a published test of another resolver.

    python -m eval.actors PATH/actors_dev.jsonl [--by-class]

The set is for measuring only. A case counts for the country if it expects one (or none, told as empty), and for the
role if it expects one. Blocs and organizations of no state (IGO, EUR, UNO) count as right with the sector IGO and no
country. PRE and PRM (heads of state and government) are read as GOV, BUD as REL, as PLOVER does. ``--by-class``
prints what was expected and found, by class, never the mentions.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from readout.record.resolve import Resolution, resolve_actor

NO_STATE = frozenset({"IGO", "EUR", "UNO", "NGO"})
SAME_ROLE = {"PRE": "GOV", "PRM": "GOV", "BUD": "REL"}


@dataclass
class Score:
    """Counts of the cases that ask for a thing and of those answered right; errors by class."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    classes: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, what: str, expected: str, found: str) -> bool:
        """Count one answer."""
        self.asked[what] += 1
        self.right[what] += expected == found
        if expected != found:
            self.classes[what, expected or "-", found or "-"] += 1
        return expected == found

    def share(self, what: str) -> float:
        """Right answers among those asked for, 0 to 1."""
        return self.right[what] / self.asked[what] if self.asked[what] else 0.0


def day_of(text: str) -> date | None:
    """The day of the query, written either way in the set.

    >>> day_of("12 April 2022"), day_of("")
    (datetime.date(2022, 4, 12), None)
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007  a day has no zone


def country_found(found: Resolution | None, expected: str) -> str:
    if found is None:
        return ""
    if expected in NO_STATE and found.country is None and found.sector in ("IGO", "NGO"):
        return expected
    return found.country or ""


def score(rows: Iterable[dict[str, object]]) -> Score:
    """Country, role (``code_1``) and both, over all cases."""
    total = Score()
    for row in rows:
        gold = row["gold"]
        assert isinstance(gold, dict)
        found = resolve_actor(str(row["mention"]), as_of=day_of(str(row["query_date"])))
        good = True
        if "country" in gold:
            good &= total.add("country", gold["country"] or "", country_found(found, gold["country"] or ""))
        if "code_1" in gold:
            role = gold["code_1"] or ""
            role = SAME_ROLE.get(role, role)
            answer = (found.sector if found else None) or ""
            if role == "UNK":
                answer = answer or "UNK"
            if role == "" and found is not None and found.kind.value == "state":
                answer = ""
            good &= total.add("role", role, answer)
        total.add("both", "right", "right" if good else "wrong")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--by-class", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.path.read_text(encoding="utf-8").splitlines()]
    total = score(rows)
    for what in ("country", "role", "both"):
        print(f"{what:8} {total.right[what]:4} of {total.asked[what]:4}  {total.share(what):.3f}")
    if options.by_class:
        for (what, expected, got), count in total.classes.most_common():
            print(f"  {what}: expected {expected}, found {got}: {count}")


if __name__ == "__main__":
    main()
