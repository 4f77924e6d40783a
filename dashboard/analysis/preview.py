"""What an import would change, as counts, as records, and as places on a map.

The map takes the places of organisations alone, with what became of them in the stead of
their kind: so all that gathers and counts places serves here, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.analysis.catalogue import Catalogue, build_catalogue
from dashboard.model import TABLES, Dataset
from dashboard.model.table import Column
from dashboard.sources.intake.merging import Change
from dashboard.sources.intake.taking import Outcome
from dashboard.sources.publication import publish

ADDED, CHANGED, SAME = "added", "changed", "same"
"""What became of an organisation of the atlas."""

# The tables that tell of organisations, and by which column.
_TELLING = {
    "organisations": "id",
    "locations": "owner",
    "areas": "owner",
    "projects": "organisation",
    "fundings": "recipient",
}


@dataclass(frozen=True)
class Count:
    """How many records of a table are new, changed, and in the file but as they were."""

    table: str
    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Preview:
    """The atlas as it would be, as readers see it, beside what it is."""

    outcome: Outcome

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The tables of which the file holds something."""
        merge = self.outcome.merge
        changed = _ids(self.changed)
        unseen = _ids(self.unseen)
        counts = [
            Count(
                table,
                len(merge.added.get(table, ())),
                len(changed[table]),
                max(merge.unchanged.get(table, 0), 0) + len(unseen[table] - changed[table]),
            )
            for table in TABLES
        ]
        return tuple(each for each in counts if each.added or each.changed or each.unchanged)

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        """The fields that change for readers; of a place that is shown coarsely not its street."""
        places = self.outcome.dataset.table("locations").column("id").cells()
        position = {id: at for at, id in enumerate(places)}
        shown = self.seen.table("locations")

        def is_seen(change: Change) -> bool:
            at = position.get(change.id) if change.table == "locations" else None
            return at is None or shown.column(change.column).cell(at) != change.old

        return tuple(filter(is_seen, self.outcome.merge.changed))

    @property
    def unseen(self) -> tuple[Change, ...]:
        """The other fields that change."""
        seen = {change.key for change in self.changed}
        return tuple(each for each in self.outcome.merge.changed if each.key not in seen)

    @property
    def shows_nothing(self) -> bool:
        """Whether readers would see the atlas as it was."""
        return not self.changed and not any(self.outcome.merge.added.values())

    @cached_property
    def status(self) -> Mapping[str, str]:
        """What became of each organisation that is new, or of which anything is."""
        merge = self.outcome.merge
        new = {record.id for record in merge.added.get("organisations", ())}  # type: ignore[attr-defined]
        touched = {owner for owner in _touched(self.outcome, self.changed) if owner not in new}
        return {**dict.fromkeys(touched, CHANGED), **dict.fromkeys(new, ADDED)}

    @cached_property
    def seen(self) -> Dataset:
        """The records of the atlas as it would be, as far as readers may see them."""
        return publish(self.outcome.dataset)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The organisations of the atlas as it would be, each of the kind that it became."""
        return _by_status(self.seen, self.status, SAME)


def _ids(changes: Iterable[Change]) -> dict[str, set[str]]:
    """The ids of the records that change, by table."""
    found: dict[str, set[str]] = {table: set() for table in TABLES}
    for change in changes:
        found[change.table].add(change.id)
    return found


def _touched(outcome: Outcome, changed: Iterable[Change]) -> Iterator[str]:
    merge, changes = outcome.merge, _ids(changed)
    for table, column in _TELLING.items():
        for record in merge.added.get(table, ()):
            yield getattr(record, column) or ""
        ids = changes[table]
        if not ids:
            continue
        # What has no id is known by its place in the table.
        rows: Any = merge.dataset.table(table)
        named = "id" in TABLES[table].model_fields
        keys = rows.column("id").cells() if named else map(str, range(len(rows)))
        owners = rows.column(column).cells()
        yield from (owner for key, owner in zip(keys, owners, strict=True) if owner and key in ids)


def _by_status(dataset: Dataset, status: Mapping[str, str], otherwise: str) -> Catalogue:
    """A catalogue of the organisations and their places, with their status as their kind."""
    table = dataset.table("organisations")
    kinds = Column.of(status.get(id, otherwise) for id in table.column("id").cells())
    organisations = table.with_columns({"kind": kinds})
    places, areas = dataset.table("locations"), dataset.table("areas")
    return build_catalogue(Dataset(organisations=organisations, locations=places, areas=areas))
