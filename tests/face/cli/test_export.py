import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readout.coder import Coder
from readout.face.cli.main import main

ROOT = Path(__file__).parents[3]
WIRE, RELEASE = str(ROOT / "examples" / "wire-story.txt"), str(ROOT / "examples" / "ministry-release.txt")


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given, prog_name="readout")


@pytest.mark.parametrize("flag", ["--json", "--jsonl"])
def test_records_give_what_their_reports_give_and_are_not_coded_again(
    flag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded = run("export", WIRE, RELEASE, "--format", "csv").stdout
    records = tmp_path / "records.json"
    records.write_text(run("read", WIRE, RELEASE, flag).stdout, encoding="utf-8")
    monkeypatch.setattr(Coder, "code", None)
    assert run("export", str(records), "--format", "csv").stdout == coded
    assert run("export", "-", "--format", "csv", given=records.read_bytes()).stdout == coded


def test_reports_and_records_may_stand_side_by_side(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(run("read", RELEASE, "--jsonl").stdout, encoding="utf-8")
    result = run(
        "export", WIRE, str(records), "-", "--format", "jsonl", given="Norway and Canada held talks."
    )
    assert result.exit_code == 0, result.output
    origins = [json.loads(line)["report"]["origin"] for line in result.stdout.splitlines()]
    assert origins == [WIRE, RELEASE, "<standard input>"]


def test_it_writes_into_a_file_and_prints_nothing(tmp_path: Path) -> None:
    path = tmp_path / "owed.ics"
    result = run("export", WIRE, "--format", "ics", "--to", str(path))
    assert (result.exit_code, result.output) == (0, "")
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_lines_of_a_calendar_keep_their_ends_in_a_pipe() -> None:
    told = run("export", WIRE, "--format", "ics").stdout_bytes
    assert told.count(b"\r\n") == told.count(b"\n") > 15


def test_what_is_left_out_is_told_on_standard_error() -> None:
    story = "OSLO, March 12, 2019 (Northwire) -- Norway promised to open an embassy in Ottawa in May."
    result = run("export", "-", "--format", "ics", given=story)
    assert result.exit_code == 0
    assert "is left out of the calendar" in result.stderr
    assert "left out" not in result.stdout


def test_one_bad_report_or_record_is_a_message_and_the_rest_is_written(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    line = run("read", WIRE, "--jsonl").stdout
    records.write_text(line + '{"report": {}}\n' + line, encoding="utf-8")
    result = run("export", "nowhere.txt", str(records), "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "nowhere.txt" in result.stderr
    assert "line 2" in result.stderr


def test_wrong_use_is_told_before_anything_is_read(tmp_path: Path) -> None:
    result = run("export", "nowhere.txt", "--format", "icews", "--ontology", "plover-2018")
    assert (result.exit_code, "nowhere" in result.stderr) == (2, False)
    assert run("export", WIRE).exit_code == 2
    assert run("export", WIRE, "--format", "parquet").exit_code == 2


def test_the_older_ontology_and_a_status() -> None:
    result = run("export", WIRE, "--format", "polecat", "--ontology", "plover-2018", "--status", "happened")
    assert "\tDEMAND\t" in result.stdout
    assert "\tREQUEST\t" not in result.stdout
