"""Acts told by a verb."""

from __future__ import annotations

from readout.knowledge.lexicon import Predicate
from readout.record.clauses import Frame
from readout.record.events.candidate import Candidate
from readout.record.events.context import Context
from readout.record.matching import match_verb
from readout.record.modality import Verdict
from readout.record.model import Status
from readout.record.phrasing import all_of, clause_span, content_lemmas, first_of

# What an agreement, request, threat or refusal is about is told by that act's own event, unless it is of these
# types, which have a day and a place of their own.
TELLS_ITS_OBJECT = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
OWN_DAY = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "SANCTION", "PROTEST", "AID", "RETREAT", "COERCE"})
# Violence is an event also where the report does not know who did it, as is any act told in the passive.
KNOWN_BY_VICTIM = frozenset({"ASSAULT", "COERCE"})


def verb_candidate(context: Context, frame: Frame, row: Predicate) -> Candidate | None:
    """The act that a verb tells, or None when it is only spoken of or names no party."""
    verdict = context.modality.of_frame(frame)
    status = _status(context, frame, verdict)
    asked_not_to = verdict.has("proposed") and verdict.has("denied")
    if _asks_for_anonymity(context, frame, row):
        return None
    if status is None or asked_not_to or _is_told_above(context, frame, row, status):
        return None
    sources = [context.roles.of_verb(s, frame) for s in row.actor]
    actors = all_of(sources) if row.reciprocal else first_of(sources)
    recipients = first_of([context.roles.of_verb(s, frame) for s in row.recipient], without=actors)
    one_sided = row.reciprocal and len(actors) == 1 and row.type == "CONSULT" and bool(frame.objects)
    by_victim = bool(recipients) and (frame.passive or row.type in KNOWN_BY_VICTIM)
    if one_sided or not (actors or by_victim):
        return None
    return Candidate(
        sentence=context.sentence.index,
        head=frame.head,
        row=row,
        span=clause_span(context.sentence, frame.head),
        status=status,
        actors=actors,
        recipients=recipients,
        headline=context.scene.is_headline(context.sentence),
        content=content_lemmas(context.sentence, frame.complements or frame.objects),
        cues=verdict.cues,
    )


def _asks_for_anonymity(context: Context, frame: Frame, row: Predicate) -> bool:
    """An official "who declined to be named" refuses nothing that concerns the parties."""
    lemmas = {context.sentence.tokens[c].lemma.lower() for c in frame.complements}
    return row.type == "REJECT" and bool(lemmas & context.lexicon.classes["anonymity"])


def _status(context: Context, frame: Frame, verdict: Verdict) -> Status | None:
    if verdict.status is not None:
        return verdict.status
    if verdict.has("topic"):
        return None
    progressive = "be" in frame.auxiliaries and context.sentence.tokens[frame.head].xpos == "VBG"
    return Status.ONGOING if progressive and frame.tense == "present" else Status.HAPPENED


def _is_told_above(context: Context, frame: Frame, row: Predicate, status: Status) -> bool:
    if status not in (Status.PLANNED, Status.PROPOSED) or row.type in OWN_DAY:
        return False
    climber: Frame | None = frame
    while climber is not None and climber.governor is not None:
        climber = context.frames.get(climber.governor)
        above = match_verb(context.roles, climber, context.lexicon) if climber else None
        if above and above.type in TELLS_ITS_OBJECT:
            return True
    return False
