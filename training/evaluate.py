"""Compare the small (int8) model with its float form: ``python -m training.evaluate --run FOLDER``.

Both are exported from the same run and read the development sets with the treebanks' words and sentences. The
figures on raw text, and on the held-out sets, come from ``python -m eval.language``.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from eval.language import measure
from readout.analysis.infer import load_model
from training.export import export

SHOWN = ("UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "Names")


def main() -> None:
    """Print the figures of both, and the difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/model"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sets", nargs="+", default=["ewt-dev", "gum-free"])
    parser.add_argument("--full-range", action="store_true", help="8-bit weights rather than 7")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "float", Path(folder) / "int8"
        export(args.run, whole, quantize=False)
        export(args.run, small, reduce_range=not args.full_range)
        for name in args.sets:
            one = measure(name, args.data, load_model(whole), gold_words=True)
            other = measure(name, args.data, load_model(small), gold_words=True)
            print(f"{name:10} {'float':>8} {'int8':>8} {'change':>8}")
            for key, score in one.items():
                if key.split(" ")[0] in SHOWN:
                    change = other[key].f1 - score.f1
                    print(f"  {key[:30]:30} {score.f1:8.2f} {other[key].f1:8.2f} {change:+8.2f}")


if __name__ == "__main__":
    main()
