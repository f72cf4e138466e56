"""``readout info``: versions and digests of code, model, ontology and tables."""

from __future__ import annotations

import platform
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import click

import readout
from readout.face.cli.screen import print_json
from readout.knowledge.ontology import load_ontology
from readout.version import VERSION

PACKAGE = Path(readout.__file__).parent
DIGEST_CHARS = 16


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(*, as_json: bool) -> None:
    """Print versions, and digests of code, model, ontology and tables.

    Two installations with the same digests give the same records.
    """
    found = info()
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        click.echo(f"{name:<12} {value}")


def info() -> dict[str, str]:
    """Names and values: what is installed, and what it is made of."""
    ontology = load_ontology()
    models = sorted(path.name for path in (PACKAGE / "data" / "model").iterdir() if path.is_dir())
    return {
        "readout": VERSION,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "onnxruntime": version("onnxruntime"),
        "model": ", ".join(models),
        "ontology": f"{ontology.name} {ontology.version}",
        "code": f"sha256 {folder_digest(PACKAGE, '*.py')}",
        "weights": f"sha256 {folder_digest(PACKAGE / 'data' / 'model')}",
        "events": f"sha256 {folder_digest(PACKAGE / 'data' / 'ontology')}",
        "lexicon": f"sha256 {folder_digest(PACKAGE / 'data' / 'lexicon')}",
        "actors": f"sha256 {folder_digest(PACKAGE / 'data' / 'actors')}",
        "pages": f"sha256 {folder_digest(PACKAGE / 'data' / 'report')}",
    }


def folder_digest(folder: Path, pattern: str = "*") -> str:
    """A digest of the names and contents of a folder's files, the same on every machine."""
    total = sha256()
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob(pattern) if path.is_file()}
    for name in sorted(paths):
        if "__pycache__" not in name:
            total.update(sha256(name.encode()).digest())
            total.update(sha256(paths[name].read_bytes()).digest())
    return total.hexdigest()[:DIGEST_CHARS]
