"""Tables made of others, column by column: no record is made that nobody looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.model import Record
from dashboard.model.table import Column, Table


def rows_of(model: type[Any], cells: Mapping[str, list[Any]], rows: Sequence[int]) -> Table[Any]:
    """The table of these rows of some cells."""
    everything = len(rows) == len(next(iter(cells.values())))
    columns = {
        name: Column.of(column if everything else [column[row] for row in rows])
        for name, column in cells.items()
    }
    return Table(model, columns, len(rows))


def with_records(table: Table[Any], changed: Mapping[int, Record]) -> Table[Any]:
    """The table with other records at some positions."""
    if not changed:
        return table
    columns = {}
    for name in table.model.model_fields:
        cells = table.column(name).cells()
        for at, record in changed.items():
            cells[at] = getattr(record, name)
        columns[name] = Column.of(cells)
    return Table(table.model, columns, len(table))


def joined(table: Table[Any], more: Table[Any]) -> Table[Any]:
    """The rows of a table and then those of another of the same model."""
    if not len(more):
        return table
    columns = {}
    for name in table.model.model_fields:
        one, other = table.column(name), more.column(name)
        codes = np.concatenate([one.codes, other.codes + np.int32(len(one.values))])
        columns[name] = Column((*one.values, *other.values), codes)
    return Table(table.model, columns, len(table) + len(more))
