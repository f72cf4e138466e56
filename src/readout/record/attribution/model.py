"""What comes out of finding who said what: one attribution per cue."""

from __future__ import annotations

from dataclasses import dataclass

from readout.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that the report gives to somebody else.

    ``content`` are the pieces of what was said, in the order of the text, quotation marks included; ``cue`` is the
    verb group or phrase that says so (None where a quotation goes on without one), ``cue_at`` the sentence and word
    of its head. ``source`` are the words that name the speaker, ``source_at`` their head, ``speakers`` and
    ``addressees`` the ids of actors. ``kind`` and ``act`` (speech or thought) are those of the row of cues.csv.
    ``asserted`` is False where the report says that it was not, or not yet, said ("declined to say").
    ``parent`` is the place, in the tuple, of the attribution in whose content this one stands.
    ``decided_by`` names the row or rule.
    """

    kind: str
    act: str
    mode: str
    content: tuple[Span, ...]
    cue: Span | None
    cue_at: tuple[int, int]
    source: Span | None
    source_at: tuple[int, int] | None
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    via: str | None
    asserted: bool
    decided_by: str
    parent: int | None = None
