"""The tables of page furniture: they load, and a bad row is refused by file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import pages

LOADERS = (
    pages.publishers_by_name,
    pages.publishers_by_domain,
    pages.places,
    pages.zone_words,
    pages.furniture,
    pages.menu_words,
    pages.section_labels,
    pages.marker_forms,
    pages.field_guesses,
    pages.language_words,
    pages.issuers,
)


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
def test_tables_load(loader: object) -> None:
    assert loader()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "loader", "text", "refused"),
    [
        ("places.csv", pages.places, "place,country,zone\nOslo,NOR,Europe/Nowhere\n", (2, "Oslo")),
        ("places.csv", pages.places, "place,country,zone\n# a comment\nOslo,no,Europe/Oslo\n", (3, "Oslo")),
        ("places.csv", pages.places, "place,zone\nOslo,Europe/Oslo\n", (1, "header")),
        ("menu.csv", pages.menu_words, "phrase\nhome,x\n", (2, "home")),
        ("zones.csv", pages.zone_words, "word,offset,zone\nKST,9,Asia/Seoul\n", (2, "KST")),
        (
            "furniture.csv",
            pages.furniture,
            "phrase,match,kind,scope,max_words\nx,whole,caption,line,many\n",
            (2, "x"),
        ),
        (
            "furniture.csv",
            pages.furniture,
            "phrase,match,kind,scope,max_words\nx,middle,caption,line,3\n",
            (2, "x"),
        ),
        (
            "agencies.csv",
            pages.publishers_by_name,
            "name,aliases,kind,zone,country,domains\nNTB,,agency,,NOR,\nX,ntb,agency,,NOR,\n",
            (3, "ntb"),
        ),
    ],
)
def test_a_bad_row_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    loader: object,
    text: str,
    refused: tuple[int, str],
) -> None:
    folder = tmp_path / "data" / "report"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(pages, "files", lambda _: tmp_path)
    with pytest.raises(KnowledgeError) as caught:
        loader.__wrapped__()  # type: ignore[attr-defined]
    assert (caught.value.file, caught.value.line, caught.value.key) == (name, *refused)
