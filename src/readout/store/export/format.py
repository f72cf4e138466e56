"""What a format of export is: its columns, its source, and how it writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from readout.knowledge.older import PLOVER
from readout.record.coding import Coding
from readout.record.model import Status
from readout.store.export.acts import Act

#: What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What several formats say of a column in the same words.
NO_GAZETTEER = "left empty: Readout has no gazetteer"
INTENSITY = "the type's score between conflict (-10) and cooperation (10), see [ontology.md](ontology.md)"
DAY = "the first day ({}); the report's where the act names none; empty where it names only a month or longer"
CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds (for people), and how the cell of an act comes about.

    Without ``cell`` it is always empty, and ``told`` says why. ``kind`` is text, number, whole or flag.
    """

    name: str
    told: str
    cell: Callable[[Act], Any] | None = None
    kind: str = "text"

    def of(self, act: Act) -> Any:
        """The cell of an act, None where it is empty."""
        return self.cell(act) if self.cell else None


@dataclass(frozen=True, slots=True)
class Choice:
    """What an export is asked for: statuses (none: the format's own), ontology, and whom to tell what was left out."""

    statuses: frozenset[Status] = frozenset()
    ontology: str = PLOVER
    tell: Callable[[str], None] = field(default=lambda _: None)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is, where its columns come from, and its lines, each with its end.

    ``columns`` depend on the ontology. A format without ``lines`` is no text and needs a file.
    """

    name: str
    told: str
    source: str
    columns: Callable[[str], tuple[Column, ...]] | None = None
    lines: Callable[[Iterable[Coding], Choice], Iterator[str]] | None = None
    has_types: bool = False


def tabbed(cells: Sequence[Any]) -> str:
    r"""A line of cells parted by tabs; what would break the line (tabs, line ends, control characters) is a blank.

    >>> tabbed(["talks in\nOslo", None, 2.0])
    'talks in Oslo\t\t2\n'
    """
    return "\t".join(" ".join(plain(cell).translate(CONTROLS).split()) for cell in cells) + "\n"


def comma(cells: Sequence[Any]) -> str:
    r"""A line of CSV (RFC 4180, with a bare line feed as its end).

    A text that a spreadsheet would take for a formula has an apostrophe before it.

    >>> comma(["=1+1", -2.5, "a, b"])
    '\'=1+1,-2.5,"a, b"\n'
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def plain(cell: Any) -> str:
    """A cell as text: None is empty, a flag yes or no, a number without needless zeros.

    >>> plain(None), plain(True), plain(5.0), plain("CONSULT")
    ('', 'yes', '5', 'CONSULT')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def listed(cells: Iterable[str | None], by: str = "; ") -> str:
    """The cells that say something, each once, in their order.

    >>> listed(["NOR", None, "CAN", "NOR"])
    'NOR; CAN'
    """
    return by.join(dict.fromkeys(cell for cell in cells if cell))


def _harmless(cell: Any) -> str:
    text = plain(cell)
    return "'" + text if isinstance(cell, str) and text.startswith(FORMULA) else text
