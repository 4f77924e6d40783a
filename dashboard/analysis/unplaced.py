"""The shown records that a map cannot show, and why."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.sites import sites_of
from dashboard.language import Message, message
from dashboard.model import Dataset


def unplaced(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """The shown records that the map cannot show: record, name, kind, reason (a `Message`)."""
    missing = shown & ~sites_of(catalogue, lens).drawn
    rows = catalogue.records.loc[missing, ["record", "name", "kind"]].reset_index(drop=True)
    elsewhere = catalogue.anywhere[lens][missing]
    parties = _paid_with(catalogue.dataset) if lens == "funded" else None
    reasons = [
        message("outside the four Länder")
        if is_elsewhere
        else _reason(catalogue.dataset, record, lens, parties)
        for record, is_elsewhere in zip(rows["record"], elsewhere, strict=True)
    ]
    return rows.assign(reason=pd.Series(reasons, dtype=object))


def _reason(
    dataset: Dataset, record: str, lens: str, paid_with: Mapping[str, set[str]] | None
) -> Message:
    """Why nothing is known of a record's place in this lens."""
    if lens == "works":
        return message("area of work not recorded")
    parties = {record} if paid_with is None else paid_with.get(record, set())
    if not parties:
        return message("no funding recorded")
    places = [place for party in parties for place in dataset.locations_of.get(party, ())]
    if any(place.publication == "hidden" for place in places):
        return message("place withheld for protection")
    return message("place of the funding not recorded" if lens == "funded" else "no place recorded")


def _paid_with(dataset: Dataset) -> Mapping[str, set[str]]:
    """For each record that is paid: all whose places say where its money lands."""
    carriers = {project.id: project.organisation for project in dataset.projects}
    found: dict[str, set[str]] = {}
    for row in dataset.fundings:
        carrier = carriers.get(row.project or "")
        together = {party for party in (row.project, row.recipient, carrier) if party}
        for party in (row.project, row.recipient):
            if party:
                found.setdefault(party, set()).update(together)
    return found
