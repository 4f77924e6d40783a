"""The list that a number on the page "Datenqualität" opens: its records, rows or problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st
from markupsafe import Markup

from dashboard.analysis import PROJECT
from dashboard.analysis.columns import Mask
from dashboard.analysis.completeness import missing_rows, optional_columns
from dashboard.analysis.problem_kinds import ProblemKind
from dashboard.analysis.quality import Gap
from dashboard.analysis.row_list import Listing
from dashboard.drawing.quality_tables import column_key, gap_key, problem_key
from dashboard.drawing.quality_words import gap_name
from dashboard.drawing.record_rows import record_rows
from dashboard.drawing.record_table import record_table
from dashboard.drawing.row_words import row_table
from dashboard.drawing.tables import plain_table
from dashboard.export.headers import COLUMNS, SHEETS
from dashboard.model import Organisation, Project
from dashboard.ui.fragment import show_fragment
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.state import RECORD
from dashboard.ui.view import View

OPENED = "quality_opened"
PAGE_LENGTH = 100
_PAGE, _PAGED = "quality_list_page", "quality_list_paged_for"
_HEADED = Markup(
    '<div data-record="{}"><h3 class="na-heading" tabindex="-1" data-heading="">{}</h3>{}</div>'
)


def open_list(key: str | None) -> None:
    """Open a list, or none; the key comes from the browser, and is looked up when drawn.

    The card that is open goes with the list that it was opened from.
    """
    st.session_state[OPENED], st.session_state[RECORD] = key, None


def gap_list(view: View, found: Sequence[Gap], years: int) -> None:
    """The rows of the gap that is open, if one of these is."""
    for gap in found:
        if _is_open(gap_key(gap.name)):
            _rows(view, Listing(view.dataset, gap.rows), gap_name(gap.name, years, view.language))


def column_list(
    view: View, within: Mapping[str, Mask], table: str, names: Mapping[str, str]
) -> None:
    """The rows of the table in whose column nothing stands, if a column of it is open."""
    for column in optional_columns(table):
        if _is_open(column_key(table, column)):
            rows = np.flatnonzero(missing_rows(view.dataset, within, table, column))
            title = view.language.say("{column} is missing", column=names[column])
            _rows(view, Listing(view.dataset, {table: rows}), title)


def problem_list(view: View, kinds: Sequence[ProblemKind]) -> None:
    """The problems of the kind that is open, if one is."""
    say = view.language.say
    for number, kind in enumerate(kinds):
        if not _is_open(problem_key(number)):
            continue
        headers = [say("File"), say("Row"), say("Column"), say("Value"), say("What is wrong")]
        headers.append(say("What to do"))
        cells = ("file", "row", "column", "value", "message", "remedy")
        _close(view)
        start = _page(view, len(kind.problems))
        told = [each.as_dict(view.language) for each in kind.problems[start : start + PAGE_LENGTH]]
        rows = [["" if each[cell] is None else str(each[cell]) for cell in cells] for each in told]
        title = view.language.render(kind.words)
        _show(
            view, title, len(kind.problems), plain_table(headers, rows, title, caption_shown=False)
        )


def _is_open(key: str) -> bool:
    return bool(st.session_state.get(OPENED) == key)


def _rows(view: View, listing: Listing, title: str) -> None:
    """The card that is open, and a page of the rows: records as in the list beside the map."""
    language = view.language
    if not len(listing):
        return
    record_panel(view)
    _close(view)
    start = _page(view, len(listing))
    part = listing.part(start, start + PAGE_LENGTH)
    holders = [row for _, row in part if isinstance(row, Organisation | Project)]
    others = [each for each in part if not isinstance(each[1], Organisation | Project)]
    drawn = Markup("")
    if holders:
        kinds = {row.id: PROJECT if isinstance(row, Project) else row.kind for row in holders}
        rows = record_rows(view.dataset, kinds, view.symbols, language)
        drawn += record_table(rows, language, caption=title, opened=st.session_state.get(RECORD))
    if others:
        names = {column: language.render(said) for column, said in COLUMNS.items()}
        tables = {table: language.render(said) for table, said in SHEETS.items()}
        drawn += row_table(view.dataset, others, names, tables, language, title)
    _show(view, title, len(listing), drawn)


def _show(view: View, title: str, size: int, table: Markup) -> None:
    number = view.language.number(size)
    heading = view.language.say("{title} ({n})", title=title.removesuffix("."), n=number)
    show_fragment(
        _HEADED.format(st.session_state[OPENED], heading, table),
        key="quality_list",
        on_open=open_record,
        focus="heading",
    )


def _close(view: View) -> None:
    st.button(
        view.language.say("Close list"),
        key="quality_close",
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
