"""The attributions that one sentence makes by its own cues: verbs, nouns, phrases, and a colon after a party."""

from __future__ import annotations

from collections.abc import Iterator

from readout.analysis.model import Sentence, Token
from readout.knowledge.speech import Cue, cues, verb_in
from readout.record.attribution.content import ContentReader, via_of
from readout.record.attribution.model import Attribution
from readout.record.attribution.page import Page
from readout.record.attribution.source import NOBODY, Source, SourceReader
from readout.record.attribution.turns import find_turn
from readout.record.clauses import Frame, find_frames, preposition
from readout.record.parties import Cast
from readout.spans import Span

#: A verb that no row lists, with a quotation or with a that-clause of a person under it.
QUOTING = Cue(
    "rule: a verb with a quotation", "", "verb", "say", "speech", frozenset({"clause"}), (), (), "", ""
)
HOLDING = Cue(
    "rule: a verb with a that-clause", "", "verb", "think", "thought", frozenset({"clause"}), (), (), "", ""
)
#: Auxiliaries under which a thing is not, or not yet, said.
NOT_SAID = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must"})
#: Verbs whose infinitive tells what was in fact said ("went on to say").
SAID_ON = frozenset(
    {"continue", "go", "go on", "begin", "start", "proceed", "hasten", "rush", "call", "ring", "write"}
)
ANONYMITY = frozenset({"name", "identify"})
CONDITIONS = frozenset({"if", "unless", "whether"})


def find_in_sentence(page: Page, sentence: Sentence, cast: Cast) -> list[Attribution]:
    """The attributions of a sentence by its own cues, in the order of the cues; the content may still be empty.

    An empty content stands where a colon ends the sentence, so that the next one holds what was said.
    """
    table = cues()
    verbs = [
        t for t in sentence.tokens if t.upos in ("VERB", "AUX", "ADJ") and _may_be_cue(page, sentence, t)
    ]
    nouns = [t for t in sentence.tokens if t.upos == "NOUN" and (t.lemma.lower(), "noun") in table]
    phrases = list(_phrases(sentence))
    turn = find_turn(page, sentence, cast)
    if not (verbs or nouns or phrases):
        return [turn] if turn else []
    reader = _Reader(page, sentence, cast, find_frames(sentence))
    reader.aside = frozenset(i for t, _ in phrases for i in reader.aside_phrase(t))
    found = [a for t in verbs if (a := reader.of_verb(t)) is not None]
    taken = {a.cue_at[1] for a in found}
    found += [a for t in nouns if t.head not in taken and (a := reader.of_noun(t)) is not None]
    found += [a for t, cue in phrases if (a := reader.of_phrase(t, cue)) is not None]
    if turn:
        found = [turn, *found]
    return sorted(found, key=lambda a: a.cue_at)


def _may_be_cue(page: Page, sentence: Sentence, token: Token) -> bool:
    table, lemma = cues(), verb_in(cues(), "verb", token.lemma.lower(), token.form)
    if token.upos == "ADJ":
        known = {(token.lemma.lower(), "adj"), (token.form.lower(), "adj")} & table.keys()
        return bool(known) and token.deprel != "amod"
    if (lemma, "verb") in table or (token.form.lower(), "adj") in table:
        return True
    if token.upos == "VERB" and _unlisted(page, sentence, token) is not None:
        return True
    follows = [*sentence.children(token.index, "compound", "xcomp", "obj")]
    words = {w.lower() for t in follows for w in (t.form, t.lemma)}
    return any((f"{lemma} {word}", "verb") in table for word in words)


def _unlisted(page: Page, sentence: Sentence, token: Token) -> Cue | None:
    """What a verb without a row is by what stands under it: a quotation makes it one of saying, "that" of thinking."""
    for clause in sentence.children(token.index, "ccomp", "parataxis"):
        quoted = page.quotes_in(clause.span)
        if quoted and quoted[0].of(page.text).count(" ") >= 2 and not quoted[0].covers(token.span):
            return QUOTING
        marks = {t.form.lower() for t in sentence.children(clause.index, "mark")}
        if clause.deprel.startswith("ccomp") and "that" in marks:
            return HOLDING
    return None


