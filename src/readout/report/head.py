"""The head of a page: everything above the story's first words, and which of it is the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from readout.knowledge.countries import country_of_word
from readout.knowledge.pages import folded, publishers_by_name
from readout.report.dateline import WrittenDateline
from readout.report.looks import Look
from readout.report.model import Block, BlockKind
from readout.report.stamps import Stamp
from readout.spans import Span

#: The story begins within so many paragraphs of the page, whatever menus stand above it.
_HEAD_PARAGRAPHS = 120
#: A dateline after so many paragraphs of sure prose is not the one that opens the story.
_PROSE_BEFORE_DATELINE = 3
#: Words of a headline: fewer are labels, more are sentences of the story.
_HEADLINE_WORDS = range(3, 41)
#: A headline's share of long words that come again in the first paragraphs, from which it is surely about them.
_SHARED = 0.25
_LEADING_PARAGRAPHS = 4

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_LINE = re.compile(r"[A-Z][\w.'’\-]+(?: (?:and |[A-Z])[\w.'’\-]*){1,4}(?:, [A-Z][\w ]{3,40})?$")


@dataclass(frozen=True, slots=True)
class PlacedStamp:
    """A stamp and where its words begin in the cleaned text."""

    stamp: Stamp
    start: int


@dataclass
class Head:
    """What stands above the story. ``lead`` is the index of the paragraph that opens it.

    Spans count in the cleaned text. ``stamps`` are in the order of the page; ``site`` is a publisher that the page
    names; ``place`` a place on a line of its own.
    """

    lead: int
    blocks: list[Block] = field(default_factory=list)
    headline: Span | None = None
    section: str | None = None
    issuer: tuple[str, str] | None = None
    site: str | None = None
    place: str | None = None
    dateline: WrittenDateline | None = None
    stamps: list[PlacedStamp] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)


def find_head(looks: Sequence[Look], *, headline: str | None = None) -> Head:
    """The head of the page that ``looks`` shows; ``headline`` is what the page itself declares it to be."""
    lead = find_lead(looks)
    head = Head(len(looks) if lead is None else lead)
    chosen = _choose_headline(looks, head.lead, headline)
    if lead is None and headline is None and _only_one(looks, chosen):
        head.lead, chosen = chosen or 0, None
    menus = _section_runs(looks[: head.lead])
    for index in range(head.lead):
        if index in menus:
            head.blocks.append(Block(BlockKind.BOILERPLATE, looks[index].words))
        else:
            head.blocks += _head_blocks(head, looks[index], index, chosen)
    if lead is None:
        _keep_the_rest(head, looks, chosen)
    return head


def find_lead(looks: Sequence[Look]) -> int | None:
    """The paragraph that opens the story: the first with a dateline, else the first that is surely prose, else any.

    None where the page holds no sentence at all.
    """
    prose: list[int] = []
    for index, look in enumerate(looks[:_HEAD_PARAGRAPHS]):
        if look.dateline is not None and not look.is_dateline_alone and look.furniture is None:
            return index if len(prose) < _PROSE_BEFORE_DATELINE else prose[0]
        if look.is_solid:
            prose.append(index)
    if prose:
        return prose[0]
    far = (i for i, look in enumerate(looks) if i >= _HEAD_PARAGRAPHS and look.is_solid)
    short = (i for i, look in enumerate(looks) if look.is_sentence and look.count >= 3 and look.is_plain)
    return next(far, None) or next(short, None)


def _only_one(looks: Sequence[Look], chosen: int | None) -> bool:
    return chosen is not None and sum(look.is_plain for look in looks) == 1


def _keep_the_rest(head: Head, looks: Sequence[Look], chosen: int | None) -> None:
    """Without a sentence to open the story, what follows the headline is kept as paragraphs."""
    if chosen is None:
        return
    plain = {look.words for look in looks[chosen + 1 :] if look.is_plain}
    head.blocks = [Block(BlockKind.PARAGRAPH, one.span) if one.span in plain else one for one in head.blocks]


def _choose_headline(looks: Sequence[Look], lead: int, declared: str | None) -> int | None:
    able = [i for i in range(lead) if looks[i].is_plain and looks[i].count in _HEADLINE_WORDS]
    if declared is not None:
        same = _letters(declared)
        return next((i for i in range(lead) if same and same in _letters(looks[i].text)), None)
    if not able:
        short = [i for i in range(lead) if looks[i].is_plain and looks[i].count == 2]
        titles = [i for i in range(lead) if _is_title(looks[i])]
        return next(iter(short + titles), None)
    leading = looks[lead : lead + _LEADING_PARAGRAPHS]
    body = {word[:5].lower() for look in leading for word in _LONG_WORD.findall(look.text)}
    names = [i for i in able if looks[i].issuer is None and country_of_word(looks[i].text) is None] or able
    about = [i for i in names if _share(looks[i].text, body) >= _SHARED]
    for among in (about, names):
        long = [i for i in among if looks[i].count >= 5]
        if long or among:
            return (long or among)[0]
    return None


def _is_title(look: Look) -> bool:
    """Whether a label can serve as the headline where there is no other ("Daily Press Briefing")."""
    return look.furniture is not None and look.furniture.kind == "section" and look.count >= 3


def _section_runs(looks: Sequence[Look]) -> frozenset[int]:
    """The lines of menus written one word a line: names of sections, three or more together, menu words among them."""
    found: list[int] = []
    run: list[int] = []
    for index in range(len(looks) + 1):
        look = looks[index] if index < len(looks) else None
        if look is not None and look.section is not None and look.path is None:
            run.append(index)
        elif look is None or look.furniture is None or look.furniture.kind != "boilerplate":
            found += run if len(run) >= 3 else ()
            run = []
    return frozenset(found)


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _share(words: str, body: set[str]) -> float:
    long = [word[:5].lower() for word in _LONG_WORD.findall(words)]
    return sum(word in body for word in long) / len(long) if long else 0.0


def _head_blocks(head: Head, look: Look, index: int, chosen: int | None) -> Iterator[Block]:
    """The blocks of one paragraph of the head; what they say goes into ``head``."""
    head.markers += look.markers
    words = look.words
    if index == chosen:
        head.headline, head.site = _without_site(look, head.site)
        yield Block(BlockKind.HEADLINE, head.headline)
        yield Block(BlockKind.BOILERPLATE, _trimmed(look.clean, head.headline.end, words.end))
    elif look.path is not None:
        head.section = look.path
        yield Block(BlockKind.SECTION, words)
    elif look.publisher is not None or look.is_place:
        head.site = head.site or look.publisher
        head.place = head.place or (look.text if look.is_place else None)
        yield Block(BlockKind.BYLINE if look.publisher else BlockKind.STAMP, words)
    elif not look.count or look.is_separator:
        yield Block(BlockKind.BOILERPLATE, look.span)
    elif look.is_dateline_alone:
        head.dateline = head.dateline or look.dateline
        yield Block(BlockKind.STAMP, words)
    elif look.furniture is not None:
        if look.furniture.kind == "section" and head.section is None:
            head.section = look.text.strip()
        yield Block(BlockKind(look.furniture.kind), words)
        if look.stamp is not None:
            head.stamps.append(PlacedStamp(look.stamp, words.start))
    elif look.stamp is not None:
        yield from _stamp_blocks(head, look)
    elif look.section is not None:
        head.section = look.section
        head.issuer = head.issuer or look.issuer
        yield Block(BlockKind.SECTION, words)
    else:
        yield _other_block(head, look, after_headline=chosen is not None and index > chosen)


def _without_site(look: Look, site: str | None) -> tuple[Span, str | None]:
    """The headline without the publisher's name that pages add to their titles ("... - Reuters"), and that name."""
    cut = max(look.text.rfind(mark) for mark in (" | ", " - ", " – ", " — "))
    known = publishers_by_name().get(folded(look.text[cut + 3 :])) if cut > 0 else None
    if known is None:
        return look.words, site
    return Span(look.words.start, look.words.start + len(look.text[:cut].rstrip())), site or known.name


