"""Whose words they are, to whom they went, and in what form: the speaker, the addressee and the via of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from readout.analysis.model import Sentence, Token
from readout.knowledge.speech import Cue
from readout.record.attribution.content import arguments, via_of
from readout.record.attribution.page import Page
from readout.record.clauses import Frame, preposition
from readout.record.parties import Cast

#: Verbs by which a document is put out; their subject speaks through it.
HOLDERS = ("obj", "nsubj:pass", "obl")
#: Verbs whose subject speaks in the noun under them ("issued a warning"); who rejects a claim does not make it.
ISSUING = frozenset({
    "issue", "make", "give", "release", "express", "voice", "repeat", "reiterate", "publish", "deliver", "send",
    "offer", "raise", "have", "renew", "convey", "hold", "submit", "announce", "bring", "lodge", "file", "put",
    "reaffirm", "restate", "state", "declare", "share", "add", "sound", "utter", "level", "say",
})  # fmt: skip
#: What makes a conference one for the press.
PRESS = frozenset({"news", "press", "media", "joint"})


@dataclass(frozen=True, slots=True)
class Source:
    """``head``: the word that names the speaker (None: nobody does); ``actors``: who that is; ``via``: a document."""

    head: int | None
    actors: tuple[str, ...]
    via: str | None = None


NOBODY = Source(None, ())


@dataclass(frozen=True)
class SourceReader:
    """Reads speakers, addressees and forms in one sentence."""

    sentence: Sentence
    frames: dict[int, Frame]
    cast: Cast

    def actors(self, heads: tuple[int, ...]) -> tuple[str, ...]:
        """The ids of the parties that words stand for; a place is no party."""
        found: dict[str, None] = {}
        for head in heads:
            mention = self.cast.mention_at(self.sentence.index, head)
            if mention is not None and (
                mention.head == head or self._names(mention.first, mention.last, head)
            ):
                found.update(dict.fromkeys(mention.actors))
        return tuple(found)

    def _names(self, first: int, last: int, head: int) -> bool:
        """Whether a word is a part of the mention's own name, and not merely a noun beside it."""
        token = self.sentence.tokens[head]
        return first <= token.head < last or token.upos == "PROPN"

    def of_verb(self, frame: Frame, cue: Cue, content: set[int]) -> Source:
        """The speaker of a verb: its subject; for a document, who put it out."""
        heads: tuple[int, ...] = ()
        for place in cue.speaker or ("subject",):
            heads = heads or tuple(h for h in arguments(frame, place) if h not in content)
        above = self.frames.get(frame.governor) if frame.governor is not None else None
        if "as" in frame.markers and above is not None and above.passive:
            heads = above.objects  # "was quoted as saying"
        if not heads and cue.pos == "adj":
            heads = frame.objects
        if not heads and not frame.passive and not cue.speaker:
            heads = tuple(h for h in self._beside(frame) if h not in content)
        if not heads:
            return NOBODY
        token = self.sentence.tokens[heads[0]]
        form = via_of(token) if token.upos == "NOUN" else None
        if form is not None and form.speaks:
            owner = self.of_noun(token, ("poss", "of", "by", "from", "adj"))
            return Source(heads[0], owner.actors, self.form(token, form.via))
        return Source(heads[0], self.actors(heads))

    def _beside(self, frame: Frame) -> tuple[int, ...]:
        """A name or pronoun right before or after a verb that the tree gives no subject ("..., said Yun.")."""
        tokens = self.sentence.tokens
        if frame.relation.split(":")[0] in ("xcomp", "acl", "advcl") or tokens[frame.head].xpos not in (
            "VBD",
            "VBZ",
        ):
            return ()
        for index in (frame.head - 1, frame.head + 1):
            if 0 <= index < len(tokens) and tokens[index].upos in ("PROPN", "PRON"):
                climber = tokens[index]
                while climber.head >= 0 and tokens[climber.head].upos == "PROPN":
                    climber = tokens[climber.head]
                return (climber.index,)
        return ()

    def before(self, frame: Frame, content: set[int], page: Page) -> tuple[Source, set[int]]:
        """Whoever is named between what was said and a final verb that the tree gives no subject.

        For "..., the spokesman of the bank, Ali Ba, said." the segments between commas that name a person or an
        organization, and their words. None where the verb does not end its sentence.
        """
        tokens, last = self.sentence.tokens, frame.head
        ends = all(t.upos == "PUNCT" or t.deprel.startswith("obl") for t in tokens[last + 1 :][:2])
        if not ends or not content or tokens[last].xpos not in ("VBD", "VBZ") or min(content) > last:
            return NOBODY, set()
        taken: list[int] = []
        for segment in reversed(self._segments(last, page)):
            top = next((i for i in segment if tokens[i].head not in segment), segment[-1])
            speaks = tokens[top].kind in ("person", "organization") or tokens[top].upos == "PROPN"
            if not speaks or any(tokens[i].upos in ("VERB", "AUX") for i in segment) or segment[0] == 0:
                break
            taken = [*segment, *taken]
        if not taken:
            return NOBODY, set()
        named = [i for i in taken if self.cast.at(self.sentence.index, i)]
        tops = [i for i in taken if tokens[i].head not in taken]
        head = (named or tops or taken)[-1]
        return Source(head, self.actors((head,))), set(range(taken[0], last))

    def _segments(self, last: int, page: Page) -> list[list[int]]:
        """The words before a verb, cut at commas, back to the end of a quotation."""
        segments: list[list[int]] = [[]]
        for token in self.sentence.tokens[:last]:
            if page.is_quoted(token.span) or token.form in ('"', "”", "’’", "''"):
                segments = [[]]
            elif token.form == ",":
                segments.append([])
            else:
                segments[-1].append(token.index)
        return [segment for segment in segments if segment]

    def of_noun(self, token: Token, places: tuple[str, ...]) -> Source:
        """The speaker of a noun ("the army's claim", "a statement by the envoy"), or of the verb over it."""
        for place in places:
            for head in self._at_noun(token, place):
                return Source(head, self.actors((head,)))
        above = self.frames.get(token.head)
        if token.deprel.startswith(HOLDERS) and above is not None and above.lemma in ISSUING:
            subjects = tuple(s for s in self.frames[token.head].subjects if s != token.index)
            if subjects:
                return Source(subjects[0], self.actors(subjects))
        return NOBODY

    def _at_noun(self, token: Token, place: str) -> tuple[int, ...]:
        if place == "poss":
            return tuple(
                t.index for t in self.sentence.children(token.index, "nmod") if t.deprel == "nmod:poss"
            )
        if place == "adj":
            before = self.sentence.children(token.index, "amod", "compound")
            return tuple(t.index for t in before if self.cast.at(self.sentence.index, t.index))
        below = self.sentence.children(token.index, "nmod")
        return tuple(
            t.index for t in below if t.deprel != "nmod:poss" and preposition(self.sentence, t.index) == place
        )

    def addressees(self, frame: Frame, cue: Cue) -> tuple[str, ...]:
        """The parties that were spoken to."""
        for place in cue.addressee:
            heads = self._clause_subjects(frame) if place == "clause" else arguments(frame, place)
            found = self.actors(heads) or self.actors(self._included(heads))
            if found:
                return found
        return ()

    def _clause_subjects(self, frame: Frame) -> tuple[int, ...]:
        """Who is to do what is asked ("demanded that Peru open the port")."""
        clauses = [self.frames[c] for c in frame.complements if c in self.frames]
        return tuple(s for clause in clauses for s in clause.subjects)

    def _included(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """The parties that a group is said to include ("all creditors, including Japan")."""
        return tuple(
            t.index
            for head in heads
            for t in self.sentence.children(head, "nmod", "acl")
            if preposition(self.sentence, t.index) == "including"
        )

    def via(self, frame: Frame) -> str | None:
        """The form of the statement, from the phrases beside its verb ("in a press release")."""
        beside = [o.head for o in frame.obliques]
        for head in (*frame.objects, *frame.indirect):
            beside.extend(t.index for t in self.sentence.children(head, "nmod") if t.index > frame.head)
        return self.via_in(set(beside))

    def via_in(self, words: set[int]) -> str | None:
        """The form of a statement named among words that the tree hung elsewhere."""
        for index in sorted(words):
            token = self.sentence.tokens[index]
            form = via_of(token)
            if form is not None and preposition(self.sentence, index) in form.prepositions:
                return self.form(token, form.via)
        return None

    def form(self, token: Token, via: str) -> str:
        """The form by its noun; a bare "conference" is one of the press only if it says so."""
        before = {t.form.lower() for t in self.sentence.children(token.index, "compound", "amod")}
        if token.lemma.lower() == "conference" and not before & PRESS:
            return "conference"
        if token.lemma.lower() == "call" and "conference" in before:
            return "conference call"
        return "joint statement" if via == "statement" and "joint" in before else via
