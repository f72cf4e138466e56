"""Floors: what each figure must reach, on which cases. They are read, compared with figures, raised and written.

A floor only rises. ``raised`` sets it to the score less a margin, the standard error of a share of as many cases: a
smaller drop cannot be told from luck with the cases. A floor that was ``required`` from the start never falls below
that. Beside each floor stands a fingerprint of its cases, so that nobody changes the ruler unawares.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor as whole
from math import sqrt
from pathlib import Path

from eval.measures import Figure

FLOORS = Path(__file__).resolve().parent / "floors.toml"
HEAD = """\
# What every figure must reach, in percent (of a change: in points). `python -m eval.gate` compares; `--write` raises
# floors, and nothing lowers them: tests/eval/test_floors.py compares with every earlier version of this file.
# required: what was asked for before anything was measured. cases: the fingerprint of the cases, empty until measured.
"""
#: A score may miss its floor by so much: both are rounded.
ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class Floor:
    """What one figure must reach (percent or points), on which cases, and why it stands where it stands."""

    floor: float
    why: str
    cases: str = ""
    required: float | None = None
    replaces: str = ""


class Verdict(StrEnum):
    """What comes of comparing a figure with its floor."""

    OK = "ok"
    BELOW = "BELOW"
    OTHER_CASES = "OTHER CASES"
    GONE = "GONE"
    BROKEN = "BROKEN"
    NO_FLOOR = "no floor yet"
    NOT_JUDGED = "-"
    NOT_RUN = "not run"

    @property
    def bad(self) -> bool:
        """Whether the gate stays shut."""
        return self in (Verdict.BELOW, Verdict.OTHER_CASES, Verdict.GONE, Verdict.BROKEN)


def judge(figure: Figure, cases: str, known: Floor | None) -> Verdict:
    """How a figure stands to its floor; ``cases`` is the fingerprint of what it was measured on.

    >>> judge(Figure("k", "facts", "x", 91.0, 100), "ab", Floor(90.0, "required", "ab")).value
    'ok'
    >>> judge(Figure("k", "facts", "x", 91.0, 100), "cd", Floor(90.0, "required", "ab")).value
    'OTHER CASES'
    """
    if not figure.judged:
        return Verdict.NOT_JUDGED
    if known is None:
        return Verdict.NO_FLOOR
    if known.cases and known.cases != cases:
        return Verdict.OTHER_CASES
    return Verdict.OK if figure.score >= known.floor - ROUNDING else Verdict.BELOW


def margin(figure: Figure) -> float:
    """The standard error of a share of so many cases, and one case at least, in percent.

    >>> round(margin(Figure("k", "facts", "x", 90.0, 100)), 2), round(margin(Figure("k", "facts", "x", 100.0, 50)), 2)
    (3.0, 2.0)
    """
    share, n = min(max(figure.score / 100, 0.0), 1.0), max(figure.n, 1)
    return 100 * max(sqrt(share * (1 - share) / n), 1 / n)


def raised(figure: Figure, cases: str, known: Floor | None, *, new_cases: bool = False) -> Floor:
    """The floor after this figure: never lower than it was, unless ``new_cases`` says that the cases are others now.

    >>> raised(Figure("k", "facts", "x", 90.0, 100), "ab", None).floor
    87.0
    >>> raised(Figure("k", "facts", "x", 80.0, 100), "ab", Floor(87.0, "so", "ab")).floor
    87.0
    """
    changed = known is not None and known.cases not in ("", cases)
    if known is not None and changed and not new_cases:
        return known
    if figure.change and known is not None:
        return replace(known, cases=cases)  # a bound on a loss is set by hand: its noise is no share of cases
    room = 0.0 if figure.change else margin(figure)
    value = whole(10 * (figure.score - room) + 1e-9) / 10
    why = f"{figure.score:.2f} less {room:.2f}, the standard error of a share of {figure.n:,} cases"
    required = known.required if known else None
    made = Floor(value, why, cases, required)
    if known is None:
        return made
    if changed:
        made = replace(made, replaces=f"{known.floor:g} on {known.cases}")
        return replace(made, floor=required, why="required") if required and value < required else made
    return replace(made, replaces=known.replaces) if value > known.floor else replace(known, cases=cases)


def read_floors(text: str) -> dict[str, Floor]:
    """The floors of a file's text, by the key of their figure. Raises ValueError where a row is not one."""
    found = {}
    for key, row in tomllib.loads(text).items():
        try:
            found[key] = Floor(**row)
        except TypeError as error:
            raise ValueError(f"eval/floors.toml: [{key}] is no floor: {error}") from error
    return found


def written(floors: Mapping[str, Floor]) -> str:
    """The text of the file. What is empty is left out.

    >>> read_floors(written({"a.b": Floor(1.5, "so", "ab", 1.0)}))
    {'a.b': Floor(floor=1.5, why='so', cases='ab', required=1.0, replaces='')}
    """
    parts = [HEAD]
    for key, one in sorted(floors.items()):
        row = {name: getattr(one, name) for name in ("floor", "required", "cases", "why", "replaces")}
        lines = [f"{name} = {json.dumps(value)}" for name, value in row.items() if value not in ("", None)]
        parts.append(f'["{key}"]\n' + "\n".join(lines) + "\n")
    return "\n".join(parts)


def lowered(before: Mapping[str, Floor], now: Mapping[str, Floor]) -> list[str]:
    """What is wrong with ``now`` as a later version of ``before``: floors that fell, or are no more.

    A floor may be lower on other cases if it names the one that it replaces, but never below what was required.
    """
    faults = []
    for key, old in before.items():
        new = now.get(key)
        if new is None:
            faults.append(f"{key}: its floor of {old.floor:g} is gone")
        elif old.required is not None and (new.required is None or new.required < old.required):
            faults.append(f"{key}: {old.required:g} was required, and is no more")
        elif new.required is not None and new.floor < new.required:
            faults.append(f"{key}: {new.floor:g} is below the {new.required:g} that is required")
        elif new.floor < old.floor and not _replaced(old, new):
            faults.append(f"{key}: its floor fell from {old.floor:g} to {new.floor:g}")
    return faults


def _replaced(old: Floor, new: Floor) -> bool:
    return bool(new.cases) and new.cases != old.cases and f"{old.floor:g} on {old.cases}" == new.replaces


def gone(floors: Iterable[str], measure: str, figures: Iterable[Figure], others: Iterable[str]) -> list[str]:
    """The keys of floors that belong to a measure which ran, but gave no such figure.

    A key belongs to the measure with the longest name that it begins with (``others`` are all their names).
    """
    given = {figure.key for figure in figures}
    return [key for key in floors if owner(key, others) == measure and key not in given]


def owner(key: str, measures: Iterable[str]) -> str | None:
    """The name of the measure that a key belongs to.

    >>> owner("times.dateparser.strict_f1", ["times", "times.dateparser"])
    'times.dateparser'
    """
    return max((name for name in measures if key.startswith(f"{name}.")), key=len, default=None)
