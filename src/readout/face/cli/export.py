"""``readout export``: reports or their records in, the formats of others out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from readout.coder import Coder
from readout.errors import ReportError
from readout.face.cli.reports import Reports, actors_option, report_arguments
from readout.face.cli.screen import print_lines_as_they_are
from readout.knowledge.older import ONTOLOGIES, PLOVER
from readout.record.coding import Coding
from readout.record.model import Status
from readout.store.export import FORMATS, chosen, export, export_lines
from readout.store.export.format import Choice
from readout.store.records import read_records

STATUSES = [one.value for one in Status]


@click.command("export")
@report_arguments
@actors_option
@click.option(
    "--format",
    "format_",
    required=True,
    type=click.Choice(list(FORMATS)),
    help="What to write; docs/exports.md tells the columns of each.",
)
@click.option(
    "--ontology",
    default=PLOVER,
    show_default=True,
    type=click.Choice(ONTOLOGIES),
    help="Whose names of event types (of polecat, csv and parquet).",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    metavar="STATUS",
    help=f"Only events of this status ({', '.join(STATUSES)}); may be given several times. "
    "By default polecat, petrarch and icews have those that happened or are ongoing, ics those that are planned, "
    "and the others all.",
)
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="FILE", help="Write into FILE, not to standard output."
)
def command(
    read: Reports,
    *,
    actors: Path | None,
    format_: str,
    ontology: str,
    statuses: tuple[str, ...],
    to: Path | None,
) -> None:
    """Write the events of reports in a format that others read.

    REPORT may also be a file of records, as `readout read --json` or `--jsonl` prints them: they are not coded again.
    """
    choice = chosen(format_, ontology=ontology, statuses=statuses)
    codings = read_codings(read, Coder(actors=actors))
    if to is not None:
        read.progress.alone = True
        for note in export(codings, format=format_, to=to, ontology=ontology, statuses=statuses).notes:
            tell(read, note)
    else:
        choice = Choice(choice.statuses, choice.ontology, partial(tell, read))
        print_lines_as_they_are(export_lines(codings, format=format_, choice=choice))
    read.finish()


def read_codings(read: Reports, coder: Coder) -> Iterator[Coding]:
    """The codings of the arguments, in their order: records as they are, and reports coded."""
    for argument in read.arguments:
        records = read_records(read.source(argument), origin=read.origin(argument))
        if records is None:
            for report in read.reports_of(argument):
                coding = read.attempt(coder.code, report)
                if coding is not None:
                    yield coding
            continue
        for one in records:
            read.progress.report()
            if isinstance(one, ReportError):
                read.fail(one)
            else:
                yield one
        read.progress.file()


def tell(read: Reports, note: str) -> None:
    """Says on standard error what was left out."""
    read.progress.say(f"readout: note: {note}")
    sys.stderr.flush()
