"""Finds the words of a sentence that may stand for a party: names, titles, nouns and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from readout.analysis.model import Name, Sentence, Token
from readout.knowledge import following
from readout.record.model import ActorKind
from readout.record.parties.lookup import Match, Tables
from readout.record.parties.phrases import (
    NAME_PARTS,
    base,
    complements,
    is_plural,
    owner,
    phrase_start,
    preposition_of,
    words_of,
)
from readout.record.parties.spots import HINTING, Sort, Spot

#: How many words before a name may be its title ("Deputy Assistant Secretary of State for East Asia").
LONGEST_TITLE = 8
#: Entity types of the model whose nouns may be parties; nouns and pronouns of other types stand for none.
PARTY_KINDS = frozenset({"person", "organization", "place"})
THINGS = frozenset({"abstract", "event", "time", "object", "substance", "animal", "plant"})
#: Tags of the words that may stand in a title and its country.
TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "PART", "DET", "X", "ADV", "VERB", "CCONJ"})
#: Tags of words that no name begins or ends with.
SMALL = frozenset({"ADP", "CCONJ", "DET", "PUNCT", "PART", "SCONJ"})
#: Words before a person's title and country that say it is held no more.
FORMER = frozenset({"former", "ex", "one-time", "then", "late"})


def person_spot(sentence: Sentence, first: int, last: int, tables: Tables) -> Spot:
    """The spot of a person's name at words ``[first, last)``, with the title and country before it."""
    return _person(sentence, first, last, tables)


def find_spots(sentence: Sentence, tables: Tables, compass: Mapping[str, str]) -> list[Spot]:
    """All spots of a sentence, in the order of their heads; each word heads at most one.

    ``compass`` gives the country that "the North" or "the South" names in this report.
    """
    spots: dict[int, Spot] = {}
    inside: set[int] = set()
    for spot, (first, last) in _named(sentence, tables, compass):
        spots.setdefault(spot.head, spot)
        inside.update(range(first, last))
    titles = {i for s in spots.values() if s.sort is Sort.PERSON for i in range(s.first, s.last)}
    for token in sentence.tokens:
        if token.index not in spots and token.index not in inside:
            common = _pronoun(sentence, token)
            if common is None and token.index not in titles:
                common = _noun(sentence, token, tables)
            if common is not None:
                spots[token.index] = common
    return [spots[head] for head in sorted(spots)]


# ------------------------------------------------------------------------------------------- names


def _named(
    sentence: Sentence, tables: Tables, compass: Mapping[str, str]
) -> Iterator[tuple[Spot, tuple[int, int]]]:
    """The spots of names, each with the words of the name: of the tables first, then of the model."""
    taken: list[tuple[int, int]] = []
    titles: list[tuple[int, int]] = []
    given = [_trimmed(sentence, name) for name in (*sentence.names, *_after_titles(sentence))]
    names = [n for n in given if not _is_noun(sentence, n, tables) and not _is_town(sentence, n, tables)]
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
            spot: Spot | None = _person(sentence, _after_title(sentence, name, tables), name.last, tables)
        else:
            spot = _body(sentence, name, tables)
        if spot is not None:
            taken.append((name.first, name.last))
            if spot.title:
                titles.append((spot.first, name.first))
            yield spot, taken[-1]


def _is_noun(sentence: Sentence, name: Name, tables: Tables) -> bool:
    """Whether the model took a title or noun in capitals for a name: "the President", "Ministry"."""
    core = words_of(sentence, name.first, name.last)
    lemma = sentence.tokens[name.last - 1].lemma.lower()
    if name.last - name.first == 1 and (lemma in following.definites() or tables.role(lemma)):
        return True
    return tables.office(core) is not None


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
    return firm and any(n.kind == "place" and n.first <= match.first and match.last <= n.last for n in sentence.names)


def _after_title(sentence: Sentence, name: Name, tables: Tables) -> int:
    """Where a person's name begins when a title at its head is left out ("FM Yun")."""
    for last in range(name.last - 1, name.first, -1):
        if tables.office(words_of(sentence, name.first, last)):
            return last
    return name.first


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


def top_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of a run ``[first, last)`` through which it hangs in the tree."""
    return next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), first)


def _of_match(sentence: Sentence, match: Match, tables: Tables) -> Spot:
    if match.found.kind is ActorKind.PERSON:
        return _person(sentence, match.first, match.last, tables)
    head = top_of(sentence, match.first, match.last)
    core = words_of(sentence, match.first, match.last)
    return Spot(sentence.index, head, match.first, match.last, Sort.KNOWN, core, found=match.found)


def _person(sentence: Sentence, first: int, last: int, tables: Tables) -> Spot:
    """A person's name with the title and the country before it; headed as the whole phrase is."""
    core = words_of(sentence, first, last)
    end = _before_target(sentence, first, tables)
    start = _title_start(sentence, end, tables)
    title = words_of(sentence, start, end)
    start = first if start == end else start
    head = top_of(sentence, start, last)
    begin = start
    names = _person_words(sentence, tables)
    while begin > 0 and begin - 1 not in names and _belongs(sentence, begin - 1, start, last):
        begin -= 1
    while begin < start and sentence.tokens[begin].upos in ("PUNCT", "CCONJ", "ADP", "PART", "VERB", "ADV"):
        begin += 1
    if title and any(t.lemma.lower() in FORMER for t in sentence.tokens[begin:start]):
        title = f"former {title}"
    hints = _person_hints(sentence, begin, start, first, head)
    return Spot(sentence.index, head, begin, last, Sort.PERSON, core, title=title, hints=hints)


