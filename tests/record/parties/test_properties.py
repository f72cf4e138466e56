"""Whatever the words and trees, following ends, spans are right, and ids come from content."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.analysis.model import Analysis, Name, Sentence, Token
from readout.record.parties import find_parties
from readout.report.model import Block, BlockKind, Report
from readout.spans import Span, SpanMap

WORDS = [
    "China", "Chinese", "the", "two", "ministers", "minister", "Foreign", "Ministry", "he", "its", "they", "Kerry",
    "John", "said", "and", "of", "'s", "-", ",", "(", ")", "NATO", "North", "Korea", "each", "other", "both", "we",
    '"', "troops", "government", "President", "U.S.", "counterpart", "his", "in", "to", "ally", "sides", "",
]  # fmt: skip
TAGS = ["NOUN", "PROPN", "PRON", "VERB", "DET", "ADJ", "ADP", "PUNCT", "NUM", "PART", "CCONJ"]
RELATIONS = [
    "nsubj", "obj", "obl", "nmod", "nmod:poss", "nmod:desc", "conj", "appos", "flat", "compound", "amod", "case",
    "acl:relcl", "xcomp", "ccomp", "cop", "det", "nummod", "punct", "expl", "dep",
]  # fmt: skip
KINDS = [None, "person", "organization", "place", "abstract"]


@st.composite
def sentences(draw: st.DrawFn, index: int, start: int) -> Sentence:
    """A sentence of random words with a random tree: each head is an earlier word in a random order."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: -1}
    for place in range(1, count):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
    tokens = []
    for number in range(count):
        form = draw(st.sampled_from(WORDS)) or "x"
        tag, relation = draw(st.sampled_from(TAGS)), draw(st.sampled_from(RELATIONS))
        relation = "root" if heads[number] < 0 else relation
        span = Span(start, start + len(form))
        start += len(form) + 1
        kind = draw(st.sampled_from(KINDS))
        tokens.append(
            Token(number, form, form.lower(), tag, "_", "_", heads[number], relation, span, kind=kind)
        )
    first = draw(st.integers(0, count - 1))
    last = draw(st.integers(first + 1, count))
    names = (Name(draw(st.sampled_from(["person", "organization", "place", "other"])), first, last),)
    return Sentence(index, 0, tuple(tokens), names)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """A report of up to four such sentences, with a quotation somewhere."""
    made: list[Sentence] = []
    start = 0
    for index in range(draw(st.integers(1, 4))):
        made.append(draw(sentences(index, start)))
        start = made[-1].span.end + 1
    text = " ".join(token.form for sentence in made for token in sentence.tokens)
    report = Report(
        "r", text, text, SpanMap.identity(len(text)), (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    )
    open_ = draw(st.integers(0, len(text)))
    return Analysis(report, tuple(made), (Span(open_, draw(st.integers(open_, len(text)))),))


@settings(max_examples=150, deadline=None)
@given(analyses())
def test_any_tree_gives_a_sound_cast(analysis: Analysis) -> None:
    cast = find_parties(analysis, as_of=None)
    known = {actor.id for actor in cast.actors}
    assert len(known) == len(cast.actors)
    for mention in cast.mentions:
        sentence = analysis.sentences[mention.sentence]
        assert 0 <= mention.first < mention.last <= len(sentence.tokens)
        assert mention.span == sentence.words(mention.first, mention.last)
        assert set(mention.actors) <= known
        assert mention.actors
    for actor in cast.actors:
        assert all(evidence.span.of(analysis.report.text) == evidence.quote for evidence in actor.mentions)
        acts_for = cast.party(actor.id).acts_for
        assert acts_for is None or acts_for in known


@settings(max_examples=30, deadline=None)
@given(analyses())
def test_the_same_words_give_the_same_ids(analysis: Analysis) -> None:
    assert find_parties(analysis, as_of=None) == find_parties(analysis, as_of=None)
