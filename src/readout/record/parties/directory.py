"""The actors of a report while they are being gathered: one draft per real party, mended as the text tells more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.knowledge import following
from readout.record.model import Actor, ActorKind, Evidence
from readout.record.parties.lookup import Found


@dataclass
class Draft:
    """One party as far as it is known. ``gender`` is masc, fem or None; ``plural`` is True for several
    people, ``count`` how many where the text counts them.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    decided_by: str
    gender: str | None = None
    plural: bool = False
    count: int | None = None
    evidence: list[Evidence] = field(default_factory=list)

    def may_be(self, noun: str) -> bool:
        """Whether a noun that says a person's gender ("spokeswoman") can mean this party."""
        said = gender_of(noun)
        return said is None or self.gender in (None, said)

    def finished(self) -> Actor:
        """The draft as an actor of the record."""
        mentions = tuple(dict.fromkeys(sorted(self.evidence, key=lambda e: e.span)))
        return Actor(
            self.id, self.name, self.kind, self.country, self.sector, self.office, mentions, self.decided_by
        )


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: no case, accents, full stops or hyphens.

    >>> name_words("Sok Min-ho")
    ('sok', 'min', 'ho')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", plain.casefold().replace(".", "").replace("'", "").replace("’", "")))


def slug(words: str) -> str:
    """The words in lower case, joined by hyphens: "South Korea's Sok" gives "south-koreas-yun".

    >>> slug("Sok Min-ho")
    'sok-min-ho'
    """
    return "-".join(name_words(words)) or "unnamed"


def gender_of(title: str, name: str = "") -> str | None:
    """``masc`` or ``fem`` where a title's or given name's words say it, else None.

    >>> gender_of("spokeswoman"), gender_of("", "Paul Brandt"), gender_of("president")
    ('fem', 'masc', None)
    """
    for word in title.lower().split():
        known = following.honorifics().get(word)
        if known in ("masc", "fem"):
            return known
    words = name.lower().split()
    return following.given_names().get(words[0]) if len(words) > 1 else None


class Directory:
    """The drafts of a report by id, in the order in which they were added.

    ``holders`` gives the person by country and office.
    """

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.holders: dict[tuple[str, str], str] = {}
        self._renamed: dict[str, str] = {}

    def id_of(self, id: str) -> str:  # noqa: A002  the contract's own name
        """The id that a party goes by now, after parties that turned out to be one were joined."""
        while id in self._renamed:
            id = self._renamed[id]  # noqa: A001
        return id

    def get(self, id: str) -> Draft:  # noqa: A002
        """The draft of a party. Raises ``KeyError`` for an unknown id."""
        return self.drafts[self.id_of(id)]

    def add(self, draft: Draft) -> Draft:
        """The draft, or the one that is there already under the same id."""
        kept = self.drafts.setdefault(self.id_of(draft.id), draft)
        if kept.kind is ActorKind.PERSON and kept.country and kept.office:
            self.holders.setdefault((kept.country, kept.office), kept.id)
        return kept

    def settle(self, draft: Draft) -> None:
        """A person whose country became known only now goes by an id with that country, as others do."""
        old, new = draft.id, f"{draft.country}.{slug(draft.name)}"
        if old != new and draft.id.startswith("xxx.") and new not in self.drafts:
            self.drafts = {(new if i == old else i): one for i, one in self.drafts.items()}
            self._renamed[old] = draft.id = new
        if draft.country and draft.office:
            self.holders.setdefault((draft.country, draft.office), draft.id)

    def of_found(self, found: Found, *, name: str | None = None) -> Draft:
        """The draft of a party that the tables know."""
        return self.add(
            Draft(
                found.id,
                name or found.name,
                found.kind,
                found.country,
                found.sector,
                found.office,
                found.decided_by,
            )
        )

    def join(self, kept: str, other: str) -> None:
        """Two drafts are one party: the first stays, and takes over what only the second knows."""
        kept, other = self.id_of(kept), self.id_of(other)
        if kept == other:
            return
        to, source = self.drafts[kept], self.drafts.pop(other)
        self._renamed[other] = kept
        to.country = to.country or source.country
        to.sector = to.sector or source.sector
        to.office = to.office or source.office
        to.gender = to.gender or source.gender
        to.evidence.extend(source.evidence)

    def all_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Present ids without repetition."""
        return tuple(dict.fromkeys(self.id_of(id_) for id_ in ids))
