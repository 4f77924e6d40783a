"""Which record of the atlas each record of a draft is, and under which ids new ones go in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from dashboard.geography.names import fold
from dashboard.model import TABLES, Dataset, Funding, Record
from dashboard.model.fields import Refers
from dashboard.model.references import marks
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.duplicates import Decision, Pair, best
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
Key = tuple[object, ...]

_KEYS: Mapping[str, Callable[[Any], Key]] = {
    "vocabulary": lambda row: (row.list, row.code),
    "sources": lambda row: (row.title, row.file),
    "projects": lambda row: (row.organisation, fold(row.name)),
    "locations": lambda row: (row.owner, row.role),
    # A city that is a district of its own has a key of five digits and one of eight.
    "areas": lambda row: (row.owner, row.ags.removesuffix("000") if len(row.ags) == 8 else row.ags),
    "fundings": lambda row: (
        *(row.funder, row.recipient, row.project, row.programme),
        *(row.start, row.end, row.amount_eur),
    ),
    "relations": lambda row: (row.subject, row.kind, row.object),
}
"""What a row of a foreign file is known by in the atlas, beside the organisations."""


class Matching:
    """Goes through a draft and tells of each record what it is to the atlas."""

    def __init__(self, dataset: Dataset, draft: Draft, decisions: Mapping[Pair, Decision]) -> None:
        self.dataset, self.draft = dataset, draft
        self.skipped = {pair.id for pair, decision in decisions.items() if decision == "skip"}
        self.merged = best(decisions)
        self.ids: dict[tuple[str, str], str] = {}
        self.dropped: set[tuple[str, str]] = set()
        self._taken = {
            name: set(dataset.table(name).column("id").cells())
            for name, model in TABLES.items()
            if "id" in model.model_fields
        }
        self.given = {name: frozenset(ids) for name, ids in self._taken.items()}
        self._filled: set[int] = set()
        self._published = _published_ids(dataset) if draft.own else {}

    def records(self, table: str) -> Iterator[tuple[Record, int | None]]:
        """Yield the records of a table as they go in, with the position of their like there.

        The tables have to be asked for in their `ORDER`. Records that are skipped, or that
        belong to one that is, are not among them. Records of the draft that are one now come
        under one id, one after the other: what the first does not say, the others may.
        """
        there = self._there(table)
        mine: dict[Key, str] = {}
        for record in self.draft.dataset.table(table):
            meant = self._referring(table, record)
            if meant is None:
                continue
            at = self._position(table, meant, there)
            key = self._key(table, meant) if at is None else None
            first = mine.get(key) if key is not None else None
            if "id" in TABLES[table].model_fields:
                # Whoever refers to a record that is one with another has to find that one.
                meant = self._with_id(table, meant, at, first)
            elif first is not None:
                continue
            if key is not None:
                mine.setdefault(key, getattr(meant, "id", ""))
            yield meant, at

    def _there(self, table: str) -> dict[Key, int]:
        """The positions of the atlas's records by id and, for foreign files, by their keys."""
        rows = self.dataset.table(table)
        found: dict[Key, int] = {}
        if "id" in TABLES[table].model_fields:
            found = {("id", key): at for at, key in enumerate(rows.column("id").cells())}
        if not self.draft.own or table in ("vocabulary", "areas"):
            for at, record in enumerate(rows if table in _KEYS else ()):
                found.setdefault(_KEYS[table](record), at)
                if table == "locations":
                    # An office in the same place may be what the file takes for the seat.
                    found.setdefault(("at", record.owner, record.ags), at)
        return found

    def _position(self, table: str, record: Any, there: Mapping[Key, int]) -> int | None:
        if table == "organisations" and not self.draft.own:
            pair = self.merged.get(record.id)
            while pair is not None and pair.within:
                pair = self.merged.get(pair.other)
            return there.get(("id", pair.other)) if pair else None
        if self.draft.own and "id" in TABLES[table].model_fields:
            at = there.get(("id", record.id))
            if at is None and table == "locations":
                at = there.get(("id", self._published.get(record.id, "")))
            return at
        key = self._key(table, record)
        at = there.get(key) if key is not None else None
        if at is None and table == "locations" and record.ags:
            at = there.get(("at", record.owner, record.ags))
        return self._less_known(record) if at is None and table == "fundings" else at

    def _less_known(self, funding: Funding) -> int | None:
        """The one funding of the same parties that says less than this one, and nothing else."""
        fitting = [
            at
            for at, other in self._fundings.get(_parties(funding), ())
            if at not in self._filled
            and all(getattr(other, name) in (None, getattr(funding, name)) for name in _DETAILS)
        ]
        if len(fitting) != 1:
            return None
        self._filled.add(fitting[0])
        return fitting[0]

    @cached_property
    def _fundings(self) -> dict[Key, list[tuple[int, Funding]]]:
        found: dict[Key, list[tuple[int, Funding]]] = {}
        for at, funding in enumerate(self.dataset.fundings):
            if any(getattr(funding, name) is None for name in _DETAILS):
                found.setdefault(_parties(funding), []).append((at, funding))
        return found

    def _key(self, table: str, record: Any) -> Key | None:
        if table in _KEYS and (not self.draft.own or table in ("vocabulary", "areas")):
            return _KEYS[table](record)
        return None

    def _with_id(self, table: str, record: Any, at: int | None, first: str | None) -> Any:
        """The record under the id of its like, there or in the draft, or under a free one."""
        old = record.id
        name = self.dataset.table(table).column("id").cell(at) if at is not None else first
        if name is None and table == "organisations" and (pair := self.merged.get(old)):
            # Merged with another of the draft that is new itself.
            name = self.ids.get((table, pair.other)) if pair.within else None
        if name is None:
            name = self._free(table, old)
        self.ids[table, old] = name
        return record if name == old else record.model_copy(update={"id": name})

    def _free(self, table: str, wanted: str) -> str:
        shared = PARTIES if table in PARTIES else (table,)
        free, number = wanted, 1
        while any(free in self._taken[name] for name in shared):
            number += 1
            free = f"{wanted}-{number}"
        self._taken[table].add(free)
        return free

    def _referring(self, table: str, record: Any) -> Any | None:
        """The record with the ids that its references have now; None where it is left out."""
        key = (table, getattr(record, "id", ""))
        if table == "organisations" and record.id in self.skipped:
            self.dropped.add(key)
            return None
        changed = {}
        for column, mark in marks(TABLES[table]).items():
            old = getattr(record, column)
            if not isinstance(mark, Refers) or old is None:
                continue
            if any((name, old) in self.dropped for name in mark.tables):
                self.dropped.add(key)
                return None
            new = next((self.ids[t, old] for t in mark.tables if (t, old) in self.ids), old)
            if new != old:
                changed[column] = new
        return record.model_copy(update=changed) if changed else record


_DETAILS = ("programme", "start", "end", "amount_eur")


def _parties(funding: Funding) -> Key:
    return funding.funder, funding.recipient, funding.project


def _published_ids(dataset: Dataset) -> dict[str, str]:
    """The ids of places as an export of the atlas has them, where they are not the own ones."""
    seen = publish(dataset).table("locations").column("id").cells()
    own = dataset.table("locations").column("id").cells()
    return {new: old for new, old in zip(seen, own, strict=True) if new != old}
