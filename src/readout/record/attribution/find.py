"""Who said what in a report: cue by cue, then what goes on beyond a cue's sentence, then what stands inside what."""

from __future__ import annotations

from dataclasses import replace

from readout.analysis.model import Analysis, Sentence
from readout.record.attribution.index import SpanIndex
from readout.record.attribution.model import Attribution
from readout.record.attribution.page import Page
from readout.record.attribution.sentence import find_in_sentence
from readout.record.attribution.turns import TURN
from readout.record.parties import Cast
from readout.spans import Span

#: A sentence that is quoted at least so far is somebody's words, though no cue stands in it.
QUOTED_SHARE = 0.6


def find_attributions(analysis: Analysis, cast: Cast) -> tuple[Attribution, ...]:
    """Everything that a report gives to somebody else, speech and thought, in the order of the text.

    Quotations that go on over further sentences belong to the speaker before; ``parent`` tells which attribution
    stands inside which. Speakers, addressees and sources are those of ``cast``; a cue without a named speaker
    ("was quoted as saying") gives an attribution with none.
    """
    page = Page(analysis)
    running = _Running(page)
    for sentence in analysis.sentences:
        running.take(sentence, find_in_sentence(page, sentence, cast))
    running.go_on()
    found = sorted((a for a in running.found if a.content), key=lambda a: a.cue_at)
    return _nested(_with_answerers(_with_issuers(found)))


