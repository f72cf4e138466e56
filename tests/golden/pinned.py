"""Golden records: what is pinned of a record, and how two of them differ, in words.

Pinned is the whole contract but for the text (it stands in ``reports/``), the place it was read from, the versions of
the run and the model's scores, which may differ in the last digits from one processor to another.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from readout import Coder
from readout.record.coding import Coding
from readout.report import read_reports
from readout.report.model import Report

Json = dict[str, Any]
HERE = Path(__file__).parent
KINDS = ("actors", "events", "statements", "commitments", "positions", "matters", "notes")


@cache
def facts() -> ModuleType:
    """The scorer, eval/facts.py."""
    name = "readout_eval_facts"
    spec = importlib.util.spec_from_file_location(name, HERE.parents[1] / "eval" / "facts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def names() -> list[str]:
    """The names of all golden reports."""
    return sorted(path.stem for path in (HERE / "reports").iterdir())


@cache
def _coder() -> Coder:
    return Coder()


@cache
def coded(name: str) -> Coding:
    """The golden report of this name, read and coded."""
    (report,) = read_reports(facts().report_path(name), origin=name)
    if not isinstance(report, Report):
        raise report
    return _coder().code(report)


def pinned(record: Json) -> Json:
    """What is pinned of a record's JSON."""
    page = {key: value for key, value in record["report"].items() if key not in ("text", "origin")}
    lists = {kind: [_unscored(one) for one in record[kind]] for kind in KINDS}
    return {"report": page, **lists}


def _unscored(one: Json) -> Json:
    return {key: value for key, value in one.items() if key != "score"}


def record_path(name: str) -> Path:
    """Where the accepted record of a report lies."""
    return HERE / "records" / f"{name}.json"


def written(record: Json) -> str:
    """A pinned record as the text of its file: a line for each entry of a list."""
    parts = [f' "report": {json.dumps(record["report"], ensure_ascii=False)}']
    for kind in KINDS:
        lines = ",\n".join("  " + json.dumps(one, ensure_ascii=False) for one in record[kind])
        parts.append(f' "{kind}": [\n{lines}\n ]' if lines else f' "{kind}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def difference(accepted: Json, now: Json) -> str:
    """How a record differs from the accepted one, for people; empty where they are the same."""
    if accepted == now:
        return ""
    before, after = list(told(accepted)), list(told(now))
    lines = list(unified_diff(before, after, lineterm="", n=0))[2:]
    return (
        "\n".join(line for line in lines if not line.startswith("@@"))
        or "the same but for ids: spans or the way they are hashed have changed"
    )


def told(record: Json) -> Iterator[str]:
    """A record, a field a line: ids give way to what they stand for, and what is not known is left out.

    >>> empty = {kind: [] for kind in KINDS}
    >>> list(told({"report": {"id": "f00d", "headline": "Envoys meet", "url": None}, **empty}))
    ['report | headline: Envoys meet']
    """
    labels = {one["id"]: _label(one) for kind in KINDS for one in record[kind] if "id" in one}
    entries = [(kind, one) for kind in KINDS for one in record[kind]]
    for kind, one in (("report", record["report"]), *entries):
        label = "" if kind == "report" else one["id"] if kind == "actors" else _label(one)
        for key, value in one.items():
            if key != "id" and value not in (None, [], False, ""):
                yield f"{kind} {label}".strip() + f" | {key}: {_plain(value, labels)}"


def _plain(value: Any, labels: dict[str, str]) -> str:
    if isinstance(value, list):
        return "; ".join(_plain(one, labels) for one in value)
    if not isinstance(value, dict):
        return labels.get(value, value) if isinstance(value, str) else str(value)
    if "quote" in value:
        return f"“{value['quote']}” {value['span']}"
    if "precision" in value:
        return f"{value['start']} to {value['end']} ({value['precision']}) “{value['words']}”"
    if "name" in value and "id" in value:
        return f"{value['name']} [{value['id']}]"
    return ", ".join(f"{key} {_plain(inner, labels)}" for key, inner in value.items() if inner is not None)


def _label(one: Json) -> str:
    """A record in a few words: what it is and whose."""
    what = next((str(one[key]) for key in ("type", "stance", "kind", "reason") if one.get(key)), "")
    party = (
        one.get("speaker")
        or one.get("actor")
        or next(iter(one.get("actors") or one.get("parties") or []), None)
    )
    content = one.get("content") or one.get("action") or next(iter(one.get("evidence") or []), None)
    words = f"“{content['quote'][:60]}”" if content else one.get("label", "")
    return " ".join(
        part for part in (what, (party.get("name") or party["id"]) if party else "", words) if part
    )
