"""Bringing a draft and the atlas together: what is added, what is filled, what differs.

What is filled stays. What the file says otherwise is listed as a difference, and taken only
if a person takes it. Taking the same file in twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from dashboard.geography import current_district
from dashboard.model import TABLES, Dataset, Location, Record
from dashboard.sources.intake.assembly import NOT_STATED
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.duplicates import Decision, Pair
from dashboard.sources.intake.matching import ORDER, Matching
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.publication import publish

_ASIDE = ("id", "list", "code", "source", "locator")
_POSITION = ("ags", "latitude", "longitude", "precision")
_WRITTEN = ("street", "postcode", "place")
_FINENESS = ("state", "district", "municipality", "place", "address")
_COARSENESS = ("exact", "municipality", "district", "hidden")


@dataclass(frozen=True)
class Change:
    """One field of a record of the atlas: what it was, and what the file says."""

    table: str
    id: str
    column: str
    old: Any
    new: Any

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a difference is taken: table, id, column."""
        return self.table, self.id, self.column


@dataclass(frozen=True)
class Merge:
    """The atlas with the draft in it, and what became of each record of the draft.

    `added` holds the new records by table; `changed` the fields that were empty, or were
    taken; `differences` the filled fields of which the file says otherwise, and which stay.
    `unchanged` counts records by table that were there already; `skipped` those left out.
    """

    dataset: Dataset
    added: Mapping[str, tuple[Record, ...]]
    changed: tuple[Change, ...] = ()
    differences: tuple[Change, ...] = ()
    unchanged: Mapping[str, int] = field(default_factory=dict)
    skipped: int = 0

    @property
    def changes_nothing(self) -> bool:
        """Whether the atlas stays as it was."""
        return not self.changed and not any(self.added.values())


def merged(
    dataset: Dataset,
    draft: Draft,
    decisions: Mapping[Pair, Decision],
    take: Collection[tuple[str, str, str]] = (),
) -> Merge:
    """Merge a draft into the atlas; `take` are the keys of differences that are to be taken.

    `decisions` are those about the pairs of `likely_same`; a pair without one is kept as two.
    """
    return _Merging(dataset, draft, decisions, frozenset(take)).done()


