"""Funding as a picture: a bar for each funder of each project or recipient, events below.

A bar is solid where the funding certainly ran and pale where it may have run; it carries an
arrow where it goes on, "?" where its beginning or end is not known, "€ ?" where the amount
is not. Up to `MOST_ROWS` fundings are drawn one by one; more are counted by years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from dashboard.analysis.timelines import Events, Fundings, Paid
from dashboard.analysis.years import funded_by_years
from dashboard.drawing.event_lane import draw_events, lane_height
from dashboard.drawing.funding_bars import FundingBar, Look, funding_bar
from dashboard.drawing.palette import ORGANISATION, funder_colours
from dashboard.drawing.time_axis import TimeAxis, day_at, later, moment
from dashboard.drawing.time_canvas import Spec, TimeCanvas
from dashboard.drawing.timeline_tables import amount_words
from dashboard.drawing.year_bars import axis_over, draw_year_bars, levels
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.model.wording import period_words

MOST_ROWS = 20

_TOP = 8
_HEADING = 34
_ROW = 42
_NOW = 16  # the lower edge of the word "today"
_DOUBT = 0.06  # of the axis: as wide as a "?" on a narrow sheet
_TEXT = 10  # from the top of a row to the middle of its text
_BARS = (20, 240)  # upper and lower edge of the bars by years
_BAR = (22, 34)  # from the top of a row to the upper and lower edge of its bar


@dataclass
class _Parts:
    """The rows of the picture by the layer that they go to."""

    boxes: dict[Look, list[dict[str, Any]]] = field(
        default_factory=lambda: {"maybe": [], "lost": [], "sure": []}
    )
    arrows: list[dict[str, Any]] = field(default_factory=list)
    no_begin: list[dict[str, Any]] = field(default_factory=list)
    no_end: list[dict[str, Any]] = field(default_factory=list)
    undated: list[dict[str, Any]] = field(default_factory=list)
    headings: list[dict[str, Any]] = field(default_factory=list)
    funders: list[dict[str, Any]] = field(default_factory=list)
    amounts: list[dict[str, Any]] = field(default_factory=list)
    height: int = 0

    def texts(self, axis: TimeAxis, day: date) -> list[tuple[int, int]]:
        """From where to where there is text that the line of a day might cross, from the top."""
        doubts = [
            row
            for row in (*self.no_begin, *self.no_end)
            if -0.01 < axis.share(day) - axis.share(day_at(row["x"])) < _DOUBT
        ]
        rows = (*self.headings, *self.funders, *self.undated, *doubts)
        middles = sorted(int(row["y"]) for row in rows)
        return [(y - _TEXT, y + _TEXT) for y in middles]


def draw_fundings(
    dataset: Dataset,
    fundings: Fundings,
    events: Events,
    language: Language,
    today: date,
    span: tuple[date, date] | None = None,
    day: date | None = None,
) -> Spec:
    """Draw fundings and events, at least one in all; `span` is shaded, `day` marked.

    Bars that go on, or may go on, reach to the day `today`. The chart's parameters are
    `span` (brush along x, moments) and `record` (click, the id of what is paid, or of the
    funder on its name).
    """
    lane = lane_height(events)
    texts = [(0, _NOW)]
    if len(fundings) <= MOST_ROWS:
        listed = fundings.listed()
        axis = _axis(listed, events, today).reaching(day)
        parts = _parts(dataset, listed, axis, language, today)
        canvas = TimeCanvas(axis, language, parts.height + lane, _tips(language))
        canvas.span(span)
        _draw(canvas, parts)
        texts += parts.texts(axis, day) if day else []
    else:
        canvas = _counted(fundings, events, language, today, span, day)
    if canvas.axis.first < today < canvas.axis.last:
        _draw_today(canvas, today)
    draw_events(canvas, events, top=canvas.height - lane)
    canvas.mark(day, spared=texts)
    return canvas.chart(_description(len(fundings), len(events), language))


def _tips(language: Language) -> dict[str, str]:
    return {
        "funder": language.say("Funder"),
        "paid": language.say("Pays for"),
        "programme": language.say("Programme"),
        "when": language.say("Period"),
        "amount": language.say("Amount"),
    }


def _counted(
    fundings: Fundings,
    events: Events,
    language: Language,
    today: date,
    span: tuple[date, date] | None,
    day: date | None,
) -> TimeCanvas:
    """The fundings as bars by years, with the height of the lane of events left free below."""
    years = funded_by_years(fundings, today)
    days = list(events.days) if len(events) else []
    if years:
        axis = axis_over(years)
        days += [axis.first, axis.last]
    axis = TimeAxis.over(days or [today]).reaching(day)
    tips = {
        "when": language.say("Years"),
        "certain": language.say("For certain"),
        "possible": language.say("Possibly more"),
    }
    canvas = TimeCanvas(axis, language, _BARS[1] + lane_height(events), tips)
    canvas.span(span)
    top, foot = _BARS
    most = draw_year_bars(canvas, "funded_by_years", years, top=top, foot=foot, colour=ORGANISATION)
    canvas.levels = levels(most, top, foot, canvas)
    return canvas


def _axis(listed: Sequence[Paid], events: Events, today: date) -> TimeAxis:
    days = [day for row in listed for day in (row.first, row.first_sure, row.last_sure, row.last)]
    days += events.days if len(events) else ()
    lasting = any(row.ending != "known" and row.first for row in listed)
    if lasting or not any(days):
        days.append(today)
    axis = TimeAxis.over(days)
    if lasting:  # arrows and marks of doubt stand beyond the end, amounts beside them
        return TimeAxis(axis.first, later(axis.last, (axis.last - axis.first).days // 18))
    return axis


def _parts(
    dataset: Dataset, listed: Sequence[Paid], axis: TimeAxis, language: Language, today: date
) -> _Parts:
    parts = _Parts(height=_TOP)
    colours = funder_colours(dataset, [row.funder for row in listed])
    paid = None
    for row in listed:
        if row.paid != paid:
            paid = row.paid
            heading = {"record": paid, "paid": row.paid_name, "text": row.paid_name}
            parts.headings.append({**heading, "y": parts.height + _HEADING - 12})
            parts.height += _HEADING
        said = _said(row, language)
        facts = {"record": paid, "colour": colours[row.funder], **said}
        top = parts.height
        name = row.funder_name
        text = f"{name} · {row.programme}" if row.programme else name
        amount = said["amount"] if row.amount_eur is not None else "€ ?"
        label = {**facts, "record": row.funder, "y": top + _TEXT, "text": text}
        parts.funders.append({**label, "room": 16 + 8 * len(amount)})
        parts.amounts.append({**facts, "y": top + _TEXT, "text": amount})
        bar = funding_bar(row, axis.first, today)
        _add_bar(parts, facts, bar, top, axis.first, language.say("Period not known"))
        parts.height += _ROW
    return parts


def _add_bar(
    parts: _Parts, facts: Mapping[str, Any], bar: FundingBar, top: int, left: date, nothing: str
) -> None:
    upper, lower = top + _BAR[0], top + _BAR[1]
    middle = {**facts, "y": (upper + lower) / 2}
    for look, first, last in bar.pieces:
        ends = {"x": moment(first), "x2": moment(last), "y": upper, "y2": lower}
        parts.boxes[look].append({**facts, **ends})
    if not bar.pieces:
        parts.undated.append({**middle, "x": moment(left), "text": f"?  {nothing}"})
    if bar.arrow:
        parts.arrows.append({**middle, "x": moment(bar.arrow)})
    if bar.begin:
        parts.no_begin.append({**middle, "x": moment(bar.begin), "text": "?"})
    if bar.end:
        parts.no_end.append({**middle, "x": moment(bar.end), "text": "?"})


def _draw(canvas: TimeCanvas, parts: _Parts) -> None:
    rules = [{"y": row["y"] - 18} for row in parts.headings[1:]]
    canvas.lines("rules", rules)
    for look, rows in parts.boxes.items():
        canvas.boxes(look, rows, look)
    canvas.points("open", parts.arrows, "triangle-right", size=420)
    canvas.words("no_beginning", parts.no_begin, bold=True, dx=4, size=15)
    canvas.words("no_end", parts.no_end, bold=True, dx=5, size=15)
    canvas.words("no_period", parts.undated, dx=2, size=13, opacity=0.8)
    canvas.words(
        "paid", parts.headings, at="left", bold=True, limit="width", size=15, tips=["paid"]
    )
    canvas.words("funders", parts.funders, at="left", limit="width - datum.room")
    canvas.words("amounts", parts.amounts, at="right", align="right", limit="90", opacity=0.8)


def _draw_today(canvas: TimeCanvas, today: date) -> None:
    x = moment(today)
    canvas.strokes("today", [{"x": x, "y": _NOW, "y2": canvas.height}], 1, opacity=0.4, tips=())
    late = canvas.axis.share(today) > 0.5
    align: Literal["right", "center"] = "right" if late else "center"
    word = {"x": x, "y": 8, "text": canvas.language.say("today")}
    canvas.words("now", [word], align=align, dx=14 if late else 0, size=13, opacity=0.8, tips=())


def _said(row: Paid, language: Language) -> dict[str, str]:
    amount = row.amount_eur
    unknown = language.say("not known")
    return {
        "funder": row.funder_name,
        "paid": row.paid_name,
        "programme": row.programme or unknown,
        "when": period_words(row.period, language),
        "amount": unknown if amount is None else amount_words(amount, language),
    }


def _description(fundings: int, events: int, language: Language) -> str:
    funded = language.count("{n} funding", "{n} fundings", fundings)
    held = language.count("{n} event", "{n} events", events)
    return language.say(
        "Timeline of {fundings} and {events}. The same facts can be shown as a table.",
        fundings=funded,
        events=held,
    )