def _stamp_blocks(head: Head, look: Look) -> Iterator[Block]:
    """One block, or two where a section stands on the same line before or after the stamp."""
    stamp, start = look.stamp, look.words.start
    assert stamp is not None
    head.stamps.append(PlacedStamp(stamp, start))
    if stamp.other is None:
        yield Block(BlockKind.STAMP, look.words)
        return
    other = Span(stamp.other.start + start, stamp.other.end + start)
    kind = BlockKind.BYLINE if other.of(look.clean).lower().startswith("by ") else BlockKind.SECTION
    if kind is BlockKind.SECTION and not re.search(r"\d", other.of(look.clean)):
        head.section = other.of(look.clean)
    parts = [
        Block(BlockKind.STAMP, _trimmed(look.clean, look.words.start, other.start)),
        Block(kind, other),
        Block(BlockKind.STAMP, _trimmed(look.clean, other.end, look.words.end)),
    ]
    yield from (part for part in parts if len(part.span))


def _trimmed(clean: str, start: int, end: int) -> Span:
    words = clean[start:end]
    first = len(words) - len(words.lstrip(" |•·,-–—:"))
    return Span(start + first, max(start + first, start + len(words.rstrip(" |•·,-–—:("))))


def _other_block(head: Head, look: Look, *, after_headline: bool) -> Block:
    if look.issuer is not None:
        head.issuer = head.issuer or look.issuer
        return Block(BlockKind.BYLINE, look.words)
    if look.is_solid:
        return Block(BlockKind.PARAGRAPH, look.words)
    if after_headline and look.count <= 8 and _NAME_LINE.match(look.text):
        return Block(BlockKind.BYLINE, look.words)
    if after_headline and look.count >= 5:
        return Block(BlockKind.HEADING, look.words)
    return Block(BlockKind.BOILERPLATE, look.words)
