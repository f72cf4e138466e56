"""The body of a page: which of its paragraphs are the story, from its first words on."""

from __future__ import annotations

from collections.abc import Sequence

from readout.report.looks import Look
from readout.report.model import Block, BlockKind
from readout.spans import Span

#: Words of a heading inside a story: more make a line that lost its full stop.
_HEADING_WORDS = 14
#: Below the last sentence, shorter lines are headlines of other stories and names, longer ones the story's own.
_LAST_LINE_WORDS = 10


def find_body(looks: Sequence[Look], lead: int, story_start: int) -> list[Block]:
    """The blocks from paragraph ``lead`` on. ``story_start``: where its words begin, after dateline and markers."""
    if lead >= len(looks):
        return []
    first = looks[lead].words
    blocks = [Block(BlockKind.PARAGRAPH, Span(min(story_start, first.end), first.end))]
    last_prose = max((i for i, look in enumerate(looks) if i > lead and _is_prose(look)), default=lead)
    scope = "line"
    for index in range(lead + 1, len(looks)):
        look = looks[index]
        kind, scope = _kind(look, scope, prose_follows=index < last_prose)
        blocks.append(Block(kind, look.words if has_markers(look, kind) else look.span))
    return blocks


def has_markers(look: Look, kind: BlockKind) -> bool:
    """Whether the markers of a paragraph of this kind are the story's: those of other stories are furniture."""
    return bool(len(look.words)) and kind is not BlockKind.BOILERPLATE


def _is_prose(look: Look) -> bool:
    return look.is_plain and look.is_sentence


def _kind(look: Look, scope: str, *, prose_follows: bool) -> tuple[BlockKind, str]:
    """What a paragraph is, given how far the last furniture reaches, and how far furniture reaches after it."""
    if scope == "rest" or not look.count:
        return BlockKind.BOILERPLATE, scope
    if look.is_separator:
        return BlockKind.BOILERPLATE, "rest" if set(look.text) <= set("# ") else scope
    if look.furniture is not None:
        wider = look.furniture.scope if look.furniture.scope != "line" else scope
        if look.furniture.kind == "section":  # "Statements" above a part of the story
            return (BlockKind.HEADING if prose_follows and scope == "line" else BlockKind.BOILERPLATE), scope
        return BlockKind(look.furniture.kind), wider
    if look.stamp is not None:
        return BlockKind.STAMP, scope
    if look.is_solid:
        return BlockKind.PARAGRAPH, "line"
    if scope == "list" or look.section is not None:
        return BlockKind.BOILERPLATE, scope
    return _unmarked_kind(look, prose_follows=prose_follows), scope


def _unmarked_kind(look: Look, *, prose_follows: bool) -> BlockKind:
    """What a paragraph is that nothing marks as furniture and that is too short to be prose for sure."""
    if look.is_sentence and not (look.text.endswith(":") and look.count <= 6):
        return BlockKind.PARAGRAPH
    if look.is_item or look.count > _HEADING_WORDS or look.text[0].islower():
        return BlockKind.PARAGRAPH
    if prose_follows:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH if look.count >= _LAST_LINE_WORDS else BlockKind.BOILERPLATE
