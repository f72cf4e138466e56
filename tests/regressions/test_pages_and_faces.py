"""Faults of pages, files and commands that were found by trying, each with the input that showed it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import readout
from readout.coder import Coder
from readout.errors import ReportError, UsageError
from readout.face.cli.main import main
from readout.record.coding import Coding
from readout.report import BlockKind, Report, read_html, read_report, read_reports
from readout.settings import Settings

CODER = Coder()
STORY = (
    "OSLO, March 12, 2019 (Northwire) -- Norway and Canada held talks on Tuesday, the Foreign Ministry said."
)


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given, prog_name="readout")


def code(text: str) -> Coding:
    return CODER.code(read_report(text, published="2019-05-04"))


# ------------------------------------------------------------------------------------------------- markers


def test_the_marker_of_a_line_below_the_story_is_kept() -> None:
    text = "OSLO, May 3 (NTB) -- OSLO, May 3 (NTB) -- \n(LEAD) OSLO, May 3 (NTB) -- "
    report = read_report(text, published="2019-05-04")
    held = {at for block in report.blocks for at in range(block.span.start, block.span.end)}
    assert "LEAD" in report.markers or set(range(text.index("LEAD"), text.index("LEAD") + 4)) <= held


def test_the_marker_of_a_paragraph_in_the_story_is_a_marker_of_the_report() -> None:
    report = read_report(
        "OSLO, May 3 (NTB) -- Envoys of both states met on Friday, officials said.\n\n"
        "(2nd LD) The envoys will meet again in June, one of the officials said in Oslo on Friday.\n"
    )
    assert report.markers == ("2nd LD",)
    assert [block.span.of(report.text).split()[0] for block in report.blocks] == ["Envoys", "The"]


# ------------------------------------------------------------------------------------------------- long reports


def test_a_report_that_is_too_long_is_one_clear_error() -> None:
    with pytest.raises(ReportError, match=r"has 105 characters, .*100 .*max_report_chars"):
        read_report(STORY + "." * (105 - len(STORY)), max_report_chars=100)
    assert read_report(STORY, max_report_chars=len(STORY)).text == STORY


def test_too_long_a_line_of_json_keeps_no_other_back() -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in (STORY, STORY * 3, STORY))
    found = list(read_reports(lines.encode(), max_report_chars=200))
    assert [isinstance(one, ReportError) for one in found] == [False, True, False]


def test_a_long_saved_page_is_measured_by_its_text() -> None:
    html = f"<html><head><style>{'p {} ' * 500}</style></head><body><p>{STORY}</p></body></html>"
    assert read_html(html, max_report_chars=len(STORY)).text == STORY
    with pytest.raises(ReportError, match="max_report_chars"):
        read_html(html, max_report_chars=len(STORY) - 1)


def test_the_command_line_and_python_raise_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    refused = run("read", str(path), "--max-report-chars", "50")
    assert refused.exit_code == 1
    assert "--max-report-chars" in refused.stderr
    assert refused.stderr.count("\n") == 1
    for command in ("read", "analyze", "times"):
        assert run(command, str(path), "--max-report-chars", "200").exit_code == 0
    assert run("export", str(path), "--format", "csv", "--max-report-chars", "50").exit_code == 1
    assert run("explain", str(path), "NOR", "--max-report-chars", "50").exit_code == 1
    with pytest.raises(ReportError, match="max_report_chars"):
        readout.read(path, settings=Settings(max_report_chars=50))


# ------------------------------------------------------------------------------------------------- broken JSON


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"text": STORY, "id": n} for n in range(5)], indent=2).replace('"id": 3', '"id" 3'),
        json.dumps([{"text": STORY, "id": n} for n in range(5)], indent=2)[:-40],
        json.dumps({"text": STORY, "tags": ["a", "b"]}, indent=4).replace('"b"', '"b",'),
        "[\n" + ",\n".join(json.dumps({"text": STORY}) for _ in range(4)) + ",\n]",
        '{ "text": "Envoys met.",\n  "id": 7,\n',
    ],
    ids=["colon", "cut-off", "comma", "last-comma", "object"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_broken_json_document_is_one_error(text: str, encoding: str) -> None:
    [item] = read_reports(text.encode(encoding), origin="list.json")
    assert isinstance(item, ReportError)
    assert item.where == "list.json"
    assert "is not JSON" in item.what
    assert "line" in item.what


def test_one_broken_line_first_keeps_no_other_line_back() -> None:
    lines = '{"text": "Envoys met.\n' + json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY})
    found = list(read_reports(lines.encode(), origin="x.jsonl"))
    assert [isinstance(one, Report) for one in found] == [False, True, True]


def test_a_json_object_that_opens_with_its_first_field_is_read_whole() -> None:
    text = '{ "text": ' + json.dumps(STORY) + ',\n  "id": 7\n}\n'
    assert [isinstance(one, Report) for one in read_reports(text.encode())] == [True]


# ------------------------------------------------------------------------------------------------- what made it


def test_the_run_tells_code_model_tables_and_the_readers_own_actors(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,kind,country,sector\nHarbour League,organization,,NGO\n", encoding="utf-8")
    told = code(STORY).to_json()["run"]
    with_own = Coder(actors=own).code(read_report(STORY)).to_json()["run"]
    assert [len(told[name]) for name in ("code", "weights", "knowledge")] == [16, 16, 16]
    assert told["own_actors"] is None
    assert len(with_own["own_actors"]) == 16
    own.write_text("name,kind,country,sector\nHarbour Board,organization,,NGO\n", encoding="utf-8")
    other = Coder(actors=own).code(read_report(STORY)).to_json()["run"]
    assert other["own_actors"] != with_own["own_actors"]
    assert {**other, "own_actors": None} == told


def test_info_and_records_tell_the_same_digests() -> None:
    info = json.loads(run("info", "--json").stdout)
    told = code(STORY).to_json()["run"]
    for name in ("code", "weights", "knowledge"):
        assert info[name] == f"sha256 {told[name]}"


def test_a_record_of_an_older_run_is_still_read() -> None:
    from readout.record.json import coding_from_json  # noqa: PLC0415

    told = code(STORY).to_json()
    told["run"] = {"version": "0.0.1", "model": "readout-en-0", "knowledge": "ab"}
    again = coding_from_json(told).run
    assert again is not None
    assert (again.version, again.weights, again.own_actors) == ("0.0.1", None, None)


# ------------------------------------------------------------------------------------------------- explaining


def test_actors_and_matters_are_explained() -> None:
    coding = code(
        "OSLO, May 3, 2019 (NTB) -- Norway backs the draft resolution on Chad, its envoy said on Friday."
    )
    state = coding.explain("NOR")
    assert (state.score, state.told_by) == (None, ())
    assert (state.stage, state.what, state.id) == ("actor", "Norway", "NOR")
    assert state.decided_by
    assert "Norway" in [e.quote for e in state.words]
    assert any("state" in reason for reason in state.reasons)
    matter = coding.explain(coding.matters[0].id)
    assert (matter.stage, matter.id) == ("matter", coding.matters[0].id)
    assert matter.words == coding.matters[0].evidence
    assert coding.explain("norway").id == "NOR"  # the name, as `readout read` prints it
    assert coding.explain(coding.matters[0].label).stage == "matter"


def test_the_id_of_an_actor_is_whole_where_others_begin_with_it() -> None:
    coding = code("Norway's Foreign Ministry said that Norway would hold talks with Chile on Monday.")
    assert {"NOR", "NOR.foreign-ministry"} <= {actor.id for actor in coding.actors}
    assert coding.explain("NOR").id == "NOR"
    assert coding.explain("NOR.for").id == "NOR.foreign-ministry"
    with pytest.raises(UsageError, match="an id that begins with 'NO'"):
        coding.explain("NO")


def test_the_command_explains_an_actor_of_every_report_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    lines = (STORY, STORY.replace("Canada", "Chile"))
    path.write_text("\n".join(json.dumps({"text": text}) for text in lines), encoding="utf-8")
    result = run("explain", str(path), "NOR")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.count("actor NOR: Norway") == 2
    assert run("explain", str(path), "CHL").stdout.count("actor CHL") == 1


# ------------------------------------------------------------------------------------------------- datelines


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("LIMA (X) - ", "Lima", "X"),
        ("LIMA, May 3 (X) -- ", "Lima", "X"),
        ("GRENSEVIK, Norway (X) — ", "Grensevik, Norway", "X"),
        ("OSLO, May 3 (Fjordpress) -- ", "Oslo", "Fjordpress"),
        ("OSLO, May 3 (Fjord24) -- ", "Oslo", "Fjord24"),
        ("OSLO, May 3 (F/P24) -- ", "Oslo", "F/P24"),
        ("OSLO, May 3 (24News) -- ", "Oslo", "24News"),
        ("OSLO, May 3 [Fjordpress] -- ", "Oslo", "Fjordpress"),
        ("OSLO, May 3, 2019 / Fjordpress / -- ", "Oslo", "Fjordpress"),
        ("OSLO, May 3 (fjordpress.example) -- ", "Oslo", "fjordpress.example"),
        ("OSLO, May 3 (fjordpress) -- ", "Oslo", None),
    ],
)
def test_an_agency_that_no_table_knows_stands_in_a_dateline(
    opening: str, place: str, agency: str | None
) -> None:
    text = opening + "Peru and Chile signed a treaty on Monday, officials said."
    report = read_report(text, published="2019-05-04")
    assert (report.dateline.place, report.dateline.agency) == (place, agency)
    assert report.blocks[0].span.of(text).startswith("Peru and Chile")


@pytest.mark.parametrize(
    "opening",
    [
        "NATO (OTAN) - ",
        "OPEC (Vienna) - ",
        "KENYA (Nairobi) - ",
        "Oslo (12 km north) - ",
        "FARC (Revolutionary Forces) -- ",
    ],
)
def test_a_name_with_its_gloss_is_no_dateline(opening: str) -> None:
    report = read_report(opening + "Members met on Monday, officials said.", published="2019-05-04")
    assert report.dateline.place is None
    assert report.dateline.agency is None


# ------------------------------------------------------------------------------------------------- languages

FRENCH = (
    "GENÈVE, 3 mai 2019 (NTB) -- La ministre des Affaires étrangères de la Norvège a rencontré lundi à Genève son "
    "homologue du Chili. Les deux parties ont signé un accord sur la pêche."
)
SPANISH = (
    "LIMA, 3 de mayo de 2019 (NTB) -- El ministro de Relaciones Exteriores del Perú se reunió el lunes en Lima con su "
    "homólogo de Chile.\n\nEstados Unidos y Rusia celebrarán una reunión en Moscú, dijo el portavoz."
)
GERMAN = (
    "BERLIN, 3. Mai 2019 (NTB) -- Der Außenminister von Norwegen traf am Montag in Berlin mit seinem Amtskollegen aus "
    "Chile zusammen. Russland und die USA haben die Gespräche in Moskau abgebrochen."
)
RUSSIAN = (
    "ОСЛО, 3 мая 2019 г. (НТБ) -- Министр иностранных дел Норвегии встретился в понедельник в Осло с коллегой из Чили."
    "\n\nUN Security Council."
)
ENGLISH = (
    "Norway and Chile signed a treaty on fish on Monday, officials said. The two ministers met in Oslo and agreed to "
    "hold more talks in June, and the envoy of Norway visited Chile."
)

DELEGATES = (
    "Delegates: Juan de la Cruz (Peru); María de los Ángeles Ruiz (Chile); Ana de la Vega (Spain); Luis del Río "
    "(Cuba); Rosa de la Torre (Bolivia)."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", FRENCH),
        ("es", SPANISH),
        ("de", GERMAN),
        ("ru", RUSSIAN),
        ("fr", "La Norvège et le Chili signent un accord"),
        ("de", "Norwegen und Chile wollen über die Fischerei reden"),
        (
            "sw",
            "Rais wa Kenya alikutana na waziri mkuu wa Ethiopia kwa mazungumzo ya biashara na usalama mjini Nairobi.",
        ),
        (
            "hr",
            "Ministar iz Norveške sastao se u ponedjeljak u Oslu s kolegom iz Čilea, a strane su potpisale sporazum.",
        ),
    ],
)
def test_a_text_in_another_language_gives_a_note_and_no_records(language: str, text: str) -> None:
    coding = code(text)
    assert coding.report.language == language
    assert not [*coding.records, *coding.actors, *coding.matters]
    notes = [note.reason for note in coding.notes if "English" in note.reason]
    assert len(notes) == 1
    assert f"'{language}'" in notes[0]
    assert not any("no sentence" in note.reason for note in coding.notes)


@pytest.mark.parametrize("text", [f"{ENGLISH}\n\n{FRENCH}", f"{FRENCH}\n\n{ENGLISH}\n\n{FRENCH}"])
def test_of_a_page_in_two_languages_the_english_is_read(text: str) -> None:
    coding = code(text)
    assert coding.report.language == "en"
    assert {"NOR", "CHL"} <= {actor.id for actor in coding.actors}
    quotes = {words.quote for actor in coding.actors for words in actor.mentions}
    assert not {"La Norvège", "Genève", "du Chili"} & quotes
    [note] = [note for note in coding.notes if "'fr'" in note.reason]
    assert note.span is not None
    assert "Norvège" in note.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lula da Silva visits Rio de Janeiro",
        "La Paz, El Salvador reach de facto accord",
        "Norway, Chile sign treaty",
        DELEGATES,
        f"{ENGLISH}\n\n{DELEGATES}",
    ],
)
def test_english_with_foreign_names_is_english(text: str) -> None:
    report = read_report(text, published="2019-05-04")
    assert report.language in ("en", None)
    assert all(block.kind is not BlockKind.FOREIGN for block in report.blocks)
