"""Titles of office, and what people are called by what they do.

Tables: ``data/actors/titles.csv`` (title: office, sector, rank), ``title_prefixes.csv`` (deputy, former, acting, ...)
and ``roles.csv`` (nouns for people and bodies: troops, protesters, ...).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from readout.knowledge.actors import SECTORS
from readout.knowledge.countries import countries, word_table
from readout.knowledge.phrases import PhraseTable, parts_of, word_class
from readout.knowledge.tables import Row, read_table


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office.

    ``rank``: 1 heads of state and government, 2 foreign ministers, 3 ministers, 4 envoys, 5 others. ``sector`` is None
    where it is that of the body it belongs to ("head"). ``country`` is the state whose title it is when the words
    name none ("secretary of state"). ``alone`` is False for words that are a title only with what they are of.
    """

    name: str
    sector: str | None
    rank: int
    country: str | None
    alone: bool
    row: str

    @property
    def former(self) -> bool:
        """Whether the title is one no longer held ("former president")."""
        return self.name.startswith("former ")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title at tokens ``[first, last)``."""

    first: int
    last: int
    title: Title


@dataclass(frozen=True, slots=True)
class Role:
    """What people or bodies are by a common noun.

    ``kind`` is group, office or organization; ``of_state`` says whether, with a country's name, they act for it.
    """

    noun: str
    sector: str
    kind: str
    of_state: bool
    row: str


@cache
def title_table() -> PhraseTable[Title]:
    """Titles by their wordings."""
    table = PhraseTable[Title]()
    columns = ("title", "names", "same", "sector", "rank", "country", "alone")
    for row in read_table("actors/titles.csv", columns):
        title = _title(row)
        same = row.one_of("same", ("yes", "no")) == "yes"
        for words in dict.fromkeys((row["title"], *row.several("names"))):
            table.add(words, title if same else replace(title, name=words.lower()))
    return table


def _title(row: Row) -> Title:
    if row["rank"] not in ("1", "2", "3", "4", "5"):
        raise row.error("rank", f"{row['rank']!r} is no rank from 1 to 5")
    if row["sector"]:
        row.one_of("sector", SECTORS)
    if row["country"] and row["country"] not in countries():
        raise row.error("country", f"{row['country']!r} is no id of countries.csv")
    alone = row.one_of("alone", ("yes", "no")) == "yes"
    where = f"titles.csv:{row.line}"
    return Title(row["title"], row["sector"] or None, int(row["rank"]), row["country"] or None, alone, where)


@cache
def prefixes() -> dict[str, str]:
    """Words before a title, and their effect: ``former``, ``deputy``, ``keep`` (told, same rank) or ``drop``."""
    effects = ("former", "deputy", "keep", "drop")
    return {
        row["word"]: row.one_of("effect", effects)
        for row in read_table("actors/title_prefixes.csv", ("word", "effect"))
    }


def title_of(words: str) -> Title | None:
    """The title that all of some words are, without a country's name; None when they are none.

    >>> title_of("Deputy Foreign Minister").name, title_of("minister of fisheries").name
    ('deputy foreign minister', 'fisheries minister')
    >>> title_of("ex-president").name, title_of("ex-president").sector
    ('former president', 'ELI')
    """
    forms = re.sub(r"(?i)\bex-", "ex- ", words.replace(",", " , ")).split()
    match = match_title(forms, 1 if forms and forms[0].lower() == "the" else 0)
    return match.title if match and match.last == len(forms) else None


def match_title(forms: Sequence[str], start: int) -> TitleMatch | None:
    """The longest title that begins at token ``start``, prefixes (deputy, former, acting, ...) taken in.

    >>> match_title(["South", "Korean", "Vice", "Foreign", "Minister", "Cho"], 2)  # doctest: +ELLIPSIS
    TitleMatch(first=2, last=5, title=Title(name='deputy foreign minister', ...))
    """
    whole = _entry_at(forms, start)
    word = forms[start].lower().strip("-") if start < len(forms) else ""
    effect = prefixes().get(word)
    if effect is None or start + 1 >= len(forms):
        return whole or _minister(forms, start)
    skip = start + 2 if forms[start + 1] == "-" and start + 2 < len(forms) else start + 1
    inner = match_title(forms, skip)
    if inner is None or (whole is not None and whole.last >= inner.last):
        return whole
    return TitleMatch(start, inner.last, _prefixed(inner.title, word, effect))


def _entry_at(forms: Sequence[str], start: int) -> TitleMatch | None:
    match = title_table().longest(forms, start)
    if match is None:
        return None
    longer = _minister(forms, start)
    if longer and longer.last > match.last:
        return longer
    return TitleMatch(start, match.last, match.values[0])


def _prefixed(title: Title, word: str, effect: str) -> Title:
    if effect == "drop":
        return title
    if effect == "former":
        name = title.name if title.former else f"former {title.name}"
        return replace(title, name=name, sector="ELI", rank=4)
    if effect == "deputy":
        known = title_table().find(f"deputy {title.name}")
        name = known[0].name if known else f"deputy {title.name}"
        return replace(title, name=name, rank=min(title.rank + 2, 5) if not known else known[0].rank)
    return replace(title, name=f"{word} {title.name}")


#: The longest subject of a ministry before "minister", in words: "trade, industry and energy".
SUBJECT_MAX_WORDS = 5


def _minister(forms: Sequence[str], start: int) -> TitleMatch | None:
    """By rule: "X minister" and "minister of X", for any X that is no country."""
    words = [form.lower() for form in forms[start : start + 2]]
    if words[:1] in (["minister"], ["ministers"]) and words[1:] in (["of"], ["for"]):
        last = _subject_end(forms, start + 2)
        subject = " ".join(form.lower() for form in forms[start + 2 : last] if form.lower() != "the")
        if subject:
            return TitleMatch(start, last, _minister_of(subject.replace(" ,", ",")))
    for last in range(start + 1, min(start + SUBJECT_MAX_WORDS, len(forms) - 1) + 1):
        if forms[last].lower() == "minister":
            words = [form.lower() for form in forms[start:last]]
            if _is_subject(words):
                return TitleMatch(start, last + 1, _minister_of(" ".join(words)))
        if forms[last].lower() in word_class("subject_end") - {"and"}:
            break
    return None


def _is_subject(words: list[str]) -> bool:
    plain = all(
        re.fullmatch(r"[a-z-]+", word) and (word == "and" or word not in word_class("subject_end"))
        for word in words
    )
    known = title_table().find(words[0]) or prefixes().get(words[0]) or words[0] == "and"
    return plain and not known and not any(word_table().longest([word.title()], 0) for word in words)


#: Endings of adjectives, behind which a noun of the subject follows ("minister of public works").
_ADJECTIVE = re.compile(r".*(?:al|ic|ign|ive|ary|ous|an|ern|ed)", re.IGNORECASE)


def _subject_end(forms: Sequence[str], start: int) -> int:
    """The end of the subject after "minister of": nouns joined by commas and "and", with their adjectives."""
    index = start + (start < len(forms) and forms[start].lower() == "the")
    while index < len(forms):
        while index + 1 < len(forms) and _ADJECTIVE.fullmatch(forms[index]) and _is_noun(forms[index + 1]):
            index += 1
        if not _is_noun(forms[index]):
            return index
        index += 1
        follows = [form.lower() for form in forms[index : index + 4]]
        comma = follows[:1] == [","] and "and" in follows[1:]
        if not (comma or follows[:1] == ["and"]) or index + 1 >= len(forms) or not _is_noun(forms[index + 1]):
            return index
        index += 1
    return index


def _is_noun(form: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z-]+", form)) and form.lower() not in word_class("subject_end")


def _minister_of(subject: str) -> Title:
    known = title_table().find(f"{subject} minister") or title_table().find(f"minister of {subject}")
    return known[0] if known else Title(f"{subject} minister", "GOV", 3, None, True, "rule: minister of X")


@cache
def role_table() -> dict[str, Role]:
    """Nouns for people and bodies by their wordings, in small letters."""
    found: dict[str, Role] = {}
    for row in read_table("actors/roles.csv", ("noun", "names", "sector", "kind", "state")):
        kind = row.one_of("kind", ("group", "office", "organization"))
        of_state = row.one_of("state", ("yes", "no")) == "yes"
        role = Role(row["noun"], row.one_of("sector", SECTORS), kind, of_state, f"roles.csv:{row.line}")
        for words in (row["noun"], *row.several("names")):
            found.setdefault(" ".join(parts_of(words)), replace(role, noun=words))
    return found


def role_of(noun: str) -> Role | None:
    """What a noun says that people or a body are; singular or plural, of one or more words.

    >>> role_of("protesters").sector, role_of("policemen").sector, role_of("border guards").kind
    ('CVL', 'COP', 'group')
    """
    key = " ".join(parts_of(noun))
    table = role_table()
    for candidate in (key, *_singulars(key)):
        if candidate in table:
            return table[candidate]
    return None


def _singulars(key: str) -> list[str]:
    endings = (("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", ""))
    return [
        key[: -len(end)] + other for end, other in endings if key.endswith(end) and len(key) > len(end) + 1
    ]