class _Running:
    """Attributions taken sentence by sentence, then who goes on speaking."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Attribution] = []
        self.given = SpanIndex()
        self.made: list[range] = []  # for each sentence, its own attributions in ``found``
        self.last: int | None = None
        self.spoke_in = 0  # the sentence in which the last speaker's words last stood

    def take(self, sentence: Sentence, new: list[Attribution]) -> None:
        """The attributions that the next sentence makes by its own cues, to the ends of their quotations."""
        first = len(self.found)
        self.found.extend(new)
        self.made.append(range(first, len(self.found)))
        for number in self.made[-1]:
            if self.found[number].content:
                self._spread(number)
            else:
                self._look_back(number, sentence)
            self.given.add(number, self.found[number].content)

    def go_on(self) -> None:
        """Once every cue is known: quotations without one go to whoever spoke before."""
        for sentence, made in zip(self.page.analysis.sentences, self.made, strict=True):
            self._go_on(sentence)
            speakers = [
                i for i in made
                if self.found[i].act == "speech" and self.found[i].asserted and not self._is_inner(i)
            ]  # fmt: skip
            if speakers:
                self.last, self.spoke_in = speakers[-1], sentence.index

    def _is_inner(self, number: int) -> bool:
        """Whether an attribution stands in what another one gives to somebody."""
        cue = self.found[number].cue
        return cue is not None and any(
            i != number and any(p.covers(cue) for p in self.found[i].content) for i in self.given.over(cue)
        )

    def _look_back(self, number: int, sentence: Sentence) -> None:
        """A cue that stands alone after a quotation ("...?" the minister asked.) takes that quotation."""
        quote = self.page.quote_before(sentence)
        if quote is not None and not any(self._speaks_around(i, quote) for i in self.given.over(quote)):
            self._extend(number, [self.page.with_marks(quote)])

    def _spread(self, number: int) -> None:
        """What was said in a quotation goes on to the end of that quotation, over sentences."""
        one = self.found[number]
        if one.mode == "indirect" or not one.asserted:
            return
        sentence = self.page.analysis.sentences[one.cue_at[0]].span
        extra = [
            self.page.with_marks(quote)
            for piece in one.content
            for quote in self.page.quotes_in(piece)
            if not sentence.covers(quote) and not (one.cue and quote.covers(one.cue))
        ]
        if extra:
            self._extend(number, extra)

    def _extend(self, number: int, extra: list[Span]) -> None:
        """Gives further quotations to an attribution; what was indirect becomes mixed by them."""
        one = self.found[number]
        behind = bool(one.content) and extra[0].start > one.content[-1].end + 1
        content = (*one.content, *_merged(extra)) if behind else _merged([*one.content, *extra])
        mode = "mixed" if one.mode == "indirect" else one.mode
        self.found[number] = replace(
            one, content=content, mode=mode if one.content else self.page.mode(content)
        )
        self.given.add(number, extra)

    def _go_on(self, sentence: Sentence) -> None:
        """A quoted sentence without a cue belongs to whoever spoke last, or to the cue with a colon before it."""
        marked = [self.page.with_marks(q) for q in self._free_quotes(sentence)]
        if not marked or self.last is None:
            return
        last, at = self.found[self.last], self.spoke_in
        sentences = self.page.analysis.sentences
        same_block = sentences[at].block == sentence.block
        if same_block or (not last.content and at == sentence.index - 1):
            self._extend(self.last, marked)
        elif last.mode == "direct" and sentences[sentence.index - 1].block <= sentences[at].block:
            self._take_up(last, sentence, _merged(marked))
        else:
            return
        self.spoke_in = sentence.index

    def _take_up(self, last: Attribution, sentence: Sentence, content: tuple[Span, ...]) -> None:
        """A paragraph that begins with a quotation goes on with the speaker of the paragraph before."""
        goes_on = replace(
            last, kind="say", mode=self.page.mode(content), content=content, cue=None,
            cue_at=(sentence.index, -1), source=None, source_at=None,
            decided_by="rule: a quotation goes on with the last speaker",
        )  # fmt: skip
        self.found.append(goes_on)
        self.last = len(self.found) - 1
        self.given.add(self.last, content)

    def _free_quotes(self, sentence: Sentence) -> list[Span]:
        """The quotations of a sentence that nobody was given yet, if they are most of it."""
        span = sentence.span
        quotes = [Span(max(q.start, span.start), min(q.end, span.end)) for q in self.page.quotes_in(span)]
        free = [q for q in quotes if not any(self._speaks_around(i, q) for i in self.given.over(q))]
        return free if sum(len(q) for q in free) >= QUOTED_SHARE * len(span) else []

    def _speaks_around(self, number: int, quote: Span) -> bool:
        """Whether an attribution takes a quotation from outside; one made inside it is only a part of it."""
        cue = self.found[number].cue
        return cue is None or not quote.covers(cue)


def _with_issuers(found: list[Attribution]) -> list[Attribution]:
    """A document that speaks without an owner ("the statement said") is that of whoever spoke in one before."""
    latest: dict[str, tuple[str, ...]] = {}
    named = []
    for one in found:
        if one.via and one.source and not one.speakers and one.via in latest:
            named.append(replace(one, speakers=latest[one.via]))
            continue
        if one.via and one.speakers:
            latest[one.via] = one.speakers
        named.append(one)
    return named


def _with_answerers(found: list[Attribution]) -> list[Attribution]:
    """In a transcript whoever answers ("A:") is the speaker last named before a colon."""
    last: tuple[str, ...] = ()
    named = []
    for one in found:
        is_turn = one.decided_by == TURN and one.source is not None
        if is_turn and one.kind == "say" and not one.speakers:
            named.append(replace(one, speakers=last))
            continue
        if is_turn and one.speakers:
            last = one.speakers
        named.append(one)
    return named


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Each attribution with its parent: the smallest other content in which its cue stands."""
    index = SpanIndex()
    for number, one in enumerate(found):
        index.add(number, one.content)
    sizes = [sum(len(p) for p in a.content) for a in found]
    parents: list[int | None] = []
    for number, one in enumerate(found):
        anchor = one.cue or one.content[0]
        around = [
            (sizes[i], i)
            for i in index.over(anchor)
            if i != number
            and any(p.covers(anchor) for p in found[i].content)
            and not _is_below(found, sizes, i, number)
        ]
        parents.append(min(around)[1] if around else None)
    return tuple(replace(a, parent=parent) for a, parent in zip(found, parents, strict=True))


def _is_below(found: list[Attribution], sizes: list[int], inner: int, outer: int) -> bool:
    """Whether two attributions stand in one another, and the first is the smaller: it cannot be the parent."""
    anchor = found[inner].cue or found[inner].content[0]
    if not any(p.covers(anchor) for p in found[outer].content):
        return False
    return (sizes[inner], inner) < (sizes[outer], outer)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text, those that overlap or touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
