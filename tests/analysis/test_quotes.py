from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.analysis.quotes import find_quotes
from readout.spans import Span


def quotes(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [span.of(text) for span in find_quotes(text, spans)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said, "We agree," and "no."', ["We agree,", "no."]),
        ("It's the ministers' plan; don't ask.", []),
        ("“We call it ‘a step’. It’s late.”", ["We call it ‘a step’. It’s late.", "a step"]),
        ("\"We call it 'a step'. It's late.\"", ["We call it 'a step'. It's late.", "a step"]),
        ("'Final offer' made on border", ["Final offer"]),
        ("The '90s, rock 'n' roll and the envoys' aides", []),
        ("‘the states’ offer’ was read", ["the states’ offer"]),
        ("``Old style,'' he said.", ["Old style,"]),
        ("« Bonjour » — he said ('yes')", ["Bonjour", "yes"]),
        ('A 6" gun and a "plan"', ["plan"]),
        ('("no") -- "yes"--and "so"', ["no", "yes", "so"]),
        ('"" and "  "', []),
        ('The "end is not here', ["end is not here"]),
    ],
)
def test_quotations_of_a_paragraph(text: str, found: list[str]) -> None:
    assert quotes(text) == found


def test_a_quotation_that_opens_every_paragraph_anew_is_found_in_each() -> None:
    assert quotes("She said: “One.", "“Two.", "“Three,” she said. “Four.”") == [
        "One.",
        "Two.",
        "Three,",
        "Four.",
    ]
    assert quotes('She said: "One.', '"Two.', '"Three," she said. "Four."') == [
        "One.",
        "Two.",
        "Three,",
        "Four.",
    ]


def test_a_quotation_that_goes_on_without_a_new_mark_ends_at_its_closing_mark() -> None:
    assert quotes('She said: "One.', 'Two," she said. "Three."') == ["One.", "Two,", "Three."]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quotes("He said “we agree.", "Nothing here.", "A “plan” here.") == ["we agree.", "plan"]


@given(st.text(alphabet="ab. '\"“”‘’`s", max_size=60))
def test_spans_lie_in_the_paragraph_without_blanks_at_their_ends(text: str) -> None:
    found = find_quotes(text, [Span(0, len(text))])
    for span in found:
        words = span.of(text)
        assert words
        assert words == words.strip()
    assert found == sorted(found, key=lambda s: (s.start, -s.end))


@given(st.text(alphabet="abc ,.", min_size=1, max_size=30).filter(str.strip))
def test_what_stands_between_two_marks_is_found(inside: str) -> None:
    assert quotes(f"He said “{inside}” then.") == [inside.strip()]
