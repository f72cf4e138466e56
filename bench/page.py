"""``docs/speed.md`` out of ``bench/results.json``."""

from __future__ import annotations

from typing import Any

TOLD = {
    "reading": "Readout, whole reading",
    "language": "Readout, language part",
    "spacy": "spaCy, language part",
}
_WAYS = {
    (1, 1): "one thread",
    (2, 1): "two threads",
    (1, 2): "two processes of one thread, the reports shared out",
}

_PAGE = """<!-- Made by `make bench`; do not edit. -->

# Speed and memory

`make bench` times, in one run and on the same texts, Readout's whole reading (a text in, its record out), the language
part of it alone, and a spaCy pipeline that does the language part only: words, sentences, tags, trees and names. Each
figure is a process of its own; the rounds take turns and the fastest counts. Sentences are counted by Readout for all
three. Memory is the most that the processes held together; "first report" is from the start of the process to the end
of its first report, imports and loading included.

{machine}

{texts}

{table}

{ratios}

## What it is compared with

The spaCy pipeline has the sizes of spaCy's small English one (hashed embeddings of 96, four convolutions of width 96,
no vectors; the entity recogniser with an encoder of its own) and is trained by `bench/train_spacy.py` on the treebanks
that Readout's own model is trained on. It gives no features, lemmas or quotations, which Readout's language part does.
It gets the texts in batches of four, which suited it best; Readout reads report by report, so that no record hangs on
its neighbours. One spaCy process makes no use of a second thread.{quality}
"""


def page(results: dict[str, Any]) -> str:
    """The page as Markdown."""
    return _PAGE.format(
        machine=_machine(results["machine"]),
        texts=_texts(results["texts"]),
        table=table(results),
        ratios=_ratios(results["times_as_fast_as_spacy"]),
        quality=_quality(results["spacy_quality"]),
    )


def table(results: dict[str, Any]) -> str:
    """The best figures of a run as a Markdown table, which reads well on a terminal too."""
    texts = results["texts"]
    rows: list[tuple[str, ...]] = [
        ("", "run as", "reports/s", "sentences/s", "words/s", "processor s", "peak MiB", "first report s")
    ]
    for f in results["best"]:
        rates = [f"{texts[name] / f['seconds']:.1f}" for name in ("reports", "sentences")]
        way = _WAYS[f["threads"], f["processes"]].split(",")[0]
        rest = (f"{texts['words'] / f['seconds']:.0f}", f"{f['cpu_s']:.1f}", f"{f['peak_mib']:.0f}")
        rows.append((TOLD[f["system"]], way, *rates, *rest, f"{f['first_report_s']:.2f}"))
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(_cells(row, widths)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (w + 2) if i < 2 else "-" * (w + 1) + ":" for i, w in enumerate(widths)) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _cells(row: tuple[str, ...], widths: list[int]) -> list[str]:
    return [c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]


def _machine(noted: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in noted["versions"].items() if version)
    load = f"load average before the run {noted['load_before']}"
    if noted["load_before"] > 0.5:
        load += ": other work ran beside it, so that clock times are too long and processor times fairer"
    return (
        f"Machine: {noted['cpu']}, {noted['cores']} cores, {noted['system']}, "
        f"Python {noted['python']}, {versions}; {load}."
    )


def _texts(noted: dict[str, Any]) -> str:
    counts = f"{noted['reports']} reports, {noted['sentences']} sentences, {noted['words']} words"
    return f"Texts: {counts} ({noted['source']})."


def _ratios(times: dict[str, float]) -> str:
    """Each ratio in a line of its own: above 1 Readout is the faster."""
    if not times:
        return "spaCy was not at hand in this run."
    told = [f"- {name}: {value:.2f}" for name, value in times.items()]
    return "Times as fast as spaCy (above 1, Readout is faster):\n\n" + "\n".join(told)


def _quality(noted: dict[str, float] | None) -> str:
    if noted is None:
        return ""
    told = ", ".join(f"{name.replace('_', ' ')} {value:.1f}" for name, value in noted.items())
    return (
        f"\n\nHow well that pipeline reads, on its own words and sentences (for Readout see scores.md): {told}."
        " Its figures are those of few epochs; more of them change how well it reads, not how fast."
    )
