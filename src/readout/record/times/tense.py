"""Whether a bare "Friday" or "Jan. 6" lies ahead or behind, from the words around it."""

from __future__ import annotations

from bisect import bisect_left

from readout.knowledge.calendar import context_words, tense_cues
from readout.record.times.classes import STOP, Lexed
from readout.spans import Span

_REACH = 25


def tense_around(lexed: Lexed, span: Span) -> bool | None:
    """True where the nearest cue says that it is yet to come ("will", "scheduled"), False where it is past.

    The nearest cue before it in its sentence decides; if there is none, the first one after it. None without cues.
    """
    first = bisect_left(lexed.starts, span.start)
    last = bisect_left(lexed.starts, span.end)
    for i in range(first - 1, max(first - _REACH, -1), -1):
        if lexed.codes[i] == STOP:
            break
        cue = _cue(lexed.word(i))
        if cue is False and {lexed.word(i - 1), lexed.word(i - 2)} & {"be", "being"}:
            if "to" in (lexed.word(i - 2), lexed.word(i - 3)):
                return True  # "to be held"
            continue  # "will be held": the word that decides stands further left
        if cue is not None:
            return cue
    for i in range(last, min(last + _REACH, len(lexed.codes))):
        if lexed.codes[i] == STOP:
            break
        cue = _cue(lexed.word(i))
        if cue is not None and lexed.word(i) not in context_words("telling"):
            return cue
    return None


def _cue(word: str) -> bool | None:
    cue = tense_cues().get(word)
    if cue is not None:
        return cue == "future"
    # A regular past tense; past participles of passives and perfects point the same way.
    return False if len(word) > 4 and word.endswith("ed") else None
