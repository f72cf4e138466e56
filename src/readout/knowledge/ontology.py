"""The event ontology: types, their modes, and contexts, read from ``data/ontology/*.yaml``.

A file that breaks the rules (an unknown key, a name twice, a score out of range) is refused with its
file, line and key, so that a reader can mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NoReturn

import yaml

from readout.errors import KnowledgeError

ONTOLOGIES = Path(__file__).parent.parent / "data" / "ontology"
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class Term:
    """A mode or context: its name and what it means."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of act.

    ``quad`` is one of :data:`QUADS`; ``score`` lies between conflict (-10) and cooperation (+10);
    ``recipient_required`` says whether the act must be directed at somebody; ``formerly`` are names
    that older drafts of the ontology used for it.
    """

    name: str
    quad: str
    recipient_required: bool
    score: float
    definition: str
    modes: tuple[Term, ...]
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ontology:
    """All event types and contexts of one ontology file."""

    name: str
    version: str
    types: tuple[EventType, ...]
    contexts: tuple[Term, ...]

    @cached_property
    def by_name(self) -> dict[str, EventType]:
        """The event types by name."""
        return {one.name: one for one in self.types}

    def fault(self, type_: str, mode: str | None = None, contexts: tuple[str, ...] = ()) -> str | None:
        """What is wrong with a coding, in plain words, or None when the ontology has all of it.

        >>> load_ontology().fault("CONSULT", "letter")
        'CONSULT has no mode letter; its modes are visit, third-party, multilateral, phone'
        """
        if type_ not in self.by_name:
            return f"there is no event type {type_}; the types are {', '.join(self.by_name)}"
        modes = [one.name for one in self.by_name[type_].modes]
        if mode is not None and mode not in modes:
            return f"{type_} has no mode {mode}; its modes are {', '.join(modes) or 'none'}"
        known = {one.name for one in self.contexts}
        strange = [one for one in contexts if one not in known]
        return f"there is no context {strange[0]}" if strange else None


@cache
def load_ontology(path: Path | None = None) -> Ontology:
    """The ontology of a file, by default the bundled PLOVER 2.0. Raises KnowledgeError on a faulty file.

    >>> len(load_ontology().types)
    16
    """
    return _Reader(path or ONTOLOGIES / "plover.yaml").ontology()


class _Reader:
    """Reads one file node by node: the nodes know their lines, which plain loading would lose."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        try:
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        except OSError as error:
            raise KnowledgeError(str(path), 0, "file", f"cannot be read: {error.strerror}") from error
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            raise KnowledgeError(self.file, line, "yaml", str(error.problem)) from error
        if node is None:
            raise KnowledgeError(self.file, 1, "file", "is empty")
        self.root = node

    def ontology(self) -> Ontology:
        """The whole file."""
        top = self._mapping(self.root, "file", needs=("name", "version", "types", "contexts"))
        types = tuple(self._type(one) for one in self._sequence(top["types"], "types"))
        self._unique(top["types"], [name for one in types for name in (one.name, *one.formerly)])
        contexts = self._terms(top["contexts"], "contexts")
        name, version = self._text(top["name"], "name"), self._text(top["version"], "version")
        return Ontology(name, version, types, contexts)

    def _type(self, node: yaml.Node) -> EventType:
        needs = ("name", "quad", "recipient", "score", "definition", "modes")
        parts = self._mapping(node, "types", needs=needs, may=("formerly",))
        name = self._text(parts["name"], "name")
        if not (name.isascii() and name.isalpha() and name.isupper()):
            self._refuse(parts["name"], "name", f"{name!r} is not a word in capitals")
        formerly = self._sequence(parts["formerly"], "formerly") if "formerly" in parts else []
        recipient = self._choice(parts["recipient"], "recipient", ("required", "optional"))
        return EventType(
            name=name,
            quad=self._choice(parts["quad"], "quad", QUADS),
            recipient_required=recipient == "required",
            score=self._score(parts["score"]),
            definition=self._text(parts["definition"], "definition"),
            modes=self._terms(parts["modes"], "modes"),
            formerly=tuple(self._text(one, "formerly") for one in formerly),
        )

    def _terms(self, node: yaml.Node, key: str) -> tuple[Term, ...]:
        found = []
        for one in self._sequence(node, key):
            parts = self._mapping(one, key, needs=("name", "definition"))
            found.append(Term(self._text(parts["name"], key), self._text(parts["definition"], key)))
        self._unique(node, [term.name for term in found])
        return tuple(found)

    def _score(self, node: yaml.Node) -> float:
        text = self._text(node, "score")
        try:
            score = float(text)
        except ValueError:
            self._refuse(node, "score", f"{text!r} is not a number")
        if not -10 <= score <= 10:
            self._refuse(node, "score", f"{text} lies outside -10 to 10")
        return score

    def _choice(self, node: yaml.Node, key: str, choices: tuple[str, ...]) -> str:
        text = self._text(node, key)
        if text not in choices:
            self._refuse(node, key, f"{text!r} is none of: {', '.join(choices)}")
        return text

    def _mapping(
        self, node: yaml.Node, key: str, *, needs: tuple[str, ...], may: tuple[str, ...] = ()
    ) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, key, "names with values were expected here")
        parts: dict[str, yaml.Node] = {}
        for name, value in node.value:
            if name.value not in needs + may or name.value in parts:
                self._refuse(name, str(name.value), "is unknown or stands here twice")
            parts[name.value] = value
        missing = [name for name in needs if name not in parts]
        if missing:
            self._refuse(node, missing[0], "is missing")
        return parts

    def _sequence(self, node: yaml.Node, key: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            self._refuse(node, key, "a list was expected here")
        return list(node.value)

    def _text(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self._refuse(node, key, "text was expected here")
        return str(node.value)

    def _unique(self, node: yaml.Node, names: list[str]) -> None:
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            self._refuse(node, twice[0], "stands here twice")

    def _refuse(self, node: yaml.Node, key: str, what: str) -> NoReturn:
        raise KnowledgeError(self.file, node.start_mark.line + 1, key, what)
