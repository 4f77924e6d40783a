"""The marked copy of a user's file, read back with openpyxl."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from dashboard.export import marked, problem_sheet
from dashboard.export.marked import marked_copy
from dashboard.export.text_cells import for_xml
from dashboard.language import Language, message
from dashboard.sources import Problem
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.raw import RawRow, RawSheet

GERMAN = Language("de")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "=cmd|' /C calc'!A0")


def problem(row: int | None, column: str = "", value: str = "", **more: object) -> Problem:
    said = {"severity": "error", "sheet": ""} | more
    text = message("“{text}” is not a web address.", text=value)
    remedy = message("Write it in full, beginning with https:// or http://.")
    return Problem("list", row, column, value, text, remedy, **said)


def workbook(**sheets: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def packed(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def copied(content: bytes, problems: list[Problem], name: str = "list.xlsx", language=GERMAN):
    """The marked copy as openpyxl reads it."""
    sheets = open_file(name, content).sheets
    return openpyxl.load_workbook(io.BytesIO(marked_copy(content, sheets, problems, language)))


ROWS = [["Name", "Webseite", "Mitglieder"], ["Verein", "nirgends", 12], ["Club", "", 7]]


def test_the_own_workbook_comes_back_with_its_cells_marked_and_commented():
    book = workbook(Liste=ROWS, Summe=[["Alle"], ["=SUM(Liste!C2:C3)"]])
    book["Liste"]["A2"].font = openpyxl.styles.Font(bold=True)
    problems = [
        problem(2, "Webseite", "nirgends", sheet="Liste"),
        problem(3, "", sheet="Liste", severity="warning"),
    ]
    copy = copied(packed(book), problems)
    assert copy.sheetnames == ["Probleme", "Liste", "Summe"]
    assert copy.active.title == "Probleme"
    sheet = copy["Liste"]
    assert [[cell.value for cell in row] for row in sheet] == [*ROWS[:2], ["Club", None, 7]]
    assert copy["Summe"]["A2"].value == "=SUM(Liste!C2:C3)"
    assert sheet["A2"].font.bold
    assert sheet["B2"].fill.fgColor.rgb == "00FFC7CE"
    assert sheet["A3"].fill.fgColor.rgb == "00FFEB9C"
    assert sheet["C2"].fill.fill_type is None
    assert "„nirgends“" in sheet["B2"].comment.text
    assert sheet["B2"].comment.text.startswith("Fehler")
    assert sheet["A3"].comment.text.startswith("Hinweis")


def test_the_first_sheet_lists_every_problem_with_a_link_to_its_cell():
    problems = [
        problem(2, "Webseite", "nirgends", sheet="Liste"),
        problem(None, "Webseite", sheet="Liste"),
        problem(None, sheet="Liste"),
        problem(4, sheet="Verborgen"),
    ]
    sheet = copied(packed(workbook(Liste=ROWS)), problems)["Probleme"]
    headers = [cell.value for cell in sheet[1]]
    assert headers == [
        *("Blatt", "Zeile", "Spalte", "Wert", "Was nicht stimmt", "Was zu tun ist", "Schwere")
    ]
    assert [cell.value for cell in sheet[2]][:4] == ["Liste", 2, "Webseite", "nirgends"]
    links = [row[1].hyperlink and row[1].hyperlink.location for row in sheet.iter_rows(min_row=2)]
    assert links == ["'Liste'!B2", "'Liste'!B1", None, None]
    assert sheet["B5"].value == 4
    assert sheet.auto_filter.ref == "A1:G5"


def test_a_csv_becomes_a_workbook_whose_rows_stand_where_they_stood():
    content = "Stand 2024\n\nName;PLZ;Web\nVerein;01067;=1+1\n\nClub;99084;x\n".encode("cp1252")
    copy = copied(content, [problem(6, "Web", "x")], "list.csv")
    assert copy.sheetnames == ["Probleme", "Tabelle"]
    sheet = copy["Tabelle"]
    assert sheet["A1"].value == "Stand 2024"
    assert [cell.value for cell in sheet[3]] == ["Name", "PLZ", "Web"]
    assert [cell.value for cell in sheet[4]] == ["Verein", "01067", "=1+1"]
    assert sheet["C4"].data_type == "s"
    assert sheet["C4"].quotePrefix
    assert sheet["C6"].comment is not None
    assert copy["Probleme"]["B2"].hyperlink.location == "'Tabelle'!C6"


def test_a_format_without_a_header_gets_one_and_links_lead_below_it():
    raw = RawSheet("a.geojson", "", ("name",), 0, (RawRow(1, ("a",)), RawRow(2, ("b",))))
    content = marked_copy(b"{}", [raw], [problem(2, "name", "b")], Language("en"))
    copy = openpyxl.load_workbook(io.BytesIO(content))
    sheet = copy["Table"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["name", "a", "b"]
    assert sheet["A3"].comment is not None
    assert copy["Problems"]["B2"].hyperlink.location == "'Table'!A3"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text_and_as_it_is(text):
    book = workbook(Liste=[["Name"], ["x"]])
    book["Liste"]["A2"].value = text
    book["Liste"]["A2"].data_type = "s"
    csv = f'Name;B\n"{text}";y\n'.encode()
    for content, name in ((packed(book), "Liste"), (csv, "Tabelle")):
        copy = copied(content, [problem(2, "Name", text, sheet=name if name == "Liste" else "")])
        assert (copy[name]["A2"].value, copy[name]["A2"].data_type) == (text, "s")
        assert (copy["Probleme"]["D2"].value, copy["Probleme"]["D2"].data_type) == (text, "s")


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), min_size=1, max_size=5))
def test_no_text_of_a_table_ever_becomes_a_formula(cells):
    rows = tuple(RawRow(n, tuple(row)) for n, row in enumerate(cells, start=2))
    raw = RawSheet("a.csv", "", ("a", "b"), 1, rows)
    problems = [problem(row.number, "b", row.cells[1]) for row in rows]
    copy = openpyxl.load_workbook(io.BytesIO(marked_copy(b"a,b", [raw], problems, GERMAN)))
    for sheet in copy.worksheets:
        assert all(cell.data_type in ("s", "n") for row in sheet for cell in row)
    for row in rows:
        for number, text in enumerate(row.cells, start=1):
            kept = copy["Tabelle"].cell(row.number, number).value or ""
            assert plain(kept) == plain(for_xml(text))


def plain(text: str) -> str:
    """The text with line ends as XML has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_comment_that_was_there_stays_and_none_is_endless():
    book = workbook(Liste=ROWS)
    book["Liste"]["B2"].comment = Comment("Anrufen!", "Ich")
    problems = [problem(2, "Webseite", "x" * 80, sheet="Liste") for _ in range(100)]
    text = copied(packed(book), problems)["Liste"]["B2"].comment.text
    assert text.startswith("Anrufen!")
    assert len(text) <= marked.LONGEST_COMMENT


