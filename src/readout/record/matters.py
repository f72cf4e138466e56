"""What is at stake in a report: resolutions, sanctions, deals, talks, disputes, tests, with forum and target.

Nouns that name such things are rows of ``data/lexicon/en/matters.csv``. Their mentions over the report are
joined when they are of one kind and do not differ in target or topic.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from readout.analysis.model import Analysis, Sentence, Token
from readout.identity import digest
from readout.knowledge.speech import MatterNoun, matter_nouns
from readout.record.clauses import preposition
from readout.record.model import ActorKind, Evidence, Matter
from readout.record.parties import Cast
from readout.report.model import BlockKind
from readout.spans import Span

#: Modifiers that are part of a label; articles, pronouns and numerals are not.
LABEL_BEFORE = frozenset({"amod", "compound", "nmod", "flat", "punct"})
#: Prepositions that lead to a body before which a matter lies.
FORUM_PLACES = ("of", "at", "in", "from", "by", "before")
#: Kinds that come before the Security Council when the United Nations is all that is named.
COUNCIL_KINDS = frozenset({"resolution", "sanctions"})
COUNCIL_WORDS = "Security Council"
#: A matter that no target, topic or forum tells apart must be named this often, or in the lead.
BARE_MENTIONS = 2
#: In ``needs``: a noun that is a matter only where its target is a party.
PARTY = "party"


@dataclass(frozen=True, slots=True)
class MatterMention:
    """One place where a matter is named: its head word, the words of its label, and what is said of it there."""

    sentence: int
    head: int
    span: Span
    row: MatterNoun
    target: str | None
    forum: str | None
    topic: frozenset[str]
    words: frozenset[int]


@dataclass(frozen=True)
class Matters:
    """The matters of a report, in the order of their first mention, and where they are named."""

    all: tuple[Matter, ...]
    mentions: tuple[tuple[MatterMention, str], ...]
    analysis: Analysis = field(repr=False)

    @cached_property
    def _by_head(self) -> dict[tuple[int, int], str]:
        return {(m.sentence, m.head): matter for m, matter in self.mentions}

    @cached_property
    def _named_in(self) -> frozenset[int]:
        return frozenset(m.sentence for m, _ in self.mentions)

    def at(self, sentence: int, token: int) -> str | None:
        """The id of the matter that a word is about: the one it names, else the nearest named below it in the tree."""
        if sentence not in self._named_in:
            return None
        tree = self.analysis.sentences[sentence]
        level = [token]
        while level:
            for index in level:
                if (sentence, index) in self._by_head:
                    return self._by_head[sentence, index]
            level = [
                child
                for index in level
                for child in tree.dependents[index]
                if tree.tokens[child].deprel != "acl:relcl"
            ]
        return None

    def named(self, sentence: int, head: int) -> str | None:
        """The id of the matter that a word itself names, or None."""
        return self._by_head.get((sentence, head))

    def matter(self, id: str) -> Matter:  # noqa: A002  the contract's own name
        """The matter with this id. Raises KeyError when there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, Matter]:
        return {matter.id: matter for matter in self.all}


def find_matters(analysis: Analysis, cast: Cast) -> Matters:
    """The matters of a report: each with its fullest label, its kind, forum and target, and the words that name it."""
    mentions = [m for s in analysis.sentences for m in _mentions(s, cast)]
    groups = _joined(mentions)
    lead = _lead(analysis)
    kept = [g for g in groups if _counts(g, lead)]
    every = [_matter(analysis, cast, g) for g in kept]
    named = [(m, matter.id) for g, matter in zip(kept, every, strict=True) for m in g]
    named.sort(key=lambda pair: (pair[0].sentence, pair[0].head))
    return Matters(tuple(every), tuple(named), analysis)


def _lead(analysis: Analysis) -> frozenset[int]:
    """The blocks of the headline and the first two paragraphs."""
    blocks = analysis.report.blocks
    paragraphs = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH][:2]
    headlines = [i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADLINE]
    chosen = {*paragraphs, *headlines}
    return frozenset(s.index for s in analysis.sentences if s.block in chosen)


def _counts(group: Sequence[MatterMention], lead: frozenset[int]) -> bool:
    told_apart = any(m.target or m.forum or m.topic for m in group)
    return told_apart or len(group) >= BARE_MENTIONS or any(m.sentence in lead for m in group)


