"""Statements, commitments and positions of our own corpus: ``python -m eval.sayings [--part dev|test]``.

Documents annotated for all layers are read as reports. A statement is found when the characters of its content overlap
with an annotated one's, one to one, and found whole when its speaker's words are among the annotated ones (where those
stand in the sentence). A commitment is found when it stands in the sentence of an annotated one and shares words
with its deed; whole when its party does too. A position is found when sentence and stance are right; whole when the
actor is too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.relations import as_text
from readout.coder import Coder
from readout.report import read_report
from training.corpus import FOLDER, Document, Label, read_corpus, read_standoff

if TYPE_CHECKING:
    from readout.record.coding import Coding
    from readout.record.model import Party
    from readout.spans import Span

Place = tuple[int, int]
KINDS = {"s": "statements", "c": "commitments", "p": "positions"}


@dataclass
class Count:
    """How many of one kind are annotated, told, found and found whole."""

    gold: int = 0
    told: int = 0
    found: int = 0
    whole: int = 0

    def f1(self, right: int) -> float:
        """F1 in percent."""
        return 200 * right / max(1, self.gold + self.told)

    @property
    def precision(self) -> float:
        """Share of those told that are found, in percent."""
        return 100 * self.found / max(1, self.told)


@dataclass(frozen=True)
class Gold:
    """An annotation with its words as characters of the document's text."""

    label: Label
    start: int
    end: int

    def words(self, *keys: str) -> list[Place]:
        """The characters under some keys."""
        return [(self.start + a, self.start + b) for k in keys for a, b in self.label.spans.get(k, ())]


def meet(one: Iterable[Place], other: Iterable[Place]) -> bool:
    """Whether any of the places share a character."""
    others = list(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def place(span: Span) -> Place:
    """A span as a place."""
    return span.start, span.end


def mentions(coding: Coding, parties: Iterable[Party | None]) -> list[Place]:
    """Where parties are named in the report."""
    ids = {p.id for p in parties if p is not None}
    return [place(m.span) for a in coding.actors if a.id in ids for m in a.mentions]


def told(coding: Coding, sort: str) -> list[tuple[list[Place], list[Place], str]]:
    """The records of one kind: their words, their parties' words, and their stance or kind."""
    if sort == "s":
        return [([place(s.content.span)], mentions(coding, [s.speaker]), s.kind) for s in coding.statements]
    if sort == "c":
        return [([place(c.action.span)], mentions(coding, c.parties), "") for c in coding.commitments]
    return [
        ([place(e.span) for e in p.evidence], mentions(coding, [p.actor]), p.stance.value)
        for p in coding.positions
    ]


def fits(gold: Gold, words: Sequence[Place], name: str) -> bool:
    """Whether a record tells an annotation, but for its party."""
    if gold.label.sort == "p":
        return meet([(gold.start, gold.end)], words) and gold.label.name == name
    return meet(gold.words("what") or gold.words("word"), words)


def count(document: Document, coder: Coder, counts: dict[str, Count]) -> None:
    """Adds one document."""
    text, starts = as_text(document)
    coding = coder.code(read_report(text, published=document.head["date"]))
    for sort, total in counts.items():
        pairs = zip(document.sentences, starts, strict=True)
        left = [Gold(x, at, at + len(s.text)) for s, at in pairs for x in s.labels if x.sort == sort]
        records = told(coding, sort)
        total.gold += len(left)
        total.told += len(records)
        for words, parties, name in records:
            same = [g for g in left if fits(g, words, name)]
            if not same:
                continue
            own = next((g for g in same if not g.words("who") or meet(g.words("who"), parties)), None)
            left.remove(own or same[0])
            total.found += 1
            total.whole += own is not None


def figures(documents: Iterable[Document]) -> dict[str, Count]:
    """The counts of the documents that are annotated for all layers, by the sort of line."""
    counts, coder = {sort: Count() for sort in KINDS}, Coder()
    for document in documents:
        if "statements" in document.layers:
            count(document, coder, counts)
    return counts


def main() -> None:
    """Print what the arguments ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument(
        "--wikinews", type=Path, help="the shared articles (gzip): measure on their annotation"
    )
    args = parser.parse_args()
    if args.wikinews:
        documents = read_standoff(FOLDER / "wikinews.jsonl", args.wikinews)
    else:
        documents = [d for d in read_corpus() if d.part == args.part]
    for sort, one in figures(documents).items():
        scores = f"F1 {one.f1(one.found):5.1f}, with party {one.f1(one.whole):5.1f}, precision {one.precision:5.1f}"
        print(f"{KINDS[sort]:12} {scores}; {one.gold} annotated, {one.told} told")


if __name__ == "__main__":
    main()
