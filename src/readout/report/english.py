"""What of a page is English: other languages are not read, since all that could come of them is stray names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from readout.report.language import guess_language
from readout.report.model import Block, BlockKind, Note
from readout.spans import Span

#: What language is read from.
READ_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH})
#: From this share of a page's letters on, its English is a part of it and no quotation in a foreign text.
_A_PART = 0.2
#: Of each block so many characters are looked at for its own language, and of a page so many blocks.
_BLOCK_CHARS, _PAGE_CHARS, _PAGE_BLOCKS = 600, 4000, 40


def leave_out_foreign(
    clean: str, blocks: Sequence[Block]
) -> tuple[list[Block], str | None, tuple[Note, ...]]:
    """The blocks with those in other languages marked FOREIGN, the language of what is read, and why some are not.

    A page that is in another language as a whole is FOREIGN throughout, and its language is told. Spans count in the
    cleaned text.
    """
    read = [index for index, block in enumerate(blocks) if block.kind in READ_KINDS]
    sample = (blocks[index].span for index in islice(read, _PAGE_BLOCKS))
    whole = guess_language(" ".join(_beginning(clean, span, _PAGE_CHARS) for span in sample))
    own = _languages(clean, [blocks[index].span for index in read])
    letters = sum(len(blocks[index].span) for index in read)
    english = sum(len(blocks[i].span) for i, language in zip(read, own, strict=True) if language == "en")
    if whole not in ("en", None) and english < _A_PART * letters:
        reason = f"the text does not look English but like {whole!r}: nothing is read from it"
        return _marked(blocks, read), whole, (Note(reason),)
    foreign = [i for i, language in zip(read, own, strict=True) if language not in ("en", None)]
    if not foreign:
        return list(blocks), whole, ()
    named = " and ".join(repr(name) for name in sorted({one for one in own if one not in ("en", None, "")}))
    count = "a paragraph does" if len(foreign) == 1 else f"{len(foreign)} paragraphs do"
    note = Note(
        f"{count} not look English but like {named}: only English is read",
        Span.around([blocks[index].span for index in foreign]),
    )
    return _marked(blocks, foreign), "en" if english else whole, (note,)


def _beginning(clean: str, span: Span, most: int) -> str:
    return clean[span.start : min(span.end, span.start + most)]


def _languages(clean: str, spans: Sequence[Span]) -> list[str | None]:
    """The language of each block; one that does not tell has that of those on both sides, where they are in one."""
    told = [guess_language(_beginning(clean, span, _BLOCK_CHARS)) for span in spans]
    return [
        one if one is not None or not 0 < at < len(told) - 1 or told[at - 1] != told[at + 1] else told[at - 1]
        for at, one in enumerate(told)
    ]


def _marked(blocks: Sequence[Block], foreign: Sequence[int]) -> list[Block]:
    among = frozenset(foreign)
    return [
        replace(block, kind=BlockKind.FOREIGN) if index in among else block
        for index, block in enumerate(blocks)
    ]
