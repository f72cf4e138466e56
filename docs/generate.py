"""Writes the reference pages of docs/ and the generated parts of README.md anew from the code and data.

``make docs`` runs it; a test runs :func:`pages` and fails when what is committed differs.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import getdoc
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from readout.face.cli.main import COMMANDS, main
from readout.knowledge.older import PLOVER
from readout.knowledge.ontology import load_ontology
from readout.record import model
from readout.record.json import LISTS, names_of
from readout.settings import settings_table
from readout.store.export import FORMATS

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "readout" / "data"
RESULTS = ROOT / "eval" / "results.json"
EXAMPLE = "examples/wire-story.txt"
HEAD = "<!-- Made by `make docs`; do not edit. -->\n\n"


def pages() -> dict[Path, str]:
    """The text of every generated page, and README.md with its generated parts, by path."""
    made = {
        ROOT / "docs" / "commands.md": commands_page(),
        ROOT / "docs" / "settings.md": settings_page(),
        ROOT / "docs" / "ontology.md": ontology_page(),
        ROOT / "docs" / "record.md": record_page(),
        ROOT / "docs" / "tables.md": tables_page(),
        ROOT / "docs" / "exports.md": exports_page(),
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    readme = fill(readme, "example", f"```console\n$ readout read {EXAMPLE}\n{example_output()}```")
    readme = fill(readme, "scores", scores())
    return made | {ROOT / "README.md": readme}


def fill(text: str, part: str, content: str) -> str:
    """The text with what stands between ``<!-- part -->`` and ``<!-- /part -->`` replaced."""
    before, _, rest = text.partition(f"<!-- {part} -->\n")
    _, mark, after = rest.partition(f"<!-- /{part} -->")
    if not mark:
        raise SystemExit(f"README.md has no part {part}")
    return f"{before}<!-- {part} -->\n{content}\n<!-- /{part} -->{after}"


def run(*arguments: str) -> str:
    """What the command ``readout`` prints, as to a pipe."""
    result = CliRunner().invoke(main, list(arguments), prog_name="readout", catch_exceptions=False)
    if result.exit_code:
        raise SystemExit(f"readout {' '.join(arguments)} ended with {result.exit_code}:\n{result.output}")
    return result.stdout


def example_output() -> str:
    """What is printed of the example report, up to its statements."""
    told = run("read", str(ROOT / EXAMPLE))
    shown, heading, rest = told.partition("\nStatements\n")
    return f"{shown}{heading}... and {len(rest.splitlines())} lines more\n"


def commands_page() -> str:
    """The help of every command."""
    parts = [HEAD, "# Commands\n"]
    for name in ("", *COMMANDS):
        arguments = [name] if name else []
        parts.append(f"\n## readout {name}".rstrip() + f"\n\n```text\n{run(*arguments, '--help')}```\n")
    return "".join(parts)


def settings_page() -> str:
    """The table of settings."""
    rows = [f"| `{name}` | {default} | {unit} | {told} |" for name, default, unit, told in settings_table()]
    return (
        f"{HEAD}# Settings\n\n| name | default | unit | what it does |\n| --- | --- | --- | --- |\n"
        + "\n".join(rows)
        + "\n"
    )


def ontology_page() -> str:
    """The event types, modes and contexts."""
    known = load_ontology()
    parts = [
        HEAD,
        f"# Ontology: {known.name} {known.version}\n\nFrom `src/readout/data/ontology/plover.yaml`.\n",
    ]
    for one in known.types:
        aimed = "required" if one.recipient_required else "optional"
        formerly = f"; formerly {', '.join(one.formerly)}" if one.formerly else ""
        parts.append(
            f"\n## {one.name}\n\n{one.definition}\n\n{one.quad.capitalize()}; score {one.score:+g}; "
            f"recipient {aimed}{formerly}.\n"
        )
        parts += ["\n"] if one.modes else []
        parts += [f"- `{mode.name}`: {mode.definition}\n" for mode in one.modes]
    parts.append(
        "\n## Contexts\n\n" + "".join(f"- `{one.name}`: {one.definition}\n" for one in known.contexts)
    )
    return "".join(parts)


def record_page() -> str:
    """The contract of the JSON: every type with its fields."""
    parts = [HEAD, "# The record\n\n", (ROOT / "docs" / "record.head.md").read_text(encoding="utf-8")]
    kinds = dict.fromkeys([*LISTS.values(), model.Party, model.Evidence, model.When])
    for kind in kinds:
        assert is_dataclass(kind)
        parts.append(f"\n## {kind.__name__}\n\n{plain(kind)}\n\n| field | type |\n| --- | --- |\n")
        types = {one.name: one.type for one in fields(kind)}
        parts += [f"| `{name}` | `{_type(types[name])}` |\n" for name in names_of(kind)]
    for kind in (model.ActorKind, model.Status, model.Channel, model.Stance):
        parts.append(
            f"\n## {kind.__name__}\n\n{plain(kind)} " + ", ".join(f"`{one}`" for one in kind) + ".\n"
        )
    return "".join(parts)


def plain(kind: type) -> str:
    """The docstring of a type, its code marked as in Markdown."""
    return (getdoc(kind) or "").replace("``", "`")


def _type(annotation: Any) -> str:
    told = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    for ours, json_name in (
        ("tuple[", "list["),
        (", ...]", "]"),
        ("Span", "[start, end]"),
        (" | None", " or null"),
    ):
        told = told.replace(ours, json_name)
    return str(told)


def tables_page() -> str:
    """The tables of data/: what each holds, its columns and how many rows it has."""
    parts = [
        HEAD,
        "# Tables\n\nWhat Readout knows stands in these files, one row a fact; anybody can mend a row.\n",
    ]
    for path in sorted(DATA.rglob("*.csv")):
        comment, columns = read_head(path)
        named = ", ".join(f"`{one}`" for one in columns)
        parts.append(f"\n## {path.relative_to(DATA).as_posix()}\n\n{comment}\n\nColumns: {named}.\n")
    return "".join(parts)


def exports_page() -> str:
    """The formats of export: what each is, its source, and its columns."""
    parts = [HEAD, "# Exports\n\n", (ROOT / "docs" / "exports.head.md").read_text(encoding="utf-8")]
    for one in FORMATS.values():
        parts.append(f"\n## {one.name}\n\n{one.told}\n\nSource: {one.source}\n")
        if one.columns is None or one.lines is None:  # no table, or that of another format
            continue
        parts.append("\n| column | what it holds |\n| --- | --- |\n")
        parts += [f"| {column.name} | {_cell(column.told)} |\n" for column in one.columns(PLOVER)]
    return "".join(parts)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def read_head(path: Path) -> tuple[str, list[str]]:
    """A table's opening comment and its columns."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    comment = " ".join(line.lstrip("# ").strip() for line in _opening(lines))
    rows = csv.reader(line for line in lines if line.strip() and not line.startswith("#"))
    return comment, next(rows, [])


def _opening(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line


def scores() -> str:
    """The table of measured scores, from eval/results.json."""
    if not RESULTS.exists():
        return "Nothing has been measured yet: `make gate` measures, and `make docs` writes the figures here."
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    rows = [f"| {one['what']} | {one['on']} | {one['score']} | {one['n']} |" for one in results["scores"]]
    return "| what | measured on | score | cases |\n| --- | --- | --- | --- |\n" + "\n".join(rows)


if __name__ == "__main__":
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            click.echo(f"wrote {path.relative_to(ROOT)}")
    sys.exit(0)
