"""Where a table begins and ends among the rows of a sheet: titles above, notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.language import message
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.raw import RawRow, RawSheet

_LOOKED_AT = 50
_LONGEST_NAME = 120
# Values, which no header is: numbers, dates, addresses. A year alone may be a column's name.
_VALUE = re.compile(
    r"[\d.,\s€%/:+()-]*\d[\d.,\s€%/:+()-]*|\S+@\S+\.\S+|(https?://|www\.)\S+|true|false"
)
_YEAR = re.compile(r"(19|20)\d\d")
_NOTE = re.compile(
    r"(stand|quellen?|sources?|hinweise?|anmerkung(en)?|bemerkung(en)?|legende|erstellt|notes?|"
    r"as of|abgerufen|lizenz|datenstand|fußnoten?)\b|[*©¹²³]|\(?\d\)",
    re.IGNORECASE,
)
_SUM = re.compile(r"(summe|gesamt(summe)?|insgesamt|total|sum)\b[\s:]*", re.IGNORECASE)
# Words that columns are called by: of two rows that might be the header, these decide.
_USUAL = frozenset(
    """
    name bezeichnung titel organisation verein träger projekt id nr nr. kürzel art typ
    straße strasse adresse anschrift plz ort stadt gemeinde landkreis kreis land bundesland
    telefon e-mail email mail webseite website internet url kontakt
    beginn ende von bis seit datum jahr laufzeit gründung gegründet
    betrag summe förderung fördersumme geber zweck empfänger thema themen zielgruppe
    sprachen beschreibung bemerkung ags breite länge breitengrad längengrad latitude longitude
    title type kind street address postcode place town district phone start end date year
    amount funder recipient topic summary description
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


@dataclass(frozen=True)
class _Extent:
    """Positions of the header (-1: none), of the first row under it, and after the last one."""

    header: int
    first: int
    last: int


def as_sheet(
    name: str, rows: Sequence[RawRow], findings: Findings, *, ragged: bool = False
) -> RawSheet | None:
    """Find the table among rows that are not empty; None, and a problem, if there is none.

    Where rows are `ragged`, as in a text, one that is wider than the header is broken; in a
    workbook its cells stand under a column without a name, which is called “Spalte 4”.
    """
    if not rows:
        return None
    extent = _extent(rows)
    below = rows[extent.first : extent.last]
    if extent.header < 0:
        findings.add(
            message("No row with names of columns was found; they were numbered."),
            message("Write a row above the table that says what each column holds."),
            sheet=name,
        )
    top = rows[extent.header].cells if extent.header >= 0 else ()
    number = rows[extent.header].number if extent.header >= 0 else 0
    width = _width(top, below, ragged=ragged)
    if ragged and top:
        below = _fitting(below, width, name, findings)
    headers = _distinct(_names(top, width), number, name, findings)
    return RawSheet(
        findings.file,
        name,
        headers,
        number,
        tuple(_widened(row, width) for row in below),
        tuple(_line(row) for row in rows[: max(extent.header, 0)]),
        tuple(_line(row) for row in rows[extent.last :]),
    )


def _filled(row: RawRow) -> list[str]:
    return [cell.strip() for cell in row.cells if cell.strip()]


def _extent(rows: Sequence[RawRow]) -> _Extent:
    fills = [len(_filled(row)) for row in rows[:_LOOKED_AT]]
    widest = max(fills)
    likely = [
        place
        for place, row in enumerate(rows[:_LOOKED_AT])
        if fills[place] >= max(widest / 2, min(widest, 2)) and _could_be_header(row)
    ]
    # What stands above the widest rows is a title; below the first values, nothing is a header.
    header = likely[0] if likely else -1
    for place in likely[1:]:
        if place <= header + 2 and fills[place] > fills[header] and _is_usual(rows[place]):
            header = place
    if header >= 0 and any(_is_record(row, widest) for row in rows[:header]):
        header = -1
    return _Extent(header, header + 1, _end(rows, header, widest))


def _could_be_header(row: RawRow) -> bool:
    cells = _filled(row)
    values = sum(_is_value(cell) and not _YEAR.fullmatch(cell) for cell in cells)
    return (
        max(map(len, cells)) <= _LONGEST_NAME
        and values * 4 <= len(cells)
        and not all(_YEAR.fullmatch(cell) for cell in cells)
        and len(set(cells)) * 2 >= len(cells)
    )


def _is_value(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and _VALUE.fullmatch(cell) is not None


def _is_record(row: RawRow, widest: int) -> bool:
    """Whether a row above what might be the header has values: then there is no header."""
    cells = _filled(row)
    values = sum(map(_is_value, cells))
    return len(cells) >= max(3, widest / 2) and values * 4 > len(cells)


def _is_usual(row: RawRow) -> bool:
    cells = _filled(row)
    return sum(cell.strip(":*").lower() in _USUAL for cell in cells) * 2 >= len(cells)


def _end(rows: Sequence[RawRow], header: int, widest: int) -> int:
    """Where the notes under the table begin: short lines that say so, or after a gap."""
    end = last = len(rows)
    while last > header + 2 and widest > 2:
        row = rows[last - 1]
        cells = _filled(row)
        if _SUM.fullmatch(cells[0]) or (len(cells) <= 2 and _NOTE.match(cells[0])):
            end = last - 1
        elif len(cells) > 1:
            break
        elif row.number > rows[last - 2].number + 1:
            # A line by itself after an empty row; what follows it belongs to it.
            end = last - 1
        last -= 1
        if len(rows) - last > _LOOKED_AT:
            break
    return end


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
    names = [" ".join(name.split())[:_LONGEST_NAME] for name in names]
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
    return " ".join(_filled(row))
