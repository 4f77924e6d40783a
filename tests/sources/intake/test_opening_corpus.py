"""Each file of the corpus gives exactly the tables and problems that are expected of it."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from pathlib import Path

import pytest

from dashboard.language import Language
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.raw import Opened
from tests.fixtures.intake.make import FOLDER, SUFFIXES, files

NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in SUFFIXES)
ENGLISH = Language("en")


def summary(opened: Opened) -> str:
    """A file in some lines: headers, the first rows, what is around them, every problem."""
    lines = []
    for sheet in opened.sheets:
        lines.append(f"sheet {sheet.name!r} {sheet.header_row}: {' | '.join(sheet.headers)}"[:150])
        lines += [f"above: {line}" for line in sheet.above]
        lines += [f"{row.number}: {' | '.join(row.cells)!r}"[:100] for row in sheet.rows[:3]]
        if len(sheet.rows) > 3:
            lines.append(f"… {len(sheet.rows)} rows")
        lines += [f"below: {line}" for line in sheet.below]
    for each in opened.problems:
        where = " ".join(
            str(part) for part in (each.severity, each.sheet, each.row, each.column) if part
        )
        lines.append(f"{where}: {ENGLISH.render(each.message)}")
    return "\n".join(lines)


@cache
def expected() -> dict[str, str]:
    """The summaries that were looked through and found right, by file."""
    text = (FOLDER / "expected.txt").read_text(encoding="utf-8")
    found = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)[1:]
    return {name: about.strip() for name, about in zip(found[::2], found[1::2], strict=True)}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_gives_its_tables_and_problems(name):
    opened = open_file(name, (FOLDER / name).read_bytes())
    assert summary(opened) == expected()[name]
    assert opened.sheets or any(each.is_error for each in opened.problems)


def test_every_file_is_expected_and_described():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    described = {
        name
        for line in readme.splitlines()
        if line.startswith("| ")
        for name in line.split(" | ")[0].removeprefix("| ").split(", ")
    }
    assert set(NAMES) == set(expected()) == described - {"file", "---"}
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_script_makes(name):
    kept, made = (FOLDER / name).read_bytes(), files()[name]
    if kept[:6] == b"SQLite":
        # SQLite writes its own version into them.
        assert _dumped(kept) == _dumped(made)
    elif not kept.startswith(b"SQLite") and name != "cut-off.gpkg":
        assert kept == made


def _dumped(content: bytes) -> list[str] | str:
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.deserialize(content[:18] + b"\x01\x01" + content[20:])
            return list(connection.iterdump())
        except sqlite3.DatabaseError as error:
            return str(error)


def test_a_name_with_folders_is_cut_to_the_file():
    for name in ("/home/somebody/list.csv", "C:\\Eigene Dateien\\list.csv"):
        assert open_file(name, b"Name;Ort\nA;B\n").sheets[0].file == "list.csv"


def test_opening_leaves_nothing_behind(tmp_path, monkeypatch):
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("plain.xlsx", "places.gpkg", "entities.xlsx", "cut-off.gpkg"):
        open_file(name, (FOLDER / name).read_bytes())
    assert list(Path(tmp_path).iterdir()) == []


def test_every_row_has_as_many_cells_as_there_are_headers():
    for name in NAMES:
        for sheet in open_file(name, (FOLDER / name).read_bytes()).sheets:
            assert {len(row.cells) for row in sheet.rows} == {len(sheet.headers)}
            assert len(set(sheet.headers)) == len(sheet.headers)
            assert all(sheet.headers)
