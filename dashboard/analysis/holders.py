"""Organisations and projects in one row: positions from 0, and columns over both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.sets import Numbers, settled
from dashboard.model import Dataset
from dashboard.model.table import Column, Table


@dataclass(frozen=True)
class Holders:
    """Where the records of a dataset stand, in the order of `Dataset.holders`.

    `rows` are their rows in the two tables, one below the other.
    """

    organisations: Table[Any]
    projects: Table[Any]
    position_of: Mapping[str, int]
    rows: Numbers

    @classmethod
    def of(cls, dataset: Dataset) -> Holders:
        """Of the ids alone; of two rows with one id the last counts, in the place of the first."""
        organisations, projects = dataset.table("organisations"), dataset.table("projects")
        ids = [*organisations.column("id").cells(), *projects.column("id").cells()]
        row = dict(zip(ids, range(len(ids)), strict=True))
        rows = np.fromiter(row.values(), dtype=np.int64, count=len(row))
        position = row if len(row) == len(ids) else dict(zip(row, range(len(row)), strict=True))
        return cls(organisations, projects, position, settled(rows))

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.rows)

    @cached_property
    def is_project(self) -> NDArray[np.bool_]:
        """Which of them are projects."""
        return settled(self.rows >= len(self.organisations))

    def column(self, name: str, of_projects: str | None = None) -> Column:
        """The column of this name, which projects call `of_projects`."""
        one = self.organisations.column(name)
        other = self.projects.column(of_projects or name)
        return joined(one, other).take(self.rows)

    def positions(self, column: Column) -> Numbers:
        """Where the records stand whose ids are in a column; -1 is none of them."""
        found = map(self.position_of.get, column.values, repeat(-1))
        return np.fromiter(found, dtype=np.int64, count=len(column.values))[column.codes]


def joined(one: Column, other: Column) -> Column:
    """Two columns, one below the other."""
    codes = np.concatenate([one.codes, other.codes + np.int32(len(one.values))])
    return Column([*one.values, *other.values], codes)
