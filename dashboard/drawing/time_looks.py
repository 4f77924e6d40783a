"""How the marks of a timeline look, as Vega-Lite: written by altair once, then kept.

Altair checks each mark that it writes against the whole of Vega-Lite's schema, which takes
half a second for a chart. The looks are few and the same for all readers; only rows, domain
and labels change, and those are plain values. The looks are kept as JSON, which is the
quickest to copy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import altair as alt

from dashboard.drawing.palette import INK

SPAN = "span"
"""The name of the chart's brush: a span of days."""
RECORD = "record"
"""The name of the chart's click, and of the field that tells what was clicked."""

Spec = dict[str, Any]
Tips = tuple[tuple[str, str], ...]

_CHANNELS: Mapping[str, Callable[[], Any]] = {
    "x": lambda: alt.X("x:Q"),
    "x2": lambda: alt.X2("x2"),
    "y": lambda: alt.Y("y:Q"),
    "y2": lambda: alt.Y2("y2"),
    "top": lambda: alt.Y("top:Q"),
    "y2_at_y": lambda: alt.Y2("y"),
    "at_left": lambda: alt.XValue(0),  # type: ignore[no-untyped-call]
    "at_right": lambda: alt.XValue("width"),  # type: ignore[no-untyped-call]
    "to_right": lambda: alt.X2Value("width"),  # type: ignore[no-untyped-call]
    "text": lambda: alt.Text("text:N"),
    "fill": lambda: alt.Fill("colour:N", scale=None, legend=None),
    "stroke": lambda: alt.Stroke("colour:N", scale=None, legend=None),
}


def layer_look(
    mark: str, channels: tuple[str, ...], tips: Tips, looks: tuple[tuple[str, Any], ...]
) -> Spec:
    """One layer without its rows: a kind of mark, its channels by name, its hint, its looks.

    `looks` are properties of the mark; `limit` is a formula. Gives a copy for the caller.
    """
    look: Spec = json.loads(_layer(mark, channels, tips, looks))
    return look


def sheet_look() -> Spec:
    """A chart that has only the empty sheet below all marks: scales, axes, brush and click.

    Domains, ticks and labels are the caller's to fill in. Gives a copy for the caller.
    """
    look: Spec = json.loads(_sheet())
    return look


@lru_cache(maxsize=256)
def _layer(
    mark: str, channels: tuple[str, ...], tips: Tips, looks: tuple[tuple[str, Any], ...]
) -> str:
    options = {key: list(v) if isinstance(v, tuple) else v for key, v in looks if v is not None}
    if "limit" in options:
        options["limit"] = alt.ExprRef(str(options["limit"]))
    hint = [alt.Tooltip(f"{key}:N", title=title) for key, title in tips]
    chart = getattr(alt.Chart(alt.NamedData(name="rows")), f"mark_{mark}")(**options)
    chart = chart.encode(
        *(_CHANNELS[c]() for c in channels), tooltip=hint or alt.TooltipValue(None)
    )
    spec: Spec = chart.to_dict()
    return json.dumps({key: spec[key] for key in ("mark", "encoding")})


@lru_cache(maxsize=1)
def _sheet() -> str:
    label: dict[str, Any] = {
        "labelColor": INK,
        "labelFontSize": 13,
        "labelOpacity": 0.8,
        "labelPadding": 6,
    }
    across = alt.Axis(
        orient="top",
        title=None,
        values=[0],
        labelExpr="''",
        labelFlush=False,
        labelOverlap="greedy",
        labelSeparation=8,
        **label,
    )
    levels = alt.Axis(title=None, values=[0], labelExpr="''", **label)
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    sheet = (
        alt.Chart(alt.NamedData(name="sheet"))
        .mark_rect(opacity=0)
        .encode(
            x=alt.X("x:Q", scale=scale, axis=across),
            x2=alt.X2("x2"),
            y=alt.Y("y:Q", axis=levels, scale=alt.Scale(domain=[1, 0], nice=False)),
            y2=alt.Y2("y2"),
            tooltip=alt.TooltipValue(None),
        )
        .add_params(
            alt.selection_interval(
                name=SPAN,
                encodings=["x"],
                mark=alt.BrushConfig(fill=INK, fillOpacity=0.12, stroke=INK),
            ),
            alt.selection_point(name=RECORD, fields=[RECORD], on="click", clear=False),
        )
    )
    spec: Spec = (
        alt.layer(sheet)
        .properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
        .configure_view(stroke=None)
        .configure_mark(aria=False)
        .configure_axis(aria=False)
        .to_dict()
    )
    return json.dumps(spec)
