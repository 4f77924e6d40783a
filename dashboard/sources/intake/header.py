"""From the rows of a sheet to a table: its columns named, titles and notes set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.language import message
from dashboard.sources.intake.extent import LONGEST_NAME, extent_of, filled
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.raw import ColumnRows, RawRow, RawSheet


def as_sheet(
    name: str, rows: Sequence[RawRow], findings: Findings, *, ragged: bool = False
) -> RawSheet | None:
    """Find the table among rows that are not empty; None, and a problem, if there is none.

    Where rows are `ragged`, as in a text, one that is wider than the header is broken; in a
    workbook its cells stand under a column without a name, which is called “Spalte 4”.
    """
    if not rows:
        return None
    extent = extent_of(rows)
    below = rows[extent.first : extent.last]
    if extent.header < 0:
        findings.add(
            message("No row with names of columns was found; they were numbered."),
            message("Write a row above the table that says what each column holds."),
            sheet=name,
        )
    top = rows[extent.header].cells if extent.header >= 0 else ()
    number = rows[extent.header].number if extent.header >= 0 else 0
    if top and isinstance(below, ColumnRows):
        width = len(top)  # all rows are as wide
    else:
        width = _width(top, below, ragged=ragged)
        if ragged and top:
            below = _fitting(below, width, name, findings)
        below = tuple(_widened(row, width) for row in below)
    headers = _distinct(_names(top, width), number, name, findings)
    return RawSheet(
        findings.file,
        name,
        headers,
        number,
        below,
        tuple(_line(row) for row in rows[: max(extent.header, 0)]),
        tuple(_line(row) for row in rows[extent.last :]),
    )


def _width(top: Sequence[str], below: Sequence[RawRow], *, ragged: bool) -> int:
    """How many columns there are: those of the header, and of what stands beside it."""
    named = len(top)
    if ragged and top:
        wider = [size for row in below if (size := _size(row.cells)) > named]
        return max(wider) if len(wider) * 2 > len(below) else named
    return max([_size(top), *(_size(row.cells) for row in below)])


def _size(cells: Sequence[str]) -> int:
    size = len(cells)
    while size and not cells[size - 1].strip():
        size -= 1
    return size


def _fitting(rows: Sequence[RawRow], width: int, name: str, findings: Findings) -> Sequence[RawRow]:
    """The rows without those that have too many cells; a few that have too few are named."""
    short = [row for row in rows if len(row.cells) < width]
    kept = []
    for row in rows:
        if _size(row.cells) > width:
            findings.add(
                message(
                    "The row has {cells} cells, but the header {count}.",
                    cells=_size(row.cells),
                    count=width,
                ),
                message("Put cells that hold the separator into quotation marks."),
                sheet=name,
                row=row.number,
                severity="error",
            )
            continue
        if len(row.cells) < width and len(short) * 10 <= len(rows):
            findings.add(
                message(
                    "The row ends after {cells} of {count} cells; the others count as empty.",
                    cells=len(row.cells),
                    count=width,
                ),
                message("See whether a line break has torn the row apart."),
                sheet=name,
                row=row.number,
            )
        kept.append(row)
    return kept


def _names(top: Sequence[str], width: int) -> list[str]:
    names = [re.sub(r"-\s*\n\s*(?=[a-zäöüß])", "", cell) for cell in top[:width]]
    names = [" ".join(name.split())[:LONGEST_NAME] for name in names]
    return names + [""] * (width - len(names))


def _distinct(names: list[str], row: int, sheet: str, findings: Findings) -> tuple[str, ...]:
    """The names, of which no two are equal and none is empty."""
    taken = {name for name in names if name}
    seen: set[str] = set()
    found = []
    for place, name in enumerate(names, 1):
        new, count = name or f"Spalte {place}", 2
        while new in seen or (new != name and new in taken):
            new, count = f"{name or f'Spalte {place}'} ({count})", count + 1
        if name and new != name:
            findings.add(
                message(
                    "Two columns are called “{column}”; this one is taken as “{name}”.",
                    column=name,
                    name=new,
                ),
                message("Give each column a name of its own."),
                sheet=sheet,
                row=row or None,
                column=new,
            )
        seen.add(new)
        found.append(new)
    return tuple(found)


def _widened(row: RawRow, width: int) -> RawRow:
    cells = row.cells
    if len(cells) == width:
        return row
    return RawRow(row.number, tuple(cells[:width]) + ("",) * (width - len(cells)))


def _line(row: RawRow) -> str:
    return " ".join(filled(row))
