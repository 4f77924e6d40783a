"""A table of which every row was judged by itself: columns of what is sound, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.model import TABLES
from dashboard.model.table import LazyColumns, Positions, Table
from dashboard.sources.cells import Judged


@dataclass(frozen=True)
class JudgedTable:
    """The sound rows with their numbers, and the faulty ones; both in the order of the file."""

    name: str
    sound: Table[Any]
    numbers: Positions
    faulty: tuple[Judged, ...] = ()

    @classmethod
    def of(cls, name: str, rows: Iterable[Judged]) -> JudgedTable:
        """The table of rows that were judged one by one."""
        in_order = sorted(rows, key=lambda row: row.number)
        sound = [row for row in in_order if not row.faults]
        return cls(
            name,
            Table.of(TABLES[name], [row.record for row in sound]),
            np.array([row.number for row in sound], dtype=np.int64),
            tuple(row for row in in_order if row.faults),
        )

    def __len__(self) -> int:
        return len(self.sound) + len(self.faulty)

    def rows(self) -> list[Judged]:
        """Every row as one of its own, in the order of the file."""
        sound = zip(self.numbers.tolist(), self.sound, strict=True)
        judged = [Judged(self.name, number, record) for number, record in sound]
        return sorted([*judged, *self.faulty], key=lambda row: row.number)

    def together(self) -> Table[Any]:
        """All records in one table, the sound ones first, then sketches of the faulty ones."""
        if not self.faulty:
            return self.sound
        columns = LazyColumns(
            self.sound.model,
            lambda name: self.sound.column(name).followed_by(
                getattr(row.record, name) for row in self.faulty
            ),
        )
        return Table(self.sound.model, columns, len(self))

    def number(self, position: int) -> int:
        """The row's number in the file, by its position in the table of all `together`."""
        sound = len(self.sound)
        if position < sound:
            return int(self.numbers[position])
        return self.faulty[position - sound].number
