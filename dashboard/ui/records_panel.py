"""Beside the map: the open record's card, and the list of the records that are shown."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from dashboard.analysis.wordsearch import folded
from dashboard.drawing.record_card import record_card
from dashboard.drawing.record_rows import record_rows
from dashboard.drawing.record_table import record_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.state import RECORD, focused, unfocus
from dashboard.ui.view import View

PAGE_LENGTH = 100
_PAGED = "records_paged_for"


def open_record(record: str) -> None:
    """Open a record's card; the id comes from the browser, and is looked up when drawn."""
    st.session_state[RECORD] = record


def record_panel(view: View) -> None:
    """The card of the open record, if there is one."""
    record = st.session_state.get(RECORD)
    with st.container(key="record"):
        known = record in view.dataset.holders or record in view.dataset.event_by_id
        if record is None or not known:
            st.session_state[RECORD] = None
            return
        st.button(
            view.language.say("Close record"),
            key="record_close",
            icon=":material/close:",
            on_click=open_record,
            args=(None,),
        )
        show_fragment(
            record_card(view.dataset, record, view.language, kinds=view.symbols),
            key="record_card",
            on_open=open_record,
            focus="heading",
        )


def record_list(view: View) -> None:
    """The shown records as a table; or those alone whose place or number was clicked."""
    language = view.language
    shown = view.atlas.catalogue.ids(view.matching.shown)
    alone = focused(view.dataset.holders)
    with st.container(key="records"):
        if alone:
            here = language.count("{n} record here", "{n} records here", len(alone))
            st.html(f'<p class="na-note" role="status">{html.escape(here)}</p>')
            st.button(
                language.count("Show all {n} record", "Show all {n} records", len(shown)),
                key="records_all",
                on_click=unfocus,
            )
        names = view.dataset.name_of
        listed = sorted(alone or shown, key=lambda record: folded(names(record)))
        _table(view, listed, focused=bool(alone))


def _table(view: View, records: Sequence[str], *, focused: bool) -> None:
    language = view.language
    if not records:
        st.info(language.say("Nothing fits all filters. Clear one of them to see more."))
        return
    page = _page(len(records), view)
    rows = record_rows(
        view.dataset,
        records[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH],
        view.kinds,
        view.symbols,
        language,
    )
    if focused:
        caption = language.count("{n} record here", "{n} records here", len(records))
    else:
        caption = language.count("{n} record", "{n} records", len(records))
    table = record_table(
        rows, language, caption=caption, opened=st.session_state.get(RECORD), caption_shown=True
    )
    show_fragment(table, key="record_table", on_open=open_record)


def _page(n: int, view: View) -> int:
    pages = -(-n // PAGE_LENGTH)
    if pages == 1:
        return 0
    names = {i: f"{i * PAGE_LENGTH + 1}–{min(n, (i + 1) * PAGE_LENGTH)}" for i in range(pages)}
    changed = st.session_state.get(_PAGED) != view.selection
    if changed or st.session_state.get("records_page", 0) >= pages:
        st.session_state[_PAGED], st.session_state["records_page"] = view.selection, 0
    chosen = st.selectbox(
        view.language.say("Records"),
        range(pages),
        key="records_page",
        format_func=lambda i: names[i],
    )
    return chosen or 0
