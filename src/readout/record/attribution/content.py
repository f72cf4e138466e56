"""Where in a sentence the words stand that a cue gives to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.analysis.model import Sentence, Token
from readout.knowledge.speech import Cue, Via, cues, vias
from readout.record.attribution.page import OUTER, Page
from readout.record.clauses import Frame, preposition
from readout.spans import Span

#: Relations of a clause that can be what somebody said.
CLAUSES = ("ccomp", "parataxis", "csubj")
#: Markers of an inserted cue: "as the ministry put it".
AS = frozenset({"as", "like"})
ABOUT = frozenset({"at", "over", "about", "for", "of", "against", "in", "regarding", "towards"})
CIRCUMSTANCES = frozenset(
    {"before", "after", "when", "while", "as", "because", "since", "although", "though"}
)


@dataclass(frozen=True)
class ContentReader:
    """Reads the content of the cues of one sentence, as the indices of its words."""

    page: Page
    sentence: Sentence
    frames: dict[int, Frame]

    def of_verb(self, frame: Frame, cue: Cue) -> set[int]:
        """The words that a verb of saying or thinking gives to its speaker; empty when there are none."""
        if "clause" in cue.content or "quote" in cue.content:
            found = self._clause(frame, quoted_only="clause" not in cue.content)
            if found:
                return found | self._resumed(frame, found)
        inserted = frame.relation == "parataxis" or AS & set(frame.markers) or cue.speaker
        if "host" in cue.content and inserted and (found := self._beside(frame)):
            return found
        if "clause" in cue.content and frame.passive and "object" not in cue.addressee:
            found = self._raised(frame)
            if found:
                return found
        found = set()
        if "infinitive" in cue.content:
            found |= self._infinitive(frame, cue)
        if not found and "object" in cue.addressee and not cue.content - {"infinitive", "object", "clause"}:
            return set()
        return found | self._arguments(frame, cue)

    def _subtree(self, index: int) -> set[int]:
        return set(self.sentence.subtree(index))

    def left_edge(self, frame: Frame) -> int:
        """The first word of the cue's own clause: its subject, its auxiliaries, itself."""
        own = [frame.head]
        for child in self.sentence.children(frame.head, "nsubj", "aux", "expl", "advmod", "mark", "obl"):
            if child.index < frame.head and not self._is_wall_between(child.index, frame.head):
                own.extend(self.sentence.subtree(child.index))
        return min(own)

    def _is_wall_between(self, first: int, last: int) -> bool:
        return any(t.form in ("“", "”", '"', ";", ":") for t in self.sentence.tokens[first:last])

    def _clause(self, frame: Frame, *, quoted_only: bool) -> set[int]:
        tokens = self.sentence.tokens
        for child in sorted(self._clauses_below(frame), key=lambda t: not self._has_that(t)):
            if self._is_circumstance(child):
                continue
            if child.deprel.startswith("parataxis") and not self._is_announced(frame.head, child):
                continue
            if child.deprel.startswith("csubj") and not frame.passive:
                continue
            if quoted_only and not self.page.is_quoted(child.span):
                continue
            if self._is_infinitive(child):
                continue
            return (
                self._fronted(frame, child.index)
                if child.index < frame.head
                else self._following(frame, child)
            )
        token = tokens[frame.head]
        inserted = token.deprel.startswith("parataxis") or (
            token.deprel.startswith("advcl") and AS & set(frame.markers)
        )
        if token.head >= 0 and not quoted_only and (inserted or self._stands_between_commas(frame)):
            return self._host(frame)
        return self._gerund(frame) or self._quotation(frame)

    def _is_circumstance(self, clause: Token) -> bool:
        """Whether a clause tells when or why something was said, whatever the tree calls it."""
        return any(t.form.lower() in CIRCUMSTANCES for t in self.sentence.children(clause.index, "mark"))

    def _stands_between_commas(self, frame: Frame) -> bool:
        """Whether a cue with its subject is put into a relative clause ("which, she said, is full")."""
        if not frame.relation.startswith("acl") or not frame.subjects:
            return False
        tokens, edge = self.sentence.tokens, self.left_edge(frame)
        after = tokens[frame.head + 1].form if frame.head + 1 < len(tokens) else ""
        return edge > 0 and tokens[edge - 1].form == "," and after == ","

    def _gerund(self, frame: Frame) -> set[int]:
        """The gerund with all that belongs to it, as in "proposed holding talks"."""
        for child in self.sentence.children(frame.head, "xcomp"):
            if child.xpos == "VBG" and child.index > frame.head:
                return self._subtree(child.index)
        return set()

    def _clauses_below(self, frame: Frame) -> Iterator[Token]:
        """Clauses under the cue; then under its predicate ("made clear that") or its form ("in a letter that")."""
        yield from self.sentence.children(frame.head, *CLAUSES)
        below = [t.index for t in self.sentence.children(frame.head, "xcomp") if t.upos == "ADJ"]
        below += [o.head for o in frame.obliques if via_of(self.sentence.tokens[o.head]) is not None]
        for index in below:
            for child in self.sentence.children(index, "ccomp", "acl", "advcl"):
                if self._has_that(child):
                    yield child

    def _has_that(self, token: Token) -> bool:
        return any(t.form.lower() == "that" for t in self.sentence.children(token.index, "mark"))

    def _is_infinitive(self, token: Token) -> bool:
        has_subject = any(True for _ in self.sentence.children(token.index, "nsubj"))
        to = any(t.form.lower() == "to" for t in self.sentence.children(token.index, "mark"))
        return to and not has_subject

    def _is_announced(self, cue: int, clause: Token) -> bool:
        """Whether a clause beside the cue is a quotation, or stands after a colon."""
        first = self.sentence.subtree(clause.index)[0]
        before = self.sentence.tokens[cue + 1 : max(first, cue + 1) + 1]
        return self.page.is_quoted(clause.span) or any(t.form == ":" for t in before)

    def _following(self, frame: Frame, clause: Token) -> set[int]:
        """A clause after its cue, with the clauses that go on after it."""
        found = self._subtree(clause.index)
        return {i for i in found if i > frame.head}

    def _fronted(self, frame: Frame, clause: int) -> set[int]:
        """A clause before its cue: all up to the cue's own clause, and what goes on after an inserted cue."""
        below = self._subtree(clause)
        edge = self.left_edge(frame)
        left = set(range(self._start(min(below)), edge))
        return left | {i for i in below if i > frame.head and self._goes_on(frame.head, i)}

    def _start(self, first: int) -> int:
        """Back over conjunctions and marks to the place where the words that were said begin."""
        tokens = self.sentence.tokens
        while first > 0 and tokens[first - 1].upos in ("PUNCT", "SCONJ"):
            first -= 1
        return first

    def _goes_on(self, cue: int, index: int) -> bool:
        """Whether a word after an inserted cue was said: it is quoted, or a comma ends the insertion."""
        if self.page.is_quoted(self.sentence.tokens[index].span):
            return True
        own = [
            t.index
            for t in self.sentence.children(cue)
            if t.index > cue and t.index < index and t.upos != "PUNCT"
        ]
        end = max([cue, *(i for o in own for i in self.sentence.subtree(o) if i < index)])
        after = self.sentence.tokens[end + 1] if end + 1 < len(self.sentence.tokens) else None
        return after is not None and after.form == "," and index > after.index

    def _host(self, frame: Frame) -> set[int]:
        """The clause into which a cue is put ("The road, he said, is open")."""
        head = self.sentence.tokens[frame.head].head
        if head < 0:
            return set()
        own = self._subtree(frame.head)
        edge = self.left_edge(frame)
        below = self._subtree(head) - own
        if head > frame.head:
            return {i for i in below if i > frame.head}
        tail = {i for i in below if i > frame.head and self._goes_on(frame.head, i)}
        if not tail and self._ends_sentence(own | {frame.head}):
            return set(range(self._start_of_sentence(edge), edge))
        return {i for i in below if i < edge} | tail

    def _beside(self, frame: Frame) -> set[int]:
        """What the verb over a cue gives to its speaker ("it said, citing officials"), else the clause around it."""
        above = self.frames.get(self.sentence.tokens[frame.head].head)
        for cue in cues().get((above.lemma, "verb"), ()) if above is not None else ():
            if above is not None and "host" not in cue.content:
                return self.of_verb(above, cue) - self._subtree(frame.head)
        return self._host(frame)

    def _ends_sentence(self, own: set[int]) -> bool:
        return all(t.upos == "PUNCT" for t in self.sentence.tokens[max(own) + 1 :])

    def _start_of_sentence(self, edge: int) -> int:
        """The start of the sentence, or of the clause after its last semicolon before ``edge``."""
        for token in reversed(self.sentence.tokens[:edge]):
            if token.form == ";" and not self.page.is_quoted(token.span):
                return token.index + 1
        return 0

    def _raised(self, frame: Frame) -> set[int]:
        """The surface subject with the infinitive, as in "the minister is said to have resigned"."""
        clause = [t for t in self.sentence.children(frame.head, "xcomp", "ccomp") if self._is_infinitive(t)]
        if not clause:
            return set()
        subjects = [t.index for t in self.sentence.children(frame.head, "nsubj", "expl")]
        return {i for head in (*subjects, clause[0].index) for i in self.sentence.subtree(head)}

    def _infinitive(self, frame: Frame, cue: Cue) -> set[int]:
        for child in self.sentence.children(frame.head, "xcomp", "ccomp", "advcl"):
            if self._is_infinitive(child) and child.index > frame.head:
                return self._subtree(child.index)
        places = [i for place in cue.addressee for i in arguments(frame, place)]
        for noun in (*places, *frame.objects):
            for child in self.sentence.children(noun, "acl"):
                if self._is_infinitive(child):
                    return self._subtree(child.index)
        return set()

    def _arguments(self, frame: Frame, cue: Cue) -> set[int]:
        found: set[int] = set()
        for place in cue.content - {"clause", "infinitive", "host", "quote"}:
            if place == "predicate":
                found |= self._predicated(frame)
            elif place == "object" and frame.passive:
                found |= {
                    i for t in self.sentence.children(frame.head, "nsubj") for i in self._subtree(t.index)
                }
            elif place == "object":
                for child in self.sentence.children(frame.head, "obj", "iobj", "xcomp"):
                    if child.index > frame.head and (frame.objects or frame.indirect):
                        found |= self._subtree(child.index)
                if not found and not cue.content & {"clause", "infinitive"}:
                    found |= self._misread_object(frame)
                found |= self._loose_phrase(frame, found)
            else:
                heads = (frame.head, *frame.objects, *frame.indirect)
                found |= next((below for head in heads if (below := self._prepositional(head, place))), set())
        return found

    def _misread_object(self, frame: Frame) -> set[int]:
        """An object that the tree takes for a clause ("expressed its | resolve to fight")."""
        for child in self.sentence.children(frame.head, "xcomp", "ccomp"):
            if child.index > frame.head and child.upos in ("VERB", "NOUN") and not self._is_infinitive(child):
                return {i for i in self._subtree(child.index) if i > frame.head}
        return set()

    def _loose_phrase(self, frame: Frame, found: set[int]) -> set[int]:
        """A phrase right after the object that the tree hung on the verb ("satisfaction | at the progress made")."""
        for child in self.sentence.children(frame.head, "obl"):
            below = self.sentence.subtree(child.index)
            adjacent = found and below[0] == max(found) + 1
            about = preposition(self.sentence, child.index) in ABOUT and child.kind != "time"
            if adjacent and about and via_of(child) is None:
                return set(below)
        return set()

    def _predicated(self, frame: Frame) -> set[int]:
        """The object with what it is called ("called the vote a sham")."""
        objects = [t for t in self.sentence.children(frame.head, "obj", "iobj") if t.index > frame.head]
        names = [
            t for t in self.sentence.children(frame.head, "xcomp", "obj")
            if t.upos in ("NOUN", "ADJ", "PROPN") and not self._is_infinitive(t)
            and objects and t.index > objects[0].index
        ]  # fmt: skip
        return {i for t in (*objects[:1], *names) for i in self._subtree(t.index)} if names else set()

    def _prepositional(self, head: int, prep: str) -> set[int]:
        for child in self.sentence.children(head, "obl", "nmod", "advcl", "acl"):
            marks = [t.form.lower() for t in self.sentence.children(child.index, "mark")]
            if child.index > head and (preposition(self.sentence, child.index) == prep or prep in marks):
                return self._subtree(child.index)
        return set()

    def _quotation(self, frame: Frame) -> set[int]:
        """The quotations beside a cue that has a subject, where the tree joins them in no known way."""
        if not frame.subjects and not frame.passive:
            return set()
        quotes = [q for q in self.page.quotes_in(self.sentence.span) if q.of(self.page.text).count(" ") > 0]
        near = [q for q in quotes if self._is_beside(frame, q)]
        return {t.index for q in near for t in self.sentence.tokens if q.covers(t.span)}

    def _resumed(self, frame: Frame, found: set[int]) -> set[int]:
        """A quotation that is taken up again after its cue ("Yes," she said at dawn, "we will")."""
        tokens = self.sentence.tokens
        before = [i for i in found if i < frame.head]
        if not any(self.page.is_quoted(tokens[i].span) for i in sorted(before)[-3:]):
            return set()
        for quote in self.page.quotes_in(self.sentence.span):
            if quote.start > tokens[frame.head].span.end:
                between = [t for t in tokens if t.index > frame.head and t.span.end <= quote.start]
                if any(t.upos == "VERB" and t.xpos in ("VBD", "VBZ", "VBP") for t in between):
                    break
                return {t.index for t in tokens if quote.covers(t.span)}
        return set()

    def _is_beside(self, frame: Frame, quote: Span) -> bool:
        """Whether only the cue's own clause and a comma or colon stand between a cue and a quotation."""
        tokens = self.sentence.tokens
        at = tokens[frame.head].span
        if quote.covers(at):
            return False
        low, high = min(quote.end, at.end), max(quote.start, at.start)
        between = [t for t in tokens if low <= t.span.start and t.span.end <= high and t.span != at]
        own = self._subtree(frame.head)
        words = [t for t in between if t.form not in OUTER and t.upos != "PUNCT"]
        if quote.start > at.start:
            joined = not words or between[-1].form in (",", ":", '"', "“", "'", "‘", "``", "that")
            return joined and all(t.index in own and t.upos not in ("VERB", "CCONJ") for t in words)
        return all(t.index in own and t.deprel != "conj" for t in words)

    def of_noun(self, token: Token, cue: Cue) -> set[int]:
        """The words that a noun of saying ("his warning that ...") gives to its speaker."""
        for child in self.sentence.children(token.index):
            clause = child.deprel in ("acl", "ccomp", "appos", "advcl") and child.upos not in (
                "NOUN",
                "PROPN",
            )
            if child.index < token.index or not (clause or self._has_that(child)):
                continue
            marks = {t.form.lower() for t in self.sentence.children(child.index, "mark")}
            finite = "that" in marks or any(True for _ in self.sentence.children(child.index, "nsubj"))
            if ("clause" in cue.content and finite) or ("infinitive" in cue.content and "to" in marks):
                return self._subtree(child.index)
        for place in sorted(cue.content - {"clause", "infinitive"}):
            found = self._prepositional(token.index, place)
            if found:
                return found
        return set()

    def of_phrase(self, phrase: set[int], noun: int) -> set[int]:
        """The clause to which a phrase such as "according to the ministry" belongs."""
        tokens = self.sentence.tokens
        first, last = min(phrase), max(phrase)
        before = tokens[first - 1].form if first else ""
        after = tokens[last + 1].form if last + 1 < len(tokens) else "."
        if self._ends_sentence(phrase) or (first == 0 and after == ","):
            start = self._start_of_sentence(first) if first else 0
            return set(range(start, len(tokens))) - phrase
        host = self._clause_over(noun)
        if before != "," and after != ",":
            return {i for i in self._subtree(host) if i < first} or self._subtree(host) - phrase
        return self._subtree(host) - phrase

    def _clause_over(self, index: int) -> int:
        """The head of the independent clause around a word."""
        climber = self.sentence.tokens[index]
        while climber.head >= 0 and not (
            climber.index in self.frames and climber.deprel in ("conj", "parataxis")
        ):
            climber = self.sentence.tokens[climber.head]
        return climber.index


def arguments(frame: Frame, place: str) -> tuple[int, ...]:
    """The heads of a frame's arguments in a place."""
    if place == "subject":
        return frame.subjects
    if place == "object":
        return frame.objects or frame.indirect
    if place == "indirect":
        return frame.indirect
    return frame.oblique(place)


def via_of(token: Token) -> Via | None:
    """The form of a statement that a word names, by its lemma or as it is written ("remarks")."""
    table = vias()
    return table.get(token.lemma) or table.get(token.lemma.lower()) or table.get(token.form.lower())
