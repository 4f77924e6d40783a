"""The cells of one sheet of an Excel file, read as they come: only what is there takes room."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from openpyxl.utils.cell import get_column_letter

from dashboard.language import Message, message
from dashboard.sources.intake.cell_texts import number_text, writer
from dashboard.sources.intake.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_OTHERS,
    MOST_ROWS,
    MOST_ROWS_WITH_EMPTY,
    damaged,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from dashboard.sources.intake.package import Package
from dashboard.sources.intake.workbook import Workbook, unescaped

_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_USUAL = frozenset({"is", "r", "rPr"})
_MOST_BEYOND = 100_000
# Rows that all merged cells together may reach over; the others stay empty.
_MOST_MERGED = 500_000


@dataclass
class SheetCells:
    """What a sheet holds: the texts of each row by its number, and what was odd.

    A row reaches from the first column to its last one that is not empty. `faults` are cells
    (row, column) without a usable value, and why. `merged` are areas of cells as (first row,
    last row, column) that share the value of the first one.
    """

    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)
    faults: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    far: str = ""


@dataclass
class Room:
    """How much the sheets of a file may still hold; none takes away more than there is."""

    cells: int = MOST_CELLS
    rows: int = MOST_ROWS_WITH_EMPTY
    others: int = MOST_OTHERS


class Reader:
    """Reads a sheet's cells, and takes from the room that there is for all sheets."""

    def __init__(self, book: Workbook, room: Room) -> None:
        self.book = book
        self.room = room
        self.sheet = SheetCells()
        self.row = self.column = self.beyond = self.merged = 0
        self.kind = self.style = ""
        self.has_formula = self.takes = self.is_hidden = False
        self.cells: list[str] = []
        self.pieces: list[str] = []
        self.length = 0

    def read(self, package: Package, part: str) -> SheetCells:
        """Walk through a sheet's part; raises `Complaint` where it is refused."""
        package.walk(part, self._start, self._end, self._characters, small=False)
        return self.sheet

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self.takes = True
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self.row = _whole(attributes.get("r", "")) or self.row + 1
            self.column = 0
            self.cells = []
            self.is_hidden = attributes.get("hidden") in ("1", "true")
            self.room.rows -= 1
            if self.room.rows < 0 or self.row > MOST_ROWS_WITH_EMPTY:
                raise too_many_rows()
        elif name not in _USUAL:
            self.room.others -= 1
            if self.room.others < 0:
                raise damaged()
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
            # Whoever hides what is right of the table hides it to the very end.
            self.sheet.hidden_columns += last - first + 1 if last <= MOST_COLUMNS else 0
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        column = _column(attributes.get("r", ""))
        self.column = column or self.column + 1
        if self.column > MOST_COLUMNS:
            self.beyond += 1
            if self.beyond > _MOST_BEYOND:
                raise too_many_columns()
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.has_formula = self.takes = False
        self.pieces.clear()
        self.length = 0

    def _characters(self, text: str) -> None:
        if self.takes and self.length <= LONGEST_CELL:
            self.length += len(text)
            self.pieces.append(text)

    def _end(self, name: str) -> None:
        if name == "c":
            self._keep()
        elif name in ("v", "t"):
            self.takes = False
        elif name == "row":
            self._end_row()

    def _keep(self) -> None:
        text, reason = self._text("".join(self.pieces))
        if reason and self.column <= MOST_COLUMNS:
            self.sheet.faults.append((self.row, self.column, reason))
        if not text.strip():
            return
        if self.column > MOST_COLUMNS:
            self.sheet.far = self.sheet.far or f"{get_column_letter(self.column)}{self.row}"
            return
        self.room.cells -= 1
        if self.room.cells < 0:
            raise too_many_cells()
        place = self.column - 1
        if place < len(self.cells):
            self.cells[place] = text
        else:
            self.cells.extend([""] * (place - len(self.cells)))
            self.cells.append(text)

    def _end_row(self) -> None:
        """Keep the row's cells; two rows of one number are one."""
        if not self.cells:
            return
        former = self.sheet.rows.get(self.row, ())
        both = zip_longest(self.cells, former, fillvalue="")
        self.sheet.rows[self.row] = tuple(new or old for new, old in both)
        self.sheet.hidden_rows += self.is_hidden
        if len(self.sheet.rows) > MOST_ROWS:
            raise too_many_rows()

    def _text(self, raw: str) -> tuple[str, str]:
        """The text of a cell, and the reason (a key of `REASONS`) why it has none."""
        if self.kind == "s":
            place = _whole(raw, -1)
            if not 0 <= place < len(self.book.texts):
                return "", "value" if raw else ""
            raw = self.book.texts[place]
        elif self.kind == "e":
            return "", raw[:20] or "value"
        elif self.kind == "b":
            return ("true" if raw.strip() in ("1", "true") else "false"), ""
        elif self.kind == "n" and raw:
            return self._number(raw.strip())
        elif not raw and self.has_formula and self.kind == "n":
            return "", "formula"
        elif self.kind in ("inlineStr", "str"):
            raw = unescaped(raw)
        if len(raw) > LONGEST_CELL:
            return "", "long"
        return raw, ""

    def _number(self, raw: str) -> tuple[str, str]:
        style = _whole(self.style, -1)
        shown = self.book.formats[style] if 0 <= style < len(self.book.formats) else "General"
        try:
            return writer(shown, self.book.since_1904)(raw), ""
        except (ValueError, ArithmeticError):
            pass
        try:
            return number_text(raw), "value"
        except (ValueError, ArithmeticError):
            return "", "value"

    def _merge(self, area: str) -> None:
        if found := _AREA.fullmatch(area):
            first, last = int(found[2]), int(found[4])
            self.merged += abs(last - first)
            if found[1] == found[3] and first < last and self.merged < _MOST_MERGED:
                self.sheet.merged.append((first, last, _column(found[1])))


def reason_said(reason: str) -> tuple[Message, Message]:
    """Why a cell has no usable value, and what to do about it."""
    if reason == "formula":
        return (
            message("The cell holds a formula whose result is not stored in the file."),
            message("Open the file in Excel or LibreOffice and save it, or type the value."),
        )
    if reason == "long":
        return (
            message("The cell holds more than {limit} characters.", limit=LONGEST_CELL),
            message("Shorten the text."),
        )
    if reason == "value":
        return (
            message("The cell holds something that is neither a number nor a date."),
            message("Type the value anew."),
        )
    return (
        message("The cell shows an error ({error}), not a value.", error=reason),
        message("Correct the formula, or type the value."),
    )


def _whole(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else otherwise


@lru_cache(maxsize=4096)
def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _column(reference: str) -> int:
    """The number of the column in a reference such as AB12; 0 where there is none."""
    letters = reference.rstrip("0123456789")
    if not letters:
        return 0
    if len(letters) > 3 or not (letters.isascii() and letters.isupper() and letters.isalpha()):
        raise damaged()
    return _letters(letters)
