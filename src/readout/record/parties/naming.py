"""The names of a sentence: those of the tables first, then those that only the language model sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from readout.analysis.model import Name, Sentence, Token
from readout.knowledge import following
from readout.record.model import ActorKind
from readout.record.parties.lookup import Match, Tables
from readout.record.parties.phrases import NAME_PARTS, base, is_plural, phrase_start, words_of
from readout.record.parties.spots import Sort, Spot, noun_hints
from readout.record.parties.titles import after_title, is_noun, person_spot, top_of

#: Tags of words that no name begins or ends with.
SMALL = frozenset({"ADP", "CCONJ", "DET", "PUNCT", "PART", "SCONJ"})


def named_spots(
    sentence: Sentence, tables: Tables, compass: Mapping[str, str]
) -> Iterator[tuple[Spot, tuple[int, int]]]:
    """The spots of names, each with the words of the name: of the tables first, then of the model."""
    taken: list[tuple[int, int]] = []
    titles: list[tuple[int, int]] = []
    given = [_trimmed(sentence, name) for name in (*sentence.names, *_after_titles(sentence))]
    names = [n for n in given if not is_noun(sentence, n, tables) and not _is_town(sentence, n, tables)]
    persons_first = sorted(names, key=lambda n: n.kind != "person")
    for match in tables.matches(sentence):
        if _is_namesake(sentence, match):
            continue
        if all(_splits(sentence, name, match, tables) for name in _longer(sentence, match)):
            taken.append((match.first, match.last))
            yield _of_match(sentence, match, tables), taken[-1]
    for token in sentence.tokens if compass else ():
        point = _compass_point(sentence, token, tables, compass)
        if point is not None and not any(first <= token.index < last for first, last in taken):
            taken.append((token.index, token.index + 1))
            yield point, taken[-1]
    for name in persons_first:
        if any(first <= name.first and name.last <= last for first, last in (*taken, *titles)):
            continue
        if name.kind == "person" and not _is_people(sentence, name):
            spot: Spot | None = person_spot(sentence, after_title(sentence, name, tables), name.last, tables)
        else:
            spot = _body(sentence, name, tables)
        if spot is not None:
            taken.append((name.first, name.last))
            if spot.title:
                titles.append((spot.first, name.first))
            yield spot, taken[-1]


def _trimmed(sentence: Sentence, name: Name) -> Name:
    """A name without the small words that the model left at its ends ("German Institute for")."""
    first, last = name.first, name.last
    while last - 1 > first and sentence.tokens[last - 1].upos in SMALL:
        last -= 1
    while first + 1 < last and sentence.tokens[first].upos in SMALL:
        first += 1
    return replace(name, first=first, last=last)


def _is_town(sentence: Sentence, name: Name, tables: Tables) -> bool:
    """Whether a single word taken for a person is a place by what follows: "Otranto, Italy"."""
    after = [t.form for t in sentence.tokens[name.last : name.last + 3]]
    alone = name.kind == "person" and name.last - name.first == 1
    return alone and len(after) > 1 and after[0] == "," and tables.country(after[1]) is not None


def _is_people(sentence: Sentence, name: Name) -> bool:
    """Whether a name is that of many ("the Kurds"), not of one person."""
    token = sentence.tokens[name.last - 1]
    article = name.first > 0 and sentence.tokens[name.first - 1].form.lower() == "the"
    return name.last - name.first == 1 and is_plural(token) and (article or token.form.endswith("s"))


def _is_namesake(sentence: Sentence, match: Match) -> bool:
    """Whether a company's name is a place here ("the Amazon"), as the model sees it."""
    firm = match.found.kind is ActorKind.ORGANIZATION and match.found.sector in ("BUS", "MED")
    return firm and any(
        n.kind == "place" and n.first <= match.first and match.last <= n.last for n in sentence.names
    )


def _longer(sentence: Sentence, match: Match) -> list[Name]:
    """The model's names that hold the match and more words, and that the tree holds together."""
    return [
        name
        for name in sentence.names
        if name.first <= match.first
        and match.last <= name.last
        and name.last - name.first > match.last - match.first
        and _hangs_by_one(sentence, name)
    ]


