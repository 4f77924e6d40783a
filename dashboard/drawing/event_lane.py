"""Events as strokes in a lane of their own, at the foot of a timeline."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.analysis.timelines import Events
from dashboard.drawing.palette import REST
from dashboard.drawing.time_axis import later, moment
from dashboard.drawing.time_canvas import TimeCanvas, rows_of
from dashboard.model.wording import occasion_words

LANE = 74
"""How many pixels high the lane is."""

_STROKE = (40, 66)
_MOST = 200


def draw_events(canvas: TimeCanvas, events: Events, *, top: int) -> None:
    """Draw a stroke for each event from `top` down; those too close together share one."""
    if events.table.empty:
        return
    language = canvas.language
    titles = {"title": language.say("Event"), "on": language.say("When")}
    lane = TimeCanvas(canvas.axis, language, canvas.height, titles)
    strokes: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []
    for row in _spread_out(events.table):
        said = {
            "title": row["title"]
            if row["n"] == 1
            else language.count("{n} event", "{n} events", row["n"]),
            "on": occasion_words(row["period"], language)
            if row["n"] == 1
            else f"{row['earliest'].year}–{row['latest'].year}",
            "colour": REST,
            "record": row["event"] if row["n"] == 1 else None,
        }
        first, last = row["earliest"].date(), row["latest"].date()
        place = {"y": top + _STROKE[0], "y2": top + _STROKE[1], "x": moment(first)}
        if (last - first).days > 7:
            spans.append({**said, **place, "x2": moment(later(last, 1))})
        else:
            strokes.append({**said, **place})
    lane.lines("lane", [{"y": top + 4}])
    heading = language.count("{n} event", "{n} events", len(events.table))
    lane.words("events", [{"y": top + 22, "text": heading}], at="left", bold=True, size=15, tips=())
    lane.boxes("event_spans", spans, "maybe")
    lane.strokes("event_days", strokes, width=3)
    canvas.layers += lane.layers


def _spread_out(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The events, each with n = 1; of very many, those that fall together as one, with n."""
    rows = [{**row, "n": 1} for row in rows_of(table)]
    if len(rows) <= _MOST:
        return rows
    first, last = table["earliest"].min(), table["latest"].max()
    stretch = max((last - first).days // _MOST, 1)
    together: dict[int, dict[str, Any]] = {}
    for row in rows:
        place = (row["earliest"] - first).days // stretch
        if place in together:
            one = together[place]
            one["n"] += 1
            one["latest"] = max(one["latest"], row["latest"])
        else:
            together[place] = row
    return list(together.values())
