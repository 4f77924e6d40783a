"""The ways from record to record: mappings that know positions, and make records when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import numpy as np

from dashboard.model.records import Record
from dashboard.model.table import Column, Positions, Table

R = TypeVar("R", bound=Record)


def positions_by_id(table: Table[Any]) -> dict[str, int]:
    """Where each id stands in a table; of two rows with one id, the last."""
    return {key: at for at, key in enumerate(table.column("id").cells())}


class ById(Mapping[str, R]):
    """The records of tables by id, in the order of the tables."""

    def __init__(self, *tables: Table[Any]) -> None:
        self._tables = tables
        self._places = {
            key: (number, at)
            for number, table in enumerate(tables)
            for key, at in positions_by_id(table).items()
        }

    def __getitem__(self, key: str) -> R:
        number, at = self._places[key]
        record: R = self._tables[number][at]
        return record

    def cell(self, key: str, column: str) -> Any:
        """One cell of a record, which need not be made for it; KeyError if there is none."""
        number, at = self._places[key]
        return self._tables[number].column(column).cell(at)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Grouped(Mapping[str, tuple[R, ...]]):
    """The records of a table by what they say in a column, in their order; empty cells aside.

    `otherwise` is the column that counts where the first is empty; `also` is one by which
    each record is grouped as well, once where both say the same.
    """

    def __init__(
        self, table: Table[R], column: str, *, otherwise: str = "", also: str = ""
    ) -> None:
        self._table = table
        keys = np.array(table.column(column).cells(), dtype=object)
        rows: Positions = np.arange(len(keys))
        if otherwise:
            other = np.array(table.column(otherwise).cells(), dtype=object)
            keys = np.where(keys == None, other, keys)  # noqa: E711 - cell by cell
        if also:
            other = np.array(table.column(also).cells(), dtype=object)
            apart = np.flatnonzero(other != keys)
            keys, rows = np.concatenate([keys, other[apart]]), np.concatenate([rows, apart])
        numbered = Column.of(keys.tolist())
        order = np.lexsort((rows, numbered.codes))
        ends = np.cumsum(np.bincount(numbered.codes, minlength=len(numbered.values)))
        self._rows = rows[order]
        self._span = {
            key: (int(end - size), int(end))
            for key, end, size in zip(numbered.values, ends, np.diff(ends, prepend=0), strict=True)
            if key
        }

    def positions(self, key: str) -> Positions:
        """The positions of the records of a key in the table; none where it has no such key."""
        start, end = self._span.get(key, (0, 0))
        return self._rows[start:end]

    def __getitem__(self, key: str) -> tuple[R, ...]:
        start, end = self._span[key]
        return tuple(self._table[at] for at in self._rows[start:end].tolist())

    def __contains__(self, key: object) -> bool:
        return key in self._span

    def __iter__(self) -> Iterator[str]:
        return iter(self._span)

    def __len__(self) -> int:
        return len(self._span)
