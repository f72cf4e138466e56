import json
from pathlib import Path

import pytest
from record.recorded import empty, full

from readout.errors import ReportError
from readout.record.coding import Coding
from readout.store.records import read_records

LINES = "".join(json.dumps(one.to_json()) + "\n" for one in (full(), empty()))
SPREAD = "".join(json.dumps(one.to_json(), indent=1) + "\n" for one in (full(), empty()))


def ids(found: object) -> list[str]:
    assert found is not None
    return [one.report.id if isinstance(one, Coding) else "damaged" for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", [LINES, SPREAD, "\ufeff" + LINES, "\n\n" + SPREAD, LINES.replace("\n", "\r\n\r\n")]
)
def test_records_are_recognised_and_come_back(text: str, tmp_path: Path) -> None:
    path = tmp_path / "records"
    path.write_bytes(text.encode())
    for source in (path, text.encode()):
        found = list(read_records(source) or ())
        assert [one.to_json() for one in found if isinstance(one, Coding)] == [
            full().to_json(),
            empty().to_json(),
        ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OSLO, March 12 -- Talks.",
        '{"text": "Talks."}\n',
        '{"a": 1',
        "[1, 2]\n",
        "\x00\xff",
        '{"report": "Talks"}',
    ],
)
def test_other_files_are_no_records(text: str) -> None:
    assert read_records(text.encode("utf-8", "surrogatepass")) is None


def test_a_file_that_is_not_there_or_no_text_is_no_records(tmp_path: Path) -> None:
    assert read_records(tmp_path / "nowhere") is None
    assert read_records(tmp_path) is None
    assert read_records(b"\x89PNG\r\n\x1a\n\xff\xfe") is None


@pytest.mark.parametrize(
    "damage",
    [
        '{"report": {"id": "x"',
        '{"report": {"text": "a"}, "events": []}',
        LINES.splitlines()[0].replace("CONSULT", "CHAT"),
        LINES.splitlines()[0].replace("2017-03-06", "2017-03-36"),
        LINES.splitlines()[0].replace('"possible"', '"maybe"'),
        "not json",
    ],
)
def test_a_damaged_line_is_told_with_its_number_and_loses_no_other(damage: str) -> None:
    first, second = LINES.splitlines()
    found = list(read_records(f"{first}\n{damage}\n{second}\n".encode(), origin="old.jsonl") or ())
    assert ids(found) == ["r1", "damaged", "r1"]
    assert isinstance(found[1], ReportError)
    assert found[1].where == "old.jsonl, line 2"


def test_a_byte_that_is_not_utf_8_damages_its_own_line() -> None:
    first, second = LINES.encode().splitlines()
    assert ids(read_records(first.replace(b"Peru", b"Per\xfa") + b"\n" + second)) == ["damaged", "r1"]


def test_an_indented_file_that_is_cut_off_is_told() -> None:
    assert ids(read_records(SPREAD[:-40].encode())) == ["r1", "damaged"]
    assert ids(read_records(SPREAD[:200].encode())) == ["damaged"]
