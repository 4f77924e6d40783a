"""A copy of the user's own file in which the cells that need a look are marked and commented.

An Excel file comes back as it is, with its own formulas and formats (which the atlas neither
runs nor changes), as far as openpyxl keeps them. Any other file, and one that is too large or
too odd to be loaded whole, becomes a new workbook of its texts.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from dashboard.export.problem_sheet import (
    Laid,
    Place,
    free_title,
    list_problems,
    severity_words,
)
from dashboard.export.text_cells import for_xml, put_text
from dashboard.language import Language
from dashboard.sources import Problem
from dashboard.sources.intake.raw import RawSheet

MOST_COMMENTS = 1_000
"""Cells with a comment; Excel becomes slow with more. The others have their colour alone."""
LONGEST_COMMENT = 1_000
LARGEST_LOADED = 20_000_000
"""Bytes of a workbook, unpacked, up to which it is loaded whole: some 300,000 cells."""
MOST_CELLS = 300_000
"""Cells up to which a new workbook holds all rows; else those alone that have a problem."""

_FILLS = {
    "error": PatternFill("solid", fgColor="FFC7CE"),
    "warning": PatternFill("solid", fgColor="FFEB9C"),
}
_HEADER = Font(bold=True)
_AUTHOR = "Netzwerkatlas"
_ENTITIES = ("<!DOCTYPE", "<!ENTITY")


def marked_copy(
    content: bytes, sheets: Sequence[RawSheet], problems: Sequence[Problem], language: Language
) -> bytes:
    """The file as an Excel workbook with its problems marked, and listed in a first sheet.

    `sheets` are what `dashboard.sources.intake.opening.open_file` found in `content`; none
    for a file that was refused. Texts that look like formulas stay texts.
    """
    book = _loaded(content)
    if book is not None:
        laid = {raw.name: Laid(raw, raw.name) for raw in sheets if raw.name in book.sheetnames}
    else:
        book, laid = _rebuilt(sheets, problems, language)
    places = [laid[each.sheet].place(each) if each.sheet in laid else None for each in problems]
    _mark(book, zip(problems, places, strict=True), language)
    list_problems(book, problems, places, language)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _mark(
    book: Workbook, found: Iterable[tuple[Problem, Place | None]], language: Language
) -> None:
    """Colour each cell that has a problem, and say in a comment what it is."""
    by_cell: dict[Place, list[Problem]] = {}
    for problem, place in found:
        if place:
            by_cell.setdefault(place, []).append(problem)
    for number, (place, problems) in enumerate(by_cell.items()):
        cell = _real_cell(book[place.sheet], place)
        worst = "error" if any(each.is_error for each in problems) else "warning"
        cell.fill = _FILLS[worst]
        if number < MOST_COMMENTS:
            before = [cell.comment.text] if cell.comment else []
            cell.comment = _comment([*before, *(_said(each, language) for each in problems)])


def _real_cell(sheet: Any, place: Place) -> Any:
    """The cell itself, or that which it was merged into."""
    cell = sheet.cell(place.row, place.column)
    if isinstance(cell, MergedCell):
        for merged in sheet.merged_cells.ranges:
            if cell.coordinate in merged:
                return sheet.cell(merged.min_row, merged.min_col)
    return cell


def _said(problem: Problem, language: Language) -> str:
    message, remedy = language.render(problem.message), language.render(problem.remedy)
    return f"{severity_words(problem, language)}: {message}\n→ {remedy}"


def _comment(texts: Sequence[str]) -> Comment:
    text = for_xml("\n\n".join(texts))
    if len(text) > LONGEST_COMMENT:
        text = text[: LONGEST_COMMENT - 1] + "…"
    return Comment(text, _AUTHOR, height=120, width=320)


def _loaded(content: bytes) -> Workbook | None:
    """The user's own workbook, if it can be loaded without harm."""
    try:
        if not _is_harmless(content):
            return None
        return load_workbook(io.BytesIO(content))
    except Exception:
        # openpyxl stumbles over much that Excel takes; the texts are at hand all the same.
        return None


def _is_harmless(content: bytes) -> bool:
    """Whether it is a zip of modest size in which no part declares anything about itself."""
    if not content.startswith(b"PK"):
        return False
    signs = [sign.encode(code) for sign in _ENTITIES for code in ("utf-8", "utf-16-le")]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [part for part in archive.infolist() if not part.is_dir()]
        if sum(part.file_size for part in parts) > LARGEST_LOADED:
            return False
        named = (part for part in parts if part.filename.endswith((".xml", ".rels", ".vml")))
        # No part is longer than it says: reading stops there, and the check of the sum fails.
        return not any(sign in archive.read(part) for part in named for sign in signs)


def _rebuilt(
    sheets: Sequence[RawSheet], problems: Sequence[Problem], language: Language
) -> tuple[Workbook, dict[str, Laid]]:
    """A new workbook of the texts, each row where it stood, and where its sheets are."""
    book = Workbook()
    book.remove(book.worksheets[0])
    whole = sum(len(sheet.rows) * len(sheet.headers) for sheet in sheets) <= MOST_CELLS
    laid: dict[str, Laid] = {}
    for raw in sheets:
        sheet = book.create_sheet(free_title(book, raw.name or language.say("Table")))
        at = laid[raw.name] = Laid(raw, sheet.title, shift=0 if raw.header_row else 1)
        for number, header in enumerate(raw.headers, start=1):
            put_text(sheet.cell(at.header, number), header).font = _HEADER
        if len(raw.above) < at.header:
            for number, line in enumerate(raw.above, start=1):
                put_text(sheet.cell(number, 1), line)
        wanted = {each.row for each in problems if each.sheet == raw.name}
        for row in raw.rows:
            if whole or row.number in wanted:
                for number, text in enumerate(row.cells, start=1):
                    if text:
                        put_text(sheet.cell(row.number + at.shift, number), text)
        sheet.freeze_panes = sheet.cell(at.header + 1, 1)
    return book, laid
