import io
import json
import sys

import pytest
from rich.console import Console

from readout.face.cli.screen import STYLES, console, print_json, print_styled, visible
from readout.record.model import Stance, Status
from readout.record.printing import Piece


def test_every_status_and_stance_has_a_colour() -> None:
    assert {one.value for one in (*Status, *Stance)} <= set(STYLES)


def test_colour_only_where_the_terminal_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    line = (Piece("planned", "planned"),)
    print_styled([line], console())
    assert capsys.readouterr().out == "planned\n"
    screen = Console(file=io.StringIO(), force_terminal=True, color_system="standard")
    print_styled([line], screen)
    assert screen.file.getvalue() == "\x1b[33mplanned\x1b[0m\n"  # type: ignore[attr-defined]


def test_a_report_cannot_steer_the_terminal() -> None:
    assert visible("Oslo\x1b]0;title\x07\x9b2J\tand\n") == "Oslo\ufffd]0;title\ufffd\ufffd2J\tand\n"


def test_text_that_the_output_cannot_hold_is_replaced_or_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding="ascii"))
    assert visible("Tromsø") == "Troms?"
    print_json({"where": "Tromsø", "odd": "\ud800"}, one_line=True)
    sys.stdout.flush()
    assert json.loads(held.getvalue()) == {"where": "Tromsø", "odd": "\ud800"}


def test_json_keeps_text_readable(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"where": "Tromsø"})
    assert capsys.readouterr().out == '{\n "where": "Tromsø"\n}\n'
