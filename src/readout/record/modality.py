"""Whether an act took place: happened, ongoing, planned, proposed, possible, denied, or only spoken of.

Words that decide it are rows of ``data/lexicon/en/modality.csv``; here is how far they reach. A cue
reaches down the tree: from a verb to its complements and arguments, from a noun to what hangs on it.
A verb of saying lets everything through; a relative clause or a clause of time speaks for itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.analysis.model import Sentence, Token
from readout.knowledge.lexicon import Lexicon
from readout.record.clauses import NEGATIONS, Frame, is_to, noun_of_infinitive, preposition
from readout.record.model import Status

# The stronger effect wins when several reach one act.
ORDER = ("denied", "possible", "proposed", "planned")
# Prepositions that lead to what a document or talks are about.
ABOUT = ("on", "about", "over", "regarding", "concerning", "for")
# Classes of nouns for what parties undertake together, which is nothing once it fails.
UNDERTAKINGS = ("talks", "visit", "agreement", "truce")
# What leads from a verb to an "-ing" form that it governs ("refrained from sending", "suspected of bombing").
GERUND_MARKS = frozenset({"from", "to", "of", "for", "against", "with", "over"})
# A clause that hangs by one of these is told for itself; no cue above it reaches down.
OWN_VOICE = ("acl:relcl", "parataxis", "advcl:relcl")
TIME_MARKS = frozenset(
    {"after", "when", "while", "since", "as", "because", "although", "though", "once", "where"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The effects that reach an act, strongest first, and the words they came from."""

    effects: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()

    @property
    def status(self) -> Status | None:
        """The status that the effects say; None when they say none."""
        for effect in ORDER:
            if effect in self.effects:
                return Status(effect)
        return None

    def has(self, effect: str) -> bool:
        """Whether an effect reaches the act."""
        return effect in self.effects

    def plus(self, effect: str | None, cue: str) -> Verdict:
        """The verdict with one more effect (None and ``transparent`` change nothing)."""
        if effect in (None, "transparent"):
            return self
        return Verdict((*self.effects, str(effect)), (*self.cues, cue))

    def joined(self, other: Verdict) -> Verdict:
        """Both verdicts together."""
        return Verdict(self.effects + other.effects, self.cues + other.cues)

    def negated(self, cue: str) -> Verdict:
        """The verdict under a negation: what was ruled out and is not ruled out is possible."""
        if "denied" in self.effects:
            kept = tuple(e for e in self.effects if e != "denied")
            return Verdict((*kept, "possible"), (*self.cues, cue))
        return self.plus("denied", cue)


