"""Words of speech, stance and stake: ``data/lexicon/en/`` cues.csv, stances.csv and matters.csv.

Each table is read once; its columns are told in its own head. A row that cannot be used raises
``KnowledgeError`` with file, line and key.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge.tables import Row, read_table

CUE_POS = ("verb", "noun", "adj", "prep", "via")
#: Kinds that tell an attitude, or that a word has which is often none of speech ("attacked"): no statements.
ATTITUDES = frozenset({"think", "support", "oppose", "discuss", "refuse", "attack"})
_ARGUMENTS = ("clause", "infinitive", "object", "subject", "indirect", "poss", "adj")
_SPECIAL = ("sentence", "host", "quote", "predicate", "target")
_PREPOSITIONS = (
    "of",
    "on",
    "about",
    "for",
    "against",
    "to",
    "with",
    "by",
    "from",
    "over",
    "at",
    "as",
    "in",
    "into",
)
_MORE = ("upon", "toward", "towards", "between", "among", "behind", "through")
PLACES = frozenset((*_ARGUMENTS, *_SPECIAL, *_PREPOSITIONS, *_MORE))
STANCES = ("supports", "opposes", "reluctant", "conditional", "undecided", "neutral")
STRENGTHS = ("strong", "plain", "weak")
STANCE_POS = ("verb", "adj", "noun", "prep", "deed", "adv")


@dataclass(frozen=True, slots=True)
class Cue:
    """One word by which speech is attributed: where its content, its speaker and its addressee stand.

    ``kind`` is the statement's kind; ``act`` is speech or thought. ``content``, ``speaker`` and ``addressee`` hold
    places: ``clause``, ``infinitive``, ``object``, ``subject``, ``poss``, ``host`` or a preposition.
    """

    id: str
    word: str
    pos: str
    kind: str
    act: str
    content: frozenset[str]
    speaker: tuple[str, ...]
    addressee: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Via:
    """A noun that names the form of a statement: the ``via`` of the record, the prepositions before it.

    ``speaks`` is True for a document that can itself be the subject of a verb of saying ("the communique says").
    """

    word: str
    via: str
    prepositions: frozenset[str]
    speaks: bool


@cache
def cues() -> dict[tuple[str, str], tuple[Cue, ...]]:
    """The rows of cues.csv by (word, part of speech), in the order of the table, without the rows of ``via``.

    A word's first row has the id ``cues:verb:call``, another of its rows also its kind: ``cues:verb:call:describe``.

    >>> [cue.kind for cue in cues()["say", "verb"]]
    ['say']
    """
    found: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for row in _cue_rows():
        if row["pos"] == "via":
            continue
        key = (row["word"], row["pos"])
        before = found.get(key, ())
        if any(cue.kind == row["kind"] for cue in before):
            raise row.error("word", f"{row['word']!r} stands twice as {row['pos']} of kind {row['kind']!r}")
        cue = Cue(
            id=f"cues:{row['pos']}:{row['word']}" + (f":{row['kind']}" if before else ""),
            word=row["word"],
            pos=row["pos"],
            kind=row["kind"],
            act="thought" if row["kind"] in ATTITUDES or row["pos"] == "adj" else "speech",
            content=frozenset(_places(row, "content")),
            speaker=_places(row, "speaker"),
            addressee=_places(row, "addressee"),
            example=row["example"],
            counter=row["counter"],
        )
        found[key] = (*before, cue)
    return found


def verb_in(known: Container[tuple[str, str]], pos: str, lemma: str, form: str) -> str:
    """The lemma, or where no row has it the regular base of the form that a row has: rare verbs get wrong lemmas.

    >>> verb_in({("rebuke", "verb")}, "verb", "rebuk", "rebuked")
    'rebuke'
    """
    bases = list(_bases(form.lower()))
    if (lemma, pos) in known and (lemma in bases or not bases):
        return lemma
    return next((base for base in bases if (base, pos) in known), lemma)


def _bases(form: str) -> Iterator[str]:
    """What a regular verb form may come from: "vetoed" from vetoe or veto, "banned" from ban, "tries" from try."""
    for ending, added in (
        ("ied", "y"),
        ("ies", "y"),
        ("ed", "e"),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("ing", ""),
        ("ing", "e"),
    ):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            base = form[: -len(ending)]
            yield base + added
            if ending in ("ed", "ing") and len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


@cache
def vias() -> dict[str, Via]:
    """The forms of statements by their noun ("press release" by its last word and the word before it).

    >>> vias()["communique"].speaks
    True
    """
    return {
        row["word"]: Via(
            row["word"], row["kind"], frozenset(row["content"].split()), row["speaker"] == "subject"
        )
        for row in _cue_rows()
        if row["pos"] == "via"
    }


def _cue_rows() -> list[Row]:
    columns = ("word", "pos", "kind", "content", "speaker", "addressee", "example", "counter")
    rows = read_table("lexicon/en/cues.csv", columns)
    for row in rows:
        row.one_of("pos", CUE_POS)
    return rows


def _places(row: Row, column: str) -> tuple[str, ...]:
    places = tuple(row[column].split())
    for place in places:
        if place not in PLACES:
            raise KnowledgeError(row.file, row.line, column, f"{place!r} is no place of an argument")
    return places


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One word that says where somebody stands, or what is to be done with a matter (``pos`` deed).

    ``holder`` and ``matter`` are the places in which whoever holds it and the matter are named; ``open`` says that
    whatever stands there is a matter, though no row of matters.csv names it. ``stance`` is ""
    for an ``adv``, which only sets the strength.
    """

    id: str
    word: str
    pos: str
    stance: str
    strength: str
    holder: tuple[str, ...]
    matter: tuple[str, ...]
    open: bool
    example: str
    counter: str


