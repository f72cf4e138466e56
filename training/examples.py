"""Treebank sentences as training examples: chunks of words with every task's labels, and the changes made to them."""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.conllu import Row, read_paragraphs
from training.corpus import STATUSES, Document
from training.entities import country_names, is_name_word, read_mentions, sentence_names, titles, word_kinds
from training.events import MODES, SPEECH, TYPES, Located, Relations, name_spans, relations
from training.lemmas import edit_script

KINDS = ("person", "place", "organization", "event", "time", "other")
NAME_LABELS = ("O", *(f"{p}-{k}" for k in KINDS for p in "BI"))
GUM_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
EXCLUDED_DOCUMENTS = ("GUM_court_carpet",)  # from the Santa Barbara Corpus, not free
_INNER = frozenset({"NUM", "PUNCT", "ADP", "DET", "CCONJ", "PART", "X", "SYM"})
_ALL = (1 << len(NAME_LABELS)) - 1


@dataclass(frozen=True)
class Example:
    """A sentence with labels. ``names`` allows, per word, a set of name labels (bits of ``NAME_LABELS``).

    ``spans`` are the gold names (kind, first, last) where the source has them, else None; then kinds are None too.
    ``relations``: who does what to whom, where the source is our own corpus.
    """

    rows: tuple[Row, ...]
    scripts: tuple[str | None, ...]
    names: tuple[int, ...]
    kinds: tuple[str | None, ...]
    spans: tuple[tuple[str, int, int], ...] | None
    relations: Relations | None = None


