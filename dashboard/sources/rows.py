"""The rows below a header, named cell by cell: from lines, or from columns of texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from dashboard.language import message
from dashboard.model.table import Column, Positions
from dashboard.sources.grid import Fault, Line


class Row(NamedTuple):
    """A row's number as a spreadsheet counts, and its cells that are not empty, by column.

    Of a row with a `fault` only the id is known, if anything.
    """

    number: int
    cells: Mapping[str, str]
    fault: Fault | None = None


@dataclass(frozen=True)
class TextColumns:
    """A table's rows below its header as columns of texts, one for each cell of the header.

    `numbers` counts the rows as a spreadsheet does, from 1; empty rows are left out.
    """

    header: Line
    columns: Sequence[Column]
    numbers: Positions

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: int) -> Line:
        return Line(int(self.numbers[place]), [column.cell(place) for column in self.columns])


@dataclass(frozen=True)
class Rows(Sequence[Row]):
    """The rows below a header: each is made when it is asked for, since few ever are.

    `names` are the header's, `lines` the rows as they were read, without the empty ones:
    whole columns of texts where the file was sound throughout.
    """

    names: Sequence[str]
    lines: Sequence[Line] | TextColumns
    fields: Collection[str]

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return _row(self.lines[index], self.names, self.fields)

    def straight(self) -> tuple[Positions, Positions, Mapping[str, Column]]:
        """The rows with just one cell for each name: places from 0, numbers, texts by column.

        Columns are those that the table knows. The names must be different ones.
        """
        width = len(self.names)
        if isinstance(self.lines, TextColumns):
            columns = self.lines.columns
            beyond = [~blank_cells(each) for each in columns[width:]]
            places = np.flatnonzero(~np.any([np.zeros(len(self), bool), *beyond], axis=0))
            numbers = self.lines.numbers[places]
            if len(places) < len(self):
                columns = [each.take(places) for each in columns]
        else:
            places = np.flatnonzero([line.has_width(width) for line in self.lines])
            kept = [self.lines[place] for place in places.tolist()]
            numbers = np.array([line.number for line in kept], dtype=np.int64)
            columns = [Column.of(line.cells[i] for line in kept) for i in range(width)]
        by_name = zip(self.names, columns, strict=False)
        return places, numbers, {name: each for name, each in by_name if name in self.fields}


def blank_cells(texts: Column) -> NDArray[np.bool_]:
    """Which cells of a column of texts hold nothing, or spaces alone."""
    blank = np.array([not text for text in map(str.strip, texts.values)], dtype=bool)
    return blank[texts.codes]


def _row(line: Line, names: Sequence[str], columns: Collection[str]) -> Row:
    if line.fault:
        return Row(line.number, {}, line.fault)
    cells = line.cells
    if len(cells) > len(names):
        cells = list(cells)
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
    named: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if (text := cell.strip()) and name in columns and name not in named:
            named[name] = text
    if len(cells) == len(names):
        return Row(line.number, named)
    fault = Fault(
        message(
            "The row has another number of cells ({cells}) than the header ({count}).",
            cells=len(cells),
            count=len(names),
        ),
        message("Put cells that hold a comma into quotation marks; keep the comma of empty cells."),
    )
    return Row(line.number, {k: v for k, v in named.items() if k == "id"}, fault)
