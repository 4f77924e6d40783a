"""Many timelines as bars, one for each stretch of years: solid is certain, pale is possible."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pandas as pd

from dashboard.drawing.time_axis import moment
from dashboard.drawing.time_canvas import TimeCanvas, rows_of

_LABEL = 14


def draw_year_bars(canvas: TimeCanvas, years: pd.DataFrame, *, top: int, colour: str) -> None:
    """Draw a table of `analysis.years` on the canvas, from `top` down to its lower edge.

    The canvas must show the tips when, certain and possible; its levels become the counts.
    """
    foot = canvas.height
    most = int((years["certain"] + years["possible"]).max()) if len(years) else 0
    if most == 0:
        return

    def level(n: int) -> float:
        return foot - n / most * (foot - top - _LABEL)

    bars: dict[str, list[dict[str, Any]]] = {"certain": [], "possible": []}
    for row in rows_of(years):
        sure, all_in_all = row["certain"], row["certain"] + row["possible"]
        if all_in_all == 0:
            continue
        facts = {
            "colour": colour,
            "when": _years(row["from_year"], row["to_year"]),
            "certain": canvas.language.number(sure),
            "possible": canvas.language.number(row["possible"]),
            "x": max(moment(date(max(row["from_year"], 1), 1, 1)), canvas.axis.domain[0]),
            "x2": min(moment(date(min(row["to_year"], 9999), 12, 31)), canvas.axis.domain[1]),
        }
        bars["certain"].append({**facts, "y": level(sure), "y2": foot})
        bars["possible"].append({**facts, "y": level(all_in_all), "y2": level(sure)})
    canvas.boxes("possible", bars["possible"], "maybe")
    canvas.boxes("certain", bars["certain"], "sure")
    canvas.levels = {round(level(n)): canvas.language.number(n) for n in _round_numbers(most)}
    canvas.lines("foot_of_bars", [{"y": foot}])


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _round_numbers(most: int) -> list[int]:
    """At most five round numbers from 0 to `most`."""
    step = next(m * 10**e for e in count() for m in (1, 2, 5) if most / (m * 10**e) <= 4)
    return list(range(0, most + 1, step))
