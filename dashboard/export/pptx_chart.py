"""The foundings or fundings on a slide of a PowerPoint file, as a chart that can be edited."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.export.pptx_shapes import Box, colour_of, describe, write
from dashboard.export.slide_years import Years
from dashboard.language import Language

_LABELS, _LONG_LABELS = 7, 4
"""How many years are named below a chart, and how many stretches of years."""
_HIGH = 1.8  # a lower chart has no room for its legend
_CERTAIN, _POSSIBLE = "2F7DC1", "B5D3EA"


def draw_chart(page: Any, years: Years, language: Language, box: Box) -> None:
    """When the records began or were funded, as a chart with numbers that can be changed."""
    say, stretches = language.say, years.stretches
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [
        str(first) if first == last else f"{first}–{last}" for first, last, _, _ in stretches
    ]
    data.add_series(say("For certain"), [each.certain for each in stretches])
    data.add_series(say("Possibly more"), [each.possible for each in stretches])
    frame = page.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *box.lengths, data)
    describe(frame, years.words, years.title)
    chart = frame.chart
    chart.has_title, chart.has_legend = True, box.height > _HIGH
    if chart.has_legend:
        chart.legend.include_in_layout = False
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    write(chart.chart_title.text_frame, [years.title], 13, language, bold=True)
    chart.font.size = Pt(11 if box.height > _HIGH else 9)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 20, 100
    for series, colour in zip(plot.series, (_CERTAIN, _POSSIBLE), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour_of(colour)
    labels = _LABELS if all(first == last for first, last, _, _ in stretches) else _LONG_LABELS
    _name_some(chart, -(-len(stretches) // labels))
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.major_unit = max(1, -(-max(s + p for _, _, s, p in stretches) // 3))


def _name_some(chart: Any, step: int) -> None:
    """Name each so-manieth stretch of years below the chart, so that labels lie level."""
    axis = chart.category_axis._element
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)
