"""Whether a date lies ahead, as the verb over it says: our own sentences, parsed by hand; the day is 29 Jan. 2016."""

from dataclasses import replace
from datetime import date

import pytest
from parsed import parsed

from readout.analysis.model import Analysis
from readout.record.clauses import find_frames
from readout.record.outlook import find_dates, find_report_dates
from readout.report import read_reports
from readout.report.model import Block, BlockKind, Report
from readout.spans import Span

LAW = (
    "The/the/DT>2:det law/law/NN>3:nsubj takes/take/VBZ>0:root effect/effect/NN>3:obj"
    " on/on/IN>6:case Monday/Monday/NNP>3:obl"
)
CLOSED = "The/the/DT>2:det port/port/NN>3:nsubj shut/shut/VBD>0:root on/on/IN>5:case Monday/Monday/NNP>3:obl"
SAYS = "The/the/DT>2:det envoy/envoy/NN>3:nsubj says/say/VBZ>0:root on/on/IN>5:case Monday/Monday/NNP>3:obl"
RANKS = (
    "Monday/Monday/NNP>3:nmod:poss 's/'s/POS>1:case blast/blast/NN>4:nsubj tops/top/VBZ>0:root"
    " the/the/DT>6:det list/list/NN>4:obj"
)


def analysed(line: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Analysis:
    """The analysis of one sentence, its text the words with a blank between."""
    sentence = parsed(line)
    text = " ".join(t.form for t in sentence.tokens)
    report = next(read_reports(text.encode(), published="2016-01-29"))
    assert isinstance(report, Report)
    return Analysis(replace(report, blocks=(Block(kind, Span(0, len(text))),)), (sentence,))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (LAW, date(2016, 2, 1)),
        (CLOSED, date(2016, 1, 25)),
        (SAYS, date(2016, 1, 25)),
        (RANKS, date(2016, 1, 25)),
    ],
)
def test_what_is_fixed_in_the_present_lies_ahead(line: str, day: date) -> None:
    analysis = analysed(line)
    frames = (find_frames(analysis.sentences[0]),)
    (found,) = find_dates(analysis, analysis.report.text, day=date(2016, 1, 29), frames=frames)
    assert found.start == day


def test_present_of_a_headline_tells_the_past() -> None:
    (found,) = find_report_dates(analysed(LAW, BlockKind.HEADLINE), day=date(2016, 1, 29))
    assert found.start == date(2016, 1, 25)


def test_whole_page_is_read_with_the_outlook_of_its_verbs() -> None:
    (found,) = find_report_dates(analysed(LAW), day=date(2016, 1, 29))
    assert (found.words, found.start) == ("Monday", date(2016, 2, 1))
