"""Countries by their words, at a date."""

from __future__ import annotations

from datetime import date

import pytest

from readout.knowledge.countries import Form, countries, country_of_word, word_table


@pytest.mark.parametrize(
    ("words", "country", "form"),
    [
        ("South Korea", "KOR", "name"),
        ("the Republic of Korea", "KOR", "name"),
        ("ROK", "KOR", "abbreviation"),
        ("S. Korea", "KOR", "name"),
        ("DPRK", "PRK", "abbreviation"),
        ("N.K.", "PRK", "abbreviation"),
        ("North Koreans", "PRK", "demonym"),
        ("PRC", "CHN", "abbreviation"),
        ("U.S.", "USA", "abbreviation"),
        ("US", "USA", "abbreviation"),
        ("the U.K.", "GBR", "abbreviation"),
        ("UAE", "ARE", "abbreviation"),
        ("Washington", "USA", "capital"),
        ("Kiev", "UKR", "capital"),
        ("Ivorian", "CIV", "adjective"),
        ("Cote d'Ivoire", "CIV", "name"),
        ("Spaniards", "ESP", "demonym"),
        ("Palestinian", "PSE", "adjective"),
        ("Kosovo", "XKX", "name"),
        ("Taiwan", "TWN", "name"),
        ("Hong Kong", "HKG", "name"),
        ("Western Sahara", "ESH", "name"),
        ("Burma", "MMR", "name"),
        ("Holy See", "VAT", "name"),
        ("Yaounde", "CMR", "capital"),
        ("Türkiye", "TUR", "name"),
    ],
)
def test_words_of_today(words: str, country: str, form: str) -> None:
    found = country_of_word(words)
    assert found is not None
    assert found.country is not None
    assert (found.country.id, found.form) == (country, form)


@pytest.mark.parametrize(
    ("words", "day", "country"),
    [
        ("Moscow", date(1985, 5, 1), "SUN"),
        ("Moscow", date(1991, 12, 25), "SUN"),
        ("Moscow", date(1991, 12, 26), "RUS"),
        ("the Soviet Union", date(2016, 1, 1), "SUN"),
        ("Belgrade", date(2001, 1, 1), "YUG"),
        ("Belgrade", date(2005, 1, 1), "SCG"),
        ("Belgrade", date(2010, 1, 1), "SRB"),
        ("Prague", date(1990, 1, 1), "CSK"),
        ("Prague", date(1993, 1, 1), "CZE"),
        ("GDR", date(1989, 1, 1), "DDR"),
        ("West Germany", date(1989, 1, 1), "DEU"),
        ("Zaire", date(1996, 1, 1), "COD"),
    ],
)
def test_states_that_have_ended(words: str, day: date, country: str) -> None:
    found = country_of_word(words, as_of=day)
    assert found is not None
    assert found.country is not None
    assert found.country.id == country


def test_words_that_may_mean_several_countries_tell_the_others() -> None:
    found = country_of_word("Congolese")
    assert found is not None
    assert found.country is not None
    assert (found.country.id, [c.id for c in found.others]) == ("COD", ["COG"])


def test_peoples_and_regions() -> None:
    kurdish, tibetans = country_of_word("Kurdish"), country_of_word("Tibetans")
    assert kurdish is not None
    assert kurdish.country is None
    assert tibetans is not None
    assert tibetans.country is not None
    assert (tibetans.country.id, tibetans.form) == ("CHN", Form.PEOPLE)


@pytest.mark.parametrize("words", ["us", "turkey", "polish", "the Moon", "", "'s", "who"])
def test_common_words_are_no_countries(words: str) -> None:
    assert country_of_word(words) is None


def test_every_country_is_found_by_its_own_names() -> None:
    for country in countries().values():
        found = [word.country.id for word in word_table().find(country.name) if word.country]
        assert country.id in found, country.name
        found = [word.country.id for word in word_table().find(country.official) if word.country]
        assert country.id in found, country.official


def test_successors_are_countries() -> None:
    known = countries()
    for country in known.values():
        assert set(country.successors) <= set(known)
        assert (country.end is None) == (not country.successors)
