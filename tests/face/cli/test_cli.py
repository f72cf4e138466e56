import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readout.face.cli.main import main

ROOT = Path(__file__).parents[3]
WIRE, RELEASE = str(ROOT / "examples" / "wire-story.txt"), str(ROOT / "examples" / "ministry-release.txt")
STORY = "OSLO, March 12, 2019 (Northwire) -- Norway and Canada held talks on Tuesday."


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given, prog_name="readout")


@pytest.fixture
def broken(tmp_path: Path) -> str:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return str(path)


def test_read_prints_for_people() -> None:
    result = run("read", WIRE)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Norway, Canada to map Arctic seabed together\n")
    for words in ("Actors", "Events", "Statements", "Commitments", "CONSULT", "Ingrid Solvang (NOR)", "“"):
        assert words in result.stdout
    assert "\x1b" not in result.stdout


def test_read_json_is_one_object_with_quotes_at_their_spans() -> None:
    record = json.loads(run("read", WIRE, "--json").stdout)
    text = record["report"]["text"]
    assert text == Path(WIRE).read_text(encoding="utf-8")
    pieces = [words for event in record["events"] for words in event["evidence"]]
    assert pieces
    assert all(text[words["span"][0] : words["span"][1]] == words["quote"] for words in pieces)


def test_read_jsonl_has_one_line_a_report_in_the_order_of_the_arguments() -> None:
    lines = run("read", RELEASE, WIRE, "--jsonl").stdout.splitlines()
    assert [json.loads(line)["report"]["origin"] for line in lines] == [RELEASE, WIRE]


def test_read_takes_standard_input() -> None:
    result = run("read", "-", "--json", given=STORY)
    assert json.loads(result.stdout)["report"]["text"] == STORY


def test_standard_input_is_read_only_once() -> None:
    result = run("read", "-", "-", given=STORY)
    assert (result.exit_code, "only once" in result.stderr) == (2, True)


def test_one_bad_report_is_a_message_and_the_rest_is_read(broken: str) -> None:
    result = run("read", broken, str(Path(broken).parent), "nowhere.txt", WIRE, "--jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    told = result.stderr.splitlines()
    assert len(told) == 3
    assert broken in told[0]
    assert "is a folder" in told[1]
    assert "nowhere.txt" in told[2]
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["read", "analyze", "times"])
def test_no_report_is_wrong_use(command: str) -> None:
    assert run(command).exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", WIRE, "--only", "SHOUT"),
        ("read", WIRE, "--status", "perhaps"),
        ("read", WIRE, "--published", "yesterday"),
        ("read", WIRE, "--actors", "no-such-file.csv"),
        ("times", WIRE, "--as-of", "12/03/2019"),
        ("explain", WIRE, "zzzz"),
        ("read", WIRE, "--field", "body"),
        ("read", WIRE, "--field", "colour=body"),
        ("nonsense",),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_only_and_status_choose_events() -> None:
    every = json.loads(run("read", WIRE, "--json").stdout)["events"]
    chosen = json.loads(run("read", WIRE, "--json", "--only", "consult", "--status", "happened").stdout)[
        "events"
    ]
    assert chosen == [one for one in every if one["type"] == "CONSULT" and one["status"] == "happened"]
    assert 0 < len(chosen) < len(every)


def test_published_gives_the_day_that_a_report_does_not_say() -> None:
    text = "Norway and Canada held talks on Tuesday."
    record = json.loads(run("read", "-", "--json", "--published", "2019-03-14", given=text).stdout)
    assert record["events"][0]["when"]["start"] == "2019-03-12"


def test_analyze_prints_conllu_and_json() -> None:
    lines = run("analyze", "-", given=STORY).stdout.splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert rows
    assert all(len(row) == 10 for row in rows)
    told = json.loads(run("analyze", "-", "--json", given=STORY).stdout)
    words = [token for sentence in told["sentences"] for token in sentence["tokens"]]
    assert [row[1] for row in rows if row[0].isdigit()] == [word["form"] for word in words]
    assert all(STORY[word["span"][0] : word["span"][1]] == word["form"] for word in words)


def test_times_counts_from_the_day_given_or_from_the_reports_own() -> None:
    own = json.loads(run("times", "-", "--json", given=STORY).stdout)
    other = json.loads(run("times", "-", "--as-of", "2019-03-20", "--json", given=STORY).stdout)
    assert (own["as_of"], other["as_of"]) == ("2019-03-12", "2019-03-20")
    values = [[one["value"] for one in told["times"] if one["words"] == "Tuesday"] for told in (own, other)]
    assert values == [["2019-03-12"], ["2019-03-19"]]


def test_times_without_any_day_is_a_failed_report() -> None:
    result = run("times", "-", given="They met on Tuesday.")
    assert (result.exit_code, "--as-of" in result.stderr) == (1, True)


def test_times_prints_a_table() -> None:
    told = run("times", "-", given=STORY).stdout
    assert "Tuesday" in told
    assert "2019-03-12" in told


def test_actor_says_who_and_why() -> None:
    told = json.loads(run("actor", "the Kremlin", "--json").stdout)
    assert (told["words"], told["actor"]["country"]) == ("the Kremlin", "RUS")
    printed = run("actor", "the Kremlin", "Mr. Nobody Atall").stdout
    assert "RUS" in printed
    assert "Mr. Nobody Atall: " in printed


def test_actor_reads_names_from_standard_input() -> None:
    lines = run("actor", "-", "--json", given="Tokyo\n\nBerlin\n").stdout.splitlines()
    assert [json.loads(line)["actor"]["country"] for line in lines] == ["JPN", "DEU"]


def test_explain_takes_the_beginning_of_an_id() -> None:
    event = json.loads(run("read", WIRE, "--json").stdout)["events"][0]
    told = json.loads(run("explain", WIRE, event["id"][:8], "--json").stdout)
    assert (told["id"], told["decided_by"]) == (event["id"], event["decided_by"])
    printed = run("explain", WIRE, event["id"]).stdout
    assert event["evidence"][0]["quote"].split()[0] in printed


def test_explain_of_a_broken_report_fails(broken: str) -> None:
    assert run("explain", broken, "00").exit_code == 1


def test_info_names_versions_and_digests() -> None:
    told = json.loads(run("info", "--json").stdout)
    assert set(told) >= {"readout", "model", "ontology", "code", "lexicon"}
    assert all(name in run("info").stdout for name in told)


def test_help_needs_no_part_of_the_reading() -> None:
    assert run("--help").exit_code == 0
    assert run("--version").stdout.startswith("readout ")


def test_fields_of_json_lines_are_named() -> None:
    line = json.dumps({"story": {"words": STORY}, "top": "Talks in Oslo"})
    result = run("read", "-", "--jsonl", "--field", "text=story.words", "--field", "headline=top", given=line)
    report = json.loads(result.stdout)["report"]
    assert (report["headline"], report["text"]) == ("Talks in Oslo", STORY)
