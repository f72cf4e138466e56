"""``readout actor``: which party words name, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from readout.face.cli.reports import STDIN, actors_option
from readout.face.cli.screen import print_json, print_text
from readout.face.cli.times import DAY
from readout.record.json import to_json
from readout.record.resolve import Resolution, read_actors, resolve_actor


@click.command("actor")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--as-of", type=DAY, metavar="DATE", help="The day (YYYY-MM-DD): who held an office then.")
@click.option("--country", metavar="CODE", help="The country that the words are likely about (ISO alpha-3).")
@actors_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def command(
    words: tuple[str, ...],
    *,
    as_of: datetime | None,
    country: str | None,
    actors: Path | None,
    as_json: bool,
) -> None:
    """Print which party WORDS name, and why.

    Each argument is one name: readout actor "the Kremlin" "Foreign Minister Lavrov". With -, each line of
    standard input is one.
    """
    extra = read_actors(actors) if actors else None
    day = as_of.date() if as_of else None
    for name in names(words):
        found = resolve_actor(name, as_of=day, country_hint=country, extra=extra)
        if as_json:
            print_json({"words": name, "as_of": to_json(day), "actor": to_json(found)}, one_line=True)
        else:
            print_text(tell(name, found, day))


def names(words: tuple[str, ...]) -> Iterator[str]:
    """The names asked for: the arguments, with the lines of standard input in place of ``-``."""
    for word in words:
        if word == STDIN:
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield word


def tell(name: str, found: Resolution | None, day: date | None) -> str:
    """One answer in words: the party on the first line, why on the next ones.

    >>> tell("the Moon", None, None)
    'the Moon: no party known'
    """
    if found is None:
        return f"{name}: no party known" + (f" on {day.isoformat()}" if day else "")
    about = (found.kind, found.office, found.country, found.sector)
    head = f"{name}: {found.name} ({', '.join(str(x) for x in about if x)})  {found.id}"
    return "\n".join([head, *(f"  {reason}" for reason in found.why)])
