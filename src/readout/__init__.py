"""A diplomatic report in, a sourced record out.

>>> import readout
>>> coding = readout.read("OSLO, March 12 (Northwire) -- Norway and Canada held talks on Tuesday.",
...                       published="2019-03-12")                                   # doctest: +SKIP

The names below are all there is to import; each loads what it needs when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.coder import Coder, read
    from readout.errors import KnowledgeError, ReadoutError, ReportError, UsageError
    from readout.record.coding import Coding
    from readout.record.relations import relate
    from readout.report import read_reports
    from readout.settings import Settings
    from readout.store.export import export

    __version__: str

__all__ = [
    "Coder",
    "Coding",
    "KnowledgeError",
    "ReadoutError",
    "ReportError",
    "Settings",
    "UsageError",
    "__version__",
    "export",
    "read",
    "read_reports",
    "relate",
]

_HOMES = {
    "Coder": "readout.coder",
    "Coding": "readout.record.coding",
    "KnowledgeError": "readout.errors",
    "ReadoutError": "readout.errors",
    "ReportError": "readout.errors",
    "Settings": "readout.settings",
    "UsageError": "readout.errors",
    "export": "readout.store.export",
    "read": "readout.coder",
    "read_reports": "readout.report",
    "relate": "readout.record.relations",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("readout.version").VERSION
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'readout' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
