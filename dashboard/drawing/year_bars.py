"""Many timelines as bars, one for each stretch of years: solid is certain, pale is possible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from dashboard.analysis.years import Stretch
from dashboard.drawing.time_axis import TimeAxis, later, moment
from dashboard.drawing.time_canvas import TimeCanvas

_LABEL = 14


def draw_year_bars(
    canvas: TimeCanvas, name: str, years: Sequence[Stretch], *, top: int, foot: int, colour: str
) -> int:
    """Draw the stretches of years on the canvas, from `top` down to `foot`.

    The canvas must show the tips when, certain and possible, and have no other layer of this
    name. Returns how many the highest bar stands for.
    """
    most = highest(years)
    if most == 0:
        return 0
    bars: list[dict[str, Any]] = []
    low, high = canvas.axis.domain
    for from_year, to_year, sure, possible in years:
        if sure + possible == 0:
            continue
        bar = {
            "when": str(from_year) if from_year == to_year else f"{from_year}–{to_year}",
            "certain": canvas.language.number(sure),
            "possible": canvas.language.number(possible),
            "x": max(moment(date(max(from_year, 1), 1, 1)), low),
            "x2": min(moment(later(date(min(to_year, 9999), 12, 31), 1)), high),
            "y": _level(sure, most, top, foot),
            "y2": foot,
            "top": _level(sure + possible, most, top, foot),
        }
        bars.append(bar)
    canvas.columns(name, bars, colour)
    canvas.lines(f"foot_of_{name}", [{"y": foot}])
    return most


def levels(most: int, top: int, foot: int, canvas: TimeCanvas) -> dict[int, str]:
    """The labels of round counts at the left edge of such bars, by pixel."""
    return {
        round(_level(n, most, top, foot)): canvas.language.number(n) for n in _round_numbers(most)
    }


def highest(years: Sequence[Stretch]) -> int:
    """The most that any stretch holds, certain and possible together."""
    return max((each.certain + each.possible for each in years), default=0)


def axis_over(years: Sequence[Stretch]) -> TimeAxis:
    """An axis over all the stretches, of which there must be one, with air at both ends."""
    first, last = max(years[0].from_year, 1), min(years[-1].to_year, 9999)
    return TimeAxis.over([date(first, 1, 1), date(last, 12, 31)])


def _level(n: int, most: int, top: int, foot: int) -> float:
    return round(foot - n / most * (foot - top - _LABEL), 1)


def _round_numbers(most: int) -> list[int]:
    """At most five round numbers from 0 to `most`."""
    if most == 0:
        return []
    step = next(m * 10**e for e in count() for m in (1, 2, 5) if most / (m * 10**e) <= 4)
    return list(range(0, most + 1, step))
