"""The bundled language model: one pass over words gives every task's scores. The only user of onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from readout.analysis.shapes import FEATURE_SIZES, Word, shape_features
from readout.analysis.tree import best_tree
from readout.analysis.wordpiece import WordPiece
from readout.errors import KnowledgeError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["ChunkOutput", "Model", "NameSpan", "Word", "apply_script", "load_model"]

#: The model that ships with the package.
MODEL_FOLDER = Path(__file__).parent.parent / "data" / "model" / "readout-en-2"
#: Pieces of a chunk that are seen together, with the two marks at its ends: longer chunks are cut between words.
MAX_CHUNK_PIECES = 256
#: Pieces and chunks of one batch, padding counted.
_BATCH_PIECES, _BATCH_CHUNKS = 4096, 64
#: What starting a batch costs, in pieces: a run of the graph took 0.9 ms and 0.05 ms a piece (AVX-512, one thread).
#: Anything from 20 to 60 does as well.
_BATCH_COST = 40
#: Arc score between words of different cuts of one chunk.
_APART = np.float32(-1e4)

Floats = NDArray[np.float32]
_Arrays = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A proper name found by the model: words ``[first, last)`` of the chunk, and the score (0 to 1).

    ``kind``: person, place, organization, event, time or other.
    """

    kind: str
    first: int
    last: int
    score: float


@dataclass(frozen=True)
class ChunkOutput:
    """What the model says about the n words of one chunk. Lists and first axes have one entry per word.

    ``starts`` is the probability that the word begins a sentence; ``states`` are the encoder's word states
    ``(n, width)``; ``arcs`` ``(n, n + 1)`` scores word j as the head of word i at ``[i, j]``, and the root at
    ``[i, n]`` (any pair of words of the chunk). ``kinds`` is the type of the entity (named or not) that the word
    heads, or None. ``triggers`` ``(n, types)`` and ``speech`` ``(n, 4)`` are the probabilities of the act that a word
    names and of its part in a statement, in the order of ``Model.labels``. Use ``names`` and ``tree`` once the
    sentences of the chunk are settled.
    """

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    kinds: list[str | None]
    starts: Floats
    triggers: Floats
    speech: Floats
    states: Floats
    arcs: Floats
    name_scores: Floats
    _pairs: PairScorer
    _dependents: Floats
    _heads: Floats

    def names(self, first: int, last: int) -> list[NameSpan]:
        """The proper names among the words ``[first, last)`` (a sentence), left to right, never overlapping."""
        return _read_names(self.name_scores[first:last], self._pairs.name_labels, first)

    def tree(self, first: int, last: int) -> tuple[list[int], list[str]]:
        """Heads and relations of the sentence made of the words ``[first, last)``.

        Heads count from the sentence's first word, -1 for the root; exactly one root, no cycles.
        """
        block = np.concatenate([self.arcs[first:last, first:last], self.arcs[first:last, -1:]], axis=1)
        heads = best_tree(block)
        if not heads:
            return [], []
        index = [first + head if head >= 0 else len(self._heads) - 1 for head in heads]
        return heads, self._pairs.relations(self._dependents[first:last], self._heads[index], heads)


#: Source, target and predicate as words ``[first, last)`` of a sentence. ``(0, 0)``: nobody, or a predicate to find.
Triple = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class TripleScores:
    """Probabilities, one row per triple: types, modes, statuses, and the words where the predicate was sought."""

    types: Floats
    modes: Floats
    statuses: Floats
    weights: Floats


def best_mode(scores: TripleScores, row: int, type_: str, model: Model) -> str | None:
    """The likeliest mode of a type, or None where the type has none."""
    options = [
        (float(scores.modes[row, i]), m)
        for i, m in enumerate(model.labels["mode"])
        if m.startswith(f"{type_}/")
    ]
    return max(options)[1].partition("/")[2] if options else None


