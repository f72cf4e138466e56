"""``readout relate``: what one party does to another, for sentences whose parties the reader brings."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from readout.analysis.infer import load_model
from readout.errors import ReadoutError, UsageError
from readout.face.cli.reports import STDIN
from readout.knowledge.older import ONTOLOGIES, PLOVER
from readout.record.relations import Pair, find_pair, read_marked, relate_pairs
from readout.report.decode import decode

ADDED = ("type", "quad", "score")
MARKED, APART = "marked_sentence", ("sentence", "source", "target")


@click.command("relate")
@click.argument("pairs", metavar="PAIRS")
@click.option(
    "--ontology",
    type=click.Choice(ONTOLOGIES),
    default=PLOVER,
    show_default=True,
    help="Whose names types have.",
)
def command(pairs: str, *, ontology: str) -> None:
    """Add to each row of PAIRS what its source does to its target.

    PAIRS is a table with tabs and a header (or commas, if its name ends in .csv; - is standard input). It has a
    column marked_sentence, with <s>..</s> about the source and <t>..</t> about the target, or the columns
    sentence, source and target. All columns are kept; type, quad and score are added: a PLOVER type or
    none, its quad class, and the probability of the type.
    """
    separator = "," if pairs.lower().endswith(".csv") else "\t"
    rows = csv.DictReader(io.StringIO(_text(pairs), newline=""), delimiter=separator)
    columns = list(rows.fieldnames or ())
    if MARKED not in columns and not set(APART) <= set(columns):
        raise UsageError(f"{pairs}: needs a column {MARKED}, or the columns {', '.join(APART)}")
    out = csv.writer(sys.stdout, delimiter=separator, lineterminator="\n")
    out.writerow([*columns, *ADDED])
    failed = 0
    for number, row in enumerate(rows, 2):
        try:
            answer = _answer(_pair(row), ontology)
        except ReadoutError as bad:
            failed += 1
            click.echo(f"readout: {pairs}, row {number}: {bad}", err=True)
            answer = ["", "", ""]
        out.writerow([*(row[c] or "" for c in columns), *answer])
    if failed:
        click.echo(f"readout: {failed} rows could not be read; their type is empty", err=True)
        sys.exit(1)


def _text(pairs: str) -> str:
    """The table as text. Raises ``UsageError`` where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if pairs == STDIN else Path(pairs).read_bytes()
    except OSError as bad:
        raise UsageError(f"{pairs}: cannot be opened ({bad.strerror or bad})") from bad
    return decode(data, origin=pairs)[0].removeprefix("\ufeff")


def _pair(row: dict[str, str]) -> Pair:
    marked = row.get(MARKED)
    if marked:
        return read_marked(marked)
    return find_pair(*(row.get(column) or "" for column in APART))


def _answer(pair: Pair, ontology: str) -> list[str]:
    relation = relate_pairs([pair], load_model(), ontology=ontology)[0]
    return [relation.type, relation.quad, f"{relation.score:.4f}"]