@dataclass(frozen=True)
class Modality:
    """Reads the status of predicates in one sentence."""

    sentence: Sentence
    frames: dict[int, Frame]
    lexicon: Lexicon

    def of_frame(self, frame: Frame) -> Verdict:
        """What the sentence says of a predicate: its own verb group and everything above it."""
        verdict = self._own(frame)
        if {"whether", "if"} & set(frame.markers) and not frame.relation.startswith("advcl"):
            return verdict  # "it is not clear whether": open, and no more than that
        return verdict.joined(self._above(frame))

    def of_noun(self, index: int) -> Verdict:
        """What the sentence says of a nominal act: its modifiers, the nouns and the verb above it."""
        verdict = self.modifiers(index)
        climber = self.sentence.tokens[index]
        while climber.head >= 0:
            verdict = verdict.plus(*self._preposition_effect(climber))
            parent = self.sentence.tokens[climber.head]
            if parent.index in self.frames:
                return verdict.joined(self._under_verb(climber, self.frames[parent.index]))
            if climber.deprel in OWN_VOICE:
                return verdict
            if self._is_about(climber, parent):
                return verdict.plus("topic", parent.form)
            if climber.deprel != "conj":
                verdict = verdict.plus(
                    self.lexicon.effect(parent.lemma.lower(), "noun", "argument"), parent.form
                )
                verdict = verdict.joined(self._modal_adjectives(parent.index))
            climber = parent
        return verdict

    def _own(self, frame: Frame) -> Verdict:
        verdict = Verdict()
        for auxiliary in self._auxiliaries(frame):
            verdict = verdict.plus(self._auxiliary_effect(auxiliary, frame), auxiliary)
        for marker in frame.markers:
            verdict = verdict.plus(self.lexicon.effect(marker, "mark", "complement"), marker)
        if self._is_outstanding(frame):
            return verdict.plus("denied", "yet to")
        if self._is_inverted(frame):
            verdict = verdict.plus("possible", frame.auxiliaries[0])
        if {"before", "until"} & set(frame.markers) and frame.tense == "present":
            verdict = verdict.plus("planned", "before")
        for adverb in self.sentence.children(frame.head, "advmod"):
            verdict = verdict.plus(
                self.lexicon.effect(adverb.lemma.lower(), "adv", "complement"), adverb.form
            )
        if self._is_prospective(frame):
            verdict = verdict.plus("planned", "to")
        return verdict.negated("not") if frame.negated or self._shares_negation(frame) else verdict

    def _shares_negation(self, frame: Frame) -> bool:
        """Whether "not" before an earlier verb reaches over an "or" ("did not attack or threaten")."""
        if frame.relation != "conj" or frame.governor not in self.frames:
            return False
        joined = any(t.lemma.lower() == "or" for t in self.sentence.children(frame.head, "cc"))
        return joined and self.frames[frame.governor].negated and self._shares_verb_group(frame)

    def _is_inverted(self, frame: Frame) -> bool:
        """Whether the order of words makes a condition or a question: "had Serbia attacked", "did Mali pay?"."""
        subjects = [t.index for t in self.sentence.children(frame.head, "nsubj", "nsubj:pass")]
        auxiliaries = [t.index for t in self.sentence.children(frame.head, "aux", "aux:pass")]
        if not (subjects and auxiliaries and auxiliaries[0] < subjects[0]) or frame.markers:
            return False
        first = all(self.sentence.tokens[i].upos in ("CCONJ", "PUNCT") for i in range(auxiliaries[0]))
        asked = frame.relation == "root" and self.sentence.tokens[-1].form == "?"
        return first and (asked or frame.relation == "advcl")

    def _is_outstanding(self, frame: Frame) -> bool:
        """Whether it is told as still undone: "has yet to sign", "is still to be signed"."""
        if "to" not in frame.markers:
            return False
        to = next(t.index for t in self.sentence.children(frame.head, "mark") if t.form.lower() == "to")
        return self.sentence.tokens[to - 1].form.lower() in ("yet", "still") if to else False

    def _auxiliaries(self, frame: Frame) -> tuple[str, ...]:
        shared = frame.relation == "conj" and not frame.auxiliaries and frame.governor is not None
        if shared and frame.governor in self.frames and self._shares_verb_group(frame):
            return self._auxiliaries(self.frames[frame.governor])
        return frame.auxiliaries

    def _shares_verb_group(self, frame: Frame) -> bool:
        token = self.sentence.tokens[frame.head]
        own_subject = any(True for _ in self.sentence.children(frame.head, "nsubj"))
        return not own_subject and "Tense=Past|VerbForm=Fin" not in token.feats

    def _auxiliary_effect(self, auxiliary: str, frame: Frame) -> str | None:
        """The auxiliary "would": under a verb of saying is the future seen from the past; else it is conditional."""
        told = frame.governor is not None and frame.relation.startswith("ccomp")
        if auxiliary == "would" and told and self.sentence.tokens[frame.head].upos == "VERB":
            return "planned"
        return self.lexicon.effect(auxiliary, "aux", "complement")

    def _is_prospective(self, frame: Frame) -> bool:
        """Whether it is not yet done as the sentence tells it: "is to visit", an infinitive of purpose."""
        token = self.sentence.tokens[frame.head]
        has_to = "to" in frame.markers
        if frame.relation == "advcl" and has_to and token.xpos == "VB":
            return True
        if is_to(self.sentence, token):
            return True
        above = self.frames.get(token.head)
        return frame.relation == "xcomp" and has_to and above is not None and above.lemma == "be"

    def _above(self, frame: Frame) -> Verdict:
        """The effects of everything that a predicate stands under."""
        token = self.sentence.tokens[frame.head]
        if token.head < 0 or token.deprel in OWN_VOICE:
            return Verdict()
        parent = self.sentence.tokens[token.head]
        above = self.frames.get(parent.index)
        if above is None:
            return self._above_noun(token, parent)
        if token.deprel == "conj":
            return self._above(above)
        noun = noun_of_infinitive(self.sentence, token)
        if noun is not None:
            return self._above_noun(token, self.sentence.tokens[noun]).joined(self.of_noun(noun))
        if token.deprel.startswith("advcl"):
            own = TIME_MARKS & self._openers(frame)
            if own and frame.tense == "present":
                return self.of_frame(above)  # "will discuss it when they meet"
            if own or token.xpos not in ("VB", "VBG"):
                return Verdict()
            asked = self._cue(above, "complement")  # "called on Chad to talk" is hung like a purpose
            gerund = token.xpos == "VBG" and (GERUND_MARKS & set(frame.markers) or self._is_object(token))
            asks = asked.has("proposed") and token.index > token.head
            return (asked if asks or gerund else Verdict()).joined(self.of_frame(above))
        cue = self._cue(above, "complement")
        needed = above.lemma == "have" and above.tense == "present" and "to" in frame.markers
        if needed and not self._is_outstanding(frame):
            cue = cue.plus("proposed", "have to")
        if self.lexicon.within("asserting", above.lemma) and frame.tense == "past":
            cue = Verdict()  # "insisted that it had sent": no demand
        if cue.has("denied") and above.negated:  # "did not refuse to"
            return Verdict(("possible",), (*cue.cues, "not")).joined(self._above(above))
        return cue.joined(self.of_frame(above))

    def _is_object(self, gerund: Token) -> bool:
        """Whether an "-ing" form right behind a verb is what the verb is about ("weighs attacking")."""
        between = self.sentence.tokens[gerund.head + 1 : gerund.index]
        return gerund.index > gerund.head and all(t.deprel == "compound:prt" for t in between)

    def _openers(self, frame: Frame) -> set[str]:
        """The words that open an adverbial clause: "after", "when"."""
        words = self.sentence.children(frame.head, "mark", "advmod")
        return {t.form.lower() for t in words if t.index < frame.head}

    def _above_noun(self, token: Token, parent: Token) -> Verdict:
        participle = not any(True for _ in self.sentence.children(token.index, "aux", "mark"))
        if token.deprel == "acl" and token.xpos in ("VBN", "VBG") and participle:
            return Verdict()
        effect = self.lexicon.effect(parent.lemma.lower(), "noun", "complement")
        verdict = Verdict().plus(effect, parent.form)
        return verdict.joined(self.of_noun(parent.index)) if token.deprel == "acl" else verdict

    def _cue(self, frame: Frame, scope: str) -> Verdict:
        token = self.sentence.tokens[frame.head]
        pos = {"ADJ": "adj", "NOUN": "noun"}.get(token.upos, "verb")
        return Verdict().plus(self.lexicon.effect(frame.lemma, pos, scope), token.form)

    def _under_verb(self, argument: Token, frame: Frame) -> Verdict:
        """The effect of a verb on a noun below it, and of all above the verb; a subject is not in its scope."""
        subject = argument.deprel.startswith("nsubj") and not frame.passive
        adjunct = argument.deprel.startswith("obl") and preposition(self.sentence, argument.index) in (
            "during", "after", "since", "before", "following", "amid", "despite", "at", "in", "through", "ahead of",
        )  # fmt: skip
        cue = Verdict() if subject or adjunct else self._cue(frame, "argument")
        if subject and (self.fails(argument, frame) or self.lexicon.within("untrue", frame.lemma)):
            cue = cue.plus("denied", self.sentence.tokens[frame.head].form)
        speaks_of = cue.has("topic") or (
            cue.has("happened") and not self.lexicon.within("light", frame.lemma)
        )
        return cue if speaks_of else cue.joined(self.of_frame(frame))

    def fails(self, subject: Token, frame: Frame) -> bool:
        """Whether talks, a deal or a truce came to nothing as the subject of such a verb ("the talks collapsed").

        Talks that "failed to bring peace" were held.
        """
        verb, noun = self.lexicon.within("fail", frame.lemma) and not frame.complements, subject.lemma.lower()
        return verb and not frame.passive and any(self.lexicon.within(c, noun) for c in UNDERTAKINGS)

    def modifiers(self, index: int) -> Verdict:
        """What a noun's own adjectives and determiner say: "planned", "possible", "no"."""
        verdict = self._modal_adjectives(index)
        if any(t.lemma.lower() in NEGATIONS for t in self.sentence.children(index, "det")):
            verdict = verdict.plus("denied", "no")
        return verdict

    def _is_about(self, token: Token, parent: Token) -> bool:
        """Whether a noun is what a document or talks are about ("a draft on the ceasefire", "talks on the visit")."""
        named = any(
            self.lexicon.within(c, parent.lemma.lower()) for c in ("talks", "agreement", "resolution")
        )
        before = token.deprel == "compound" and token.index < parent.index
        return named and (before or preposition(self.sentence, token.index) in ABOUT)

    def _modal_adjectives(self, index: int) -> Verdict:
        verdict = Verdict()
        for child in self.sentence.children(index, "amod"):
            verdict = verdict.plus(self.lexicon.effect(child.lemma.lower(), "adj", "argument"), child.form)
        return verdict

    def _preposition_effect(self, token: Token) -> tuple[str | None, str]:
        prep = preposition(self.sentence, token.index)
        return (self.lexicon.effect(prep, "prep", "argument"), prep) if prep else (None, "")
