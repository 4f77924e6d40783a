"""What a foreign file holds, before anybody knows what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

import numpy as np

from dashboard.model.table import Column, Positions
from dashboard.sources.problem import Problem


class RawRow(NamedTuple):
    """A row by its number, as a spreadsheet counts, with its cells as texts.

    A number is written as people would type it (`1234.5`, no `.0`), a date as ISO 8601, a
    truth as `true` or `false`, an empty cell as "".
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ColumnRows(Sequence[RawRow]):
    """Rows of one width as columns of texts: a row is made when it is asked for.

    It is equal to every sequence of the same rows.
    """

    numbers: Positions
    columns: Sequence[Column]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> RawRow: ...
    @overload
    def __getitem__(self, index: slice) -> ColumnRows: ...
    def __getitem__(self, index: int | slice) -> RawRow | ColumnRows:
        if isinstance(index, slice):
            return self.take(np.arange(len(self))[index])
        at = range(len(self))[index]
        return RawRow(int(self.numbers[at]), tuple(each.cell(at) for each in self.columns))

    def __iter__(self) -> Iterator[RawRow]:
        rows = zip(*(each.cells() for each in self.columns), strict=True)
        return map(RawRow, self.numbers.tolist(), rows)

    def take(self, positions: Positions) -> ColumnRows:
        """These rows alone."""
        return ColumnRows(self.numbers[positions], [each.take(positions) for each in self.columns])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True)
class RawSheet:
    """A table of a file: a sheet of a workbook, a layer, or the file itself (`name` is "").

    `header_row` is the number of the row that `headers` stand in, 0 where the format has none
    (features of a map). `above` are the lines over the header, `below` the notes under the
    last row. Every row has as many cells as there are headers. Geometry of points comes as
    two last columns `latitude` and `longitude` (degrees, WGS84).
    """

    file: str
    name: str
    headers: tuple[str, ...]
    header_row: int
    rows: Sequence[RawRow]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def numbers(self) -> list[int]:
        """The numbers of all rows."""
        if isinstance(self.rows, ColumnRows):
            return [*map(int, self.rows.numbers)]
        return [row.number for row in self.rows]

    def column(self, position: int) -> Column:
        """The texts of a column without blanks around them, each different one once."""
        if isinstance(self.rows, ColumnRows):
            texts = self.rows.columns[position].without_unused()
            return texts.renamed(list(map(str.strip, texts.values)))
        return Column.of([row.cells[position].strip() for row in self.rows])


@dataclass(frozen=True)
class Opened:
    """A file taken apart: its sheets, and what was wrong or odd about it.

    A file that was refused has no sheets, and says why.
    """

    sheets: tuple[RawSheet, ...] = ()
    problems: tuple[Problem, ...] = ()
