"""The one reader of CSV tables: every other loader of knowledge reads its rows through it.

A table is UTF-8 with a header; lines that begin with ``#`` and blank lines are comments. A table that cannot
be used is refused with file, line and key (:class:`~readout.errors.KnowledgeError`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from readout.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, blanks at their ends cut off, and where it stands (lines count from 1).

    >>> row = Row("colours.csv", 2, {"name": "red", "tags": "warm | bright"})
    >>> row["name"], row.several("tags")
    ('red', ('warm', 'bright'))
    """

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str:
        """The cell, or "" where the table has no such column."""
        return self.cells.get(column, "")

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell that lists several, parted by ``|``."""
        cell = self.cells.get(column, "")
        return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()

    def day(self, column: str, *, end: bool = False) -> date | None:
        """The cell as a day, or None when it is empty.

        A month or a year stands for its first day, or for its last with ``end``.
        Raises ``KnowledgeError`` for anything but YYYY, YYYY-MM or YYYY-MM-DD.

        >>> Row("terms.csv", 2, {"end": "2016-02"}).day("end", end=True)
        datetime.date(2016, 2, 29)
        """
        cell = self.cells.get(column, "")
        if not cell:
            return None
        try:
            return _day(cell, end=end)
        except ValueError:
            raise self.error(column, f"{cell!r} is no day: write YYYY-MM-DD, YYYY-MM or YYYY") from None

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """The cell, which must be one of ``allowed``; raises ``KnowledgeError`` otherwise."""
        every = tuple(allowed)
        if self.cells.get(column, "") not in every:
            raise self.error(column, f"{self.get(column)!r} is none of {', '.join(every)}")
        return self.cells[column]

    def error(self, key: str, what: str) -> KnowledgeError:
        """The error to raise about this row."""
        return KnowledgeError(self.file, self.line, key, what)


def _day(cell: str, *, end: bool) -> date:
    if not cell.isascii():
        raise ValueError(cell)
    parts = [int(part) for part in cell.split("-")]
    if len(parts) == 3 and len(cell) == 10:
        return date(*parts)
    if len(cell) not in (4, 7) or len(parts) > 2:
        raise ValueError(cell)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12 if end else 1
    if not end:
        return date(year, month, 1)
    return date.fromordinal((date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1)


def read_table(
    name_or_path: str | Path, columns: Sequence[str], *, optional: Sequence[str] | None = None
) -> list[Row]:
    """All rows of a table, in the order of the file.

    A ``str`` names a table of the package, under ``readout/data`` (``"actors/countries.csv"``); a ``Path`` is
    a reader's own file. The header must hold ``columns``; other columns may follow, and only those in
    ``optional`` if it is given. Raises ``KnowledgeError`` for a table that cannot be opened or is not UTF-8,
    a missing, unknown or double column, and a row with more or fewer cells than the header.

    >>> read_table("actors/countries.csv", ("id", "name"))[0].line > 1
    True
    """
    where, lines = _open(name_or_path)
    numbered = _cells(where, lines)
    header_line, header = next(numbered, (1, []))
    _check_header(where, header_line, header, columns, optional)
    width, rows = len(header), []
    for line, cells in numbered:
        if len(cells) != width:
            raise KnowledgeError(where, line, cells[0], f"the row has {len(cells)} cells, the header {width}")
        rows.append(Row(where, line, dict(zip(header, map(str.strip, cells), strict=True))))
    return rows


def _open(name_or_path: str | Path) -> tuple[str, list[str]]:
    try:
        if isinstance(name_or_path, Path):
            text = name_or_path.read_text(encoding="utf-8-sig")
        else:
            text = (files("readout") / "data" / name_or_path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(str(name_or_path), 0, "file", error.strerror or "it cannot be opened") from error
    except UnicodeDecodeError as error:
        before = error.object[: error.start].count(b"\n")
        what = "a byte here is not UTF-8: save the table as UTF-8"
        raise KnowledgeError(str(name_or_path), before + 1, "file", what) from error
    return str(name_or_path), text.split("\n")


def _cells(where: str, lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines that are no comments, with their numbers, cut into cells. A cell never runs over a line's end."""
    kept = [n for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.reader((lines[n - 1].rstrip("\r") for n in kept), strict=True)
    for count, line in enumerate(kept, 1):
        try:
            cells = next(reader)
        except (csv.Error, StopIteration) as error:
            raise KnowledgeError(
                where, line, lines[line - 1][:40], f"this is no row of CSV: {error}"
            ) from error
        if reader.line_num != count:
            raise KnowledgeError(
                where, line, lines[line - 1][:40], "a quotation mark is opened and not closed"
            )
        yield line, cells


def _check_header(
    where: str, line: int, header: list[str], columns: Sequence[str], optional: Sequence[str] | None
) -> None:
    header[:] = [column.strip() for column in header]
    for column in columns:
        if column not in header:
            raise KnowledgeError(where, line, column, "this column is missing")
    for place, column in enumerate(header):
        if column in header[:place]:
            raise KnowledgeError(where, line, column, "this column stands twice")
        if optional is not None and column not in columns and column not in optional:
            known = ", ".join([*columns, *optional])
            raise KnowledgeError(where, line, column, f"unknown column; known are {known}")
