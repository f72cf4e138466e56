"""The wheel alone is enough: built, installed where the source tree is out of reach, and run with no network."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "examples" / "wire-story.txt").read_text(encoding="utf-8")

# Anything that would open a connection ends the process with a traceback instead.
NO_NETWORK = """\
import socket
def refuse(*arguments, **options):
    raise OSError("the network is blocked")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel, our dependencies, and nothing of the source tree.

    The dependencies come from the environment that runs the tests, through a .pth file: a path in a .pth file
    is put on sys.path, but the .pth files inside it, among them the editable install of this tree, are not read.
    """
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True, text=True)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (site / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return python


def run(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    return subprocess.run(
        [str(python), *arguments],
        cwd=folder,
        env=kept,
        input=EXAMPLE,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_wheel_holds_the_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("model.onnx", "vocab.txt", "labels.json", "plover.yaml", "py.typed"):
        assert any(name.endswith("/" + needed) for name in names), needed
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"readout"}
    licences = {name.rsplit("/", 1)[1] for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


@pytest.mark.slow
def test_the_source_tree_is_out_of_reach(clean: Path, tmp_path: Path) -> None:
    told = run(clean, "-c", "import readout, sys; print(readout.__file__); print(sys.path)", folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert str(ROOT) + os.sep + "src" not in told.stdout


@pytest.mark.slow
def test_the_network_is_blocked(clean: Path, tmp_path: Path) -> None:
    told = run(clean, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))", folder=tmp_path)
    assert "the network is blocked" in told.stderr


@pytest.mark.slow
def test_a_report_is_read(clean: Path, tmp_path: Path) -> None:
    told = run(clean, "-m", "readout", "read", "-", "--json", folder=tmp_path)
    assert told.returncode == 0, told.stderr
    record = json.loads(told.stdout)
    assert record["report"]["headline"] == "Norway, Canada to map Arctic seabed together"
    assert record["events"]
    for event in record["events"]:
        for words in event["evidence"]:
            start, end = words["span"]
            assert record["report"]["text"][start:end] == words["quote"]


@pytest.mark.slow
def test_the_command_is_installed(clean: Path, tmp_path: Path) -> None:
    told = run(clean, "-m", "readout", "info", "--json", folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["ontology"] == "PLOVER 2.0"
