"""The reader of tables: what it gives, and how it refuses."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import KnowledgeError
from readout.knowledge.tables import Row, read_table


def table(folder: Path, text: str) -> Path:
    path = folder / "trees.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_rows_know_their_lines_past_comments_and_windows_line_ends(tmp_path: Path) -> None:
    rows = read_table(
        table(tmp_path, '# trees\r\n\r\nname,kind\r\noak, leafy \r\n# more\r\n"fir, silver",needles\r\n'),
        ("name",),
    )
    assert [(row.line, row["name"], row["kind"]) for row in rows] == [
        (4, "oak", "leafy"),
        (6, "fir, silver", "needles"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("name\noak\n", 1, "kind"),
        ("name,kind,kind\noak,a,b\n", 1, "kind"),
        ("name,kind\noak\n", 2, "oak"),
        ("name,kind\noak,leafy,old\n", 2, "oak"),
        ('name,kind\n"oak,leafy\nfir,b\n', 2, '"oak,leafy'),
        ('name,kind\n"oak,leafy\nfir",b\n', 2, '"oak,leafy'),
        ("", 1, "name"),
        ("name,kind,age\noak,leafy,old\n", 1, "age"),
    ],
)
def test_a_wrong_table_is_refused_with_line_and_key(tmp_path: Path, text: str, line: int, key: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_table(table(tmp_path, text), ("name", "kind"), optional=())
    assert (caught.value.line, caught.value.key.strip()) == (line, key)
    assert caught.value.file.endswith("trees.csv")


def test_a_table_that_is_missing_or_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.csv"):
        read_table(tmp_path / "nowhere.csv", ("name",))
    path = tmp_path / "latin.csv"
    path.write_bytes(b"name\noak\nb\xe4um\n")
    with pytest.raises(KnowledgeError, match="line 3"):
        read_table(path, ("name",))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016-02-03", "2016-02-03", "2016-02-03"),
    ],
)
def test_a_day_may_be_a_month_or_a_year(cell: str, first: str, last: str) -> None:
    row = Row("terms.csv", 2, {"day": cell})
    assert str(row.day("day")) == first
    assert str(row.day("day", end=True)) == last


@given(st.text(max_size=12))
def test_any_cell_is_a_day_or_an_error_of_its_row(cell: str) -> None:
    row = Row("terms.csv", 7, {"day": cell})
    with contextlib.suppress(KnowledgeError):
        assert (row.day("day") is None) == (cell == "")


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\n#|\x00"), max_size=5),
            min_size=2,
            max_size=2,
        )
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]) -> None:
    quoted = ["name,kind", *(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)]
    path = table(tmp_path_factory.mktemp("t"), "\n".join(quoted))
    assert [list(row.cells.values()) for row in read_table(path, ("name",))] == [
        [c.strip() for c in row] for row in cells
    ]
