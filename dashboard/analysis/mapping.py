"""The shown records as places and areas of a map, and those that have neither."""

from __future__ import annotations

import pandas as pd

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.language import Message, message

SPOT_COLUMNS = ["spot", "latitude", "longitude", "precision", "count", "records", "names", "kinds"]
REACH_COLUMNS = ["ags", "count", "records", "names"]


def spots(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """One row for each place on the map where shown records are, seen through the lens.

    Columns: spot (id: its coordinates), latitude, longitude (WGS84), precision (of its
    first record), count, and as tuples records (ids), names, kinds (codes).
    """
    rows = _seen(catalogue, shown, lens)
    rows = rows[rows["latitude"].notna()].drop_duplicates(["record", "latitude", "longitude"])
    if rows.empty:
        return pd.DataFrame(columns=SPOT_COLUMNS)
    rows = rows.assign(
        spot=[f"{a:.4f},{b:.4f}" for a, b in zip(rows["latitude"], rows["longitude"], strict=True)]
    )
    grouped = rows.groupby("spot", sort=True)
    table = grouped.agg(
        latitude=("latitude", "first"),
        longitude=("longitude", "first"),
        precision=("precision", "first"),
        count=("record", "size"),
        records=("record", tuple),
        names=("name", tuple),
        kinds=("kind", tuple),
    )
    return table.reset_index()[SPOT_COLUMNS]


def reach(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """One row for each area that shown records cover, for what is no single place.

    Through `sits` these are seats of which only the district or the Land is known, and the
    reach of those that have no recorded seat at all. Columns: ags (`DE`, 2, 5 or 8
    digits), count, records (ids) and names as tuples.
    """
    rows = _seen(catalogue, shown, lens)
    rows = rows[rows["latitude"].isna()]
    if lens != "works":
        rows = pd.concat([rows, _only_reach(catalogue, shown, lens)])
    rows = rows.drop_duplicates(["record", "ags"])
    if rows.empty:
        return pd.DataFrame(columns=REACH_COLUMNS)
    table = rows.groupby("ags", sort=True).agg(
        count=("record", "size"), records=("record", tuple), names=("name", tuple)
    )
    return table.reset_index()[REACH_COLUMNS]


def unplaced(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """The shown records that the map cannot show: record, name, kind, reason (a `Message`)."""
    drawn = {
        record
        for table in (spots(catalogue, shown, lens), reach(catalogue, shown, lens))
        for records in table["records"]
        for record in records
    }
    rows = catalogue.records[shown]
    rows = rows[~rows["record"].isin(drawn)]
    reasons = pd.Series(
        [_reason(catalogue, record, lens) for record in rows["record"]],
        index=rows.index,
        dtype=object,
    )
    return rows[["record", "name", "kind"]].assign(reason=reasons).reset_index(drop=True)


def _seen(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    placed = catalogue.placed
    inside = placed[(placed["lens"] == lens) & (placed["state"] != "")]
    return inside.merge(catalogue.records[shown], on="record")


def _only_reach(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    seated = set(catalogue.placed.loc[catalogue.placed["lens"] == lens, "record"])
    if lens == "funded":
        return _seen(catalogue, shown, lens).head(0)
    working = _seen(catalogue, shown, "works")
    return working[~working["record"].isin(seated)]


def _reason(catalogue: Catalogue, record: str, lens: str) -> Message:
    locations = catalogue.dataset.locations_of.get(record, ())
    if any(location.publication == "hidden" for location in locations):
        return message("place withheld for protection")
    recorded = catalogue.placed
    if ((recorded["record"] == record) & (recorded["lens"] == lens)).any():
        return message("outside the four Länder")
    if lens == "works":
        return message("area of work not recorded")
    if lens == "funded":
        return message("no funding recorded")
    return message("no place recorded")
