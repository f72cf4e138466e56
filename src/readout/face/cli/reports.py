"""What the commands share: the reports named on the command line, read one after another.

One report that cannot be read is a message on standard error and a count; the others go on.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any, TypeVar

import click

from readout.errors import ReadoutError, ReportError, UsageError
from readout.report import FieldMap, read_reports
from readout.report.model import Report

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")
STDIN = "-"
SOME_FAILED = 1  # the exit code when a report failed

published_option = click.option(
    "--published", metavar="DATE", help="When the reports were published (YYYY-MM-DD), if they do not say."
)
fields_option = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME=KEY",
    help=f"Of JSON Lines: KEY holds NAME, one of {', '.join(one.name for one in fields_of(FieldMap))}.",
)
actors_option = click.option(
    "--actors",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own actors, CSV or PETRARCH dictionary; they go before the bundled ones.",
)


def report_arguments(function: F) -> F:
    """Adds what every command that reads reports takes: REPORT..., --published and --field."""
    options = published_option(fields_option(function))
    return click.argument("reports", nargs=-1, required=True, metavar="REPORT...")(options)


class Reports:
    """The reports that the arguments name; ``failed`` counts those that could not be read.

    ``fields`` are ``NAME=KEY`` for JSON Lines. Iterate over it, call :meth:`fail` for a report that fails
    later, and :meth:`finish` in the end. Raises UsageError for what cannot work.
    """

    def __init__(
        self, arguments: tuple[str, ...], *, published: str | None = None, fields: tuple[str, ...] = ()
    ) -> None:
        if arguments.count(STDIN) > 1:
            raise UsageError("standard input (-) can be read only once")
        self.arguments = arguments
        self.published = published
        self.mapping = field_map(fields)
        self.failed = 0

    def __iter__(self) -> Iterator[Report]:
        for argument in self.arguments:
            for item in self._guarded(argument):
                if isinstance(item, ReportError):
                    self.fail(item)
                else:
                    yield item

    def _guarded(self, argument: str) -> Iterator[Report | ReportError]:
        """The reports of one argument; a fault of our own while reading it must not lose the next ones."""
        try:
            yield from self._read(argument)
        except ReadoutError:
            raise
        except Exception as error:  # noqa: BLE001  (the boundary of one argument)
            yield _own_fault(argument, error)

    def _read(self, argument: str) -> Iterator[Report | ReportError]:
        stdin = argument == STDIN
        source = sys.stdin.buffer.read() if stdin else Path(argument)
        origin = "<standard input>" if stdin else argument
        return read_reports(source, published=self.published, mapping=self.mapping, origin=origin)

    def fail(self, error: ReportError) -> None:
        """Counts a report that failed and says why on standard error."""
        self.failed += 1
        click.echo(f"readout: {error}", err=True)

    def attempt(self, work: Callable[[Report], T], report: Report) -> T | None:
        """What ``work`` makes of a report, or None when it failed, which is counted and told.

        A fault of our own in one report must not lose the others, so anything that work raises is caught,
        but for wrong use.
        """
        try:
            return work(report)
        except ReportError as error:
            self.fail(error)
        except ReadoutError:
            raise
        except Exception as error:  # noqa: BLE001  (the boundary of one report)
            self.fail(_own_fault(report.origin, error))
        return None

    def finish(self) -> None:
        """Ends the command with code 1 if any report failed."""
        if self.failed:
            sys.exit(SOME_FAILED)


def _own_fault(origin: str, error: Exception) -> ReportError:
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    what = f"a fault of Readout's own, {type(error).__name__} in {where}: {error}; please tell us"
    return ReportError(origin, what)


def field_map(fields: tuple[str, ...]) -> FieldMap | None:
    """The field map of ``NAME=KEY`` words, or None where there are none. Raises UsageError for a wrong one.

    >>> field_map(("text=body",)).text
    'body'
    """
    known = {one.name for one in fields_of(FieldMap)}
    parted = [word.partition("=") for word in fields]
    for name, sign, key in parted:
        if name not in known or not sign or not key:
            raise UsageError(
                f"--field {name}{sign}{key}: write NAME=KEY, NAME one of {', '.join(sorted(known))}"
            )
    return FieldMap(**{name: key for name, _, key in parted}) if fields else None
