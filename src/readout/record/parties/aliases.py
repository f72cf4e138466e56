"""Abbreviations that the report itself explains: "the Syrian Democratic Forces (SDF)"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.analysis.model import Sentence
from readout.record.model import ActorKind
from readout.record.parties.directory import name_words, slug
from readout.record.parties.lookup import Found, Tables
from readout.record.parties.phrases import words_of

#: The longest abbreviation in brackets, in letters.
LONGEST = 9


def find_aliases(sentences: Sequence[Sentence], tables: Tables) -> dict[str, Found]:
    """The parties by the abbreviations that stand in brackets after their names; the first explanation counts."""
    found: dict[str, Found] = {}
    for sentence in sentences:
        forms = [token.form for token in sentence.tokens]
        for place in range(2, len(forms) - 1):
            short = forms[place]
            if (
                forms[place - 1] == "("
                and forms[place + 1] == ")"
                and _is_short(short)
                and short not in found
            ):
                named = _named_before(sentence, place - 1, short, tables)
                if named is not None:
                    found[short] = named
    return found


def _is_short(form: str) -> bool:
    letters = form.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= LONGEST and letters.isalnum() and sum(c.isupper() for c in letters) >= 2


def _named_before(sentence: Sentence, end: int, short: str, tables: Tables) -> Found | None:
    """The party whose name ends right before a bracket: of the tables, else an organization of this text."""
    for match in tables.matches(sentence):
        if match.last == end and match.found.kind is not ActorKind.PERSON and match.last - match.first > 1:
            return match.found
    for name in sentence.names:
        if name.last == end and name.kind == "organization" and name.last - name.first > 1:
            words = words_of(sentence, name.first, name.last)
            if _initials(words, short):
                return Found(
                    f"xxx.{slug(words)}",
                    words,
                    ActorKind.ORGANIZATION,
                    None,
                    None,
                    None,
                    "text: abbreviation",
                )
    return None


def _initials(words: str, short: str) -> bool:
    """Whether the letters of an abbreviation stand in the name in this order, the first at its beginning."""
    letters = iter("".join(name_words(words)))
    wanted = "".join(c for c in short.casefold() if c.isalnum())
    return "".join(name_words(words))[:1] == wanted[:1] and all(c in letters for c in wanted)
