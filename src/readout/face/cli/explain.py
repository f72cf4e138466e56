"""``readout explain``: how one record of a report came about."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from readout.coder import Coder
from readout.errors import UsageError
from readout.face.cli.reports import (
    SOME_FAILED,
    Reports,
    actors_option,
    fields_option,
    max_chars_option,
    published_option,
)
from readout.face.cli.screen import print_json, print_text
from readout.record.coding import Coding
from readout.record.explaining import Explanation
from readout.record.json import to_json


@click.command("explain")
@click.argument("report", metavar="REPORT")
@click.argument("id_", metavar="ID")
@published_option
@fields_option
@max_chars_option
@actors_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(
    report: str,
    id_: str,
    *,
    published: str | None,
    fields: tuple[str, ...],
    max_report_chars: int,
    actors: Path | None,
    as_json: bool,
) -> None:
    """Print how the record ID of REPORT came about: stage, rule or row or score, and the words.

    ID is a record's id or its beginning, as `readout read` prints it; of actors and matters, the id of the JSON or
    the name.
    """
    read = Reports((report,), published=published, fields=fields, max_report_chars=max_report_chars)
    coder = Coder(actors=actors)
    codings = [coding for one in read if (coding := read.attempt(coder.code, one)) is not None]
    if not codings:
        sys.exit(SOME_FAILED)
    for number, found in enumerate(_find(codings, id_)):
        if as_json:
            print_json(to_json(found))
        else:
            print_text(("\n" if number else "") + tell(found))
    read.finish()


def _find(codings: list[Coding], id_: str) -> list[Explanation]:
    """The one record with this id among the reports of a file; an actor or matter once for each that names it.

    Raises UsageError when there is no such one, or when reports have different ones.
    """
    holders = [one for one in codings if one.named(id_)]
    if len({record.id for one in holders for record in one.named(id_)}) > 1 and len(holders) > 1:
        raise UsageError(
            f"{len(holders)} reports hold a record whose id begins with {id_!r}; give more of it"
        )
    return [one.explain(id_) for one in holders or codings[:1]]


def tell(found: Explanation) -> str:
    """An explanation in words."""
    lines = [
        f"{found.stage} {found.id}: {found.what}",
        f"  decided by  {found.decided_by or 'nothing recorded'}",
        f"  score       {'none' if found.score is None else format(found.score, '.3f')}",
        *(f"  because     {reason}" for reason in found.reasons),
        *(f"  told by     {one}" for one in found.told_by),
        *(f"  words       {e.span.start}-{e.span.end}: “{' '.join(e.quote.split())}”" for e in found.words),
    ]
    return "\n".join(lines)
