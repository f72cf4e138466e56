"""Whether what a report dates lies ahead or behind, as the verbs say, and its dates read with that."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from readout.analysis.model import Analysis, Token
from readout.knowledge.lexicon import open_lexicon
from readout.knowledge.speech import cues
from readout.record.clauses import Frame, find_frames, is_to, preposition
from readout.record.times import TimeExpression, find_times
from readout.report.figures import is_month_first
from readout.report.model import BlockKind
from readout.spans import Span

#: What stands before the day for which something is fixed.
_FIXED = ("", "on", "from", "by", "until")
Frames = tuple[dict[int, Frame], ...]


def find_dates(analysis: Analysis, text: str, *, day: date, frames: Frames) -> list[TimeExpression]:
    """The time expressions of ``text``, which has the characters of the report as received in their places."""
    order = is_month_first(analysis.report)
    return find_times(text, as_of=day, future=Outlook(analysis, frames), month_first=order)


def find_report_dates(analysis: Analysis, *, day: date) -> list[TimeExpression]:
    """The time expressions of a whole page, headers and captions included; spans point into the text as received."""
    report = analysis.report
    outlook = Outlook(analysis, tuple(find_frames(s) for s in analysis.sentences))
    moved = report.clean_map.to_received
    found = find_times(
        report.clean, as_of=day, future=lambda span: outlook(moved(span)), month_first=is_month_first(report)
    )
    return [replace(one, span=moved(one.span)) for one in found]


class Outlook:
    """Whether the verb that a time belongs to looks ahead (True), back (False), or does not say (None)."""

    def __init__(self, analysis: Analysis, frames: Frames) -> None:
        self.sentences, self.frames, self.blocks = analysis.sentences, frames, analysis.report.blocks
        self.starts = [s.span.start for s in analysis.sentences]

    def __call__(self, span: Span) -> bool | None:
        """The answer for the words at a span of the text as received."""
        index = bisect_right(self.starts, span.start) - 1
        tokens = self.sentences[index].tokens if index >= 0 else ()
        token = next((t for t in tokens if span.overlaps(t.span)), None)
        inside = token
        while token is not None and token.head >= 0:
            below, token = token, tokens[token.head]
            inside = token if span.overlaps(token.span) else inside
            if open_lexicon().effect(token.lemma.lower(), "adj", "complement") == "planned":
                return True  # "a trip due on Wednesday"
            frame = self.frames[index].get(token.index)
            if frame is not None:
                fixed = below is inside and self._is_fixture(index, frame, below)
                return True if fixed else self._ahead(index, frame)
        return None

    def _ahead(self, index: int, frame: Frame) -> bool | None:
        sentence = self.sentences[index]
        if is_to(sentence, sentence.tokens[frame.head]):
            return True
        if frame.tense in ("future", "past"):
            return frame.tense == "future"
        above = self.frames[index].get(frame.governor) if frame.governor is not None else None
        if frame.tense is None and above is not None and frame.relation in ("xcomp", "ccomp", "acl"):
            effect = open_lexicon().effect(above.lemma, "verb", "complement")
            return True if effect in ("planned", "proposed") else None
        return None

    def _is_fixture(self, index: int, frame: Frame, time: Token) -> bool:
        """Whether a verb in the present tells what is fixed for a day ("the law takes effect on July 1").

        Not in a headline, whose present tells the past, and not of a verb of telling ("says on Friday").
        """
        sentence = self.sentences[index]
        head = sentence.tokens[frame.head]
        told = self.blocks[sentence.block].kind in (BlockKind.HEADLINE, BlockKind.HEADING)
        telling = (frame.lemma, "verb") in cues()
        plain = head.upos == "VERB" and head.xpos in ("VBZ", "VBP") and frame.tense == "present"
        return plain and not told and not telling and preposition(sentence, time.index) in _FIXED
