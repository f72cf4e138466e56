"""The stances of one sentence: a word of stance, who holds it, and the matter it is about, through deeds if need be.

"Wants to lift the ban" is a word of stance (want), a deed (lift) and a matter (the ban): the deed turns the
stance. A word of stance that stands in a question, a condition, under "may" or under what somebody else is to
do says nothing. Words and deeds are rows of ``data/lexicon/en/stances.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.analysis.model import Sentence, Token
from readout.knowledge.speech import StanceRow, stances, verb_in
from readout.record.attribution.source import SourceReader
from readout.record.clauses import Frame, preposition
from readout.record.matters import Matters
from readout.record.model import Stance
from readout.record.parties import Cast

#: Auxiliaries under which a stance is only thought of.
IRREAL = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
#: Markers under which a stance is asked about or supposed.
SUPPOSED = frozenset({"if", "whether", "unless"})
#: Verbs over a stance that deny it or leave it open.
DENYING = frozenset({"deny", "doubt", "refute", "question", "wonder"})
#: A deed may lead to the matter through so many further deeds ("agreed to work to adopt").
DEPTH = 3
TURNED = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}
#: Kinds of matters that are aimed at a party: to push that party is to be for them.
AIMED = frozenset({"sanctions", "resolution"})
#: Kinds that nobody is for, as "gives priority to the dispute" or "wants to discuss the crisis" might suggest.
NOT_FOR = frozenset({"issue", "dispute", "crisis", "conflict", "border", "provocation"})
#: Nouns of doing that take up a matter spoken of before, and the kinds of these.
TAKEN_UP = {
    "adoption": frozenset({"resolution"}),
    "passage": frozenset({"resolution"}),
    "extension": frozenset({"mission", "ceasefire", "sanctions", "deal"}),
    "renewal": frozenset({"mission", "ceasefire", "sanctions", "deal"}),
    "lifting": frozenset({"sanctions", "blockade"}),
    "easing": frozenset({"sanctions", "blockade"}),
    "implementation": frozenset({"resolution", "deal", "ceasefire"}),
}
STRENGTHS = ("weak", "plain", "strong")


@dataclass(frozen=True, slots=True)
class Reached:
    """A matter that an argument leads to: its id, whether the way there turns the stance, and the rows of the way."""

    matter: str
    turned: bool
    rows: tuple[StanceRow, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One stance as a sentence says it; ``head`` is its word, ``inside`` the frames in which its reasons may stand."""

    holders: tuple[str, ...]
    matter: str
    stance: Stance
    strength: str
    head: int
    inside: tuple[int, ...]
    rows: tuple[StanceRow, ...]


