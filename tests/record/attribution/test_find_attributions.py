"""Who said what: nesting, quotations over sentences, documents, what was not said. All sentences are ours."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import spoken

RELEASE = """The ministry said on Tuesday that talks with Peru had begun.

Mora said she told Peruvian officials that Quito would reopen the bridge, according to the ministry.

"We want calm," the minister said in a press release. "Nothing has changed. No soldier has moved."

"The river is ours," Mora said, "and it will stay ours."
"""


def test_speech_inside_speech_is_three_attributions_outermost_first() -> None:
    read = spoken(RELEASE)
    inner = read.said("that Quito would reopen the bridge")
    kinds = {s.id: s.kind for s in read.statements}
    assert inner.kind == "tell"
    assert [kinds[i] for i in inner.told_by] == ["say", "say"]
    outer, middle = (next(s for s in read.statements if s.id == i) for i in inner.told_by)
    assert outer.cue is not None
    assert outer.cue.quote == "according to"
    assert middle.content.quote.startswith("she told Peruvian officials")
    assert "according" not in middle.content.quote


def test_a_quotation_goes_on_over_sentences_with_its_speaker() -> None:
    read = spoken(RELEASE)
    said = read.said("We want calm")
    assert said.content.quote.endswith("No soldier has moved")
    assert said.via == "press release"
    assert said.mode == "direct"


def test_a_quotation_is_taken_up_again_after_its_cue() -> None:
    pieces = [e.quote for e in spoken(RELEASE).said("and it will stay ours").evidence]
    assert pieces == ["The river is ours", "and it will stay ours"]


def test_a_quotation_in_its_own_sentence_before_the_cue() -> None:
    read = spoken('"Who will pay for the dam?" the envoy asked.')
    assert read.statements[0].kind == "ask"
    assert read.statements[0].content.quote == "Who will pay for the dam?"


def test_a_quotation_after_a_colon_in_the_next_paragraph() -> None:
    read = spoken('The president of Chile continued:\n\n"We shall not yield. We shall talk."')
    assert read.statements[0].kind == "say"
    assert read.statements[0].content.quote == "We shall not yield. We shall talk"


def test_the_reports_own_voice_belongs_to_nobody() -> None:
    assert spoken("The president of Chile flew to Lima on Monday. The bridge was shut.").statements == ()


def test_agentless_speech_has_no_speaker_or_the_one_quoted() -> None:
    quoted = spoken("Foreign Minister Ana Mora of Ecuador was quoted as saying that the bridge was safe.")
    assert quoted.statements[0].speaker is not None
    assert quoted.statements[0].speaker.name == "Ana Mora"
    reported = spoken("The general is reported to have fled.")
    assert [a.speakers for a in reported.attributions] == [()]


def test_a_document_speaks_for_whoever_put_it_out() -> None:
    read = spoken("Norway issued a statement. Norway's statement said that the ship was safe.")
    assert read.statements[-1].speaker is not None
    assert read.statements[-1].speaker.id == "NOR"
    assert read.statements[-1].via == "statement"


def test_what_was_not_or_not_yet_said_is_no_statement() -> None:
    for text in (
        "The minister of Chile declined to say that the bridge was safe.",
        "The minister of Chile did not say that the bridge was safe.",
        "The minister of Chile will tell the council that the bridge is safe.",
        "The minister of Chile may say that the bridge is safe.",
    ):
        assert spoken(text).statements == (), text


def test_an_addressee_is_named() -> None:
    read = spoken("Sweden told Norwegian officials that the ferry was late.")
    assert [p.country for p in read.statements[0].addressee] == ["NOR"]


def test_thoughts_are_attributed_but_are_no_statements() -> None:
    read = spoken("Peru believes that the talks will fail.")
    assert [a.act for a in read.attributions] == ["thought"]
    assert read.statements == ()


def test_a_transcript_names_speakers_before_colons() -> None:
    read = spoken(
        "Foreign Minister Ana Mora of Ecuador met the press.\n\nMORA: We are ready. The bridge is safe."
    )
    assert read.statements[-1].decided_by == "rule: a party before a colon"


def test_two_speakers_make_two_statements_and_one_link_of_the_chain() -> None:
    read = spoken("Norway and Sweden said that Finland had closed its ports.")
    assert sorted(s.speaker.id for s in read.statements if s.speaker) == ["NOR", "SWE"]
    at = read.statements[0].content.span
    assert len(read.telling.chain(at)) == 1


WORDS = [
    '"',
    "said",
    "the minister",
    "that",
    "Peru",
    ",",
    ":",
    ".",
    "according to",
    "“",
    "”",
    "told",
    "we left",
    "\n\n",
]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_heap_of_words_gives_slices_of_the_text_and_chains_without_circles(words: list[str]) -> None:
    read = spoken(" ".join(words) + " The end came.")
    ids = {s.id for s in read.statements}
    for statement in read.statements:
        assert set(statement.told_by) <= ids
        assert statement.id not in statement.told_by
        for evidence in (statement.content, *statement.evidence):
            assert evidence.span.of(read.text) == evidence.quote
