"""The fundings by the year in which they end, by funder and by programme, with amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.cliff import Cliff
from dashboard.analysis.columns import blanked
from dashboard.analysis.profile_fundings import Sum, sum_of
from dashboard.analysis.sets import Numbers
from dashboard.analysis.time_columns import NO_YEAR, funding_columns

WAYS = ("year", "funder", "programme")
OPEN, UNKNOWN = "open", "unknown"
"""Stand for a year: the funding goes on, or its end is not recorded."""


@dataclass(frozen=True, eq=False)
class Group:
    """The fundings of a year, a funder or a programme; `value` is empty where it is not told.

    `rows` are positions in the table of fundings; `ending` tells how many end from `since`
    up to the day.
    """

    value: str
    rows: Numbers
    sums: Sum
    ending: int


def grouped(cliff: Cliff, way: str) -> list[Group]:
    """All fundings asked for in groups: years in order, else what has most endings first."""
    rows = np.flatnonzero(cliff.rows)
    values, numbers = _years(cliff, rows) if way == "year" else _named(cliff, rows, way)
    order = np.argsort(numbers, kind="stable")
    cuts = np.flatnonzero(np.diff(numbers[order])) + 1
    parts = np.split(rows[order], cuts) if len(rows) else []
    at = numbers[order][np.concatenate([[0], cuts]).astype(int)] if len(rows) else []
    found = [
        Group(values[number], part, sum_of(cliff.catalogue, part), int(cliff.ending[part].sum()))
        for number, part in zip(at, parts, strict=True)
    ]
    if way != "year":
        found.sort(key=lambda each: (not each.value, -each.ending, -len(each.rows), each.value))
    return found


def without_amount(cliff: Cliff, rows: Numbers) -> Numbers:
    """Those of some fundings whose amount is not known."""
    column = cliff.catalogue.dataset.table("fundings").column("amount_eur")
    unknown = column.spread(lambda euros: euros is None, bool)
    return np.asarray(rows[unknown[rows]])


def _years(cliff: Cliff, rows: Numbers) -> tuple[Sequence[str], Numbers]:
    """The year of the last day that each may have; open and unknown ends come last."""
    edges = funding_columns(cliff.catalogue).edges
    last = edges.last[rows]
    year = np.where(np.isnat(last), NO_YEAR, last.astype("datetime64[Y]").astype(np.int64) + 1970)
    known, numbers = np.unique(year[~np.isnat(last)], return_inverse=True)
    found = np.where(edges.goes_on[rows], len(known), len(known) + 1)
    found[~np.isnat(last)] = numbers
    return [*map(str, known.tolist()), OPEN, UNKNOWN], found


def _named(cliff: Cliff, rows: Numbers, way: str) -> tuple[Sequence[str], Numbers]:
    column = cliff.catalogue.dataset.table("fundings").column(way)
    codes = blanked(column)[rows]
    return [*map(str, column.values), ""], np.where(codes < 0, len(column.values), codes)
