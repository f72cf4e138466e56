"""Single rules of following, each on a sentence or two written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conllu_fixture import analysis_of

from readout.knowledge.actors import read_actors
from readout.record.parties import find_parties


def at(conllu: str, word: str, *, sentence: int = -1, **page: str) -> tuple[str, ...]:
    """The parties of the first word of a form, in the last sentence unless another is named."""
    analysis = analysis_of(conllu, **page)
    cast = find_parties(analysis, as_of=date(2016, 1, 29))
    chosen = analysis.sentences[sentence]
    return cast.at(chosen.index, next(t.index for t in chosen.tokens if t.form == word))


def test_bare_surname_resolves_by_the_day() -> None:
    sentence = """
    Lavrov PROPN 2 nsubj Name=B-person|Kind=person
    left VERB 0 root
    """
    assert at(sentence, "Lavrov") == ("RUS.sergey-lavrov",)


def test_own_table_comes_first(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "name,names,kind,country,sector,office,start,end\nRiver League,,organization,,NGO,,,\n",
        encoding="utf-8",
    )
    analysis = analysis_of(
        """
        River PROPN 2 compound
        League PROPN 3 nsubj
        protested VERB 0 root
        """
    )
    cast = find_parties(analysis, as_of=None, extra=read_actors(table))
    assert [(a.name, a.sector) for a in cast.actors] == [("River League", "NGO")]


def test_troops_in_a_country_are_not_its_own() -> None:
    sentence = """
    Peacekeepers NOUN 4 nsubj Kind=person|Lemma=peacekeeper
    in ADP 3 case
    Mali PROPN 1 nmod Kind=place
    left VERB 0 root
    """
    assert at(sentence, "Peacekeepers") == ("xxx.peacekeepers",)


def test_object_of_sending_is_the_subjects() -> None:
    sentence = """
    Ethiopia PROPN 3 nsubj Kind=place
    will AUX 3 aux
    send VERB 0 root
    troops NOUN 3 obj Kind=person|Lemma=troops
    to ADP 6 case
    Somalia PROPN 3 obl Kind=place
    """
    assert at(sentence, "troops") == ("ETH.troops",)


def test_ministers_of_two_countries_are_one_of_each() -> None:
    sentence = """
    The DET 5 det
    Kenyan ADJ 5 amod
    and CCONJ 4 cc
    Somali ADJ 2 conj
    presidents NOUN 6 nsubj Kind=person
    met VERB 0 root
    """
    assert at(sentence, "presidents") == ("KEN.president", "SOM.president")


def test_counterpart_holds_the_same_office() -> None:
    sentence = """
    Kenyan ADJ 3 amod
    Foreign ADJ 3 amod
    Minister PROPN 4 nmod:desc
    Alfred PROPN 6 nsubj Name=B-person|Kind=person
    Mutiso PROPN 4 flat Name=I-person
    met VERB 0 root
    his PRON 9 nmod:poss
    Somali ADJ 9 amod
    counterpart NOUN 6 obj Kind=person
    """
    assert at(sentence, "counterpart") == ("SOM.foreign-minister",)


def test_possessive_of_a_coordinated_noun_is_the_first_noun() -> None:
    sentence = """
    Russia PROPN 6 nsubj Kind=place
    and CCONJ 4 cc
    its PRON 4 nmod:poss
    allies NOUN 1 conj Kind=person|Lemma=ally
    have AUX 6 aux
    protested VERB 0 root
    """
    assert at(sentence, "its") == ("RUS",)


def test_object_pronoun_is_not_its_own_subject() -> None:
    story = """
    Omar PROPN 3 nsubj Name=B-person|Kind=person
    Diallo PROPN 1 flat Name=I-person
    spoke VERB 0 root

    Pavel PROPN 3 nsubj Name=B-person|Kind=person
    Novak PROPN 1 flat Name=I-person
    thanked VERB 0 root
    him PRON 3 obj Kind=person
    """
    assert at(story, "him") == ("xxx.omar-diallo",)


def test_pronoun_in_a_quotation_is_not_the_speaker() -> None:
    story = """
    Omar PROPN 3 nsubj Name=B-person|Kind=person
    Diallo PROPN 1 flat Name=I-person
    spoke VERB 0 root

    " PUNCT 3 punct SpaceAfter=No
    He PRON 3 nsubj Kind=person
    lied VERB 7 ccomp SpaceAfter=No
    , PUNCT 3 punct SpaceAfter=No
    " PUNCT 3 punct
    Pavel PROPN 7 nsubj Name=B-person|Kind=person
    said VERB 0 root
    """
    assert at(story, "He") == ("xxx.omar-diallo",)


def test_induced_party_owns_what_it_extends() -> None:
    sentence = """
    France PROPN 2 nsubj Kind=place
    pressed VERB 0 root
    Chad PROPN 2 obj Kind=place
    to PART 5 mark
    open VERB 2 xcomp
    its PRON 7 nmod:poss
    borders NOUN 5 obj
    """
    assert at(sentence, "its") == ("TCD",)


def test_pronoun_nobody_fits_is_noted() -> None:
    analysis = analysis_of(
        """
        He PRON 2 nsubj Kind=person
        left VERB 0 root
        """
    )
    cast = find_parties(analysis, as_of=None)
    assert cast.mentions == ()
    assert [note.reason for note in cast.notes] == ["whom 'He' stands for could not be told"]


def test_event_is_no_party() -> None:
    sentence = """
    The DET 3 det
    Oslo PROPN 3 compound Name=B-organization
    Conference PROPN 4 nsubj Name=I-organization|Kind=event
    began VERB 0 root
    """
    assert at(sentence, "Conference") == ()


def test_release_without_a_dateline_speaks_for_the_state_it_names_most() -> None:
    story = """
    Minister PROPN 4 nmod:desc
    of ADP 3 case
    Trade PROPN 1 nmod
    Liv PROPN 6 nsubj Name=B-person|Kind=person
    Berg PROPN 4 flat Name=I-person
    praised VERB 0 root
    Norway PROPN 6 obj Kind=place

    Norway PROPN 2 nsubj Kind=place
    trades VERB 0 root
    with ADP 4 case
    Peru PROPN 2 obl Kind=place
    """
    assert at(story, "Liv", sentence=0) == ("NOR.liv-berg",)


@pytest.mark.parametrize(
    ("preposition", "verb", "place"),
    [("in", "met", True), ("to", "flew", True), ("to", "wrote", False), ("with", "spoke", False)],
)
def test_capital_as_place(preposition: str, verb: str, place: bool) -> None:
    lemma = {"met": "meet", "flew": "fly", "wrote": "write", "spoke": "speak"}[verb]
    analysis = analysis_of(
        f"""
        Envoys NOUN 2 nsubj Kind=person|Lemma=envoy
        {verb} VERB 0 root Lemma={lemma}
        {preposition} ADP 4 case
        Paris PROPN 2 obl Kind=place
        """
    )
    mention = find_parties(analysis, as_of=None).mention_at(0, 3)
    assert mention is not None
    assert (mention.actors, mention.as_place) == (("FRA",), place)


def test_body_of_a_state_by_the_words_around_it() -> None:
    sentence = """
    Pakistan PROPN 4 nmod:poss Kind=place|SpaceAfter=No
    's PART 1 case
    Foreign ADJ 4 amod Name=B-organization
    Office PROPN 5 nsubj Name=I-organization|Kind=organization
    protested VERB 0 root
    """
    assert at(sentence, "Office") == ("PAK.foreign-ministry",)


def test_place_that_opens_the_sentence_says_whose_ministry() -> None:
    sentence = """
    In ADP 2 case
    Oslo PROPN 7 obl Kind=place|SpaceAfter=No
    , PUNCT 2 punct
    the DET 6 det
    Foreign ADJ 6 amod Name=B-organization
    Ministry PROPN 7 nsubj Name=I-organization|Kind=organization
    protested VERB 0 root
    """
    assert at(sentence, "Ministry", agency="Yonhap") == ("NOR.foreign-ministry",)


def test_council_in_capitals_is_the_security_council_where_the_un_is_named() -> None:
    story = """
    The DET 3 det
    United ADJ 3 amod
    Nations PROPN 4 nsubj Kind=organization
    protested VERB 0 root

    The DET 2 det
    Council PROPN 3 nsubj Kind=organization
    met VERB 0 root
    """
    assert at(story, "Council") == ("UN.security-council",)


def test_office_in_a_headline_is_its_one_holder_in_the_text() -> None:
    story = """
    # headline
    President PROPN 2 nsubj Kind=person
    resigns VERB 0 root

    # newpar
    Gabonese ADJ 2 amod
    President PROPN 3 nmod:desc
    Marie PROPN 5 nsubj Name=B-person|Kind=person
    Obame PROPN 3 flat Name=I-person
    resigned VERB 0 root
    """
    assert at(story, "President", sentence=0) == ("GAB.marie-obame",)


def test_its_neighbours_are_others() -> None:
    story = """
    Chad PROPN 4 nsubj Kind=place
    and CCONJ 3 cc
    Niger PROPN 1 conj Kind=place
    quarrelled VERB 0 root

    Algeria PROPN 2 nsubj Kind=place
    urged VERB 0 root
    its PRON 5 nmod:poss
    two NUM 5 nummod
    neighbours NOUN 2 obj Kind=place
    to PART 7 mark
    talk VERB 2 xcomp
    """
    assert at(story, "neighbours") == ("TCD", "NER")
