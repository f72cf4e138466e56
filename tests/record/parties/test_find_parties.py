"""Parties of whole reports, from trees written by hand: names, titles, pronouns and sets followed together."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from conllu_fixture import analysis_of

from readout.analysis.model import Analysis
from readout.record.model import ActorKind
from readout.record.parties import Cast, Mention, find_parties


def _stories() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stories", Path(__file__).with_name("stories.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


STORIES = _stories()
SOK, BRANDT = "KOR.sok-min-ho", "USA.paul-brandt"


@pytest.fixture(scope="module")
def call() -> tuple[Analysis, Cast]:
    analysis = analysis_of(STORIES.CALL, place="Seoul", agency="Yonhap")
    return analysis, find_parties(analysis, as_of=None)


@pytest.fixture(scope="module")
def dispute() -> tuple[Analysis, Cast]:
    analysis = analysis_of(STORIES.DISPUTE, place="La Paz", agency="AP")
    return analysis, find_parties(analysis, as_of=None)


def mention(story: tuple[Analysis, Cast], words: str, sentence: int) -> Mention:
    analysis, cast = story
    found = [m for m in cast.mentions if m.sentence == sentence and m.span.of(analysis.report.text) == words]
    assert found, f"no mention {words!r} in sentence {sentence}"
    return found[0]


def actors(story: tuple[Analysis, Cast], words: str, sentence: int) -> tuple[str, ...]:
    return mention(story, words, sentence).actors


class TestNamesAndTitles:
    def test_headline_title_surname_and_full_name_are_one_person(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "FM Sok", 0) == actors(call, "Foreign Minister Sok Min-ho", 1) == (SOK,)
        assert call[1].actor(SOK).name == "Sok Min-ho"

    def test_title_gives_office_and_country(self, call: tuple[Analysis, Cast]) -> None:
        brandt = call[1].actor(BRANDT)
        assert (brandt.kind, brandt.country, brandt.office) == (ActorKind.PERSON, "USA", "secretary of state")

    def test_minister_without_a_country_is_the_agencys_and_says_so(self, call: tuple[Analysis, Cast]) -> None:
        sok = call[1].actor(SOK)
        assert sok.country == "KOR"
        assert "agency Yonhap" in sok.decided_by

    def test_apposition_gives_office_and_country(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "China's foreign minister", 4) == ("CHN.wang-li",)
        assert call[1].actor("CHN.wang-li").office == "foreign minister"

    def test_official_acts_for_the_state(self, call: tuple[Analysis, Cast]) -> None:
        assert call[1].party(BRANDT).acts_for == "USA"
        assert call[1].party("USA").acts_for is None

    def test_state_acted_for_is_in_the_cast_though_never_named(self, call: tuple[Analysis, Cast]) -> None:
        assert call[1].actor("KOR").mentions == ()

    def test_body_without_a_country_is_the_agencys(self, call: tuple[Analysis, Cast]) -> None:
        assert (
            actors(call, "Foreign Ministry", 1)
            == actors(call, "the ministry", 2)
            == ("KOR.foreign-ministry",)
        )

    def test_capital_is_a_party_or_a_place(self, call: tuple[Analysis, Cast]) -> None:
        assert not mention(call, "Washington", 2).as_place
        assert actors(call, "Washington", 2) == ("USA",)
        assert mention(call, "Beijing", 1).as_place

    def test_point_of_the_compass_is_the_state_that_the_report_names(
        self, call: tuple[Analysis, Cast]
    ) -> None:
        assert actors(call, "the North", 3) == actors(call, "North Korea", 5) == ("PRK",)

    def test_abbreviation_explained_in_the_report(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "AC", 3) == actors(dispute, "Andean Council", 3) == ("xxx.andean-council",)

    def test_unknown_organization_is_an_organization(self, dispute: tuple[Analysis, Cast]) -> None:
        assert dispute[1].actor("xxx.andean-council").kind is ActorKind.ORGANIZATION


class TestFollowing:
    def test_he_under_a_verb_of_saying_is_its_subject(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "he", 2) == (BRANDT,)

    def test_its_is_the_subject_of_its_clause(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "its", 2) == ("USA",)
        assert actors(call, "its", 3) == ("PRK",)

    def test_she_is_never_a_man(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "she", 2) == ("BOL.rosa-quispe",)

    def test_we_in_a_quotation_is_the_speaker(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "We", 2) == ("BOL.rosa-quispe",)

    def test_they_is_the_group_spoken_of(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "they", 1) == ("xxx.protesters",)

    def test_it_for_a_thing_is_no_party(self, dispute: tuple[Analysis, Cast]) -> None:
        analysis, cast = dispute
        it = next(t for t in analysis.sentences[2].tokens if t.form == "it")
        assert cast.at(2, it.index) == ()

    def test_its_secretary_general_is_of_the_organization(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "Its", 4) == ("xxx.andean-council",)
        assert actors(dispute, "Its secretary general", 4) == ("xxx.pedro-lacalle",)

    def test_the_president_is_the_one_named_before(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "the president", 4) == ("BOL.rosa-quispe",)


class TestSets:
    def test_two_ministers_are_those_who_stood_together(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "The two ministers", 3) == (SOK, BRANDT)

    def test_they_takes_up_the_set(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "They", 4) == (SOK, BRANDT)

    def test_both_sides_of_a_call(self, call: tuple[Analysis, Cast]) -> None:
        assert actors(call, "both sides", 5) == (SOK, BRANDT)

    def test_both_countries_of_a_dispute(self, dispute: tuple[Analysis, Cast]) -> None:
        assert actors(dispute, "both countries", 3) == ("BOL", "CHL")


class TestGroups:
    def test_officials_of_a_country(self, call: tuple[Analysis, Cast]) -> None:
        officials = call[1].actor("CHN.government-officials")
        assert (officials.kind, officials.country, officials.sector) == (ActorKind.GROUP, "CHN", "GOV")

    def test_other_officials_are_of_the_same_country(self, call: tuple[Analysis, Cast]) -> None:
        assert call[1].actor(actors(call, "other senior officials", 4)[0]).country == "CHN"

    def test_allies_are_of_no_single_country(self, call: tuple[Analysis, Cast]) -> None:
        allies = call[1].actor(actors(call, "its allies", 2)[0])
        assert (allies.country, allies.name) == (None, "American allies")

    def test_its_ambassador_is_the_subjects(self, dispute: tuple[Analysis, Cast]) -> None:
        assert dispute[1].actor(actors(dispute, "its ambassador", 0)[0]).country == "BOL"


class TestCast:
    def test_word_in_a_name_gives_its_party(self, call: tuple[Analysis, Cast]) -> None:
        analysis, cast = call
        kerry = next(t.index for t in analysis.sentences[1].tokens if t.form == "Brandt")
        assert cast.at(1, kerry) == (BRANDT,)

    def test_word_of_no_party_gives_none(self, call: tuple[Analysis, Cast]) -> None:
        analysis, cast = call
        talks = next(t.index for t in analysis.sentences[1].tokens if t.form == "talks")
        assert cast.at(1, talks) == ()

    def test_state_inside_a_title_is_a_mention_of_its_own(self, call: tuple[Analysis, Cast]) -> None:
        assert mention(call, "U.S.", 1).actors == ("USA",)
        assert mention(call, "U.S.", 1).form == "adjective"

    @pytest.mark.parametrize("story", ["call", "dispute"])
    def test_spans_equal_quotes_and_stand_in_order(self, story: str, request: pytest.FixtureRequest) -> None:
        analysis, cast = request.getfixturevalue(story)
        for actor in cast.actors:
            assert [m.span for m in actor.mentions] == sorted(m.span for m in actor.mentions)
            assert all(m.span.of(analysis.report.text) == m.quote for m in actor.mentions)
        starts = [m.span.start for m in cast.mentions]
        assert starts == sorted(starts)

    def test_same_report_gives_the_same_cast(self) -> None:
        first, second = (
            find_parties(analysis_of(STORIES.CALL, place="Seoul", agency="Yonhap"), as_of=None)
            for _ in range(2)
        )
        assert first == second

    def test_empty_report_has_no_parties(self) -> None:
        cast = find_parties(analysis_of(""), as_of=None)
        assert (cast.actors, cast.mentions) == ((), ())