class StanceReader:
    """Reads the stances of one sentence."""

    def __init__(self, sentence: Sentence, frames: dict[int, Frame], cast: Cast, matters: Matters) -> None:
        self.sentence, self.frames, self.cast, self.matters = sentence, frames, cast, matters
        self.source = SourceReader(sentence, frames, cast)

    def read(self) -> Iterator[Said]:
        """The stances of predicates, then those of nouns, each left to right."""
        for head in sorted(self.frames):
            frame = self.frames[head]
            if self._is_real(frame):
                yield from self._of_frame(frame)
        for token in self.sentence.tokens:
            if token.upos == "NOUN" and (token.lemma.lower(), "noun") in stances():
                yield from self._of_noun(token)

    def _is_real(self, frame: Frame) -> bool:
        """Whether the clause tells a stance that is held: finite, no question, no condition, not denied."""
        if IRREAL & set(frame.auxiliaries) or SUPPOSED & set(frame.markers):
            return False
        if "to" in frame.markers:
            return self._is_yet_to(frame)
        above = self.frames.get(frame.governor) if frame.governor is not None else None
        if above is not None and frame.relation.startswith("ccomp"):
            return not above.negated and above.lemma not in DENYING
        return self.sentence.tokens[-1].form != "?"

    def _is_yet_to(self, frame: Frame) -> bool:
        """Whether it is told that something has yet to be done."""
        above = self.frames.get(frame.governor) if frame.governor is not None else None
        if above is None or above.lemma != "have" or frame.relation != "xcomp":
            return False
        return any(
            t.lemma.lower() == "yet"
            for i in (above.head, frame.head)
            for t in self.sentence.children(i, "advmod")
        )

    def _of_frame(self, frame: Frame) -> Iterator[Said]:
        for row in self._rows(frame):
            holders = self._holders(frame) if row.pos == "adj" else self.source.actors(frame.subjects)
            for place in row.matter:
                if place == "object" and self._calls_it_something(frame):
                    continue
                for reached in self._reach(frame, place, 0):
                    said = self._said(row, reached, holders, frame)
                    if holders and self._makes_sense(said):
                        yield said
                        return

    def _calls_it_something(self, frame: Frame) -> bool:
        """Whether the object is only called or found something ("considers the deal fair")."""
        return any(
            t.upos in ("ADJ", "NOUN") and t.index not in self.frames
            for t in self.sentence.children(frame.head, "xcomp")
        )

    def _makes_sense(self, said: Said) -> bool:
        kind = self.matters.matter(said.matter).kind
        return kind not in NOT_FOR or said.stance not in (Stance.SUPPORTS, Stance.CONDITIONAL)

    def _rows(self, frame: Frame) -> list[StanceRow]:
        """The rows of a predicate as it stands here, negated or with its object ("place priority")."""
        token, table = self.sentence.tokens[frame.head], stances()
        pos = {"ADJ": "adj", "NOUN": "noun"}.get(token.upos, "verb")
        if pos == "noun" or token.upos in ("PROPN", "PRON"):
            prep = preposition(self.sentence, frame.head)
            has_copula = any(True for _ in self.sentence.children(frame.head, "cop"))
            rows = table.get((prep, "prep"), ()) if has_copula else ()
            rows = rows or tuple(
                r for r in table.get((token.lemma.lower(), "noun"), ()) if "subject" in r.holder
            )
            return list(rows) if has_copula and not frame.negated else []
        if frame.passive and not frame.subjects and (token.form.lower(), "adj") in table:
            return [] if frame.negated else list(table[token.form.lower(), "adj"])  # "is opposed to"
        rows, lemma = (), self._word(frame, pos)
        for index in frame.objects:
            rows = rows or table.get((f"{lemma} {self.sentence.tokens[index].lemma.lower()}", pos), ())
        negated = frame.negated or self._is_yet_to(frame)
        word = f"not {lemma}" if negated else lemma
        return [*rows * (not negated), *table.get((word, pos), ())]

    def _word(self, frame: Frame, pos: str) -> str:
        """The word by which a predicate stands in the table: with its particle where a row has that."""
        token, table = self.sentence.tokens[frame.head], stances()
        if " " in frame.lemma and (frame.lemma, pos) in table:
            return frame.lemma
        return token.lemma.lower() if pos == "adj" else verb_in(table, pos, token.lemma.lower(), token.form)

    def _holders(self, frame: Frame) -> tuple[str, ...]:
        return self.source.actors(frame.subjects or frame.objects * frame.passive)

    def _said(self, row: StanceRow, reached: Reached, holders: tuple[str, ...], frame: Frame) -> Said:
        stance = turned(Stance(row.stance), reached.turned)
        conditional = self._has_condition(frame) and stance in TURNED
        return Said(
            holders=holders,
            matter=reached.matter,
            stance=Stance.CONDITIONAL if conditional else stance,
            strength=self._strength(row, frame.head, reached),
            head=frame.head,
            inside=self._inside(frame),
            rows=(row, *reached.rows),
        )

    def _inside(self, frame: Frame) -> tuple[int, ...]:
        """The predicates of a stance's own clause, in which its reasons may stand; not those coordinated with it."""
        beside = {
            i
            for child in self.sentence.children(frame.head, "conj", "parataxis")
            for i in self.sentence.subtree(child.index)
        }
        return tuple(i for i in self.sentence.subtree(frame.head) if i in self.frames and i not in beside)

    def _has_condition(self, frame: Frame) -> bool:
        for child in self.sentence.children(frame.head, "advcl"):
            marks = {t.form.lower() for t in self.sentence.children(child.index, "mark")}
            if marks & {"if", "unless", "provided", "once"}:
                return True
        return False

    def _strength(self, row: StanceRow, head: int, reached: Reached) -> str:
        for child in self.sentence.children(head, "advmod", "amod"):
            for setting in stances().get((child.lemma.lower(), "adv"), ()):
                return setting.strength
        weak = row.strength == "weak" or any(r.strength == "weak" for r in reached.rows)
        strong = row.strength == "strong" or any(r.strength == "strong" for r in reached.rows)
        return "weak" if weak else "strong" if strong else "plain"

    def _of_noun(self, token: Token) -> Iterator[Said]:
        """Stances told by nouns: "Bolivia's opposition to the embargo", "expressed support for the truce"."""
        for row in stances()[token.lemma.lower(), "noun"]:
            places = tuple(p for p in row.holder if p != "subject")
            if not places or any(t.lemma.lower() == "no" for t in self.sentence.children(token.index, "det")):
                continue
            holders = self.source.of_noun(token, places).actors
            for place in row.matter:
                for reached in self._reach_noun(token.index, place, 0):
                    if holders:
                        yield Said(
                            holders=holders,
                            matter=reached.matter,
                            stance=turned(Stance(row.stance), reached.turned),
                            strength=self._strength(row, token.index, reached),
                            head=token.index,
                            inside=(token.index,),
                            rows=(row, *reached.rows),
                        )
                        return

    def _reach(self, frame: Frame, place: str, depth: int) -> Iterator[Reached]:
        """The matters in one place of a frame."""
        if place in ("infinitive", "clause"):
            found = self._infinitives(frame) if place == "infinitive" else self._clauses(frame)
            for clause in found:
                yield from self._reach_deed(self.frames[clause], depth + 1)
        elif place == "target":
            for index in frame.objects:
                yield from self._aimed_at(index)
        elif place == "sentence":
            yield from self._voted_on()
        elif place == "subject":
            yield from self._reach_head(frame.head, depth)
        else:
            heads = frame.objects if place == "object" else frame.oblique(place)
            for head in heads:
                yield from self._reach_head(head, depth)
            if place not in ("object", "subject"):
                for head in frame.objects:
                    yield from self._reach_noun(head, place, depth)
            yield from self._reach_clauses(frame, place, depth)

    def _reach_clauses(self, frame: Frame, place: str, depth: int) -> Iterator[Reached]:
        """The matters in gerunds ("opposes lifting", "committed to lifting"), and in nouns taken for clauses."""
        for child in self.sentence.children(frame.head, "advcl", "xcomp", "ccomp"):
            leads = [t.form.lower() for t in self.sentence.children(child.index, "mark", "case")]
            gerund = child.xpos == "VBG" and child.index in self.frames and (place in leads or not leads)
            if place in leads and child.upos in ("NOUN", "PROPN"):
                yield from self._reach_head(child.index, depth)
            if gerund and (place in leads) == (place != "object"):
                yield from self._reach_deed(self.frames[child.index], depth + 1)

    def _voted_on(self) -> Iterator[Reached]:
        """The resolution named in the sentence or last before it: what is voted on, where the vote does not say it."""
        yield from self._last_named(frozenset({"resolution"}), self.sentence.span.end)

    def _last_named(self, kinds: frozenset[str], end: int) -> Iterator[Reached]:
        """The matter of some kinds that was last named before a place of the text."""
        named = [
            (e.span.start, m.id)
            for m in self.matters.all
            if m.kind in kinds
            for e in m.evidence
            if e.span.start < end
        ]
        if named:
            yield Reached(max(named)[1], turned=False, rows=())

    def _clauses(self, frame: Frame) -> Iterator[int]:
        """The that-clauses under a frame that say what is to be done ("demanded that Peru sign the accord")."""
        for index in frame.complements:
            below = self.frames.get(index)
            if below is not None and "that" in below.markers and below.tense in (None, "present"):
                yield index

    def _infinitives(self, frame: Frame) -> Iterator[int]:
        """The clauses under a frame that say what is to be done."""
        for child in self.sentence.children(frame.head, "xcomp", "ccomp", "advcl"):
            own = self.frames.get(child.index)
            if own is not None and child.index > frame.head and ("to" in own.markers or child.xpos == "VB"):
                yield child.index
                yield from (
                    t.index for t in self.sentence.children(child.index, "conj") if t.index in self.frames
                )
        for noun in frame.objects:
            yield from self._noun_infinitives(noun)

    def _noun_infinitives(self, noun: int) -> Iterator[int]:
        for child in self.sentence.children(noun, "acl"):
            if child.index in self.frames and "to" in self.frames[child.index].markers:
                yield child.index

    def _reach_deed(self, frame: Frame, depth: int) -> Iterator[Reached]:
        """The matters that a deed is done to, turned if the deed goes against them."""
        if depth > DEPTH:
            return
        table = stances()
        lemma = self._word(frame, "deed")
        rows = [
            r
            for i in frame.objects
            for r in table.get((f"{lemma} {self.sentence.tokens[i].lemma.lower()}", "deed"), ())
        ]
        for row in (*rows, *table.get((lemma, "deed"), ())):
            against = (row.stance == "opposes") != frame.negated
            for place in row.matter:
                for reached in self._reach(frame, place, depth):
                    yield Reached(reached.matter, reached.turned != against, (row, *reached.rows))
                    return

    def _reach_head(self, head: int, depth: int) -> Iterator[Reached]:
        """The matter that a noun names, or that a noun of doing ("the adoption of") leads to."""
        named = self.matters.named(self.sentence.index, head)
        if named is not None:
            yield Reached(named, turned=False, rows=())
        token = self.sentence.tokens[head]
        for row in (
            stances().get((token.lemma.lower(), "deed"), ()) if token.upos == "NOUN" and depth < DEPTH else ()
        ):
            against = row.stance == "opposes"
            for place in row.matter:
                for reached in self._reach_noun(head, place, depth + 1):
                    yield Reached(reached.matter, reached.turned != against, (row, *reached.rows))
            if token.lemma.lower() in TAKEN_UP and self._stands_bare(head):
                for reached in self._last_named(TAKEN_UP[token.lemma.lower()], token.span.start):
                    yield Reached(reached.matter, against, (row, *reached.rows))

    def _stands_bare(self, head: int) -> bool:
        """Whether a definite noun has nothing after it ("welcomed the adoption"): it takes up what was spoken of."""
        definite = any(t.form.lower() in ("the", "this") for t in self.sentence.children(head, "det"))
        return definite and not any(t.index > head for t in self.sentence.children(head, "nmod", "acl"))

    def _reach_noun(self, head: int, place: str, depth: int) -> Iterator[Reached]:
        if place == "infinitive":
            for clause in self._noun_infinitives(head):
                yield from self._reach_deed(self.frames[clause], depth + 1)
            return
        for child in self.sentence.children(head, "nmod", "obl"):
            if child.index > head and preposition(self.sentence, child.index) == place:
                yield from self._reach_head(child.index, depth)

    def _aimed_at(self, index: int) -> Iterator[Reached]:
        """Sanctions or a resolution aimed at a party: the matter last named before, else the first named."""
        states = {self.cast.party(a).acts_for or a for a in self.source.actors((index,))}
        aimed = [m for m in self.matters.all if m.target in states and m.kind in AIMED]
        here = self.sentence.tokens[index].span.start
        before = [(e.span.start, m.id) for m in aimed for e in m.evidence if e.span.start < here]
        if before:
            yield Reached(max(before)[1], turned=False, rows=())
        elif aimed:
            yield Reached(aimed[0].id, turned=False, rows=())


def turned(stance: Stance, is_turned: bool) -> Stance:  # noqa: FBT001  a plain truth value
    """The stance on a matter when the deed goes against it: who opposes its lifting supports it."""
    if not is_turned:
        return stance
    return TURNED.get(stance, Stance.SUPPORTS if stance is Stance.RELUCTANT else stance)
