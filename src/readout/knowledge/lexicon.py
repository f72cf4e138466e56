"""The lexicon of political acts: predicates, classes of nouns, and words of modality, as data.

Files: ``data/lexicon/en/predicates.csv``, ``classes.csv``, ``modality.csv``. The columns are told in
docs/lexicon.md. Everything is checked on loading; a wrong row raises KnowledgeError.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property

from readout.errors import KnowledgeError
from readout.knowledge.tables import Row, read_table

POS = ("verb", "noun")
EFFECTS = ("happened", "planned", "proposed", "possible", "denied", "topic", "transparent")
SCOPES = ("any", "complement", "argument")
CUE_POS = ("verb", "noun", "adj", "adv", "aux", "mark", "prep")
SOURCES = frozenset(
    # inside the phrase or clause ...
    ("subject", "object", "indirect", "poss", "adj")
).union(
    # ... or behind a preposition
    (
        "by",
        "of",
        "between",
        "among",
        "with",
        "to",
        "against",
        "on",
        "upon",
        "in",
        "into",
        "at",
        "from",
        "for",
    ),
    (
        "over",
        "about",
        "toward",
        "towards",
        "near",
        "behind",
        "around",
        "under",
        "across",
        "inside",
        "off",
        "along",
    ),
    (
        "alongside",
        "outside",
        "within",
        "through",
        "beyond",
        "onto",
        "opposite",
        "before",
        "after",
        "without",
        "as",
    ),
)
PREFIXES = ("obj", "comp")


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a row asks of its surroundings: the lemmas allowed in a place.

    ``place`` is ``object`` (of a verb), ``modifier`` (of a noun), a preposition, ``clause`` (any complement clause),
    ``infinitive``, or ``no.`` before a place of a verb that must not be so filled. ``lemmas`` is empty where any
    word will do; ``party`` asks that the word stands for a party. ``also`` holds what must be
    met besides (words joined by ``+``: ``@exercise+with:party``).
    """

    place: str
    lemmas: frozenset[str] = frozenset()
    party: bool = False
    also: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row: a predicate that is an act of PLOVER ``type``, and where its parties stand.

    ``actor`` and ``recipient`` are sources in order of preference; with ``reciprocal`` all actor sources
    together are the parties.
    """

    id: str
    lemma: str
    pos: str
    constraints: tuple[Constraint, ...]
    type: str
    mode: str | None
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    channel: str | None
    example: str
    counter: str


@dataclass(frozen=True)
class Lexicon:
    """Rows by (lemma, part of speech), noun classes by name, cues by (lemma, part of speech)."""

    predicates: dict[tuple[str, str], tuple[Predicate, ...]]
    classes: dict[str, frozenset[str]]
    cues: dict[tuple[str, str], tuple[str, str]]

    def rows(self, lemma: str, pos: str) -> tuple[Predicate, ...]:
        """The rows of a predicate, those that ask most of their surroundings first."""
        return self.predicates.get((lemma, pos), ())

    def effect(self, lemma: str, pos: str, scope: str) -> str | None:
        """What a cue does to what stands under it (``argument`` or ``complement``), or None."""
        found = self.cues.get((lemma, pos))
        return found[0] if found and found[1] in ("any", scope) else None

    def knows_verb(self, lemma: str) -> bool:
        """Whether a verb, perhaps with its particle ("call off"), has a row, is a cue or ends an act ("fall apart")."""
        told = (lemma, "verb") in self.predicates or (lemma, "verb") in self.cues
        return told or self.within("fail", lemma)

    def names_act(self, lemma: str, pos: str) -> bool:
        """Whether a verb, by itself or with a particle, or a noun has a row."""
        return (lemma, pos) in self.predicates or (pos == "verb" and lemma in self._with_particle)

    @cached_property
    def _with_particle(self) -> frozenset[str]:
        return frozenset(
            lemma.partition(" ")[0] for lemma, pos in self.predicates if pos == "verb" and " " in lemma
        )

    def within(self, name: str, lemma: str) -> bool:
        """Whether a lemma belongs to a class of nouns."""
        return lemma in self.classes[name]


@cache
def open_lexicon() -> Lexicon:
    """The lexicon of the package. Raises KnowledgeError at the first row that cannot be used."""
    classes = _classes()
    predicates: dict[tuple[str, str], list[Predicate]] = {}
    for row in read_table("lexicon/en/predicates.csv", PREDICATE_COLUMNS):
        predicate = _predicate(row, classes)
        predicates.setdefault((predicate.lemma, predicate.pos), []).append(predicate)
    ordered = {
        key: tuple(sorted(rows, key=lambda p: (-_demands(p), p.id))) for key, rows in predicates.items()
    }
    return Lexicon(ordered, classes, _cues())


PREDICATE_COLUMNS = (
    "predicate", "pos", "with", "type", "mode", "cameo", "actor", "recipient", "channel", "example", "counter",
)  # fmt: skip


def _demands(predicate: Predicate) -> int:
    return sum((2 if c.lemmas or c.party else 1) + 2 * len(c.also) for c in predicate.constraints[:1])


def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table("lexicon/en/classes.csv", ("class", "lemma")):
        found.setdefault(row["class"], set()).add(row["lemma"])
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


def _cues() -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in read_table("lexicon/en/modality.csv", ("cue", "pos", "effect", "scope")):
        for key, allowed in (("pos", CUE_POS), ("effect", EFFECTS), ("scope", SCOPES)):
            _one_of(row, key, allowed)
        found.setdefault((row["cue"], row["pos"]), (row["effect"], row["scope"]))
    return found


def _one_of(row: Row, key: str, allowed: tuple[str, ...]) -> None:
    if row[key] not in allowed:
        raise KnowledgeError(row.file, row.line, key, f"{row[key]!r} is none of {', '.join(allowed)}")


def _predicate(row: Row, classes: dict[str, frozenset[str]]) -> Predicate:
    _one_of(row, "pos", POS)
    reciprocal = "&" in row["actor"]
    actor = tuple(row["actor"].split("&" if reciprocal else None))
    recipient = tuple(row["recipient"].split())
    for source in (*actor, *recipient):
        prefix, _, place = source.rpartition(".")
        if place not in SOURCES or (prefix and prefix not in (*PREFIXES, *SOURCES)):
            raise KnowledgeError(row.file, row.line, "actor/recipient", f"{source!r} is no place for a party")
    return Predicate(
        id=":".join(("lexicon", row["pos"], row["predicate"], row["with"])).rstrip(":"),
        lemma=row["predicate"],
        pos=row["pos"],
        constraints=tuple(_constraints(row, classes)),
        type=row["type"],
        mode=row["mode"] or None,
        cameo=row["cameo"] or None,
        actor=actor,
        recipient=recipient,
        reciprocal=reciprocal,
        channel=row["channel"] or None,
        example=row["example"],
        counter=row["counter"],
    )


def _constraints(row: Row, classes: dict[str, frozenset[str]]) -> list[Constraint]:
    """Constraints of a row; those of one place are alternatives, and so are the places."""
    words = row["with"].split()
    joined = []
    for word in (w for w in words if "+" in w):
        first, *rest = (_alternatives(row, [part], classes)[0] for part in word.split("+"))
        joined.append(replace(first, also=tuple(rest)))
    return joined + _alternatives(row, [w for w in words if "+" not in w], classes)


def _alternatives(row: Row, words: list[str], classes: dict[str, frozenset[str]]) -> list[Constraint]:
    lemmas: dict[str, set[str]] = {}
    parties: set[str] = set()
    default = "object" if row["pos"] == "verb" else "modifier"
    for word in words:
        place, colon, lemma = word.rpartition(":")
        if (colon and not lemma) or word.removeprefix("no.") in ("clause", "infinitive"):
            lemmas.setdefault(place or word, set())
        elif lemma == "party":
            parties.add(place or default)
        elif lemma.startswith("@"):
            if lemma[1:] not in classes:
                raise KnowledgeError(row.file, row.line, "with", f"no class {lemma[1:]!r} in classes.csv")
            lemmas.setdefault(place or default, set()).update(classes[lemma[1:]])
        else:
            lemmas.setdefault(place or default, set()).add(lemma)
    found = [Constraint(place, frozenset(words)) for place, words in lemmas.items()]
    return found + [Constraint(place, party=True) for place in sorted(parties)]
