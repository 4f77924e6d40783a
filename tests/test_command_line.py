"""The command line says everything about a folder, and nothing that a terminal obeys."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.sources.report import printable
from tests.sources.folders import HOSTILE, good_tables, write_empty_folder, write_folder

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _german_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "NETZWERKATLAS_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


def broken_folder(folder: Path) -> Path:
    tables = good_tables()
    tables["figures"][0]["value"] = "viele"
    return write_folder(folder, **tables)


def test_the_data_of_the_atlas_has_no_problem(root: Path, capsys: Output) -> None:
    assert main(["check", str(root / "data")]) == 0
    assert capsys.readouterr().out.startswith("0 Probleme, 0 Zeilen ausgelassen.\n")


def test_a_good_folder_is_counted_by_table(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", str(write_folder(tmp_path)), "--language", "en"]) == 0
    assert capsys.readouterr().out == (
        "0 problems, 0 rows left out.\n"
        "Good rows: Sources 1, Organisations 2, Locations 2, Areas of work 1, Projects 1, "
        "Fundings 1, Events 1, Relations 1, Figures 1, Vocabulary 10.\n"
    )


def test_a_problem_is_said_in_three_lines(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", str(broken_folder(tmp_path))]) == 1
    assert capsys.readouterr().out.splitlines()[:4] == [
        "figures.csv, Zeile 2, Spalte value: viele",
        "  „viele“ ist keine Zahl.",
        "  → Ziffern mit Dezimalpunkt und ohne Einheit schreiben: 50.98.",
        "1 Problem, 1 Zeile ausgelassen.",
    ]


def test_a_warning_is_a_problem_too_but_leaves_nothing_out(tmp_path: Path, capsys: Output) -> None:
    tables = good_tables()
    text = "list,code,label_de,label_en,sort,remarks\n" + "".join(
        f"{row['list']},{row['code']},{row['label_de']},{row['label_en']},1,\n"
        for row in tables["vocabulary"]
    )

    assert main(["check", str(write_folder(tmp_path, vocabulary=text))]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "vocabulary.csv, Zeile 1, Spalte remarks, Hinweis: remarks"
    assert out[3] == "1 Problem, 0 Zeilen ausgelassen."


@pytest.mark.parametrize(
    ("environment", "option", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, [], "Zeile"),
        ({"LANG": "en_GB.UTF-8"}, [], "row"),
        ({"LANG": "C.UTF-8"}, [], "Zeile"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "de_DE"}, [], "Zeile"),
        ({"LANG": "en_GB.UTF-8"}, ["--language", "de"], "Zeile"),
        ({"LANG": "de_DE.UTF-8"}, ["--language", "en"], "row"),
    ],
)
def test_the_language_is_that_asked_for_or_that_of_the_terminal(
    tmp_path: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    option: list[str],
    expected: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    main(["check", str(broken_folder(tmp_path)), *option])

    assert f"figures.csv, {expected} 2," in capsys.readouterr().out


def test_json_holds_the_problems_and_the_counts(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", str(broken_folder(tmp_path)), "--json", "--language", "en"]) == 1

    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == [
        {
            "file": "figures.csv",
            "row": 2,
            "column": "value",
            "value": "viele",
            "message": "“viele” is not a number.",
            "remedy": "Write digits with a point for decimals, without a unit: 50.98.",
            "severity": "error",
        }
    ]
    assert (found["rows"], found["left_out"]) == (21, 1)
    assert found["kept"]["organisations"] == 2
    assert found["kept"]["figures"] == 0


def test_all_problems_are_told_and_not_the_first_alone(tmp_path: Path, capsys: Output) -> None:
    tables = good_tables()
    tables["figures"] = [
        {**tables["figures"][0], "id": f"f-{n}", "value": "viele"} for n in range(300)
    ]

    main(["check", str(write_folder(tmp_path, **tables)), "--json"])

    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [each["row"] for each in problems] == list(range(2, 302))


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_an_unknown_folder_is_a_problem_without_its_path(
    tmp_path: Path, capsys: Output, option: list[str]
) -> None:
    assert main(["check", str(tmp_path / "elsewhere"), *option]) == 1

    out = capsys.readouterr().out
    assert "elsewhere" in out
    assert str(tmp_path) not in out


def test_an_empty_folder_of_tables_is_no_problem(tmp_path: Path) -> None:
    assert main(["check", str(write_empty_folder(tmp_path))]) == 0


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_nothing_that_a_terminal_obeys_comes_out(
    tmp_path: Path, capsys: Output, option: list[str]
) -> None:
    tables = good_tables()
    nasty = [*HOSTILE, "\x1b[2J\x1b]0;title\x07", "a\rb", "\x9b31m", "\x00"]
    tables["figures"] = [
        {**tables["figures"][0], "id": f"f-{n}", "value": text, "measure": text}
        for n, text in enumerate(nasty)
    ]
    text = write_folder(tmp_path, **tables) / "sources.csv"
    text.write_bytes(text.read_bytes().replace(b"id,", "id,\x1b[31m\u202e,".encode(), 1))

    assert main(["check", str(tmp_path), *option]) == 1

    out = capsys.readouterr().out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", out)
    assert "{{7*7}}" in out


def test_what_cannot_be_printed_is_written_as_its_code() -> None:
    assert printable("a\x1bb\nc\u202ed ä→") == "a\\u001bb\\u000ac\\u202ed ä→"


def test_the_folder_may_come_from_the_environment(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(broken_folder(tmp_path)))

    assert main(["check"]) == 1


def test_the_descriptor_is_written_beside_the_tables(tmp_path: Path, root: Path) -> None:
    assert main(["datapackage", str(tmp_path)]) == 0
    written = (tmp_path / "datapackage.json").read_bytes()
    assert written == (root / "data" / "datapackage.json").read_bytes()


def test_a_descriptor_that_cannot_be_written_is_said_plainly(
    tmp_path: Path, capsys: Output
) -> None:
    assert main(["datapackage", str(tmp_path / "elsewhere")]) == 1
    assert capsys.readouterr().err == "Die Datei lässt sich nicht schreiben.\n"


def test_a_command_is_needed(capsys: Output) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])

    assert ended.value.code == 2
    assert "BEFEHL" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["profile", "16070"], "Es fehlt: --out."),
        (["check", "a", "b"], "Nicht verstanden: b."),
        (["check", "--burn\x1b[2J"], "Nicht verstanden: --burn\\u001b[2J."),
        (["export", "--format", "doc", "--out", "x"], "--format kann nicht 'doc' sein. Möglich"),
        (["check", "--language"], "Nach --language fehlt eine Angabe."),
        (["synth", "--organisations", "viele", "--out", "x"], "kann nicht 'viele' sein."),
        (["import", "--m", "x"], "--m kann mehreres heißen: --mapping"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_the_language_of_the_terminal(
    asked, told, capsys: Output
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(asked)

    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert "error" not in said and "\x1b" not in said


def test_the_folder_may_stand_before_and_behind_the_options(tmp_path: Path) -> None:
    folder = str(write_folder(tmp_path / "data"))
    for name, asked in (
        ("a.pdf", ["profile", "16070", folder, "--out"]),
        ("b.pdf", ["profile", "16070", "--out"]),
    ):
        out = tmp_path / name
        behind = [] if folder in asked else [folder]
        assert main([*asked, str(out), *behind]) == 0
        assert out.exists()
    assert main(["check", "--json", folder]) == 0


def test_the_module_runs_even_where_the_terminal_knows_no_umlauts(
    tmp_path: Path, root: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "check", str(broken_folder(tmp_path))],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert b"figures.csv, Zeile 2, Spalte value: viele" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path, root: Path) -> None:
    tables = good_tables()
    tables["figures"] = [{**tables["figures"][0], "id": f"f-{n}", "value": "x"} for n in range(999)]
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "check", str(write_folder(tmp_path, **tables))],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()

        assert running.stderr.read() == b""
        assert running.wait() == 1


class Terminal(StringIO):
    """A terminal that remembers everything that was written to it."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_the_check_is_and_nothing_of_it_afterwards(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    folder = tmp_path / "a\x1b[31mb"
    assert main(["check", str(broken_folder(folder))]) == 1

    steps = terminal.getvalue().split("\r")
    assert any("figures.csv wird geprüft …" in step for step in steps)
    assert all(len(step) in (0, 78) for step in steps)
    assert steps[-2].strip() == steps[-1] == ""
    assert "\x1b" not in terminal.getvalue()
    assert "wird geprüft" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        (
            "synth --organisations 3 --out {new}",
            ["0%  Datensätze werden erfunden", "organisations.csv wird geschrieben"],
        ),
        (
            "export {data} --format csv --out {new} --language de",
            ["wird gelesen", "50%  ", "60%  new wird geschrieben"],
        ),
    ],
)
def test_a_terminal_sees_how_far_the_making_of_files_is(
    command: str, seen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    data = write_folder(tmp_path / "data")
    assert main(command.format(new=tmp_path / "new", data=data).split()) == 0

    told = terminal.getvalue()
    assert [each for each in seen if each not in told] == [], told
    shares = [int(step.split("%")[0]) for step in told.split("\r") if "%  " in step]
    assert shares == sorted(shares)


def test_what_is_no_terminal_hears_nothing_of_the_progress(tmp_path: Path, capsys: Output) -> None:
    main(["check", str(write_folder(tmp_path))])
    assert capsys.readouterr().err == ""


COMMANDS = ("check", "import", "versions", "export", "profile", "datapackage", "synth")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("terminal", "words", "others"),
    [
        ("de_DE.UTF-8", ("Aufruf: ", "Optionen:"), ("usage", "options", "show this", "FOLDER")),
        ("en_GB.UTF-8", ("usage: ", "options:"), ("Aufruf", "ORDNER", "DATEI")),
    ],
)
def test_the_help_is_in_one_language_and_explains_every_option(
    command, terminal, words, others, monkeypatch, capsys: Output
) -> None:
    monkeypatch.setenv("LANG", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = capsys.readouterr().out
    assert all(word in told for word in words)
    assert not any(word in told for word in others)
    # What is long is explained on the next line.
    listed = re.findall(r"^ {2}\S.*", re.sub(r"\n {10,}", "  ", told), re.MULTILINE)
    assert listed and all(re.search(r"\S {2,}\S", line.strip()) for line in listed)
