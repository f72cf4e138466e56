"""Words and sentences on raw text against gold treebanks, by the definitions of the CoNLL 2018 shared task.

Run ``python -m eval.tokens FILE.conllu.gz ...`` (any UD files; training/README.md says where they come from).
Sentences are ours by the rules alone, and with ``--model`` also with the bundled model's word on uncertain places.
``--errors N`` prints the N commonest differences.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.conll import Score, ScoredWord, align
from readout.analysis.analyze import analyze
from readout.analysis.conllu import ConlluSentence, parse_conllu
from readout.analysis.sentences import decide, sentence_starts
from readout.analysis.tokens import tokenize
from readout.report.model import Block, BlockKind, Report
from readout.spans import Span, SpanMap

Spans = set[tuple[int, int]]


def word_at(form: str, start: int, end: int, *, fused: bool) -> ScoredWord:
    """A word of which only the place counts. Places are characters of the paragraph, blanks counted."""
    return ScoredWord(start, end, form, "_", "_", "_", "_", -1, "_", fused)


@dataclass(frozen=True)
class Paragraph:
    """A gold paragraph: its text, its words, and the characters of its sentences."""

    text: str
    words: list[ScoredWord]
    sentences: Spans


def read_gold(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a treebank: sentences joined by one blank where the file does not say SpaceAfter=No."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        group: list[ConlluSentence] = []
        for sentence in parse_conllu(lines, where=str(path)):
            if group and (sentence.new_document or sentence.new_paragraph):
                yield _paragraph(group)
                group = []
            group.append(sentence)
        if group:
            yield _paragraph(group)


def _paragraph(group: Sequence[ConlluSentence]) -> Paragraph:
    text, words, sentences = "", list[ScoredWord](), set()
    for sentence in group:
        first, fused, multi = len(text), False, (0, 0)
        for word in sentence.words:
            if word.surface is not None:  # a multiword token begins: its words share these characters
                multi = (len(text), len(text) + len(word.surface))
                text += word.surface
            if fused or word.surface is not None:
                words.append(word_at(word.form, *multi, fused=True))
            else:
                words.append(word_at(word.form, len(text), len(text) + len(word.form), fused=False))
                text += word.form
            fused = word.fused
            text += " " * word.space_after
        sentences.add((first, words[-1].end))
    return Paragraph(text.rstrip(" "), words, sentences)


def our_words(text: str) -> list[ScoredWord]:
    """Our words of a paragraph."""
    found, words = list[ScoredWord](), tokenize(text)
    first = 0
    while first < len(words):
        last = first
        while words[last].fused:
            last += 1
        start, end = words[first].start, words[last].end
        found += [word_at(word.form, start, end, fused=last > first) for word in words[first : last + 1]]
        first = last + 1
    return found


def sentences_by_rules(text: str) -> Spans:
    """Our sentences of a paragraph, by the rules alone."""
    words = tokenize(text)
    begins = [i for i, verdict in enumerate(sentence_starts(words)) if decide(verdict)]
    return {
        (words[a].start, words[b - 1].end) for a, b in zip(begins, [*begins[1:], len(words)], strict=True)
    }


def sentences_with_model(texts: Sequence[str]) -> list[Spans]:
    """Our sentences of each paragraph, the model deciding where the rules are not sure."""
    blocks, at = list[Block](), 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(text))))
        at += len(text) + 2
    whole = "\n\n".join(texts)
    report = Report("gold", whole, whole, SpanMap.identity(len(whole)), tuple(blocks))
    found: list[Spans] = [set() for _ in texts]
    for sentence in analyze(report).sentences:
        start = blocks[sentence.block].span.start
        found[sentence.block].add((sentence.span.start - start, sentence.span.end - start))
    return found


def measure(path: Path, differences: Counter[str], *, model: bool) -> str:
    """One line of figures for a treebank; ``differences`` collects what was cut otherwise."""
    paragraphs = list(read_gold(path))
    right = ours = 0
    for paragraph in paragraphs:
        words = our_words(paragraph.text)
        right, ours = right + len(align(paragraph.words, words)), ours + len(words)
        _differ(paragraph, words, differences)
    gold = sum(len(p.words) for p in paragraphs)
    found = [sentences_by_rules(p.text) for p in paragraphs]
    line = f"{path.name}: words {Score(right, gold, ours).f1:.2f} of {gold}"
    line += f"; sentences by rules {_sentence_f1(paragraphs, found)}"
    if model:
        found = sentences_with_model([p.text for p in paragraphs])
        line += f", with model {_sentence_f1(paragraphs, found)}"
    for paragraph, sentences in zip(paragraphs, found, strict=True):
        _differ_in_sentences(paragraph, sentences, differences)
    return line


def _sentence_f1(paragraphs: list[Paragraph], found: list[Spans]) -> str:
    right = sum(len(p.sentences & ours) for p, ours in zip(paragraphs, found, strict=True))
    gold = sum(len(p.sentences) for p in paragraphs)
    return f"{Score(right, gold, sum(map(len, found))).f1:.2f} of {gold}"


def _differ_in_sentences(paragraph: Paragraph, ours: Spans, differences: Counter[str]) -> None:
    ends, our_ends = ({end for _, end in spans} for spans in (paragraph.sentences, ours))
    for kind, places in (("missed end", ends - our_ends), ("wrong end", our_ends - ends)):
        for end in places:
            before, after = paragraph.text[max(end - 30, 0) : end], paragraph.text[end : end + 30]
            differences[f"{kind}: {before!r} | {after!r}"] += 1


def _differ(paragraph: Paragraph, ours: list[ScoredWord], differences: Counter[str]) -> None:
    missed = sorted({(w.start, w.end) for w in paragraph.words} - {(w.start, w.end) for w in ours})
    for start, end in missed:
        cover = [w.form for w in ours if w.start < end and start < w.end]
        differences[f"gold {paragraph.text[start:end]!r}, ours {cover}"] += 1


def main() -> None:
    """Print one line per file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    for path in options.files:
        differences: Counter[str] = Counter()
        print(measure(path, differences, model=options.model))
        for text, count in differences.most_common(options.errors):
            print(f"  {count:4} {text}")


if __name__ == "__main__":
    main()
