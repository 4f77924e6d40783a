"""The page "Karte": sentence, map, list and record, timelines, and what has no place."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.selection import Years
from dashboard.ui.guard import guarded
from dashboard.ui.head_start import give_map_a_head_start
from dashboard.ui.map_view import HEIGHT, map_view
from dashboard.ui.present_page import present_page
from dashboard.ui.records_panel import record_list, record_panel
from dashboard.ui.sentence_bar import sentence_bar
from dashboard.ui.state import PRESENTING, RECORD, ask
from dashboard.ui.time_bar import on_its_day, time_bar
from dashboard.ui.timelines import Asked, show_foundings, show_fundings
from dashboard.ui.unplaced_panel import unplaced_panel
from dashboard.ui.view import View


def map_page(view: View) -> None:
    """Draw the page for one view, on its day."""
    on_its_day(view, _draw)


def _draw(view: View) -> None:
    if st.session_state.get(PRESENTING):
        present_page(view)
        return
    sentence_bar(view)
    with guarded(view.language, "time"):
        time_bar(view)
    left, right = st.columns([3, 2], gap="medium")
    language = view.language
    with left, guarded(language, "map"):
        map_view(view)
    give_map_a_head_start()
    with right, st.container(height=HEIGHT + 90, border=False, key="beside"):
        with guarded(language, "record"):
            record_panel(view)
        with guarded(language, "records"):
            record_list(view)
    with guarded(language, "unplaced"):
        unplaced_panel(view)
    _timelines(view)


def _timelines(view: View) -> None:
    """When the shown records were founded, and who paid when; brushing narrows the rest."""
    catalogue, matching, language = view.atlas.catalogue, view.matching, view.language
    with st.container(key="timeline_founding"), guarded(language, "foundings"):
        st.subheader(language.say("Foundings"), anchor=False)
        show_foundings(
            catalogue,
            matching.without("founded"),
            language,
            span=_days(view.selection.founded),
            day=view.selection.active,
            on_ask=lambda asked: _asked("founded", asked),
            once=view.once,
        )
    with st.container(key="timeline_funding"), guarded(language, "fundings"):
        st.subheader(language.say("Fundings and events"), anchor=False)
        show_fundings(
            catalogue,
            matching.without("funded"),
            language,
            date.today(),
            span=_days(view.selection.funded),
            day=view.selection.active,
            on_ask=lambda asked: _asked("funded", asked),
            once=view.once,
        )


def _asked(name: str, asked: Asked) -> None:
    if asked.span:
        ask(**{name: Years(asked.span[0].year, asked.span[1].year)})
    elif asked.record:
        ask(**{RECORD: asked.record})


def _days(years: Years | None) -> tuple[date, date] | None:
    return (date(years.first, 1, 1), date(years.last, 12, 31)) if years else None
