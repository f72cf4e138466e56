"""What the commands share: the reports named on the command line, read one after another.

One report that cannot be read is a message on standard error and a count; the others go on.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from readout.errors import ReadoutError, ReportError, UsageError
from readout.face.cli.progress import Progress
from readout.report import FieldMap, read_reports
from readout.report.model import Report
from readout.settings import DEFAULTS

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


max_chars_option = click.option(
    "--max-report-chars",
    type=click.IntRange(min=1),
    metavar="N",
    default=DEFAULTS.max_report_chars,
    show_default=True,
    help="The most characters that one report may have; a longer one is an error.",
)


def report_arguments(function: F) -> F:
    """Adds what every command that reads reports takes: REPORT..., --published, --field and --max-report-chars.

    The command gets them as one argument, the ``Reports`` that they name.
    """

    @wraps(function)
    def command(
        *,
        reports: tuple[str, ...],
        published: str | None,
        fields: tuple[str, ...],
        max_report_chars: int,
        **others: Any,
    ) -> Any:
        read = Reports(reports, published=published, fields=fields, max_report_chars=max_report_chars)
        try:
            return function(read, **others)
        finally:
            read.progress.stop()

    options = published_option(fields_option(max_chars_option(command)))
    argument = click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
    return cast(F, argument(options))


class Reports:
    """The reports that the arguments name; ``failed`` counts those that could not be read.

    ``fields`` are ``NAME=KEY`` for JSON Lines. Iterate over it, call :meth:`fail` for a report that fails
    later, and :meth:`finish` in the end. Raises UsageError for what cannot work.
    """

    def __init__(
        self,
        arguments: tuple[str, ...],
        *,
        published: str | None = None,
        fields: tuple[str, ...] = (),
        max_report_chars: int = DEFAULTS.max_report_chars,
    ) -> None:
        if arguments.count(STDIN) > 1:
            raise UsageError("standard input (-) can be read only once")
        self.arguments = arguments
        self.published = published
        self.mapping = field_map(fields)
        self.max_report_chars = max_report_chars
        self.failed = 0
        self.progress = Progress(len(arguments))
        self._given: bytes | None = None

    def __iter__(self) -> Iterator[Report]:
        for argument in self.arguments:
            yield from self.reports_of(argument)

    def reports_of(self, argument: str) -> Iterator[Report]:
        """The reports of one argument; those that cannot be read are counted and told."""
        for item in self._guarded(argument):
            self.progress.report()
            if isinstance(item, ReportError):
                self.fail(item)
            else:
                yield item
        self.progress.file()

    def source(self, argument: str) -> bytes | Path:
        """What an argument names: a file, or what stands on standard input, which is read once and kept."""
        if argument != STDIN:
            return Path(argument)
        if self._given is None:
            self._given = sys.stdin.buffer.read()
        return self._given

    def origin(self, argument: str) -> str:
        """What messages call an argument."""
        return "<standard input>" if argument == STDIN else argument

    def _guarded(self, argument: str) -> Iterator[Report | ReportError]:
        """The reports of one argument; a fault of our own while reading it must not lose the next ones."""
        try:
            yield from self._read(argument)
        except ReadoutError:
            raise
        except Exception as error:  # noqa: BLE001  (the boundary of one argument)
            yield _own_fault(argument, error)

    def _read(self, argument: str) -> Iterator[Report | ReportError]:
        source, origin = self.source(argument), self.origin(argument)
        return read_reports(
            source,
            published=self.published,
            mapping=self.mapping,
            origin=origin,
            max_report_chars=self.max_report_chars,
        )

    def fail(self, error: ReportError) -> None:
        """Counts a report that failed and says why on standard error."""
        self.failed += 1
        self.progress.say(f"readout: {error}")

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