def _hangs_by_one(sentence: Sentence, name: Name) -> bool:
    """Whether one word of a name governs the others, so that it is no slip of the model ("U.S. Special" of a title)."""
    return sum(not name.first <= t.head < name.last for t in sentence.tokens[name.first : name.last]) == 1


def _splits(sentence: Sentence, name: Name, match: Match, tables: Tables) -> bool:
    """Whether a match inside a longer name is a party of its own: "South Korean" in "South Korean Foreign Ministry"."""
    if match.found.kind is ActorKind.STATE and match.last == name.last and match.first > name.first + 1:
        of = sentence.tokens[match.first - 1].form.lower() == "of"  # "Foreign Ministry of Iraq"
        words = words_of(sentence, name.first, match.first - 1)
        return of and tables.body(words, match.found.country) is not None
    if match.found.kind is not ActorKind.STATE:
        return match.last == name.last and name.kind in ("organization", "person")
    if name.kind != "organization" or match.first != name.first:
        return False
    rest = match.last
    while rest < name.last and sentence.tokens[rest].upos in ("PART", "PUNCT"):
        rest += 1
    words = words_of(sentence, rest, name.last)
    return tables.body(words, match.found.country) is not None or tables.office(words) is not None


def _after_titles(sentence: Sentence) -> Iterator[Name]:
    """Names of persons that the model passed over but a title introduces ("Foreign Minister Sok")."""
    for token in sentence.tokens:
        if token.deprel == "nmod:desc" and token.upos == "PROPN" and token.head > token.index:
            first = last = token.head
            if sentence.tokens[first].upos != "PROPN":
                continue
            while last + 1 < len(sentence.tokens) and _continues(sentence, last + 1, first):
                last += 1
            if not any(n.first <= first < n.last for n in sentence.names):
                yield Name("person", first, last + 1)


def _continues(sentence: Sentence, index: int, head: int) -> bool:
    token = sentence.tokens[index]
    return token.head == head and base(token) in NAME_PARTS


def _of_match(sentence: Sentence, match: Match, tables: Tables) -> Spot:
    if match.found.kind is ActorKind.PERSON:
        return person_spot(sentence, match.first, match.last, tables)
    head = top_of(sentence, match.first, match.last)
    core = words_of(sentence, match.first, match.last)
    first = min(phrase_start(sentence, head), match.first)
    hints = noun_hints(sentence, head, first) if match.found.kind is ActorKind.OFFICE else ()
    return Spot(
        sentence.index, head, match.first, match.last, Sort.KNOWN, core, hints=hints, found=match.found
    )


def _body(sentence: Sentence, name: Name, tables: Tables) -> Spot | None:
    """An organization's name that the tables do not list; None for events, times and plain places."""
    core = words_of(sentence, name.first, name.last)
    head = top_of(sentence, name.first, name.last)
    found = tables.resolve(core) if name.kind in ("organization", "other") else None
    ends = {sentence.tokens[name.last - 1].form.lower(), sentence.tokens[head].form.lower()}
    if found is None and ends & following.not_parties():
        return None
    if name.kind != "organization" and (found is None or found.kind is ActorKind.PERSON):
        return None
    first = min(phrase_start(sentence, head), name.first)
    hints = noun_hints(sentence, head, first)
    sort = Sort.KNOWN if found is not None and found.kind is not ActorKind.PERSON else Sort.BODY
    return Spot(
        sentence.index,
        head,
        name.first,
        name.last,
        sort,
        core,
        hints=hints,
        found=found if sort is Sort.KNOWN else None,
    )


def _compass_point(
    sentence: Sentence, token: Token, tables: Tables, compass: Mapping[str, str]
) -> Spot | None:
    """As in "The North": a state where the report is about it, standing alone and with the article."""
    country = compass.get(token.form.lower())
    before = sentence.tokens[token.index - 1].form.lower() if token.index else ""
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    longer = after is not None and after.form[:1].isupper() and after.upos == "PROPN"
    if country is None or not token.form[:1].isupper() or before != "the" or longer:
        return None
    found = tables.state(country)
    if found is None:
        return None
    decided = replace(found, decided_by=f"compass.csv: {token.form.lower()}")
    core = words_of(sentence, token.index - 1, token.index + 1)
    return Spot(
        sentence.index, token.index, token.index - 1, token.index + 1, Sort.KNOWN, core, found=decided
    )
