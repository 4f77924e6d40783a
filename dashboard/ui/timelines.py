"""The two timelines on the page: as charts to brush and click, and as tables by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.analysis import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.timelines import events, foundings, fundings
from dashboard.drawing.sent import as_sent
from dashboard.drawing.tables import plain_table
from dashboard.drawing.time_axis import day_at
from dashboard.drawing.time_canvas import RECORD, SPAN, Spec
from dashboard.drawing.timeline_founding import draw_foundings
from dashboard.drawing.timeline_funding import draw_fundings
from dashboard.drawing.timeline_notes import (
    reading_foundings,
    reading_fundings,
    without_founding,
    without_time,
)
from dashboard.drawing.timeline_tables import (
    MOST_LISTED,
    TableOf,
    event_rows,
    founding_rows,
    funding_rows,
)
from dashboard.language import Language
from dashboard.ui.fragment import show_fragment
from dashboard.ui.once import Once, anew

_SCRIPTS = Path(__file__).parent / "scripts"
_quiet_charts = st.components.v2.component(
    "netzwerkatlas_quiet_charts",
    css=as_sent(_SCRIPTS / "quiet_charts.css"),
    js=as_sent(_SCRIPTS / "quiet_charts.js"),
    isolate_styles=False,
)

Span = tuple[date, date]


@dataclass(frozen=True)
class Asked:
    """What the reader asked of a timeline: a span of days, or a record to open."""

    span: Span | None = None
    record: str | None = None


NOTHING = Asked()


def show_foundings(
    catalogue: Catalogue,
    shown: Mask,
    language: Language,
    *,
    span: Span | None = None,
    day: date | None = None,
    on_ask: Callable[[Asked], None] | None = None,
    once: Once = anew,
) -> Asked:
    """Draw when the shown records were founded or begun, in the container that is current.

    `span` is what the page's own filter leaves; it is shaded, and a `day` is marked. Returns
    what a brush or a click has asked, in that run only; `on_ask` is called with the same before
    the run begins, as Streamlit's callbacks are. A record's id comes from the browser: look it
    up before it is used. `once` remembers what is drawn for all who ask the same.
    """
    found, dataset = once("foundings", lambda: foundings(catalogue, shown)), catalogue.dataset
    asked = NOTHING
    if len(found) == 0:
        st.text(language.say("No founding is known here."))
    elif st.toggle(language.say("Show foundings as a table"), key="timeline_founding_as_table"):
        content = founding_rows(dataset, found, language, MOST_LISTED)
        caption = language.say("Foundings")
        asked = _table(content, len(found), caption, language, "timeline_founding_table", on_ask)
    else:
        chart = once("founding chart", lambda: draw_foundings(dataset, found, language, span, day))
        asked = show_chart(chart, "timeline_founding_chart", on_ask)
        st.caption(reading_foundings(found, language) + _marked(day, language))
    if found.unknown:
        st.caption(without_founding(found, language))
    return asked


def show_fundings(
    catalogue: Catalogue,
    shown: Mask,
    language: Language,
    today: date,
    *,
    span: Span | None = None,
    day: date | None = None,
    on_ask: Callable[[Asked], None] | None = None,
    once: Once = anew,
) -> Asked:
    """Draw who paid when, and the events, in the container that is current.

    What goes on is drawn up to the day `today`. Otherwise as `show_foundings`.
    """
    paid = once("fundings", lambda: fundings(catalogue, shown))
    held = once("events", lambda: events(catalogue, shown))
    dataset = catalogue.dataset
    asked = NOTHING
    if len(paid) == len(held) == 0:
        st.text(language.say("No funding and no dated event is known here."))
    elif st.toggle(language.say("Show fundings as a table"), key="timeline_funding_as_table"):
        content = funding_rows(paid, language, MOST_LISTED)
        caption = language.say("Fundings")
        asked = _table(content, len(paid), caption, language, "timeline_funding_table", on_ask)
        content = event_rows(dataset, held, language, MOST_LISTED)
        caption = language.say("Events")
        also = _table(content, len(held), caption, language, "timeline_event_table", on_ask)
        asked = also if asked == NOTHING else asked
    else:
        chart = once(
            ("funding chart", today),
            lambda: draw_fundings(dataset, paid, held, language, today, span, day),
        )
        asked = show_chart(chart, "timeline_funding_chart", on_ask)
        st.caption(reading_fundings(paid, language) + _marked(day, language))
    if missing := without_time(paid, held, language):
        st.caption(missing)
    return asked


def _marked(day: date | None, language: Language) -> str:
    if day is None:
        return ""
    return " " + language.say("The thick line is {day}.", day=language.day(day))


def asked_of(selection: Any) -> Asked:
    """What a chart's selection asks; an empty brush or a click beside the marks: nothing."""
    spans = (selection.get(SPAN) or {}).get("x") or []
    if len(spans) == 2 and spans[0] != spans[1]:
        return Asked(span=(day_at(min(spans)), day_at(max(spans))))
    clicked = [point.get(RECORD) for point in selection.get(RECORD) or []]
    return Asked(record=next((str(record) for record in clicked if record), None))


def show_chart(chart: Spec, name: str, on_ask: Callable[[Asked], None] | None) -> Asked:
    """Show a chart of a time canvas; after each answer it comes back without a brush.

    For it has a new key then: every brush and click is told once, and an old one never comes
    back.
    """
    turn, told = f"{name}_turn", f"{name}_told"
    key = f"{name}_{st.session_state.setdefault(turn, 0)}"

    def tell() -> None:
        asked = asked_of(st.session_state[key]["selection"])
        if asked == NOTHING:
            return
        st.session_state[turn] += 1
        st.session_state[told] = asked
        if on_ask:
            on_ask(asked)

    _quiet_charts(key=f"{name}_quiet")
    st.vega_lite_chart(chart, key=key, on_select=tell, selection_mode=[SPAN, RECORD])
    answer: Asked = st.session_state.pop(told, NOTHING)
    return answer


def _table(
    content: TableOf,
    n: int,
    caption: str,
    language: Language,
    key: str,
    on_ask: Callable[[Asked], None] | None,
) -> Asked:
    headers, rows = content
    if not rows:
        return NOTHING
    opened = show_fragment(
        plain_table(headers, rows, caption),
        key=key,
        on_open=lambda record: on_ask(Asked(record=record)) if on_ask else None,
    )
    if n > len(rows):
        shown, all_in_all = language.number(len(rows)), language.number(n)
        st.caption(language.say("The first {shown} of {n}.", shown=shown, n=all_in_all))
    return Asked(record=opened)
