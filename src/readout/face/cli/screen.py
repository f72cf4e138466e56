"""Printing: JSON, tables and styled lines, in colour where the terminal has it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from readout.record.printing import Line

MAX_COLUMNS = 100  # longer lines are hard to read
PIPE_COLUMNS = 88  # where there is no terminal to ask

STYLES = {
    "headline": "bold",
    "heading": "bold underline",
    "faint": "dim",
    "name": "cyan",
    "type": "bold magenta",
    "words": "italic",
    "happened": "green",
    "ongoing": "green",
    "planned": "yellow",
    "proposed": "yellow",
    "possible": "yellow",
    "denied": "red",
    "open": "yellow",
    "kept": "green",
    "lapsed": "red",
    "broken": "red",
    "supports": "green",
    "opposes": "red",
    "reluctant": "yellow",
    "conditional": "yellow",
    "undecided": "yellow",
    "neutral": "blue",
}


# Control characters of a report would steer the terminal; line feed and tab are left.
CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def console() -> Console:
    """The terminal, or the pipe, that standard output goes to. NO_COLOR is heeded (rich does)."""
    plain = not sys.stdout.isatty()
    return Console(file=sys.stdout, width=PIPE_COLUMNS if plain else None, highlight=False, soft_wrap=True)


def columns(screen: Console) -> int:
    """How many columns lines may have."""
    return min(screen.width, MAX_COLUMNS)


def print_styled(lines: Iterable[Line], screen: Console) -> None:
    """Prints lines of styled pieces as they are: they are wrapped already."""
    for line in lines:
        text = Text()
        for piece in line:
            text.append(visible(piece.words), STYLES.get(piece.style, ""))
        text.rstrip()
        screen.print(text)


def print_text(text: str, *, end: str = "\n") -> None:
    """Prints plain text."""
    click.echo(visible(text) + end, nl=False)


def print_lines_as_they_are(lines: Iterable[str]) -> None:
    """Prints lines of a file format with the ends that they have; a terminal gets no control characters."""
    terminal = sys.stdout.isatty()
    for line in lines:
        click.echo(line.replace("\r\n", "\n").translate(CONTROLS) if terminal else line.encode(), nl=False)


def print_json(value: Any, *, one_line: bool = False) -> None:
    """Prints one JSON value: indented, or on one line for JSON Lines.

    Text is written as it is, and escaped only where standard output cannot hold it.
    """
    layout: dict[str, Any] = {} if one_line else {"indent": 1}
    told = json.dumps(value, ensure_ascii=False, **layout)
    try:
        told.encode(_encoding())
    except UnicodeEncodeError:
        told = json.dumps(value, ensure_ascii=True, **layout)
    click.echo(told)


def visible(text: str) -> str:
    r"""The text with what standard output cannot show, or what would steer a terminal, replaced.

    >>> visible("a\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return text.translate(CONTROLS).encode(_encoding(), "replace").decode(_encoding())


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], screen: Console) -> None:
    """Prints a plain table, one line per row where it fits."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    screen.print(table, soft_wrap=False, width=columns(screen))
