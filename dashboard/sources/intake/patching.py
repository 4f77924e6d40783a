"""Tables made of others, column by column: no record is made that nobody looks at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard.model import Record
from dashboard.model.table import Column, Table


def with_records(table: Table[Any], changed: Mapping[int, Record]) -> Table[Any]:
    """The table with other records at some positions."""
    if not changed:
        return table
    places = np.fromiter(changed, dtype=np.int64, count=len(changed))
    columns = {}
    for name in table.model.model_fields:
        column = table.column(name)
        values = (*column.values, *(getattr(record, name) for record in changed.values()))
        codes = column.codes.copy()
        codes[places] = np.arange(len(column.values), len(values))
        columns[name] = Column(values, codes)
    return Table(table.model, columns, len(table))


def joined(table: Table[Any], more: Table[Any]) -> Table[Any]:
    """The rows of a table and then those of another of the same model."""
    if not len(more) or not len(table):
        return table if len(table) else more
    columns = {}
    for name in table.model.model_fields:
        one, other = table.column(name), more.column(name)
        codes = np.concatenate([one.codes, other.codes + np.int32(len(one.values))])
        columns[name] = Column((*one.values, *other.values), codes)
    return Table(table.model, columns, len(table) + len(more))
