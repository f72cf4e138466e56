"""The annotated corpus: documents of our own with events, statements, commitments and positions, read and checked.

``python -m training.corpus FILE...`` checks files and counts what they hold. The format and what every label means
stand in ``training/corpus/GUIDELINES.md``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readout.knowledge.ontology import load_ontology

FOLDER = Path(__file__).with_name("corpus")
GENRES = ("wire", "release", "readout", "un", "briefing", "live")
LAYERS = ("names", "events", "statements", "commitments", "positions")
STATUSES = ("happened", "planned", "possible", "denied")
CHANNELS = ("phone", "video", "meeting", "visit", "conference", "letter", "statement")
NAME_KINDS = ("person", "place", "organization", "event", "time", "other")
STATEMENTS = (
    *("say", "tell", "ask", "urge", "warn", "accuse", "condemn", "praise", "deny", "promise", "threaten"),
    *("agree", "reject", "announce", "expect", "think"),
)
FORCES = ("pledge", "plan", "intent")
STANCES = ("supports", "opposes", "reluctant", "conditional", "undecided", "neutral")
#: The keys of each sort of line; those after ``WORDS`` hold words of the sentence.
KEYS: Mapping[str, tuple[str, ...]] = {
    "e": ("who", "whom", "with", "word", "when", "where", "channel", "context"),
    "s": ("who", "to", "cue", "what", "form", "via"),
    "c": ("who", "word", "what", "toward", "due", "where", "if"),
    "p": ("who", "matter", "word", "why", "voice"),
}
#: Keys whose value is a label and not words of the sentence.
LABEL_KEYS = ("channel", "context", "form", "via")
HEADS = ("genre", "date", "region", "subject", "layers")
#: Words that stand for something outside the sentence.
OUTSIDE = ("(before)", "own", "report")

Words = tuple[int, int]  # characters of the sentence


class CorpusError(ValueError):
    """A line that does not follow the format; the message names file, line and what to do."""


@dataclass(frozen=True)
class Label:
    """One annotation: ``sort`` is e, s, c or p; ``spans`` by key; ``labels`` holds values that are no words."""

    sort: str
    name: str
    mode: str | None
    status: str | None
    spans: Mapping[str, tuple[Words, ...]]
    labels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Marked:
    """A sentence with its annotations. ``parties``: further parties (``a`` lines)."""

    text: str
    headline: bool
    names: tuple[tuple[str, int, int], ...]
    labels: tuple[Label, ...]
    parties: tuple[Words, ...]
    line: int


@dataclass
class Document:
    """A document of the corpus with the part of the split that it belongs to (``train``, ``dev``, ``test``)."""

    id: str
    head: dict[str, str] = field(default_factory=dict)
    sentences: list[Marked] = field(default_factory=list)

    @property
    def layers(self) -> tuple[str, ...]:
        """What the document is annotated for."""
        return tuple(self.head.get("layers", "").split())

    @property
    def part(self) -> str:
        """By a hash of the id, fixed before anything was trained: one tenth each is kept for dev and test."""
        digit = int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 10
        return {0: "test", 1: "dev"}.get(digit, "train")


def find_words(words: str, text: str) -> Words:
    """Where ``words`` stand in ``text``; ``#2`` at their end asks for the second place. Raises ``ValueError``.

    >>> find_words("the army#2", "The army said the army and the army met.")
    (27, 35)
    """
    core, _, number = words.rpartition("#")
    if not core or not number.isdigit():
        core, number = words, "1"
    start, left = -1, int(number)
    while left:
        start = text.find(core, start + 1)
        if start < 0:
            raise ValueError(f"these words do not stand in the sentence (so often): {words!r}")
        before, after = text[start - 1 : start], text[start + len(core) : start + len(core) + 1]
        inside = (before and (before + core[0]).isalnum()) or (after and (core[-1] + after).isalnum())
        left -= not inside
    return start, start + len(core)


def _every(words: str, text: str) -> Iterator[Words]:
    for number in range(1, 20):
        try:
            yield find_words(f"{words}#{number}", text)
        except ValueError:
            if number == 1:
                raise
            return


class _Reader:
    """One file, line by line."""

    def __init__(self, path: Path) -> None:
        self.path, self.number = path, 0
        self.documents: list[Document] = []
        self.modes = {t.name: {m.name for m in t.modes} for t in load_ontology().types}
        self.contexts = {c.name for c in load_ontology().contexts}
        self.open: dict = {}
        self.errors: list[str] = []

    def fail(self, why: str) -> CorpusError:
        return CorpusError(f"{self.path.name}, line {self.number}: {why}")

    def read(self) -> list[Document]:
        for number, raw in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            line, self.number = raw.strip(), number
            try:
                self.take(line)
            except CorpusError as error:
                self.errors.append(str(error))
            except ValueError as error:
                self.errors.append(str(self.fail(str(error))))
        try:
            self.close()
        except CorpusError as error:
            self.errors.append(str(error))
        if self.errors:
            raise CorpusError("\n".join(self.errors))
        return self.documents

    def take(self, line: str) -> None:
        sign, _, rest = line.partition(" ")
        if not line or line.startswith("//"):
            return
        if sign == "=":
            self.close()
            self.documents.append(Document(rest.strip()))
        elif not self.documents:
            raise self.fail("a file starts with '= id'")
        elif sign.endswith(":") and sign[:-1] in HEADS and not self.open:
            self.documents[-1].head[sign[:-1]] = rest.strip()
        elif sign == ">":
            self.close()
            text = rest.strip()
            self.open = {
                "text": text.removeprefix("# "),
                "headline": text.startswith("# "),
                "line": self.number,
            }
            self.open |= {"names": [], "labels": [], "parties": [], "none": False}
        elif not self.open:
            raise self.fail(f"{line[:30]!r}: expected a head ({', '.join(HEADS)}) or a sentence ('> ...')")
        elif sign == "n":
            self.open["names"] += self.names(rest)
        elif sign == "a":
            self.open["parties"] += [find_words(w, self.open["text"]) for w in _parts(rest)]
        elif sign in KEYS:
            self.open["labels"].append(self.label(sign, rest))
        elif line == "-":
            self.open["none"] = True
        else:
            raise self.fail(f"{sign!r} is no kind of line: use = > n e s c p a -")

    def names(self, rest: str) -> Iterator[tuple[str, int, int]]:
        for group in rest.split(" | "):
            kind, colon, words = group.partition(":")
            if kind.strip() not in NAME_KINDS or not colon:
                raise self.fail(f"{kind.strip()!r} is no kind of name: {', '.join(NAME_KINDS)}")
            for word in _parts(words):
                for start, end in _every(word, self.open["text"]):
                    yield kind.strip(), start, end

    def label(self, sort: str, rest: str) -> Label:
        head, *fields = rest.split(" | ")
        names = head.split()
        name, _, mode = (names[0] if names else "").partition("/")
        status = names[1] if len(names) > 1 else None
        self.check_head(sort, name, mode, status)
        spans: dict[str, tuple[Words, ...]] = {}
        labels: dict[str, tuple[str, ...]] = {}
        for one in fields:
            key, colon, words = one.partition(":")
            key = key.strip()
            if not colon or key not in KEYS[sort]:
                raise self.fail(f"{one.strip()[:30]!r}: expected one of {', '.join(KEYS[sort])} with a colon")
            parts = _parts(words) if key != "what" else [w for w in words.strip().split(" ;; ") if w]
            if key in LABEL_KEYS or (parts and parts[0] in OUTSIDE):
                labels[key] = tuple(parts)
            elif parts:
                spans[key] = tuple(find_words(w, self.open["text"]) for w in parts)
        for value in labels.get("channel", ()):
            if value not in CHANNELS:
                raise self.fail(f"{value!r} is no channel: {', '.join(CHANNELS)}")
        for value in labels.get("context", ()):
            if value not in self.contexts:
                raise self.fail(f"{value!r} is no context of the ontology")
        if sort == "e" and "word" not in spans:
            raise self.fail("an event needs 'word:'")
        if sort == "e" and not {"who", "whom", "with"} & set(spans):
            raise self.fail("an event needs 'who:' or 'whom:'")
        return Label(sort, name, mode or None, status, spans, labels)

    def check_head(self, sort: str, name: str, mode: str, status: str | None) -> None:
        """The words before the first bar."""
        known = {"e": tuple(self.modes), "s": STATEMENTS, "c": FORCES, "p": STANCES}[sort]
        if name not in known:
            raise self.fail(f"{name!r} is not one of {', '.join(known)}")
        if mode and mode not in self.modes.get(name, ()):
            modes = ", ".join(sorted(self.modes.get(name, ()))) or "it has none"
            raise self.fail(f"{mode!r} is no mode of {name}: {modes}")
        if sort == "e" and status not in STATUSES:
            raise self.fail(f"status {status!r}: use {', '.join(STATUSES)}")

    def close(self) -> None:
        """End of a sentence."""
        if not self.open:
            return
        one, self.open = self.open, {}
        if not one["labels"] and not one["none"]:
            where = f"{self.path.name}, line {one['line']}"
            raise CorpusError(f"{where}: annotate the sentence, or write '-' where it has nothing")
        kept = _longest(one["names"])
        labels, parties = tuple(one["labels"]), tuple(one["parties"])
        marked = Marked(one["text"], one["headline"], kept, labels, parties, one["line"])
        self.documents[-1].sentences.append(marked)


def _parts(words: str) -> list[str]:
    return [w.strip() for w in words.split(";") if w.strip()]


def _longest(names: Iterable[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """Names in order; a name inside a longer one goes."""
    found = sorted(set(names), key=lambda n: (n[1] - n[2], n[1]))
    kept: list[tuple[str, int, int]] = []
    for name in found:
        if not any(name[1] < k[2] and k[1] < name[2] for k in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda n: n[1]))


def read_corpus(paths: Iterable[Path] = ()) -> list[Document]:
    """The documents of the files (all of the corpus by default). Raises ``CorpusError`` with file and line."""
    documents = [d for p in (list(paths) or sorted(FOLDER.glob("*.txt"))) for d in _Reader(p).read()]
    seen = Counter(d.id for d in documents)
    twice = [i for i, n in seen.items() if n > 1]
    if twice:
        raise CorpusError(f"document ids must be unique: {', '.join(twice)}")
    for document in documents:
        missing = [h for h in HEADS if h not in document.head]
        if missing or document.head["genre"] not in GENRES or not set(document.layers) <= set(LAYERS):
            raise CorpusError(
                f"document {document.id}: its head lacks {missing} or has an unknown genre or layer"
            )
    return documents


def read_standoff(labels: Path, articles: Path) -> list[Document]:
    """Documents whose text is not ours: labels by offsets (JSON Lines), text from the shared articles (gzip).

    Each line has ``id``, ``layers`` and ``sentences``; a sentence has the ``field`` of the article (title or text), its
    ``span``, ``labels`` and ``parties``, all offsets in code points of that field. Raises ``CorpusError`` where an
    article is missing.
    """
    texts: dict[str, dict[str, str]] = {}
    with gzip.open(articles, "rt", encoding="utf-8") as file:
        texts = {article["id"]: article for article in map(json.loads, file)}
    found = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        if one["id"] not in texts:
            raise CorpusError(f"{labels.name}: no article {one['id']} in {articles.name}")
        article = texts[one["id"]]
        head = {
            "genre": "wire",
            "date": article["date"],
            "region": "any",
            "subject": "any",
            "layers": one["layers"],
        }
        sentences = [_of_offsets(s, article[s["field"]]) for s in one["sentences"]]
        found.append(Document(one["id"], head, sentences))
    return found


def _of_offsets(sentence: dict[str, Any], text: str) -> Marked:
    start, end = sentence["span"]

    def moved(spans: Iterable[Sequence[int]]) -> tuple[Words, ...]:
        return tuple((first - start, last - start) for first, last in spans)

    labels = tuple(
        Label(
            one["sort"], one["name"], one.get("mode"), one.get("status"),
            {k: moved(v) for k, v in one.get("spans", {}).items()},
            {k: tuple(v) for k, v in one.get("labels", {}).items()},
        )
        for one in sentence["labels"]
    )  # fmt: skip
    blank = "".join(" " if c.isspace() else c for c in text[start:end])
    return Marked(blank, sentence["field"] == "title", (), labels, moved(sentence["parties"]), 0)


def counts(documents: Iterable[Document]) -> dict[str, Counter[str]]:
    """How many sentences, documents and labels there are."""
    out = {k: Counter[str]() for k in ("all", "types", "statuses", "parts", "layers")}
    for document in documents:
        out["all"]["documents"] += 1
        out["all"]["sentences"] += len(document.sentences)
        out["parts"][document.part] += len(document.sentences)
        full = "statements" in document.layers
        out["layers"]["documents with all layers"] += full
        out["layers"]["sentences with all layers"] += len(document.sentences) * full
        for sentence in document.sentences:
            events = [x for x in sentence.labels if x.sort == "e"]
            out["all"]["names"] += len(sentence.names)
            out["all"]["without a happened event"] += all(x.status != "happened" for x in events)
            for label in sentence.labels:
                out["layers"][f"{label.sort} lines"] += 1
                if label.sort == "e":
                    out["types"][label.name] += 1
                    out["statuses"][str(label.status)] += 1
    return out


if __name__ == "__main__":
    good = True
    for given in map(Path, sys.argv[1:]):
        try:
            read_corpus([given])
        except CorpusError as error:
            good = False
            print(error)
    if good:
        for title, table in counts(read_corpus(map(Path, sys.argv[1:]))).items():
            print(f"{title}:", ", ".join(f"{k} {v}" for k, v in sorted(table.items())))
    sys.exit(0 if good else 1)
