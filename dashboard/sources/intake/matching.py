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
from dashboard.sources.intake.keys import KEYS, NEW, Key, keys_of, less_known
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
        firsts: dict[object, int] = {}
        first = [
            row
            if place == NEW and key is None
            else firsts.setdefault(key if place == NEW else place, row)
            for row, (place, key) in enumerate(zip(at, joined, strict=True))
        ]
        if "id" in TABLES[table].model_fields:
            olds = rows.column("id").cells()
            # Whoever refers to a record that is one with another has to find that one.
            names = self._names(table, olds, at, first)
            self.ids[table].update(zip(olds, names, strict=True))
            if names != olds:
                rows = rows.with_columns({"id": Column.of(names)})
        return Matched(rows, np.array(at, dtype=np.int64), np.array(first, dtype=np.int64))

    def _names(self, table: str, olds: list[str], at: list[int], first: list[int]) -> list[str]:
        """The ids under which records go in: those of their likes, or free ones."""
        taken = self._taken[_shared(table)]
        alone = len(set(olds)) == len(set(first)) == len(olds)
        if alone and at.count(NEW) == len(olds) and taken.isdisjoint(olds):
            taken.update(olds)
            return olds
        given = self.dataset.table(table).column("id")
        names: list[str] = []
        for row, (place, old) in enumerate(zip(at, olds, strict=True)):
            if place != NEW:
                names.append(given.cell(place))
            else:
                names.append(names[first[row]] if first[row] != row else self._free(table, old))
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
            wanted = {old: self._now(mark, old) for old in cells.values if old is not None}
            gone = [old is not None and wanted[old] is None for old in cells.values]
            if any(gone):
                out |= np.array(gone, dtype=bool)[cells.codes]
            if any(old != new for old, new in wanted.items()):
                changed[column] = Column([old and wanted[old] for old in cells.values], cells.codes)
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

    def _now(self, mark: Refers, old: str) -> str | None:
        """The id of what is referred to; None where that is left out."""
        if any(old in self.dropped[name] for name in mark.tables):
            return None
        return next((self.ids[name][old] for name in mark.tables if old in self.ids[name]), old)

    def _with_itself(self, rows: Table[Any]) -> NDArray[np.bool_]:
        """Relations of two that are one now; none of them tells anything."""
        both = zip(rows.column("subject").cells(), rows.column("object").cells(), strict=True)
        return np.array([not self.draft.own and one == other for one, other in both], dtype=bool)

    def _positions(self, table: str, new: Table[Any]) -> tuple[list[int], list[Key | None]]:
        """The position of each one's like in the atlas, and by what those of the draft are one."""
        by_key = table in KEYS and (not self.draft.own or table in ("vocabulary", "areas"))
        joined: list[Key | None] = keys_of(table, new) if by_key else [None] * len(new)
        at = [NEW] * len(new)
        rows = self.dataset.table(table)
        if self.draft.own and "id" in TABLES[table].model_fields:
            known = {id: place for place, id in enumerate(rows.column("id").cells())}
            ids: Iterable[str] = new.column("id").cells()
            if table == "locations":
                ids = [id if id in known else self._published.get(id, id) for id in ids]
            at = [known.get(id, NEW) for id in ids]
        if table == "organisations" and self.destinations:
            known = {id: place for place, id in enumerate(rows.column("id").cells())}
            for row, id in enumerate(new.column("id").cells()):
                if at[row] == NEW and (end := self.destinations.get(id)):
                    at[row] = known.get(end.other, NEW) if not end.within else NEW
                    joined[row] = (end.other,) if end.within else None
                elif at[row] == NEW:
                    joined[row] = (id,)
        elif by_key and len(rows):
            places: dict[object, int] = {}
            for place, key in enumerate(keys_of(table, rows)):
                places.setdefault(key, place)
            at = [places.get(key, NEW) for key in joined]
            if table == "locations":
                at = self._at_the_same_place(new, at)
            if table == "fundings":
                at = less_known(self.dataset.table(table), joined, at)
        return at, joined

    def _at_the_same_place(self, new: Table[Any], at: list[int]) -> list[int]:
        """An office in the same place may be what the file takes for the seat."""
        rows = self.dataset.table("locations")
        owners, codes = rows.column("owner").cells(), rows.column("ags").cells()
        places: dict[Key, int] = {}
        for place, key in enumerate(zip(owners, codes, strict=True)):
            if key[1]:
                places.setdefault(key, place)
        keys = zip(new.column("owner").cells(), new.column("ags").cells(), strict=True)
        return [places.get(key, place) for key, place in zip(keys, at, strict=True)]

    def _free(self, table: str, wanted: str) -> str:
        taken = self._taken[_shared(table)]
        free, number = wanted, self._numbers.get((_shared(table), wanted), 1)
        while free in taken:
            number += 1
            free = f"{wanted}-{number}"
        self._numbers[_shared(table), wanted] = number
        taken.add(free)
        return free


def _shared(table: str) -> str:
    return "party" if table in PARTIES else table


def _published_ids(dataset: Dataset) -> dict[str, str]:
    """The ids of places as an export of the atlas has them, where they are not the own ones."""
    seen = publish(dataset).table("locations").column("id").cells()
    own = dataset.table("locations").column("id").cells()
    return {new: old for new, old in zip(seen, own, strict=True) if new != old}
