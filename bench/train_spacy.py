"""The pipeline that Readout's speed is compared with: ``python -m bench.train_spacy`` (about 12 minutes, two cores).

A spaCy pipeline (tagger, parser, entity recogniser) with the sizes of spaCy's small English one, trained on what
Readout's own model is trained on: EWT train and the free genres of GUM train, names by ``training/entities.py``
(GUM only: EWT annotates none). As in the small English pipeline, tagger and parser share one encoder and the
entity recogniser has its own; so the two parts train at the same time, each on its core. Nothing is downloaded.
The pipeline is written to ``bench/.cache`` and not committed; how well it reads is in its ``meta.json``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import filter_spans
from spacy.vocab import Vocab
from thinc.api import Config

from training.conllu import GoldSentence, read_paragraphs
from training.entities import read_mentions, sentence_names
from training.examples import EXCLUDED_DOCUMENTS, GUM_GENRES

CACHE = Path(__file__).parent / ".cache" / "spacy"
SEED = 1
#: Sizes of en_core_web_sm 3.8 (its config.cfg): hashed embeddings of 96, four convolutions of width 96, no vectors.
ENCODER = """
@architectures = "spacy.Tok2Vec.v2"
[{at}.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = {attrs}
rows = {rows}
include_static_vectors = false
[{at}.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
"""
SYNTAX = (
    """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "parser"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]"""
    + ENCODER.format(
        at="components.tok2vec.model",
        attrs='["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]',
        rows="[5000, 1000, 2500, 2500, 50, 50]",
    )
    + """
[components.tagger]
factory = "tagger"
[components.tagger.model]
@architectures = "spacy.Tagger.v2"
[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
"""
)
NAMES = """
[nlp]
lang = "en"
pipeline = ["ner"]
[components]
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]""" + ENCODER.format(
    at="components.ner.model.tok2vec",
    attrs='["NORM", "PREFIX", "SUFFIX", "SHAPE"]',
    rows="[5000, 1000, 2500, 2500]",
)


def gold_doc(vocab: Vocab, sentences: Sequence[GoldSentence], *, entities: bool) -> Doc:
    """A paragraph of a treebank as spaCy's document; without ``entities`` its names are unknown, not absent."""
    words, spaces, tags, heads, deps, starts = [], [], [], [], [], []
    names: list[tuple[str, int, int]] = []
    for sentence in sentences:
        base = len(words)
        for at, row in enumerate(sentence.rows):
            words.append(row.form)
            spaces.append(row.space_after)
            tags.append(row.xpos)
            heads.append(base + (row.head if row.head >= 0 else at))
            deps.append("ROOT" if row.head < 0 else row.deprel)
            starts.append(at == 0)
        if entities:
            found = sentence_names(sentence.rows, read_mentions(sentence.rows))
            names += [(kind, base + first, base + last) for kind, first, last in found]
    doc = Doc(vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps)
    for token, start in zip(doc, starts, strict=True):
        if start and not token.is_sent_start:
            raise ValueError(f"a sentence's start was lost: {token}")
    if entities:
        doc.set_ents(filter_spans([Span(doc, first, last, kind) for kind, first, last in names]))
    else:
        doc.set_ents([], missing=[doc[:]])
    return doc


def gold_docs(vocab: Vocab, paths: Iterable[Path]) -> Iterator[Doc]:
    """The paragraphs of the treebanks' files as documents."""
    for path in paths:
        entities = path.name.startswith("gum")
        for paragraph in read_paragraphs(path):
            if not paragraph.document.startswith(EXCLUDED_DOCUMENTS):
                yield gold_doc(vocab, paragraph.sentences, entities=entities)


def new_pipeline(config: str) -> Language:
    """The untrained pipeline of a configuration."""
    return spacy.util.load_model_from_config(Config().from_str(config), auto_fill=True)


def train(nlp: Language, paths: Sequence[Path], *, minutes: float, epochs: int, label: str) -> Language:
    """The pipeline trained for some epochs, or until the time is used up (the rate falls to nothing by then).

    One that was trained before is trained on.
    """
    rng = random.Random(SEED)
    spacy.util.fix_random_seed(SEED)
    docs = list(gold_docs(nlp.vocab, paths))
    if nlp.meta.get("performance"):
        optimizer = nlp.resume_training()
    else:
        optimizer = nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc) for doc in docs])
    words, begun = sum(map(len, docs)), time.monotonic()
    done, used = 0, 0.0
    # Small batches first, as the small English pipeline's own configuration has it: 100 to 1000 words.
    sizes = (min(1000.0, 100 * 1.001**step) for step in count())
    for epoch in range(epochs):
        rng.shuffle(docs)
        losses: dict[str, float] = {}
        examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
        for batch in minibatch_by_words(examples, size=sizes, tolerance=0.2):
            used = max((time.monotonic() - begun) / (60 * minutes), done / (words * epochs))
            if used >= 1:
                break
            optimizer.learn_rate = 0.001 * min(1.0, 2 * (1 - used))
            nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses)
            done += sum(len(example) for example in batch)
        told = {name: round(float(loss) / words, 4) for name, loss in losses.items()}
        print(f"{label} epoch {epoch + 1}: {time.monotonic() - begun:.0f} s, loss a word {told}", flush=True)
        if used >= 1:
            break
    with nlp.use_params(optimizer.averages):
        averaged = nlp.to_bytes()
    return nlp.from_bytes(averaged)


