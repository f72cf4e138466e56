"""The tables of following words, and small functions over names."""

from __future__ import annotations

import pytest

from readout.knowledge import following
from readout.knowledge.countries import countries
from readout.record.parties.directory import gender_of, name_words, slug


def test_every_table_loads_and_is_not_empty() -> None:
    loaders = (
        following.pronouns, following.plurals, following.definites, following.compass, following.agencies,
        following.motion, following.place_prepositions, following.given_names, following.honorifics,
        following.not_parties,
    )  # fmt: skip
    assert all(loader() for loader in loaders)
    assert all(following.agentive(pos) for pos in following.AGENTIVE_POS)


def test_countries_of_the_tables_are_known() -> None:
    named = {a.country for a in following.agencies().values()} | {c.country for c in following.compass()}
    named |= {m for p in following.plurals().values() for m in p.members}
    assert named <= countries().keys()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Yun Byung-se", ("yun", "byung", "se")),
        ("François D'Arcy", ("francois", "darcy")),
        ("J. R. Okello", ("j", "r", "okello")),
    ],
)
def test_words_of_names(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_slug_is_never_empty() -> None:
    assert slug("!?") == "unnamed"


@pytest.mark.parametrize(
    ("title", "name", "gender"),
    [
        ("Mrs.", "", "fem"),
        ("spokesman", "", "masc"),
        ("minister", "Maria Lopez", "fem"),
        ("minister", "Lopez", None),
    ],
)
def test_gender(title: str, name: str, gender: str | None) -> None:
    assert gender_of(title, name) == gender
