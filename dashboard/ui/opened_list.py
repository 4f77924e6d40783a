"""The list that a number on a page opens: records, rows or problems, with their cards.

Every page that counts uses the same list: a number is a button with a key of its own, the key
says what is open, and the list stands below with a heading that takes the keyboard's focus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.analysis import PROJECT
from dashboard.analysis.listing import kind_of, positions_of, record_ids
from dashboard.analysis.row_list import Listing
from dashboard.drawing.opened import list_heading
from dashboard.drawing.record_rows import record_rows
from dashboard.drawing.record_table import record_table
from dashboard.drawing.row_words import row_table
from dashboard.drawing.tables import plain_table
from dashboard.model import Organisation, Project
from dashboard.model.headers import COLUMNS, SHEETS
from dashboard.ui.fragment import show_fragment
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.state import RECORD
from dashboard.ui.view import View

OPENED = "list_opened"
"""The session's key for the key of the list that is open."""
PAGE_LENGTH = 100
_PAGE, _PAGED = "list_page", "list_paged_for"
_HEADED = Markup(
    '<div data-record="{}"><h3 class="na-heading" tabindex="-1" data-heading="">{}</h3>{}</div>'
)


def open_list(key: str | None) -> None:
    """Open a list, or none; the key comes from the browser, and is looked up when drawn.

    The card that is open goes with the list that it was opened from.
    """
    st.session_state[OPENED], st.session_state[RECORD] = key, None


def opened_list() -> str | None:
    """The key of the list that is open; it is whatever the browser said."""
    key = st.session_state.get(OPENED)
    return key if isinstance(key, str) else None


def list_records(view: View, ids: Sequence[str], title: str, counted: str = "") -> None:
    """The card that is open, and a page of these records, by name; unknown ids are passed over.

    `counted` is what the number that opens them counted, where that is something else.
    """
    catalogue = view.atlas.catalogue
    positions = positions_of(catalogue, tuple(ids))
    if not len(positions):
        return
    start = _begun(view, len(positions))
    page = record_ids(catalogue, positions[start : start + PAGE_LENGTH])
    kinds = {record: kind_of(catalogue, record) for record in page}
    _show(view, title, len(positions), _records(view, kinds, title), counted)


def list_rows(view: View, listing: Listing, title: str) -> None:
    """The card that is open, and a page of rows of any tables; records as beside the map."""
    if not len(listing):
        return
    language = view.language
    start = _begun(view, len(listing))
    part = listing.part(start, start + PAGE_LENGTH)
    holders = [row for _, row in part if isinstance(row, Organisation | Project)]
    others = [each for each in part if not isinstance(each[1], Organisation | Project)]
    drawn = Markup("")
    if holders:
        kinds = {row.id: PROJECT if isinstance(row, Project) else row.kind for row in holders}
        drawn += _records(view, kinds, title)
    if others:
        names = {column: language.render(said) for column, said in COLUMNS.items()}
        tables = {table: language.render(said) for table, said in SHEETS.items()}
        drawn += row_table(view.dataset, others, names, tables, language, title)
    _show(view, title, len(listing), drawn)


def list_texts(
    view: View,
    headers: Sequence[str],
    size: int,
    part: Callable[[int, int], Sequence[Sequence[str]]],
    title: str,
) -> None:
    """A page of rows that are no records, such as problems; `part` makes those that are shown."""
    _close(view)
    start = _page(view, size)
    rows = part(start, start + PAGE_LENGTH)
    _show(view, title, size, plain_table(headers, rows, title, caption_shown=False))


def _records(view: View, kinds: Mapping[str, str], title: str) -> Markup:
    asked = view.selection
    rows = record_rows(view.dataset, kinds, view.symbols, view.language, asked.epoch, asked.active)
    return record_table(rows, view.language, caption=title, opened=st.session_state.get(RECORD))


def _begun(view: View, size: int) -> int:
    record_panel(view)
    _close(view)
    return _page(view, size)


def _show(view: View, title: str, size: int, table: Markup, counted: str = "") -> None:
    heading = list_heading(title, size, counted, view.language)
    show_fragment(
        _HEADED.format(opened_list() or "", heading, table),
        key="opened_list",
        on_open=open_record,
        focus="heading",
    )


def _close(view: View) -> None:
    st.button(
        view.language.say("Close list"),
        key="list_close",
        icon=":material/close:",
        on_click=open_list,
        args=(None,),
    )


def _page(view: View, size: int) -> int:
    """The place of the first row of the page that the reader has chosen."""
    if size <= PAGE_LENGTH:
        return 0
    starts = range(0, size, PAGE_LENGTH)
    asked = (st.session_state[OPENED], size)
    if st.session_state.get(_PAGED) != asked or st.session_state.get(_PAGE) not in starts:
        st.session_state[_PAGED], st.session_state[_PAGE] = asked, 0
    chosen = st.selectbox(
        view.language.say("Records"),
        starts,
        key=_PAGE,
        format_func=lambda start: f"{start + 1}–{min(size, start + PAGE_LENGTH)}",
    )
    return chosen or 0