def _mentions(sentence: Sentence, cast: Cast) -> Iterator[MatterMention]:
    table = matter_nouns()
    for token in sentence.tokens:
        if token.upos not in ("NOUN", "PROPN"):
            continue
        rows = table.get(token.lemma.lower()) or table.get(token.form.lower()) or ()
        rows = rows if token.form.lower() not in table else (*rows, *table[token.form.lower()])
        if rows and not _is_modifier(sentence, token):
            found = _mention(sentence, token, rows, cast)
            if found is not None:
                yield found


def _is_modifier(sentence: Sentence, token: Token) -> bool:
    """Whether a noun stands before another matter's noun ("sanctions resolution"), which then names it."""
    if token.deprel.split(":")[0] not in ("compound", "nmod", "flat") or token.head < token.index:
        return False
    above = sentence.tokens[token.head]
    return above.lemma.lower() in matter_nouns() or token.deprel == "compound"


def _mention(
    sentence: Sentence, token: Token, rows: Sequence[MatterNoun], cast: Cast
) -> MatterMention | None:
    before = _before(sentence, token.index)
    of = [t for t in sentence.children(token.index, "nmod") if preposition(sentence, t.index) == "of"]
    modifiers = frozenset(w for t in (*before, *of) for w in (t.lemma.lower(), t.form.lower()))
    after = {
        preposition(sentence, t.index)
        for t in sentence.children(token.index, "nmod")
        if t.index > token.index
    }
    for row in rows:
        topic, target = row.needs & modifiers, _target(sentence, token.index, row, cast)
        enough = topic or not row.needs or (PARTY in row.needs and target is not None)
        if not enough or row.without & after:
            continue
        words = frozenset(_label_words(sentence, token, before, row))
        return MatterMention(
            sentence=sentence.index,
            head=token.index,
            span=sentence.words(min(words), max(words) + 1),
            row=row,
            target=target,
            forum=_forum(sentence, token.index, cast),
            topic=frozenset(topic),
            words=words,
        )
    return None


def _before(sentence: Sentence, head: int) -> list[Token]:
    """The words before a noun that belong to it, as far as they lie side by side."""
    found: list[Token] = []
    for index in sentence.subtree(head):
        token = sentence.tokens[index]
        if index < head and (
            token.head == head or any(token.head == f.index for f in found) or _leads(sentence, token, head)
        ):
            found.append(token)
    return [t for t in found if t.deprel.split(":")[0] in LABEL_BEFORE and t.upos not in ("PRON", "NUM")]


def _leads(sentence: Sentence, token: Token, head: int) -> bool:
    climber = token
    while 0 <= climber.head < head and climber.head > climber.index:
        climber = sentence.tokens[climber.head]
    return climber.head == head


def _label_words(sentence: Sentence, token: Token, before: Sequence[Token], row: MatterNoun) -> list[int]:
    """From the first modifier to the end of the phrase that names the target."""
    words = [token.index]
    at = token.index - 1
    own = {t.index for t in before if t.upos != "PUNCT" or t.form == "-"}
    while at in own:
        words.append(at)
        at -= 1
    for child in sentence.children(token.index, "nmod"):
        if child.index > token.index and preposition(sentence, child.index) in row.target:
            words.extend(i for i in sentence.subtree(child.index) if not _is_clause(sentence, i, child.index))
            break
    return words


def _is_clause(sentence: Sentence, index: int, top: int) -> bool:
    """Whether a word stands in a clause, an apposition or after a comma inside a phrase: no part of a label."""
    climber = sentence.tokens[index]
    while climber.index != top:
        if climber.deprel.split(":")[0] in ("acl", "appos", "parataxis", "advcl") or climber.form == ",":
            return True
        climber = sentence.tokens[climber.head]
    return False


def _state(cast: Cast, ids: Sequence[str]) -> str | None:
    """The first of some parties, an official or body as the state that it acts for."""
    for one in ids:
        return cast.party(one).acts_for or one
    return None


def _target(sentence: Sentence, head: int, row: MatterNoun, cast: Cast) -> str | None:
    for place in row.target:
        for index in _at(sentence, head, place):
            mention = cast.mention_at(sentence.index, index)
            if mention is None or (place in ("adj", "poss") and _is_body(cast, mention.actors)):
                continue
            found = _state(cast, mention.actors)
            if found is not None:
                return found
    return None


def _is_body(cast: Cast, ids: Sequence[str]) -> bool:
    return any(
        cast.actor(i).kind in (ActorKind.ORGANIZATION, ActorKind.OFFICE) and not cast.party(i).acts_for
        for i in ids
    )


