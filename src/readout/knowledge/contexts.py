"""The words that put an event into a PLOVER context: ``data/lexicon/en/contexts.csv``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from readout.knowledge.ontology import load_ontology
from readout.knowledge.tables import read_table


@cache
def _table() -> dict[str, tuple[str, ...]]:
    known = {context.name for context in load_ontology().contexts}
    found: dict[str, list[str]] = {}
    for row in read_table("lexicon/en/contexts.csv", ("context", "lemma")):
        found.setdefault(row["lemma"], []).append(row.one_of("context", known))
    return {lemma: tuple(contexts) for lemma, contexts in found.items()}


def contexts_of(lemmas: Iterable[str]) -> tuple[str, ...]:
    """The contexts that words tell, in the order of the alphabet, each once.

    >>> contexts_of(["they", "discuss", "refugee", "trade"])
    ('economic', 'migration')
    """
    table = _table()
    return tuple(sorted({context for lemma in lemmas for context in table.get(lemma, ())}))
