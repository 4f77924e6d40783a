"""The workbook: the list for people, then every table, then where it all comes from.

Made with openpyxl in its write-only mode, row by row, so that memory stays small.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from dashboard.export.chosen import Chosen
from dashboard.export.notes import about_lines
from dashboard.export.record_list import record_headers, record_list
from dashboard.export.text_cells import put_text
from dashboard.language import Language, message
from dashboard.model.headers import COLUMNS, SHEETS
from dashboard.model.table import Table
from dashboard.sources import Progress
from dashboard.sources.progress import part_of, parts, unheard
from dashboard.sources.writing import written

NARROW, WIDE = 8, 60
"""The least and the greatest width of a column, in characters."""
LOOKED_AT = 200
"""How many rows decide how wide a column is: in this mode it must be known beforehand."""

TOLD_EVERY = 1_000
"""After how many rows it is told how far the work is."""
_WRITTEN = 0.9  # the share of writing the rows; the rest is for packing them

_HEADER = Font(bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F4E5F")
_TOP = Alignment(vertical="top", wrap_text=True)


def workbook(chosen: Chosen, progress: Progress = unheard) -> bytes:
    """The selection as an XLSX file, its headers in the chosen language."""
    language, tables = chosen.language, chosen.dataset.tables()
    book = Workbook(write_only=True)
    sizes = {name: len(table) for name, table in tables.items()}
    steps = dict(parts({"": sum(sizes.values()) // 4, **sizes}, part_of(progress, 0.0, _WRITTEN)))
    title = language.say("List")
    steps[""](message("Writing the sheet “{name}” …", name=title), 0.0)
    add_sheet(book, title, record_headers(language), record_list(chosen))
    for name, table in tables.items():
        title = language.render(SHEETS[name])
        rows = _told(_rows(table), len(table), title, steps[name])
        add_sheet(book, title, table_headers(table, language), rows)
    progress(message("Packing the file …"), _WRITTEN)
    about = language.say("About")
    add_sheet(book, about, (language.say("What"), language.say("Content")), about_lines(chosen))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _told(
    rows: Iterable[tuple[object, ...]], n: int, title: str, progress: Progress
) -> Iterator[tuple[object, ...]]:
    """The same rows; on their way it is told how many of the `n` have gone."""
    step = message("Writing the sheet “{name}” …", name=title)
    for i, row in enumerate(rows):
        if i % TOLD_EVERY == 0:
            progress(step, i / n)
        yield row


def table_headers(table: Table[Any], language: Language) -> tuple[str, ...]:
    """The headers of a table's columns."""
    return tuple(language.render(COLUMNS[name]) for name in table.model.model_fields)


def _rows(table: Table[Any]) -> Iterator[tuple[object, ...]]:
    columns = [table.column(name).spread(_value).tolist() for name in table.model.model_fields]
    return zip(*columns, strict=True)


def _value(value: Any) -> object:
    """A number as a number, as far as a spreadsheet's numbers hold it; all else as text."""
    if isinstance(value, Decimal) and Decimal(str(float(value))) == value:
        return float(value) if value % 1 else int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return written(value)


def add_sheet(
    book: Workbook, name: str, headers: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Add a sheet with a fixed header, filters and widths; texts stay texts, numbers numbers."""
    sheet = book.create_sheet(name)
    waiting = iter(rows)
    first = [row for _, row in zip(range(LOOKED_AT), waiting, strict=False)]
    for number, header in enumerate(headers):
        texts = [header, *(str(row[number]) for row in first)]
        width = max(len(line) for text in texts for line in text.split("\n"))
        letter = get_column_letter(number + 1)
        sheet.column_dimensions[letter].width = min(max(width + 2, NARROW), WIDE)
    sheet.freeze_panes = "A2"
    sheet.append([_header(sheet, text) for text in headers])
    count = 0
    for part in (first, waiting):
        for row in part:
            sheet.append([_cell(sheet, value) for value in row])
            count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{count + 1}"


def _header(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill, cell.alignment = _HEADER, _HEADER_FILL, _TOP
    return cell


def _cell(sheet: Any, value: object) -> Any:
    """A number as it is; a text that stays text, whatever it begins with."""
    if not isinstance(value, str):
        return value
    if not value:
        return None
    return put_text(WriteOnlyCell(sheet), value)
