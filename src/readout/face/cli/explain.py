"""``readout explain``: how one record of a report came about."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from readout.coder import Coder
from readout.errors import UsageError
from readout.face.cli.reports import SOME_FAILED, Reports, actors_option, fields_option, published_option
from readout.face.cli.screen import print_json, print_text
from readout.record.coding import Coding, Explanation
from readout.record.json import to_json


@click.command("explain")
@click.argument("report", metavar="REPORT")
@click.argument("id_", metavar="ID")
@published_option
@fields_option
@actors_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(
    report: str,
    id_: str,
    *,
    published: str | None,
    fields: tuple[str, ...],
    actors: Path | None,
    as_json: bool,
) -> None:
    """Print how the record ID of REPORT came about: stage, rule or row or score, and the words.

    ID is a record's id or its beginning, as `readout read` prints it.
    """
    read = Reports((report,), published=published, fields=fields)
    coder = Coder(actors=actors)
    codings = [coding for one in read if (coding := read.attempt(coder.code, one)) is not None]
    if not codings:
        sys.exit(SOME_FAILED)
    found = _find(codings, id_)
    if as_json:
        print_json(to_json(found))
    else:
        print_text(tell(found))
    read.finish()


def _find(codings: list[Coding], id_: str) -> Explanation:
    """The one record with this id among the reports of a file. Raises UsageError when there is no such one."""
    holders = [one for one in codings if any(record.id.startswith(id_) for record in one.records)]
    if len(holders) > 1:
        raise UsageError(
            f"{len(holders)} reports hold a record whose id begins with {id_!r}; give more of it"
        )
    return (holders or codings)[0].explain(id_)


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
