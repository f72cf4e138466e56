"""Below face and batch nothing reads the clock, chance, the network or the environment; imports do no work."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import readout

ROOT = Path(readout.__file__).parent
BELOW_FACE = [
    path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in ("face", "batch")
]
# Import-linter cannot forbid a part of a module; these are the parts that a deterministic library has no use for.
FORBIDDEN_MODULES = {"urllib.request", "http.client", "random", "time", "socket", "tempfile"}
FORBIDDEN_CALLS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "os.environ", "os.getenv", "os.environb",
    "os.urandom", "Path.cwd", "Path.home", "os.getcwd", "os.getpid", "id", "hash",
}  # fmt: skip


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def impurities(source: str) -> list[str]:
    tree = ast.parse(source)
    found = [name for name in imports(tree) if name in FORBIDDEN_MODULES or name in FORBIDDEN_CALLS]
    for node in ast.walk(tree):
        told = dotted(node.func) if isinstance(node, ast.Call) else ""
        told = dotted(node) if isinstance(node, ast.Attribute) and node.attr.startswith("environ") else told
        if any(
            told == name or told.endswith("." + name)
            for name in FORBIDDEN_CALLS
            if name not in ("id", "hash")
        ):
            found.append(f"{told} in line {node.lineno}")  # type: ignore[attr-defined]
        elif told in ("id", "hash"):
            found.append(f"{told}() in line {node.lineno}")  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("path", BELOW_FACE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_library_is_a_function_of_its_arguments(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import random",
        "from urllib.request import urlopen",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "import os\nos.environ['HOME']",
        "from os import environ\nenviron.get('HOME')",
        "key = hash('text')",
        "name = f'{id(object)}'",
    ],
)
def test_the_search_finds_what_is_forbidden(source: str) -> None:
    assert impurities(source) != []


def test_importing_the_package_loads_no_model_and_no_runtime() -> None:
    code = (
        "import sys, readout; "
        "print(sorted(set(sys.modules) & {'onnxruntime', 'numpy', 'trafilatura', 'pandas', 'rich', 'click'}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
