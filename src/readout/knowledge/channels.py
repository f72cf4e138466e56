"""The words that tell the channel of talks: ``data/lexicon/en/channels.csv``."""

from __future__ import annotations

from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge.tables import read_table

CHANNELS = ("phone", "video", "meeting", "visit", "conference", "letter", "statement")


@cache
def _table() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in read_table("lexicon/en/channels.csv", ("word", "place", "channel")):
        if row["channel"] not in CHANNELS:
            raise KnowledgeError(
                row.file, row.line, "channel", f"{row['channel']!r} is none of {', '.join(CHANNELS)}"
            )
        found[row["word"], row["place"]] = row["channel"]
    return found


def channel_of(word: str, place: str) -> str | None:
    """The channel that a word tells at a place (``modifier``, ``noun`` or a preposition), or None.

    >>> channel_of("phone", "modifier")
    'phone'
    """
    return _table().get((word, place))
