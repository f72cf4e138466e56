from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import language, tables

LOADERS = [
    (language.abbreviations, "abbreviation,needs,closes\nMr,any,no\n", "Mr"),
    (language.abbreviations, "abbreviation,needs,closes\nMr.,some,no\n", "needs"),
    (language.contractions, "form,parts\ncannot,can|no\n", "cannot"),
    (language.prefixes, "prefix\nnon\nnon\n", "non"),
    (language.lemma_endings, "tag,ending,cut,add\nNNS,s,one,\n", "s"),
    (language.lemma_exceptions, "tag,form,lemmas\nNNS,men,\n", "men"),
    (language.verb_forms, "form,lemma,tags\nwent,go,often\n", "went"),
]


@pytest.mark.parametrize(("loader", "table", "key"), LOADERS)
def test_a_row_that_cannot_be_used_is_refused_by_file_line_and_key(
    loader: object, table: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("# a comment\n" + table, encoding="utf-8")

    def read(_: str, columns: tuple[str, ...]) -> list[tables.Row]:
        return tables.read_table(path, columns)

    monkeypatch.setattr(language, "read_table", read)
    with pytest.raises(KnowledgeError) as raised:
        loader.__wrapped__()  # type: ignore[attr-defined]
    assert raised.value.file == str(path)
    assert raised.value.line == table.count("\n") + 1
    assert raised.value.key == key


def test_every_table_loads() -> None:
    assert language.abbreviations()["Jan."].needs == "any"
    assert "mid" in language.prefixes()
    assert "bn" in language.number_units()
    assert "The" in language.sentence_starters()
    assert "pdf" in language.web_endings()
    assert language.lemma_exceptions()["VBD", "went"] == ("go",)
