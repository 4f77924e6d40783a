"""The first sheet of a marked copy: every problem in a row, with a link to its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.export.text_cells import put_text
from dashboard.language import Language, message
from dashboard.sources import Problem
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.problem import shortened

MOST_LISTED = 20_000
"""Problems that are listed; a last row counts the others."""
_LAST_ROW = 1_048_576
_LONGEST_TITLE = 31
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_HEADERS = (
    message("Sheet"),
    message("Row"),
    message("Column"),
    message("Value"),
    message("What is wrong"),
    message("What to do"),
    message("Severity"),
)
_WIDTHS = (18, 8, 22, 28, 60, 60, 12)
_HEADER, _LINK = Font(bold=True, color="FFFFFF"), Font(color="0563C1", underline="single")
_HEADER_FILL = PatternFill("solid", fgColor="1F4E5F")
_TOP = Alignment(vertical="top", wrap_text=True)


class Place(NamedTuple):
    """A cell of the workbook, its row and column from 1."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True)
class Laid:
    """Where a table of the file stands in the workbook: its sheet, and how much lower its rows."""

    raw: RawSheet
    title: str
    shift: int = 0

    @property
    def header(self) -> int:
        """The row of the header."""
        return max(self.raw.header_row, 1)

    @cached_property
    def columns(self) -> dict[str, int]:
        """The number of each column by its header, as problems write it."""
        headers = enumerate(self.raw.headers, start=1)
        return {shortened(header): number for number, header in headers}

    def place(self, problem: Problem) -> Place | None:
        """The cell of a problem: of a whole row its first, of a whole column the header.

        None for a problem of the whole table, or beyond what a sheet can hold.
        """
        column = self.columns.get(problem.column, 1)
        if problem.row is None:
            return Place(self.title, self.header, column) if problem.column else None
        row = problem.row + self.shift
        return Place(self.title, row, column) if 1 <= row <= _LAST_ROW else None


def list_problems(
    book: Workbook,
    problems: Sequence[Problem],
    places: Sequence[Place | None],
    language: Language,
) -> None:
    """Put the list before all other sheets, and show it when the workbook is opened."""
    sheet = book.create_sheet(free_title(book, language.say("Problems")), 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    for number, (header, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True), start=1):
        cell = put_text(sheet.cell(1, number), language.render(header))
        cell.font, cell.fill, cell.alignment = _HEADER, _HEADER_FILL, _TOP
        sheet.column_dimensions[get_column_letter(number)].width = width
    listed = list(zip(problems, places, strict=True))[:MOST_LISTED]
    for at, (problem, place) in enumerate(listed, start=2):
        texts = (
            place.sheet if place else problem.sheet,
            "",
            problem.column,
            problem.value,
            language.render(problem.message),
            language.render(problem.remedy),
            severity_words(problem, language),
        )
        for number, text in enumerate(texts, start=1):
            if text:
                put_text(sheet.cell(at, number), text).alignment = _TOP
        row = sheet.cell(at, 2, place.row if place else problem.row)
        row.alignment = _TOP
        if place:
            target = f"{quote_sheetname(place.sheet)}!{get_column_letter(place.column)}{place.row}"
            row.hyperlink, row.font = Hyperlink(ref=row.coordinate, location=target), _LINK
    left = len(problems) - len(listed)
    if left:
        text = language.count(
            "{n} more problem is not listed.", "{n} more problems are not listed.", left
        )
        put_text(sheet.cell(len(listed) + 2, 5), text)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_HEADERS))}{len(listed) + 1}"


def severity_words(problem: Problem, language: Language) -> str:
    """How much a problem weighs: it keeps something out, or only wants a look."""
    return language.say("Error") if problem.is_error else language.say("Note")


def free_title(book: Workbook, wanted: str) -> str:
    """A name that a sheet may have and no other has, as near to that wanted as can be."""
    taken = {name.casefold() for name in book.sheetnames}
    plain = _NO_TITLE.sub(" ", wanted).strip().strip("'")[:_LONGEST_TITLE] or "1"
    title, number = plain, 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain[: _LONGEST_TITLE - len(str(number)) - 1]} {number}"
    return title
