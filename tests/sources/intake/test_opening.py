"""Files are opened whatever they hold: laws, limits, and how tables are found in sheets."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.language import Language
from dashboard.sources.intake import header, layers, text_tables
from dashboard.sources.intake.cell_texts import date_text, number_text, writer
from dashboard.sources.intake.crs import epsg_code, to_wgs84
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.header import as_sheet
from dashboard.sources.intake.limits import MOST_PROBLEMS
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.raw import RawRow
from tests.fixtures.intake.make import FOLDER, files
from tests.fixtures.intake.spreadsheets import packed, parts, sheet
from tests.fuzz.hostile import FILES, measured
from tests.fuzz.intake import mutated

ENGLISH = Language("en")
WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\x1a"), max_size=12)


def said(opened) -> list[str]:
    return [ENGLISH.render(each.message) for each in opened.problems]


@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(content):
    opened = open_file("x", content)
    assert opened.sheets or any(each.is_error for each in opened.problems)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(files())), st.integers(0, 2**32))
def test_no_damage_to_a_file_makes_it_raise(name, seed):
    opened = open_file(name, mutated((FOLDER / name).read_bytes(), seed))
    assert opened.sheets or any(each.is_error for each in opened.problems)
    for each in opened.sheets:
        assert {len(row.cells) for row in each.rows} == {len(each.headers)}
        assert "".join(
            [each.name, *each.headers, *(c for row in each.rows for c in row.cells)]
        ).encode()


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
@example([("Ā", "Ā", "Ā")], ";", "utf-16-le")
def test_a_text_gives_the_cells_that_were_written(rows, separator, encoding):
    # Notes are looked for below tables alone that have more than two columns of text.
    rows = [("a", *row, "z") for row in rows]
    file = StringIO()
    writer_ = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer_.writerows([("id", "Name", "Ort", "Betrag", "Ende"), *rows])
    opened = open_file("x.csv", file.getvalue().encode(encoding, "replace"))
    (table,) = opened.sheets
    assert table.headers == ("id", "Name", "Ort", "Betrag", "Ende")
    assert [row.cells for row in table.rows] == [
        tuple(cell.replace("\r", "") for cell in row) for row in rows
    ]


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_a_workbook_of_another_library_gives_the_cells_that_were_written(rows):
    book = openpyxl.Workbook()
    book.active.append(["id", "Name", "Ort"])
    for each in rows:
        book.active.append(["x", *each])
    file = BytesIO()
    book.save(file)
    (table,) = open_file("x.xlsx", file.getvalue()).sheets
    assert [row.cells for row in table.rows] == [("x", *row) for row in rows]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("5", "5"),
        ("5.0", "5"),
        ("1E3", "1000"),
        ("0.1", "0.1"),
        ("-2.50", "-2.5"),
        ("007", "7"),
        ("0.30000000000000004", "0.3"),
        ("12.345", "12.3450"),
        ("1234567890123", "1234567890123"),
    ],
)
def test_a_number_is_written_as_people_type_it(written, text):
    assert number_text(written) == text


@given(st.floats(-1e15, 1e15).filter(lambda number: abs(number) > 1e-20 or number == 0))
def test_a_number_keeps_its_value(number):
    assert float(number_text(repr(number))) == pytest.approx(number, rel=1e-14)


@pytest.mark.parametrize(
    ("format", "number", "text"),
    [
        ("General", "36434", "36434"),
        ("dd.mm.yyyy", "36434", "1999-10-01"),
        ("mm-dd-yy", "36434", "1999-10-01"),
        ("[$-407]d. mmmm yyyy;@", "36434", "1999-10-01"),
        ("mmm yy", "36434", "1999-10"),
        ("yyyy", "36434", "1999"),
        ("dd.mm.yyyy hh:mm", "36434.6875", "1999-10-01T16:30:00"),
        ("hh:mm", "0.6875", "16:30"),
        ("[h]:mm", "1.5", "36:00"),
        ("mm:ss", "0.001", "00:01:26"),
        ("0%", "0.5", "50%"),
        ("0.0%", "0.125", "12.5%"),
        ("00000", "7545", "07545"),
        ('#,##0.00 "€"', "1234.5678", "1234.57"),
        ("#,##0.00", "1234.5", "1234.5"),
        ('"Stand "0', "5", "5"),
        ("[Red]0.00", "5", "5"),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(format, number, text):
    assert writer(format, False)(number) == text


def test_days_before_march_1900_are_those_that_excel_shows():
    assert [date_text(day, "d", False) for day in (1, 59, 61)] == [
        "1900-01-01",
        "1900-02-28",
        "1900-03-01",
    ]
    assert date_text(0, "d", True) == "1904-01-01"


def rows_of(*texts: str) -> list[RawRow]:
    return [
        RawRow(number, tuple(text.split(";")))
        for number, text in enumerate(texts, 1)
        if text.replace(";", "")
    ]


@pytest.mark.parametrize(
    ("texts", "header_row", "first", "last"),
    [
        (("Name;Ort;PLZ", "A;B;1", "C;D;2"), 1, 2, 3),
        (("Titel", "", "Name;Ort;PLZ", "A;B;1"), 3, 4, 4),
        (("Titel", "Stand: 1.1.2024", "Name;Ort;PLZ", "A;B;1"), 3, 4, 4),
        (("Name;Ort;PLZ", "A;B;1", "", "Stand: 2024"), 1, 2, 2),
        (("Name;Ort;PLZ", "A;B;1", "Quelle: Amt", "* geschätzt"), 1, 2, 2),
        (("Name;Ort;PLZ", "A;B;1", "Stand;1.1.2024"), 1, 2, 2),
        (("Name;Ort;PLZ", "A;B;1", "Stand;Erfurt"), 1, 2, 3),
        (("Name;Ort;PLZ", "A;B;1", "Total;Jena;07743"), 1, 2, 3),
        (("Name;Ort;PLZ", "A;B;1", "Verein ohne Ort"), 1, 2, 3),
        (("Name;Ort;PLZ", "A;B;1", "", "Eine Bemerkung", "und noch eine"), 1, 2, 2),
        (("Name;Ort;PLZ", "A;B;1", "", "C;D;2"), 1, 2, 4),
        (("Name;Jahr;Betrag", "A;2020;1", "Gesamt;;1"), 1, 2, 2),
        (("A;99084;info@example.org", "B;07545;x@example.org"), 0, 1, 2),
        (("Name", "A", "B"), 1, 2, 3),
        (("Name;2020;2021", "A;1;2"), 1, 2, 2),
        ((";Anschrift;;", "Name;Straße;PLZ;Ort", "A;Weg;1;B"), 2, 3, 3),
    ],
)
def test_the_table_is_found_among_titles_and_notes(texts, header_row, first, last):
    table = as_sheet("", rows_of(*texts), Findings("x"))
    assert (table.header_row, table.rows[0].number, table.rows[-1].number) == (
        header_row,
        first,
        last,
    )


NOTEWORTHY = st.sampled_from(["stand", "Stand:", "total", "Quelle", "notes", "name", "ort", "*x"])


@given(st.lists(st.tuples(NOTEWORTHY, NOTEWORTHY, NOTEWORTHY), min_size=1, max_size=5))
def test_a_row_that_is_full_is_never_taken_for_a_note(rows):
    table = as_sheet("", rows_of("id;name;place", *map(";".join, rows)), Findings("x"), ragged=True)
    assert [row.cells for row in table.rows] == rows
    assert table.above == table.below == ()


def test_names_of_columns_are_made_legible_and_distinct():
    rows = [RawRow(1, ("Förder-\nsumme", "", "Spalte 2", "Spalte 2")), RawRow(2, ("a",) * 4)]
    assert as_sheet("", rows, Findings("x")).headers == (
        "Fördersumme",
        "Spalte 2 (2)",
        "Spalte 2",
        "Spalte 2 (3)",
    )


def test_many_problems_of_a_kind_are_counted():
    rows = b"".join(b'"a"b;c\n' for _ in range(MOST_PROBLEMS + 23))
    opened = open_file("x.csv", b"Name;Ort\nA;B\n" + rows)
    assert len(opened.problems) == MOST_PROBLEMS + 1
    assert said(opened)[-1].startswith("23 more times: A quotation mark lacks")
    assert opened.problems[-1].row is None


def test_what_is_done_is_said():
    told = []
    open_file("x.xlsx", (FOLDER / "two-sheets.xlsx").read_bytes(), say=told.append)
    assert ENGLISH.render(told[0]) == "Reading the sheet “Liste” …"
    assert len(told) == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("EPSG:25832", 25832),
        ("urn:ogc:def:crs:EPSG::4326", 4326),
        ("+proj=utm", None),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("EPSG:25832 +wktext", None),
        ("", None),
    ],
)
def test_a_coordinate_system_is_taken_by_its_number_alone(name, code):
    assert epsg_code(name) == code


def test_metres_become_degrees_and_nonsense_becomes_nothing():
    (inside, outside, missing) = to_wgs84([(642000, 5649000), (1e30, 1e30), None], 25832)
    assert inside == pytest.approx((11.0226713, 50.9750687))
    assert outside is missing is None
    assert to_wgs84([(1, 2)], 99999) is None


@pytest.mark.parametrize(
    ("module", "limit", "most", "content", "message"),
    [
        (text_tables, "MOST_ROWS", 2, b"a;b\nc;d\ne;f\n", "rows"),
        (text_tables, "MOST_COLUMNS", 1, b"a;b\nc;d\n", "columns"),
        (text_tables, "MOST_CELLS", 3, b"a;b\nc;d\n", "cells"),
        (text_tables, "MOST_LINES", 1, b"a;b\n\nc;d\n", "rows"),
        (layers, "MOST_ROWS", 1, b'[{"a":1},{"a":2}]', "rows"),
        (layers, "MOST_CELLS", 1, b'[{"a":1},{"a":2}]', "cells"),
    ],
)
def test_what_is_beyond_a_limit_is_refused(monkeypatch, module, limit, most, content, message):
    monkeypatch.setattr(module, limit, most)
    opened = open_file("x", content)
    assert opened.sheets == ()
    assert message in said(opened)[0]


def test_a_sheet_beyond_the_limits_leaves_the_others():
    wide = {1: ("a",), 2: (*[None] * 499, *["x"] * 100_002)}
    book = packed(parts({"breit": sheet(wide), "gut": sheet({1: ("a", "b"), 2: ("c", "d")})}))
    opened = open_file("x.xlsx", book)
    assert [each.name for each in opened.sheets] == ["gut"]
    assert opened.problems[0].sheet == "breit"


@pytest.mark.parametrize(
    "name",
    [
        "zip bomb",
        "zip bomb that lies",
        "zip of 20,000 parts",
        "240 MB of cells",
        "60 MB of nesting",
        "200 MB in one attribute",
        "80 MB of texts",
        "50 MB of commas",
        "50 MB of line ends",
        "10 MB of open quotations",
        "50 MB of one letter",
        "25 MB of brackets",
        "25 MB of empty objects",
        "a million coordinates",
        "GeoPackage with an endless view",
        "GeoPackage that computes blobs",
    ],
)
def test_a_hostile_file_is_refused_with_little_memory(name):
    assert name in FILES
    cost = measured(name)
    assert cost.sheets == 0, cost.said
    assert cost.said
    assert cost.peak_mb < 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.json", rb'[{"a\ud800": "b\udfff\ud83d\ude00", "c": ["\ud800", {"d": "\ud800"}]}]'),
        ("x.xlsx", packed(parts({"L": sheet({1: ("a", "b"), 2: ("_xD83D_", "_xD83D__xDE00_")})}))),
    ],
)
def test_half_a_character_is_replaced(name, content):
    (table,) = open_file(name, content).sheets
    text = "".join([*table.headers, *table.rows[0].cells])
    assert text.encode().decode() == text
    assert "😀" in text


def test_the_sheets_share_what_a_file_may_hold():
    rows = b"<worksheet><sheetData>" + b"<row/>" * 600_000 + b"</sheetData></worksheet>"
    sheets = parts({"a": sheet({}), "b": sheet({}), "c": sheet({1: ("x", "y"), 2: ("1", "2")})})
    for number in (1, 2):
        sheets[f"xl/worksheets/sheet{number}.xml"] = rows
    opened = open_file("x.xlsx", packed(sheets))
    assert opened.sheets == ()
    assert [each.sheet for each in opened.problems] == ["b", "c"]


def test_the_header_may_stand_anywhere_in_the_first_rows():
    above = [f"Hinweis {number}" for number in range(20)]
    table = as_sheet("", rows_of(*above, "Name;Ort;PLZ", "A;B;1"), Findings("x"))
    assert table.header_row == 21
    assert len(table.above) == 20
    assert header.as_sheet("", [], Findings("x")) is None
