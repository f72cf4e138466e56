from collections.abc import Callable
from pathlib import Path

import pytest

from readout.coder import read
from readout.record.coding import Coding

WIRE = Path(__file__).parents[2] / "examples" / "wire-story.txt"


@pytest.fixture(scope="session")
def wire() -> Coding:
    return read(WIRE)


@pytest.fixture
def table() -> Callable[[str | None], list[dict[str, str]]]:
    """The rows of a tab-separated text with a header."""

    def rows(text: str | None) -> list[dict[str, str]]:
        header, *lines = (text or "").split("\n")[:-1]
        names = header.split("\t")
        return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]

    return rows
