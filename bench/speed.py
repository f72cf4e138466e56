"""Speed and memory of a whole reading beside a spaCy pipeline: ``python -m bench.speed`` (``make bench``).

In one run and on the same texts: Readout's whole reading, its language part alone, and a spaCy pipeline trained on
the same data (``bench.train_spacy``; trained first if it is not there yet), each on one thread, on two threads and
as two processes that share the texts. Every measurement is a process of its own; the rounds take turns, and the best
of each counts, since what else runs on a machine only ever slows. Writes ``bench/results.json`` and
``docs/speed.md``, and prints the latter.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

from bench.page import TOLD, page
from bench.texts import Text, examples, wikinews

HERE = Path(__file__).parent
SPACY = HERE / ".cache" / "spacy"
#: (threads of each process, processes)
WAYS = ((1, 1), (2, 1), (1, 2))
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement. Seconds for all the texts; ``first_report_s`` is start-up to the first report read."""

    system: str
    threads: int
    processes: int
    seconds: float
    cpu_s: float
    peak_mib: float
    first_report_s: float
    sentences: int


def measure(system: str, threads: int, processes: int, texts: Path) -> Figure:
    """One system over the texts, in its own processes, begun at the same time. Raises SystemExit if one fails."""
    environment = os.environ | dict.fromkeys(_THREAD_VARIABLES, str(threads))
    command = [sys.executable, "-m", "bench.worker", system, str(texts), f"--threads={threads}"]
    with ExitStack() as stack:  # closes the pipes, at which a worker that still waits ends
        started = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, f"--part={number}/{processes}"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=HERE.parent,
                )
            )
            for number in range(processes)
        ]  # fmt: skip
        ready = [_line(process) for process in started]
        for process in started:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        done = [_line(process) for process in started]
    return Figure(
        system,
        threads,
        processes,
        seconds=round(max(d["end"] for d in done) - min(d["begin"] for d in done), 3),
        cpu_s=round(sum(d["cpu_s"] for d in done), 3),
        peak_mib=round(sum(d["peak_mib"] for d in done), 1),
        first_report_s=round(max(r["first_report_s"] for r in ready), 3),
        sentences=int(sum(d["sentences"] for d in done)),
    )


def _line(process: subprocess.Popen[str]) -> dict[str, float]:
    """The next line of JSON that a worker says."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"a measured process ended before its time (exit code {process.wait()})")
    said: dict[str, float] = json.loads(line)
    return said


def machine() -> dict[str, Any]:
    """The machine and the versions that the figures hold for."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    packages = ("numpy", "onnxruntime", "spacy", "thinc")
    return {
        "cpu": model or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: _version(name) for name in packages},
        "load_before": round(os.getloadavg()[0], 2),
    }


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def spacy_ready(data: Path) -> bool:
    """Whether the spaCy pipeline is there; it is trained if its data are, which takes about 12 minutes."""
    if importlib.util.find_spec("spacy") is None:
        print("spaCy is not installed: its part is left out (pip install -e '.[bench]')", file=sys.stderr)
        return False
    if (SPACY / "config.cfg").is_file():
        return True
    if not (data / "language").is_dir():
        print(f"{data}/language: no treebanks to train spaCy on: its part is left out", file=sys.stderr)
        return False
    print("Training the spaCy pipeline, once (about 12 minutes) ...", file=sys.stderr)
    return not subprocess.call(
        [sys.executable, "-m", "bench.train_spacy", "--data", str(data)], cwd=HERE.parent
    )


def best(figures: list[Figure]) -> list[Figure]:
    """Of the rounds of each system and way, the fastest."""
    groups: dict[tuple[str, int, int], Figure] = {}
    for figure in sorted(figures, key=lambda f: -f.seconds):
        groups[figure.system, figure.threads, figure.processes] = figure
    return sorted(
        groups.values(), key=lambda f: (list(TOLD).index(f.system), WAYS.index((f.threads, f.processes)))
    )


def ratios(figures: list[Figure]) -> dict[str, float]:
    """How many times as fast as spaCy Readout is: run alike, by processor time, and each at its best on two cores."""
    at = {(f.system, f.threads, f.processes): f for f in figures}
    if not any(f.system == "spacy" for f in figures):
        return {}
    one, two, pair = WAYS
    lone, paired = at["spacy", *one], at["spacy", *pair]
    found = {}
    for system, part in (("reading", "whole reading"), ("language", "language part")):
        own = {way: at[system, *way] for way in WAYS}
        found[f"{part}, one thread beside one"] = lone.seconds / own[one].seconds
        found[f"{part}, one thread beside one, processor time"] = lone.cpu_s / own[one].cpu_s
        fastest = min(lone.seconds, at["spacy", *two].seconds)
        found[f"{part}, two threads beside one spaCy process"] = fastest / own[two].seconds
        found[f"{part}, two processes beside one spaCy process"] = fastest / own[pair].seconds
        found[f"{part}, two processes beside two"] = paired.seconds / own[pair].seconds
    return {name: round(value, 3) for name, value in found.items()}


def measure_all(systems: list[str], texts: list[Text], rounds: int) -> list[Figure]:
    """Every system in every way, once a round."""
    plan = [(name, *way) for _ in range(rounds) for way in WAYS for name in systems]
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps([astuple(text) for text in texts]), encoding="utf-8")
        for number, (name, threads, processes) in enumerate(plan, 1):
            print(f"\r{number} of {len(plan)}", end="", file=sys.stderr, flush=True)
            figures.append(measure(name, threads, processes, path))
    print(file=sys.stderr)
    return figures


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    data = Path("../shared/data")
    parser.add_argument("--data", type=Path, default=data, help="folder of the treebanks to train spaCy on")
    parser.add_argument("--wikinews", type=Path, default=data / "wikinews", help="file or folder")
    parser.add_argument("--every", type=int, default=3, help="read every so-many-th article")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=HERE / "results.json")
    parser.add_argument("--page", type=Path, default=HERE.parent / "docs" / "speed.md")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    texts = wikinews(args.wikinews, every=args.every)
    source = f"Wikinews, CC BY 2.5, one article in {args.every}" if texts else "examples/, over and over"
    texts = texts or examples()
    systems = [name for name in TOLD if name != "spacy" or spacy_ready(args.data)]
    noted = machine()
    figures = measure_all(systems, texts, args.rounds)
    kept = best(figures)
    results = {
        "machine": noted,
        "texts": {
            "source": source,
            "reports": len(texts),
            "sentences": next(f.sentences for f in kept if f.system == "language"),
            "words": sum(len(text.text.split()) for text in texts),
        },
        "spacy_quality": _spacy_quality() if "spacy" in systems else None,
        "best": [asdict(figure) for figure in kept],
        "times_as_fast_as_spacy": ratios(kept),
        "rounds": [asdict(figure) for figure in figures],
    }
    print(page(results))
    args.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    args.page.write_text(page(results), encoding="utf-8")


def _spacy_quality() -> dict[str, float] | None:
    """How well the compared pipeline reads, as its training noted it."""
    meta = SPACY / "meta.json"
    if not meta.is_file():
        return None
    noted: dict[str, float] = json.loads(meta.read_text(encoding="utf-8"))["performance"]
    return noted


if __name__ == "__main__":
    main()
