"""The shown records as places and areas of a map, and those that have neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.geography import REGION
from dashboard.language import Message, message
from dashboard.model import Dataset

SPOT_COLUMNS = ["spot", "latitude", "longitude", "precision", "count", "records", "names", "kinds"]
REACH_COLUMNS = ["ags", "count", "records", "names"]

_COARSENESS = ("address", "place", "municipality", "district", "state")


def spots(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """One row for each place on the map where shown records are, seen through the lens.

    Columns: spot (id: its coordinates), latitude, longitude (WGS84, to 11 m), precision
    (the coarsest there), count, and as tuples by name records (ids), names, kinds (codes).
    """
    rows = _seen(catalogue, shown, lens)
    rows = rows[rows["latitude"].notna()]
    rows = rows.assign(latitude=rows["latitude"].round(4), longitude=rows["longitude"].round(4))
    found: dict[tuple[float, float], dict[str, tuple[str, str]]] = {}
    coarsest: dict[tuple[float, float], str] = {}
    columns = ("latitude", "longitude", "precision", "record", "name", "kind")
    for latitude, longitude, precision, record, name, kind in _each(rows, columns):
        at = (float(latitude), float(longitude))
        found.setdefault(at, {})[record] = (name, kind)
        coarsest[at] = max(coarsest.get(at, precision), precision, key=_COARSENESS.index)
    table = [
        (
            f"{at[0]:.4f},{at[1]:.4f}",
            *at,
            coarsest[at],
            len(records),
            tuple(records),
            *zip(*records.values(), strict=True),
        )
        for at, records in sorted(found.items())
    ]
    return pd.DataFrame(table, columns=SPOT_COLUMNS)


def reach(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """One row for each area that shown records cover, for what is no single place.

    Through `sits` these are seats of which only the district or the Land is known, and the
    reach of those that have no recorded seat at all. Columns: ags (`DE`, a Land, or a
    district of today), count, and as tuples by name records (ids) and names.
    """
    rows = _seen(catalogue, shown, lens)
    rows = pd.concat([rows[rows["latitude"].isna()], _only_reach(catalogue, shown, lens)])
    found: dict[str, dict[str, str]] = {}
    for ags, district, record, name in _each(rows, ("ags", "district", "record", "name")):
        area = ags if ags == REGION or len(ags) == 2 else district or ags[:2]
        found.setdefault(area, {})[record] = name
    table = [
        (area, len(records), tuple(records), tuple(records.values()))
        for area, records in sorted(found.items())
    ]
    return pd.DataFrame(table, columns=REACH_COLUMNS)


def unplaced(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """The shown records that the map cannot show: record, name, kind, reason (a `Message`)."""
    missing = shown.copy()
    missing[_seen(catalogue, shown, lens)["at"]] = False
    missing[_only_reach(catalogue, shown, lens)["at"]] = False
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


def _each(rows: pd.DataFrame, columns: Iterable[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(rows[column] for column in columns), strict=True)


def _seen(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """The places of shown records in the four Länder, by the records' names."""
    placed = catalogue.placed
    return placed[(placed["lens"] == lens) & (placed["state"] != "") & shown[placed["at"]]]


def _only_reach(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """Where shown records work that have no recorded seat, when seats are asked for."""
    working = _seen(catalogue, shown, "works")
    if lens != "sits":
        return working.head(0)
    return working[~catalogue.anywhere[lens][working["at"]]]


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
