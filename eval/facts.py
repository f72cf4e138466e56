"""Score records against fact sheets: what was found, by kind, and how many acts told as happened are acts.

usage: python eval/facts.py [NAME ...] [--verbose] [--json]

A sheet (tests/golden/facts/NAME.json) lists what a careful reader takes from a report: page, actors, events,
statements, commitments, positions, and events that must not be reported. A fact is found when one record has everything
that the fact asks for. A sheet with ``complete`` lists every act that a careful reader would accept, in ``events`` and
``also``: an event told as happened that is none of them is a false alarm, and a second record of one act is told twice.
Of held-out sheets only the figures are printed, never what was missed: nobody tunes on them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

Json = dict[str, Any]
GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"
KINDS = ("page", "actors", "events", "statements", "commitments", "positions", "forbidden_events")
# Where a record's own words stand, besides its evidence.
WORDED = ("content", "action", "words", "label", "topic")
NAMED = ("id", "country", "name", "office", "sector")


@dataclass
class Score:
    """Facts found and asked for, by kind; acts told as happened: all, false alarms, told twice."""

    found: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    happened: int = 0
    false_alarms: list[str] = field(default_factory=list)
    twice: int = 0

    @property
    def share(self) -> float:
        """The share of all facts that were found, 0 to 1 (1 where nothing was asked)."""
        return self.found.total() / (self.asked.total() or 1) if self.asked.total() else 1.0

    @property
    def precision(self) -> float:
        """The share of events told as happened that are acts of the sheet, 0 to 1 (1 where none was told)."""
        return 1 - len(self.false_alarms) / self.happened if self.happened else 1.0

    def add(self, kind: str, label: str, *, right: bool) -> None:
        """Count one fact."""
        self.asked[kind] += 1
        self.found[kind] += right
        if not right:
            self.missed.append(f"{kind}: {label}")

    def __iadd__(self, other: Score) -> Self:
        self.found.update(other.found)
        self.asked.update(other.asked)
        self.missed += other.missed
        self.false_alarms += other.false_alarms
        self.happened += other.happened
        self.twice += other.twice
        return self


class Record:
    """One report's record as its JSON has it, with its actors at hand."""

    def __init__(self, data: Json) -> None:
        self.data = data
        self.actors = {actor["id"]: actor for actor in data.get("actors", [])}

    def names_of(self, party: Any) -> set[str]:
        """Everything in lower case by which a party (its id, or an object with it) can be named."""
        if isinstance(party, str):
            known = self.actors.get(party, {"id": party, "name": party})
        elif isinstance(party, dict):
            actor = self.actors.get(party.get("id") or "", {})
            known = {**actor, **{key: value for key, value in party.items() if value is not None}}
        else:
            return set()
        return {known[key].lower() for key in NAMED if isinstance(known.get(key), str)}

    def parties(self, record: Json, *keys: str) -> list[set[str]]:
        """The names of every party under some keys of a record."""
        return [self.names_of(one) for key in keys for one in as_list(record.get(key))]

    def has_parties(self, record: Json, wanted: Iterable[str], *keys: str) -> bool:
        """Whether each wanted party stands under one of the keys of a record."""
        parties = self.parties(record, *keys)
        return all(any(is_named(names, want) for names in parties) for want in wanted)


def as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def is_named(names: set[str], wanted: str) -> bool:
    """Whether one of the ways ``wanted`` ("Kerry|USA") names a party. Codes match whole, words as a part.

    >>> is_named({"usa", "john kerry"}, "Kerry"), is_named({"usa"}, "US")
    (True, False)
    """
    for way in wanted.split("|"):
        low = way.lower()
        if way.isupper() and len(way) <= 3:
            if any(low in name.replace("-", ".").split(".") for name in names):
                return True
        elif any(low in name for name in names):
            return True
    return False


def words_of(record: Json) -> str:
    """The words that a record rests on, in lower case."""
    words = [str(one.get("quote", "")) for one in record.get("evidence") or []]
    for key in WORDED:
        value = record.get(key)
        if isinstance(value, dict):
            words.append(str(value.get("quote") or value.get("words") or ""))
        elif isinstance(value, str):
            words.append(value)
    return " ".join(words).lower()


def has_words(record: Json, fact: Json) -> bool:
    return not fact.get("has") or any(words.lower() in words_of(record) for words in fact["has"])


def lies_within(when: Json | None, first: str, last: str) -> bool:
    """Whether an interval has a start and lies wholly within two days."""
    if not when or not when.get("start"):
        return False
    start, end = str(when["start"])[:10], str(when.get("end") or when["start"])[:10]
    return first <= start and end <= last


