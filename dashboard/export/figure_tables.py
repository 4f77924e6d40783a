"""The table behind a figure of a page, as a file that says where it comes from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import Workbook

from dashboard.export.cells import guarded
from dashboard.export.chosen import Chosen
from dashboard.export.notes import selection_lines, source_lines
from dashboard.export.spreadsheet import add_sheet
from dashboard.export.tables import MARK

_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True)
class FigureTable:
    """What a figure shows: a title, headers, rows of texts and numbers, and remarks.

    Each row has a cell for each header. `notes` say how it was counted, and what could not
    be. Raises ValueError where a row is longer or shorter.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.headers):
                raise ValueError(f"a row of {len(row)} cells under {len(self.headers)} headers")


def figure_csv(table: FigureTable, chosen: Chosen) -> bytes:
    """The table for a spreadsheet: UTF-8 with a byte order mark, semicolons; then its origin."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (table.headers, *table.rows, (), *_origin(table, chosen)):
        writer.writerow([_written(cell, chosen) for cell in row])
    return (MARK + text.getvalue()).encode("utf-8", "replace")


def figure_workbook(table: FigureTable, chosen: Chosen) -> bytes:
    """The table as an XLSX file, with a second sheet on its origin."""
    say = chosen.language.say
    book = Workbook(write_only=True)
    name = table.title.translate(_NOT_IN_SHEET_NAMES)[:_LONGEST_SHEET_NAME].strip()
    add_sheet(book, name or say("List"), table.headers, table.rows)
    add_sheet(book, say("About"), (say("What"), say("Content")), _origin(table, chosen))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _origin(table: FigureTable, chosen: Chosen) -> Iterator[tuple[str, str]]:
    say = chosen.language.say
    yield say("Title"), table.title
    yield from selection_lines(chosen)
    for note in table.notes:
        yield say("Note"), note
    yield from source_lines(chosen)


def _written(cell: object, chosen: Chosen) -> str:
    """A cell as text: numbers as the language writes them, without marks between thousands."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        mark = "," if chosen.language.code == "de" else "."
        return f"{cell:.12g}".replace(".", mark)
    return guarded(cell) if isinstance(cell, str) else str(cell)