def _at(sentence: Sentence, head: int, place: str) -> Iterator[int]:
    if place == "poss":
        yield from (t.index for t in sentence.children(head, "nmod") if t.deprel == "nmod:poss")
    elif place == "adj":
        yield from (t.index for t in sentence.children(head, "amod", "compound", "nmod") if t.index < head)
    else:
        for child in sentence.children(head, "nmod", "obl"):
            if child.index > head and preposition(sentence, child.index) == place:
                yield child.index
        yield from _right_after(sentence, head, place)


def _right_after(sentence: Sentence, head: int, place: str) -> Iterator[int]:
    """The noun of a phrase that follows a noun at once, although the tree hung it on the verb."""
    if head + 1 < len(sentence.tokens):
        case = sentence.tokens[head + 1]
        other = case.deprel == "case" and case.form.lower() == place and case.head > head + 1
        if other and sentence.tokens[case.head].head != head:
            yield case.head


def _forum(sentence: Sentence, head: int, cast: Cast) -> str | None:
    """The body before which it lies: an organization of no state that stands with the noun."""
    for place in ("adj", "poss", *FORUM_PLACES):
        for index in _at(sentence, head, place):
            for actor in cast.at(sentence.index, index):
                if cast.actor(actor).kind is ActorKind.ORGANIZATION and cast.actor(actor).country is None:
                    return actor
    return None


@dataclass
class _Group:
    """Mentions joined so far: their common target and topic, and where they stand, sorted."""

    mentions: list[MatterMention]
    target: str | None
    topic: frozenset[str]
    places: list[tuple[int, int]]

    def fits(self, mention: MatterMention) -> bool:
        """Whether a mention does not differ in target or topic."""
        same_target = mention.target is None or self.target is None or mention.target == self.target
        same_topic = not mention.topic or not self.topic or bool(mention.topic & self.topic)
        return same_target and same_topic

    def add(self, mention: MatterMention) -> None:
        """Take in a mention that fits."""
        self.mentions.append(mention)
        self.target = self.target or mention.target
        self.topic = (
            self.topic & mention.topic if self.topic and mention.topic else self.topic | mention.topic
        )
        insort(self.places, (mention.sentence, mention.head))

    def distance(self, mention: MatterMention) -> tuple[int, int]:
        """How many sentences, then words, lie between a mention and the nearest one here."""
        at = bisect_left(self.places, (mention.sentence, mention.head))
        near = self.places[max(at - 1, 0) : at + 1]
        return min((abs(s - mention.sentence), abs(h - mention.head)) for s, h in near)


def _joined(mentions: Sequence[MatterMention]) -> list[list[MatterMention]]:
    """Mentions of one matter together: of one kind, with no two targets and no two topics."""
    kinds: dict[str, list[_Group]] = {}
    for mention in sorted(mentions, key=lambda m: (m.target is None, not m.topic, m.sentence, m.head)):
        groups = kinds.setdefault(mention.row.kind, [])
        fitting = [g for g in groups if g.fits(mention)]
        if fitting:
            min(fitting, key=lambda g: g.distance(mention)).add(mention)
        else:
            place = (mention.sentence, mention.head)
            groups.append(_Group([mention], mention.target, mention.topic, [place]))
    every = [
        sorted(g.mentions, key=lambda m: (m.sentence, m.head)) for groups in kinds.values() for g in groups
    ]
    return sorted(every, key=lambda g: (g[0].sentence, g[0].head))


def _matter(analysis: Analysis, cast: Cast, group: Sequence[MatterMention]) -> Matter:
    text, report = analysis.report.text, analysis.report
    target = next((m.target for m in group if m.target), None)
    best = max(
        group, key=lambda m: ((m.target is not None) + (m.forum is not None), bool(m.topic), len(m.span))
    )
    topic = sorted({t for m in group for t in m.topic})
    kind = group[0].row.kind
    matter = Matter(
        id="",
        label=" ".join(best.span.of(text).split()),
        kind=kind,
        forum=_forum_name(cast, group),
        target=target,
        evidence=tuple(Evidence(m.span, m.span.of(text)) for m in group),
    )
    return replace(
        matter, id=digest("matter", report.id, kind, target or "", *topic, str(group[0].span.start))
    )


def _forum_name(cast: Cast, group: Sequence[MatterMention]) -> str | None:
    """The forum's name; the Security Council's where a resolution or sanctions of the United Nations are meant."""
    names = [cast.actor(m.forum).name for m in group if m.forum]
    council = next((n for n in names if COUNCIL_WORDS in n), None)
    if council is not None:
        return council
    united = next((n for n in names if n in ("United Nations", "UN", "U.N.")), None)
    if united is not None and group[0].row.kind in COUNCIL_KINDS:
        return next((a.name for a in cast.actors if COUNCIL_WORDS in a.name), united)
    return names[0] if names else None
