"""Filling one record by others that tell of the same; what is filled already stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from dashboard.geography import current_district
from dashboard.model import TABLES, Dataset, Location, Record
from dashboard.sources.intake.assembly import NOT_STATED
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.provenance import mark, with_mark
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.publication import publish

_ASIDE = ("id", "list", "code", "source", "locator")
_POSITION = ("ags", "latitude", "longitude", "precision")
_WRITTEN = ("street", "postcode", "place")
_FINENESS = ("state", "district", "municipality", "place", "address")
_COARSENESS = ("exact", "municipality", "district", "hidden")
_ALWAYS = ("projects", "fundings")


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


class Filling:
    """Fills records, and keeps what changed and what differs."""

    def __init__(
        self, dataset: Dataset, draft: Draft, take: frozenset[tuple[str, str, str]]
    ) -> None:
        self.draft, self.take = draft, take
        self.seen = publish(dataset) if draft.own else dataset
        self.changed: list[Change] = []
        self.differences: list[Change] = []

    def told(self, table: str) -> list[str]:
        """The columns in which the draft can differ from what is there, or say more."""
        fields = TABLES[table].model_fields
        if self.draft.own:
            return [column for column in fields if column != "id"]
        if table == "areas":
            return []
        return [
            column
            for column in fields
            if column not in _ASIDE
            and (
                Field(table, column) in self.draft.stated
                or table in _ALWAYS
                or (table == "locations" and column in ("ags", "precision"))
            )
        ]

    def filled(self, table: str, old: Record, told: Sequence[Record], at: int | None) -> Record:
        """The record with its empty fields filled by those that tell of the same.

        The first of them counts where several would fill a field. It is gone through until
        nothing more is filled, since one may make room for another: so doing it again with
        the result fills nothing. `at` is its position in the atlas, None of a new one.
        """
        id = str(getattr(old, "id", at))
        if self.draft.own and at is not None:
            told = [new for new in told if new != self._as_exported(table, at, old)]
        taken: set[str] = set()
        now = old
        while True:
            before = now
            for new in told:
                now = self._filled_by(table, id, now, new, taken)
            if now is before or now == before:
                break
        if at is not None:
            self.changed += [
                Change(table, id, column, getattr(old, column), getattr(now, column))
                for column in TABLES[table].model_fields
                if getattr(old, column) != getattr(now, column)
                and (column != "locator" or self.draft.own)
            ]
        self.differences += dict.fromkeys(
            change for new in told for change in self._differing(table, id, now, new)
        )
        return now

    def _filled_by(self, table: str, id: str, old: Record, new: Record, taken: set[str]) -> Record:
        now = old
        for change in self._differing(table, id, old, new):
            wanted = change.key in self.take and change.column not in taken
            before = getattr(now, change.column)
            if not wanted and not (_is_empty(before) and self._may_fill(now, new, change.column)):
                continue
            try:
                together = self._together(now, new, change.column, by_force=wanted)
                now = TABLES[table].model_validate({**dict(now), **together})
            except ValidationError:
                # What would not be sound together is left to a person.
                continue
            if wanted:
                taken.update(together)
        if now is old or self.draft.own or "locator" not in TABLES[table].model_fields:
            return now
        told = mark(getattr(new, "source", ""), getattr(new, "locator", None))
        return now.model_copy(update={"locator": with_mark(getattr(now, "locator", None), told)})

    def _as_exported(self, table: str, at: int, old: Record) -> Record:
        """The record as readers see it, under its own id: so an export of the atlas has it."""
        seen: Record = self.seen.table(table)[at]
        return seen.model_copy(
            update={"id": getattr(old, "id", None)} if hasattr(old, "id") else {}
        )

    def _together(self, old: Record, new: Record, column: str, *, by_force: bool) -> dict[str, Any]:
        """The fields that are taken with one: of a place all, or they would not fit."""
        if isinstance(new, Location) and column in _POSITION and not self.draft.own:
            words = [name for name in _WRITTEN if not _is_empty(getattr(new, name))]
            if not by_force:
                words = [name for name in words if _is_empty(getattr(old, name))]
            return {name: getattr(new, name) for name in (*_POSITION, *words)}
        return {column: getattr(new, column)}

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
        if column in _ASIDE or table == "areas":
            return False
        if isinstance(old, Location) and isinstance(new, Location) and column in _POSITION:
            # One difference for all that says where it is.
            if column == "ags":
                return old.ags != new.ags
            finer = _FINENESS.index(new.precision) > _FINENESS.index(old.precision)
            return column == "precision" and old.ags == new.ags and finer
        return Field(table, column) in self.draft.stated or table in _ALWAYS

    def _may_fill(self, old: Record, new: Record, column: str) -> bool:
        """Whether an empty field may be filled; of a place, only what fits its other fields."""
        if not isinstance(old, Location) or not isinstance(new, Location) or self.draft.own:
            return True
        # What the file would show coarsely must not come out beside an exact place.
        exposed = _COARSENESS.index(old.publication) < _COARSENESS.index(new.publication)
        if exposed and column in ("street", "postcode", *_POSITION):
            return False
        if old.ags is None and column == "ags":
            return old.latitude is None
        return current_district(old.ags or "") == current_district(new.ags or "")


def _is_empty(value: Any) -> bool:
    return value is None or value == () or value == NOT_STATED
