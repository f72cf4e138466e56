"""The codes of CAMEO, of events and of parties.

Tables: ``data/ontology/cameo.csv`` and ``cameo_codes.csv``; ``data/actors/cameo_codes.csv``.
"""

from __future__ import annotations

from functools import cache

from readout.knowledge.ontology import load_ontology
from readout.knowledge.tables import read_table

ROOT_DIGITS = 2
NOBODY = "---"  # how the coders of CAMEO write a party, or a country, that is not known
OF_NO_STATE = "X"  # ISO 3166 leaves the codes that begin so to their users: XKX for Kosovo


def event_code(type_: str, mode: str | None = None, known: str | None = None) -> str:
    """The CAMEO code of an act, three digits or four: ``known`` if there is one, else that of its type and mode.

    A bare root stands for its general code.

    >>> event_code("CONSULT", "phone"), event_code("CONSULT"), event_code("AGREE", known="05")
    ('041', '040', '050')
    """
    code = known or _codes().get((type_, mode or "")) or _codes()[type_, ""]
    return code + "0" if len(code) == ROOT_DIGITS else code


def code_name(code: str) -> str:
    """What CAMEO calls a code, or the next broader one that it has a name for; "" where there is none.

    >>> code_name("042"), code_name("0871")
    ('Make a visit', 'De-escalate military engagement')
    """
    for digits in range(len(code), ROOT_DIGITS, -1):
        if code[:digits] in _names():
            return _names()[code[:digits]]
    return ""


def actor_code(country: str | None, sector: str | None, *, itself: bool = False) -> str:
    """The CAMEO code of a party: its country, and its role in it unless it is the state ``itself``.

    A party of no country is its role where CAMEO has such a party (IGO, NGO), else the role after ``---``.

    >>> actor_code("PRK", "GOV"), actor_code("PRK", "GOV", itself=True), actor_code(None, "IGO")
    ('PRKGOV', 'PRK', 'IGO')
    >>> actor_code(None, "CVL"), actor_code(None, None), actor_code("XKX", "MIL")
    ('---CVL', '---', 'KSVMIL')
    """
    role, heads = _roles().get(sector or "", ("", False))
    if country:
        state = _users_own().get(country, country)
        return state if itself else state + role
    return role if heads else NOBODY + role


@cache
def _codes() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in read_table("ontology/cameo_codes.csv", ("type", "mode", "cameo")):
        fault = load_ontology().fault(row["type"], row["mode"] or None)
        if fault:
            raise row.error("type", fault)
        if not code_name(row["cameo"]):
            raise row.error("cameo", f"{row['cameo']!r} is no code of cameo.csv")
        found[row["type"], row["mode"]] = row["cameo"]
    return found


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read_table("ontology/cameo.csv", ("code", "name"))}


@cache
def _roles() -> dict[str, tuple[str, bool]]:
    """The role of each sector: the code of its own name, else the first; and whether it can head a code."""
    found: dict[str, tuple[str, bool]] = {}
    for row in read_table("actors/cameo_codes.csv", ("code", "means", "value", "head")):
        sector = row["value"]
        if row["means"] == "sector" and (sector not in found or row["code"] == sector):
            found[sector] = (row["code"], row["head"] == "yes")
    return found


@cache
def _users_own() -> dict[str, str]:
    """The CAMEO codes of countries whose ISO code is no code of ISO's own."""
    found: dict[str, str] = {}
    for row in read_table("actors/cameo_codes.csv", ("code", "means", "value", "head")):
        if row["means"] == "country" and row["value"].startswith(OF_NO_STATE):
            found.setdefault(row["value"], row["code"])
    return found
