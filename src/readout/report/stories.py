"""Stories: a page that holds two or more reports is cut between them, and only where that is sure.

A story opens with a headline and a strong dateline under it, with such a dateline right below an end mark or a rule, or
with a release header ("For Immediate Release", "Press Release No. 7") and a day and a headline under it. A page is
cut only where there are two such openings, each followed by prose.
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
    openings = sorted({*_release_openings(sheet.looks), *_dateline_openings(sheet.looks)})
    if len(openings) < 2:
        return whole
    cuts = [0, *(sheet.paragraphs[index].span.start for index in openings[1:]), len(sheet.text)]
    return [Span(start, end) for start, end in pairwise(cuts)]


def _release_openings(looks: Sequence[Look]) -> list[int]:
    """Where release headers with a head of their own stand, each with prose before the next."""
    headers = [
        i
        for i, look in enumerate(looks)
        if look.count <= 8 and _RELEASE.match(look.text) and _has_head(looks, i)
    ]
    openings: list[int] = []
    for index in headers:
        if not openings or any(look.is_solid for look in looks[openings[-1] : index]):
            openings.append(index)
    return openings


def _has_head(looks: Sequence[Look], header: int) -> bool:
    """Whether a day and a headline stand below a release header, and prose below them."""
    dated = titled = False
    for look in looks[header + 1 : header + 2 + _HEAD_LINES]:
        dated = dated or look.stamp is not None or look.dateline is not None
        if look.is_solid:
            return dated and titled
        titled = titled or (look.is_plain and look.count >= 3 and not look.is_sentence)
    return False


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
    """The first paragraph of the head above ``lead``, or None where no story opens there.

    There must be a headline, or an end mark or rule right above. Story, furniture and rules end the head.
    """
    first, headline = lead, None
    for index in range(lead - 1, max(after, lead - _HEAD_LINES) - 1, -1):
        look = looks[index]
        if look.is_separator or (look.furniture is not None and look.furniture.scope == "rest"):
            return first
        if look.is_solid or (look.furniture is not None and look.furniture.kind == "boilerplate"):
            break
        if look.is_plain and look.is_sentence and look.text.rstrip().endswith("."):
            break
        if look.is_plain and look.count >= 4:
            if headline is not None:
                break
            headline = index
        first = index
    return first if headline is not None or lead == 0 else None
