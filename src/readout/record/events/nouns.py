"""Acts told by a noun: "talks between A and B", "A's visit to B", "the test", "held a meeting"."""

from __future__ import annotations

from readout.analysis.model import Token
from readout.knowledge.lexicon import Predicate
from readout.record.clauses import Frame, preposition
from readout.record.events.candidate import Candidate
from readout.record.events.context import Context
from readout.record.modality import Verdict
from readout.record.model import Status
from readout.record.phrasing import all_of, clause_span, first_of, phrase_span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Effects of a governing verb through which its subject takes part in a noun below it ("agreed to ... talks").
REACHES = ("planned", "denied", "transparent", None)
# Prepositions by which talks are the setting of what somebody does: the doer took part in them.
SETTING = frozenset({"after", "before", "during", "following", "in", "at", "ahead of", "on", "through"})


def noun_candidate(context: Context, token: Token, row: Predicate) -> tuple[Candidate, Frame | None] | None:
    """The act that a noun tells, and the verb that carries it; None when it is only a topic."""
    whole = _whole(context, token)
    governor = _governing_frame(context, whole)
    carrier = governor if governor is not None and _is_carried(context, whole, governor) else None
    own = _own_parties(context, token.index, row)
    recipients = first_of([context.roles.of_noun(s, token.index) for s in row.recipient], without=own)
    actors = own
    if (
        governor is not None
        and "subject" in row.actor
        and _takes_subject(context, whole, row, own, carrier or governor)
    ):
        actors = _with_subject(context, row, own, governor)
    if not recipients and governor is not None:
        recipients = _sufferers(context, whole, governor, row)
    if carrier is not None and not recipients:
        recipients = first_of([context.roles.of_verb(s, carrier) for s in row.recipient], without=actors)
    verdict = context.modality.of_noun(token.index)
    if verdict.has("denied") and not _is_called_off(context, token, governor, verdict):
        return None
    befell = governor is not None and bool(_sufferers(context, whole, governor, row))
    owned = befell or (bool(own or recipients) and _is_definite(context, token))
    status = _status(context, whole, verdict, carrier, owned=owned)
    anaphoric = not own and not recipients and carrier is None and _is_definite(context, token)
    if status is None or not (actors or recipients or anaphoric or row.lemma == "adoption"):
        return None
    if status is not Status.HAPPENED and not (actors or row.lemma == "adoption"):
        return None
    span = phrase_span(context.sentence, token.index)
    return Candidate(
        sentence=context.sentence.index,
        head=token.index,
        row=row,
        span=span if carrier is None else clause_span(context.sentence, carrier.head),
        status=status,
        actors=tuple(a for a in actors if row.reciprocal or a not in recipients),
        recipients=recipients,
        anaphoric=anaphoric,
        headline=context.scene.is_headline(context.sentence),
        noun=True,
        carried=carrier is not None,
        cues=verdict.cues,
    ), carrier


def _whole(context: Context, token: Token) -> Token:
    """The noun by which an act is measured ("the third round of talks", "two days of fighting"), else itself."""
    parent = context.sentence.tokens[token.head] if token.head >= 0 else token
    measured = token.deprel == "nmod" and preposition(context.sentence, token.index) == "of"
    return parent if measured and context.lexicon.within("measure", parent.lemma.lower()) else token


def _own_parties(context: Context, index: int, row: Predicate) -> tuple[str, ...]:
    """The parties that the noun's own phrase names."""
    places = (s for s in row.actor if s != "subject" and not s.startswith("obj."))
    sources = [context.roles.of_noun(s, index) for s in places]
    return all_of(sources) if row.reciprocal else first_of(sources)


def _takes_subject(
    context: Context, token: Token, row: Predicate, own: tuple[str, ...], governor: Frame
) -> bool:
    """Whether the subject of the verb above is a party too: where the noun's own words leave it open."""
    if own and not row.reciprocal:
        return False
    before = preposition(context.sentence, token.index)
    setting = row.reciprocal and len(own) == 1 and before in SETTING
    apart = not row.reciprocal and context.lexicon.effect(before, "prep", "argument") == "happened"
    reaches = not own and not apart and context.lexicon.effect(governor.lemma, "verb", "argument") in REACHES
    reaches = reaches and not context.lexicon.within("suffer", governor.lemma)  # "survived an attack"
    reaches = reaches or _is_one_side(context, token, row, own, governor)
    return setting or reaches or _is_carried(context, token, governor)


