"""What the report's page says of its parties before a word is read: whose report it is, and of which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from readout.knowledge import following
from readout.record.model import ActorKind
from readout.record.parties.lookup import Tables
from readout.report.model import BlockKind, Report

DATELINE = "rule: country of the dateline"
#: Ranks of titles.csv of those who speak for a whole state: heads, ministers (1 to 3) and spokespeople (5).
NATIONAL = (1, 2, 3, 5)
#: How many lines at the top of a page may be a letterhead.
HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """``home`` is the country whose "Foreign Ministry" needs no country's name, and ``home_by`` what says so.
    Without a home, ``likely_home`` is the country of officials whom the report gives none.

    ``compass`` gives the country that "the North" or "the South" names in this report. ``home_named``: the report
    itself names its home, or comes from its capital.
    """

    as_of: date | None
    home: str | None
    home_by: str
    likely_home: str | None
    compass: dict[str, str]
    home_named: bool = False

    def country_of_office(self, rank: int | None) -> tuple[str | None, str]:
        """The country of an official whom the report gives none, by the rank of the office, and what says so.

        Home for any office of a state; the likely home for ministers and spokespeople only.
        """
        if rank is None or (self.home is None and self.likely_home is None):
            return None, ""
        if self.home is not None:
            return self.home, self.home_by
        return (self.likely_home, "rule: state named most") if rank in NATIONAL else (None, "")


def read_setting(report: Report, named: Iterable[str], tables: Tables) -> Setting:
    """The setting of a report in which the countries ``named`` (ISO codes) are named.

    Home is the country of the ministry or mission that published the report, else of a national agency, else
    of the dateline's place.
    """
    countries = frozenset(named)
    compass: dict[str, str] = {}
    for row in following.compass():
        if row.near <= countries if row.all else row.near & countries:
            compass.setdefault(row.word, row.country)
    home, home_by = _home(report, tables)
    sure = home in countries or _from_capital(report, tables)
    return Setting(tables.as_of, home, home_by, None, compass, sure)


def _from_capital(report: Report, tables: Tables) -> bool:
    """Whether the dateline is a capital: what happens there is mostly told of its own country's officials."""
    place = report.dateline.place
    found = tables.resolve(place) if place else None
    return found is not None and found.kind is ActorKind.STATE and found.word == "capital"


def _home(report: Report, tables: Tables) -> tuple[str | None, str]:
    agencies = [
        following.agencies().get((name or "").lower())
        for name in (report.dateline.agency, report.source.name)
    ]
    known = [agency for agency in agencies if agency is not None]
    if report.source.name and report.source.kind in ("ministry", "un"):
        found = tables.resolve(report.source.name)
        if found is not None and found.country:
            return found.country, "rule: country of the source"
    if report.source.kind in ("ministry", None):
        country = _letterhead(report, tables)
        if country is not None:
            return country, "rule: country of the letterhead"
    for agency in known:
        if agency.national:
            return agency.country, f"rule: country of the agency {agency.name}"
    place = report.dateline.place or ""
    # From Geneva or Addis Ababa organizations of states report; but a ministry reports from its own capital.
    place = "" if place.lower() in following.seats() and report.source.kind != "ministry" else place
    for words in (place, place.rpartition(",")[2].strip()):  # "Kisumu, Kenya"
        country = tables.country(words) if words else None
        if country is not None:
            return country, DATELINE
    return None, ""


def _letterhead(report: Report, tables: Tables) -> str | None:
    """The country that the head of a page of a ministry, or of nobody known, names.

    A line of its own ("Republic of Chad"), or after a body's name ("Ministry of Foreign Affairs of the Republic of
    Chad"); only lines before the first paragraph count, and where two countries stand there none does.
    """
    found: set[str] = set()
    start = next((b.span.start for b in report.blocks if b.kind is BlockKind.PARAGRAPH), len(report.clean))
    head = [report.source.name or "", *report.clean[:start].splitlines()[:HEAD_LINES]]
    for line in (one.strip(" .,;:|-") for one in head):
        country = tables.country(line) if line else None
        for words in _endings(line):
            body = line[: len(line) - len(words)].removesuffix(" the ").strip().removesuffix(" of")
            if country is None and (code := tables.country(words)) and tables.body(body, code):
                country = code
        if country is not None:
            found.add(country)
    return found.pop() if len(found) == 1 else None


def _endings(line: str) -> Iterator[str]:
    """What follows each "of" of a line, without the article, longest first."""
    parts = line.split(" of ")
    for place in range(1, len(parts)):
        yield " of ".join(parts[place:]).removeprefix("the ")
