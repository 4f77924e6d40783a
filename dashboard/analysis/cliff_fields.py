"""Where the edge lies: topics by districts, and which districts then have none left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cliff import LEFT, STANDINGS, UNSURE, Cliff
from dashboard.analysis.coverage import Kinds, columns_of
from dashboard.analysis.coverage_counts import lookup, members_by_row
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.vague import vague_by_column
from dashboard.geography import Epoch
from dashboard.selection import LENSES

ALL = ""
"""The row of all records, whatever their topics."""
GROUPS = ("loses", "left", "unsure")


class Edge(IntEnum):
    """What a district has left when the day is over."""

    NONE_LEFT, CANNOT_TELL, FEWER, KEPT, NOTHING = range(5)


@dataclass(frozen=True, eq=False)
class Fields:
    """How many records lose their last funding, in each of `rows` and each district.

    `counts` has such an array for each of `GROUPS`; `unsure` are those there of which it
    cannot be told, and `vague` those that are left, or may be, and may sit in the district:
    its Land alone is known, or several districts of which it is one. `totals` and `unplaced`
    count for each group and row the records anywhere, and those in none of the districts.
    """

    cliff: Cliff
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[str, Numbers]
    vague: Numbers
    totals: dict[str, Numbers]
    unplaced: dict[str, Numbers]

    @property
    def epoch(self) -> Epoch:
        """The time whose districts the columns are."""
        return self.cliff.matching.epoch

    @cached_property
    def kinds(self) -> Kinds:
        """What is left in each field."""
        loses, left, unsure = (self.counts[name] > 0 for name in GROUPS)
        unsure = unsure | (loses & (self.vague > 0))
        asked = [left & loses, left, unsure, loses]
        named = [Edge.FEWER, Edge.KEPT, Edge.CANNOT_TELL, Edge.NONE_LEFT]
        return np.select(asked, named, Edge.NOTHING)

    def row(self, code: str) -> int:
        """The number of a row."""
        return self.rows.index(code)

    @property
    def telling(self) -> int:
        """Of how many districts anything can be told: a record with funding is there."""
        there = [self.counts[name][self.row(ALL)] > 0 for name in GROUPS]
        return int(np.count_nonzero(np.logical_or.reduce(there)))

    def with_none_left(self, row: str) -> tuple[str, ...]:
        """The districts that then have none left of a row."""
        of_row = self.kinds[self.row(row)].tolist()
        pairs = zip(self.columns, of_row, strict=True)
        return tuple(column for column, kind in pairs if kind == Edge.NONE_LEFT)

    def topics_with_none_left(self, column: str) -> tuple[str, ...]:
        """The topics of which a district then has none left."""
        of_column = self.kinds[:, self.columns.index(column)].tolist()
        pairs = zip(self.rows, of_column, strict=True)
        return tuple(row for row, kind in pairs if row != ALL and kind == Edge.NONE_LEFT)


def fields(cliff: Cliff) -> Fields:
    """Count who loses what where, through the lens of the selection."""
    catalogue, matching = cliff.catalogue, cliff.matching
    rows = (ALL, *catalogue.dataset.terms.get("topic", {}))
    rows += tuple(v for v in catalogue.facets["topic"].values if v not in rows)
    columns, lens = columns_of(matching, "district"), matching.selection.lens
    there = lookup(catalogue, "district", lens, columns, matching.epoch)
    shape, placed = (len(rows), len(columns)), there.anywhere
    counts = {name: np.zeros(shape, dtype=np.int64) for name in GROUPS}
    totals = {name: np.zeros(len(rows), dtype=np.int64) for name in GROUPS}
    unplaced = {name: np.zeros(len(rows), dtype=np.int64) for name in GROUPS}
    vague = np.zeros(shape, dtype=np.int64)
    within = vague_by_column(catalogue, lens, "district", columns, matching.epoch)
    groups = {name: group_of(cliff, name) for name in GROUPS}
    for name, group in groups.items():
        for n, members in enumerate(_by_row(catalogue, rows, group)):
            counts[name][n] = there.counts(members)
            totals[name][n] = len(members)
            unplaced[name][n] = np.count_nonzero(~placed[members])
    for inside, mask in within:
        for n, may in enumerate(
            _by_row(catalogue, rows, mask & (groups["left"] | groups["unsure"]))
        ):
            vague[n] += np.where(inside, len(may) - there.counts(may), 0)
    return Fields(cliff, rows, columns, counts, vague, totals, unplaced)


def telling_elsewise(found: Fields) -> dict[str, int]:
    """By each other lens, of how many of the districts anything can be told."""
    cliff, own = found.cliff, found.cliff.matching.selection.lens
    funded = [STANDINGS.index(name) for name in ("loses", *LEFT, *UNSURE)]
    anywhere = cliff.matching.without("state", "district")
    records = np.flatnonzero(anywhere & np.isin(cliff.standing, funded))
    there = {
        lens: lookup(cliff.catalogue, "district", lens, found.columns, cliff.matching.epoch)
        for lens in LENSES
        if lens != own
    }
    return {lens: int(np.count_nonzero(each.counts(records))) for lens, each in there.items()}


def _by_row(catalogue: Catalogue, rows: tuple[str, ...], mask: Mask) -> Iterator[Numbers]:
    """For each row, of which the first is `ALL`, the records in the mask that have it."""
    yield np.flatnonzero(mask)
    yield from members_by_row(catalogue, "topic", rows[1:], mask)


def group_of(cliff: Cliff, name: str) -> Mask:
    """The records of a group: they lose their last funding, keep one, or it cannot be told."""
    return cliff.of(*{"loses": ("loses",), "left": LEFT, "unsure": UNSURE}[name])


def members(found: Fields, name: str, row: str, column: str = "") -> Mask:
    """The records that a number counts: of a group, a row and a district, or of all."""
    mask = group_of(found.cliff, name) & _having(found.cliff, row)
    return mask & _there(found, (column,)) if column else mask


def without_place(found: Fields, name: str, row: str) -> Mask:
    """Those of a group and a row that are in none of the districts."""
    return members(found, name, row) & ~_there(found, found.columns)


def at_edge(found: Fields, row: str, kind: Edge) -> Mask:
    """The funded records of a row in the districts that have this left of it."""
    of_row = found.kinds[found.row(row)].tolist()
    columns = tuple(c for c, each in zip(found.columns, of_row, strict=True) if each == kind)
    funded = group_of(found.cliff, GROUPS[0])
    for name in GROUPS[1:]:
        funded = funded | group_of(found.cliff, name)
    return funded & _having(found.cliff, row) & _there(found, columns)


def _there(found: Fields, columns: tuple[str, ...]) -> Mask:
    return found.cliff.matching.membership("district").having(columns)


def _having(cliff: Cliff, row: str) -> Mask:
    if row == ALL:
        return np.ones(cliff.catalogue.size, dtype=bool)
    return cliff.catalogue.facets["topic"].having((row,))
