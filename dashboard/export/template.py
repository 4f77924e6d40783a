"""An empty list to fill in, whose columns the atlas knows without being told."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from dashboard.export.text_cells import put_text
from dashboard.language import Language, message

_COLUMNS = (
    (message("Name"), message("Full name of the organisation; the only column that is needed.")),
    (message("Kind"), message("For example association, foundation, public body.")),
    (message("Legal form"), message("For example e. V. or gGmbH.")),
    (message("Founded on"), message("A day, a month or a year; also “since 2015” or “ca. 2014”.")),
    (message("Street"), message("Street and house number.")),
    (message("Postcode"), message("Five digits.")),
    (message("Place"), message("Town or municipality.")),
    (message("District"), message("Helps where several towns bear the same name.")),
    (
        message("Publication"),
        message("How exactly the place may be shown: exact, municipality, district or hidden."),
    ),
    (message("Works in"), message("Districts, towns or Länder, separated by semicolons.")),
    (message("Topics"), message("Separated by semicolons.")),
    (message("Target groups"), message("Separated by semicolons.")),
    (message("Website"), message("The organisation's page.")),
    (message("E-mail"), message("A function mailbox such as info@…; no personal address.")),
    (message("Phone"), message("A switchboard; no personal number.")),
    (message("Summary"), message("One or two sentences.")),
    (message("Project"), message("Name of a project of the organisation; a row for each.")),
    (message("Funder"), message("Who pays for it.")),
    (message("Funding programme"), message("The programme of the funding.")),
    (message("Funding period"), message("For example 2019–2024.")),
    (message("Amount in euros"), message("For example 12.500 or 12500.")),
)
_HEADER = Font(bold=True, color="FFFFFF")
_FILL = PatternFill("solid", fgColor="1F4E5F")
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def template_headers(language: Language) -> list[str]:
    """The headers of the empty list."""
    return [language.render(name) for name, _ in _COLUMNS]


def template_workbook(language: Language) -> bytes:
    """The empty list as an Excel file, with a second sheet that explains its columns."""
    book = Workbook()
    empty = book.worksheets[0]
    empty.title = language.say("List")
    for number, header in enumerate(template_headers(language), start=1):
        cell = put_text(empty.cell(1, number), header)
        cell.font, cell.fill = _HEADER, _FILL
        empty.column_dimensions[get_column_letter(number)].width = max(14, len(header) + 3)
        if header == language.say("Postcode"):
            # Text, or a spreadsheet takes the leading zero away.
            empty.column_dimensions[get_column_letter(number)].number_format = "@"
    empty.freeze_panes = "A2"
    help_sheet = book.create_sheet(language.say("How to fill it in"))
    rows = [(language.say("Column"), language.say("What belongs there"))]
    rows += [(language.render(name), language.render(what)) for name, what in _COLUMNS]
    for at, row in enumerate(rows, start=1):
        for number, text in enumerate(row, start=1):
            cell = put_text(help_sheet.cell(at, number), text)
            cell.alignment = _WRAPPED
            if at == 1:
                cell.font, cell.fill = _HEADER, _FILL
    help_sheet.column_dimensions["A"].width = 24
    help_sheet.column_dimensions["B"].width = 80
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def template_csv(language: Language) -> bytes:
    """The empty list as CSV, as German offices' Excel opens it."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(template_headers(language))
    return ("\ufeff" + text.getvalue()).encode()