def _is_one_side(
    context: Context, token: Token, row: Predicate, own: tuple[str, ...], governor: Frame
) -> bool:
    """Whether talks name one side only behind "with", and the subject that plans or avoids them is the other."""
    effect = context.lexicon.effect(governor.lemma, "verb", "argument")
    alone = row.reciprocal and len(own) == 1 and own == context.roles.of_noun("with", token.index)
    return alone and effect in ("planned", "proposed", "denied", "transparent")


def _with_subject(context: Context, row: Predicate, own: tuple[str, ...], governor: Frame) -> tuple[str, ...]:
    subjects = context.roles.at(governor.subjects)
    return tuple(dict.fromkeys(subjects + own)) if row.reciprocal else subjects


def _status(
    context: Context, token: Token, verdict: Verdict, carrier: Frame | None, *, owned: bool
) -> Status | None:
    """A nominal act counts only on grounds: a verb that carries it, a day, "after the ...", or an owner."""
    own = context.modality.modifiers(token.index).status
    if own is not None:
        return Status.DENIED if verdict.has("denied") else own  # "a planned visit was scrapped"
    time = context.details.time_of(token.index)
    if time is not None and carrier is None and not verdict.has("denied"):
        return Status.PLANNED if context.details.is_future(time) else Status.HAPPENED
    before = preposition(context.sentence, token.index)
    if before and context.lexicon.effect(before, "prep", "argument") == "happened":
        return Status.HAPPENED
    if verdict.status is not None:
        return verdict.status
    if carrier is not None and context.is_under_way(carrier):
        return Status.ONGOING
    return Status.HAPPENED if carrier or owned or verdict.has("happened") else None


def _sufferers(context: Context, token: Token, governor: Frame, row: Predicate) -> tuple[str, ...]:
    """Whom an act befell: the subject of "survived an attack"."""
    suffers = context.lexicon.within("suffer", governor.lemma) and token.index in governor.objects
    return context.roles.at(governor.subjects) if suffers and not row.reciprocal else ()


def _governing_frame(context: Context, token: Token) -> Frame | None:
    """The verb that a noun is an argument of, or that stands above the nouns that it hangs on."""
    for frame in context.frames.values():
        if token.index in frame.objects or token.index in frame.subjects:
            return frame
    climber = token
    while climber.head >= 0:
        climber = context.sentence.tokens[climber.head]
        if climber.index in context.frames:
            return context.frames[climber.index]
    return None


def _is_carried(context: Context, token: Token, governor: Frame) -> bool:
    """Whether the verb only carries the noun: "held talks", "talks took place", "a truce took effect"."""
    if token.index in governor.objects:
        return context.lexicon.within("light", governor.lemma)
    if token.index not in governor.subjects or governor.passive:
        return False
    place = any(context.sentence.tokens[o].lemma in ("place", "effect") for o in governor.objects)
    return (governor.lemma == "take" and place) or context.lexicon.within("occur", governor.lemma)


def _is_called_off(context: Context, token: Token, governor: Frame | None, verdict: Verdict) -> bool:
    """Whether a denial bears on the act itself: "no talks", "cancelled the visit", not "would not end its drills"."""
    if verdict.has("proposed"):
        return False
    if context.modality.modifiers(token.index).has("denied"):
        return True
    if governor is None:
        return False
    failed = context.modality.fails(_whole(context, token), governor)
    if failed and governor.negated:
        return False  # "the talks did not collapse"
    called_off = failed or context.lexicon.effect(governor.lemma, "verb", "argument") == "denied"
    return called_off != governor.negated or (governor.negated and _is_carried(context, token, governor))


def _is_definite(context: Context, token: Token) -> bool:
    """Whether it is known to the reader ("the talks", "Kerry's visit", "its test"), and so told as a fact."""
    children = context.sentence.children(token.index, "det", "nmod")
    return any(c.deprel == "nmod:poss" or c.lemma.lower() in DEFINITE for c in children)
