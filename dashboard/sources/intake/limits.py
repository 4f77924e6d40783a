"""How much a foreign file may hold, and what is said of one that holds more.

The limits keep a hostile file from taking the memory and time of everybody: each is checked
before or while the file is read, never after. All are far above what a network's list needs.
"""

from __future__ import annotations

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.cells import LONGEST_CELL as LONGEST_CELL

LARGEST_FILE = 50_000_000
"""Bytes of a file; the largest list of associations in a Land has some 10 MB."""

LARGEST_JSON = 25_000_000
"""Bytes of a JSON text, which as a whole takes several times as much memory."""

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 3_000_000
"""Cells of all sheets together that hold something: about 200 MB of memory."""

MOST_LINES = 2_000_000
"""Lines of a text, the empty ones and those inside of quotation marks too."""

LONGEST_LINE = 1_000_000
"""Bytes of one line of a text."""

MOST_SHEETS = 100
MOST_PARTS = 5_000
"""Entries of a zip archive; a workbook with many pictures has some hundreds."""

LARGEST_UNPACKED = 250_000_000
"""Bytes of a workbook's parts together, once unpacked."""

LARGEST_SMALL_PART = 20_000_000
"""Bytes of a part that describes the workbook: its styles, its list of sheets."""

HIGHEST_RATIO = 250
"""Unpacked size to packed size; tables reach 100, a zip bomb 1,000."""

HARMLESS_UNPACKED = 10_000_000
"""Bytes up to which the ratio does not matter."""

MOST_MARKS = 13_000_000
"""Beginnings and ends of elements in all sheets: four for each cell, and some for its rows."""

MOST_SMALL_MARKS = 1_000_000
"""Beginnings and ends of elements in a part that describes the workbook."""

MOST_CELLS_WITH_EMPTY = 4_000_000
"""Cells of all sheets together, those too that have a colour and nothing in it."""

MOST_ROWS_WITH_EMPTY = 1_048_576
"""Rows of all sheets together, as many as Excel has in one."""

MOST_OTHERS = 500_000
"""Elements of all sheets together that are neither rows nor cells, such as hyperlinks."""

MOST_BROKEN = 10_000
"""Rows of a text that cannot be taken apart."""

DEEPEST = 100
"""How deeply elements or JSON values may lie in each other."""

MOST_SHAPES = 700_000
"""Lists and, apart from them, objects in a JSON text: a feature has three objects."""

MOST_PROBLEMS = 100
"""Problems of one kind that are told one by one; the rest is counted."""


def grouped(number: int) -> str:
    """A number that is legible in every language: 200 000."""
    return f"{number:,}".replace(",", "\u202f")


def too_large(limit: int) -> Complaint:
    """The refusal of a file by its bytes."""
    return Complaint(
        message("The file is larger than {limit} MB.", limit=limit // 1_000_000),
        message("Split the table into several files, or delete what is not needed."),
    )


def too_many_rows() -> Complaint:
    """The refusal of a table by its rows."""
    return Complaint(
        message("The table has more than {limit} rows.", limit=grouped(MOST_ROWS)),
        message("Split the table into several files, or delete what is not needed."),
    )


def too_many_columns() -> Complaint:
    """The refusal of a table by its columns."""
    return Complaint(
        message("The table has more than {limit} columns.", limit=grouped(MOST_COLUMNS)),
        message("Delete the columns that are not needed."),
    )


def too_many_cells() -> Complaint:
    """The refusal of a file by its cells."""
    return Complaint(
        message("The file has more than {limit} cells.", limit=grouped(MOST_CELLS)),
        message("Split the table into several files, or delete what is not needed."),
    )


def too_many_sheets() -> Complaint:
    """The refusal of a workbook by its sheets."""
    return Complaint(
        message("The workbook has more than {limit} sheets.", limit=grouped(MOST_SHEETS)),
        message("Copy the sheets that are needed into a new workbook."),
    )


def damaged() -> Complaint:
    """The refusal of a file whose inside is not as its kind has it."""
    return Complaint(
        message("The file is damaged and cannot be read."),
        message("Open it in the program that it comes from, and save it anew."),
    )


def bomb() -> Complaint:
    """The refusal of an archive that swells when it is unpacked."""
    return Complaint(
        message("Unpacked, the file would be far larger than a table can be."),
        message("Copy the table into a new workbook, and save it as an Excel file (.xlsx)."),
    )