def test_comments_and_the_list_are_bounded_and_say_so(monkeypatch):
    monkeypatch.setattr(marked, "MOST_COMMENTS", 5)
    monkeypatch.setattr(problem_sheet, "MOST_LISTED", 7)
    rows = [["Name"], *([f"n{i}"] for i in range(20))]
    problems = [problem(n, "Name", sheet="Liste") for n in range(2, 22)]
    copy = copied(packed(workbook(Liste=rows)), problems)
    cells = [copy["Liste"].cell(row, 1) for row in range(2, 22)]
    assert sum(cell.comment is not None for cell in cells) == 5
    assert all(cell.fill.fgColor.rgb == "00FFC7CE" for cell in cells)
    assert copy["Probleme"]["E9"].value == "13 weitere Probleme sind nicht aufgeführt."
    assert copy["Probleme"].max_row == 9


def test_a_merged_cell_is_marked_where_it_is_seen():
    book = workbook(Liste=[["Name", "Ort"], ["a", "Erfurt"], ["b", None]])
    book["Liste"].merge_cells("B2:B3")
    copy = copied(packed(book), [problem(3, "Ort", "Erfurt", sheet="Liste")])
    assert copy["Liste"]["B2"].comment is not None


@pytest.mark.parametrize("name", ["Probleme", "PROBLEME", "'quoted' name", "Ä & <b>"])
def test_names_of_sheets_neither_collide_nor_break_links(name):
    copy = copied(packed(workbook(**{name: ROWS})), [problem(2, "Webseite", sheet=name)])
    first, second = copy.sheetnames
    assert second == name
    assert first.casefold() != name.casefold()
    location = copy[first]["B2"].hyperlink.location
    assert location == "'" + name.replace("'", "''") + "'!B2"


def test_sheets_of_a_file_that_is_too_large_to_load_hold_the_rows_with_problems(monkeypatch):
    monkeypatch.setattr(marked, "LARGEST_LOADED", 10)
    monkeypatch.setattr(marked, "MOST_CELLS", 3)
    copy = copied(packed(workbook(Liste=ROWS)), [problem(3, "Name", "Club", sheet="Liste")])
    sheet = copy["Liste"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == ["Name", None, "Club"]
    assert sheet["A3"].comment is not None


def test_a_file_that_declares_entities_is_not_loaded():
    content = packed(workbook(Liste=ROWS))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part))
        new.writestr("xl/extra.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert marked._loaded(file.getvalue()) is None
    assert marked._loaded(content) is not None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.4", b"\x00\xff"])
def test_a_file_that_was_refused_still_gives_its_list(content):
    opened = open_file("a.bin", content)
    copy = openpyxl.load_workbook(
        io.BytesIO(marked_copy(content, opened.sheets, opened.problems, GERMAN))
    )
    assert copy.sheetnames == ["Probleme"]
    assert copy["Probleme"].max_row == 1 + len(opened.problems)
