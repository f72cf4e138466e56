"""``readout times``: the date expressions of reports, with spans and TIMEX3 values."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import click

from readout.analysis.analyze import analyze
from readout.coder import Coder
from readout.errors import ReportError
from readout.face.cli.reports import Reports, report_arguments
from readout.face.cli.screen import console, print_json, print_table, print_text
from readout.record.json import to_json
from readout.record.outlook import find_report_dates
from readout.record.times import TimeExpression
from readout.report.model import Report

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("times")
@report_arguments
@click.option(
    "--as-of",
    type=DAY,
    metavar="DATE",
    help="The day from which to count (YYYY-MM-DD); by default the report's own.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per report.")
def command(
    read: Reports,
    *,
    as_of: datetime | None,
    as_json: bool,
) -> None:
    """Print the date expressions of reports and the days that they stand for."""
    coder, screen = Coder(), console()
    for report in read:
        day = as_of.date() if as_of else report.day
        if day is None:
            read.fail(
                ReportError(report.origin, "says no day to count from; give one with --as-of YYYY-MM-DD")
            )
            continue
        found = read.attempt(partial(times_of, day=day, coder=coder), report)
        if found is None:
            continue
        if as_json:
            told = {"id": report.id, "origin": report.origin}
            print_json({"report": told, "as_of": day.isoformat(), "times": to_json(found)})
            continue
        print_text(f"{report.headline or report.origin}  (as of {day.isoformat()})")
        rows = [
            (
                f"{t.span.start}-{t.span.end}",
                " ".join(t.words.split()),
                t.type,
                t.value,
                _interval(t),
                t.mod or "",
            )
            for t in found
        ]
        print_table(("span", "words", "type", "value", "days", "mod"), rows, screen)
    read.finish()


def times_of(report: Report, *, day: date, coder: Coder) -> list[TimeExpression]:
    """The date expressions of the whole text, as its verbs look; spans point into the text as received."""
    return find_report_dates(analyze(report, model=coder.model), day=day)


def _interval(found: TimeExpression) -> str:
    first = found.start.isoformat() if found.start else ""
    last = found.end.isoformat() if found.end else ""
    return first if first == last else f"{first}..{last}"
