"""Chunks of examples as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from readout.analysis.shapes import Word, shape_features
from readout.analysis.wordpiece import WordPiece
from training.events import Triple
from training.examples import Example, Labels

MAX_PIECES = 256
IGNORED = -100
UNKNOWN_HEAD = -2


@dataclass(frozen=True)
class Numbers:
    """From labels to numbers, for every head."""

    upos: dict[str, int]
    xpos: dict[str, int]
    feats: dict[str, int]
    lemma: dict[str, int]
    kind: dict[str, int]
    relation: dict[str, int]

    @classmethod
    def of(cls, labels: Labels) -> Numbers:
        """The numbers of the labels: their places in the lists."""
        return cls(**{n: {v: i for i, v in enumerate(getattr(labels, n))} for n in cls.__dataclass_fields__})


#: The columns of a triple: its sentence's words ``[0, 1)``, source, target, predicate, types, mode, status, word.
TRIPLE_COLUMNS = 12


def encode(
    chunk: Sequence[Example], pieces: WordPiece, numbers: Numbers, rng: random.Random | None = None
) -> dict[str, list]:
    """One chunk as lists of numbers: per piece, per word, and per triple (those drawn with ``rng``)."""
    rows = [r for e in chunk for r in e.rows]
    features = shape_features([Word(r.form, r.space_after) for r in rows])
    out: dict[str, list] = {k: [] for k in ("pieces", "shapes", "first", "last", "head", "sentence", "start")}
    out["pieces"], out["shapes"] = [pieces.cls], [(0, 0, 0, 0)]
    for row, feature in zip(rows, features, strict=True):
        ids = pieces.pieces(row.form)
        out["first"].append(len(out["pieces"]))
        out["pieces"].extend(ids)
        out["shapes"].extend([tuple(f + 1 for f in feature)] * len(ids))
        out["last"].append(len(out["pieces"]) - 1)
    out["pieces"].append(pieces.sep)
    out["shapes"].append((0, 0, 0, 0))
    base = 0
    out["triples"], out["trigger"], out["speech"] = [], [], []
    for number, example in enumerate(chunk):
        size, told = len(example.rows), example.relations
        out["trigger"] += told.triggers if told else [IGNORED] * size
        out["speech"] += told.speech if told and told.speech else [IGNORED] * size
        if told and rng:
            out["triples"] += [_columns(t, base, size) for t in told.drawn(rng)]
        for i, row in enumerate(example.rows):
            out["head"].append(base + row.head if row.head >= 0 else row.head)
            out["sentence"].append(number)
            out["start"].append(IGNORED if row.head == UNKNOWN_HEAD else int(i == 0))
        base += len(example.rows)
    for name in ("upos", "xpos", "feats"):
        table = getattr(numbers, name)
        out[name] = [table.get(getattr(r, name), IGNORED) for r in rows]
    out["relation"] = [numbers.relation.get(r.deprel, IGNORED) for r in rows]
    out["lemma"] = [numbers.lemma.get(s or "", IGNORED) for e in chunk for s in e.scripts]
    out["kind"] = [numbers.kind.get(k or "", IGNORED) for e in chunk for k in e.kinds]
    out["name"] = [m for e in chunk for m in e.names]
    return out


def _columns(triple: Triple, base: int, size: int) -> list[int]:
    spans = (triple.source, triple.target, triple.predicate)
    moved = [base + edge for span in spans for edge in span]
    word = base + triple.word if triple.word >= 0 else IGNORED
    last = [triple.types, triple.mode, triple.status, word]
    return [base, base + size, *moved, *last]


def collate(encoded: Sequence[dict[str, list]]) -> dict[str, Tensor]:
    """Chunks as one padded batch; ``sentence`` is -1 where there is no word.

    ``triples`` has a row for each triple: the chunk's number, then ``TRIPLE_COLUMNS``.
    """
    long = max(len(e["pieces"]) for e in encoded)
    wide = max(len(e["first"]) for e in encoded)
    fills = {"sentence": -1, "head": -1, "name": 0, "pieces": 0, "first": 0, "last": 0}
    batch = {}
    rows = [[chunk, *t] for chunk, e in enumerate(encoded) for t in e["triples"]]
    batch["triples"] = torch.tensor(rows, dtype=torch.long).view(-1, TRIPLE_COLUMNS + 1)
    for key in encoded[0]:
        if key == "triples":
            continue
        size = long if key in ("pieces", "shapes") else wide
        fill = (0, 0, 0, 0) if key == "shapes" else fills.get(key, IGNORED)
        batch[key] = torch.tensor([e[key] + [fill] * (size - len(e[key])) for e in encoded])
    return batch


def make_batches(
    encoded: list[dict[str, list]], *, pieces_a_batch: int, rng: random.Random
) -> Iterator[dict[str, Tensor]]:
    """Batches of chunks of like length, in random order."""
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]["pieces"]) + rng.random() * 3)
    groups: list[list[int]] = [[]]
    for index in order:
        long = len(encoded[index]["pieces"])
        if groups[-1] and long * (len(groups[-1]) + 1) > pieces_a_batch:
            groups.append([])
        groups[-1].append(index)
    rng.shuffle(groups)
    for group in groups:
        yield collate([encoded[i] for i in group])
