"""One measured process: ``python -m bench.worker SYSTEM TEXTS`` loads a system, waits for a line, reads the texts.

``bench.speed`` starts it. It prints a line of JSON when the system is loaded and warm, and one when all is read.
Times are in seconds, of the clock and of the processor (all threads); memory is the most that was held, in MiB.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from bench.texts import Text

#: Reads all the texts and says how many sentences it saw. Each system is imported only where it is measured: what the
#: others hold in memory, and how long they take to import, is not its own.
Reader = Callable[[Sequence[Text]], int]


def reading(threads: int) -> Reader:
    """Readout, all of it: the report's layout, its language, parties, times, statements, events, commitments."""
    readout, read_report = import_module("readout"), import_module("readout.report.read").read_report
    coder = readout.Coder(settings=readout.Settings(threads=threads))

    def read(texts: Sequence[Text]) -> int:
        for text in texts:
            coder.code(read_report(text.text, published=text.published, origin=text.name))
        return 0  # a Coding does not hold its sentences: the language part counts them

    return read


def language(threads: int) -> Reader:
    """Readout's language part alone: words, sentences, tags, features, lemmas, trees, names, quotations."""
    analyze = import_module("readout.analysis.analyze").analyze
    read_report = import_module("readout.report.read").read_report
    model = import_module("readout.analysis.infer").load_model(threads=threads)

    def read(texts: Sequence[Text]) -> int:
        reports = (read_report(text.text, published=text.published, origin=text.name) for text in texts)
        return sum(len(analyze(report, model=model).sentences) for report in reports)

    return read


def spacy_pipeline(_: int) -> Reader:
    """The spaCy pipeline: words, sentences, tags, trees, names, in the batches that were fastest for it.

    Of 1, 4, 16, 64 and 256 texts at a time, 4 was the fastest on two cores, and 256, spaCy's own choice, held
    three times the memory.
    """
    nlp = import_module("spacy").load(Path(__file__).parent / ".cache" / "spacy")

    def read(texts: Sequence[Text]) -> int:
        return sum(sum(1 for _ in doc.sents) for doc in nlp.pipe((text.text for text in texts), batch_size=4))

    return read


SYSTEMS = {"reading": reading, "language": language, "spacy": spacy_pipeline}


def peak_memory() -> float:
    """The most memory that this process held so far, in MiB (Linux counts in KiB, macOS in bytes)."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def say(**values: float) -> None:
    print(json.dumps(values), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("texts", type=Path, help="JSON: a list of [name, published, text]")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--part", default="0/1", help="i/n: every n-th text from number i")
    args = parser.parse_args()
    number, parts = (int(n) for n in args.part.split("/"))
    texts = [Text(*row) for row in json.loads(args.texts.read_text(encoding="utf-8"))]
    begun = time.perf_counter()
    read = SYSTEMS[args.system](args.threads)
    read(texts[:1])
    first = time.perf_counter() - begun
    read(texts[1:4])
    say(first_report_s=first)
    if not sys.stdin.readline():
        return  # nobody waits for the figures any more
    wall, used = time.time(), time.process_time()
    sentences = read(texts[number::parts])
    cpu, end = time.process_time() - used, time.time()
    say(begin=wall, end=end, cpu_s=cpu, peak_mib=peak_memory(), sentences=sentences)


if __name__ == "__main__":
    main()
