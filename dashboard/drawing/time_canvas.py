"""A sheet on which timelines are drawn: days from left to right, pixels from top to bottom.

Marks are put down as plain rows: `x` and `x2` are moments, `y` and `y2` pixels. Names of
fields are constants; what records say stands in the rows only, as text that vega never
reads as markup, link or formula. Whatever the theme, text has the colour of the page's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.drawing.palette import INK
from dashboard.drawing.time_axis import TimeAxis, moment
from dashboard.language import Language

SPAN = "span"
"""The name of the chart's brush: a span of days."""
RECORD = "record"
"""The name of the chart's click, and of the field that tells what was clicked."""

Row = Mapping[str, Any]
_PALE = 0.28

_AT_LEFT = alt.XValue(0)  # type: ignore[no-untyped-call]
_AT_RIGHT = alt.XValue("width")  # type: ignore[no-untyped-call]
_TO_RIGHT = alt.X2Value("width")  # type: ignore[no-untyped-call]


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain mappings."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


@dataclass
class TimeCanvas:
    """A chart in the making; `tips` are the fields that a hint shows, with their titles.

    `levels` are pixels that carry a label at the left edge, outside the sheet.
    """

    axis: TimeAxis
    language: Language
    height: int
    tips: Mapping[str, str]
    layers: list[alt.Chart] = field(default_factory=list)
    levels: Mapping[int, str] = field(default_factory=dict)

    def boxes(self, name: str, rows: Sequence[Row], look: Literal["sure", "maybe", "lost"]) -> None:
        """Bars from `x` to `x2`: solid (sure), pale (may be), pale and dashed (not known)."""
        chart = self._layer(name, rows)
        if chart is None:
            return
        mark = chart.mark_rect(
            cornerRadius=2,
            cursor="pointer",
            fillOpacity=1 if look == "sure" else _PALE if look == "maybe" else _PALE / 2,
            strokeWidth=0 if look == "sure" else 1.5,
            strokeDash=[4, 3] if look == "lost" else [],
        )
        self._add(mark, alt.X2("x2"), alt.Y2("y2"), _fill(), _stroke())

    def points(self, name: str, rows: Sequence[Row], shape: str, size: int = 110) -> None:
        """Marks of a shape at `x` and `y`."""
        chart = self._layer(name, rows)
        if chart is not None:
            mark = chart.mark_point(
                shape=shape, size=size, opacity=1, filled=True, cursor="pointer"
            )
            self._add(mark, _fill())

    def strokes(
        self,
        name: str,
        rows: Sequence[Row],
        width: float,
        opacity: float = 1,
        tips: Sequence[str] | None = None,
    ) -> None:
        """Upright strokes at `x`, from `y` to `y2`; faint ones are dashed."""
        chart = self._layer(name, rows)
        if chart is not None:
            dash = [4, 4] if opacity < 1 else []
            mark = chart.mark_rule(color=INK, strokeWidth=width, opacity=opacity, strokeDash=dash)
            self._add(mark, alt.Y2("y2"), tips=tips)

    def lines(self, name: str, rows: Sequence[Row], opacity: float = 0.2) -> None:
        """Level lines at `y`, all across."""
        chart = self._layer(name, rows)
        if chart is not None:
            mark = chart.mark_rule(color=INK, strokeWidth=1, opacity=opacity)
            self._add(mark, _AT_LEFT, _TO_RIGHT, tips=())

    def steps(self, name: str, rows: Sequence[Row], colour: str) -> None:
        """A line by steps along `y`, and a pale band up to `y2`."""
        chart = self._layer(name, rows)
        if chart is None:
            return
        area = chart.mark_area(interpolate="step-after", color=colour, fillOpacity=_PALE)
        self._add(area, alt.Y2("y2"), tips=())
        line = chart.mark_line(interpolate="step-after", color=colour, strokeWidth=2.5)
        self._add(line, tips=())

    def words(
        self,
        name: str,
        rows: Sequence[Row],
        *,
        at: Literal["day", "left", "right"] = "day",
        align: Literal["left", "right", "center"] = "left",
        limit: str | None = None,
        size: int = 14,
        bold: bool = False,
        opacity: float = 1,
        dx: int = 0,
        tips: Sequence[str] | None = None,
    ) -> None:
        """The text of each row at its day, or at an edge of the sheet.

        `limit` is vega's formula for the pixels that there are; longer text is cut with "…".
        `tips` are the fields that the hint shows, where not all.
        """
        chart = self._layer(name, rows)
        if chart is None:
            return
        mark = chart.mark_text(
            align=align,
            baseline="middle",
            color=INK,
            cursor="pointer",
            dx=dx,
            fontSize=size,
            fontWeight="bold" if bold else "normal",
            limit=alt.ExprRef(limit) if limit else alt.Undefined,
            opacity=opacity,
        )
        edges = {"left": [_AT_LEFT], "right": [_AT_RIGHT], "day": []}
        self._add(mark, alt.Text("text:N"), *edges[at], tips=tips)

    def span(self, span: tuple[date, date] | None) -> None:
        """A pale strip over the days that a filter leaves."""
        if span:
            low, high = self.axis.domain
            first, last = (min(max(moment(day), low), high) for day in span)
            rows = [{"x": first, "x2": last, "y": 0, "y2": self.height}]
            chart = self._layer("filtered", rows)
            if chart is not None:
                mark = chart.mark_rect(color=INK, opacity=0.08)
                self._add(mark, alt.X2("x2"), alt.Y2("y2"), tips=())

    def chart(self, description: str) -> alt.LayerChart:
        """The finished chart, with its brush and its click.

        Its marks are silent to screen readers, which get the description and the table of
        the same facts: hundreds of unnamed graphics would only stand in their way.
        """
        chart: alt.LayerChart = (
            alt.layer(self._sheet(), *self.layers)
            .properties(
                height=self.height,
                description=description,
                autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
            )
            .configure_view(stroke=None)
            .configure_mark(aria=False)
            .configure_axis(aria=False)
        )
        return chart

    def _layer(self, name: str, rows: Sequence[Row]) -> alt.Chart | None:
        """A layer over these rows. Named data stays in the chart and out of its toolbar."""
        if not rows:
            return None
        return alt.Chart(alt.InlineData(values=[dict(row) for row in rows], name=name))

    def _add(self, mark: alt.Chart, *channels: Any, tips: Sequence[str] | None = None) -> None:
        """Add a layer. Channels come as objects: altair is slow to find out what a text means."""
        keys = self.tips if tips is None else tips
        shown = [alt.Tooltip(f"{key}:N", title=self.tips[key]) for key in keys]
        place = [] if any(isinstance(each, alt.XValue) for each in channels) else [alt.X("x:Q")]
        hint = shown if shown else alt.TooltipValue(None)
        self.layers.append(mark.encode(*place, alt.Y("y:Q"), *channels, tooltip=hint))

    def _sheet(self) -> alt.Chart:
        """The empty sheet below all marks: it holds the scales, the axis, brush and click."""
        low, high = self.axis.domain
        rows = [{"x": low, "x2": high, "y": 0, "y2": self.height}]
        down = alt.Scale(domain=[self.height, 0], nice=False)
        sheet: alt.Chart = (
            alt.Chart(alt.InlineData(values=rows, name="sheet"))
            .mark_rect(opacity=0)
            .encode(
                x=self.axis.encoding(self.language),
                x2=alt.X2("x2"),
                y=alt.Y("y:Q", axis=self._level_axis(), scale=down),
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
        return sheet

    def _level_axis(self) -> alt.Axis | None:
        """Labels of the levels: numbers as the language writes them, which vega cannot."""
        if not self.levels:
            return None
        labels = json.dumps({str(y): text for y, text in self.levels.items()})
        return alt.Axis(
            title=None,
            values=list(self.levels),
            labelExpr=f"{labels}[datum.value]",
            labelColor=INK,
            labelFontSize=13,
            labelOpacity=0.8,
            labelPadding=6,
        )


def _fill() -> alt.Fill:
    return alt.Fill("colour:N", scale=None, legend=None)


def _stroke() -> alt.Stroke:
    return alt.Stroke("colour:N", scale=None, legend=None)
