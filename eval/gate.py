"""The quality gate: measures everything that its data allows and compares each figure with its floor.

    python -m eval.gate [--data ../shared/data] [--seed ../shared/seed] [--float FOLDER]
                        [--quick] [--only NAME ...] [--write] [--new-cases NAME ...]

Prints one line a figure. A measure whose cases are not here is told as not run, never as passed. Exit codes: 0 nothing
is below its floor, 1 something is (or its cases are others than those of the floor, or a floor has no figure any more,
or a measure breaks), 2 wrong use. ``--write`` keeps the figures in eval/results.json and docs/scores.md and raises
floors; it asks for all measures. ``--new-cases`` takes the cases of some measures as they are now for the ruler: their
floors start anew.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.floors import FLOORS, Floor, Verdict, gone, judge, owner, raised, read_floors, written
from eval.measures import MEASURES, ROOT, Figure, Measure, Places, fingerprint

RESULTS = ROOT / "eval" / "results.json"
PAGE = ROOT / "docs" / "scores.md"
COLUMNS = ("measure", "on", "n", "score", "floor", "verdict")
LAYOUT = "{:42.42}  {:46.46}  {:>7}  {:>7}  {:>7}  {}"
MARKS = ("<!-- measured -->", "<!-- /measured -->")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a figure with its cases and verdict, or a measure or floor that has none, and why."""

    verdict: Verdict
    told: str
    figure: Figure | None = None
    cases: str = ""


def check(measure: Measure, places: Places, floors: dict[str, Floor]) -> list[Line]:
    """Run one measure: a line for each of its figures, and for each of its floors that has no figure."""
    reason = measure.why_not(places)
    if reason:
        return [Line(Verdict.NOT_RUN, f"{measure.name}: {reason}")]
    try:
        cases, figures = fingerprint(measure.cases(places)), list(measure.run(places))
    except Exception as error:  # noqa: BLE001  whatever breaks one measure must not hide what the others say
        traceback.print_exc()
        return [Line(Verdict.BROKEN, f"{measure.name}: {type(error).__name__}: {error}")]
    lines = [Line(judge(one, cases, floors.get(one.key)), one.key, one, cases) for one in figures]
    lost = gone(floors, measure.name, figures, [one.name for one in MEASURES])
    return lines + [Line(Verdict.GONE, f"{key}: the floor stands, but nothing measures it") for key in lost]


def show(line: Line, floors: dict[str, Floor]) -> str:
    """A line as it is printed."""
    one = line.figure
    if one is None:
        return f"{line.verdict}: {line.told}"
    known = floors.get(one.key)
    floor = f"{known.floor:.1f}" if known else "-"
    row = LAYOUT.format(one.what, one.on, f"{one.n:,}", f"{one.score:.2f}", floor, line.verdict)
    if line.verdict is Verdict.OTHER_CASES and known:
        row += f": the floor is for {known.cases}, these are {line.cases}; {renew(one.key)}"
    return row


def renew(key: str) -> str:
    """How to say that the cases are meant to be others now."""
    return f"if that is meant: --write --new-cases {owner(key, [one.name for one in MEASURES])}"


def made_with() -> dict[str, str]:
    """Versions and digests of what was measured."""
    from readout.face.cli.info import info  # noqa: PLC0415

    told = info()
    return {
        key: told[key]
        for key in ("readout", "model", "weights", "code", "ontology", "lexicon", "actors", "pages")
    }


def results(lines: Iterable[Line]) -> dict[str, Any]:
    """What eval/results.json holds: the headline scores, every figure, and what they were measured with."""
    figures = [(line.figure, line.cases) for line in lines if line.figure]
    scores = [
        {"what": one.what, "on": one.on, "score": f"{one.score:.1f} %", "n": one.n}
        for one, _ in figures
        if one.headline
    ]
    everything = [
        {
            "key": one.key,
            "what": one.what,
            "on": one.on,
            "score": round(one.score, 2),
            "n": one.n,
            "cases": cases,
        }
        for one, cases in figures
    ]
    return {"made_with": made_with(), "scores": scores, "figures": everything}


