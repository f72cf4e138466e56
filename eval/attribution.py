"""Measure who-said-what on PolNeAR's development articles: F1 of source, cue and content, exact and overlapping.

    python eval/attribution.py DATA.jsonl [--half a|b] [--errors]

DATA.jsonl holds ``text`` and ``attributions`` (lists of [start, end] for source, cue and content). It is for
measuring only: nothing of it is in this project. The corpus does not nest, so only outermost attributions are
compared. A predicted attribution is joined to the gold one whose content and cue it shares most characters with,
one to one. Of a joined pair a span counts as exact if it has the same letters, as overlapping if it shares any.
``letters`` is the F1 over the characters of all spans of a role, whoever they were joined to.
``--errors`` counts classes of errors, by the form of the cue; it prints no words of the data.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from readout.analysis.analyze import analyze
from readout.analysis.infer import load_model
from readout.record.attribution import Attribution, find_attributions
from readout.record.parties import find_parties
from readout.report import read_reports
from readout.report.model import Report

ROLES = ("source", "cue", "content")
Letters = frozenset[int]


@dataclass
class Tally:
    """Counts of one role: predicted, in the gold data, and right in two ways; and of letters."""

    predicted: int = 0
    gold: int = 0
    exact: int = 0
    overlap: int = 0
    letters: Counter[str] = field(default_factory=Counter)


def f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where nothing was predicted or wanted."""
    precision, recall = right / max(predicted, 1), right / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def letters(text: str, ranges: Iterable[tuple[int, int]]) -> Letters:
    """The places of the letters and figures in ranges: marks and blanks at the edges do not count."""
    return frozenset(i for start, end in ranges for i in range(start, end) if text[i].isalnum())


def half_of(doc: str) -> str:
    """The half, a or b, that a document belongs to, by its name."""
    return "ab"[sha256(doc.encode()).digest()[0] % 2]


def predicted(report: Report) -> Iterator[tuple[Attribution, dict[str, Letters]]]:
    """The outermost attributions of a report, their roles as places of letters."""
    analysis = analyze(report, model=load_model())
    for one in find_attributions(analysis, find_parties(analysis, as_of=report.day)):
        if one.parent is None:
            spans = {"source": [one.source], "cue": [one.cue], "content": [*one.content]}
            yield (
                one,
                {
                    role: letters(report.text, [(s.start, s.end) for s in found if s])
                    for role, found in spans.items()
                },
            )


def wanted(row: dict[str, Any]) -> Iterator[dict[str, Letters]]:
    """The gold attributions of a document, their roles as places of letters."""
    for one in row["attributions"]:
        yield {role: letters(row["text"], [tuple(r) for r in one[role]]) for role in ROLES}


def join(ours: list[dict[str, Letters]], gold: list[dict[str, Letters]]) -> dict[int, int]:
    """Our attributions to gold ones, one to one, those that share most letters first."""
    shared = [
        (len(a["content"] & b["content"]) + 3 * len(a["cue"] & b["cue"]), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(gold)
    ]
    joined: dict[int, int] = {}
    for score, i, j in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if score and i not in joined and j not in joined.values():
            joined[i] = j
    return joined


def count(
    tallies: dict[str, Tally], ours: list[dict[str, Letters]], gold: list[dict[str, Letters]]
) -> dict[int, int]:
    joined = join(ours, gold)
    for role, tally in tallies.items():
        tally.predicted += sum(1 for a in ours if a[role])
        tally.gold += sum(1 for b in gold if b[role])
        for i, j in joined.items():
            tally.exact += bool(ours[i][role]) and ours[i][role] == gold[j][role]
            tally.overlap += bool(ours[i][role] & gold[j][role])
        mine = frozenset().union(*(a[role] for a in ours))
        theirs = frozenset().union(*(b[role] for b in gold))
        tally.letters.update(right=len(mine & theirs), ours=len(mine), gold=len(theirs))
    return joined


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    tallies = {role: Tally() for role in ROLES}
    errors: Counter[str] = Counter()
    for line in options.data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if options.half and half_of(row["doc"]) != options.half:
            continue
        report = next(read_reports(row["text"].encode(), published=row["date"]))
        if not isinstance(report, Report):
            continue
        assert report.text == row["text"]
        pairs, gold = list(predicted(report)), list(wanted(row))
        ours = [roles for _, roles in pairs]
        joined = count(tallies, ours, gold)
        errors.update(classes(pairs, gold, joined))
    for role, tally in tallies.items():
        exact, overlap = (f1(n, tally.predicted, tally.gold) for n in (tally.exact, tally.overlap))
        shared = f1(tally.letters["right"], tally.letters["ours"], tally.letters["gold"])
        print(
            f"{role:8}", *(f"{name} P {p:.3f} R {r:.3f} F1 {f:.3f}" for name, (p, r, f) in
            (("exact", exact), ("overlap", overlap), ("letters", shared))), sep="  ",
        )  # fmt: skip
    if options.errors:
        print(*(f"{n:5} {what}" for what, n in errors.most_common(60)), sep="\n")


def classes(
    pairs: list[tuple[Attribution, dict[str, Letters]]],
    gold: list[dict[str, Letters]],
    joined: dict[int, int],
) -> Iterator[str]:
    """Classes of errors: by the row or rule that decided what is ours, by the roles present in what was missed."""
    for i, (one, _) in enumerate(pairs):
        if i not in joined:
            yield f"spurious {one.decided_by}"
    for j in set(range(len(gold))) - set(joined.values()):
        yield f"missed, with {'+'.join(role for role in ROLES if gold[j][role])}"
    for i, j in joined.items():
        one, roles = pairs[i]
        for role in ROLES:
            if roles[role] != gold[j][role]:
                how = (
                    "longer"
                    if roles[role] > gold[j][role]
                    else "shorter"
                    if roles[role] < gold[j][role]
                    else "other"
                )
                yield f"{role} {how} {one.decided_by.split(':')[1]}"


if __name__ == "__main__":
    main()
