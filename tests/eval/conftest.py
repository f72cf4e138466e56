"""The scorers and the gate are scripts in eval/, beside the package: their folder's parent goes on the path."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.append(ROOT)
