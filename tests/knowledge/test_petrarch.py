"""Dictionaries in PETRARCH format; all entries are invented."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import KnowledgeError
from readout.knowledge.actors import read_actors
from readout.knowledge.petrarch import read_petrarch

DICTIONARY = """# Actors of an invented story
<!-- a comment -->
MARIANNE_DUBOIS_ [FRAGOV 020101-060930] [FRAELI >060930] # minister
+M._DUBOIS
+LA DUBOIS_
GREEN_COAST_FRONT_ [CMRREB]
PLAIN_STATE_
+PLAIN
    [NZL]
OLD_HAND_ [GBRMIL <990101]
HARBOUR_WATCH_  [NGOENV]   ; a comment
"""


def dictionary(folder: Path, text: str) -> Path:
    path = folder / "own.actors.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_synonyms_codes_and_dates(tmp_path: Path) -> None:
    first, front, state, old, _ = read_petrarch(dictionary(tmp_path, DICTIONARY))
    assert first.names == ["MARIANNE DUBOIS", "M. DUBOIS", "LA DUBOIS"]
    assert [(c.code, c.start, c.end) for c in first.codes] == [
        ("FRAGOV", date(2002, 1, 1), date(2006, 9, 30)),
        ("FRAELI", date(2006, 10, 1), None),
    ]
    assert (front.line, front.codes[0].code) == (6, "CMRREB")
    assert (state.names, state.codes[0].code) == (["PLAIN STATE", "PLAIN"], "NZL")
    assert (old.codes[0].start, old.codes[0].end) == (None, date(1998, 12, 31))


def test_a_dictionary_becomes_parties(tmp_path: Path) -> None:
    table = read_actors(dictionary(tmp_path, DICTIONARY))
    then, later = (
        table.find("Marianne Dubois", as_of=day)[0] for day in (date(2004, 1, 1), date(2010, 1, 1))
    )
    assert (then.country, then.sector, then.kind, then.name) == ("FRA", "GOV", "person", "Marianne Dubois")
    assert later.sector == "ELI"
    assert table.find("LA DUBOIS", as_of=date(2004, 1, 1)) == [then]
    assert table.find("Green Coast Front")[0].sector == "REB"
    assert (table.find("Plain State")[0].id, table.find("Plain State")[0].kind) == ("NZL", "state")
    assert (table.find("Harbour Watch")[0].country, table.find("Harbour Watch")[0].kind) == (
        None,
        "organization",
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("+LONELY", "LONELY"),
        ("SOMEBODY_ [FRAGOV", "SOMEBODY"),
        ("SOMEBODY_ [fragov]", "SOMEBODY"),
        ("SOMEBODY_ [FRAGO]", "SOMEBODY"),
        ("SOMEBODY_ [FRAGOV 020231-060930]", "SOMEBODY"),
        ("SOMEBODY_ [FRAGOV 060930-020101]", "SOMEBODY"),
        ("SOMEBODY_ []", "SOMEBODY"),
        ("SOMEBODY_", "SOMEBODY"),
        ("[FRAGOV]", "[FRAGOV]"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_key(tmp_path: Path, line: str, key: str) -> None:
    path = dictionary(tmp_path, f"# comment\n{line}\n")
    with pytest.raises(KnowledgeError) as caught:
        read_petrarch(path)
    assert (caught.value.file, caught.value.line, caught.value.key) == (str(path), 2, key)


@given(st.lists(st.text(st.sampled_from("AB_+[]<>#;- 0123\t"), max_size=24), max_size=6))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = dictionary(tmp_path_factory.mktemp("d"), "\n".join(lines))
    with contextlib.suppress(KnowledgeError):
        assert all(actor.names and actor.codes for actor in read_petrarch(path))
