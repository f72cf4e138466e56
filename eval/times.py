"""Measure the times layer on TempEval-3 documents, beside dateparser's search in the same run.

    python eval/times.py --data FILE [--classes N] [--peer] [--json]

Definitions (TempEval-3, UzZaman et al. 2013): an expression is found *strictly* when its characters are
exactly those of the key, *relaxedly* when they overlap; each expression matches at most one of the other side.
Type and value accuracy are the share of the relaxed matches with the right type or value (as strings);
value F1 is relaxed F1 times value accuracy. The documents are split in two halves by a hash of their names;
errors are looked at, as classes of words, in the first half only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from readout.record.times import find_times
from readout.record.times.classes import class_codes
from readout.record.times.lexer import lex

Expression = tuple[int, int, str, str]  # start, end, type, value


@dataclass
class Score:
    """Counts of one system over some documents."""

    key: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    typed: int = 0
    valued: int = 0
    dates: int = 0
    dates_valued: int = 0
    seconds: float = 0.0
    words: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of extraction, accuracy of type and value, F1 of value: from 0 to 1."""
        strict_p, strict_r = self.strict / max(self.found, 1), self.strict / max(self.key, 1)
        p, r = self.relaxed / max(self.found, 1), self.relaxed / max(self.key, 1)
        f1 = 2 * p * r / max(p + r, 1e-9)
        value = self.valued / max(self.relaxed, 1)
        return {
            "strict_f1": 2 * strict_p * strict_r / max(strict_p + strict_r, 1e-9),
            "relaxed_p": p,
            "relaxed_r": r,
            "relaxed_f1": f1,
            "type_accuracy": self.typed / max(self.relaxed, 1),
            "value_accuracy": value,
            "date_value_accuracy": self.dates_valued / max(self.dates, 1),
            "value_f1": f1 * value,
            "words_per_s": self.words / max(self.seconds, 1e-9),
        }


def half_of(doc: str) -> str:
    """Which half a document is in: by the first bit of the SHA-256 of its name."""
    return "first" if hashlib.sha256(doc.encode()).digest()[0] < 128 else "second"


def moment_of(dct: str) -> date | datetime:
    """The document's own time."""
    return datetime.fromisoformat(dct) if "T" in dct and len(dct) > 13 else date.fromisoformat(dct[:10])


def ours(text: str, as_of: date | datetime) -> list[Expression]:
    """Readout's expressions."""
    return [(t.span.start, t.span.end, t.type, t.value) for t in find_times(text, as_of=as_of)]


def dateparsers(text: str, as_of: date | datetime) -> list[Expression]:
    """What dateparser's ``search_dates`` finds: English, the past preferred, counted from the document's time.

    Its own period of each hit (day, week, month, year) makes the value as coarse as the words are.
    """
    from dateparser.date import DateDataParser  # noqa: PLC0415 - the same
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # noqa: PLC0415 - a peer, present only where it is measured

    base = as_of if isinstance(as_of, datetime) else datetime.combine(as_of, datetime.min.time())
    settings = {
        "RELATIVE_BASE": base.replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_SPAN": False,
    }
    parser = DateDataParser(languages=["en"], settings=settings)
    found: list[Expression] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        at = 0
        for words, moment in search_dates(paragraph.group(), languages=["en"], settings=settings) or []:
            start = paragraph.group().find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period
            value = moment.strftime(_PERIODS.get(period or "day", "%Y-%m-%d"))
            found.append((paragraph.start() + start, paragraph.start() + at, "DATE", value))
    return found