def event_faults(record: Record, event: Json, fact: Json) -> list[str]:
    """What keeps an event from being the fact's; empty where it is. The words come first."""
    checks: dict[str, bool] = {
        "words": has_words(event, fact),
        "type": not fact.get("types") or event.get("type") in fact["types"],
        "party": record.has_parties(event, fact.get("parties", ()), "actors", "recipients"),
        "source": record.has_parties(event, fact.get("source", ()), "actors"),
        "status": not fact.get("status") or event.get("status") in fact["status"],
        "channel": not fact.get("channel") or event.get("channel") in fact["channel"],
        "when": not fact.get("when") or lies_within(event.get("when"), *fact["when"]),
        **{
            key: str(event.get(key)) == str(fact[key])
            for key in ("duration", "count", "ordinal")
            if key in fact
        },
    }
    return [name for name, good in checks.items() if not good]


def statement_faults(record: Record, said: Json, fact: Json) -> list[str]:
    addressee = fact.get("addressee")
    checks = {
        "words": has_words(said, fact),
        "speaker": is_named(record.names_of(said.get("speaker")), fact["speaker"]),
        "addressee": not addressee or record.has_parties(said, [addressee], "addressee"),
        "told_by": len(said.get("told_by") or ()) >= fact.get("chain", 0),
    }
    return [name for name, good in checks.items() if not good]


def commitment_faults(record: Record, bound: Json, fact: Json) -> list[str]:
    checks = {
        "words": has_words(bound, fact),
        "party": record.has_parties(bound, fact.get("parties", ()), "parties"),
        "due": not fact.get("due") or lies_within(bound.get("due"), *fact["due"]),
    }
    return [name for name, good in checks.items() if not good]


def position_faults(record: Record, held: Json, fact: Json) -> list[str]:
    reasons = json.dumps(held.get("reasons") or [], ensure_ascii=False).lower() + words_of(held)
    checks = {
        "actor": is_named(record.names_of(held.get("actor")), fact["actor"]),
        "stance": held.get("stance") in fact["stance"],
        "reasons": not fact.get("reasons") or any(words.lower() in reasons for words in fact["reasons"]),
        "words": has_words(held, fact),
    }
    return [name for name, good in checks.items() if not good]


FAULTS = {
    "events": event_faults,
    "statements": statement_faults,
    "commitments": commitment_faults,
    "positions": position_faults,
}


def is_actor(record: Record, fact: Json) -> bool:
    return any(
        is_named(record.names_of(actor), fact["name"])
        and fact.get("country") in (None, actor.get("country"))
        and str(fact.get("office", "")).lower() in str(actor.get("office") or "").lower()
        for actor in record.data.get("actors", [])
    )


def page_value(record: Record, key: str) -> str:
    report = record.data.get("report", {})
    dateline = report.get("dateline") or {}
    elsewhere = {"place": "place", "agency": "agency", "dateline_date": "date"}
    return str((dateline.get(elsewhere[key]) if key in elsewhere else report.get(key)) or "")


def score(sheet: Json, data: Json) -> Score:
    """How a record (``data``, the JSON of one report) does on a fact sheet."""
    record, total = Record(data), Score()
    for key, value in sheet.get("page", {}).items():
        got = page_value(record, key)
        total.add("page", f"{key}: {value!r} wanted, {got!r} read", right=str(value).lower() in got.lower())
    for fact in sheet.get("actors", []):
        total.add("actors", json.dumps(fact, ensure_ascii=False), right=is_actor(record, fact))
    for kind, faults in FAULTS.items():
        for fact in sheet.get(kind, []):
            found = [faults(record, one, fact) for one in data.get(kind, [])]
            nearest = min(found, key=lambda one: ("words" in one, len(one)), default=["nothing read"])
            total.add(kind, f"{fact['id']} ({', '.join(nearest)})", right=not nearest)
    for fact in sheet.get("forbidden_events", []):
        told = sum(not event_faults(record, one, fact) for one in data.get("events", []))
        total.add("forbidden_events", f"{fact['id']} told {told} times", right=not told)
    if sheet.get("complete"):
        count_happened(sheet, record, total)
    return total


def count_happened(sheet: Json, record: Record, total: Score) -> None:
    """Count the events told as happened, the false alarms among them, and second records of one act."""
    acts = [
        one
        for one in (*sheet.get("events", []), *sheet.get("also", []))
        if "happened" in one.get("status", ["happened"])
    ]
    fits: list[list[int]] = []
    for event in record.data.get("events", []):
        if event.get("status") != "happened":
            continue
        total.happened += 1
        fitting = [at for at, act in enumerate(acts) if is_act(record, event, act)]
        if fitting:
            fits.append(fitting)
        else:
            total.false_alarms.append(tell(event))
    total.twice += len(fits) - matched(fits)


