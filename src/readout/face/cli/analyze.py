"""``readout analyze``: the language layer of reports, as CoNLL-U."""

from __future__ import annotations

from typing import Any

import click

from readout.analysis.analyze import analyze
from readout.analysis.conllu import format_conllu
from readout.analysis.model import Analysis
from readout.face.cli.reports import Reports, report_arguments
from readout.face.cli.screen import print_json, print_text
from readout.record.json import to_json


@click.command("analyze")
@report_arguments
@click.option("--json", "as_json", is_flag=True, help="One JSON object per report instead of CoNLL-U.")
def command(
    read: Reports,
    *,
    as_json: bool,
) -> None:
    """Print sentences, words, heads and names of reports as CoNLL-U."""
    for report in read:
        analysis = read.attempt(analyze, report)
        if analysis is None:
            continue
        if as_json:
            print_json(analysis_to_json(analysis))
        else:
            print_text(format_conllu(analysis), end="")
    read.finish()


def analysis_to_json(analysis: Analysis) -> dict[str, Any]:
    """The sentences with their words and names; spans point into the text as received."""
    sentences = [
        {"span": to_json(sentence.span), "tokens": to_json(sentence.tokens), "names": to_json(sentence.names)}
        for sentence in analysis.sentences
    ]
    report = analysis.report
    return {
        "report": {"id": report.id, "origin": report.origin, "text": report.text},
        "sentences": sentences,
        "quotes": to_json(analysis.quotes),
    }
