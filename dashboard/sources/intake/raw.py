"""What a foreign file holds, before anybody knows what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.model.table import Column
from dashboard.sources.problem import Problem


class RawRow(NamedTuple):
    """A row by its number, as a spreadsheet counts, with its cells as texts.

    A number is written as people would type it (`1234.5`, no `.0`), a date as ISO 8601, a
    truth as `true` or `false`, an empty cell as "".
    """

    number: int
    cells: tuple[str, ...]


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
    rows: tuple[RawRow, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    def column(self, position: int) -> Column:
        """The texts of a column without blanks around them, each different one once."""
        return Column.of([row.cells[position].strip() for row in self.rows])


@dataclass(frozen=True)
class Opened:
    """A file taken apart: its sheets, and what was wrong or odd about it.

    A file that was refused has no sheets, and says why.
    """

    sheets: tuple[RawSheet, ...] = ()
    problems: tuple[Problem, ...] = ()