class PairScorer:
    """Names the relation of a word to its head, by the graph ``labels.onnx``."""

    def __init__(self, session: InferenceSession, relations: list[str], name_labels: list[str]) -> None:
        self._session, self._names, self.name_labels = session, relations, name_labels
        self.width: int = session.get_inputs()[0].shape[1]
        self._root = relations.index("root")

    def relations(self, dependents: Floats, heads: Floats, head_index: Sequence[int]) -> list[str]:
        """The best relation of each pair of rows; ``root`` exactly where the head is -1."""
        scores = self._session.run(None, {"dependents": dependents, "heads": heads})[0]
        scores[:, self._root] = -np.inf
        best = scores.argmax(1)
        return ["root" if head < 0 else self._names[i] for i, head in zip(best, head_index, strict=True)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A chunk, or a cut of one, as the graph takes it: words ``[first, last)`` of chunk number ``chunk``."""

    chunk: int
    first: int
    last: int
    ids: list[int]
    starts: list[int]
    ends: list[int]
    shapes: list[tuple[int, ...]]


class Model:
    """The model of one folder. Use ``load_model``, which keeps it. Raises KnowledgeError if a file is missing."""

    def __init__(self, folder: Path, threads: int) -> None:
        for name in ("model.onnx", "vocab.txt", "labels.json", "labels.onnx", "relate.onnx"):
            if not (folder / name).is_file():
                raise KnowledgeError(
                    str(folder / name), 0, name, "the model's file is missing: install Readout again"
                )
        self._session = _open(folder / "model.onnx", threads)
        self._outputs = [output.name for output in self._session.get_outputs()]
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.version: str = labels.pop("version")
        self.labels: dict[str, list[str]] = labels
        self._pieces = WordPiece.from_file(folder / "vocab.txt")
        self._pairs = PairScorer(_open(folder / "labels.onnx", 1), labels["relation"], labels["name"])
        self._relate = _open(folder / "relate.onnx", 1)

    def run(self, chunks: Sequence[Sequence[Word]]) -> list[ChunkOutput]:
        """The outputs for the chunks of one report, in their order; an empty chunk gives an empty output.

        A chunk is the words of one paragraph, or of whole sentences of it (about 100 words at most is best; longer
        ones are cut inside). Call once per report: what shares a batch moves int8 results by a hair, so reports
        are never mixed.
        """
        cuts = [cut for number, words in enumerate(chunks) for cut in self._cuts(number, words)]
        raw: list[list[tuple[_Piece, _Arrays]]] = [[] for _ in chunks]
        for batch in _batches(cuts):
            arrays = self._session.run(None, _feeds(batch, self._pieces.pad))
            named = dict(zip(self._outputs, arrays, strict=True))
            for row, cut in enumerate(batch):
                raw[cut.chunk].append((cut, _own_rows(named, row, cut.last - cut.first)))
        return [self._assemble(words, parts) for words, parts in zip(chunks, raw, strict=True)]

    def relate(self, states: Floats, triples: Sequence[Triple]) -> TripleScores:
        """Scores of who does what to whom, for triples of words of one sentence; ``states`` are its word states.

        Triples do not touch one another: many together score as each alone.
        """
        columns = [np.zeros((len(triples), len(states)), np.float32) for _ in range(3)]
        for row, triple in enumerate(triples):
            for column, (first, last) in zip(columns, triple, strict=True):
                column[row, first:last] = 1 / max(1, last - first)
        feeds = dict(zip(("source", "target", "predicate"), columns, strict=True))
        feeds |= {"states": states[None].astype(np.float32), "inside": np.ones_like(columns[0])}
        return TripleScores(*self._relate.run(None, feeds))

    def _cuts(self, number: int, words: Sequence[Word]) -> Iterator[_Piece]:
        """The chunk as one or more cuts of at most ``MAX_CHUNK_PIECES`` pieces."""
        room = MAX_CHUNK_PIECES - 2
        pieces = [self._pieces.pieces(word.form) for word in words]
        first = 0
        while first < len(words):
            last, used = first, 0
            while last < len(words) and used + len(pieces[last]) <= room:
                used += len(pieces[last])
                last += 1
            yield self._encode(number, words, pieces, (first, last))
            first = last

    def _encode(
        self, number: int, words: Sequence[Word], pieces: Sequence[tuple[int, ...]], span: tuple[int, int]
    ) -> _Piece:
        first, last = span
        nothing = (0,) * len(FEATURE_SIZES)
        ids, shapes, starts, ends = [self._pieces.cls], [nothing], [], []
        for own, feature in zip(pieces[first:last], shape_features(words[first:last]), strict=True):
            starts.append(len(ids))
            ids.extend(own)
            shapes.extend([tuple(value + 1 for value in feature)] * len(own))  # 0 stands for "no word"
            ends.append(len(ids) - 1)
        return _Piece(number, first, last, [*ids, self._pieces.sep], starts, ends, [*shapes, nothing])

    def _assemble(self, words: Sequence[Word], parts: list[tuple[_Piece, _Arrays]]) -> ChunkOutput:
        parts.sort(key=lambda part: part[0].first)
        n = len(words)
        arcs = np.full((n, n + 1), _APART, dtype=np.float32)
        for cut, arrays in parts:
            arcs[cut.first : cut.last, cut.first : cut.last] = arrays["arcs"][:, :-1]
            arcs[cut.first : cut.last, n] = arrays["arcs"][:, -1]
        width = self._pairs.width
        shapes: dict[str, tuple[int, ...]] = {"starts": (0,), "names": (0, len(self.labels["name"]))}
        shapes |= {"triggers": (0, len(self.labels["trigger"])), "speech": (0, len(self.labels["speech"]))}

        def joined(name: str) -> Floats:
            if parts:
                return np.concatenate([arrays[name] for _, arrays in parts])
            return np.zeros(shapes.get(name, (0, width)), dtype=np.float32)

        def chosen(name: str) -> list[str]:
            labels = self.labels[name]
            return [labels[i] for _, arrays in parts for i in arrays[name].tolist()]

        heads = [arrays["label_heads"][:-1] for _, arrays in parts] + [
            a["label_heads"][-1:] for _, a in parts[:1]
        ]
        scripts = chosen("lemma")
        return ChunkOutput(
            upos=chosen("upos"),
            xpos=chosen("xpos"),
            feats=chosen("feats"),
            lemmas=[apply_script(word.form, script) for word, script in zip(words, scripts, strict=True)],
            kinds=[None if kind == "none" else kind for kind in chosen("kind")],
            starts=joined("starts"),
            triggers=joined("triggers"),
            speech=joined("speech"),
            states=joined("states"),
            arcs=arcs,
            name_scores=joined("names"),
            _pairs=self._pairs,
            _dependents=joined("label_dependents"),
            _heads=np.concatenate(heads) if heads else np.zeros((0, width), dtype=np.float32),
        )


def _open(path: Path, threads: int) -> InferenceSession:
    import onnxruntime  # noqa: PLC0415 - on first use: importing the package must stay cheap

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def load_model(folder: Path | None = None, *, threads: int = 2) -> Model:
    """The bundled model (or that of ``folder``), loaded on first use and kept. ``threads``: of the CPU."""
    return Model(folder or MODEL_FOLDER, threads)


def apply_script(form: str, script: str) -> str:
    """The lemma that an edit script ``cut|ending|case`` makes of a form; the form in small letters if it cannot.

    Cut that many characters off the form, taken as written (f), in small letters (l) or as a title (t); add the ending.

    >>> apply_script("met", "1|et|l"), apply_script("SEOUL", "0||t"), apply_script("it", "5||l")
    ('meet', 'Seoul', 'it')
    """
    cut, ending, case = script.split("|")
    base = {"l": form.lower(), "t": form[:1].upper() + form[1:].lower()}.get(case, form)
    kept = len(base) - int(cut)
    if kept < 0 or not base[:kept] + ending:
        return form.lower()
    return base[:kept] + ending


def _batches(cuts: Sequence[_Piece]) -> list[list[_Piece]]:
    """Cuts of like length together, shortest first, in the batches that cost the least, padding counted.

    Sorted by length, the best batches are runs of neighbours, so the best of the first n cuts follows from the best
    of fewer (dynamic programming). The same cuts always make the same batches.
    """
    ordered = sorted(cuts, key=lambda c: (len(c.ids), c.chunk, c.first))
    costs, begins = [0], [0]
    for last, cut in enumerate(ordered, 1):
        most = max(1, min(_BATCH_CHUNKS, _BATCH_PIECES // len(cut.ids)))
        options = [
            (costs[first] + _BATCH_COST + len(cut.ids) * (last - first), first)
            for first in range(max(0, last - most), last)
        ]
        cost, first = min(options)
        costs.append(cost)
        begins.append(first)
    found, last = list[list[_Piece]](), len(ordered)
    while last:
        found.append(ordered[begins[last] : last])
        last = begins[last]
    return found[::-1]


def _feeds(batch: Sequence[_Piece], pad: int) -> dict[str, NDArray[np.int64]]:
    """The graph's inputs: pieces and shapes (chunks, pieces[, features]), first and last pieces (chunks, words)."""
    long = max(len(cut.ids) for cut in batch)
    wide = max(len(cut.starts) for cut in batch)
    feeds = {
        "pieces": np.full((len(batch), long), pad, dtype=np.int64),
        "shapes": np.zeros((len(batch), long, len(FEATURE_SIZES)), dtype=np.int64),
        "first": np.zeros((len(batch), wide), dtype=np.int64),
        "last": np.zeros((len(batch), wide), dtype=np.int64),
    }
    for row, cut in enumerate(batch):
        feeds["pieces"][row, : len(cut.ids)] = cut.ids
        feeds["shapes"][row, : len(cut.ids)] = cut.shapes
        feeds["first"][row, : len(cut.starts)] = cut.starts
        feeds["last"][row, : len(cut.ends)] = cut.ends
    return feeds


def _own_rows(named: _Arrays, row: int, words: int) -> _Arrays:
    """The outputs of one cut, without the padding; the root stays last."""
    own = {name: array[row, :words] for name, array in named.items() if name not in ("arcs", "label_heads")}
    arcs, heads = named["arcs"][row], named["label_heads"][row]
    own["arcs"] = np.concatenate([arcs[:words, :words], arcs[:words, -1:]], axis=1)
    own["label_heads"] = np.concatenate([heads[:words], heads[-1:]])
    return own


def _read_names(scores: Floats, labels: Sequence[str], offset: int) -> list[NameSpan]:
    """Names out of label probabilities (words, labels): the best sequence in which every I follows its own kind."""
    if not len(scores):
        return []
    logs = np.log(np.maximum(scores.astype(np.float64), 1e-12))
    best = logs.argmax(1)
    if not best.any():  # label 0 is O
        return []
    best = _best_labels(logs, labels)
    spans: list[NameSpan] = []
    first = 0
    while first < len(best):
        last = first + 1
        if best[first]:
            kind = labels[best[first]][2:]
            while last < len(best) and labels[best[last]] == f"I-{kind}":
                last += 1
            score = float(np.exp(np.mean([logs[i, best[i]] for i in range(first, last)])))
            spans.append(NameSpan(kind, offset + first, offset + last, round(min(score, 1.0), 4)))
        first = last
    return spans


def _best_labels(logs: NDArray[np.float64], labels: Sequence[str]) -> list[int]:
    """The best allowed sequence of labels (Viterbi 1967): I-x only after B-x or I-x."""
    barred = _barred(tuple(labels))
    total = np.where(barred[0], -np.inf, logs[0])  # a sentence begins as after O
    back = []
    for row in logs[1:]:
        paths = total[:, None] + np.where(barred, -np.inf, 0.0)
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    sequence = [int(total.argmax())]
    for pointers in reversed(back):
        sequence.append(int(pointers[sequence[-1]]))
    return sequence[::-1]


@cache
def _barred(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """Whether label j may not follow label i, at ``[i, j]``."""
    table = np.zeros((len(labels), len(labels)), dtype=bool)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            table[:, j] = [before[2:] != label[2:] for before in labels]
    return table
