from __future__ import annotations

import pytest

from readout.analysis.analyze import analyze
from readout.analysis.conllu import format_conllu, parse_conllu
from readout.report.model import Block, BlockKind, Report
from readout.spans import Span, SpanMap

TEXT = "Holt says no\n\n\"We can't agree,\" Holt told the U.N.'s envoy. Talks go on."
SAMPLE = """\
# newdoc id = d
# newpar
# sent_id = d-1
# text = We can't go.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
3.1\tx\tx\tX\tX\t_\t_\t_\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=No

# sent_id = d-2
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture(scope="module")
def report() -> Report:
    cut = TEXT.index("\n\n")
    blocks = (Block(BlockKind.HEADLINE, Span(0, cut)), Block(BlockKind.PARAGRAPH, Span(cut + 2, len(TEXT))))
    return Report("r7", TEXT, TEXT, SpanMap.identity(len(TEXT)), blocks)


def test_a_file_is_read_with_its_multiword_tokens() -> None:
    first, second = parse_conllu(SAMPLE.splitlines(keepends=True))
    assert (first.sent_id, first.text, first.new_document, first.new_paragraph) == (
        "d-1",
        "We can't go.",
        True,
        True,
    )
    assert [w.form for w in first.words] == ["We", "ca", "n't", "go", "."]
    assert [w.head for w in first.words] == [3, 3, 3, -1, 3]
    assert [w.fused for w in first.words] == [False, True, False, False, False]
    assert [w.space_after for w in first.words] == [True, False, True, False, False]
    assert first.words[1].surface == "can't"
    assert not second.new_document
    assert second.words[0].head == -1


def test_a_row_of_the_wrong_width_is_named_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"x\.conllu, line 2: 3 columns"):
        list(parse_conllu(["# text = a\n", "1\ta\ta\n"], where="x.conllu"))


def test_what_is_written_reads_back_as_it_was(report: Report) -> None:
    analysis = analyze(report)
    written = format_conllu(analysis)
    back = list(parse_conllu(written.split("\n")))
    assert len(back) == len(analysis.sentences) >= 3
    assert [s.new_paragraph for s in back][:2] == [True, True]
    for ours, theirs in zip(analysis.sentences, back, strict=True):
        assert [t.form for t in ours.tokens] == [w.form for w in theirs.words]
        assert [t.head for t in ours.tokens] == [w.head for w in theirs.words]
        assert [t.lemma for t in ours.tokens] == [w.lemma for w in theirs.words]
        assert [t.fused for t in ours.tokens] == [w.fused for w in theirs.words]
        assert theirs.text == ours.span.of(TEXT)
        for token, word in zip(ours.tokens, theirs.words, strict=True):
            facts = dict(fact.split("=", 1) for fact in word.misc.split("|"))
            assert TEXT[int(facts["Start"]) : int(facts["End"])] == token.form


def test_the_format_is_valid_row_by_row(report: Report) -> None:
    written = format_conllu(analyze(report))
    assert written.startswith(
        "# newdoc id = r7\n# newpar id = r7-b1\n# sent_id = r7-1\n# text = Holt says no\n"
    )
    assert written.endswith("\n\n")
    assert "\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" in written
    for block in written.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        assert all(len(row) == 10 and all(row) for row in rows)
        words = [row for row in rows if "-" not in row[0]]
        assert [row[0] for row in words] == [str(n) for n in range(1, len(words) + 1)]
        assert sum(row[6] == "0" for row in words) == 1
        assert all((row[6] == "0") == (row[7] == "root") for row in words)


def test_no_sentences_give_no_lines(report: Report) -> None:
    empty = Report("r0", "", "", SpanMap.identity(0), ())
    assert format_conllu(analyze(empty)) == ""
