"""CoNLL-U (https://universaldependencies.org/format.html): write an analysis, and read any such file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.analysis.model import Analysis, Sentence, Token

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class ConlluWord:
    """One syntactic word of a CoNLL-U file. ``head`` and ``index`` count from 0; the root's head is -1.

    ``fused``: the next word belongs to the same multiword token. ``surface`` is the written form of the
    multiword token that begins here, or None. ``space_after`` is False where the file says ``SpaceAfter=No``
    (inside a multiword token always False).
    """

    index: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space_after: bool = True
    fused: bool = False
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class ConlluSentence:
    """A sentence of a CoNLL-U file. ``new_document`` and ``new_paragraph``: whether one begins with it."""

    words: tuple[ConlluWord, ...]
    sent_id: str = ""
    text: str = ""
    new_document: bool = False
    new_paragraph: bool = False


def parse_conllu(lines: Iterable[str], *, where: str = "<conllu>") -> Iterator[ConlluSentence]:
    """The sentences of a CoNLL-U file, one at a time; empty nodes (8.1) are left out.

    Raises ``ValueError`` naming ``where`` and the line if a row has not ten columns or a head is no number.
    """
    comments: list[str] = []
    rows: list[list[str]] = []
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            row = line.split("\t")
            if len(row) != _COLUMNS:
                raise ValueError(f"{where}, line {number}: {len(row)} columns where CoNLL-U has {_COLUMNS}")
            rows.append(row)
        elif rows:
            yield _sentence(comments, rows)
            comments, rows = [], []
    if rows:
        yield _sentence(comments, rows)


def _sentence(comments: list[str], rows: list[list[str]]) -> ConlluSentence:
    words: list[ConlluWord] = []
    fused_to, surface, space_after = 0, None, True
    for row in rows:
        if "." in row[0]:
            continue
        glued = "SpaceAfter=No" in row[9].split("|")
        if "-" in row[0]:
            fused_to, surface, space_after = int(row[0].split("-")[1]), row[1], not glued
            continue
        number = int(row[0])
        inside, last = number < fused_to, number == fused_to
        words.append(
            ConlluWord(
                index=number - 1,
                form=row[1],
                lemma=row[2],
                upos=row[3],
                xpos=row[4],
                feats=row[5],
                head=int(row[6]) - 1 if row[6] != "_" else -1,
                deprel=row[7],
                misc=row[9],
                space_after=not inside and (space_after if last else not glued),
                fused=inside,
                surface=surface,
            )
        )
        surface = None
    notes = dict(part.partition(" = ")[::2] for part in (c.lstrip("# ") for c in comments))
    return ConlluSentence(
        tuple(words), notes.get("sent_id", ""), notes.get("text", ""),
        any(key.startswith("newdoc") for key in notes), any(key.split()[0] == "newpar" for key in notes if key),
    )  # fmt: skip


def format_conllu(analysis: Analysis) -> str:
    """The analysis as CoNLL-U, ready to write to a file: empty for a report without sentences.

    Sentence ids are the report's id and the sentence's number from 1. In MISC: ``SpaceAfter=No``; ``Name=KIND``
    on the first word of a name and ``NameLength=N`` if it has more than one word; ``Entity=KIND`` on the head
    word of an entity, named or not; ``Start`` and ``End``, the characters in the text as received.
    """
    parts: list[str] = []
    block = None
    for sentence in analysis.sentences:
        head = [f"# newdoc id = {analysis.report.id}"] if not parts else []
        if sentence.block != block:
            head.append(f"# newpar id = {analysis.report.id}-b{sentence.block + 1}")
            block = sentence.block
        head.append(f"# sent_id = {analysis.report.id}-{sentence.index + 1}")
        head.append(f"# text = {_text(sentence)}")
        parts.append("\n".join(head + _rows(sentence)) + "\n\n")
    return "".join(parts)


def _text(sentence: Sentence) -> str:
    last = len(sentence.tokens) - 1
    return "".join(
        t.form + (" " if t.space_after and not t.fused and t.index != last else "") for t in sentence.tokens
    )


def _rows(sentence: Sentence) -> list[str]:
    names = {name.first: name for name in sentence.names}
    rows: list[str] = []
    covered = -1
    for token in sentence.tokens:
        if token.fused and token.index > covered:
            covered = token.index
            while covered + 1 < len(sentence.tokens) and sentence.tokens[covered].fused:
                covered += 1
            group = sentence.tokens[token.index : covered + 1]
            misc = "_" if group[-1].space_after else "SpaceAfter=No"
            surface = "".join(t.form for t in group)
            rows.append("\t".join([f"{token.index + 1}-{covered + 1}", surface, *"_" * 7, misc]))
        facts = [] if token.space_after or token.index <= covered else ["SpaceAfter=No"]
        name = names.get(token.index)
        if name is not None:
            facts.append(f"Name={name.kind}")
            facts += [f"NameLength={name.last - name.first}"] * (name.last - name.first > 1)
        rows.append(_row(token, facts))
    return rows


def _row(token: Token, facts: list[str]) -> str:
    if token.kind:
        facts = [*facts, f"Entity={token.kind}"]
    facts = sorted([*facts, f"Start={token.span.start}", f"End={token.span.end}"], key=str.lower)
    cells = (
        token.index + 1, token.form, token.lemma, token.upos, token.xpos, token.feats,
        token.head + 1, token.deprel, "_", "|".join(facts),
    )  # fmt: skip
    return "\t".join(map(str, cells))
