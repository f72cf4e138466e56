"""People that the tables know: the holder of an office at the day, or a row of a dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from readout.knowledge.actors import Entry, slug
from readout.knowledge.countries import Country
from readout.knowledge.offices import OfficeHolder, Title
from readout.knowledge.phoenix import LAST_DAY
from readout.record.model import ActorKind
from readout.record.resolution import Resolution, of_entry


def choose_terms(
    terms: Sequence[OfficeHolder], *, title: Title | None, country: Country | None, hint: str | None
) -> list[OfficeHolder]:
    """The terms that agree with the title and the country in the words; none when they contradict them."""
    state = country.id if country else title.country if title else None
    fitting = [t for t in terms if t.country == state] if state else []
    if country and not fitting:
        return []
    found = fitting or [t for t in terms if hint and t.country == hint] or list(terms)
    return [t for t in found if same_office(title, t)] if title else found


def same_office(title: Title, term: OfficeHolder) -> bool:
    """Whether a title may be that of a term: the same words, or an office as high."""
    name = title.name.removeprefix("former ")
    office = term.office.lower()
    return name in office or office in name or title.rank == term.rank


def of_terms(
    terms: Sequence[OfficeHolder], *, called: str, as_of: date | None, title: Title | None
) -> Resolution:
    """The person of some terms: those that cover the day, else those before it, else any.

    Without a day the tables' own present counts: terms without an end. When several people remain and none is in
    a higher office than the others, all are candidates.
    """
    now = [t for t in terms if (t.held(as_of) if as_of else t.end is None)]
    past = [t for t in terms if t not in now and t.end and (as_of is None or t.end < as_of)]
    pool = sorted(now, key=_prominent) or sorted(past, key=_latest) or list(terms)
    people: dict[str, OfficeHolder] = {}
    for term in pool:
        people.setdefault(term.id, term)
    ranked = list(people.values())
    told = tuple(_of_term(term, as_of, title) for term in ranked)
    if len(told) == 1:
        return told[0]
    if now and ranked[0].rank < ranked[1].rank:
        return replace(told[0], candidates=told[1:])
    countries_, sectors = {one.country for one in told}, {one.sector for one in told}
    country = told[0].country if len(countries_) == 1 else None
    sector = told[0].sector if len(sectors) == 1 else None
    why = (f"officeholders.csv: {len(told)} people called {called}, none above the others",)
    return Resolution(
        f"{country or 'xxx'}.{slug(called)}",
        called,
        ActorKind.PERSON,
        country,
        sector,
        why=why,
        candidates=told,
    )


def _prominent(term: OfficeHolder) -> tuple[int, int]:
    return term.rank, -term.start.toordinal()


def _latest(term: OfficeHolder) -> tuple[int, int]:
    return -(term.end or date.max).toordinal(), term.rank


def _of_term(term: OfficeHolder, as_of: date | None, title: Title | None) -> Resolution:
    over = term.end is not None and (as_of is None or term.end < as_of)
    ahead = as_of is not None and as_of < term.start
    office: str | None = term.office
    sector: str | None = term.sector
    if title and not title.former and (over or ahead):
        office, sector = title.name, title.sector
    elif over or (title and title.former):
        office, sector = f"former {term.office}", "ELI"
    elif ahead:
        office, sector = None, None
    last = term.end.isoformat() if term.end else "today"
    reason = (f"{term.row}: {term.office}, {term.start.isoformat()} to {last} ({term.source})",)
    kind = ActorKind.PERSON
    return Resolution(term.id, term.person, kind, term.country, sector, office, term.start, term.end, reason)


def of_rows(
    rows: Sequence[Entry], *, as_of: date | None, title: Title | None, country: Country | None
) -> Resolution:
    """A person of a dictionary or of the reader's own table; a title in the words says what office is held.

    A row that ended before the day makes a former official, and so does one that the dictionaries of 2015 leave open.
    """
    fitting = [e for e in rows if country is None or e.country == country.id] or list(rows)
    current = [e for e in fitting if e.held(as_of) and not _stale(e, as_of)]
    best = current[0] if current else max(fitting, key=lambda e: e.end or date.max)
    found = of_entry(best)
    if title:
        return replace(found, sector=title.sector or found.sector, office=title.name)
    if current and (as_of or best.end is None):
        return found
    if as_of and best.start and as_of < best.start:
        return replace(found, sector=None, office=None, why=(*found.why, "rule: the row holds after the day"))
    return replace(found, sector="ELI", office=None, why=(*found.why, "rule: the row held before the day"))


def _stale(entry: Entry, as_of: date | None) -> bool:
    return entry.row.startswith("phoenix") and entry.end is None and (as_of is None or as_of > LAST_DAY)
