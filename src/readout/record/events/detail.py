"""When, where, by what channel, how long and how many: the words around an act that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from readout.analysis.model import Sentence, Token
from readout.knowledge.channels import channel_of
from readout.knowledge.lexicon import Lexicon
from readout.record.clauses import Frame, preposition
from readout.record.events.candidate import Candidate
from readout.record.matching import premodifiers
from readout.record.model import Channel, Status, When
from readout.record.scene import Scene
from readout.record.times import Count, Ordinal, TimeExpression

# Relations of clauses that tell the story (the clause after "said that" among them).
MAIN = ("root", "ccomp", "parataxis", "conj")
PLACE_PREPS = ("in", "at", "near", "outside", "off")


class Details:
    """Reads the particulars of acts in one sentence."""

    def __init__(self, scene: Scene, sentence: Sentence, lexicon: Lexicon) -> None:
        self.scene, self.sentence, self.lexicon = scene, sentence, lexicon
        self._frames = scene.frames[sentence.index]
        self._by_head: dict[int, list[TimeExpression]] = {}
        for expression in scene.times[sentence.index]:
            owner = self._owner(scene.time_at(sentence, expression))
            self._by_head.setdefault(self._act_before(owner, expression) or owner, []).append(expression)

    def filled(self, candidate: Candidate, frame: Frame | None) -> Candidate:
        """The candidate with its particulars, from its own phrase and from the verb that carries it."""
        heads = (
            [candidate.head]
            if frame is None or frame.head == candidate.head
            else [candidate.head, frame.head]
        )
        expression = next((t for h in heads if (t := self.time_of(h))), None) or (
            self._time_above(candidate) if candidate.noun else self._time_shared(frame)
        )
        return replace(
            candidate,
            when=_when(expression),
            channel=self._channel(candidate, heads),
            where=next((w for h in heads if (w := self._where(h))), None),
            duration=next((d for h in heads if (d := self._duration(h))), None),
            ordinal=self._number(candidate, Ordinal),
            count=self._number(candidate, Count),
            since=self._since(heads),
            narrated=frame is not None and self._is_narrated(frame),
        )

    def time_of(self, head: int) -> TimeExpression | None:
        """The date that hangs on a word, the most exact one if there are several."""
        dates = [t for t in self._by_head.get(head, []) if t.type in ("DATE", "TIME") and (t.start or t.end)]
        return min(dates, key=_width) if dates else None

    def _time_shared(self, frame: Frame | None) -> TimeExpression | None:
        """The day of the verb that an act is coordinated with or completes ("met on Friday and urged")."""
        while frame is not None and frame.governor is not None and frame.relation in ("conj", "xcomp"):
            above = self._frames[frame.governor]
            ahead = self.lexicon.effect(above.lemma, "verb", "complement") in (
                "planned",
                "proposed",
                "possible",
            )
            if frame.relation == "xcomp" and ahead:
                return None
            frame = above
            if found := self.time_of(frame.head):
                return found
        return None

    def _is_narrated(self, frame: Frame) -> bool:
        relation = frame.relation.split(":")[0]
        return frame.tense == "past" and "have" not in frame.auxiliaries and relation in MAIN

    def _time_above(self, candidate: Candidate) -> TimeExpression | None:
        """The day on the verb above a nominal act: a coming one of what is planned ("agreed to go on with talks next
        month"), or that of calling it off ("cancelled a visit on Sunday").
        """
        if not candidate.noun or candidate.status not in (Status.PLANNED, Status.DENIED):
            return None
        token = self.sentence.tokens[candidate.head]
        while token.head >= 0:
            token = self.sentence.tokens[token.head]
            found = self.time_of(token.index)
            if found is not None and token.index in self._frames:
                fits = candidate.status is Status.DENIED or self.is_future(found)
                return found if fits else None
        return None

    def is_future(self, expression: TimeExpression) -> bool:
        """Whether a date lies after the report's day."""
        day = self.scene.analysis.report.day
        return day is not None and expression.start is not None and expression.start > day

    def _owner(self, head: int) -> int:
        """The verb, or the noun of an act, that a word of time belongs to."""
        token = self.sentence.tokens[head]
        while token.head >= 0:
            if token.index in self._frames and token.index != head:
                return token.index
            if token.upos in ("NOUN", "PROPN") and token.index != head and self._is_act(token):
                return token.index
            token = self.sentence.tokens[token.head]
        return token.index

    def _act_before(self, owner: int, expression: TimeExpression) -> int | None:
        """The nominal act that a past day belongs to when it hangs on an infinitive, which cannot be past.

        In "met to discuss the visit earlier in the week" the visit was earlier in the week.
        """
        frame, day = self._frames.get(owner), self.scene.analysis.report.day
        past = day is not None and expression.start is not None and expression.start < day
        if frame is None or frame.tense is not None or "to" not in frame.markers or not past:
            return None
        between = (t for t in self.sentence.tokens[owner:] if t.span.end <= expression.span.start)
        return next((t.index for t in reversed(list(between)) if t.upos == "NOUN" and self._is_act(t)), None)

    def _is_act(self, token: Token) -> bool:
        return bool(self.lexicon.rows(token.lemma.lower(), "noun")) or token.kind == "event"

    def _channel(self, candidate: Candidate, heads: list[int]) -> Channel | None:
        head_lemma = self.sentence.tokens[candidate.head].lemma.lower()
        for word in premodifiers(self.sentence, candidate.head) if candidate.noun else ():
            if found := channel_of(word, "modifier"):
                return Channel(found)
        for head in heads:
            for child in self.sentence.children(head, "obl", "nmod"):
                found = channel_of(child.lemma.lower(), preposition(self.sentence, child.index).split(" ")[0])
                before = premodifiers(self.sentence, child.index)
                found = next((c for word in before if (c := channel_of(word, "modifier"))), None) or found
                if found:
                    return Channel(found)
        adverbs = (t.lemma.lower() for h in heads for t in self.sentence.children(h, "advmod"))
        told = next((c for word in adverbs if (c := channel_of(word, "adverb"))), None)
        found = told or channel_of(head_lemma, "noun") or candidate.row.channel
        return Channel(found) if found else None

    def _where(self, head: int) -> str | None:
        for child in self.sentence.children(head, "obl", "nmod"):
            if preposition(self.sentence, child.index) in PLACE_PREPS and self._is_place(child.index):
                return self._name(child.index)
        return None

    def _is_place(self, index: int) -> bool:
        return any(n.kind in ("place", "event") and n.first <= index < n.last for n in self.sentence.names)

    def _name(self, index: int) -> str | None:
        for name in self.sentence.names:
            if name.first <= index < name.last:
                return self.sentence.words(name.first, name.last).of(self.scene.analysis.report.text)
        return None

    def _duration(self, head: int) -> str | None:
        durations = [t for t in self._by_head.get(head, []) if t.type == "DURATION" and "X" not in t.value]
        return durations[0].value if durations else None

    def _number(self, candidate: Candidate, kind: type[Ordinal | Count]) -> int | None:
        """The "fourth" or "three" before a nominal act, or beside a verb ("met for the third time", "spoke twice")."""
        tokens = self.sentence.tokens
        for number in self.scene.numbers[self.sentence.index]:
            if not isinstance(number, kind):
                continue
            inside = [t.index for t in tokens if number.span.overlaps(t.span)]
            heads = {tokens[i].head for i in inside} | set(inside)
            measured = self._measure_of(candidate) in heads
            if (candidate.head in heads or measured) and number.value > 0:
                return number.value
        return None

    def _measure_of(self, candidate: Candidate) -> int | None:
        """The word that counts a nominal act: "round" in "the third round of talks"."""
        token = self.sentence.tokens[candidate.head]
        parent = self.sentence.tokens[token.head] if candidate.noun and token.deprel == "nmod" else None
        return parent.index if parent and self.lexicon.within("measure", parent.lemma.lower()) else None

    def _since(self, heads: list[int]) -> int | None:
        """The noun of an act since which something has gone on ("since the test")."""
        for head in heads:
            for child in self._below(head):
                if preposition(self.sentence, child.index) == "since" and self._is_act(child):
                    return child.index
        return None

    def _below(self, head: int) -> Iterator[Token]:
        yield from self.sentence.children(head, "obl", "nmod")


def _width(expression: TimeExpression) -> int:
    if expression.start and expression.end:
        return (expression.end - expression.start).days
    return 10_000


def _when(expression: TimeExpression | None) -> When | None:
    if expression is None:
        return None
    return When(_iso(expression.start), _iso(expression.end), expression.precision, expression.words)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
