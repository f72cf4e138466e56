"""The words by which parties bind themselves: ``data/lexicon/en/commitments.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge.tables import read_table

COLUMNS = ("cue", "pos", "who", "action", "strength", "example", "counter")


@dataclass(frozen=True, slots=True)
class Binding:
    """One row: the cue, whose commitment it is, and where the deed stands."""

    id: str
    cue: str
    pos: str
    who: frozenset[str]
    action: frozenset[str]
    strength: str
    example: str
    counter: str


@cache
def bindings() -> dict[tuple[str, str], tuple[Binding, ...]]:
    """The rows by (lemma, part of speech). Raises KnowledgeError at a row that cannot be used."""
    found: dict[tuple[str, str], list[Binding]] = {}
    for row in read_table("lexicon/en/commitments.csv", COLUMNS):
        pos = row.one_of("pos", ("verb", "noun", "adj", "aux"))
        found.setdefault((row["cue"], pos), []).append(
            Binding(
                id=f"commitments:{pos}:{row['cue']}:{row['action']}",
                cue=row["cue"],
                pos=pos,
                who=frozenset(row["who"].split()),
                action=frozenset(row["action"].split()),
                strength=row.one_of("strength", ("definite", "plan")),
                example=row["example"],
                counter=row["counter"],
            )
        )
    return {key: tuple(rows) for key, rows in found.items()}