def is_act(record: Record, event: Json, act: Json) -> bool:
    """Whether an event told as happened is an act of the sheet: right type and words, and one of its parties.

    A wrong day or channel makes a fact missed, not an act false.
    """
    one_party = not act.get("parties") or any(
        record.has_parties(event, [want], "actors", "recipients") for want in act["parties"]
    )
    return one_party and has_words(event, act) and (not act.get("types") or event.get("type") in act["types"])


def matched(fits: Sequence[Sequence[int]]) -> int:
    """The largest number of events that can each have an act of their own (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(event: int, tried: set[int]) -> bool:
        for act in fits[event]:
            if act not in tried:
                tried.add(act)
                if act not in holder or place(holder[act], tried):
                    holder[act] = event
                    return True
        return False

    return sum(place(event, set()) for event in range(len(fits)))


def tell(event: Json) -> str:
    """An event on one line, for people."""
    who = ", ".join(str(party.get("name")) for party in event.get("actors", []))
    whom = ", ".join(str(party.get("name")) for party in event.get("recipients", []))
    words = " / ".join(str(one.get("quote")) for one in event.get("evidence", []))
    return f"{event.get('type')} {who or '?'}{' > ' + whom if whom else ''}: {words[:160]}"


def read_sheets(names: Sequence[str] = (), *, folder: Path = GOLDEN) -> Iterator[Json]:
    """The fact sheets of these names, or all of them, in the order of their names."""
    for path in sorted((folder / "facts").glob("*.json")):
        if not names or path.stem in names:
            sheet: Json = json.loads(path.read_text(encoding="utf-8"))
            yield sheet


def report_path(name: str, *, folder: Path = GOLDEN) -> Path:
    """The report of this name, whatever its form. Raises FileNotFoundError where there is none."""
    for path in sorted((folder / "reports").glob(f"{name}.*")):
        return path
    raise FileNotFoundError(f"{folder / 'reports'} holds no report called {name}")


def figures(scores: Iterable[Score]) -> Score:
    """Many scores as one."""
    total = Score()
    for one in scores:
        total += one
    return total


def line(label: str, one: Score) -> str:
    """A score on one line."""
    kinds = ", ".join(f"{kind} {one.found[kind]}/{one.asked[kind]}" for kind in KINDS if one.asked[kind])
    told = f"happened: {one.happened} told, {len(one.false_alarms)} false alarms, {one.twice} told twice"
    return (
        f"{label:22s} {one.share:.3f} ({one.found.total()}/{one.asked.total()}); {kinds}; "
        f"{told}; precision {one.precision:.3f}"
    )


def score_all(names: Sequence[str] = ()) -> dict[str, tuple[Json, Score]]:
    """Read the golden reports and score each: name -> sheet and score."""
    from readout import Coder  # noqa: PLC0415  the scorer's rules need no coder
    from readout.report import read_reports  # noqa: PLC0415
    from readout.report.model import Report  # noqa: PLC0415

    coder, scored = Coder(), {}
    for sheet in read_sheets(names):
        name = sheet["report"]
        (report,) = read_reports(report_path(name), origin=name)
        if not isinstance(report, Report):
            raise report
        scored[name] = (sheet, score(sheet, coder.code(report).to_json()))
    return scored


def main() -> None:
    parser = argparse.ArgumentParser(description="Score Readout on the fact sheets of tests/golden.")
    parser.add_argument("names", nargs="*", help="sheets (all when none is named)")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also what was missed, but for held-out sheets"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args()
    scored = score_all(options.names)
    halves = {
        half: figures(one for sheet, one in scored.values() if bool(sheet.get("held_out")) is held)
        for half, held in (("tuned", False), ("held out", True))
    }
    if options.json:
        told = {half: {"facts": one.share, "precision": one.precision} for half, one in halves.items()}
        print(json.dumps(told, indent=1))
        return
    for name, (sheet, one) in scored.items():
        print(line(name + (" *" if sheet.get("held_out") else ""), one))
        if options.verbose and not sheet.get("held_out"):
            print(*(f"    missed {what}" for what in one.missed), sep="\n")
            print(*(f"    false alarm {what}" for what in one.false_alarms), sep="\n")
    for half, one in halves.items():
        print(line(half, one))


if __name__ == "__main__":
    main()
