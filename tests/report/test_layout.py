from __future__ import annotations

import textwrap

import pytest

from readout.report.layout import find_paragraphs

PARAGRAPHS = [
    "Norvia and Lestan agreed on Friday to share the waters of the Lesta after eleven hours of talks in Vienna.",
    "The accord ends a quarrel of nine years over the dam at Brede, which feeds most of the farms on both banks.",
    "Engineers of both states will meet in June to set the hours at which the gates are opened, the envoys said.",
    "Nobody objected.",
]


def paragraphs_of(text: str) -> list[str]:
    return [" ".join(paragraph.span.of(text).split()) for paragraph in find_paragraphs(text)]


@pytest.mark.parametrize("width", [45, 60, 72, 90, 120])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in PARAGRAPHS)
    assert paragraphs_of(text) == PARAGRAPHS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_paragraphs_on_one_line_each_stay_apart(end: str) -> None:
    assert paragraphs_of(end.join(PARAGRAPHS)) == PARAGRAPHS


def test_indents_part_wrapped_paragraphs() -> None:
    text = "\n".join("   " + textwrap.fill(one, 66) for one in PARAGRAPHS)
    assert paragraphs_of(text) == PARAGRAPHS


def test_menu_lines_are_not_joined() -> None:
    assert paragraphs_of("Home\nWorld\nSign in\nEnvoys meet in Oslo\nBy Ann Poe") == [
        "Home", "World", "Sign in", "Envoys meet in Oslo", "By Ann Poe",
    ]  # fmt: skip


def test_items_of_a_list_stay_apart() -> None:
    items = [
        "They agreed:",
        "- to open a hotline between the two ministries of defence",
        "- to meet every month",
    ]
    assert paragraphs_of("\n".join(items)) == items
