"""What the documentation shows is what the code does: pages are up to date, examples run, links lead somewhere."""

import doctest
import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from readout.face.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date(generate: ModuleType) -> None:
    stale = [
        str(path.relative_to(ROOT))
        for path, text in generate.pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def fences(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def readme_commands() -> list[str]:
    lines = [line for block in fences(README, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("readout ")]


def test_the_readme_shows_commands() -> None:
    assert {shlex.split(line)[1] for line in readme_commands()} >= {
        "read",
        "times",
        "analyze",
        "actor",
        "info",
    }


@pytest.mark.parametrize("line", readme_commands())
def test_a_command_of_the_readme_runs(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, shlex.split(line)[1:], prog_name="readout")
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


@pytest.mark.parametrize("block", fences(README, "python"))
def test_the_python_of_the_readme_runs(block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=told.append)
    assert told == [], "".join(told)


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", "".join(fences(README, "sh"))):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [one for one in targets if "://" not in one and not (page.parent / one).exists()]
    assert missing == []


def test_paths_that_contributing_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|training|docs|eval)/[\w./*-]+)`", text)
    assert named
    assert [one for one in named if not list(ROOT.glob(one.rstrip("/")))] == []


def test_the_list_of_commands_says_what_their_own_help_says(generate: ModuleType) -> None:
    for name, summary in COMMANDS.items():
        told = " ".join(generate.run(name, "--help").split())
        assert summary.rstrip(".") in told