def _title_start(sentence: Sentence, first: int, tables: Tables) -> int:
    """Where the longest title that ends before the word ``first`` begins; ``first`` when there is none."""
    best, start = first, first
    names = _person_words(sentence, tables)
    while start - 1 not in names and start > 0 and first - start < LONGEST_TITLE and _in_title(sentence, start - 1):
        start -= 1
        if tables.country(sentence.tokens[start].form):
            break
        if sentence.tokens[start].form in ("-", "–"):
            continue
        if sentence.tokens[start].upos == "ADP" and sentence.tokens[start].form.lower() not in ("of", "for", "to"):
            break
        if sentence.tokens[start].upos in ("NOUN", "PROPN", "ADJ") and tables.office(words_of(sentence, start, first)):
            best = start
    if best < first and best > 1 and sentence.tokens[best - 1].form.lower() == "and":
        for start in range(max(best - 5, 0), best - 1):  # "State Councilor and Foreign Minister Wang Yi"
            if tables.office(words_of(sentence, start, best - 1)) and sentence.tokens[start].form[:1].isupper():
                return start
    return best


def _person_words(sentence: Sentence, tables: Tables) -> set[int]:
    """The words of persons' names, where no title may run on."""
    persons = [n for n in sentence.names if n.kind == "person" and not _is_noun(sentence, n, tables)]
    return {i for name in persons for i in range(_after_title(sentence, name, tables), name.last)}


def _before_target(sentence: Sentence, first: int, tables: Tables) -> int:
    """Where a title ends that names a country after it: before "to Germany" in "Ambassador to Germany Grenell"."""
    for length in (1, 2):
        place = first - length - 1
        if place > 0 and sentence.tokens[place].form.lower() in ("to", "of", "for"):
            if tables.country(words_of(sentence, place + 1, first)):
                return place
    return first


def _in_title(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].upos in TITLE_TAGS or sentence.tokens[index].form in ("-", "–")


def _belongs(sentence: Sentence, index: int, start: int, last: int) -> bool:
    """Whether a word before the title is one of its modifiers ("U.S.", "China 's", "top")."""
    token = sentence.tokens[index]
    if token.upos not in TITLE_TAGS | {"PRON", "PUNCT", "NUM"}:
        return False
    climber = token
    for _ in range(6):
        if climber.head < 0 or base(climber) not in ("amod", "compound", "nmod", "det", "case", "punct", "flat", "nummod"):
            return False
        if start <= climber.head < last:
            return True
        climber = sentence.tokens[climber.head]
    return False


def _person_hints(sentence: Sentence, begin: int, start: int, first: int, head: int) -> tuple[int, ...]:
    """Who the person may act for: words before the title from the right, then inside it, then possessor and "of"."""
    found = [i for i in (*range(start - 1, begin - 1, -1), *range(start, first))]
    found = [i for i in found if sentence.tokens[i].upos in ("ADJ", "PROPN", "NOUN", "PRON")]
    found = [i for i in found if preposition_of(sentence, i) not in ("to", "for", "with")]
    owned = owner(sentence, head)
    after = [noun for word, noun in complements(sentence, head) if word in ("of", "from")]
    return tuple(dict.fromkeys([*([owned] if owned is not None else []), *found, *after]))


def _body(sentence: Sentence, name: Name, tables: Tables) -> Spot | None:
    """An organization's name that the tables do not list; None for events, times and plain places."""
    core = words_of(sentence, name.first, name.last)
    head = top_of(sentence, name.first, name.last)
    found = tables.resolve(core) if name.kind in ("organization", "other") else None
    if found is None and sentence.tokens[name.last - 1].form.lower() in following.not_parties():
        return None
    if name.kind != "organization" and (found is None or found.kind is ActorKind.PERSON):
        return None
    first = min(phrase_start(sentence, head), name.first)
    hints = noun_hints(sentence, head, first)
    sort = Sort.KNOWN if found is not None and found.kind is not ActorKind.PERSON else Sort.BODY
    return Spot(
        sentence.index, head, name.first, name.last, sort, core, hints=hints, found=found if sort is Sort.KNOWN else None
    )


# -------------------------------------------------------------------------------- nouns and pronouns


