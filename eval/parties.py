"""How well words are followed to parties: pronouns and names against GUM's coreference, on its own trees.

usage: python eval/parties.py [--data ../shared/data] [--split train|dev|test] [--genre news] [--errors N]

For every third-person pronoun that GUM links to a person, state or organization with a name: is it followed
to a party, and does that party's name belong to the same chain? GUM's gold words, trees, names and types are
used, so that only the following is measured. Of GUM only the genres with free texts are read.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from readout.analysis.model import Analysis, Name, Sentence, Token  # noqa: E402
from readout.knowledge.following import pronouns  # noqa: E402
from readout.record.parties import Cast, find_parties  # noqa: E402
from readout.report.model import Block, BlockKind, Report  # noqa: E402
from readout.spans import Span, SpanMap  # noqa: E402
from training.conllu import Row  # noqa: E402
from training.entities import read_mentions, sentence_names, word_kinds  # noqa: E402

MARK = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
QUOTES = re.compile(r'["“]([^"“”]*)["”]')
KINDS = ("person", "place", "organization")


@dataclass(frozen=True)
class Link:
    """A gold mention: words ``[first, last)`` of a sentence, its head, type and chain."""

    sentence: int
    first: int
    last: int
    head: int
    kind: str
    chain: str


def documents(path: Path) -> Iterator[list[list[Row]]]:
    """The documents of a treebank file as lists of sentences."""
    document: list[list[Row]] = []
    for block in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n\n"):
        if "# newdoc" in block and document:
            yield document
            document = []
        cells = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        words = [c for c in cells if c[0].isdigit()]
        if words:
            document.append([row_of(c) for c in words])
    if document:
        yield document


def row_of(c: list[str]) -> Row:
    return Row(
        form=c[1], lemma=c[2], upos=c[3], xpos=c[4], feats=c[5], head=int(c[6]) - 1, deprel=c[7], misc=c[9]
    )


def links_of(rows: list[Row], sentence: int) -> list[Link]:
    open_: list[tuple[list[str], int]] = []
    found = []

    def close(parts: list[str], first: int, last: int) -> None:
        spans = [first + int(n) - 1 for n in parts[5].split(",") if n.isdigit()] if len(parts) > 5 else []
        inside = [i for i in spans if first <= i < last] or list(range(first, last))
        head = next((i for i in inside if rows[i].head not in inside), inside[0])
        found.append(Link(sentence, first, last, head, parts[1], parts[0]))

    for index, row in enumerate(rows):
        cell = next((c[7:] for c in row.misc.split("|") if c.startswith("Entity=")), "")
        for mark in MARK.finditer(cell):
            whole, opening, closing = mark.groups()
            if whole:
                close(whole.split("-"), index, index + 1)
            elif opening:
                open_.append((opening.split("-"), index))
            else:
                at = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0][0] == closing), None)
                if at is not None:
                    parts, first = open_.pop(at)
                    close(parts, first, index + 1)
    return found


def analysis_of(document: list[list[Row]]) -> Analysis:
    text, sentences = "", []
    for number, rows in enumerate(document):
        mentions = read_mentions(rows)
        kinds = word_kinds(rows, mentions)
        tokens = []
        for i, row in enumerate(rows):
            spaced = "SpaceAfter=No" not in row.misc
            span = Span(len(text), len(text) + len(row.form))
            text += row.form + (" " if spaced else "")
            # The model's type of a pronoun is a guess about its antecedent: gold would give the answer away.
            kind = None if kinds[i] == "none" or row.upos == "PRON" else kinds[i]
            tokens.append(
                Token(
                    i,
                    row.form,
                    row.lemma,
                    row.upos,
                    row.xpos,
                    row.feats,
                    row.head,
                    row.deprel,
                    span,
                    spaced,
                    kind=kind,
                )
            )
        names = tuple(Name(k, f, t, None) for k, f, t in sentence_names(rows, mentions))
        sentences.append(Sentence(number, 0, tuple(tokens), names))
        text = text if text.endswith(" ") else text + " "
    report = Report(
        "gum", text, text, SpanMap.identity(len(text)), (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    )
    return Analysis(
        report, tuple(sentences), tuple(Span(m.start(1), m.end(1)) for m in QUOTES.finditer(text))
    )


def named_in(cast: Cast, link: Link) -> set[str]:
    """The ids of all parties within the words of a gold mention ("Chao and Yang")."""
    return {id_ for i in range(link.first, link.last) for id_ in cast.at(link.sentence, i)}


def judge(document: list[list[Row]], counts: Counter[str], errors: list[str]) -> None:
    """Counts right, wrong and unfollowed pronouns of one document."""
    analysis = analysis_of(document)
    cast = find_parties(analysis, as_of=None)
    links = [link for number, rows in enumerate(document) for link in links_of(rows, number)]
    chains: dict[str, list[Link]] = {}
    for link in links:
        chains.setdefault(link.chain, []).append(link)
    for link in links:
        row = document[link.sentence][link.head]
        pronoun = pronouns().get(row.form.lower())
        if row.upos != "PRON" or pronoun is None or pronoun.person != 3:
            continue
        named = {
            (m.sentence, m.head) for m in chains[link.chain] if document[m.sentence][m.head].upos != "PRON"
        }
        proper = any(document[s][h].upos == "PROPN" for s, h in named)
        actors = cast.at(link.sentence, link.head)
        sort = f"{pronoun.gender if pronoun.number == 'sing' else 'plur'}"
        if link.kind not in KINDS or not proper:
            counts[f"{sort} no party: " + ("followed" if actors else "left")] += 1
            if actors:
                words = " ".join(r.form for r in document[link.sentence])
                errors.append(f"-{row.form}@{link.head} {link.kind} got={actors} :: {words[:160]}")
            continue
        right = bool(actors) and any(
            set(actors) <= named_in(cast, m) for m in chains[link.chain] if (m.sentence, m.head) in named
        )
        outcome = "right" if right else "wrong" if actors else "left"
        counts[f"{sort} {outcome}"] += 1
        if not right:
            gold = next(document[s][h].form for s, h in sorted(named) if document[s][h].upos == "PROPN")
            words = " ".join(r.form for r in document[link.sentence])
            errors.append(f"{row.form}@{link.head} gold={gold} got={actors} :: {words[:160]}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--split", default="train")
    parser.add_argument("--genre", nargs="+", default=["news", "bio"])
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for genre in options.genre:
        path = options.data / "language" / f"gum_{options.split}_{genre}.free.conllu.gz"
        for document in documents(path):
            judge(document, counts, errors)
    for key in sorted(counts):
        print(f"{counts[key]:6d}  {key}")
    for sort in ("masc", "fem", "neut", "plur"):
        right, wrong, left = (counts[f"{sort} {o}"] for o in ("right", "wrong", "left"))
        total = right + wrong + left
        if total:
            print(
                f"{sort}: precision {right / max(right + wrong, 1):.3f}, recall {right / total:.3f} of {total}"
            )
    print("\n".join(errors[: options.errors]))


if __name__ == "__main__":
    main()
