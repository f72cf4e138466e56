"""Expressions of time in a report, resolved against the report's own day.

:func:`find_times` gives the expressions with TIMEX3 type and value and the interval that they stand for:

>>> from datetime import date
>>> day = date(2016, 1, 29)
>>> for t in find_times("The ministers spoke for 20 minutes earlier in the day and meet next month.", as_of=day):
...     print(t.type, t.value, t.start, t.end, t.precision, "|", t.words)
DURATION PT20M None None span | 20 minutes
DATE 2016-01-29 2016-01-29 2016-01-29 day | earlier in the day
DATE 2016-02 2016-02-01 2016-02-29 month | next month

A bare weekday lies behind (the report's day counts as behind) unless the words around it, or the caller's
``future``, look ahead:

>>> find_times("Talks were held on Monday.", as_of=day)[0].value
'2016-01-25'
>>> find_times("Talks will be held on Monday.", as_of=day)[0].value
'2016-02-01'

:func:`join_ranges` makes one interval of "from Monday to Wednesday"; :func:`find_anchored` reads "since the test"
and "since January"; :func:`find_ordinals` and :func:`find_counts` read "the third round" and "twice";
:func:`resolve_duration` values one length:

>>> resolve_duration("20-minute"), resolve_duration("an hour and a half"), resolve_duration("the Friday meeting")
('PT20M', 'PT1H30M', None)
"""

from datetime import date as _date

from readout.record.times.anchors import find_anchored
from readout.record.times.counting import find_counts, find_ordinals
from readout.record.times.finder import find_times
from readout.record.times.model import Count, Ordinal, TimeExpression
from readout.record.times.ranges import join_ranges

__all__ = [
    "Count",
    "Ordinal",
    "TimeExpression",
    "find_anchored",
    "find_counts",
    "find_ordinals",
    "find_times",
    "join_ranges",
    "resolve_duration",
]


def resolve_duration(words: str) -> str | None:
    """The TIMEX3 value of the first duration in a few words; None if they hold none."""
    found = find_times(words, as_of=_date(2000, 1, 1))
    return next((t.value for t in found if t.type == "DURATION"), None)
