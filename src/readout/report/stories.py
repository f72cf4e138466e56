"""Stories: a page that holds two or more reports is cut between them, and only where that is sure.

A story opens with a headline and a strong dateline under it, or with a release header ("For Immediate Release",
"Press Release No. 7") and a headline under it. A page is cut only where there are two such openings, each followed
by prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from readout.report.looks import Look
from readout.report.sheet import Sheet
from readout.spans import Span

#: Between a headline and its dateline stand stamps, bylines and a deck, not more than so many paragraphs.
_HEAD_LINES = 6
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|media|news) release(?: (?:no\.?|number|nr\.?) ?[\w/.\-]{1,20})?)[\s.:*]*$",
    re.IGNORECASE,
)


def find_stories(sheet: Sheet) -> list[Span]:
    r"""Where each story of a sheet stands in its text. They follow one another and cover the text; mostly there is one.

    >>> from readout.report.sheet import lay_out
    >>> len(find_stories(lay_out("Envoys meet\n\nOSLO, May 3 (NTB) -- Envoys met on Saturday.")))
    1
    """
    whole = [Span(0, len(sheet.text))]
    if len(sheet.looks) < 4:
        return whole
    openings = _release_openings(sheet.looks) or _dateline_openings(sheet.looks)
    if len(openings) < 2:
        return whole
    cuts = [0, *(sheet.paragraphs[index].span.start for index in openings[1:]), len(sheet.text)]
    return [Span(start, end) for start, end in pairwise(cuts)]


def _release_openings(looks: Sequence[Look]) -> list[int]:
    """Where release headers stand, each with prose before the next."""
    headers = [i for i, look in enumerate(looks) if look.count <= 8 and _RELEASE.match(look.text)]
    openings: list[int] = []
    for index in headers:
        if not openings or any(look.is_solid for look in looks[openings[-1] : index]):
            openings.append(index)
    if openings and not any(look.is_solid for look in looks[openings[-1] :]):
        openings.pop()
    return openings if len(openings) > 1 else []


def _dateline_openings(looks: Sequence[Look]) -> list[int]:
    """Where the heads of stories with strong datelines begin."""
    openings: list[int] = []
    last = -1
    for index, look in enumerate(looks):
        if look.count < 8 or look.dateline is None or not look.dateline.strong or look.furniture is not None:
            continue
        if (first := _head_start(looks, index, last + 1)) is not None:
            openings.append(first)
            last = index
    return openings


def _head_start(looks: Sequence[Look], lead: int, after: int) -> int | None:
    """The first paragraph of the head above ``lead``: it must hold a headline; story, furniture and rules end it."""
    first, headline = lead, None
    for index in range(lead - 1, max(after, lead - _HEAD_LINES) - 1, -1):
        look = looks[index]
        if (
            look.is_separator
            or look.is_solid
            or (look.furniture is not None and look.furniture.kind == "boilerplate")
        ):
            break
        if look.is_plain and look.is_sentence and look.text.rstrip().endswith("."):
            break
        if look.is_plain and look.count >= 4:
            if headline is not None:
                break
            headline = index
        first = index
    return first if headline is not None else None
