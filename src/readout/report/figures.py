"""Whether a report writes the month first in days of figures: is 03/04/2015 in March or in April?"""

from __future__ import annotations

import re

from readout.knowledge.pages import folded, places, publishers_by_name
from readout.report.model import Report

#: Countries whose outlets write the month first; all others are taken to write the day first.
MONTH_FIRST = frozenset({"USA", "PHL"})


def is_month_first(report: Report) -> bool | None:
    """True or False by the country of the source, else of the dateline's agency or place; None where none is known.

    >>> from readout.report import read_reports
    >>> report, = read_reports(b"DENVER, May 3 -- The lease was signed on 03/04/2015, the mayor said on Friday.")
    >>> is_month_first(report)
    True
    """
    dateline = report.dateline
    for name in (report.source.name, dateline.agency):
        publisher = publishers_by_name().get(folded(name)) if name else None
        if publisher is not None and publisher.country is not None:
            return publisher.country in MONTH_FIRST
    country = country_of_place(dateline.place)
    return None if country is None else country in MONTH_FIRST


def country_of_place(place: str | None) -> str | None:
    """The country of the first place of a dateline ("WASHINGTON/SEOUL"), or None where the table does not know it."""
    known = places().get(first_place(place))
    return known.country if known is not None else None


def first_place(place: str | None) -> str:
    """The first place of a dateline as the table of places writes it; empty where there is none."""
    return folded(re.split("[,/]", place or "")[0])
