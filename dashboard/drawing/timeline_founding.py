"""Founding as a picture: each record on the interval that its founding may lie in, and the sum.

Up to `MOST_ROWS` records are drawn one by one, earliest first; more are counted by stretches
of years. So the chart stays small, whatever the data.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from dashboard.analysis.timelines import Founding, Foundings
from dashboard.analysis.years import founded_by_years, running_total
from dashboard.drawing.palette import ORGANISATION, PROJECT
from dashboard.drawing.time_axis import TimeAxis, later, moment
from dashboard.drawing.time_canvas import Spec, TimeCanvas
from dashboard.drawing.year_bars import draw_year_bars, levels
from dashboard.language import Language
from dashboard.model import Dataset, FuzzyDate
from dashboard.model.wording import date_words

MOST_ROWS = 40

_ROW = 26
_BAR = 12
_SUM = 92
_GAP = 34
_BARS = 220
_STEPS = 120


def draw_foundings(
    dataset: Dataset,
    foundings: Foundings,
    language: Language,
    span: tuple[date, date] | None = None,
    day: date | None = None,
) -> Spec:
    """Draw foundings, of which there must be at least one; `span` is shaded, `day` marked.

    The chart's parameters are `span` (brush along x, moments) and `record` (click, an id).
    """
    axis = TimeAxis.over(foundings.days).reaching(day)
    many = len(foundings) > MOST_ROWS
    if many:
        tips = {
            "when": language.say("Years"),
            "certain": language.say("For certain"),
            "possible": language.say("Possibly more"),
        }
    else:
        tips = {
            "name": language.say("Name"),
            "kind": language.say("Kind"),
            "when": language.say("Founded or begun"),
        }
    top = _SUM + _GAP
    canvas = TimeCanvas(axis, language, top + (_BARS if many else _ROW * len(foundings)), tips)
    canvas.span(span)
    _draw_total(canvas, foundings)
    if many:
        years = founded_by_years(foundings)
        most = draw_year_bars(
            canvas, "founded_by_years", years, top=top, foot=canvas.height, colour=ORGANISATION
        )
        canvas.levels = levels(most, top, canvas.height, canvas)
    else:
        _draw_rows(canvas, dataset, foundings.listed())
    canvas.mark(day)
    return canvas.chart(_description(foundings, language))


def _draw_total(canvas: TimeCanvas, foundings: Foundings) -> None:
    """The sum in the strip at the top: the line is certain, the band possible."""
    total = running_total(foundings)
    low, high = canvas.axis.domain
    moments = total.day.astype("datetime64[ms]").astype(np.int64)
    place = (moments - low) * _STEPS // (high - low)
    drawn = np.append(place[1:] != place[:-1], True)  # the last of those that fall together
    most = len(foundings)

    def level(n: int) -> float:
        return round(_SUM - n / most * (_SUM - 26), 1)

    rows: list[dict[str, float]] = [{"x": low, "y": level(0), "y2": level(0)}]
    for x, certain, possible in zip(
        moments[drawn].tolist(),
        total.at_least[drawn].tolist(),
        total.at_most[drawn].tolist(),
        strict=True,
    ):
        rows.append({"x": x, "y": level(certain), "y2": level(possible)})
    rows.append({"x": high, "y": level(most), "y2": level(most)})
    canvas.lines("foot", [{"y": _SUM}])
    canvas.steps("total", rows, ORGANISATION)
    title = canvas.language.say("In all {n}", n=canvas.language.number(most))
    canvas.words("sum", [{"y": 12, "text": title}], at="left", bold=True, tips=())


def _draw_rows(canvas: TimeCanvas, dataset: Dataset, listed: list[Founding]) -> None:
    exact: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    fuzzy: list[dict[str, Any]] = []
    labels: dict[str, list[dict[str, Any]]] = {"right": [], "left": [], "over": []}
    for n, row in enumerate(listed):
        first, last = row.earliest, row.latest
        middle = _SUM + _GAP + n * _ROW + _ROW / 2
        said = _said(dataset, row, canvas.language)
        facts = {
            "record": row.record,
            "colour": PROJECT if row.is_project else ORGANISATION,
            **said,
        }
        before, after = canvas.axis.share(first), 1 - canvas.axis.share(last)
        side = "over" if max(before, after) < 0.35 else "right" if after >= before else "left"
        if first == last:
            exact[row.is_project].append({**facts, "x": moment(first), "y": middle})
        else:
            ends = {"x": moment(first), "x2": moment(later(last, 1))}
            half = _ROW / 2 - 2 if side == "over" else _BAR / 2
            fuzzy.append({**facts, **ends, "y": middle - half, "y2": middle + half})
        room = {"right": after, "left": before, "over": 1 - before}[side]
        start = last if side == "right" else first
        labels[side].append({**facts, "x": moment(start), "y": middle, "room": room})
    canvas.boxes("spans", fuzzy, "maybe")
    canvas.points("organisations", exact[False], "circle")
    canvas.points("projects", exact[True], "diamond")
    fitting = "max(20, width * datum.room - 14)"
    canvas.words("labels_right", labels["right"], dx=10, limit=fitting)
    canvas.words("labels_left", labels["left"], dx=-10, align="right", limit=fitting)
    canvas.words("labels_over", labels["over"], dx=6, limit=fitting)


def _said(dataset: Dataset, row: Founding, language: Language) -> dict[str, str]:
    when = date_words(FuzzyDate.parse(row.text), language)
    if row.is_project:
        kind = language.say("Project")
        text = language.say("{when} · Project: {name}", when=when, name=row.name)
    else:
        kind = dataset.label("organisation_kind", row.kind, language.code)
        text = language.say("{when} · {name}", when=when, name=row.name)
    return {"name": row.name, "kind": kind, "when": when, "text": text}


def _description(foundings: Foundings, language: Language) -> str:
    first, last = foundings.days
    return language.count(
        "Timeline of {n} founding, from {first} to {last}. The same facts can be shown as a table.",
        "Timeline of {n} foundings, from {first} to {last}. "
        "The same facts can be shown as a table.",
        len(foundings),
        first=first.year,
        last=last.year,
    )
