"""Where the parties of an act stand in its sentence: the sources that rows of the lexicon name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout.analysis.model import Sentence, Token
from readout.knowledge.lexicon import open_lexicon
from readout.record.clauses import Frame, antecedents, conjuncts, preposition
from readout.record.scene import Scene

# In a noun phrase that is no party itself, whose it is: the owner, then who it is by or about, then adjectives.
OWNERS = ("poss", "of", "by", "between", "from", "on", "against", "with", "to", "in", "adj")


@dataclass(frozen=True)
class Roles:
    """Finds actor ids at places of one sentence."""

    scene: Scene
    sentence: Sentence
    frames: dict[int, Frame]

    def at(self, heads: Iterable[int]) -> tuple[str, ...]:
        """The parties that words stand for, in the order of the text, each once."""
        found: list[str] = []
        for head in heads:
            found.extend(self.scene.cast.at(self.sentence.index, head))
        return tuple(dict.fromkeys(found))

    def within(self, head: int) -> tuple[str, ...]:
        """The parties that a noun phrase stands for, or, when it is a thing, whose thing it is."""
        own = self.at([head])
        if own:
            return own
        for place in OWNERS:
            found = self.of_noun(place, head)
            if found:
                return found
        return ()

    def of_verb(self, source: str, frame: Frame) -> tuple[str, ...]:
        """The parties at a source of a verb: ``subject``, ``object``, ``with``, ``obj.on``, ``comp.subject``, ..."""
        prefix, _, place = source.rpartition(".")
        if prefix == "obj":
            return self._each(frame.objects, place)
        if prefix == "comp":
            frames = [self.frames[c] for c in frame.complements if c in self.frames]
            return tuple(dict.fromkeys(a for f in frames for a in self.of_verb(place, f)))
        if place == "subject":
            return self.at(frame.subjects) or self._owners_of(frame.subjects)
        if place in ("object", "indirect"):
            heads = frame.objects if place == "object" else frame.indirect
            return tuple(dict.fromkeys(a for h in heads for a in self.within(h)))
        return tuple(dict.fromkeys(a for h in frame.oblique(place) for a in self.within(h)))

    def of_noun(self, source: str, head: int) -> tuple[str, ...]:
        """The parties at a source of a noun: ``poss``, ``adj``, a preposition, or ``of.adj``."""
        prefix, _, place = source.rpartition(".")
        if prefix:
            return self._each(tuple(h for p, h in self._nominals(head) if p == prefix), place)
        if place == "poss":
            return self.at(self._expanded(self.sentence.children(head, "nmod:poss")))
        if place == "adj":
            return self.at(t.index for t in self._premodifiers(head))
        heads = [h for prep, h in self._nominals(head) if prep == place]
        if not heads and place in ("by", "against"):  # "the recall of the envoy by Peru", hung on "envoy"
            heads = [h for _, own in self._nominals(head) for prep, h in self._nominals(own) if prep == place]
        return self.at(heads) or tuple(dict.fromkeys(a for h in heads for a in self._owners_of((h,))))

    def _each(self, heads: tuple[int, ...], place: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for h in heads for a in self.of_noun(place, h)))

    def _owners_of(self, heads: tuple[int, ...]) -> tuple[str, ...]:
        """Whose a thing is ("the North's army", "Chinese ships"), when the thing itself is no party."""
        found: list[str] = []
        for head in heads:
            owners = self.at(self._expanded(self.sentence.children(head, "nmod:poss")))
            found.extend(owners or self.at(t.index for t in self._premodifiers(head)))
        return tuple(dict.fromkeys(found))

    def _premodifiers(self, head: int) -> Iterable[Token]:
        """The words before a noun, then those before them ("Chinese" in "Chinese coast guard ships")."""
        inner: list[int] = []
        for child in self.sentence.children(head, "amod", "compound", "nmod"):
            if child.index < head and child.deprel != "nmod:poss":
                yield child
                yield from (t for t in self.sentence.children(child.index, "conj") if t.index < head)
                inner.append(child.index)
        for index in inner:
            if self.sentence.tokens[index].deprel == "compound":
                yield from self._premodifiers(index)

    def _nominals(self, head: int) -> list[tuple[str, int]]:
        """The prepositional phrases of a noun, also those that the parser hung on its verb right behind it."""
        found: list[tuple[str, int]] = []
        for child in self.sentence.children(head, "nmod", "obl"):
            if child.deprel == "nmod:poss":
                continue
            prep = preposition(self.sentence, child.index)
            found.extend((prep, i) for i in conjuncts(self.sentence, child.index))
            if prep in ("of", "in") and self._measures(head):
                found.extend(self._nominals(child.index))  # "20 million euros in aid to Jordan"
        return found

    def _measures(self, head: int) -> bool:
        """Whether a noun only measures what stands behind it."""
        lemma, lexicon = self.sentence.tokens[head].lemma.lower(), open_lexicon()
        return lexicon.within("measure", lemma) or lexicon.within("money", lemma)

    def _expanded(self, tokens: Iterable[Token]) -> tuple[int, ...]:
        """The words and those coordinated with them; "whose" is what it stands for."""
        return antecedents(self.sentence, tuple(i for t in tokens for i in conjuncts(self.sentence, t.index)))
