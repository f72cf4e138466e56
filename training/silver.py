"""Name labels for text that has none: ``python -m training.silver --model FOLDER --out FILE``.

EWT train has trees but no names, Wikinews neither. The model of a first stage labels both; what the trees and a few
lists say for certain limits it (``weak_masks``); then all mentions of one name in a document vote on its kind, and a
surname follows its full name. Names without a clear vote are left open. The result trains the name head only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readout.analysis.infer import Model, NameSpan, Word, _read_names, load_model
from readout.analysis.tokens import tokenize
from training.conllu import GoldSentence, Row, read_paragraphs
from training.entities import country_names, is_name_word, titles
from training.examples import NAME_LABELS, partial_names

ALL = (1 << len(NAME_LABELS)) - 1
#: Share of the vote that a kind needs, and mean score, for its names to be labelled.
CLEAR_SHARE, CLEAR_SCORE = 0.7, 0.5
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april june july august september october november december"
_COMPANY = {
    "inc",
    "inc.",
    "corp",
    "corp.",
    "ltd",
    "llc",
    "co.",
    "company",
    "corporation",
    "energy",
    "university",
}
Masks = list[int]


def only(*kinds: str, outside: bool = False) -> int:
    """The mask that allows the labels of some kinds."""
    return sum(1 << i for i, n in enumerate(NAME_LABELS) if n[2:] in kinds) + int(outside)


def weak_masks(rows: Sequence[Row], data: Path) -> Masks:
    """Allowed name labels by what the tree says: ``flat`` joins persons' names (UD), unless they stand after "in"."""
    masks = list(partial_names(rows))
    children: dict[int, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        children[row.head].append(i)
    for i, row in enumerate(rows):
        if not is_name_word(row):
            continue
        if row.form.lower() in titles() and _is_title(rows, i):
            masks[i] = 1
        if row.form.lower() in (_DAYS + " " + _MONTHS).split():
            _mark_date(rows, i, masks)
        elif row.form in country_names(data):
            masks[i] = only("place")
        flat = [i, *(c for c in children[i] if rows[c].deprel.startswith("flat") and is_name_word(rows[c]))]
        plain = len(flat) > 1 and flat == list(range(flat[0], flat[-1] + 1))
        if not plain or any(rows[w].form.lower() in _COMPANY for w in flat):
            continue
        placed = any(rows[c].form.lower() in ("in", "near") and rows[c].deprel == "case" for c in children[i])
        named = [w for w in flat if rows[w].form.lower() not in titles()]
        for w in named:
            inner = "I" if w != named[0] else "B"
            masks[w] = 1 << NAME_LABELS.index(f"{inner}-{'place' if placed else 'person'}")
    return masks


def _mark_date(rows: Sequence[Row], i: int, masks: Masks) -> None:
    """Label the date about the day or month at word i, as ``entities`` does: with the numbers beside it."""
    first, last = i, i + 1
    while first and rows[first - 1].upos == "NUM" and rows[first - 1].form.isdigit():
        first -= 1
    while last < len(rows) and (rows[last].upos == "NUM" or rows[last].form == ","):
        if rows[last].form == "," and (last + 1 == len(rows) or rows[last + 1].upos != "NUM"):
            break
        last += 1
    for word in range(first, last):
        masks[word] = 1 << NAME_LABELS.index("B-time" if word == first else "I-time")


def _is_title(rows: Sequence[Row], i: int) -> bool:
    """Whether word i, in the list of titles, is one here: alone, or before a person's name that it is joined to."""
    if i + 1 == len(rows) or not is_name_word(rows[i + 1]):
        return i == 0 or not is_name_word(rows[i - 1])
    joined = rows[i + 1].head == i or rows[i].head == i + 1
    return joined and rows[i + 1].form.lower() not in titles()


def limited(scores: NDArray[np.float32], masks: Masks) -> NDArray[np.float32]:
    """Label probabilities with the labels that are not allowed left out."""
    bits = np.array([[mask >> i & 1 for i in range(len(NAME_LABELS))] for mask in masks], dtype=np.float32)
    kept = scores * bits + 1e-6 * bits
    return kept / kept.sum(1, keepdims=True)


def join_names(names: Sequence[NameSpan], rows: Sequence[Row]) -> list[NameSpan]:
    """A place or organization that the tree joins to the organization after it becomes part of its name."""
    joined: list[NameSpan] = []
    for name in names:
        last = joined[-1] if joined else None
        if (
            last
            and last.last == name.first
            and name.kind == "organization"
            and last.kind in ("place", name.kind)
        ):
            head = next(
                (i for i in range(name.first, name.last) if not name.first <= rows[i].head < name.last), -1
            )
            top = next(
                (i for i in range(last.first, last.last) if not last.first <= rows[i].head < last.last), -1
            )
            if rows[top].head == head and rows[top].deprel.split(":")[0] in ("compound", "amod"):
                joined[-1] = NameSpan(name.kind, last.first, name.last, min(last.score, name.score))
                continue
        joined.append(name)
    return joined


def vote(
    sentences: Sequence[tuple[Sequence[str], Sequence[NameSpan], NDArray[np.float32], Masks]],
    places: frozenset[str],
) -> list[Masks]:
    """Settle the kinds of a document's names. Each sentence: forms, names, scores, allowed labels."""
    tallies: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    surnames: dict[str, str] = {}
    for forms, names, scores, _ in sentences:
        for name in names:
            text = " ".join(forms[name.first : name.last])
            for kind in {n[2:] for n in NAME_LABELS[1:]}:
                tallies[text][kind] += float(scores[name.first, NAME_LABELS.index(f"B-{kind}")])
            if name.kind == "person" and name.last - name.first > 1 and name.score > 0.8:
                surnames[forms[name.last - 1]] = text
    out = []
    for forms, names, _, masks in sentences:
        own = list(masks)
        for name in names:
            text = " ".join(forms[name.first : name.last])
            tally = tallies[surnames.get(text, text)] if name.last - name.first == 1 else tallies[text]
            best = "place" if text in places else max(tally, key=lambda k: (tally[k], k))
            sure = tally[best] >= CLEAR_SHARE * sum(tally.values()) and name.score >= CLEAR_SCORE
            clear = sure or text in places
            for i in range(name.first, name.last):
                label = NAME_LABELS.index(f"{'B' if i == name.first else 'I'}-{best}")
                own[i] = 1 << label if clear else ALL
        out.append(own)
    return out


def label_ewt(path: Path, data: Path, model: Model) -> dict[str, Masks]:
    """Allowed labels for every sentence of EWT, by its id."""
    documents: dict[str, list[GoldSentence]] = defaultdict(list)
    for paragraph in read_paragraphs(path):
        documents[paragraph.document].extend(paragraph.sentences)
    found: dict[str, Masks] = {}
    for sentences in documents.values():
        outputs = model.run([[Word(r.form, r.space_after) for r in s.rows] for s in sentences])
        ready = []
        for sentence, out in zip(sentences, outputs, strict=True):
            masks = weak_masks(sentence.rows, data)
            scores = limited(out.name_scores, masks)
            names = _read_names(scores, NAME_LABELS, 0)
            names = join_names(names, sentence.rows)
            ready.append(([r.form for r in sentence.rows], names, scores, masks))
        found.update(zip((s.id for s in sentences), vote(ready, country_names(data)), strict=True))
    return found


def news_chunks(text: str, max_words: int = 90) -> Iterable[list[Word]]:
    """The paragraphs of an article in runs of roughly whole sentences."""
    for paragraph in re.split(r"\n\s*\n", text):
        chunk: list[Word] = []
        for part in re.split(r"(?<=[.?!])\s+(?=[A-Z“\"])", " ".join(paragraph.split())):
            words = [Word(w.form, w.space_after) for w in tokenize(part)]
            if chunk and len(chunk) + len(words) > max_words:
                yield chunk
                chunk = []
            chunk = chunk + words[:max_words]
        if len(chunk) > 3:
            yield chunk


def label_news(path: Path, model: Model, places: frozenset[str]) -> list[dict[str, list]]:
    """Chunks of news with allowed labels: only words that the model is sure of, names after the vote."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            chunks = list(news_chunks(article["title"] + "\n\n" + article["text"]))
            ready = []
            for chunk, out in zip(chunks, model.run(chunks), strict=True):
                sure = out.name_scores[:, 0] > 0.95
                masks = [1 if one else ALL for one in sure]
                heads, relations = out.tree(0, len(chunk))
                parsed = zip(chunk, heads, relations, strict=True)
                rows = [Row(w.form, "_", "X", "X", "_", h, r, "_") for w, h, r in parsed]
                names = join_names(_read_names(out.name_scores, NAME_LABELS, 0), rows)
                ready.append(([w.form for w in chunk], names, out.name_scores, masks))
            for chunk, masks in zip(chunks, vote(ready, places), strict=True):
                if any(mask != 1 for mask in masks):
                    forms, spaces = [w.form for w in chunk], [int(w.space_after) for w in chunk]
                    found.append({"forms": forms, "spaces": spaces, "masks": masks})
    return found


def main() -> None:
    """Label as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, required=True, help="an exported first-stage model")
    parser.add_argument("--out", type=Path, default=Path("build/silver.json"))
    args = parser.parse_args()
    model = load_model(args.model, threads=1)
    ewt = label_ewt(args.data / "language/ewt_train.conllu.gz", args.data, model)
    news = label_news(args.data / "wikinews/wikinews_2019_2020.jsonl.gz", model, country_names(args.data))
    args.out.write_text(json.dumps({"ewt": ewt, "news": news}), encoding="utf-8")
    print(len(ewt), "sentences of EWT,", len(news), "chunks of news")


if __name__ == "__main__":
    main()