_PERIODS = {"week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def match(key: list[Expression], found: list[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs that overlap, each expression in one pair at most, the largest overlaps first."""
    pairs = [
        (min(k[1], f[1]) - max(k[0], f[0]), k, f) for k in key for f in found if k[0] < f[1] and f[0] < k[1]
    ]
    used: set[tuple[int, int, int]] = set()
    chosen = []
    for _, k, f in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if (0, k[0], k[1]) in used or (1, f[0], f[1]) in used:
            continue
        used |= {(0, k[0], k[1]), (1, f[0], f[1])}
        chosen.append((k, f))
    return chosen


def shape(text: str, start: int, end: int) -> str:
    """The row of word classes of some characters: what is shown of an error, never its words."""
    names = {code: name for name, code in class_codes().items()}
    lexed = lex(text[max(start - 30, 0) : end + 30])
    offset = max(start - 30, 0)
    inside = [
        names[code]
        for code, s, e in zip(lexed.codes, lexed.starts, lexed.ends, strict=True)
        if s + offset < end and e + offset > start
    ]
    return " ".join(inside)


def value_shape(value: str) -> str:
    """A value with its figures hidden."""
    return re.sub(r"\d", "9", value)


def offset(key: str, found: str) -> str:
    """How far off a day or month is, in days or months; empty where the two are not of one kind."""
    if (
        len(key) != len(found)
        or key.count("-") != found.count("-")
        or not re.fullmatch(r"[\d-]{4,10}", key + "")
    ):
        return ""
    if len(key) == 10:
        return f" ({(date.fromisoformat(found) - date.fromisoformat(key)).days:+} days)"
    if len(key) == 7 and found[5:].isdigit():
        return f" ({(int(found[:4]) - int(key[:4])) * 12 + int(found[5:]) - int(key[5:]):+} months)"
    return ""


def measure(
    docs: Iterable[dict[str, Any]], system: Callable[[str, date | datetime], list[Expression]]
) -> Score:
    """The counts of one system over documents."""
    score = Score()
    for doc in docs:
        text, as_of = doc["text"], moment_of(doc["dct"])
        key = sorted({(t["start"], t["end"], t["type"], t["value"]) for t in doc["timexes"]})
        began = time.perf_counter()
        found = system(text, as_of)
        score.seconds += time.perf_counter() - began
        score.words += len(text.split())
        pairs = match(key, found)
        score.key += len(key)
        score.found += len(found)
        score.relaxed += len(pairs)
        for k, f in pairs:
            score.strict += k[:2] == f[:2]
            score.typed += k[2] == f[2]
            score.valued += k[3] == f[3]
            score.dates += k[2] == "DATE"
            score.dates_valued += k[2] == "DATE" and k[3] == f[3]
            if k[3] != f[3]:
                values = f"{value_shape(k[3])} <> {value_shape(f[3])}{offset(k[3], f[3])}"
                score.errors[f"value   {values} : {shape(text, f[0], f[1])}"] += 1
            if k[:2] != f[:2]:
                score.errors[f"extent  {shape(text, k[0], k[1])} <> {shape(text, f[0], f[1])}"] += 1
        for k in set(key) - {k for k, _ in pairs}:
            score.errors[f"missed  {k[2]} {value_shape(k[3])} : {shape(text, k[0], k[1])}"] += 1
        for f in set(found) - {f for _, f in pairs}:
            score.errors[f"extra   {f[2]} {value_shape(f[3])} : {shape(text, f[0], f[1])}"] += 1
    return score


def main() -> None:
    """Print the figures of each half and of all, beside the peer's."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="times_dev.jsonl")
    parser.add_argument(
        "--classes", type=int, default=0, help="how many classes of error of the first half to show"
    )
    parser.add_argument("--peer", action="store_true", help="measure dateparser too")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    docs = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    table: dict[str, dict[str, float]] = {}
    systems = {"readout": ours} | ({"dateparser": dateparsers} if options.peer else {})
    for name, system in systems.items():
        for half in ("first", "second", "all"):
            chosen = [d for d in docs if half in ("all", half_of(d["doc"]))]
            score = measure(chosen, system)
            table[f"{name} {half}"] = score.figures()
            if name == "readout" and half == "first" and options.classes:
                for line, count in score.errors.most_common(options.classes):
                    print(f"{count:4} {line}")
    if options.json:
        print(json.dumps(table, indent=1))
        return
    for name, figures in table.items():
        print(
            f"{name:18}" + "  ".join(f"{k} {v:.3f}" if v < 2 else f"{k} {v:,.0f}" for k, v in figures.items())
        )


if __name__ == "__main__":
    main()
