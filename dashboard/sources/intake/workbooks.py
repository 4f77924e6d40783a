"""From an Excel file to its tables: what is shown is read, what is hidden is named."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.utils.cell import get_column_letter

from dashboard.language import Message, message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.cells import Reader, Room, SheetCells, reason_said
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.header import as_sheet
from dashboard.sources.intake.limits import MOST_COLUMNS, damaged
from dashboard.sources.intake.package import Package
from dashboard.sources.intake.raw import RawRow, RawSheet
from dashboard.sources.intake.workbook import read_workbook


def read_sheets(
    package: Package, findings: Findings, say: Callable[[Message], object]
) -> list[RawSheet]:
    """Read every sheet that is shown and has something in it.

    Rows and columns that are hidden, by a filter perhaps, are read: they are part of the
    table, and a warning says so. A sheet that is hidden is not read. Raises `Complaint`
    where the file as a whole is refused; of a single sheet that is said and the others kept.
    """
    book = read_workbook(package)
    room = Room()
    found = []
    for sheet in book.sheets:
        if sheet.hidden:
            findings.add(
                message("The sheet “{name}” is hidden and was not read.", name=sheet.name),
                message("If it is needed, show it in Excel and save the file."),
                sheet=sheet.name,
            )
            continue
        say(message("Reading the sheet “{name}” …", name=sheet.name))
        try:
            cells = Reader(book, room).read(package, sheet.part)
        except Complaint as why:
            findings.refuse(why, sheet=sheet.name)
            continue
        _fill_merged(cells)
        rows = [RawRow(number, row) for number, row in sorted(cells.rows.items())]
        table = as_sheet(sheet.name, rows, findings)
        _say_odd(cells, table or RawSheet(findings.file, sheet.name, (), 0, ()), findings)
        if table:
            found.append(_without_broken(table, cells))
    if not book.sheets:
        raise damaged()
    return found


def _fill_merged(cells: SheetCells) -> None:
    """Give each row of a merged cell its value: a sheet keeps it in the first one alone."""
    for first, last, column in cells.merged:
        text = "".join(cells.rows.get(first, ())[column - 1 : column])
        if not text:
            continue
        for number in range(first + 1, last + 1):
            row = cells.rows.get(number)
            if row and not "".join(row[column - 1 : column]):
                row += ("",) * (column - len(row))
                cells.rows[number] = (*row[: column - 1], text, *row[column:])


def _without_broken(table: RawSheet, cells: SheetCells) -> RawSheet:
    """The table without rows of which a cell is too long to be taken."""
    broken = {row for row, _, reason in cells.faults if reason == "long"}
    if not broken:
        return table
    rows = tuple(row for row in table.rows if row.number not in broken)
    return RawSheet(
        table.file, table.name, table.headers, table.header_row, rows, table.above, table.below
    )


def _say_odd(cells: SheetCells, table: RawSheet, findings: Findings) -> None:
    for row, column, reason in cells.faults:
        text, remedy = reason_said(reason)
        named = row > table.header_row and column <= len(table.headers)
        findings.add(
            text,
            remedy,
            sheet=table.name,
            row=row,
            column=table.headers[column - 1] if named else get_column_letter(column),
            severity="error" if reason == "long" else "warning",
        )
    if cells.far:
        findings.add(
            message(
                "The cell {cell} stands beyond column {limit} and was not read.",
                cell=cells.far,
                limit=MOST_COLUMNS,
            ),
            message("Delete what stands far beside the table."),
            sheet=table.name,
        )
    if cells.hidden_rows:
        findings.add(
            message("Hidden rows were read too: {n}.", n=cells.hidden_rows),
            message("Delete them, if they do not belong to the table."),
            sheet=table.name,
        )
    if cells.hidden_columns:
        findings.add(
            message("Hidden columns were read too: {n}.", n=cells.hidden_columns),
            message("Delete them, if they do not belong to the table."),
            sheet=table.name,
        )
