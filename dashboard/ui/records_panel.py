"""Beside the map: the open record's card, and the list of the records that are shown."""

from __future__ import annotations

import numpy as np
import streamlit as st
from markupsafe import Markup

from dashboard.analysis.listing import Positions, by_name, kind_of, positions_of, record_ids
from dashboard.drawing.record_card import record_card
from dashboard.drawing.record_rows import record_rows
from dashboard.drawing.record_table import record_table
from dashboard.language import Language
from dashboard.ui.fragment import show_fragment
from dashboard.ui.notes import note
from dashboard.ui.paging import PAGE_LENGTH, first_shown
from dashboard.ui.state import RECORD, Focus, focused, unfocus
from dashboard.ui.view import View


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
            record_card(
                view.dataset,
                record,
                view.language,
                kinds=view.symbols,
                epoch=view.selection.epoch,
            ),
            key="record_card",
            on_open=open_record,
            focus="heading",
        )


def record_list(view: View) -> None:
    """The shown records as a table; or those alone whose place or number was clicked."""
    language, catalogue = view.language, view.atlas.catalogue
    shown = view.matching.shown
    focus = focused()
    alone = _positions(view, focus)
    with st.container(key="records"):
        if len(alone):
            here = language.count("{n} record here", "{n} records here", len(alone))
            note(here, told=True)
            n = int(np.count_nonzero(shown))
            st.button(
                language.count("Show all {n} record", "Show all {n} records", n),
                key="records_all",
                on_click=unfocus,
            )
            _table(view, alone, (focus, view.selection))
        else:
            _table(view, by_name(catalogue, shown), view.selection)


def _positions(view: View, focus: Focus) -> Positions:
    """The records that the list is to show alone, as far as the atlas knows them, by name."""
    catalogue = view.atlas.catalogue
    if isinstance(focus, tuple):
        return positions_of(catalogue, focus)
    missing = view.matching.not_recorded().get(focus) if focus else None
    nobody = np.zeros(catalogue.size, dtype=bool)
    return by_name(catalogue, nobody if missing is None else missing)


def _table(view: View, positions: Positions, question: object) -> None:
    language, catalogue = view.language, view.atlas.catalogue
    n = len(positions)
    if n == 0:
        st.info(language.say("Nothing fits all filters. Clear one of them to see more."))
        return
    first = first_shown(n, "records_page", question)
    page = record_ids(catalogue, positions[first : first + PAGE_LENGTH])
    opened = st.session_state.get(RECORD)
    caption = _caption(language, first, len(page), n)
    table = view.once(
        ("records", tuple(page), caption, opened if opened in page else None),
        lambda: _drawn(view, page, caption, opened),
    )
    show_fragment(table, key="record_table", on_open=open_record)


def _drawn(view: View, page: list[str], caption: str, opened: str | None) -> Markup:
    kinds = {record: kind_of(view.atlas.catalogue, record) for record in page}
    asked = view.selection
    rows = record_rows(view.dataset, kinds, view.symbols, view.language, asked.epoch, asked.active)
    return record_table(rows, view.language, caption=caption, opened=opened, caption_shown=True)


def _caption(language: Language, first: int, listed: int, n: int) -> str:
    if listed == n:
        return language.count("{n} record", "{n} records", n)
    return language.say(
        "Records {first} to {last} of {n}, by name",
        first=language.number(first + 1),
        last=language.number(first + listed),
        n=language.number(n),
    )
