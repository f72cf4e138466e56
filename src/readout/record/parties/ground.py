"""What following stands on: the report's words that may be parties, and what has been made out of them so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from readout.analysis.model import Sentence, Token
from readout.record.model import ActorKind
from readout.record.parties.directory import Directory, Draft
from readout.record.parties.lookup import Tables
from readout.record.parties.memory import Memory, Party
from readout.record.parties.phrases import base, conjuncts, is_plural
from readout.record.parties.setting import Setting
from readout.record.parties.spots import Sort, Spot
from readout.spans import Span


@dataclass(frozen=True, slots=True)
class Followed:
    """Whom a spot stands for, and by which rule or row."""

    actors: tuple[str, ...]
    decided_by: str


@dataclass
class Ground:
    """The state of following one report. ``spots`` has one dict per sentence, by head."""

    sentences: Sequence[Sentence]
    quotes: Sequence[Span]
    spots: Sequence[dict[int, Spot]]
    people: dict[tuple[int, int], str]
    tables: Tables
    setting: Setting
    directory: Directory
    resolve: Callable[[Sentence, Spot], tuple[str, ...]]
    memory: Memory = field(default_factory=Memory)
    states: Memory = field(default_factory=Memory)
    followed: dict[tuple[int, int], Followed] = field(default_factory=dict)
    spoken_plural: dict[str, int] = field(default_factory=dict)
    place: int = 0
    cover: dict[int, dict[int, int]] = field(default_factory=dict)

    def at(self, sentence: Sentence, index: int) -> tuple[str, ...]:
        """The ids of the party that a word stands for, followed now if it was not yet; ``()`` for none."""
        spot = self.spot_at(sentence, index)
        return self.resolve(sentence, spot) if spot is not None else ()

    def spot_at(self, sentence: Sentence, index: int) -> Spot | None:
        """The spot headed by a word, or the name whose words cover it."""
        spots = self.spots[sentence.index]
        if index in spots:
            return spots[index]
        if sentence.index not in self.cover:
            self.cover[sentence.index] = {
                i: spot.head
                for spot in sorted(spots.values(), key=lambda s: s.first - s.last)
                if spot.sort in (Sort.KNOWN, Sort.PERSON, Sort.BODY)
                for i in range(spot.first, spot.last)
            }
        head = self.cover[sentence.index].get(index)
        return spots[head] if head is not None else None

    def quote_of(self, span: Span) -> Span | None:
        """The quotation that covers some characters, or None. Quotations stand in the order of the text."""
        place = bisect_right(self.quotes, span.start, key=lambda q: q.start) - 1
        near = self.quotes[max(place - 1, 0) : place + 1]
        return next((q for q in near if q.covers(span)), None)

    def home_at(self, sentence: Sentence) -> tuple[str | None, str]:
        """The country of bodies that have none: of the place that opens the sentence ("In Oslo, ..."), else home."""
        opening = sentence.tokens[0].form == "In"
        spot = next((s for h, s in self.spots[sentence.index].items() if h <= 3 and s.found), None)
        if opening and spot is not None and spot.found is not None and spot.first == 1 and spot.found.country:
            return spot.found.country, "rule: country of the place before it"
        return self.setting.home, self.setting.home_by

    def coordinated(self, sentence: Sentence, head: int) -> tuple[str, ...]:
        """The ids of a word and of all words coordinated with it."""
        return self.directory.all_of(
            id_ for one in conjuncts(sentence, head) for id_ in self.at(sentence, one)
        )

    def draft(self, id_: str) -> Draft:
        """What is known of a party."""
        return self.directory.get(id_)

    def is_person(self, party: Party) -> bool:
        """Whether a party is one person, named or told by an office only ("the president")."""
        if len(party) != 1 or is_thing(party):
            return False
        draft = self.draft(party[0])
        held = draft.kind is ActorKind.OFFICE and draft.office is not None
        return (draft.kind is ActorKind.PERSON or held) and not draft.plural

    def is_body(self, party: Party) -> bool:
        """Whether a party is one state, organization, office or singular group: what "it" may mean."""
        if len(party) != 1 or is_thing(party):
            return False
        draft = self.draft(party[0])
        return draft.kind is not ActorKind.PERSON and not draft.plural and not self.is_person(party)

    def is_many(self, party: Party) -> bool:
        """Whether a party is a set, or a group in the plural: what "they" may mean."""
        if len(party) != 1 or is_thing(party):
            return len(party) > 1
        recently = self.place - self.spoken_plural.get(party[0], -2) <= 1  # "its members ... They"
        return self.draft(party[0]).plural or recently

    def is_company(self, party: Party) -> bool:
        """Whether a party is one organization or group, of which "they" is said too."""
        kinds = (ActorKind.ORGANIZATION, ActorKind.GROUP, ActorKind.OFFICE)
        return self.is_body(party) and self.draft(party[0]).kind in kinds

    def state_of(self, id_: str) -> str | None:
        """The id of the state that a party is or belongs to; the state is added when it was not yet named."""
        draft = self.draft(id_)
        if draft.kind is ActorKind.STATE:
            return draft.id
        return self.state(draft.country) if draft.country else None

    def state(self, country: str) -> str | None:
        """The id of the state with an ISO code, added to the directory when it is new."""
        if country in self.directory.drafts:
            return country
        found = self.tables.state(country)
        return self.directory.of_found(found).id if found is not None else None


#: Marks of the things (no parties) that a pronoun may mean as well, by number.
THING = {False: "~", True: "~~"}


def thing(token: Token) -> Party:
    """A common noun that names no party, as something that a pronoun may mean."""
    return (THING[is_plural(token)] + token.lemma.lower(),)


def is_thing(party: Party, *, plural: bool | None = None) -> bool:
    """Whether what is remembered is no party but a thing, in the singular or plural if that is asked."""
    if not party or not party[0].startswith("~"):
        return False
    return plural is None or party[0].startswith("~~") == plural


def clause_subjects(sentence: Sentence, index: int) -> Iterator[tuple[int, bool]]:
    """The subjects under which a word stands, nearest clause first, as (head word, whether of its own clause).

    Clauses with no subject of their own (infinitives, participles) hand on to the clause above; a clause that
    explains a noun ("its plan to ...") hands on to the noun's possessor, or to the noun ("troops sent to ...").
    """
    above = {index}
    climber, local = sentence.tokens[index], True
    for _ in sentence.tokens:
        if climber.head < 0 and not _has_subject(sentence, climber.index):
            return
        for subject in sentence.children(climber.index, "nsubj", "csubj"):
            if subject.index not in above:
                yield subject.index, local
        if _has_subject(sentence, climber.index) and climber.index != index:
            local = False
        if climber.deprel == "xcomp":  # "induced Russia to extend its forces": the object acts
            yield from (
                (t.index, local) for t in sentence.children(climber.head, "obj") if t.index not in above
            )
        if base(climber) == "acl" and climber.head >= 0:
            relative = climber.deprel == "acl:relcl"
            yield from _of_noun(sentence, climber.head, above, local=local, relative=relative)
        if climber.head < 0:
            return
        climber = sentence.tokens[climber.head]
        above.add(climber.index)


def _has_subject(sentence: Sentence, index: int) -> bool:
    return any(True for _ in sentence.children(index, "nsubj", "csubj"))


def _of_noun(
    sentence: Sentence, noun: int, above: set[int], *, local: bool, relative: bool
) -> Iterator[tuple[int, bool]]:
    owned = possessor(sentence, noun)
    for index in [noun, owned] if relative else [noun if owned is None else owned]:
        if index is not None and index not in above:
            yield index, local


def possessor(sentence: Sentence, head: int) -> int | None:
    """The word that owns a noun, or None."""
    return next((t.index for t in sentence.children(head, "nmod") if t.deprel == "nmod:poss"), None)


def said_plural(sentence: Sentence, spot: Spot) -> bool:
    """Whether a spot's head is in the plural."""
    return is_plural(sentence.tokens[spot.head])
