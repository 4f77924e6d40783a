"""The places of records, as plain values that the browser draws as circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable
from typing import Any

import pandas as pd

NAMES_SHOWN = 8
"""How many names a tooltip lists before it says how many more there are."""
MANY, FEWER_NAMES = 60, 3
"""Above so many circles each lists fewer names: what travels to the browser stays small."""


def place_values(spots: pd.DataFrame, highlight: str | None = None) -> list[dict[str, Any]]:
    """A dict for each spot: where, how many records of which kind, the first names.

    `spots` has the columns spot, latitude, longitude (degrees, WGS 84), precision, count,
    records, names, kinds; the last three are tuples of equal length. `highlight` is the id
    of the record that the reader has opened.
    """
    names = NAMES_SHOWN if len(spots) <= MANY else FEWER_NAMES
    return [_place(row, highlight, names) for row in spots.to_dict("records")]


def _place(row: dict[Hashable, Any], highlight: str | None, names: int) -> dict[str, Any]:
    entries = [list(entry) for entry in zip(row["names"], row["kinds"], strict=True)]
    return {
        "spot": str(row["spot"]),
        "at": [round(float(row["latitude"]), 5), round(float(row["longitude"]), 5)],
        "precision": str(row["precision"]),
        "count": len(row["records"]),
        "kinds": dict(Counter(row["kinds"])),
        "entries": entries[:names],
        "record": row["records"][0] if len(row["records"]) == 1 else None,
        "on": highlight in row["records"],
    }


def records_at(spots: pd.DataFrame, wanted: Collection[str]) -> tuple[str, ...]:
    """The records at some of the spots, each once, in the table's order."""
    rows = spots[spots["spot"].isin(wanted)]
    return tuple(dict.fromkeys(record for records in rows["records"] for record in records))
