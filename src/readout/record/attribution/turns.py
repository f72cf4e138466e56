"""Speakers before a colon: headlines ("Minister: talks to go on") and the lines of transcripts ("MS. DIALLO: Yes.")."""

from __future__ import annotations

from readout.analysis.model import Sentence
from readout.record.attribution.model import Attribution
from readout.record.attribution.page import Page
from readout.record.parties import Cast
from readout.report.model import BlockKind
from readout.spans import Span

#: A speaker before a colon is named within this many words.
TURN_WORDS = 8
#: What decided an attribution of this kind.
TURN = "rule: a party before a colon"
#: Words by which a transcript names whoever asks and answers.
TURN_SIGNS = frozenset({"Q", "A"})


def find_turn(page: Page, sentence: Sentence, cast: Cast) -> Attribution | None:
    """The attribution of a line that begins with a party and a colon; None where none does."""
    block = page.analysis.report.blocks[sentence.block]
    if sentence.tokens[0].span.start > block.span.start + 1:
        return None
    colon = next((t.index for t in sentence.tokens[:TURN_WORDS] if t.form == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= len(sentence.tokens):
        return None
    before = sentence.tokens[:colon]
    top = next((t for t in before if not 0 <= t.head < colon), before[-1])
    mention = cast.mention_at(sentence.index, top.index)
    sign = len(before) == 1 and before[0].form in TURN_SIGNS
    if not sign and (mention is None or mention.as_place or any(t.upos in ("VERB", "AUX") for t in before)):
        return None
    content = page.pieces(sentence, range(colon + 1, len(sentence.tokens)))
    if block.kind is BlockKind.PARAGRAPH and content:
        content = (Span(content[0].start, _end_of(page, sentence, block.span)),)
    kind = "ask" if before[0].form == "Q" and sign else "say"
    speakers = mention.actors if mention is not None and not sign else ()
    return Attribution(
        kind=kind, act="speech", mode=page.mode(content), content=content, cue=sentence.tokens[colon].span,
        cue_at=(sentence.index, colon), source=sentence.words(0, colon), source_at=(sentence.index, top.index),
        speakers=speakers, addressees=(), via=None, asserted=True, decided_by=TURN,
    )  # fmt: skip


def _end_of(page: Page, sentence: Sentence, block: Span) -> int:
    """Where the last word of a turn ends: a speaker before a colon goes on to the end of the paragraph."""
    words = block.of(page.text).rstrip()
    return max(block.start + len(words), sentence.span.end)
