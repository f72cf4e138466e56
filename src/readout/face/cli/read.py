"""``readout read``: reports in, records out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from readout.coder import Coder
from readout.face.cli.reports import Reports, actors_option, report_arguments
from readout.face.cli.screen import columns, console, print_json, print_styled
from readout.knowledge.ontology import load_ontology
from readout.record.coding import Coding
from readout.record.model import Status
from readout.record.printing import print_lines

TYPES = [one.name for one in load_ontology().types]
STATUSES = [one.value for one in Status]


@click.command("read")
@report_arguments
@actors_option
@click.option(
    "--only",
    "types",
    multiple=True,
    type=click.Choice(TYPES, case_sensitive=False),
    metavar="TYPE",
    help="Only events of this type (CONSULT, AGREE, ...); may be given several times.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    metavar="STATUS",
    help=f"Only events of this status ({', '.join(STATUSES)}); may be given several times.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per report, indented.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object per report, each on one line.")
def command(
    read: Reports,
    *,
    actors: Path | None,
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    as_json: bool,
    as_jsonl: bool,
) -> None:
    """Read reports and print their records.

    For people, in colour where the terminal has it: who, what happened, who said what, what is owed, who
    stands where, each with the words that say it. With --json, the contract that docs/record.md describes.
    """
    coder, screen = Coder(actors=actors), console()
    told = 0
    for report in read:
        coding = read.attempt(coder.code, report)
        if coding is None:
            continue
        coding = select(coding, types=types, statuses=statuses)
        if as_json or as_jsonl:
            print_json(coding.to_json(), one_line=as_jsonl)
            continue
        if told:
            click.echo("\n" + "─" * columns(screen) + "\n")
        print_styled(
            print_lines(coding, width=columns(screen), quote_chars=coder.settings.quote_chars), screen
        )
        told += 1
    read.finish()


def select(coding: Coding, *, types: tuple[str, ...], statuses: tuple[str, ...]) -> Coding:
    """The coding with only the events of these types and statuses (of all where none are named)."""
    chosen = tuple(
        event
        for event in coding.events
        if (not types or event.type in types) and (not statuses or event.status.value in statuses)
    )
    return replace(coding, events=chosen)
