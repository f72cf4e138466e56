"""How well the language layer reads English: ``python -m eval.language [--gold-words] [--sets NAME ...]``.

On raw text (own words and sentences) unless ``--gold-words``. The sets are only measured on. ``--model`` names another
model's folder, to compare int8 with float.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.conll import Score, ScoredText, ScoredWord, align, compare
from readout.analysis.analyze import analyze
from readout.analysis.infer import Model, Word, load_model
from readout.analysis.model import Analysis, Name, Sentence, Token
from readout.report.model import Block, BlockKind, Report
from readout.spans import Span, SpanMap
from training.conllu import GoldSentence, Paragraph, read_paragraphs
from training.entities import read_mentions, sentence_names, word_kinds

#: Name of a set -> its files under ``language/``. GUM news dev and test are the held-out GUM news.
SETS = {
    "ewt-dev": ("ewt_dev",),
    "ewt-test": ("ewt_test",),
    "gum-news": ("gum_dev_news.free", "gum_test_news.free"),
    "gum-free": tuple(
        f"gum_{s}_{g}.free" for s in ("dev", "test") for g in ("academic", "bio", "interview", "voyage")
    ),
}
UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}
UNER_FILES = {"ewt-dev": "uner_ewt_dev.iob2.gz", "ewt-test": "uner_ewt_test.iob2.gz"}
NamedSpan = tuple[str, int, int]


@dataclass
class Language:
    """Everything compared: words and sentences, names and kinds by character (white space left out)."""

    text: ScoredText = field(default_factory=lambda: ScoredText([], []))
    names: list[NamedSpan] = field(default_factory=list)
    kinds: list[str | None] = field(default_factory=list)
    size: int = 0

    def add(self, sentence: Sentence) -> None:
        """Append a sentence, its words counted on from the last."""
        base, starts, at = len(self.text.words), [], self.size
        for token in sentence.tokens:
            starts.append(at)
            at += len("".join(token.form.split()))
        spans = _token_spans(sentence.tokens, [*starts, at])
        for token, (start, end, fused) in zip(sentence.tokens, spans, strict=True):
            head = base + token.head if token.head >= 0 else -1
            values = (token.form, token.lemma, token.upos, token.xpos, token.feats, head, token.deprel, fused)
            self.text.words.append(ScoredWord(start, end, *values))
            self.kinds.append(token.kind)
        ends = [*starts[1:], at]
        self.names.extend((n.kind, starts[n.first], ends[n.last - 1]) for n in sentence.names)
        self.text.sentences.append((self.size, at))
        self.size = at


def _token_spans(tokens: Sequence[Token], edges: Sequence[int]) -> list[tuple[int, int, bool]]:
    """Each word's span; words fused in writing all get that of the whole multiword token."""
    spans: list[tuple[int, int, bool]] = []
    first = 0
    for i, token in enumerate(tokens):
        if not token.fused or i == len(tokens) - 1:
            spans.extend([(edges[first], edges[i + 1], i > first)] * (i + 1 - first))
            first = i + 1
    return spans


def gold_sentence(gold: GoldSentence, *, entities: bool) -> Sentence:
    """A treebank's sentence in our types. Offsets are not those of a text: ``Language`` counts its own."""
    mentions = read_mentions(gold.rows) if entities else []
    fused = {i for first, last, _ in gold.fused for i in range(first, last)}
    kinds = word_kinds(gold.rows, mentions)
    tokens = tuple(
        Token(
            i, r.form, r.lemma, r.upos, r.xpos, r.feats, r.head, r.deprel, Span(0, 0), r.space_after, i in fused,
            None if kinds[i] == "none" else kinds[i],
        )
        for i, r in enumerate(gold.rows)
    )  # fmt: skip
    names = tuple(Name(*name) for name in sentence_names(gold.rows, mentions))
    return Sentence(0, 0, tokens, names)


def plain_text(paragraphs: Iterable[Paragraph]) -> tuple[str, list[Span]]:
    """The raw text of a document, paragraphs parted by a blank line, and where each paragraph stands."""
    text, spans = "", []
    for paragraph in paragraphs:
        own = ""
        for sentence in paragraph.sentences:
            own += sentence.text + (" " if sentence.rows[-1].space_after else "")
        own = own.strip()
        spans.append(Span(len(text), len(text) + len(own)))
        text += own + "\n\n"
    return text, spans


def report_of(text: str, spans: Sequence[Span], name: str) -> Report:
    """A report whose blocks are the paragraphs at ``spans``."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
    return Report(name, text, text, SpanMap.identity(len(text)), blocks, language="en")


def documents(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs gathered by document."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if group and group[-1].document != paragraph.document:
            yield group
            group = []
        group.append(paragraph)
    if group:
        yield group


def read_raw(document: Sequence[Paragraph], model: Model) -> Iterable[Sentence]:
    """The sentences that the library finds in a document's raw text."""
    text, spans = plain_text(document)
    analysis: Analysis = analyze(report_of(text, spans, document[0].document), model=model)
    return analysis.sentences