def _pronoun(sentence: Sentence, token: Token) -> Spot | None:
    if token.upos not in ("PRON", "DET", "ADJ", "NOUN") or token.deprel == "expl":
        return None
    core = token.form.lower()
    first = token.index
    if core in ("other", "another") and first and sentence.tokens[first - 1].form.lower() in ("each", "one"):
        core, first = f"{sentence.tokens[first - 1].form.lower()} {core}", first - 1
    elif token.upos != "PRON":
        return None
    if core not in following.pronouns():
        return None
    return Spot(sentence.index, token.index, first, token.index + 1, Sort.PRONOUN, core)


def _compass_point(
    sentence: Sentence, token: Token, tables: Tables, compass: Mapping[str, str]
) -> Spot | None:
    """ "The North": a state where the report is about it, standing alone and with the article."""
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
    return Spot(sentence.index, token.index, token.index - 1, token.index + 1, Sort.KNOWN, core, found=decided)


def _noun(sentence: Sentence, token: Token, tables: Tables) -> Spot | None:
    """A noun that may take up or describe a party, with its compounds and its "of ..." where that is an office."""
    if token.upos not in ("NOUN", "PROPN", "NUM", "DET", "PRON") and token.xpos not in ("NNS", "NN"):
        return None
    lemma = token.lemma.lower()
    if token.upos in ("NUM", "DET", "PRON"):
        return _bare_number(sentence, token)
    if token.kind in THINGS and lemma not in following.definites():
        return None
    if lemma == "general" and token.index and sentence.tokens[token.index - 1].form == "-":
        return None  # the end of "director-general"
    if base(token) in ("compound", "flat") or token.deprel == "nmod:desc":
        return None
    first = phrase_start(sentence, token.index)
    core_first, core = _core(sentence, token.index, first, tables)
    known = tables.office(core) or tables.office(lemma) or tables.role(core)
    takes_up = {lemma, core.lower()} & (following.definites().keys() | following.plurals().keys())
    typed = token.kind in ("person", "organization")
    if not (known or takes_up or typed):
        return None
    last, core = _with_office(sentence, token.index, core_first, tables)
    hints = noun_hints(sentence, token.index, first)
    return Spot(sentence.index, token.index, first, last, Sort.NOUN, core, hints=hints)


def _bare_number(sentence: Sentence, token: Token) -> Spot | None:
    """ "The two", "both": a number or "both" that stands for the parties themselves."""
    core = token.form.lower()
    alone = token.deprel.split(":")[0] in ("nsubj", "obj", "obl", "nmod", "iobj")
    if not alone or core not in ("two", "both", "three", "four", "five") or (token.kind not in (None, *PARTY_KINDS)):
        return None
    if any(True for _ in sentence.children(token.index, "nmod")):
        return None
    first = phrase_start(sentence, token.index)
    if core not in ("both",) and first == token.index:
        return None
    return Spot(sentence.index, token.index, first, token.index + 1, Sort.NOUN, core)


def _core(sentence: Sentence, head: int, first: int, tables: Tables) -> tuple[int, str]:
    """The noun with the compounds and adjectives right before it, without articles, numbers and possessors."""
    start = head
    while start > first and sentence.tokens[start - 1].upos in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        if tables.country(sentence.tokens[start - 1].form):
            break
        if base(sentence.tokens[start - 1]) not in ("compound", "amod", "punct", "flat"):
            break
        start -= 1
    while start < head and sentence.tokens[start].upos == "PUNCT":
        start += 1
    return start, words_of(sentence, start, head + 1)


def _with_office(sentence: Sentence, head: int, start: int, tables: Tables) -> tuple[int, str]:
    """The noun and what follows it where the whole names an office: "secretary" + "of state"."""
    ending = [token.form.lower() for token in sentence.tokens[head + 1 : head + 3]]
    if ending == ["-", "general"]:
        return head + 3, words_of(sentence, start, head + 3)
    for preposition, noun in complements(sentence, head):
        if preposition in HINTING and noun - head <= 4:
            longer = words_of(sentence, start, noun + 1)
            if tables.office(longer):
                return noun + 1, longer
    return head + 1, words_of(sentence, start, head + 1)


def noun_hints(sentence: Sentence, head: int, first: int) -> tuple[int, ...]:
    """The words that may say the country of ``[first, head]``: possessor, words before from the right, "of ..." after."""
    owned = owner(sentence, head)
    before = [i for i in range(head - 1, first - 1, -1) if sentence.tokens[i].upos in ("ADJ", "PROPN", "NOUN", "PRON")]
    spokesman = "spokes" in sentence.tokens[head].lemma.lower()  # an envoy "for" a country is not of it
    words = HINTING - {"to"} if spokesman else HINTING - {"to", "for"}
    after = [noun for word, noun in complements(sentence, head) if word in words]
    return tuple(dict.fromkeys([*([owned] if owned is not None else []), *before, *after]))
