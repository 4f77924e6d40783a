"""Which record of the atlas each record of a draft is, and under which ids new ones go in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.model import TABLES, Dataset
from dashboard.model.fields import Refers
from dashboard.model.references import marks
from dashboard.model.table import Column, Positions, Table
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.duplicates import Decision, Pair, destinations
from dashboard.sources.intake.keys import KEYS, NEW, Key, less_known, numbers_of
from dashboard.sources.publication import publish

PARTIES = ("organisations", "projects", "events")
# Sources and parties first: the others refer to them. Fundings last: they refer to projects.
ORDER = (
    "vocabulary",
    "sources",
    "organisations",
    "projects",
    "locations",
    "events",
    "areas",
    "fundings",
    "relations",
    "figures",
)


@dataclass(frozen=True)
class Matched:
    """The records of a table of the draft as they go in, `rows`.

    `at` is the position of each one's like in the atlas, or `NEW`. Records of the draft that
    are one now have the same `first`: the row of the first of them. Records that are skipped,
    or that belong to one that is, are not among them.
    """

    rows: Table[Any]
    at: Positions
    first: Positions


class Matching:
    """Goes through a draft and tells of each record what it is to the atlas."""

    def __init__(self, dataset: Dataset, draft: Draft, decisions: Mapping[Pair, Decision]) -> None:
        self.dataset, self.draft = dataset, draft
        self.skipped = {pair.id for pair, decision in decisions.items() if decision == "skip"}
        self.destinations = destinations(decisions)
        self.ids: dict[str, dict[str, str]] = {name: {} for name in TABLES}
        self.renamed: set[str] = set()
        self.dropped: dict[str, set[object]] = {name: set() for name in TABLES}
        self._taken: dict[str, set[str]] = {}
        for name, model in TABLES.items():
            if "id" in model.model_fields:
                taken = self._taken.setdefault(_shared(name), set())
                taken.update(dataset.table(name).column("id").cells())
        self._numbers: dict[tuple[str, str], int] = {}
        self._published = _published_ids(dataset) if draft.own else {}

    def records(self, table: str) -> Matched:
        """The records of a table as they go in; the tables have to be asked for in `ORDER`."""
        rows = self._referring(table)
        at, joined = self._positions(table, rows)
        first = _firsts(at, joined)
        if "id" in TABLES[table].model_fields:
            olds = rows.column("id").cells()
            # Whoever refers to a record that is one with another has to find that one.
            names = self._names(table, olds, at, first)
            self.ids[table].update(zip(olds, names, strict=True))
            if names != olds:
                self.renamed.add(table)
                rows = rows.with_columns({"id": Column.of(names)})
        return Matched(rows, at, first)

    def _names(self, table: str, olds: list[str], at: Positions, first: Positions) -> list[str]:
        """The ids under which records go in: those of their likes, or free ones."""
        taken = self._taken[_shared(table)]
        fresh = np.flatnonzero((at == NEW) & (first == np.arange(len(at)))).tolist()
        wanted = [olds[row] for row in fresh]
        if len(set(wanted)) == len(wanted) and taken.isdisjoint(wanted):
            taken.update(wanted)
        else:
            wanted = [self._free(table, old) for old in wanted]
        if len(fresh) == len(olds):
            return wanted
        names = list(olds)
        for row, name in zip(fresh, wanted, strict=True):
            names[row] = name
        given = self.dataset.table(table).column("id")
        for row in np.flatnonzero(at != NEW).tolist():
            names[row] = given.cell(at[row])
        for row in np.flatnonzero((at == NEW) & (first != np.arange(len(at)))).tolist():
            names[row] = names[first[row]]
        return names

    def _referring(self, table: str) -> Table[Any]:
        """The rows of a table with the ids that they refer to now, but for the dropped."""
        rows = self.draft.dataset.table(table)
        out = np.zeros(len(rows), dtype=bool)
        if table == "organisations" and self.skipped:
            out |= rows.column("id").spread(lambda id: id in self.skipped, bool)
        changed: dict[str, Column] = {}
        for column, mark in marks(TABLES[table]).items():
            if not isinstance(mark, Refers):
                continue
            cells = rows.column(column)
            dropped = set().union(*(self.dropped[name] for name in mark.tables))
            if dropped:
                out |= np.array([old in dropped for old in cells.values], dtype=bool)[cells.codes]
            if not self.renamed.isdisjoint(mark.tables):
                # Of two tables with the same id the first one is meant.
                now: dict[Any, str] = {}
                for name in reversed(mark.tables):
                    now |= self.ids[name]
                changed[column] = Column([now.get(old, old) for old in cells.values], cells.codes)
        if changed:
            rows = rows.with_columns(changed)
        if table == "relations" and len(rows):
            out |= self._with_itself(rows)
        if out.any():
            self._drop(table, np.flatnonzero(out))
            rows = rows.take(np.flatnonzero(~out))
        return rows

    def _drop(self, table: str, positions: Positions) -> None:
        rows = self.draft.dataset.table(table)
        known = "id" in TABLES[table].model_fields
        names = rows.column("id").take(positions).cells() if known else positions.tolist()
        self.dropped[table].update(names)

    def _with_itself(self, rows: Table[Any]) -> NDArray[np.bool_]:
        """Relations of two that are one now; none of them tells anything."""
        both = zip(rows.column("subject").cells(), rows.column("object").cells(), strict=True)
        return np.array([not self.draft.own and one == other for one, other in both], dtype=bool)

    def _positions(self, table: str, new: Table[Any]) -> tuple[Positions, Positions]:
        """The position of each one's like in the atlas, and by what those of the draft are one.

        The latter are numbers, `NEW` for those that are by themselves.
        """
        rows = self.dataset.table(table)
        at = np.full(len(new), NEW, dtype=np.int64)
        if self.draft.own and "id" in TABLES[table].model_fields:
            at = self._of_ids(table, new)
        if table == "organisations" and self.destinations:
            return self._of_destinations(new, at)
        if table not in KEYS or (self.draft.own and table not in ("vocabulary", "areas")):
            return at, np.full(len(new), NEW, dtype=np.int64)
        joined, there = numbers_of(table, new, rows)
        at = _places(joined, there)
        if table == "locations":
            at = self._at_the_same_place(new, at)
        if table == "fundings":
            at = less_known(rows, new, at)
        return at, joined

    def _of_ids(self, table: str, new: Table[Any]) -> Positions:
        known = _places_of_ids(self.dataset.table(table))
        ids: Iterable[str] = new.column("id").cells()
        if table == "locations":
            ids = [id if id in known else self._published.get(id, id) for id in ids]
        return np.array([known.get(id, NEW) for id in ids], dtype=np.int64)

    def _of_destinations(self, new: Table[Any], at: Positions) -> tuple[Positions, Positions]:
        known = _places_of_ids(self.dataset.table("organisations"))
        names = new.column("id").cells()
        alone = at != NEW
        ends = list(map(self.destinations.get, names))
        for row, end in enumerate(ends):
            if end is None or alone[row]:
                continue
            if end.within:
                names[row] = end.other
            else:
                at[row], alone[row] = known.get(end.other, NEW), True
        joined = Column.of(names).codes.astype(np.int64)
        return at, np.where(alone, NEW, joined)

    def _at_the_same_place(self, new: Table[Any], at: Positions) -> Positions:
        """An office in the same place may be what the file takes for the seat."""
        rows = self.dataset.table("locations")
        owners, codes = rows.column("owner").cells(), rows.column("ags").cells()
        places: dict[Key, int] = {}
        for place, key in enumerate(zip(owners, codes, strict=True)):
            if key[1]:
                places.setdefault(key, place)
        known = set(owners)
        owner, ags = new.column("owner"), new.column("ags")
        for row in np.flatnonzero(owner.spread(lambda id: id in known, bool)).tolist():
            at[row] = places.get((owner.cell(row), ags.cell(row)), int(at[row]))
        return at

    def _free(self, table: str, wanted: str) -> str:
        taken = self._taken[_shared(table)]
        free, number = wanted, self._numbers.get((_shared(table), wanted), 1)
        while free in taken:
            number += 1
            free = f"{wanted}-{number}"
        self._numbers[_shared(table), wanted] = number
        taken.add(free)
        return free


def _firsts(at: Positions, joined: Positions) -> Positions:
    """The first row of those that are one: at the same place, or new and joined."""
    first = np.arange(len(at))
    rows = np.flatnonzero((at != NEW) | (joined != NEW))
    if len(rows):
        group = np.where(at == NEW, joined, -2 - at)[rows]
        _, begins, number = np.unique(group, return_index=True, return_inverse=True)
        first[rows] = rows[begins[number]]
    return first


def _places(wanted: Positions, there: Positions) -> Positions:
    """Where each number first stands among others, or `NEW`."""
    if not len(there):
        return np.full(len(wanted), NEW, dtype=np.int64)
    different, begins = np.unique(there, return_index=True)
    found = np.minimum(np.searchsorted(different, wanted), len(different) - 1)
    places: Positions = np.where(different[found] == wanted, begins[found], NEW)
    return places


def _places_of_ids(rows: Table[Any]) -> dict[str, int]:
    return {id: place for place, id in enumerate(rows.column("id").cells())}


def _shared(table: str) -> str:
    return "party" if table in PARTIES else table


def _published_ids(dataset: Dataset) -> dict[str, str]:
    """The ids of places as an export of the atlas has them, where they are not the own ones."""
    seen = publish(dataset).table("locations").column("id").cells()
    own = dataset.table("locations").column("id").cells()
    return {new: old for new, old in zip(seen, own, strict=True) if new != old}
