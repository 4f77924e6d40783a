"""The shown records that a map cannot show, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.listing import Positions, by_name, kind_of, record_ids
from dashboard.analysis.sites import sites_of
from dashboard.analysis.time_columns import funding_columns
from dashboard.language import Message, message


class Beside(NamedTuple):
    """A record without a place on the map; `kind` is a code."""

    record: str
    name: str
    kind: str
    reason: Message


@dataclass(frozen=True)
class Unplaced:
    """The records without a place on a map, by name; reasons are found for those looked at."""

    catalogue: Catalogue
    lens: str
    positions: Positions

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def records(self) -> list[str]:
        """The ids of all."""
        return record_ids(self.catalogue, self.positions)

    def listed(self, first: int = 0, most: int | None = None) -> list[Beside]:
        """These records, no more than `most` from the place `first` on, with their reasons."""
        catalogue, dataset = self.catalogue, self.catalogue.dataset
        positions = self.positions[first : None if most is None else first + most]
        paid_with = _paid_with(catalogue, positions) if self.lens == "funded" else {}
        elsewhere = catalogue.anywhere[self.lens]
        found = []
        for at, record in zip(positions.tolist(), record_ids(catalogue, positions), strict=True):
            parties = paid_with.get(at, set()) if self.lens == "funded" else {record}
            if elsewhere[at]:
                reason = message("outside the four Länder")
            elif catalogue.ever.anywhere[self.lens][at]:
                reason = self._then()
            else:
                reason = self._reason(parties)
            found.append(
                Beside(record, dataset.name_of(record), kind_of(catalogue, record), reason)
            )
        return found

    def _then(self) -> Message:
        """Why it has no place in this lens on the day, though it has one on others."""
        if self.lens == "funded":
            return message("no known funding on this day")
        return message("no known place on this day")

    def _reason(self, parties: set[str]) -> Message:
        """Why nothing is known of a place in this lens, of which the places of parties tell."""
        if self.lens == "works":
            return message("area of work not recorded")
        if not parties:
            return message("no funding recorded")
        dataset = self.catalogue.dataset
        places = [place for party in parties for place in dataset.locations_of.get(party, ())]
        if any(place.publication == "hidden" for place in places):
            return message("place withheld for protection")
        if self.lens == "funded":
            return message("place of the funding not recorded")
        return message("no place recorded")


def unplaced(catalogue: Catalogue, shown: Mask, lens: str) -> Unplaced:
    """The shown records that the map cannot show through the lens."""
    return Unplaced(catalogue, lens, by_name(catalogue, shown & ~sites_of(catalogue, lens).drawn))


def _paid_with(catalogue: Catalogue, positions: Positions) -> dict[int, set[str]]:
    """For each of these that is paid: all whose places say where its money lands."""
    columns, dataset = funding_columns(catalogue), catalogue.dataset
    wanted = np.zeros(catalogue.size + 1, dtype=bool)
    wanted[positions] = True
    found: dict[int, set[str]] = {}
    for at in np.flatnonzero(wanted[columns.project] | wanted[columns.recipient]).tolist():
        row = dataset.fundings[at]
        carrier = dataset.holders.cell(row.project, "organisation") if row.project else None
        together = {party for party in (row.project, row.recipient, carrier) if party}
        for position in (columns.project[at], columns.recipient[at]):
            found.setdefault(int(position), set()).update(together)
    return found
