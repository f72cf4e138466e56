from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge.ontology import QUADS, load_ontology

PLOVER_2 = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
    "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
)

GOOD = """\
name: Toy
version: "1"
types:
  - name: GREET
    quad: verbal cooperation
    recipient: optional
    score: 1
    definition: Somebody greets.
    modes:
      - {name: wave, definition: By hand.}
contexts:
  - {name: street, definition: Outside.}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "toy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_plover_has_its_sixteen_types_in_order() -> None:
    assert [one.name for one in load_ontology().types] == PLOVER_2.split()


def test_the_types_divide_among_the_quad_classes_as_in_plover() -> None:
    types = load_ontology().types
    assert [sum(t.quad == quad for t in types) for quad in QUADS] == [4, 3, 4, 5]


def test_cooperation_scores_above_zero_and_conflict_below() -> None:
    for one in load_ontology().types:
        assert (one.score > 0) == one.quad.endswith("cooperation")


def test_every_entry_says_what_it_means() -> None:
    plover = load_ontology()
    terms = [*plover.types, *plover.contexts, *(mode for one in plover.types for mode in one.modes)]
    assert all(term.definition.endswith(".") for term in terms)


def test_a_readers_own_ontology_is_read(tmp_path: Path) -> None:
    toy = load_ontology(write(tmp_path, GOOD))
    assert (toy.name, toy.types[0].modes[0].name, toy.contexts[0].name) == ("Toy", "wave", "street")


def test_what_the_ontology_does_not_have_is_named() -> None:
    plover = load_ontology()
    assert plover.fault("CONSULT", "phone", ("diplomatic", "military")) is None
    assert (
        plover.fault("DEMAND")
        == f"there is no event type DEMAND; the types are {', '.join(PLOVER_2.split())}"
    )
    assert plover.fault("AGREE", "phone") == "AGREE has no mode phone; its modes are none"
    assert plover.fault("AGREE", None, ("weather",)) == "there is no context weather"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "what"),
    [
        ("score: 1", "score: 11", 7, "score", "lies outside"),
        ("score: 1", "score: .nan", 7, "score", "number"),
        ("score: 1", "score: high", 7, "score", "not a number"),
        ("optional", "perhaps", 6, "recipient", "none of"),
        ("verbal", "vocal", 5, "quad", "none of"),
        ("GREET", "Greet", 4, "name", "capitals"),
        ("wave,", "wave, colour: red,", 10, "colour", "unknown"),
        ("    score: 1\n", "", 4, "score", "missing"),
        ("name: wave", "name: ' '", 10, "modes", "text was expected"),
        ("contexts:\n  - {name: street, definition: Outside.}", "contexts: none", 11, "contexts", "a list"),
        (
            "street, definition: Outside.}",
            "a, definition: b}\n  - {name: a, definition: c}",
            12,
            "a",
            "twice",
        ),
        ("name: Toy", "name: [", 12, "yaml", ""),
    ],
)
def test_a_faulty_file_is_refused_by_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, key: str, what: str
) -> None:
    assert old in GOOD
    with pytest.raises(KnowledgeError) as caught:
        load_ontology(write(tmp_path, GOOD.replace(old, new, 1)))
    assert (caught.value.file, caught.value.key) == ("toy.yaml", key)
    assert what in caught.value.what
    if key != "yaml":
        assert caught.value.line == line


def test_an_empty_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is empty"):
        load_ontology(write(tmp_path, "# nothing\n"))
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_ontology(tmp_path / "none.yaml")
