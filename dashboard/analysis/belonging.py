"""Which rows of each table belong to some records, as masks over the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import not_
from typing import Any

import numpy as np

from dashboard.analysis.columns import Mask
from dashboard.model import Dataset
from dashboard.model.table import Column, Table

TABLES = (
    "organisations",
    "projects",
    "locations",
    "areas",
    "fundings",
    "events",
    "relations",
    "figures",
    "sources",
)
"""The tables that tell of something; the vocabulary only names it."""

_NOTHING: tuple[object, ...] = (None, ())
_PARTIES: Mapping[str, tuple[str, ...]] = {
    "organisations": ("id",),
    "projects": ("id",),
    "locations": ("owner",),
    "areas": ("owner",),
    "fundings": ("funder", "recipient", "project"),
    "events": ("id",),
    "relations": ("subject", "object"),
    "figures": ("owner",),
}
"""The columns that name whom a row belongs to."""


def belonging(dataset: Dataset, records: Iterable[str] | None = None) -> dict[str, Mask]:
    """The rows of each of `TABLES` that belong to organisations and projects; None: all rows.

    Events that they organise belong to them, with all that belongs to these, and so do the
    sources that any of the rows name.
    """
    if records is None:
        return {name: np.ones(len(dataset.table(name)), dtype=bool) for name in TABLES}
    wanted = set(records)
    events = dataset.table("events")
    organised = among(events.column("organiser"), wanted)
    wanted |= used(events.column("id"), organised)
    kept = {name: _of_any(dataset.table(name), _PARTIES[name], wanted) for name in _PARTIES}
    cited: set[Any] = set()
    for name, mask in kept.items():
        cited |= used(dataset.table(name).column("source"), mask)
    return {**kept, "sources": among(dataset.table("sources").column("id"), cited)}


def among(column: Column, wanted: set[Any]) -> Mask:
    """The rows whose value is one of those wanted."""
    return _spread(column, map(wanted.__contains__, column.values))


def is_empty(column: Column) -> Mask:
    """The rows in which nothing stands."""
    answers = _spread(column, map(not_, column.values))
    # A zero and a "no" are something.
    told = {code for code, value in enumerate(column.values) if not value and value not in _NOTHING}
    return answers & ~np.isin(column.codes, list(told)) if told else answers


def used(column: Column, rows: Mask | None = None) -> set[Any]:
    """The values that these rows have, all rows by default; not that of an empty cell."""
    codes = column.codes if rows is None else column.codes[rows]
    seen = np.bincount(codes, minlength=len(column.values))
    return {column.values[code] for code in np.flatnonzero(seen).tolist()} - set(_NOTHING)


def remembered(dataset: Dataset, name: str, table: str, find: Callable[[], Mask]) -> Mask:
    """What `find` says of all rows of a table; it is asked once for each dataset."""
    known: dict[tuple[str, str], Mask] = vars(dataset).setdefault("_remembered_masks", {})
    if (name, table) not in known:
        mask = find()
        mask.setflags(write=False)
        known[name, table] = mask
    return known[name, table]


def _spread(column: Column, answers: Iterable[bool]) -> Mask:
    if len(column.values) == 0:
        return np.zeros(len(column), dtype=bool)
    said: Mask = np.fromiter(answers, dtype=bool, count=len(column.values))
    return said[column.codes]


def _of_any(table: Table[Any], columns: Iterable[str], wanted: set[Any]) -> Mask:
    found = np.zeros(len(table), dtype=bool)
    for name in columns:
        found |= among(table.column(name), wanted)
    return found