def table(kept: dict[str, Any], floors: dict[str, Floor]) -> str:
    """The generated part of docs/scores.md."""
    rows = ["| what | measured on | score | floor | cases |", "| --- | --- | ---: | ---: | ---: |"]
    for one in kept["figures"]:
        floor = f"{floors[one['key']].floor:.1f}" if one["key"] in floors else ""
        rows.append(f"| {one['what']} | {one['on']} | {one['score']:.2f} | {floor} | {one['n']:,} |")
    made = ", ".join(f"{name} {value}" for name, value in kept["made_with"].items())
    return "\n".join(rows) + f"\n\nMeasured with: {made}.\n"


def page(text: str, content: str) -> str:
    """A page with what stands between its marks replaced."""
    before, first, rest = text.partition(MARKS[0])
    _, last, after = rest.partition(MARKS[1])
    if not (first and last):
        raise ValueError(f"{PAGE.name} lacks {MARKS[0]} or {MARKS[1]}")
    return f"{before}{first}\n{content}{last}{after}"


def keep(lines: Sequence[Line], floors: dict[str, Floor], new_cases: Iterable[str]) -> dict[str, Floor]:
    """The floors raised to what was measured; those of measures in ``new_cases`` are set anew."""
    now = dict(floors)
    for line in lines:
        one = line.figure
        if one is None or not one.judged:
            continue
        known = floors.get(one.key)
        if one.change and known is None:
            continue  # a bound on a loss is set by hand
        anew = any(one.key.startswith(f"{name}.") for name in new_cases)
        now[one.key] = raised(one, line.cases, known, new_cases=anew)
    return now


def write(lines: Sequence[Line], floors: dict[str, Floor], new_cases: Iterable[str]) -> None:
    """Keep figures and floors in their files."""
    now, kept = keep(lines, floors, new_cases), results(lines)
    FLOORS.write_text(written(now), encoding="utf-8")
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), table(kept, now)), encoding="utf-8")
    print(f"kept in {RESULTS.name}, {FLOORS.name} and {PAGE.name}; now: make docs")


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [one.name for one in MEASURES]
    parser = argparse.ArgumentParser(
        prog="eval.gate", description="Measure, and compare with the floors in eval/."
    )
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="folder of the sets to measure on"
    )
    parser.add_argument(
        "--seed", type=Path, default=Path("../shared/seed"), help="folder of report.txt and facts.json"
    )
    parser.add_argument("--float", type=Path, dest="whole", help="folder of the float form of the model")
    parser.add_argument("--quick", action="store_true", help="only what needs the project's own cases")
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--write", action="store_true", help="keep the figures and raise the floors")
    parser.add_argument("--new-cases", nargs="+", default=[], choices=names, metavar="NAME", help="see above")
    options = parser.parse_args(arguments)
    if options.write and (options.quick or options.only):
        parser.error("--write keeps all figures together: leave out --quick and --only")
    if options.new_cases and not options.write:
        parser.error("--new-cases goes with --write")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measures one after another; comes back with the exit code."""
    options = options_of(arguments)
    places = Places(options.data, options.seed, options.whole)
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    chosen = [
        one
        for one in MEASURES
        if one.name in (options.only or [one.name]) and (one.quick or not options.quick)
    ]
    lacking = [f"{one.name}: {why}" for one in chosen if not one.optional and (why := one.why_not(places))]
    if options.write and lacking:
        print("nothing was measured: --write needs every measure, but", *lacking, sep="\n  ", file=sys.stderr)
        return 2
    print(LAYOUT.format(*COLUMNS))
    lines: list[Line] = []
    for measure in chosen:
        found = check(measure, places, floors)
        print(*(show(line, floors) for line in found), sep="\n", flush=True)
        lines += found
    broken = any(line.verdict is Verdict.BROKEN for line in lines)
    if options.write and broken:
        print("nothing was kept: a measure is broken", file=sys.stderr)
    elif options.write:
        write(lines, floors, options.new_cases)
    bad, idle = (
        sum(test(line.verdict) for line in lines) for test in (lambda v: v.bad, Verdict.NOT_RUN.__eq__)
    )
    print(f"{len(lines) - idle} figures, {bad} of them bad; {idle} measures not run")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
