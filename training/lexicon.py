"""The lexicon's own examples as training documents: ``python -m training.lexicon --out FILE`` writes them once.

Every row of ``predicates.csv`` has an example sentence of ours. The coder of rules finds the parties of its event; the
row says the rest. Sentences in which it finds no party are left out. Counter-examples without any event teach what
names no act.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from readout.coder import Coder
from readout.knowledge.lexicon import Predicate, open_lexicon
from readout.record.coding import Coding
from readout.record.model import Event
from readout.report import read_report
from readout.spans import Span

#: Every example reads as a report of this day: no row says another.
PUBLISHED = "2015-05-05"
HEAD = f"= lexicon-{{}}\ngenre: wire\ndate: {PUBLISHED}\nregion: any\nsubject: lexicon\nlayers: events\n"


def told(coding: Coding, row: Predicate) -> Event | None:
    """The event that a row gives in its example."""
    return next((e for e in coding.events if e.decided_by == row.id and e.type == row.type), None)


def party_words(coding: Coding, ids: tuple[str, ...]) -> list[str]:
    """The first words in the sentence that name each party, or nothing where none is named."""
    found = []
    for actor in (a for i in ids for a in coding.actors if a.id == i):
        spans = sorted(m.span for m in actor.mentions)
        if spans:
            found.append(numbered(spans[0], coding.report.text))
    return found


def numbered(span: Span, text: str) -> str:
    """Words with the count of their place, as the corpus writes them."""
    words = span.of(text)
    before = text[: span.start].count(words)
    return f"{words}#{before + 1}" if before else words


def lines(coding: Coding, row: Predicate, number: int) -> Iterator[str]:
    """The document of one row in the corpus's format."""
    event = told(coding, row)
    text = coding.report.text.strip()
    if event is None or "\n" in text or "|" in text or ";" in text:
        return
    who = party_words(coding, tuple(p.id for p in event.actors))
    whom = party_words(coding, tuple(p.id for p in event.recipients))
    word = next(
        (w for w in text.replace(",", " ").rstrip(".").split() if w.lower()[:4] == row.lemma[:4]), None
    )
    if word is None or not (who or whom):
        return
    roles = [("who", who), ("whom", whom)]
    if event.reciprocal and len(who) > 1:
        roles = [("who", who[:1]), ("with", who[1:])]
    status = {"ongoing": "happened", "proposed": "possible"}.get(event.status.value, event.status.value)
    fields = [f"{key}: {'; '.join(words)}" for key, words in roles if words]
    mode = f"/{event.mode}" if event.mode else ""
    yield HEAD.format(number) + "\n"
    yield f"> {text}\ne {event.type}{mode} {status} | {' | '.join([*fields, f'word: {word}'])}\n"


def main() -> None:
    """Write the examples as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out, coder = parser.parse_args().out, Coder()
    found: list[str] = []
    quiet: list[str] = []
    rows = [row for group in open_lexicon().predicates.values() for row in group]
    for number, row in enumerate(rows):
        coding = coder.code(read_report(row.example, published=PUBLISHED))
        found += lines(coding, row, number)
        if not coder.code(read_report(row.counter, published=PUBLISHED)).events and "\n" not in row.counter:
            quiet.append(f"> {row.counter}\n-\n")
    counters = HEAD.format("counters") + "\n"
    out.write_text("\n".join([*found, counters, *dict.fromkeys(quiet)]), encoding="utf-8")
    print(sum(one.startswith("=") for one in found), "examples,", len(quiet), "counter-examples")


if __name__ == "__main__":
    main()