@cache
def stances() -> dict[tuple[str, str], tuple[StanceRow, ...]]:
    """The rows of stances.csv by (word, part of speech).

    >>> stances()["oppose", "verb"][0].stance
    'opposes'
    """
    columns = ("word", "pos", "stance", "strength", "holder", "matter", "open", "example", "counter")
    found: dict[tuple[str, str], list[StanceRow]] = {}
    for row in read_table("lexicon/en/stances.csv", columns):
        pos = row.one_of("pos", STANCE_POS)
        found.setdefault((row["word"], pos), []).append(
            StanceRow(
                id=":".join(["stances", pos, row["word"], row["stance"]]).rstrip(":"),
                word=row["word"],
                pos=pos,
                stance=row.one_of("stance", ("",) if pos == "adv" else STANCES),
                strength=row.one_of("strength", STRENGTHS),
                holder=_places(row, "holder") or ("subject",),
                matter=_places(row, "matter"),
                open=row.one_of("open", ("yes", "no")) == "yes",
                example=row["example"],
                counter=row["counter"],
            )
        )
    return {key: tuple(rows) for key, rows in found.items()}


@dataclass(frozen=True, slots=True)
class MatterNoun:
    """A noun that names what is at stake: its kind, and where its target and its parties stand.

    ``needs`` holds modifiers of which one must stand before the noun (empty: none needed), so that "measures" is a
    matter of aid only as "aid measures". ``without`` are prepositions after it that show another sense.
    """

    id: str
    noun: str
    kind: str
    needs: frozenset[str]
    without: frozenset[str]
    target: tuple[str, ...]
    example: str
    counter: str


@cache
def matter_nouns() -> dict[str, tuple[MatterNoun, ...]]:
    """The rows of matters.csv by noun, those that need a modifier first.

    >>> matter_nouns()["treaty"][0].kind
    'deal'
    """
    columns = ("noun", "needs", "without", "kind", "target", "example", "counter")
    found: dict[str, list[MatterNoun]] = {}
    for row in read_table("lexicon/en/matters.csv", columns):
        found.setdefault(row["noun"], []).append(
            MatterNoun(
                id=":".join(["matters", row["noun"], *row["needs"].split("|")[:1]]).rstrip(":"),
                noun=row["noun"],
                kind=row["kind"],
                needs=frozenset(row.several("needs")),
                without=frozenset(row["without"].split()),
                target=_places(row, "target"),
                example=row["example"],
                counter=row["counter"],
            )
        )
    return {noun: tuple(sorted(rows, key=lambda r: (not r.needs, r.id))) for noun, rows in found.items()}