def read_gold_words(document: Sequence[Paragraph], model: Model, max_words: int = 100) -> Iterator[Sentence]:
    """The document's sentences as the model reads them, with the treebank's words and sentences."""
    chunks: list[list[GoldSentence]] = []
    for paragraph in document:
        for i, sentence in enumerate(paragraph.sentences):
            if i and sum(len(s.rows) for s in chunks[-1]) + len(sentence.rows) <= max_words:
                chunks[-1].append(sentence)
            else:
                chunks.append([sentence])
    outputs = model.run([[Word(r.form, r.space_after) for s in chunk for r in s.rows] for chunk in chunks])
    for chunk, out in zip(chunks, outputs, strict=True):
        first = 0
        for sentence in chunk:
            last = first + len(sentence.rows)
            heads, relations = out.tree(first, last)
            fused = {i for a, b, _ in sentence.fused for i in range(a, b)}
            tokens = tuple(
                Token(
                    i, r.form, out.lemmas[first + i], out.upos[first + i], out.xpos[first + i], out.feats[first + i],
                    heads[i], relations[i], Span(0, 0), r.space_after, i in fused, out.kinds[first + i],
                )
                for i, r in enumerate(sentence.rows)
            )  # fmt: skip
            names = tuple(
                Name(n.kind, n.first - first, n.last - first, n.score) for n in out.names(first, last)
            )
            yield Sentence(0, 0, tokens, names)
            first = last


def uner_names(path: Path, paragraphs: Iterable[Paragraph]) -> tuple[list[NamedSpan], list[tuple[int, int]]]:
    """UNER's names by character, and the stretches of sentences that it tokenizes as the treebank does."""
    tags: dict[str, list[tuple[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# sent_id"):
                rows = tags.setdefault(line.split("=", 1)[1].strip(), [])
            elif line.strip() and not line.startswith("#"):
                rows.append((line.split("\t")[1], line.split("\t")[2]))
    found: list[NamedSpan] = []
    covered, at = [], 0
    for sentence in (s for p in paragraphs for s in p.sentences):
        own = tags.get(sentence.id, [])
        begin = at
        joined = [form for form, _ in own] == [r.form for r in sentence.rows]
        for i, row in enumerate(sentence.rows):
            size = len("".join(row.form.split()))
            tag = own[i][1] if joined else "O"
            if tag.startswith("B"):
                found.append((UNER.get(tag[2:], "other"), at, at + size))
            elif tag.startswith("I") and found:
                found[-1] = (*found[-1][:2], at + size)
            at += size
        if joined:
            covered.append((begin, at))
    return found, covered


def name_score(gold: Sequence[NamedSpan], found: Sequence[NamedSpan]) -> Score:
    """Exact span and kind."""
    return Score(len(set(gold) & set(found)), len(set(gold)), len(set(found)))


def kind_score(gold: Language, system: Language) -> Score:
    """Mentions, named or not, by their head word and kind."""
    pairs = align(gold.text.words, system.text.words)
    right = sum(gold.kinds[g] is not None and gold.kinds[g] == system.kinds[s] for g, s in pairs)
    return Score(right, *(sum(k is not None for k in side.kinds) for side in (gold, system)))


def measure(name: str, data: Path, model: Model, *, gold_words: bool) -> dict[str, Score]:
    """Every measure on one set."""
    paragraphs = [p for stem in SETS[name] for p in read_paragraphs(data / "language" / f"{stem}.conllu.gz")]
    gold, system = Language(), Language()
    entities = name.startswith("gum")
    read = read_gold_words if gold_words else read_raw
    for document in documents(paragraphs):
        for sentence in (s for p in document for s in p.sentences):
            gold.add(gold_sentence(sentence, entities=entities))
        for own in read(document, model):
            system.add(own)
        assert gold.size == system.size, f"{document[0].document}: the characters do not match"
    scores = compare(gold.text, system.text)
    if entities:
        scores["Names"] = name_score(gold.names, system.names)
        main = {"person", "place", "organization"}
        pair = ([n for n in side.names if n[0] in main] for side in (gold, system))
        scores["Names (person, place, organization)"] = name_score(*pair)
        bare = ([("", *n[1:]) for n in side.names] for side in (gold, system))
        scores["Names (span only)"] = name_score(*bare)
        scores["Mention heads with kind"] = kind_score(gold, system)
    elif name in UNER_FILES:
        names, covered = uner_names(data / "language" / UNER_FILES[name], paragraphs)
        own = [n for n in system.names if n[0] in UNER.values() and _inside(n, covered)]
        scores["Names (UNER: person, place, organization)"] = name_score(names, own)
    return scores


def _inside(name: NamedSpan, covered: Sequence[tuple[int, int]]) -> bool:
    return any(start <= name[1] and name[2] <= end for start, end in covered)


def main() -> None:
    """Measure as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=["ewt-test", "gum-news"])
    parser.add_argument("--gold-words", action="store_true", help="the treebank's words and sentences")
    parser.add_argument("--model", type=Path, help="another model's folder")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for name in args.sets:
        scores = measure(name, args.data, load_model(args.model, threads=1), gold_words=args.gold_words)
        if args.json:
            print(json.dumps({"set": name, **{k: round(s.f1, 2) for k, s in scores.items()}}))
            continue
        print(f"{name} ({'gold words' if args.gold_words else 'raw text'})")
        for measure_name, score in scores.items():
            counts = f"{score.right} right, {score.gold} gold, {score.system} found"
            print(f"  {measure_name:42} {score.f1:6.2f}   ({counts})")


if __name__ == "__main__":
    main()
