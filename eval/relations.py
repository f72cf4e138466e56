"""Events of our own corpus (``training/corpus``): the lexicon alone, the relation coder alone, and both, by type.

    python -m eval.relations [--part dev|test] [--by both] [--pairs PAIRS.tsv]

``events`` reads each document as a report and compares the events of its sentences with the annotated ones: one is
found when sentence and type are right, and found whole when an actor and a recipient (or their absence) are too. What
was found twice counts once. ``pairs`` gives the relation coder the annotated parties and asks what joins them.
``--pairs`` scores a table like that of ``readout relate`` with the columns ``gold_root`` and ``gold_penta``.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from readout.analysis.infer import load_model
from readout.coder import EVENTS_BY, Coder
from readout.errors import UsageError
from readout.knowledge.ontology import load_ontology
from readout.record.relations import NONE, Pair, read_marked, relate_pairs
from readout.report import read_report
from readout.spans import Span
from training.corpus import FOLDER, Document, Label, Marked, read_corpus, read_standoff

if TYPE_CHECKING:
    from readout.record.coding import Coding
    from readout.record.model import Event

#: Statuses of records as the corpus has them.
STATUS = {"ongoing": "happened", "proposed": "possible"}
#: The 15 classes of the older PLOVER pairs: CONCEDE and RETREAT are one; and their four (penta) classes.
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
PENTA = dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1") | dict.fromkeys(
    ("COOPERATE", "AID", "YIELD"), "2"
)
PENTA |= dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3")
PENTA |= dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4")


@dataclass
class Tally:
    """Counts of one type: annotated, told, and right."""

    gold: int = 0
    found: int = 0
    typed: int = 0
    whole: int = 0
    happened_found: int = 0
    happened_right: int = 0

    def f1(self, right: int) -> float:
        """F1 in percent."""
        both = self.gold + self.found
        return 200 * right / both if both else 0.0


@dataclass
class Tallies:
    """The counts of all types."""

    by_type: dict[str, Tally] = field(default_factory=dict)

    def of(self, type_: str) -> Tally:
        """The tally of a type."""
        return self.by_type.setdefault(type_, Tally())

    def total(self) -> Tally:
        """All types together."""
        names = Tally.__dataclass_fields__
        return Tally(**{n: sum(getattr(t, n) for t in self.by_type.values()) for n in names})


def as_text(document: Document) -> tuple[str, list[int]]:
    """The document as the text of a report, and where each of its sentences starts."""
    text, starts = "", []
    for number, sentence in enumerate(document.sentences):
        if number:
            last = document.sentences[number - 1]
            text += "\n\n" if last.headline or number % 4 == 0 else " "
        starts.append(len(text))
        text += sentence.text
    return text, starts


def count_events(document: Document, coder: Coder, tallies: Tallies) -> None:
    """Adds a document's events to the counts."""
    text, starts = as_text(document)
    coding = coder.code(read_report(text, published=document.head["date"]))
    told = _by_sentence(coding, starts, document.sentences)
    for sentence, start, events in zip(document.sentences, starts, told, strict=True):
        _count_sentence(sentence, start, events, coding, tallies)


def _by_sentence(
    coding: Coding, starts: Sequence[int], sentences: Sequence[Marked]
) -> list[list[tuple[Event, Span]]]:
    found: list[list[tuple[Event, Span]]] = [[] for _ in starts]
    for event in coding.events:
        for evidence in event.evidence:
            for number, start in enumerate(starts):
                if start <= evidence.span.start < start + len(sentences[number].text):
                    found[number].append((event, evidence.span))
    return found


def _count_sentence(
    sentence: Marked, start: int, events: list[tuple[Event, Span]], coding: Coding, tallies: Tallies
) -> None:
    gold = [label for label in sentence.labels if label.sort == "e"]
    for label in gold:
        tallies.of(label.name).gold += 1
    for event, _ in events:
        tally = tallies.of(event.type)
        tally.found += 1
        same = [g for g in gold if g.name == event.type]
        whole = [g for g in same if _parties_fit(g, event, coding, start, len(sentence.text))]
        label = (whole or same or [None])[0]
        if label is not None:
            gold.remove(label)
            tally.typed += 1
            tally.whole += bool(whole)
        if STATUS.get(event.status, event.status) == "happened":
            tally.happened_found += 1
            tally.happened_right += label is not None and label.status == "happened"


def _parties_fit(label: Label, event: Event, coding: Coding, start: int, size: int) -> bool:
    who = [*label.spans.get("who", ()), *label.spans.get("with", ())]
    whom = label.spans.get("whom", ())
    told_who, told_whom = (
        [s for p in parties for s in _places(coding, p.id, start, size)]
        for parties in (event.actors, event.recipients)
    )
    if "with" in label.spans or (event.reciprocal and not whom):
        return _meet([*who, *whom], [*told_who, *told_whom])
    return _meet(who, told_who) and _meet(whom, told_whom)


def _places(coding: Coding, actor: str, start: int, size: int) -> list[tuple[int, int]]:
    spans = [m.span for a in coding.actors if a.id == actor for m in a.mentions]
    inside = [(s.start - start, s.end - start) for s in spans if start <= s.start < start + size]
    return inside or [(-1, -1)]


