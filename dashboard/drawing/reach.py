"""The areas that records work in, as plain values that the browser draws as tinted areas."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.drawing.places import NAMES_SHOWN

DISTRICT_LENGTH = 5


def area_of(ags: str) -> str:
    """The area on the map for a code: a municipality counts for its district."""
    return ags[:DISTRICT_LENGTH]


def reach_values(reach: pd.DataFrame, highlight: str | None = None) -> list[dict[str, Any]]:
    """A dict for each area: its code, how many records work there, the first names.

    `reach` has the columns ags ("DE", or a code of 2, 5 or 8 digits), count, records, names;
    the last two are tuples of equal length. A record that names a district and one of its
    municipalities counts once. `highlight` is the id of the record that the reader has opened.
    """
    areas: dict[str, dict[str, str]] = {}
    for row in reach.to_dict("records"):
        named = zip(row["records"], row["names"], strict=True)
        areas.setdefault(area_of(row["ags"]), {}).update(named)
    return [
        {
            "ags": ags,
            "count": len(records),
            "names": list(records.values())[:NAMES_SHOWN],
            "on": highlight in records,
        }
        for ags, records in sorted(areas.items())
    ]


def records_reaching(reach: pd.DataFrame, area: str) -> tuple[str, ...]:
    """The records that an area's count stands for, each once, in the table's order."""
    rows = reach[reach["ags"].map(area_of) == area]
    return tuple(dict.fromkeys(record for records in rows["records"] for record in records))