class _Merging:
    def __init__(
        self,
        dataset: Dataset,
        draft: Draft,
        decisions: Mapping[Pair, Decision],
        take: frozenset[tuple[str, str, str]],
    ) -> None:
        self.dataset, self.draft, self.take = dataset, draft, take
        self.matching = Matching(dataset, draft, decisions)
        self.seen = publish(dataset) if draft.own else dataset
        self.changed: list[Change] = []
        self.differences: list[Change] = []

    def done(self) -> Merge:
        tables: dict[str, Any] = dict(self.dataset.tables())
        added: dict[str, tuple[Record, ...]] = {}
        unchanged: dict[str, int] = {}
        for name in ORDER:
            rows = self.dataset.table(name)
            new: list[Record] = []
            replaced: dict[int, Record] = {}
            same: set[int] = set()
            place_of: dict[str, int] = {}
            for record, at in self.matching.records(name):
                id = getattr(record, "id", None)
                if at is None and id in place_of:
                    # Two rows of the file that a person merged into one new record.
                    first = new[place_of[id]]
                    new[place_of[id]] = self._filled(name, first, record, None)
                elif at is None:
                    if id is not None:
                        place_of[id] = len(new)
                    new.append(record)
                else:
                    before = replaced.get(at, rows[at])
                    after = self._filled(name, before, record, at)
                    if after is not before:
                        replaced[at] = after
                    same.add(at)
            added[name] = tuple(new)
            unchanged[name] = len(same - replaced.keys())
            if new or replaced:
                kept = [replaced.get(at, record) for at, record in enumerate(rows)]
                tables[name] = [*kept, *new]
        beside = ("sources", "vocabulary")
        told = self.changed or any(rows for name, rows in added.items() if name not in beside)
        if not told and not self.draft.own:
            # An import of which nothing is new leaves no source behind.
            tables |= {name: self.dataset.table(name) for name in beside}
            added |= dict.fromkeys(beside, ())
        return Merge(
            Dataset.of(tables),
            added,
            tuple(self.changed),
            tuple(self.differences),
            unchanged,
            len(self.matching.dropped),
        )

    def _filled(self, table: str, old: Record, new: Record, at: int | None) -> Record:
        """The record of the atlas with its empty fields filled, and differences noted."""
        if self.draft.own and at is not None and new == self._as_exported(table, at, old):
            return old
        id = str(getattr(old, "id", at))
        filled: dict[str, Any] = {}
        for change in self._differing(table, id, old, new):
            if change.key in self.take or (
                _is_empty(change.old) and self._may_fill(old, new, change)
            ):
                filled |= self._together(old, new, change)
            else:
                self.differences.append(change)
        if not filled:
            return old
        if not self.draft.own and "locator" in TABLES[table].model_fields:
            told = f"{getattr(new, 'source', '')}: {getattr(new, 'locator', '')}"
            filled["locator"] = "; ".join(
                part for part in (getattr(old, "locator", None), told) if part
            )
        try:
            after = TABLES[table].model_validate({**dict(old), **filled})
        except ValidationError:
            # What would not be sound together is left to a person.
            self.differences += [
                Change(table, id, column, getattr(old, column), value)
                for column, value in filled.items()
                if column != "locator"
            ]
            return old
        self.changed += [
            Change(table, id, column, getattr(old, column), value)
            for column, value in filled.items()
            if at is not None and (column != "locator" or self.draft.own)
        ]
        return after

    def _as_exported(self, table: str, at: int, old: Record) -> Record:
        """The record as readers see it, under its own id: so an export of the atlas has it."""
        seen: Record = self.seen.table(table)[at]
        return seen.model_copy(
            update={"id": getattr(old, "id", None)} if hasattr(old, "id") else {}
        )

    def _together(self, old: Record, new: Record, change: Change) -> dict[str, Any]:
        """The fields that are taken with one: of a place all, or they would not fit."""
        if isinstance(new, Location) and change.column in _POSITION and not self.draft.own:
            words = [name for name in _WRITTEN if not _is_empty(getattr(new, name))]
            if change.key not in self.take:
                words = [name for name in words if _is_empty(getattr(old, name))]
            return {name: getattr(new, name) for name in (*_POSITION, *words)}
        return {change.column: change.new}

    def _differing(self, table: str, id: str, old: Record, new: Record) -> Iterator[Change]:
        for column in TABLES[table].model_fields:
            value = getattr(new, column)
            before = getattr(old, column)
            if column == "id" or _is_empty(value) or before == value:
                continue
            if not self.draft.own and not self._is_told(table, column, old, new):
                continue
            yield Change(table, id, column, before, value)

    def _is_told(self, table: str, column: str, old: Record, new: Record) -> bool:
        """Whether the file itself says it; defaults and what names tell are no differences."""
        if column in _ASIDE or table == "areas" or getattr(new, column) == NOT_STATED:
            return False
        if isinstance(old, Location) and isinstance(new, Location) and column in _POSITION:
            # One difference for all that says where it is.
            if column == "ags":
                return old.ags != new.ags
            finer = _FINENESS.index(new.precision) > _FINENESS.index(old.precision)
            return column == "precision" and old.ags == new.ags and finer
        return Field(table, column) in self.draft.stated or table in ("projects", "fundings")

    def _may_fill(self, old: Record, new: Record, change: Change) -> bool:
        """Whether an empty field may be filled; of a place, only what fits its other fields."""
        if not isinstance(old, Location) or not isinstance(new, Location):
            return True
        if self.draft.own:
            return True
        # What the file would show coarsely must not come out beside an exact place.
        exposed = _COARSENESS.index(old.publication) < _COARSENESS.index(new.publication)
        if exposed and change.column in ("street", "postcode", *_POSITION):
            return False
        if old.ags is None and change.column == "ags":
            return old.latitude is None
        return current_district(old.ags or "") == current_district(new.ags or "")


def _is_empty(value: Any) -> bool:
    return value is None or value == ()
