"""The table of events as a Parquet file, with types; it needs pyarrow, an extra."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from readout.errors import UsageError
from readout.record.coding import Coding
from readout.store.export.acts import whole_acts
from readout.store.export.format import Choice, Format
from readout.store.export.sheet import columns


def need_pyarrow() -> Any:
    """The modules that write Parquet. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra that only this needs
        import pyarrow.parquet  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("parquet needs pyarrow: pip install pyarrow") from None
    return pa


def write(codings: Iterable[Coding], choice: Choice, path: Path) -> None:
    """Writes the table of :mod:`readout.store.export.sheet`; numbers, whole numbers and flags have their types."""
    pa = need_pyarrow()
    made = columns(choice.ontology)
    kinds = {"text": pa.string(), "number": pa.float64(), "whole": pa.int64(), "flag": pa.bool_()}
    acts = [act for coding in codings for act in whole_acts(coding, choice.statuses)]
    cells = {
        column.name: pa.array([_cell(column.of(act)) for act in acts], type=kinds[column.kind])
        for column in made
    }
    pa.parquet.write_table(pa.table(cells), path)


def _cell(cell: Any) -> Any:
    """The cell; an empty text is null, and what UTF-8 cannot hold is escaped."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "backslashreplace").decode() or None
    return cell


FORMAT = Format(
    name="parquet",
    told="The table of csv as an Apache Parquet file, with numbers as numbers and exact words. It needs "
    "`pip install pyarrow`, and a file to write to.",
    source="Readout's own: the columns of csv.",
    columns=columns,
    has_types=True,
)
