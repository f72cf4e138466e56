"""How far a command has come with many reports, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from readout.face.cli.screen import visible

if TYPE_CHECKING:
    from rich import progress

#: One report is soon read; from this one on it is told how many there were.
FIRST_TOLD = 2


class Progress:
    """A line on standard error that counts reports and files, while standard error is a terminal.

    It stays away where the records themselves scroll over the same terminal; set ``alone`` where a command writes
    them into a file. Nothing of it is left on the screen after :meth:`stop`.
    """

    def __init__(self, files: int) -> None:
        self.files = files
        self.alone = False
        self.reports = 0
        self._done = 0
        self._bar: progress.Progress | None = None

    def report(self) -> None:
        """Counts one more report."""
        self.reports += 1
        if self.reports == FIRST_TOLD and self._is_seen():
            self._start()
        self._show()

    def file(self) -> None:
        """Counts one more file (or standard input) as done."""
        self._done += 1
        self._show()

    def say(self, words: str) -> None:
        """Prints a line on standard error, above the count where that is shown."""
        if self._bar is None:
            click.echo(words, err=True)
            return
        from rich.text import Text  # noqa: PLC0415  (only a terminal needs it)

        self._bar.console.print(Text(visible(words)), soft_wrap=True, highlight=False)

    def stop(self) -> None:
        """Takes the line away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _is_seen(self) -> bool:
        return sys.stderr.isatty() and (self.alone or not sys.stdout.isatty())

    def _start(self) -> None:
        from rich import progress  # noqa: PLC0415  (only a terminal needs it)
        from rich.console import Console  # noqa: PLC0415

        self._bar = progress.Progress(
            progress.SpinnerColumn(),
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,  # it would lead the records to standard error
            redirect_stderr=False,
        )
        self._bar.add_task("", total=self.files if self.files > 1 else None)
        self._bar.start()

    def _show(self) -> None:
        if self._bar is None:
            return
        files = f", {self._done} of {self.files} files done" if self.files > 1 else ""
        self._bar.update(
            self._bar.task_ids[0], completed=self._done, description=f"report {self.reports:,}{files}"
        )
