"""One table as rows of named cells: the header is understood, crooked rows are set aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dashboard.language import message
from dashboard.model import TABLES
from dashboard.sources.grid import Fault, Line
from dashboard.sources.rows import Row, Rows, TextColumns


@dataclass(frozen=True)
class Sheet:
    """A table read from anywhere; without `rows` (None) where its header is of no use.

    `faults` are those of the header, `warnings` what is odd about it but harmless.
    """

    table: str
    rows: Sequence[Row] | None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def sheet(table: str, grid: Iterable[Line] | TextColumns) -> Sheet:
    """Read a table: the first row that is not empty is its header."""
    if isinstance(grid, TextColumns):
        return _below(table, grid.header, grid)
    filled = [line for line in grid if not line.is_empty]
    return _below(table, filled[0], filled[1:]) if filled else Sheet(table, None, (_empty(),))


def _below(table: str, header: Line, lines: Sequence[Line] | TextColumns) -> Sheet:
    if header.fault:
        return Sheet(table, None, (_placed(header.fault, header.number),))
    names = _names(header)
    fields = TABLES[table].model_fields
    needed = {name for name, field in fields.items() if field.is_required()}
    if not needed.intersection(names) and (delimiter := _delimiter(header)):
        return Sheet(table, None, (_placed(delimiter, header.number),))
    faults = [_placed(each, header.number) for each in _missing(needed, names, fields)]
    if faults:
        return Sheet(table, None, tuple(faults))
    absent = [name for name in fields if name not in names]
    return Sheet(
        table,
        Rows(names, lines, fields),
        tuple(_placed(each, header.number) for each in _repeated(names)),
        tuple(
            _placed(each, header.number)
            for each in [*_unknown(names, list(fields), absent), *map(_absent, absent)]
        ),
    )


def _names(header: Line) -> list[str]:
    names = [cell.strip() for cell in header.cells]
    while not names[-1]:
        names.pop()
    return names


def _placed(fault: Fault, row: int) -> Fault:
    return Fault(fault.message, fault.remedy, fault.column, fault.value, row)


def _empty() -> Fault:
    return Fault(
        message("The file is empty."), message("Write the header row into it, or restore the file.")
    )


def _delimiter(header: Line) -> Fault | None:
    for sign, name in ((";", message("semicolons")), ("\t", message("tabs"))):
        if any(sign in cell for cell in header.cells):
            return Fault(
                message("The cells are separated by {sign}, not by commas.", sign=name),
                message("Save the table as “CSV UTF-8 (comma delimited)”."),
            )
    return None


def _missing(needed: set[str], names: list[str], columns: Iterable[str]) -> list[Fault]:
    strangers = {name.lower(): name for name in names if name not in columns}
    found = []
    for name in sorted(needed.difference(names)):
        alike = get_close_matches(name, strangers, n=1)
        found.append(
            Fault(
                message("The table lacks the column “{column}” and cannot be used.", column=name),
                message("Rename “{found}” to “{column}”.", found=strangers[alike[0]], column=name)
                if alike
                else message("Write “{column}” into the header row above its cells.", column=name),
                column=name,
            )
        )
    return found


def _repeated(names: list[str]) -> list[Fault]:
    return [
        Fault(
            message(
                "The column “{column}” is there more than once; the first filled one counts.",
                column=name,
            ),
            message("Keep one of them."),
            column=name,
        )
        for name in dict.fromkeys(names)
        if name and names.count(name) > 1
    ]


def _absent(name: str) -> Fault:
    return Fault(
        message("The column “{column}” is missing; it counts as not known.", column=name),
        message("Add the column to the header row, even if its cells stay empty."),
        column=name,
    )


def _unknown(names: list[str], columns: list[str], absent: list[str]) -> list[Fault]:
    found = []
    for name in dict.fromkeys(names):
        if name in columns:
            continue
        alike = get_close_matches(name.lower(), absent, n=1)
        found.append(
            Fault(
                message("The atlas does not know the column “{name}”; it is ignored.", name=name),
                message("Rename it to “{column}”.", column=alike[0])
                if alike
                else message("Delete the column, or rename it to the one that is meant."),
                column=name,
                value=name,
            )
        )
    return found
