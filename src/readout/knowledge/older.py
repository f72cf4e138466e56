"""The names that older PLOVER has for event types: ``data/ontology/older_names.csv``."""

from __future__ import annotations

from functools import cache

from readout.errors import UsageError
from readout.knowledge.ontology import load_ontology
from readout.knowledge.tables import Row, read_table

PLOVER, PLOVER_2018 = "plover", "plover-2018"
ONTOLOGIES = (PLOVER, PLOVER_2018)
COLUMNS = ("type", "mode", "cameo", "older")


def older_name(type_: str, mode: str | None = None, *, cameo: str | None = None) -> str:
    """The name that the PLOVER of 2018 has for a type; the name itself where it is the same.

    The mode or the CAMEO code decides where one type of ours was two.

    >>> older_name("CONCEDE"), older_name("ACCUSE", "investigate"), older_name("CONSULT", "phone")
    ('YIELD', 'INVESTIGATE', 'CONSULT')
    >>> older_name("ASSAULT", "abduct", cameo="181"), older_name("ASSAULT", cameo="190")
    ('ASSAULT', 'FIGHT')
    """
    fitting = [
        row
        for row in _rows().get(type_, ())
        if row["mode"] in ("", mode) and (not row["cameo"] or (cameo or "").startswith(row["cameo"]))
    ]
    return max(fitting, key=_narrowness)["older"] if fitting else type_


def name_in(ontology: str, type_: str, mode: str | None = None, *, cameo: str | None = None) -> str:
    """The name of a type in one of :data:`ONTOLOGIES`. Raises UsageError for another ontology.

    >>> name_in("plover", "CONCEDE"), name_in("plover-2018", "CONCEDE")
    ('CONCEDE', 'YIELD')
    """
    if ontology not in ONTOLOGIES:
        raise UsageError(f"no ontology {ontology!r}: there are {', '.join(ONTOLOGIES)}")
    return type_ if ontology == PLOVER else older_name(type_, mode, cameo=cameo)


def _narrowness(row: Row) -> tuple[bool, bool]:
    return bool(row["mode"]), bool(row["cameo"])


@cache
def _rows() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in read_table("ontology/older_names.csv", COLUMNS):
        fault = load_ontology().fault(row["type"], row["mode"] or None)
        if fault:
            raise row.error("type", fault)
        found.setdefault(row["type"], []).append(row)
    return found
