"""The tables of written English under ``data/lexicon/en``: abbreviations, contractions, prefixes, units, lemmas.

Each loader reads its table once and keeps it. A row that cannot be used raises ``KnowledgeError`` with the
file, the line and the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge.tables import Row, read_table

#: What an abbreviation needs beside it before its full stop counts as its own.
NEEDS = ("any", "capital", "digit", "comma")
#: What after an abbreviation shows that the sentence is over: nothing, a sentence starter, any capital.
CLOSES = ("no", "starter", "capital")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word that ends in a full stop of its own. ``needs``: one of ``NEEDS``; ``closes``: one of ``CLOSES``."""

    form: str
    needs: str
    closes: str


def _rows(name: str, *columns: str) -> list[Row]:
    """The rows of a table of this folder; the first column is the key, and no key may come twice."""
    rows = read_table(f"lexicon/en/{name}", columns)
    seen: set[str] = set()
    for row in rows:
        key = row[columns[0]]
        if not key or key in seen:
            raise row.error(key or columns[0], "each row needs a key of its own")
        seen.add(key)
    return rows


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Abbreviations by their form, full stop included.

    >>> abbreviations()["No."].needs
    'digit'
    """
    table = {}
    for row in _rows("abbreviations.csv", "abbreviation", "needs", "closes"):
        form = row["abbreviation"]
        if not form.endswith("."):
            raise row.error(form, "write the abbreviation with its full stop")
        table[form] = Abbreviation(form, row.one_of("needs", NEEDS), row.one_of("closes", CLOSES))
    return table


@cache
def contractions() -> dict[str, tuple[str, ...]]:
    """The words that a fused form in small letters holds.

    >>> contractions()["cannot"]
    ('can', 'not')
    """
    table = {}
    for row in _rows("contractions.csv", "form", "parts"):
        form, parts = row["form"], tuple(row["parts"].split("|"))
        if "".join(parts) != form or not all(parts) or form != form.lower():
            raise row.error(form, "the parts joined must be the form, in small letters")
        table[form] = parts
    return table


def _keys(name: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in _rows(name, column))


@cache
def number_units() -> frozenset[str]:
    """Units that are a word of their own when written straight after a figure: km, bn, pm."""
    return _keys("number_units.csv", "unit")


@cache
def prefixes() -> frozenset[str]:
    """Prefixes, in small letters, that stay one word with what follows their hyphen: anti, mid, non."""
    return _keys("prefixes.csv", "prefix")


@cache
def sentence_starters() -> frozenset[str]:
    """Capitalised function words: after a full stop they begin a sentence."""
    return _keys("sentence_starters.csv", "word")


@cache
def web_endings() -> frozenset[str]:
    """Endings of host and file names, in small letters, without the full stop: com, org, pdf."""
    return _keys("web_endings.csv", "ending")


#: Longest ending, in characters, that the lemma table lists.
LONGEST_ENDING = 6


@cache
def lemma_endings() -> dict[tuple[str, str], tuple[int, str]]:
    """By tag and ending: how many characters a form loses at its end, and what is added.

    >>> lemma_endings()["NNS", "ies"]
    (3, 'y')
    """
    table = {}
    for row in read_table("lexicon/en/lemma_endings.csv", ("tag", "ending", "cut", "add")):
        if not row["cut"].isdigit() or len(row["ending"]) > LONGEST_ENDING:
            raise row.error(
                row["ending"], f"cut is a number, and endings have up to {LONGEST_ENDING} characters"
            )
        table[row["tag"], row["ending"]] = (int(row["cut"]), row["add"])
    return table


@cache
def lemma_exceptions() -> dict[tuple[str, str], tuple[str, ...]]:
    """By tag and form in small letters: the lemmas that no ending gives, the commonest first.

    >>> lemma_exceptions()["VBD", "went"]
    ('go',)
    """
    table = {}
    for row in read_table("lexicon/en/lemma_exceptions.csv", ("tag", "form", "lemmas")):
        lemmas = row.several("lemmas")
        if not lemmas:
            raise row.error(row["form"], "an exception needs a lemma")
        table[row["tag"], row["form"]] = lemmas
    return table


#: Which tags a form of verb_forms.csv counts under, by its column ``tags``.
_FORM_TAGS = {"any": ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN"), "past": ("VBD", "VBN")}


@cache
def verb_forms() -> dict[tuple[str, str], str]:
    """By tag and form in small letters: the verb of an irregular form, also one with a prefix.

    >>> verb_forms()["VBD", "withheld"], ("VBP", "found") in verb_forms()
    ('withhold', False)
    """
    table = {}
    for row in _rows("verb_forms.csv", "form", "lemma", "tags"):
        if row["tags"] not in _FORM_TAGS:
            raise row.error(row["form"], f"tags is one of {', '.join(_FORM_TAGS)}")
        table.update({(tag, row["form"]): row["lemma"] for tag in _FORM_TAGS[row["tags"]]})
    return table


@cache
def verbs() -> frozenset[str]:
    """The verbs that we know for certain: those of the lexicon (acts, modality, speech), and those of irregular forms.

    >>> "boycott" in verbs(), "boycot" in verbs(), "doubt" in verbs()
    (True, False, True)
    """
    tables = (("predicates.csv", "predicate"), ("modality.csv", "cue"), ("cues.csv", "word"))
    acts = (
        row[key].split()[0]
        for name, key in tables
        for row in read_table(f"lexicon/en/{name}", (key, "pos"))
        if row["pos"] == "verb"
    )
    irregular = (
        lemma for (tag, _), lemmas in lemma_exceptions().items() if tag.startswith("V") for lemma in lemmas
    )
    return frozenset(acts) | frozenset(irregular) | frozenset(verb_forms().values())
