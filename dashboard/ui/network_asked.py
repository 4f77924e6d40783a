"""Which ties the page "Netzwerk" is about: kinds, a year, the surroundings of one record."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from dashboard.analysis.network import Wanted
from dashboard.analysis.network_nodes import node_of
from dashboard.analysis.ties import Ties, ties_of
from dashboard.drawing.network_looks import kind_words
from dashboard.ui.page_params import param, params, read_flag, write_flag
from dashboard.ui.state import RECORD
from dashboard.ui.view import View

_ANY_YEAR = 0


def asked_ties(view: View) -> Wanted:
    """Draw the choices; which ties are wanted."""
    ties = ties_of(view.atlas.catalogue)
    left, middle, right = st.columns([3, 1, 1], gap="small", vertical_alignment="bottom")
    with left:
        kinds = _kinds(view, ties)
    with middle:
        year = _year(view, ties)
    undated = False
    if year:
        with right:
            param("network_undated", False, (False, True), read_flag, write_flag)
            undated = st.checkbox(view.language.say("with undated ones"), key="network_undated")
    return Wanted(tuple(kinds), year, undated, _around(view), view.selection.active)


def _kinds(view: View, ties: Ties) -> list[str]:
    language = view.language
    counts = np.bincount(ties.kind, minlength=len(ties.kinds))
    codes = sorted(ties.kinds, key=lambda code: (-counts[ties.kinds.index(code)], code))
    params("network_kind", codes)

    def said(code: str) -> str:
        n = language.number(int(counts[ties.kinds.index(code)]))
        return f"{kind_words(code, view.dataset, language)} ({n})"

    return st.multiselect(
        language.say("Kinds of ties"),
        codes,
        key="network_kind",
        format_func=said,
        placeholder=language.say("all kinds"),
        select_all=False,
        wrap=True,
    )


def _year(view: View, ties: Ties) -> int:
    say, today = view.language.say, view.choices.today
    first = ties.spans.first[~np.isnat(ties.spans.first)]
    begin = int(str(first.min())[:4]) if len(first) else today.year
    years = (_ANY_YEAR, *range(today.year, max(begin, today.year - 100) - 1, -1))
    param("network_year", _ANY_YEAR, years, int)
    return (
        st.selectbox(
            say("Year"),
            years,
            key="network_year",
            format_func=lambda year: str(year) if year else say("any time"),
        )
        or _ANY_YEAR
    )


def _around(view: View) -> str:
    """The record whose surroundings alone are shown; one that is open can be made that."""
    language, catalogue = view.language, view.atlas.catalogue

    def known(record: str) -> bool:
        return node_of(catalogue, record) >= 0

    around = param("network_around", "", known)
    record = st.session_state.get(RECORD)
    with st.container(horizontal=True, vertical_alignment="center", key="network_around_row"):
        if around:
            text = language.say(
                "Only the surroundings of {name}", name=view.dataset.name_of(around)
            )
            st.html(f'<p class="na-note"><strong>{html.escape(text)}</strong></p>')
            st.button(
                language.say("Show the whole network"),
                key="network_all",
                icon=":material/close:",
                on_click=_look_around,
                args=("",),
            )
        if record and record != around and known(record):
            st.button(
                language.say("Show only the surroundings of the open record"),
                key="network_near",
                icon=":material/hub:",
                on_click=_look_around,
                args=(record,),
            )
    return around


def _look_around(record: str) -> None:
    st.session_state["network_around"] = record
