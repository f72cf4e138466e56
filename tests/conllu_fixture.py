"""Analyses written by hand: CoNLL-U text in, ``Analysis`` out, with no language model.

Cells may be divided by tabs or by runs of blanks. ``# newpar`` begins a paragraph, ``# headline`` the headline.
MISC may hold ``SpaceAfter=No``, ``Kind=person`` (type of the entity that the word heads) and
``Name=B-person`` / ``Name=I-person``. Rows of four or five cells are read as FORM UPOS HEAD DEPREL MISC, so that a
sentence can be written quickly: the lemma is the form in lower case (or ``Lemma=`` of MISC), and a noun in -s a plural.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.analysis.model import Analysis, Name, Sentence, Token
from readout.report.model import Block, BlockKind, Dateline, Report, Source
from readout.spans import Span, SpanMap

QUOTES = re.compile(r'["“]([^"“”]*)["”]')


@dataclass
class _Text:
    """The report's text as it is put together."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    start: int = 0

    def open_block(self) -> None:
        self.text = self.text.rstrip() + ("\n\n" if self.text else "")
        self.start = len(self.text)

    def close_block(self, kind: BlockKind) -> None:
        if self.start < len(self.text.rstrip()):
            self.blocks.append(Block(kind, Span(self.start, len(self.text.rstrip()))))


def _cells(line: str) -> list[str]:
    cells = line.split("\t") if "\t" in line else line.split()
    if len(cells) == 10:
        return cells
    form, upos, head, deprel, *rest = cells
    misc = rest[0] if rest else "_"
    plural = upos == "NOUN" and form.endswith("s") and not form.endswith("ss")
    lemma = _misc(misc).get("Lemma") or (
        form if upos == "PROPN" else form.lower().removesuffix("s" if plural else "")
    )
    feats = "Number=Plur" if plural else "_"
    return ["", form, lemma, upos, "NNS" if plural else "_", feats, head, deprel, "_", misc]


def _misc(cell: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in cell.split("|") if "=" in part)


def _names(tags: Sequence[str]) -> tuple[Name, ...]:
    found: list[Name] = []
    for index, tag in enumerate(tags):
        if tag.startswith("B-"):
            last = index + 1
            while last < len(tags) and tags[last].startswith("I-"):
                last += 1
            found.append(Name(tag[2:], index, last, 1.0))
    return tuple(found)


def _sentence(rows: list[list[str]], page: _Text, index: int) -> Sentence:
    tokens, tags = [], []
    for number, row in enumerate(rows):
        misc = _misc(row[9])
        span = Span(len(page.text), len(page.text) + len(row[1]))
        spaced = misc.get("SpaceAfter") != "No"
        page.text += row[1] + (" " if spaced else "")
        tags.append(misc.get("Name", "O"))
        tokens.append(
            Token(
                number,
                row[1],
                row[2],
                row[3],
                row[4],
                row[5],
                int(row[6]) - 1,
                row[7],
                span,
                space_after=spaced,
                kind=misc.get("Kind"),
            )
        )
    return Sentence(index, len(page.blocks), tuple(tokens), _names(tags))


def analysis_of(
    conllu: str,
    *,
    place: str | None = None,
    agency: str | None = None,
    published: str | None = None,
    source: str | None = None,
) -> Analysis:
    """The analysis that CoNLL-U text describes, in a report with the given dateline, source and date."""
    page, sentences, rows = _Text(), [], []
    kind = BlockKind.PARAGRAPH
    for raw in [*conllu.splitlines(), ""]:
        line = raw.strip()
        if line.startswith("#"):
            if "newpar" in line or "headline" in line:
                page.close_block(kind)
                page.open_block()
                kind = BlockKind.HEADLINE if "headline" in line else BlockKind.PARAGRAPH
        elif line:
            cells = _cells(line)
            if not re.fullmatch(r"\d+[-.]\d+", cells[0]):
                rows.append(cells)
        elif rows:
            sentences.append(_sentence(rows, page, len(sentences)))
            page.text = page.text if page.text.endswith(" ") else page.text + " "
            rows = []
    page.close_block(kind)
    text = page.text.rstrip()
    report = Report(
        "report", text, text, SpanMap.identity(len(text)), tuple(page.blocks),
        published=published, dateline=Dateline(place=place, agency=agency), source=Source(source),
    )  # fmt: skip
    quotes = tuple(Span(m.start(1), m.end(1)) for m in QUOTES.finditer(text))
    return Analysis(report, tuple(sentences), quotes)
