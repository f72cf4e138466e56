"""Everything Readout raises on purpose.

ReadoutError
├── ReportError        one report cannot be read: says which, where, and what to do
├── KnowledgeError     a table or ontology file is wrong: says file, line and key
└── UsageError         wrong use of a function or command
"""

from __future__ import annotations


class ReadoutError(Exception):
    """The root: catch it to catch all of Readout's own errors."""


class ReportError(ReadoutError):
    """A report cannot be read.

    ``where`` names the report (a path, ``<stdin>``, or path and line); ``what`` says what is wrong
    and what to do about it.
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class KnowledgeError(ReadoutError):
    """A row of a table cannot be used. The message names the file, the line and the key."""

    def __init__(self, file: str, line: int, key: str, what: str) -> None:
        super().__init__(f"{file}, line {line}, {key}: {what}")
        self.file, self.line, self.key, self.what = file, line, key, what


class UsageError(ReadoutError):
    """A function or command was called in a way that cannot work."""