def quality(nlp: Language, folder: Path) -> dict[str, float]:
    """How the pipeline reads EWT dev (its own words and sentences) and the names of GUM dev, in per cent."""
    sets = {
        "ewt_dev": [folder / "ewt_dev.conllu.gz"],
        "gum_dev": [folder / f"gum_dev_{genre}.free.conllu.gz" for genre in GUM_GENRES if genre != "news"],
    }
    figures: dict[str, float] = {}
    for name, paths in sets.items():
        gold = list(gold_docs(nlp.vocab, paths))
        scores: dict[str, Any] = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
        keys = {"tag_acc": "xpos", "dep_uas": "uas", "dep_las": "las", "sents_f": "sentences"}
        keys |= {"ents_f": "names"} if name == "gum_dev" else {}
        figures |= {f"{name}_{ours}": round(100 * scores[key], 2) for key, ours in keys.items()}
    return figures


def _train_names(paths: Sequence[Path], minutes: float, epochs: int, out: Path) -> None:
    train(new_pipeline(NAMES), paths, minutes=minutes, epochs=epochs, label="names").to_disk(out)


def make(data: Path, out: Path = CACHE, *, minutes: float = 12, epochs: int = 15) -> dict[str, float]:
    """Train the pipeline, write it to ``out``, and return how well it reads. Raises SystemExit without the data.

    If ``out`` holds one already, its tagger and parser are trained on.
    """
    gum = [data / f"language/gum_train_{genre}.free.conllu.gz" for genre in GUM_GENRES]
    treebanks = [data / "language/ewt_train.conllu.gz", *gum]
    if missing := [path for path in treebanks if not path.is_file()]:
        raise SystemExit(
            f"{missing[0]}: not found; --data names the folder that training/README.md describes"
        )
    with tempfile.TemporaryDirectory() as folder:
        if (out / "config.cfg").is_file():
            nlp = train(_syntax_of(out), treebanks, minutes=minutes, epochs=epochs, label="syntax")
            names = spacy.load(out)
        else:
            names_at = Path(folder) / "names"
            beside = multiprocessing.get_context("spawn").Process(
                target=_train_names, args=(gum, minutes, 2 * epochs, names_at)
            )
            beside.start()
            nlp = train(new_pipeline(SYNTAX), treebanks, minutes=minutes, epochs=epochs, label="syntax")
            beside.join()
            if beside.exitcode:
                raise SystemExit("training of the entity recogniser failed; what it said stands above")
            names = spacy.load(names_at)
        nlp.add_pipe("ner", source=names)
    nlp.meta["performance"] = figures = quality(nlp, data / "language")
    nlp.to_disk(out)
    return figures


def _syntax_of(trained: Path) -> Language:
    """Tagger and parser of a trained pipeline."""
    return spacy.load(trained, exclude=["ner"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=CACHE)
    parser.add_argument("--minutes", type=float, default=12, help="at most, for the training itself")
    parser.add_argument("--epochs", type=int, default=15)
    args = parser.parse_args()
    print(make(args.data, args.out, minutes=args.minutes, epochs=args.epochs))


if __name__ == "__main__":
    main()
