"""Score Readout on a report kept outside the project, by its fact sheet (measuring only; nothing of it is kept here).

usage: python eval/seed.py REPORT FACTS.json [--verbose]

The rules are those of eval/facts.py. Exit code 1 where fewer facts are found than the sheet needs (``need``, or 0.9).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eval.facts import line, score
from readout import read


def main() -> int:
    parser = argparse.ArgumentParser(description="Score Readout on one report by its fact sheet.")
    parser.add_argument("report", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="also what was missed")
    options = parser.parse_args()
    sheet = json.loads(options.facts.read_text(encoding="utf-8"))
    scored = score(sheet, read(options.report).to_json())
    print(line(str(sheet.get("report", options.report.stem)), scored))
    if options.verbose:
        print(*(f"    missed {what}" for what in scored.missed), sep="\n")
    return 0 if scored.share >= float(sheet.get("need", 0.9)) else 1


if __name__ == "__main__":
    sys.exit(main())
