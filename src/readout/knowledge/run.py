"""What an installation is made of: one kind of digest over its code, its model, its tables and a reader's own file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from readout.errors import KnowledgeError

TABLES = (".csv", ".yaml")
CODE = (".py",)
#: What a model consists of; its card is for people and decides nothing.
MODEL = (".onnx", ".json", ".txt")
DIGEST_CHARS = 16


def files_digest(named: Iterable[tuple[str, bytes]]) -> str:
    """The first 16 hex digits of a SHA-256 over files by name, the same on every machine.

    Names and contents go in with their lengths, so that nothing can move from one to the next unseen.

    >>> files_digest([("a.csv", b"x")]) == files_digest([("a.cs", b"vx")])
    False
    """
    content = sha256()
    for name, data in sorted(named):
        content.update(f"{len(name)}:{name}:{len(data)}:".encode())
        content.update(data)
    return content.hexdigest()[:DIGEST_CHARS]


@cache
def package_digest(folder: str, endings: tuple[str, ...] = ()) -> str:
    """The digest of a folder of the package ("" for all of it), of files with these endings (of all without).

    >>> len(package_digest("data/report", TABLES))
    16
    """
    return files_digest(_contents(files("readout").joinpath(folder), "", endings))


def code_digest() -> str:
    """The digest of the package's code."""
    return package_digest("", CODE)


def model_digest() -> str:
    """The digest of the files of the bundled model."""
    return package_digest("data/model", MODEL)


def knowledge_digest() -> str:
    """The digest of all tables of the package and of the ontology; a changed row changes it."""
    return package_digest("data", TABLES)


def file_digest(path: Path) -> str:
    """The digest of one file's content, whatever it is called. Raises ``KnowledgeError`` if it cannot be opened."""
    try:
        return files_digest([("", path.read_bytes())])
    except OSError as error:
        raise KnowledgeError(str(path), 0, "file", error.strerror or "it cannot be opened") from error


def _contents(folder: Traversable, above: str, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _contents(entry, f"{name}/", endings)
        elif not endings or entry.name.endswith(endings):
            yield name, entry.read_bytes()
