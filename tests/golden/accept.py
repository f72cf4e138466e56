"""Accept today's records as golden: rewrites records/NAME.json and shows how each differs from what it was.

usage: python tests/golden/accept.py NAME ... | --all [--floors]

Read the differences before committing them, and say in CHANGELOG.md under "Coding changes" what will differ for
readers. ``--floors`` also raises floors.json to today's figures; floors are never lowered by this command.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "src")]

from golden.pinned import coded, difference, facts, names, pinned, record_path, written  # noqa: E402

FLOORS = HERE / "floors.json"


def accept(name: str) -> str:
    """Write the record of one report; comes back with what changed, empty where nothing did."""
    path, now = record_path(name), pinned(coded(name).to_json())
    new = not path.exists()
    changed = "" if new else difference(json.loads(path.read_text(encoding="utf-8")), now)
    if new or changed:
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(now), encoding="utf-8")
    return "a first record" if new else changed


def measured() -> dict[str, dict[str, float]]:
    """Today's share of facts found and precision of happened events, of both halves, cut to two decimals."""
    halves: dict[str, list[object]] = {"tuned": [], "held out": []}
    for sheet in facts().read_sheets():
        record = coded(sheet["report"]).to_json()
        halves["held out" if sheet.get("held_out") else "tuned"].append(facts().score(sheet, record))
    totals = {half: facts().figures(scores) for half, scores in halves.items()}
    return {
        half: {"facts": int(one.share * 100) / 100, "precision": int(one.precision * 100) / 100}
        for half, one in totals.items()
    }


def raise_floors() -> None:
    """Raise each floor to today's figure where that is higher."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    now = measured()
    floors = {
        half: {key: max(value, old.get(half, {}).get(key, 0.0)) for key, value in told.items()}
        for half, told in now.items()
    }
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"measured {now}\nfloors {floors}\n")


def main() -> None:
    """Accept the records named on the command line."""
    parser = argparse.ArgumentParser(description="Accept today's records as golden.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="golden reports")
    parser.add_argument("--all", action="store_true", help="every golden report")
    parser.add_argument("--floors", action="store_true", help="raise floors.json to today's figures")
    options = parser.parse_args()
    wanted = names() if options.all else options.names
    unknown = sorted(set(wanted) - set(names()))
    if unknown or not (wanted or options.floors):
        parser.error(f"no golden report {', '.join(unknown)}" if unknown else "name a report, or give --all")
    for name in wanted:
        sys.stdout.write(f"{name}: {accept(name) or 'as it was'}\n")
    if options.floors:
        raise_floors()


if __name__ == "__main__":
    main()
