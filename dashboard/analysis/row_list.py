"""Rows of several tables as one list, of which a page at a time is made into records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.analysis.wordsearch import folded
from dashboard.model import Dataset, Record
from dashboard.model.table import Positions


@dataclass(frozen=True)
class Listing:
    """Rows by their positions, table after table; organisations and projects by name."""

    dataset: Dataset
    rows: Mapping[str, Positions]

    def __len__(self) -> int:
        return sum(len(positions) for positions in self.rows.values())

    def part(self, start: int, stop: int) -> list[tuple[str, Record]]:
        """The rows from one place of the list up to another, each with its table's name."""
        found: list[tuple[str, Record]] = []
        for name, positions in self.rows.items():
            size = len(positions)
            if start < size and stop > 0:
                table: Any = self.dataset.table(name)
                inside = slice(max(start, 0), stop)
                found += [(name, table[at]) for at in self._sorted(name)[inside].tolist()]
            start, stop = start - size, stop - size
        return found

    def _sorted(self, table: str) -> Positions:
        positions = self.rows[table]
        if table not in ("organisations", "projects"):
            return positions
        rank = _ranks(self.dataset, table)
        return positions[np.argsort(rank[positions])]


def _ranks(dataset: Dataset, table: str) -> Positions:
    """The place of each row in the order of the names, found once for each dataset."""
    known: dict[str, Positions] = vars(dataset).setdefault("_remembered_ranks", {})
    if table not in known:
        names = [folded(name) for name in dataset.table(table).column("name").cells()]
        order = sorted(range(len(names)), key=names.__getitem__)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        known[table] = rank
    return known[table]
