"""What the knowledge of this installation is: one digest over all tables and the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

TABLES = (".csv", ".yaml")


@cache
def knowledge_digest() -> str:
    """The first 16 hex digits of a SHA-256 over all tables of the package, by name; a changed row changes it."""
    content = sha256()
    for name, data in sorted(_tables(files("readout") / "data", "")):
        content.update(f"{len(name)}:{name}:{len(data)}:".encode())
        content.update(data)
    return content.hexdigest()[:16]


def _tables(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _tables(entry, f"{name}/")
        elif entry.name.endswith(TABLES):
            yield name, entry.read_bytes()