def _meet(gold: Iterable[tuple[int, int]], told: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans meets one of the others, or both are without."""
    gold = list(gold)
    if not gold or not told:
        return not gold and not told
    return any(a[0] < b[1] and b[0] < a[1] for a in gold for b in told)


def event_tallies(documents: Iterable[Document], coder: Coder) -> Tallies:
    """The counts over documents."""
    tallies = Tallies()
    for document in documents:
        count_events(document, coder, tallies)
    return tallies


def event_figures(documents: Iterable[Document], by: str) -> dict[str, tuple[float, int]]:
    """F1 of events by type, and with their parties; precision of those told as happened. Percent and cases."""
    one = event_tallies(documents, Coder(events_by=by)).total()
    return {
        "type, F1": (one.f1(one.typed), one.gold),
        "type and parties, F1": (one.f1(one.whole), one.gold),
        "told as happened that are": (_percent(one.happened_right, one.happened_found), one.happened_found),
    }


def pair_cases(sentence: Marked) -> dict[tuple[tuple[int, int], tuple[int, int]], set[str]]:
    """Every ordered pair of a sentence's parties, with the types that join it (none of them: nothing does)."""
    spans: set[tuple[int, int]] = set(sentence.parties)
    joined: dict[tuple[tuple[int, int], tuple[int, int]], set[str]] = {}
    for label in (x for x in sentence.labels if x.sort == "e"):
        who, whom, other = (label.spans.get(k, ()) for k in ("who", "whom", "with"))
        spans |= {*who, *whom, *other}
        pairs = [(a, b) for a in (*who, *other) for b in whom]
        pairs += [p for a in who for b in other for p in ((a, b), (b, a))]
        for pair in pairs:
            joined.setdefault(pair, set()).add(label.name)
    apart = [p for p in permutations(sorted(spans), 2) if not (p[0][0] < p[1][1] and p[1][0] < p[0][1])]
    return {p: joined.get(p, set()) for p in apart}


def pair_figures(documents: Iterable[Document]) -> dict[str, tuple[float, int]]:
    """Type right among joined pairs; F1 of none; how often the act scores higher forth than back. Percent and cases."""
    counts: Counter[str] = Counter()
    model = load_model()
    for sentence in (s for d in documents for s in d.sentences):
        cases = pair_cases(sentence)
        if not cases:
            continue
        pairs = [Pair(sentence.text, Span(*a), Span(*b)) for a, b in cases]
        answers = dict(zip(cases, relate_pairs(pairs, model), strict=True))
        for pair, types in cases.items():
            answer = answers[pair]
            counts["none gold"] += not types
            counts["none told"] += answer.type == NONE
            counts["none right"] += not types and answer.type == NONE
            if types:
                counts["joined"] += 1
                counts["typed"] += answer.type in types
                back = pair[1], pair[0]
                if not cases.get(back, {""}):
                    counts["directed"] += 1
                    counts["direction"] += answer.acts > answers[back].acts
    both = counts["none gold"] + counts["none told"]
    return {
        "type": (_percent(counts["typed"], counts["joined"]), counts["joined"]),
        "none": (_percent(2 * counts["none right"], both), counts["none gold"]),
        "direction": (_percent(counts["direction"], counts["directed"]), counts["directed"]),
    }


def _percent(part: float, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def public_pairs(path: Path) -> Iterator[tuple[str, float, int]]:
    """Figures of a table of marked sentences with ``gold_root`` and ``gold_penta``: (what, percent, cases)."""
    counts: Counter[str] = Counter()
    by_root: dict[str, Counter[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        try:
            pair = read_marked(row["marked_sentence"])
        except UsageError:
            counts["unread"] += 1
            continue
        answer = relate_pairs([pair], load_model())[0].type
        root, gold = OLDER.get(answer, answer), row["gold_root"]
        counts["root"] += root == gold
        counts["none"] += root == NONE
        counts["penta"] += PENTA.get(root) == row["gold_penta"]
        counts["binary"] += (PENTA.get(root, "0") in "12") == (row["gold_penta"] in "12")
        for name, key in ((gold, "gold"), (root, "told"), *(((root, "right"),) if root == gold else ())):
            by_root.setdefault(name, Counter())[key] += 1
    for what in ("root", "penta", "binary", "none", "unread"):
        yield what, _percent(counts[what], len(rows)), len(rows)
    scores = [_percent(2 * c["right"], c["gold"] + c["told"]) for c in by_root.values() if c["gold"]]
    yield "macro F1", sum(scores) / len(scores), len(rows)


def main() -> None:
    """Print what the arguments ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--by", action="append", choices=EVENTS_BY)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument(
        "--wikinews", type=Path, help="the shared articles (gzip): measure on their annotation"
    )
    args = parser.parse_args()
    if args.pairs:
        for what, score, cases in public_pairs(args.pairs):
            print(f"{what:10} {score:6.2f}  of {cases}")
        return
    documents = [d for d in read_corpus() if d.part == args.part]
    if args.wikinews:
        documents = read_standoff(FOLDER / "wikinews.jsonl", args.wikinews)
    for what, (score, cases) in pair_figures(documents).items():
        print(f"pairs, {what:10} {score:6.2f}  of {cases}")
    told = {by: event_tallies(documents, Coder(events_by=by)) for by in args.by or EVENTS_BY}
    for type_ in (*(t.name for t in load_ontology().types), "all"):
        cells = []
        for tallies in told.values():
            one = tallies.total() if type_ == "all" else tallies.of(type_)
            cells.append(f"{one.f1(one.typed):6.1f} {one.f1(one.whole):6.1f} {one.found:5}")
        gold = next(iter(told.values()))
        print(
            f"{type_:10} {(gold.total() if type_ == 'all' else gold.of(type_)).gold:5} | {' | '.join(cells)}"
        )
    for by, tallies in told.items():
        one = tallies.total()
        print(
            f"{by}: happened precision {_percent(one.happened_right, one.happened_found):.1f} of {one.happened_found}"
        )


if __name__ == "__main__":
    main()
