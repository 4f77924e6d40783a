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

from dashboard.drawing.palette import INK
from dashboard.drawing.time_axis import TimeAxis, moment
from dashboard.drawing.time_looks import RECORD, SPAN, Spec, layer_look, sheet_look
from dashboard.language import Language

__all__ = ["RECORD", "SPAN", "Row", "Spec", "TimeCanvas"]

Row = Mapping[str, Any]
_PALE = 0.28
_SHORTEST = 6  # pixels of a stroke: less would be a dot


@dataclass
class TimeCanvas:
    """A chart in the making; `tips` are the fields that a hint shows, with their titles.

    `levels` are pixels that carry a label at the left edge, outside the sheet.
    """

    axis: TimeAxis
    language: Language
    height: int
    tips: Mapping[str, str]
    layers: list[Spec] = field(default_factory=list)
    levels: Mapping[int, str] = field(default_factory=dict)

    def boxes(self, name: str, rows: Sequence[Row], look: Literal["sure", "maybe", "lost"]) -> None:
        """Bars from `x` to `x2`: solid (sure), pale (may be), pale and dashed (not known)."""
        self._add(
            name,
            rows,
            "rect",
            ("x", "x2", "y", "y2", "fill", "stroke"),
            cornerRadius=2,
            cursor="pointer",
            fillOpacity=1 if look == "sure" else _PALE if look == "maybe" else _PALE / 2,
            strokeWidth=0 if look == "sure" else 1.5,
            strokeDash=(4, 3) if look == "lost" else (),
        )

    def points(self, name: str, rows: Sequence[Row], shape: str, size: int = 110) -> None:
        """Marks of a shape at `x` and `y`."""
        looks: dict[str, Any] = {
            "shape": shape,
            "size": size,
            "opacity": 1,
            "filled": True,
            "cursor": "pointer",
        }
        self._add(name, rows, "point", ("x", "y", "fill"), **looks)

    def strokes(
        self,
        name: str,
        rows: Sequence[Row],
        width: float,
        opacity: float = 1,
        tips: Sequence[str] | None = None,
    ) -> None:
        """Upright strokes at `x`, from `y` to `y2`; faint ones are dashed."""
        dash = (4, 4) if opacity < 1 else ()
        looks: dict[str, Any] = {
            "color": INK,
            "strokeWidth": width,
            "opacity": opacity,
            "strokeDash": dash,
        }
        self._add(name, rows, "rule", ("x", "y", "y2"), tips, **looks)

    def lines(self, name: str, rows: Sequence[Row], opacity: float = 0.2) -> None:
        """Level lines at `y`, all across."""
        looks: dict[str, Any] = {"color": INK, "strokeWidth": 1, "opacity": opacity}
        self._add(name, rows, "rule", ("at_left", "to_right", "y"), (), **looks)

    def steps(self, name: str, rows: Sequence[Row], colour: str) -> None:
        """A line by steps along `y`, and a pale band up to `y2`."""
        looks: dict[str, Any] = {"interpolate": "step-after", "color": colour}
        band = self._look("area", ("x", "y", "y2"), (), **looks, fillOpacity=_PALE)
        self._together(
            name, rows, band, self._look("line", ("x", "y"), (), **looks, strokeWidth=2.5)
        )

    def columns(self, name: str, rows: Sequence[Row], colour: str) -> None:
        """Bars from `x` to `x2`: solid from `y2` up to `y`, and pale from there up to `top`."""
        looks: dict[str, Any] = {"color": colour, "cornerRadius": 2}
        pale: dict[str, Any] = {"fillOpacity": _PALE, "stroke": colour, "strokeWidth": 1.5}
        self._together(
            name,
            rows,
            self._look("rect", ("x", "x2", "top", "y2_at_y"), None, **looks, **pale),
            self._look("rect", ("x", "x2", "y", "y2"), None, **looks),
        )

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
        place = {"left": "at_left", "right": "at_right", "day": "x"}[at]
        self._add(
            name,
            rows,
            "text",
            (place, "y", "text"),
            tips,
            align=align,
            baseline="middle",
            color=INK,
            cursor="pointer",
            dx=dx,
            fontSize=size,
            fontWeight="bold" if bold else "normal",
            limit=limit,
            opacity=opacity,
        )

    def span(self, span: tuple[date, date] | None) -> None:
        """A pale strip over the days that a filter leaves."""
        if span:
            low, high = self.axis.domain
            first, last = (min(max(moment(day), low), high) for day in span)
            rows = [{"x": first, "x2": last, "y": 0, "y2": self.height}]
            self._add("filtered", rows, "rect", ("x", "x2", "y", "y2"), (), color=INK, opacity=0.08)

    def mark(self, day: date | None, spared: Sequence[tuple[int, int]] = ()) -> None:
        """A thick stroke on the day that is looked at, behind nothing.

        It leaves out what is `spared`, from upper to lower edge, from top to bottom: text there
        may lie under it, on a sheet as narrow as a reader's may be.
        """
        if day:
            edges = [0, *(edge for each in spared for edge in each), self.height]
            pieces = [
                {"x": moment(day), "y": upper, "y2": lower}
                for upper, lower in zip(edges[::2], edges[1::2], strict=True)
                if upper + _SHORTEST <= lower
            ]
            self.strokes("day", pieces, 3, tips=())

    def chart(self, description: str) -> Spec:
        """The finished chart in the terms of Vega-Lite, with its brush and its click.

        Its marks are silent to screen readers, which get the description and the table of
        the same facts: hundreds of unnamed graphics would only stand in their way.
        """
        low, high = self.axis.domain
        spec = sheet_look()
        sheet = spec["layer"][0]
        rows = [{"x": low, "x2": high, "y": 0, "y2": self.height}]
        sheet["data"] = {"name": "sheet", "values": rows}
        across, down = sheet["encoding"]["x"], sheet["encoding"]["y"]
        across["scale"]["domain"] = [low, high]
        across["axis"].update(self.axis.labels(self.language))
        down["scale"]["domain"] = [self.height, 0]
        if self.levels:
            down["axis"].update(values=list(self.levels), labelExpr=self._level_formula())
        else:
            down["axis"] = None
        spec["layer"] += self.layers
        spec.update(height=self.height, description=description)
        return spec

    def _level_formula(self) -> str:
        """Labels of the levels: numbers as the language writes them, which vega cannot."""
        return f"{json.dumps({str(y): text for y, text in self.levels.items()})}[datum.value]"

    def _add(
        self,
        name: str,
        rows: Sequence[Row],
        mark: str,
        channels: tuple[str, ...],
        tips: Sequence[str] | None = None,
        **looks: Any,
    ) -> None:
        """Add a layer over these rows. Named data stays in the chart and out of its toolbar."""
        if not rows:
            return
        layer = self._look(mark, channels, tips, **looks)
        layer["data"] = {"name": name, "values": [dict(row) for row in rows]}
        self.layers.append(layer)

    def _together(self, name: str, rows: Sequence[Row], *looks: Spec) -> None:
        """Add several looks of the same rows, which are sent once."""
        if rows:
            data = {"name": name, "values": [dict(row) for row in rows]}
            self.layers.append({"data": data, "layer": list(looks)})

    def _look(
        self, mark: str, channels: tuple[str, ...], tips: Sequence[str] | None, **looks: Any
    ) -> Spec:
        shown = tuple((key, self.tips[key]) for key in (self.tips if tips is None else tips))
        return layer_look(mark, channels, shown, tuple(sorted(looks.items())))
