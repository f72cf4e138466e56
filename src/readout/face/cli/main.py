"""The command ``readout``: finds a command's file when it is called, and turns errors into plain words.

Exit codes: 0 everything was read, 1 some reports failed, 2 wrong use.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from readout.errors import ReadoutError
from readout.version import VERSION

WRONG_USE = 2

# Each command stands in the file of its name, which is imported only when the command is called.
COMMANDS = {
    "read": "Read reports and print their records.",
    "export": "Write the events of reports in a format that others read.",
    "analyze": "Print sentences, words, heads and names of reports as CoNLL-U.",
    "times": "Print the date expressions of reports and the days that they stand for.",
    "actor": "Print which party WORDS name, and why.",
    "relate": "Add to each row of PAIRS what its source does to its target.",
    "explain": "Print how the record ID of REPORT came about.",
    "info": "Print versions, and digests of code, model, ontology and tables.",
}


class Commands(click.Group):
    """The commands of :data:`COMMANDS`, in that order."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, from the file of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"readout.face.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; what Readout raises on purpose ends it with a message and code 2.

        A report that cannot be read never gets here: the commands count it and go on.
        """
        try:
            return super().invoke(ctx)
        except ReadoutError as error:
            click.echo(f"readout: {error}", err=True)
            sys.exit(WRONG_USE)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(VERSION, message="readout %(version)s")
def main() -> None:
    """Turn diplomatic reports into sourced records: who did what to whom, when, and in which words.

    REPORT is a file (plain text, a saved web page, or JSON Lines), or - for standard input.

    Exit codes: 0 everything was read, 1 some reports failed, 2 wrong use.
    """
