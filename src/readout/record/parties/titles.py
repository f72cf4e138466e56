"""Persons' names with the titles before them: "U.S. Secretary of State Paul Brandt"."""

from __future__ import annotations

from dataclasses import replace

from readout.analysis.model import Name, Sentence
from readout.knowledge import following
from readout.record.parties.lookup import Office, Tables
from readout.record.parties.phrases import base, complements, owner, preposition_of, words_of
from readout.record.parties.spots import Sort, Spot

#: How many words before a name may be its title ("Deputy Assistant Secretary of State for East Asia").
LONGEST_TITLE = 8
#: Tags of the words that may stand in a title and its country.
TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "PART", "DET", "X", "ADV", "VERB", "CCONJ"})
#: Relations of the words before a title that belong to it.
MODIFYING = frozenset({"amod", "compound", "nmod", "det", "case", "punct", "flat", "nummod"})
#: How many steps up the tree such a word may hang below the title.
DEEPEST = 6


def person_spot(sentence: Sentence, first: int, last: int, tables: Tables) -> Spot:
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
    if title and any(
        t.lemma.lower() in following.party_nouns("former") for t in sentence.tokens[begin:start]
    ):
        title = f"former {title}"
    hints = _person_hints(sentence, begin, start, first, head)
    return Spot(sentence.index, head, begin, last, Sort.PERSON, core, title=title, hints=hints)


def _title_start(sentence: Sentence, first: int, tables: Tables) -> int:
    """Where the longest title that ends before the word ``first`` begins; ``first`` when there is none."""
    best, start = first, first
    names = _person_words(sentence, tables)
    while (
        start - 1 not in names
        and start > 0
        and first - start < LONGEST_TITLE
        and _in_title(sentence, start - 1)
    ):
        start -= 1
        if tables.country(sentence.tokens[start].form):
            break
        if sentence.tokens[start].form in ("-", "–"):
            continue
        if sentence.tokens[start].upos == "ADP" and sentence.tokens[start].form.lower() not in (
            "of",
            "for",
            "to",
        ):
            break
        if sentence.tokens[start].upos in ("NOUN", "PROPN", "ADJ") and tables.office(
            words_of(sentence, start, first)
        ):
            best = start
    if best < first and best > 1 and sentence.tokens[best - 1].form.lower() == "and":
        for start in range(max(best - 5, 0), best - 1):  # "State Councilor and Foreign Minister Wang Li"
            if (
                tables.office(words_of(sentence, start, best - 1))
                and sentence.tokens[start].form[:1].isupper()
            ):
                return start
    return best


def _person_words(sentence: Sentence, tables: Tables) -> set[int]:
    """The words of persons' names, where no title may run on."""
    persons = [n for n in sentence.names if n.kind == "person" and not is_noun(sentence, n, tables)]
    return {i for name in persons for i in range(after_title(sentence, name, tables), name.last)}


def _before_target(sentence: Sentence, first: int, tables: Tables) -> int:
    """Where a title ends that names a country after it: before "to Germany" in "Ambassador to Germany Grenell"."""
    for length in (1, 2):
        place = first - length - 1
        leads = place > 0 and sentence.tokens[place].form.lower() in ("to", "of", "for")
        if leads and tables.country(words_of(sentence, place + 1, first)):
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
    for _ in range(DEEPEST):
        if climber.head < 0 or base(climber) not in MODIFYING:
            return False
        if start <= climber.head < last:
            return True
        climber = sentence.tokens[climber.head]
    return False


def _person_hints(sentence: Sentence, begin: int, start: int, first: int, head: int) -> tuple[int, ...]:
    """Who the person may act for: words before the title from the right, then inside it, then possessor and "of"."""
    words = (*range(start - 1, begin - 1, -1), *range(start, first))
    found = [i for i in words if sentence.tokens[i].upos in ("ADJ", "PROPN", "NOUN", "PRON")]
    found = [i for i in found if preposition_of(sentence, i) not in ("to", "for", "with")]
    owned = owner(sentence, head)
    after = [noun for word, noun in complements(sentence, head) if word in ("of", "from")]
    return tuple(dict.fromkeys([*([owned] if owned is not None else []), *found, *after]))


def delegated(sentence: Sentence, head: int, office: Office | None) -> Office | None:
    """The office itself; a representative "of" a country or in its possession is its envoy, no member of a house."""
    if office is None or office.name not in ("representative", "permanent representative"):
        return office
    owned = owner(sentence, head)
    of = [noun for word, noun in complements(sentence, head) if word == "of"]
    places = [i for i in (owned, *of) if i is not None and sentence.tokens[i].kind == "place"]
    return replace(office, sector="GOV") if places else office


def is_noun(sentence: Sentence, name: Name, tables: Tables) -> bool:
    """Whether the model took a title or noun in capitals for a name: "the President", "Ministry"."""
    core = words_of(sentence, name.first, name.last)
    lemma = sentence.tokens[name.last - 1].lemma.lower()
    if name.last - name.first == 1 and (lemma in following.definites() or tables.role(lemma)):
        return True
    return tables.office(core) is not None


def after_title(sentence: Sentence, name: Name, tables: Tables) -> int:
    """Where a person's name begins when a title at its head is left out ("FM Sok")."""
    for last in range(name.last - 1, name.first, -1):
        if tables.office(words_of(sentence, name.first, last)):
            return last
    return name.first


def top_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of a run ``[first, last)`` through which it hangs in the tree."""
    return next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), first)
