"""Events in a lane at the foot of a timeline: strokes, or bars where they are many."""

from __future__ import annotations

from typing import Any

from dashboard.analysis.timelines import Events
from dashboard.analysis.years import held_by_years
from dashboard.drawing.palette import REST
from dashboard.drawing.time_axis import later, moment
from dashboard.drawing.time_canvas import TimeCanvas
from dashboard.drawing.year_bars import draw_year_bars
from dashboard.model.wording import occasion_words

MOST_STROKES = 60
"""How many events get a stroke each; more are counted by years."""

_STROKE = (40, 66)
_LANE, _HIGH_LANE = 74, 120


def lane_height(events: Events) -> int:
    """How many pixels high the lane of these events is."""
    if len(events) == 0:
        return 0
    return _LANE if len(events) <= MOST_STROKES else _HIGH_LANE


def draw_events(canvas: TimeCanvas, events: Events, *, top: int) -> None:
    """Draw the events from `top` down: a stroke for each, or a bar for each stretch of years."""
    if len(events) == 0:
        return
    language = canvas.language
    many = len(events) > MOST_STROKES
    if many:
        tips = {"when": language.say("Years"), "certain": language.say("For certain")}
        tips["possible"] = language.say("Possibly more")
    else:
        tips = {"title": language.say("Event"), "on": language.say("When")}
    lane = TimeCanvas(canvas.axis, language, canvas.height, tips)
    lane.lines("lane", [{"y": top + 4}])
    heading = language.count("{n} event", "{n} events", len(events))
    lane.words("events", [{"y": top + 22, "text": heading}], at="left", bold=True, size=15, tips=())
    if many:
        years = held_by_years(events)
        draw_year_bars(
            lane, "held_by_years", years, top=top + 22, foot=top + _HIGH_LANE - 8, colour=REST
        )
    else:
        _draw_strokes(lane, events, top)
    canvas.layers += lane.layers


def _draw_strokes(lane: TimeCanvas, events: Events, top: int) -> None:
    strokes: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []
    for row in events.listed():
        said = {
            "title": row.title,
            "on": occasion_words(row.period, lane.language),
            "colour": REST,
            "record": row.event,
        }
        place = {"y": top + _STROKE[0], "y2": top + _STROKE[1], "x": moment(row.earliest)}
        if (row.latest - row.earliest).days > 7:
            spans.append({**said, **place, "x2": moment(later(row.latest, 1))})
        else:
            strokes.append({**said, **place})
    lane.boxes("event_spans", spans, "maybe")
    lane.strokes("event_days", strokes, width=3)
