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
from readout.record.violence import tells_mishap, tells_violence

# What an agreement, request, threat or refusal is about is told by that act's own event, unless it is of these
# types, which have a day and a place of their own.
TELLS_ITS_OBJECT = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
OWN_DAY = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "SANCTION", "PROTEST", "AID", "RETREAT", "COERCE"})
# Violence is an event also where the report does not know who did it, as is any act told in the passive.
KNOWN_BY_VICTIM = frozenset({"ASSAULT", "COERCE"})
# Sectors whose members, when killed, were most likely attacked.
ARMED = frozenset({"MIL", "COP", "REB", "UAF"})


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
    if row.type == "CONSULT":
        actors = _without_press(context, actors)
    one_sided = row.reciprocal and len(actors) == 1 and row.type == "CONSULT" and bool(frame.objects)
    by_victim = bool(recipients) and (frame.passive or row.type in KNOWN_BY_VICTIM)
    if row.type == "ASSAULT" and not actors and not _is_violent(context, frame, recipients):
        return None
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


def _without_press(context: Context, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The parties of talks; nobody where a party only spoke to the press ("told reporters", "spoke to Reuters")."""
    press = {a for a in actors if context.scene.cast.actor(a).sector == "MED"}
    others = tuple(a for a in actors if a not in press)
    return actors if not press or len(others) > 1 or not others else ()


def _is_violent(context: Context, frame: Frame, victims: tuple[str, ...]) -> bool:
    """Whether a killing that names no doer was violence: its words say so, or the victims bear arms."""
    if not context.lexicon.within("hurt", frame.lemma):
        return True
    if tells_violence(context.sentence, frame.head):
        return True
    armed = any(context.scene.cast.actor(v).sector in ARMED for v in victims)
    told_why = any(True for _ in context.sentence.children(frame.head, "advcl"))
    return armed and not told_why and not tells_mishap(context.sentence, frame.head)


def _asks_for_anonymity(context: Context, frame: Frame, row: Predicate) -> bool:
    """An official "who declined to be named" refuses nothing that concerns the parties."""
    lemmas = {context.sentence.tokens[c].lemma.lower() for c in frame.complements}
    return row.type == "REJECT" and bool(lemmas & context.lexicon.classes["anonymity"])


def _status(context: Context, frame: Frame, verdict: Verdict) -> Status | None:
    if verdict.status is not None:
        return verdict.status
    if verdict.has("topic"):
        return None
    return Status.ONGOING if context.is_under_way(frame) else Status.HAPPENED


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
