"""The table of a figure as a file: numbers stay numbers, texts stay texts, the origin is told."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from dashboard.export.figure_tables import FigureTable, figure_csv, figure_workbook
from dashboard.export.notes import selection_lines
from tests.export.test_formats import FORMULAS, chosen

TABLE = FigureTable(
    "Themen: je [Kreis]?",
    ("Thema", "Anzahl", "je 100.000"),
    (("Sprache", 3, 1.5), *((text, 0, None) for text in FORMULAS)),
    ("Bei 2 Einträgen ist der Ort nicht bekannt.",),
)


@pytest.fixture(scope="module")
def real():
    return chosen(state=("16",))


def test_a_row_has_a_cell_for_each_header():
    with pytest.raises(ValueError, match="2 cells under 1"):
        FigureTable("x", ("a",), (("b", "c"),))


def test_the_csv_runs_in_no_spreadsheet_and_tells_its_origin(real):
    text = figure_csv(TABLE, real).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[:2] == [list(TABLE.headers), ["Sprache", "3", "1,5"]]
    assert all(row[0].startswith("'") for row in rows[2 : 2 + len(FORMULAS)])
    told = rows[2 + len(FORMULAS) :]
    assert ["Hinweis", TABLE.notes[0]] in told
    assert ["Link", "?state=16"] in told
    assert any("GeoBasis-DE / BKG" in cell for row in told for cell in row)
    assert sum(row[:1] == ["Quelle"] for row in told) == len(real.dataset.sources) > 0


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ("", "?"),
        ("state=16", "?state=16"),
        ("gaps?state=16", "gaps?state=16"),
        ("https://atlas.example/gaps", "https://atlas.example/gaps"),
        ("https://atlas.example/gaps?state=16", "https://atlas.example/gaps?state=16"),
    ],
)
def test_the_link_stands_as_it_is_known(query, link, real):
    told = dict(selection_lines(replace(real, query=query)))
    assert told["Link"] == link


def test_the_workbook_holds_texts_and_numbers_as_they_are(real):
    book = openpyxl.load_workbook(io.BytesIO(figure_workbook(TABLE, real)))
    sheet = book.worksheets[0]
    assert sheet.title == "Themen  je  Kreis"
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert cells == [list(row) for row in TABLE.rows]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    about = [tuple(cell.value for cell in row) for row in book.worksheets[1].iter_rows()]
    assert ("Hinweis", TABLE.notes[0]) in about
