"""Which record of the atlas each record of a draft is, and under which ids new ones go in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.model import TABLES, Dataset
from dashboard.model.fields import Refers
from dashboard.model.references import marks
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.duplicates import Decision, Pair, destinations
from dashboard.sources.intake.keys import KEYS, NEW, Cells, Key, keys_of, less_known
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
    """The records of a table of the draft as they go in, by the cells of its columns.

    `at` is the position of each one's like in the atlas, or `NEW`. Records of the draft that
    are one now have the same `first`: the row of the first of them. Records that are skipped,
    or that belong to one that is, are not among them.
    """

    cells: Cells
    at: list[int]
    first: list[int]


class Matching:
    """Goes through a draft and tells of each record what it is to the atlas."""

    def __init__(self, dataset: Dataset, draft: Draft, decisions: Mapping[Pair, Decision]) -> None:
        self.dataset, self.draft = dataset, draft
        self.skipped = {pair.id for pair, decision in decisions.items() if decision == "skip"}
        self.destinations = destinations(decisions)
        self.ids: dict[tuple[str, str], str] = {}
        self.dropped: set[tuple[str, object]] = set()
        self._taken: dict[str, set[str]] = {}
        for name, model in TABLES.items():
            if "id" in model.model_fields:
                taken = self._taken.setdefault(_shared(name), set())
                taken.update(dataset.table(name).column("id").cells())
        self._numbers: dict[tuple[str, str], int] = {}
        self._published = _published_ids(dataset) if draft.own else {}

    def records(self, table: str) -> Matched:
        """The records of a table as they go in; the tables have to be asked for in `ORDER`."""
        cells = self._referring(table)
        olds = cells.get("id", [])
        at, joined = self._positions(table, cells)
        first: list[int] = []
        firsts: dict[object, int] = {}
        for row, (place, key) in enumerate(zip(at, joined, strict=True)):
            known = None if place == NEW and key is None else (place, key if place == NEW else None)
            first.append(row if known is None else firsts.setdefault(known, row))
        if olds:
            given = self.dataset.table(table).column("id")
            # Whoever refers to a record that is one with another has to find that one.
            names: list[str] = []
            for row, (place, old) in enumerate(zip(at, olds, strict=True)):
                if place != NEW:
                    name = given.cell(place)
                else:
                    name = names[first[row]] if first[row] != row else self._free(table, old)
                names.append(name)
                self.ids[table, old] = name
            cells["id"] = names
        return Matched(cells, at, first)

    def _referring(self, table: str) -> Cells:
        """The cells of a table with the ids that its references have now, but for the dropped."""
        rows = self.draft.dataset.table(table)
        cells = {name: rows.column(name).cells() for name in TABLES[table].model_fields}
        out: set[int] = set()
        if table == "organisations" and self.skipped:
            out |= {row for row, id in enumerate(cells["id"]) if id in self.skipped}
        for column, mark in marks(TABLES[table]).items():
            if not isinstance(mark, Refers):
                continue
            wanted = {old: self._now(mark, old) for old in set(cells[column]) if old is not None}
            gone = {old for old, new in wanted.items() if new is None}
            if gone:
                out |= {row for row, old in enumerate(cells[column]) if old in gone}
            if any(old != new for old, new in wanted.items()):
                cells[column] = [old and wanted[old] for old in cells[column]]
        if table == "relations":
            out |= self._with_itself(cells)
        if out:
            names = cells.get("id", range(len(rows)))
            self.dropped |= {(table, names[row]) for row in out}
            cells = {
                name: [cell for row, cell in enumerate(column) if row not in out]
                for name, column in cells.items()
            }
        return cells

    def _now(self, mark: Refers, old: str) -> str | None:
        """The id of what is referred to; None where that is left out."""
        if any((name, old) in self.dropped for name in mark.tables):
            return None
        return next((self.ids[t, old] for t in mark.tables if (t, old) in self.ids), old)

    def _with_itself(self, cells: Cells) -> set[int]:
        """Relations of two that are one now; none of them tells anything."""
        if self.draft.own:
            return set()
        both = zip(cells["subject"], cells["object"], strict=True)
        return {row for row, (subject, object) in enumerate(both) if subject == object}

    def _positions(self, table: str, cells: Cells) -> tuple[list[int], list[Key | None]]:
        """The position of each one's like in the atlas, and by what those of the draft are one."""
        by_key = table in KEYS and (not self.draft.own or table in ("vocabulary", "areas"))
        size = len(cells["locator" if "locator" in cells else "id" if "id" in cells else "code"])
        joined: list[Key | None] = keys_of(table, cells) if by_key else [None] * size
        at = [NEW] * size
        rows = self.dataset.table(table)
        if self.draft.own and "id" in cells:
            known = {id: place for place, id in enumerate(rows.column("id").cells())}
            ids: Iterable[str] = cells["id"]
            if table == "locations":
                ids = [id if id in known else self._published.get(id, id) for id in ids]
            at = [known.get(id, NEW) for id in ids]
        if table == "organisations":
            known = {id: place for place, id in enumerate(rows.column("id").cells())}
            for row, id in enumerate(cells["id"]):
                if at[row] == NEW and (end := self.destinations.get(id)):
                    at[row] = known.get(end.other, NEW) if not end.within else NEW
                    joined[row] = (end.other,) if end.within else None
                elif at[row] == NEW:
                    joined[row] = (id,)
        elif by_key and len(rows):
            there = {name: rows.column(name).cells() for name in KEYS[table]}
            places: dict[object, int] = {}
            for place, key in enumerate(keys_of(table, there)):
                places.setdefault(key, place)
            at = [places.get(key, NEW) for key in joined]
            if table == "locations":
                at = self._at_the_same_place(cells, at)
            if table == "fundings":
                at = less_known(self.dataset.table(table), joined, at)
        return at, joined

    def _at_the_same_place(self, cells: Cells, at: list[int]) -> list[int]:
        """An office in the same place may be what the file takes for the seat."""
        rows = self.dataset.table("locations")
        owners, codes = rows.column("owner").cells(), rows.column("ags").cells()
        places: dict[Key, int] = {}
        for place, key in enumerate(zip(owners, codes, strict=True)):
            if key[1]:
                places.setdefault(key, place)
        keys = zip(cells["owner"], cells["ags"], strict=True)
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
