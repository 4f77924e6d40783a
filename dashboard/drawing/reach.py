"""The areas that records work in, as plain values that the browser draws as tinted areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.analysis.mapping import Row
from dashboard.drawing.places import NAMES_SHOWN


def area_values(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """A dict for each area: its code, how many records work there, the first names."""
    return [
        {
            "ags": row.id,
            "count": row.count,
            "names": [name for name, _ in row.names[:NAMES_SHOWN]],
            "on": row.marked,
        }
        for row in sorted(rows, key=lambda each: each.id)
    ]