@dataclass
class Labels:
    """The label lists of the heads, in the order of their numbers."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    name: list[str] = field(default_factory=lambda: list(NAME_LABELS))
    kind: list[str] = field(default_factory=list)
    start: list[str] = field(default_factory=lambda: ["inside", "start"])
    relation: list[str] = field(default_factory=list)
    trigger: list[str] = field(default_factory=lambda: list(TYPES))
    speech: list[str] = field(default_factory=lambda: list(SPEECH))
    type: list[str] = field(default_factory=lambda: list(TYPES))
    mode: list[str] = field(default_factory=lambda: list(MODES))
    status: list[str] = field(default_factory=lambda: list(STATUSES))


def partial_names(rows: Sequence[Row]) -> tuple[int, ...]:
    """Name labels allowed where only the tree is known: a proper noun is in some name, other words are in none.

    Titles, numbers and words between proper nouns are left open, since they may be inside a name or not.
    """
    allowed = []
    for i, row in enumerate(rows):
        near = any(is_name_word(rows[j]) for j in (i - 1, i + 1) if 0 <= j < len(rows))
        if row.form.lower() in titles() and is_name_word(row):
            allowed.append(_ALL)
        elif is_name_word(row):
            allowed.append(_ALL & ~1)
        elif near and (row.upos in _INNER or row.form[:1].isupper()):
            allowed.append(_ALL)
        else:
            allowed.append(1)
    return tuple(allowed)


def name_masks(spans: Iterable[tuple[str, int, int]], length: int) -> tuple[int, ...]:
    """One allowed label per word, for known names."""
    masks = [1] * length
    for kind, first, last in spans:
        for i in range(first, last):
            masks[i] = 1 << NAME_LABELS.index(f"{'B' if i == first else 'I'}-{kind}")
    return tuple(masks)


def make_example(rows: tuple[Row, ...], *, entities: bool, places: frozenset[str] = frozenset()) -> Example:
    """The example of a sentence; ``entities``: whether its source annotates them.

    A country that its source calls an organization (a team, a government) may be labelled either: ``places``.
    """
    scripts = tuple(None if r.lemma == "_" else edit_script(r.form, r.lemma) for r in rows)
    if not entities:
        return Example(rows, scripts, partial_names(rows), (None,) * len(rows), None)
    mentions = read_mentions(rows)
    spans = tuple(sentence_names(rows, mentions))
    masks = list(name_masks(spans, len(rows)))
    for kind, first, last in spans:
        if kind == "organization" and " ".join(r.form for r in rows[first:last]) in places:
            for i in range(first, last):
                masks[i] |= 1 << NAME_LABELS.index(f"{'B' if i == first else 'I'}-place")
    opened = tuple(
        _ALL if mask == 1 and is_name_word(row) and row.form.lower() not in titles() else mask
        for mask, row in zip(masks, rows, strict=True)
    )
    return Example(rows, scripts, opened, tuple(word_kinds(rows, mentions)), spans)


def read_examples(
    paths: Iterable[Path], silver: dict[str, list[int]] | None = None, places: frozenset[str] = frozenset()
) -> list[list[Example]]:
    """The paragraphs of the files as lists of examples; entities are read from GUM only.

    ``silver``: allowed name labels by sentence id, for sentences without entities (``training.silver``).
    """
    found = []
    for path in paths:
        entities = path.name.startswith("gum")
        for paragraph in read_paragraphs(path):
            if paragraph.document.startswith(EXCLUDED_DOCUMENTS):
                continue
            examples = [make_example(s.rows, entities=entities, places=places) for s in paragraph.sentences]
            if silver and not entities:
                pairs = zip(examples, paragraph.sentences, strict=True)
                examples = [replace(e, names=tuple(silver.get(s.id, e.names))) for e, s in pairs]
            found.append(examples)
    return found


def news_example(chunk: dict[str, list]) -> Example:
    """A chunk of silver-labelled news: only its names are known. Its rows have no labels (head -2)."""
    rows = tuple(
        Row(form, "_", "", "", "", -2, "", "_", bool(space))
        for form, space in zip(chunk["forms"], chunk["spaces"], strict=True)
    )
    return Example(rows, (None,) * len(rows), tuple(chunk["masks"]), (None,) * len(rows), None)


def corpus_paragraph(document: Document) -> list[Example]:
    """The sentences of a document of our own corpus. They have no trees; capitals outside names are left open."""
    speech = "statements" in document.layers
    found = []
    for marked in document.sentences:
        located = Located(marked)
        rows, spans = located.rows(), name_spans(located)
        masks = list(name_masks(spans, len(rows)))
        if "names" not in document.layers:
            masks, spans = [_ALL] * len(rows), ()
        for i, row in enumerate(rows):
            if i and masks[i] == 1 and row.form[:1].isupper() and row.form.lower() not in titles():
                masks[i] = _ALL
        nothing = (None,) * len(rows)
        found.append(Example(rows, nothing, tuple(masks), nothing, spans, relations(marked, speech=speech)))
    return found


def collect_labels(paragraphs: Iterable[Sequence[Example]]) -> Labels:
    """All labels of the training examples; lemma scripts only if seen twice."""
    labels, counts = Labels(), Counter[str]()
    seen: dict[str, set[str]] = {
        "upos": set(),
        "xpos": set(),
        "feats": set(),
        "kind": set(),
        "relation": set(),
    }
    for example in (e for p in paragraphs for e in p):
        counts.update(s for s in example.scripts if s)
        seen["kind"].update(k for k in example.kinds if k)
        for row in example.rows:
            for name, value in (
                ("upos", row.upos),
                ("xpos", row.xpos),
                ("feats", row.feats),
                ("relation", row.deprel),
            ):
                seen[name].add(value)
    for name, values in seen.items():
        setattr(labels, name, sorted(values))
    labels.lemma = sorted(s for s, n in counts.items() if n >= 2)
    return labels


class NameSwaps:
    """Other names of the same kind and number of words, to put in the place of a name."""

    def __init__(self, paragraphs: Iterable[Sequence[Example]], data: Path) -> None:
        pools: dict[tuple[str, int], set[tuple[str, ...]]] = {}
        for example in (e for p in paragraphs for e in p if e.spans):
            for kind, first, last in example.spans or ():
                words = tuple(r.form for r in example.rows[first:last])
                if kind == "organization" and " ".join(words) in country_names(data):
                    continue
                if kind in ("person", "place", "organization") and all(
                    w[:1].isupper() and w.isalpha() for w in words
                ):
                    pools.setdefault((kind, len(words)), set()).add(words)
        with gzip.open(data / "officeholders/phoenix_actors.csv.gz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                words = tuple(w.title() for w in row["name"].split())
                if row["valid_from"] and len(words) in (2, 3) and all(w.isalpha() for w in words):
                    pools.setdefault(("person", len(words)), set()).add(words)
                    pools.setdefault(("person", 1), set()).add(words[-1:])
        for country in json.loads((data / "countries/countries.json").read_text(encoding="utf-8")):
            for name in (country["name"]["common"], *(country.get("capital") or [])):
                words = tuple(name.split())
                if all(w.isalpha() for w in words):
                    pools.setdefault(("place", len(words)), set()).add(words)
        self._pools = {key: sorted(pool) for key, pool in pools.items()}

    def apply(self, example: Example, rng: random.Random) -> Example:
        """The example with each swappable name exchanged, half of the time each."""
        rows, scripts = list(example.rows), list(example.scripts)
        for kind, first, last in example.spans or ():
            pool = self._pools.get((kind, last - first))
            words = rows[first:last]
            plain = all(r.xpos in ("NNP", "") and r.form.isalpha() for r in words)  # "": of our own corpus
            if pool and plain and rng.random() < 0.5:
                for i, word in zip(range(first, last), rng.choice(pool), strict=True):
                    rows[i] = replace(rows[i], form=word, lemma=word)
                    scripts[i] = None
        return replace(example, rows=tuple(rows), scripts=tuple(scripts))


def _recase(example: Example, how: str) -> Example:
    change = {"upper": str.upper, "title": lambda w: w[:1].upper() + w[1:], "lower": str.lower}[how]
    rows = tuple(replace(r, form=change(r.form)) if r.form.isalpha() else r for r in example.rows)
    return replace(example, rows=rows, scripts=(None,) * len(rows))


def _without_stop(example: Example) -> Example:
    rows = example.rows
    last = len(rows) - 1
    if last < 3 or rows[last].form != "." or any(r.head == last for r in rows):
        return example
    spans = None if example.spans is None else tuple(s for s in example.spans if s[2] <= last)
    told = example.relations and example.relations.cut(last)
    cut = rows[:last], example.scripts[:last], example.names[:last], example.kinds[:last]
    return Example(*cut, spans, told)


def vary(chunk: list[Example], swaps: NameSwaps, rng: random.Random) -> list[Example]:
    """A chunk with the changes of one epoch: names swapped, case changed as in headlines, full stops dropped."""
    chunk = [swaps.apply(e, rng) if e.spans and rng.random() < 0.4 else e for e in chunk]
    draw = rng.random()
    if draw < 0.06:
        how = "upper" if draw < 0.02 else "title" if draw < 0.05 else "lower"
        chunk = [_recase(e, how) for e in chunk]
    if rng.random() < 0.06:
        chunk = [*chunk[:-1], _without_stop(chunk[-1])]
    return chunk


def make_chunks(
    paragraph: Sequence[Example], rng: random.Random, *, max_words: int = 100
) -> list[list[Example]]:
    """Cut a paragraph into runs of 1 to 4 sentences; half of the time into single sentences."""
    if rng.random() < 0.5:
        return [[example] for example in paragraph]
    chunks: list[list[Example]] = []
    room = 0
    for example in paragraph:
        if room > 0 and sum(len(e.rows) for e in chunks[-1]) + len(example.rows) <= max_words:
            chunks[-1].append(example)
            room -= 1
        else:
            chunks.append([example])
            room = rng.randint(1, 3)
    return chunks
