"""The answer to "who is this?": a party with its row and reasons, made from what the tables hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from readout.knowledge.actors import Entry, slug
from readout.knowledge.countries import CountryWord, Form
from readout.knowledge.titles import role_of
from readout.record.model import ActorKind


@dataclass(frozen=True, slots=True)
class Resolution:
    """The party that words name.

    ``sector`` is PLOVER's; ``office`` the title held, in small letters; ``start`` and ``end`` bound the days on which
    the row of the table holds. ``why`` tells, in order, the rows and rules that led here. When the words may mean
    several parties and none clearly outranks the others, all are ``candidates``, and only the country and sector on
    which they agree are given.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    start: date | None = None
    end: date | None = None
    why: tuple[str, ...] = ()
    candidates: tuple[Resolution, ...] = ()


def of_entry(entry: Entry, *, why: tuple[str, ...] = ()) -> Resolution:
    """The party of a row of a table."""
    reason = (*why, f"{entry.row}: {entry.name}")
    kind, country = ActorKind(entry.kind), entry.country
    return Resolution(
        entry.id, entry.name, kind, country, entry.sector, entry.office, entry.start, entry.end, why=reason
    )


def of_country_word(word: CountryWord, text: str) -> Resolution:
    """The state, region or people that a word for a country stands for.

    >>> from readout.knowledge.countries import country_of_word
    >>> of_country_word(country_of_word("Iraqis"), "Iraqis").kind.value
    'group'
    """
    reason = (reason_of(word),)
    country = word.country
    role = role_of(text)
    sector = role.sector if role else "CVL" if word.form in (Form.DEMONYM, Form.PEOPLE) else None
    if country is None:
        return Resolution(f"xxx.{slug(text)}", text, ActorKind.GROUP, None, sector, why=reason)
    if word.form in (Form.NAME, Form.ABBREVIATION, Form.CAPITAL, Form.ADJECTIVE):
        others = tuple(Resolution(c.id, c.name, ActorKind.STATE, c.id, why=reason) for c in word.others)
        kind, start, end = ActorKind.STATE, country.start, country.end
        return Resolution(country.id, country.name, kind, country.id, None, None, start, end, reason, others)
    return Resolution(f"{country.id}.{slug(text)}", text, ActorKind.GROUP, country.id, sector, why=reason)


def reason_of(word: CountryWord) -> str:
    """The row that says for which country a word stands, and in which form."""
    return f"{word.row}: {word.words} ({word.form})"
