"""``readout info``: versions and digests of code, model, ontology and tables."""

from __future__ import annotations

import platform
from importlib.metadata import version
from importlib.resources import files

import click

from readout.face.cli.screen import print_json
from readout.knowledge.ontology import load_ontology
from readout.knowledge.run import TABLES, code_digest, knowledge_digest, model_digest, package_digest
from readout.version import VERSION

#: The parts of the knowledge that are told by themselves, and their folders under data/.
PARTS = {"events": "ontology", "lexicon": "lexicon", "actors": "actors", "pages": "report"}


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(*, as_json: bool) -> None:
    """Print versions, and digests of code, model, ontology and tables.

    Two installations with the same digests give the same records; the run of every record has those of code,
    weights (the model) and knowledge (all tables).
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
    models = sorted(path.name for path in (files("readout") / "data" / "model").iterdir() if path.is_dir())
    return {
        "readout": VERSION,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "onnxruntime": version("onnxruntime"),
        "model": ", ".join(models),
        "ontology": f"{ontology.name} {ontology.version}",
        "code": f"sha256 {code_digest()}",
        "weights": f"sha256 {model_digest()}",
        "knowledge": f"sha256 {knowledge_digest()}",
        **{name: f"sha256 {package_digest(f'data/{folder}', TABLES)}" for name, folder in PARTS.items()},
    }