def _phrases(sentence: Sentence) -> Iterator[tuple[Token, Cue]]:
    """Nouns under a preposition that gives words to somebody ("according to the ministry")."""
    table = cues()
    for token in sentence.tokens:
        if (
            token.deprel in ("case", "mark")
            and token.head >= 0
            and token.form.lower() in ("according", "per")
        ):
            rows = table.get((preposition(sentence, token.head), "prep"), ())
            if rows and token.index < token.head:
                yield sentence.tokens[token.head], rows[0]


class _Reader:
    """Reads the cues of one sentence."""

    def __init__(self, page: Page, sentence: Sentence, cast: Cast, frames: dict[int, Frame]) -> None:
        self.page, self.sentence, self.frames = page, sentence, frames
        self.content = ContentReader(page, sentence, frames)
        self.source = SourceReader(sentence, frames, cast)
        self.aside: frozenset[int] = frozenset()

    def aside_phrase(self, noun: Token) -> list[int]:
        """The words of a phrase that ends the sentence after a comma: it is said of all before it, not in it."""
        phrase = self.sentence.subtree(noun.index)
        apart = phrase[0] > 0 and self.sentence.tokens[phrase[0] - 1].form == ","
        apart = apart or self.sentence.tokens[phrase[0]].form == ","
        return (
            phrase if apart and all(t.upos == "PUNCT" for t in self.sentence.tokens[phrase[-1] + 1 :]) else []
        )

    def of_verb(self, token: Token) -> Attribution | None:
        """The attribution of a verb; None where it says nothing of what was said."""
        frame = self.frames.get(token.index)
        for cue in self._rows(frame) if frame else ():
            assert frame is not None
            found = self._of_row(frame, cue)
            if found is not None:
                return found
        return None

    def _of_row(self, frame: Frame, cue: Cue) -> Attribution | None:
        if frame.passive and "object" in cue.speaker:
            return None  # "was quoted as saying": the saying tells more
        indices = self.content.of_verb(frame, cue) - self.aside
        source = self.source.of_verb(frame, cue, indices)
        if source.head is None and not frame.passive:
            source, named = self.source.before(frame, indices, self.page)
            indices = indices - named
        announced = not indices and source.head is not None and self._is_announced(frame, cue)
        if not (indices or announced) or not self._can_speak(frame, cue, indices, source):
            return None
        via = source.via or self.source.via(frame) or self._loose_via(frame, indices)
        group, indices = self._with_preposition(
            self._verb_group(frame), indices - self._own(frame, source), cue
        )
        return self._attribution(
            cue, source, indices,
            at=frame.head,
            span=self.sentence.words(group[0], group[-1] + 1),
            addressees=self.source.addressees(frame, cue),
            via=via,
            asserted=self._is_asserted(frame),
        )  # fmt: skip

    def _rows(self, frame: Frame) -> tuple[Cue, ...]:
        table = cues()
        token = self.sentence.tokens[frame.head]
        if token.upos == "ADJ":
            return table.get((token.lemma.lower(), "adj")) or table.get((token.form.lower(), "adj"), ())
        if frame.passive and not frame.subjects and (token.form.lower(), "adj") in table:
            return table[token.form.lower(), "adj"]  # "is concerned about"
        for child in self.sentence.children(frame.head, "xcomp", "obj"):
            word = child.form if child.deprel == "xcomp" else child.lemma
            rows = table.get((f"{token.lemma.lower()} {word.lower()}", "verb"))
            if rows is not None:
                return rows
        rows = table.get((frame.lemma, "verb"), ()) if " " in frame.lemma else ()
        rows = rows or table.get((verb_in(table, "verb", token.lemma.lower(), token.form), "verb"), ())
        other = None if rows else _unlisted(self.page, self.sentence, token)
        return rows if other is None else (other,)

    def _with_preposition(self, group: list[int], indices: set[int], cue: Cue) -> tuple[list[int], set[int]]:
        """A preposition between cue and content ("warned of war") belongs to the cue."""
        first = group[-1] + 1
        if first in indices and first == min(indices):
            token = self.sentence.tokens[first]
            if token.upos in ("ADP", "SCONJ") and token.form.lower() in cue.content:
                return [*group, first], indices - {first}
        return group, indices

    def _can_speak(self, frame: Frame, cue: Cue, indices: set[int], source: Source) -> bool:
        """Whether the verb has somebody who speaks, or a clause that shows that it is one of speech."""
        token = self.sentence.tokens[frame.head]
        if source.head is not None and cue.act == "thought" and self._is_first_person(source.head):
            return False  # "I think" inside a quotation: whose words they are is told by the quotation
        if cue in (QUOTING, HOLDING) and (source.head is None or not self._is_person(source)):
            return False
        if source.head is None:
            clause = any(i in indices for i in frame.complements)
            imperative = token.xpos == "VB" and token.head < 0
            return clause and not imperative and (frame.passive or token.xpos != "VB")
        if frame.complements or not indices:
            return True
        if cue.content & {"clause", "quote", "host"} and self._is_quoted(indices):
            return True
        return self._is_person(source)

    def _is_person(self, source: Source) -> bool:
        """Whether a source can speak: a party, or a word for a person or an organization."""
        if source.head is None:
            return False
        subject = self.sentence.tokens[source.head]
        pronoun = subject.upos == "PRON" and subject.form.lower() not in ("it", "this", "that")
        spoken_of = subject.kind in ("person", "organization") or subject.upos == "PROPN" or pronoun
        return bool(source.actors) or spoken_of

    def _is_first_person(self, head: int) -> bool:
        token = self.sentence.tokens[head]
        return token.upos == "PRON" and token.form.lower() in ("i", "we", "you")

    def _is_quoted(self, indices: set[int]) -> bool:
        return any(self.page.is_quoted(self.sentence.tokens[i].span) for i in indices)

    def _own(self, frame: Frame, source: Source) -> set[int]:
        """The words of the cue itself and of whoever speaks: no part of what was said."""
        own = {frame.head, *(t.index for t in self.sentence.children(frame.head, "aux"))}
        if source.head is not None and frame.head not in self.sentence.subtree(source.head):
            own |= set(self.sentence.subtree(source.head))
        return own

    def _loose_via(self, frame: Frame, indices: set[int]) -> str | None:
        """The form of the statement in words after the cue that the tree hung on what was said before it."""
        if not indices or min(indices) > frame.head:
            return None
        after = {t.index for t in self.sentence.tokens if t.index > frame.head and t.index not in indices}
        return self.source.via_in({i for i in after if not self.page.is_quoted(self.sentence.tokens[i].span)})

    def _is_announced(self, frame: Frame, cue: Cue) -> bool:
        """Whether what was said stands in another sentence: a colon ends this one, or a quotation ends before it."""
        if not cue.content & {"clause", "quote"} or (frame.objects and "object" not in cue.addressee):
            return False
        ends = self.sentence.tokens[-1].form == ":"
        return ends or (frame.relation == "root" and self.page.quote_before(self.sentence) is not None)

    def _is_asserted(self, frame: Frame) -> bool:
        if frame.negated or NOT_SAID & set(frame.auxiliaries) or CONDITIONS & set(frame.markers):
            return False
        if any(self.sentence.tokens[c].lemma.lower() in ANONYMITY for c in frame.complements):
            return False  # "who asked not to be named" is said to the reporter
        above = self.frames.get(frame.governor) if frame.governor is not None else None
        if frame.relation in ("xcomp", "ccomp") and "to" in frame.markers:
            return above is not None and above.lemma in SAID_ON
        return not (frame.relation == "acl" and "to" in frame.markers)

    def _verb_group(self, frame: Frame) -> list[int]:
        """The verb with the auxiliaries, adverbs and particles that stand next to it."""
        beside = {
            t.index
            for t in self.sentence.children(frame.head, "aux", "cop", "compound", "advmod")
            if t.deprel != "advmod" or t.upos in ("ADV", "PART")
        }
        first = last = frame.head
        while first - 1 in beside:
            first -= 1
        while last + 1 in beside and self.sentence.tokens[last + 1].deprel.startswith("compound"):
            last += 1
        return list(range(first, last + 1))

    def of_noun(self, token: Token) -> Attribution | None:
        """The attribution of a noun such as "warning" that tells its content and whose it is."""
        cue = cues()[token.lemma.lower(), "noun"][0]
        indices = self.content.of_noun(token, cue)
        source = self.source.of_noun(token, cue.speaker) if indices else NOBODY
        if not indices or source.head is None or source.head in indices:
            return None
        group, indices = self._with_preposition([token.index], indices, cue)
        return self._attribution(
            cue, source, indices,
            at=token.index,
            span=self.sentence.words(group[0], group[-1] + 1),
            addressees=(),
            via=None,
            asserted=not any(t.lemma.lower() == "no" for t in self.sentence.children(token.index, "det")),
        )  # fmt: skip

    def of_phrase(self, noun: Token, cue: Cue) -> Attribution | None:
        """The attribution of a phrase such as "according to"; None where no party or person stands in it."""
        phrase = set(self.sentence.subtree(noun.index))
        own = {i for t in self.sentence.children(noun.index, "case") for i in self.sentence.subtree(t.index)}
        speaks = noun.kind in ("person", "organization", "place") or noun.upos in ("PROPN", "PRON")
        bare = not any(True for _ in self.sentence.children(noun.index, "det", "nmod", "amod", "compound"))
        if not speaks and bare and noun.xpos != "NNS":
            return None  # "according to size"
        known = via_of(noun)
        form = None if speaks else self.source.form(noun, known.via if known else "document")
        source = Source(noun.index, self.source.actors((noun.index,)))
        if not source.actors and not speaks:
            owner = self.source.of_noun(noun, ("poss", "of", "by", "from", "adj"))
            source = Source(noun.index, owner.actors, form)
        indices = self.content.of_phrase(phrase, noun.index)
        if not indices:
            return None
        return self._attribution(
            cue, source, indices,
            at=min(own),
            span=self.sentence.words(min(own), max(own) + 1),
            addressees=(),
            via=source.via,
            asserted=True,
            besides=own,
        )  # fmt: skip

    def _attribution(  # noqa: PLR0913  the parts of an attribution
        self, cue: Cue, source: Source, indices: set[int], *, at: int, span: Span,
        addressees: tuple[str, ...], via: str | None, asserted: bool, besides: set[int] | None = None,
    ) -> Attribution:  # fmt: skip
        content = self.page.pieces(self.sentence, indices)
        number = self.sentence.index
        return Attribution(
            kind=cue.kind, act=cue.act, mode=self.page.mode(content), content=content, cue=span, cue_at=(number, at),
            source=self._source_span(source, besides or {at}), source_at=_at(number, source.head),
            speakers=source.actors, addressees=addressees, via=via, asserted=asserted, decided_by=cue.id,
        )  # fmt: skip

    def _source_span(self, source: Source, cue: set[int]) -> Span | None:
        """The words that name the speaker, with appositions, without the clause that the cue is in."""
        if source.head is None:
            return None
        below = set(self.sentence.subtree(source.head))
        for child in self.sentence.children(source.head, "acl", "conj", "parataxis", "case"):
            inner = set(self.sentence.subtree(child.index))
            if (
                inner & cue
                or child.deprel == "parataxis"
                or (child.deprel == "case" and child.index < source.head)
            ):
                below -= inner
        run = _run_around(source.head, below - cue)
        pieces = self.page.pieces(self.sentence, run)
        return Span.around(pieces) if pieces else self.sentence.tokens[source.head].span


def _run_around(head: int, indices: set[int]) -> list[int]:
    first = last = head
    while first - 1 in indices:
        first -= 1
    while last + 1 in indices:
        last += 1
    return list(range(first, last + 1))


def _at(sentence: int, head: int | None) -> tuple[int, int] | None:
    return None if head is None else (sentence, head)
