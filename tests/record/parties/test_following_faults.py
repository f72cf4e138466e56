"""Whom titles, counterparts, unnamed speakers and pairs stand for, where an easier reading would be another."""

from __future__ import annotations

from datetime import date

from readout.analysis.analyze import analyze
from readout.record.model import Actor
from readout.record.parties import Cast, find_parties
from readout.report import read_report


def cast_of(text: str) -> Cast:
    """The parties of an invented report, as the bundled model analyses it."""
    return find_parties(analyze(read_report(text)), as_of=date(2016, 1, 29))


def ids(cast: Cast, words: str, *, last: bool = True) -> tuple[str, ...]:
    """The parties of the last (or first) mention that ends in these words."""
    text = {m: e.quote for a in cast.actors for e in a.mentions for m in cast.mentions if m.span == e.span}
    found = [m.actors for m in cast.mentions if text[m].lower().endswith(words.lower())]
    assert found, f"{words!r} is no mention; there are {sorted(text.values())}"
    return found[-1 if last else 0]


def named(cast: Cast, name: str) -> Actor:
    """The actor of a name."""
    return next(a for a in cast.actors if a.name == name)


CALL = """Secretary of State Laura Whitfield spoke on Monday with Zambian Foreign Minister Joseph Mwila.

The Secretary and the Foreign Minister condemned the attack on the embassy.

Secretary Whitfield offered help to farmers. The Foreign Minister said that his government would not hire mercenaries.

The two also discussed the debt. They agreed to meet again in June.
"""


def test_a_title_goes_to_who_bears_it_before_an_equal_office() -> None:
    cast = cast_of(CALL)
    assert ids(cast, "the Foreign Minister", last=False) == ("ZMB.joseph-mwila",)
    assert ids(cast, "the Foreign Minister") == ("ZMB.joseph-mwila",)
    assert ids(cast, "the Secretary") == (named(cast, "Laura Whitfield").id,)


def test_a_pair_outlasts_the_plural_objects_after_it() -> None:
    cast = cast_of(CALL)
    pair = (named(cast, "Laura Whitfield").id, "ZMB.joseph-mwila")
    assert ids(cast, "The two") == pair
    assert ids(cast, "They") == pair


def test_a_group_in_a_country_is_that_countrys() -> None:
    cast = cast_of(
        "Ghana welcomed the vote. It said the authorities in Chad had promised to free the prisoners."
    )
    assert [cast.actor(i).country for i in ids(cast, "the authorities")] == ["TCD"]


def test_diplomats_in_a_country_are_not_its_own() -> None:
    cast = cast_of("Two diplomats in Chad said that the talks had failed.")
    assert [cast.actor(i).country for i in ids(cast, "diplomats")] == [None]


def test_a_new_official_takes_the_definites_and_pronouns_after_it() -> None:
    cast = cast_of(
        "Peruvian Foreign Minister Rosa Quispe visited Quito. A Chilean diplomat said the border was open. "
        "The diplomat denied a rumor. He called it false."
    )
    assert ids(cast, "The diplomat") == ("CHL.diplomat",)
    assert ids(cast, "He") == ("CHL.diplomat",)


def test_the_letterhead_is_the_country_of_a_minister_without_one() -> None:
    story = (
        "Foreign Minister Grace Banda received the ambassador of Norway. Norway thanked her for the aid.\n"
    )
    above = cast_of(f"Republic of Malawi\nMinistry of Foreign Affairs\n\nMinister receives envoy\n\n{story}")
    beside = cast_of(f"Ministry of Foreign Affairs of the Republic of Malawi\n\nPress release\n\n{story}")
    assert named(above, "Grace Banda").country == named(beside, "Grace Banda").country == "MWI"


def test_a_capital_in_the_dateline_comes_before_a_state_spoken_of() -> None:
    line = "(Lakeside Press) - Somalia must pay. Somalia has delayed, Foreign Minister Joyce Wanjiru said Monday.\n"
    assert named(cast_of(f"NAIROBI, March 3 {line}"), "Joyce Wanjiru").country == "KEN"


def test_a_possessor_gives_a_named_minister_the_country() -> None:
    cast = cast_of("Oman was not invited. Its foreign minister, Salim Rashdi, left. Rashdi asked for a seat.")
    assert ids(cast, "Its foreign minister") == ids(cast, "Rashdi") == ("OMN.salim-rashdi",)
    assert (named(cast, "Salim Rashdi").country, named(cast, "Salim Rashdi").office) == (
        "OMN",
        "foreign minister",
    )


def test_his_country_is_the_state_of_the_possessor() -> None:
    assert ids(cast_of("The envoy of Uganda denied that his country had sent arms."), "his country") == (
        "UGA",
    )


def test_a_counterpart_holds_the_office_in_the_other_country() -> None:
    cast = cast_of(
        "Kenyan Foreign Minister Peter Otieno met Ugandan Foreign Minister Ruth Apio. "
        "The Ugandan minister assured her counterpart of support."
    )
    assert ids(cast, "The Ugandan minister") == ("UGA.ruth-apio",)
    assert ids(cast, "her counterpart") == ("KEN.peter-otieno",)


def test_secretary_of_state_and_foreign_minister_are_counterparts() -> None:
    cast = cast_of(
        "Omani Foreign Minister Salim Rashdi landed in Washington. "
        "U.S. Secretary of State Laura Whitfield thanked her Omani counterpart."
    )
    assert ids(cast, "her Omani counterpart") == ("OMN.salim-rashdi",)


def test_unnamed_speakers_are_parties() -> None:
    cast = cast_of(
        "Nine people were hurt, a hospital source said. Diouf was detained at home, his lawyer said. "
        "The road is blocked, an aid worker told reporters. Supplies are low, she added."
    )
    assert [
        a.kind.value for w in ("source", "his lawyer", "aid worker") for a in map(cast.actor, ids(cast, w))
    ] == ["person"] * 3
    assert ids(cast, "she") == ids(cast, "aid worker")


def test_state_radio_is_that_of_the_reports_country() -> None:
    cast = cast_of("DAKAR, March 3 (Coast Press) - The port may close, state radio reported.\n")
    assert [cast.actor(i).country for i in ids(cast, "state radio")] == ["SEN"]


def test_documents_and_things_do_not_become_speakers() -> None:
    cast = cast_of("The harvest was poor, the report said. The figures showed a fall.")
    assert cast.actors == ()


def test_secretary_general_with_a_split_hyphen_is_one_person() -> None:
    cast = cast_of("The Secretary-General, Ban Ki-moon, spoke. The Secretary-General called for a truce.")
    assert (
        ids(cast, "Secretary-General", last=False)
        == ids(cast, "Ban Ki-moon")
        == ids(cast, "Secretary-General")
    )
    assert named(cast, "Ban Ki-moon").office == "secretary-general"


def test_a_states_representative_is_of_its_government() -> None:
    cast = cast_of(
        "The representative of France, Anne Moreau, agreed. The representative of Ghana left early."
    )
    assert named(cast, "Anne Moreau").sector == "GOV"
    assert [cast.actor(i).sector for i in ids(cast, "The representative")] == ["GOV"]
