"""`python -m dashboard import` and `… versions`: a file goes in whole, or nothing is changed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from dashboard.__main__ import main
from dashboard.model import TABLES
from dashboard.sources import read_folder
from dashboard.sources.keeping import Version, versions
from tests.sources.folders import write_folder

LIST = """Name;PLZ;Ort;gegründet;Telefon
Club Ilmenau;98693;Ilmenau;1993;
Haus der Vielfalt e. V.;99084;Erfurt;seit 2015;abc
;99084;Erfurt;;
Brücke;;Neustadt;ca. 2014;
"""
CLEAN = "Name;PLZ;Ort;Art\nHaus der Vielfalt e. V.;99084;Erfurt;club\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    return write_folder(place)


def written(folder: Path, name: str = "liste.csv", text: str = LIST) -> str:
    path = folder.parent / name
    path.write_bytes(text.encode("cp1252"))
    return str(path)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def taken(folder: Path, *arguments: str) -> int:
    return main(["import", *arguments, "--out", str(folder), "--language", "en"])


def told(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_good_rows_go_in_and_each_bad_cell_is_named(folder, capsys):
    assert taken(folder, written(folder), "--json") == 1
    (file,) = told(capsys)["files"]
    assert (file["rows"], file["used"], file["refused"]) == (4, 3, 1)
    errors = [each for each in file["problems"] if each["severity"] == "error"]
    assert [(each["row"], each["column"]) for each in errors] == [(4, "Name")]
    phone = next(each for each in file["problems"] if each["value"] == "abc")
    assert (phone["file"], phone["row"], phone["column"]) == ("liste.csv", 3, "Telefon")
    assert all(each["message"] and each["remedy"] for each in file["problems"])
    names = [each.name for each in read_folder(folder).dataset.organisations]
    assert {"Haus der Vielfalt e. V.", "Brücke"} <= {*names}


def test_what_is_there_already_is_filled_and_not_entered_twice(folder, capsys):
    before = read_folder(folder).dataset.organisations
    assert taken(folder, written(folder), "--json") == 1
    (file,) = told(capsys)["files"]
    assert [each["decision"] for each in file["duplicates"]] == ["merge"]
    after = read_folder(folder).dataset.organisations
    assert [each.name for each in after[: len(before)]] == [each.name for each in before]
    assert [each.name for each in after].count("Club Ilmenau") <= 1


@pytest.mark.parametrize(
    ("decision", "added"), [("merge", 2), ("keep", 3), ("skip", 2)], ids=["merge", "keep", "skip"]
)
def test_one_decision_may_hold_for_all_that_may_be_there(folder, capsys, decision, added):
    taken(folder, written(folder), "--json", "--dry-run", "--duplicates", decision)
    assert told(capsys)["files"][0]["added"]["organisations"] == added


def test_a_dry_run_tells_what_would_come_and_changes_nothing(folder, capsys):
    before = bytes_of(folder)
    assert taken(folder, written(folder), "--dry-run") == 1
    out = capsys.readouterr().out
    assert "  Added: " in out
    assert "Organisations 2" in out
    assert not [table for table in TABLES if f"{table} " in out or f"{table}." in out]
    assert out.rstrip().endswith("Nothing was written: this was a dry run.")
    assert bytes_of(folder) == before
    assert versions(folder) == ()


def test_the_same_file_a_second_time_writes_nothing(folder, capsys):
    file = written(folder, text=CLEAN)
    assert taken(folder, file) == 0
    before = bytes_of(folder)
    capsys.readouterr()
    assert taken(folder, file) == 0
    assert capsys.readouterr().out.rstrip().endswith("there is nothing new.")
    assert bytes_of(folder) == before


def test_several_files_are_one_change_and_the_later_find_what_the_earlier_brought(folder):
    first = written(folder, "a.csv", CLEAN)
    second = written(folder, "b.csv", CLEAN.replace("99084", "99084").replace("club", ""))
    assert taken(folder, first, second) in (0, 1)
    names = [each.name for each in read_folder(folder).dataset.organisations]
    assert names.count("Haus der Vielfalt e. V.") == 1
    assert len(versions(folder)) == 1


def test_a_new_folder_gets_the_vocabulary_of_the_atlas(tmp_path):
    new = tmp_path / "new" / "data"
    file = tmp_path / "x"
    assert main(["import", written(file), "--out", str(new)]) == 1
    reading = read_folder(new)
    assert len(reading.dataset.organisations) == 3
    assert reading.dataset.terms["topic"]


def test_a_question_is_listed_and_can_be_answered(folder, tmp_path, capsys):
    taken(folder, written(folder), "--json", "--dry-run")
    (question,) = told(capsys)["files"][0]["questions"]
    codes = [each["ags"] for each in question["candidates"]]
    assert question["rows"] == [5]
    assert "16062036" in codes
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({question["key"]: "16062036"}), encoding="utf-8")
    taken(folder, written(folder), "--json", "--answers", str(answers))
    assert told(capsys)["files"][0]["questions"] == []
    assert "16062036" in {each.ags for each in read_folder(folder).dataset.locations}


def test_a_mapping_is_saved_changed_and_used(folder, tmp_path, capsys):
    mapping = tmp_path / "mapping.json"
    file = written(folder, text="Name;Sitz laut Register;X\nHaus;Erfurt;Jena\n")
    taken(folder, file, "--dry-run", "--save-mapping", str(mapping))
    capsys.readouterr()
    columns = json.loads(mapping.read_text(encoding="utf-8"))
    for column in columns["columns"]:
        column["fields"] = {"Name": ["organisations.name"], "X": ["locations.place"]}.get(
            column["header"], []
        )
    mapping.write_text(json.dumps(columns), encoding="utf-8")
    taken(folder, file, "--json", "--mapping", str(mapping))
    assert [each["fields"] for each in told(capsys)["files"][0]["columns"]] == [
        ["organisations.name"],
        [],
        ["locations.place"],
    ]
    assert read_folder(folder).dataset.locations[-1].place == "Jena"


def test_a_layout_that_is_known_needs_no_matching(folder, capsys):
    berlin = (
        "name;geber;art;jahr;plz;politikbereich;zweck;betrag;empfaengertyp\n"
        "Haus der Vielfalt;Land;Projekt;2021;99084;Integration;Fest;5.000,00;Verein\n"
    )
    file = written(folder, text=berlin)
    taken(folder, file, "--preset", "zuwendungsdatenbank", "--json")
    assert told(capsys)["files"][0]["added"]["fundings"] == 1


def test_a_marked_copy_shows_the_cells_with_problems(folder, tmp_path):
    marked = tmp_path / "marked.xlsx"
    taken(folder, written(folder), "--dry-run", "--marked", str(marked))
    book = openpyxl.load_workbook(marked)
    comments = [cell.comment for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(each and "abc" in each.text for each in comments)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.pdf", b"%PDF-1.7", "PDF"), ("a.csv", b"", "empty"), ("a.xlsx", b"PK\x03\x04", "damaged")],
)
def test_a_file_that_is_no_table_is_refused_and_the_folder_stays(
    folder, capsys, name, content, said
):
    before = bytes_of(folder)
    path = folder.parent / name
    path.write_bytes(content)
    assert taken(folder, str(path)) == 2
    assert said in capsys.readouterr().out
    assert bytes_of(folder) == before


@pytest.mark.parametrize(
    "more",
    [["--sheet", "Liste"], ["--mapping", "{bad}"], ["--answers", "{bad}"], ["--mapping", "/no"]],
    ids=["sheet", "mapping", "answers", "no file"],
)
def test_an_order_that_cannot_be_carried_out_is_said_in_plain_words(folder, capsys, more):
    bad = folder.parent / "bad.json"
    bad.write_text("[1]", encoding="utf-8")
    before = bytes_of(folder)
    arguments = [each.replace("{bad}", str(bad)) for each in more]
    assert taken(folder, written(folder), *arguments) == 2
    error = capsys.readouterr().err
    assert error
    assert "Traceback" not in error
    assert str(folder.parent) not in error
    assert bytes_of(folder) == before


def test_no_line_holds_what_a_terminal_obeys(folder, capsys):
    text = "Name;Ort\nB\x07se;Erfurt\n\x1b[2JHaus;Neustadt\n"
    taken(folder, written(folder, text=text))
    assert not any(ord(char) < 32 and char != "\n" for char in capsys.readouterr().out)


def test_a_former_state_is_listed_compared_and_restored(folder, capsys):
    before = bytes_of(folder)
    taken(folder, written(folder, text=CLEAN))
    capsys.readouterr()
    (version,) = versions(folder)
    assert main(["versions", "list", str(folder)]) == 0
    assert capsys.readouterr().out.startswith(version.name)
    assert main(["versions", "compare", str(folder), version.name]) == 0
    assert "+ Organisationen: haus-der-vielfalt-ev" in capsys.readouterr().out
    assert main(["versions", "restore", str(folder), version.name, "--json"]) == 0
    changes = {each["table"]: each["removed"] for each in told(capsys)}
    assert changes["organisations"] == ["haus-der-vielfalt-ev"]
    assert bytes_of(folder) == before
    assert len(versions(folder)) == 2
    # In the language of who did it, as on the page: which state came back.
    assert versions(folder)[0].note.startswith("bis ")


@pytest.mark.parametrize("action", ["compare", "restore"])
def test_a_former_state_that_is_not_there_is_said(folder, capsys, action):
    assert main(["versions", action, str(folder), "20200101T000000000000Z"]) == 1
    assert "nicht aufbewahrt" in capsys.readouterr().err


@pytest.mark.parametrize(("action", "said"), [("list", "lesen"), ("restore", "schreiben")])
def test_a_folder_that_cannot_be_reached_is_said_as_it_was_asked_for(
    folder, capsys, monkeypatch, action, said
):
    def refuse(*asked, **named):
        raise PermissionError(13, "no")

    monkeypatch.setattr("dashboard.__main__.versions", refuse)
    monkeypatch.setattr("dashboard.__main__.restore", refuse)
    kept = Version("20200101T000000000000Z", datetime(2020, 1, 1, tzinfo=UTC), "")
    monkeypatch.setattr("dashboard.__main__.version_named", lambda *asked: kept)
    assert main(["versions", action, str(folder), "x"]) == 1
    assert said in capsys.readouterr().err


def test_the_name_of_a_file_that_is_not_there_steers_no_terminal(folder, capsys):
    taken(folder, str(folder.parent / "a\x1b[2Jb.csv"))
    error = capsys.readouterr().err
    assert "[2Jb.csv" in error
    assert "\x1b" not in error
