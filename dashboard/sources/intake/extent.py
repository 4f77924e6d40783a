"""Which row is a table's header, and where its rows end, among titles and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.sources.intake.raw import RawRow

LONGEST_NAME = 120
_LOOKED_AT = 50
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
class Extent:
    """Positions of the header (-1: none), of the first row under it, and after the last one."""

    header: int
    first: int
    last: int


def filled(row: RawRow) -> list[str]:
    """The cells that are not empty."""
    return [cell.strip() for cell in row.cells if cell.strip()]


def extent_of(rows: Sequence[RawRow]) -> Extent:
    """Find the table among rows that are not empty, of which there is at least one."""
    fills = [len(filled(row)) for row in rows[:_LOOKED_AT]]
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
    return Extent(header, header + 1, _end(rows, header, widest))


def _could_be_header(row: RawRow) -> bool:
    cells = filled(row)
    values = sum(_is_value(cell) and not _YEAR.fullmatch(cell) for cell in cells)
    return (
        max(map(len, cells)) <= LONGEST_NAME
        and values * 4 <= len(cells)
        and not all(_YEAR.fullmatch(cell) for cell in cells)
        and len(set(cells)) * 2 >= len(cells)
    )


def _is_value(cell: str) -> bool:
    return len(cell) <= LONGEST_NAME and _VALUE.fullmatch(cell) is not None


def _is_record(row: RawRow, widest: int) -> bool:
    """Whether a row above what might be the header has values: then there is no header."""
    cells = filled(row)
    values = sum(map(_is_value, cells))
    return len(cells) >= max(3, widest / 2) and values * 4 > len(cells)


def _is_usual(row: RawRow) -> bool:
    cells = filled(row)
    return sum(cell.strip(":*").lower() in _USUAL for cell in cells) * 2 >= len(cells)


def _end(rows: Sequence[RawRow], header: int, widest: int) -> int:
    """Where the notes under the table begin: short lines that say so, or after a gap."""
    end = last = len(rows)
    while last > header + 2 and widest > 2:
        row = rows[last - 1]
        cells = filled(row)
        if _is_note(cells):
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


def _is_note(cells: Sequence[str]) -> bool:
    """Whether a row speaks of the table: “Quelle: …”, “Stand” and a day, “Summe” and numbers."""
    first, *others = cells
    if _SUM.fullmatch(first) and all(map(_is_value, others)):
        return True
    if not _NOTE.match(first):
        return False
    return not others or (len(others) == 1 and (first.endswith(":") or _is_value(others[0])))
