"""Two expressions that make one stretch: "from Monday to Wednesday", "between May 3 and June 4", "Jan. 3 – Feb. 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.record.times.model import TimeExpression
from readout.spans import Span

_LINK = re.compile(r"\s*(?:to|through|until|till|thru|–|—|--?)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to)\s*", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def join_ranges(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions with the two ends of a range joined to one of precision ``span``; the others as they are.

    "from A to B", "between A and B" and "A – B" are joined where both ends have a day and run forward. "A to B" with
    neither word before it is joined too, unless A and B are moments of one day.

    >>> from datetime import date
    >>> from readout.record.times import find_times
    >>> text = "They met from Monday to Wednesday."
    >>> joined, = join_ranges(text, find_times(text, as_of=date(2016, 1, 29)))
    >>> joined.words, joined.value
    ('Monday to Wednesday', '2016-01-25/2016-01-27')
    """
    joined: list[TimeExpression] = []
    for time in times:
        if joined and _are_ends(text, joined[-1], time):
            joined[-1] = _join(text, joined[-1], time)
        else:
            joined.append(time)
    return joined


def _are_ends(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    if {first.type, second.type} - {"DATE", "TIME"} or "vague" in (first.precision, second.precision):
        return False
    if first.start is None or second.end is None or first.start >= second.end:
        return False
    between, before = text[first.span.end : second.span.start], text[: first.span.start][-12:]
    if _BETWEEN.search(before):
        return _AND.fullmatch(between) is not None
    if between.strip() in ("until", "till", "-") and not _FROM.search(before):
        return between == "-"
    return _LINK.fullmatch(between) is not None


def _join(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression:
    span = Span(first.span.start, second.span.end)
    value = f"{first.value}/{second.value}"
    return replace(
        first, span=span, words=span.of(text), value=value, end=second.end, precision="span", mod=None
    )
