"""The map's part of the page: what it shows, what a click on it does, what lies behind it."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis import reach, spots
from dashboard.drawing.background import BACKGROUNDS, Background
from dashboard.drawing.map_legend import legend
from dashboard.language import Language
from dashboard.ui.fragment import show_fragment
from dashboard.ui.map_panel import Click, show_map
from dashboard.ui.state import RECORD, ask, focus_on
from dashboard.ui.view import View

HEIGHT = 620
MOST_PLACES = 200
"""How many places the map shows before it counts those of a district together."""


def map_view(view: View) -> None:
    """Draw the map with its legend, and do what a click on it asks for."""
    shown, lens = view.matching.shown, view.selection.lens
    close = view.selection.district
    places = spots(view.atlas.catalogue, shown, lens, most=MOST_PLACES, close=close)
    areas = reach(view.atlas.catalogue, shown, lens)
    chosen = (*view.selection.district, *view.selection.state)
    with st.container(key="map"):
        background = _chosen_background()
        click = show_map(
            places,
            areas,
            view.symbols,
            selected_districts=chosen,
            highlight=st.session_state.get(RECORD),
            background=background,
            language=view.language,
            height=HEIGHT,
            view=view.selection.district or view.selection.state,
        )
        show_fragment(legend(places, areas, view.symbols, view.language), key="legend")
        _offer_backgrounds(view.language)
    if click:
        _answer(click, view)


def _answer(click: Click, view: View) -> None:
    if click.kind == "record":
        ask(**{RECORD: click.value})
    elif click.kind == "district":
        alone = view.selection.district == (click.value,)
        ask(district=() if alone else (click.value,))
    else:
        focus_on(click.records, view.selection)
    st.rerun()


def _chosen_background() -> Background | None:
    """The background map that the reader chose, if the reader agreed to contact its host."""
    code = st.session_state.get("background") or ""
    agreed = st.session_state.get(f"background_agreed_{code}", False)
    return BACKGROUNDS[code] if agreed and code in BACKGROUNDS else None


def _offer_backgrounds(language: Language) -> None:
    """Let the reader choose a background map, and agree to load it from its host."""
    with st.popover(language.say("Background map"), icon=":material/layers:"):
        code = st.radio(
            language.say("Background map"),
            ["", *BACKGROUNDS],
            key="background",
            format_func=lambda each: BACKGROUNDS[each].name if each else language.say("none"),
        )
        if not code:
            return
        host = BACKGROUNDS[code].host
        st.caption(
            language.say(
                "The map's pictures then come from {host}. That host learns the address of "
                "your computer and which part of the map you look at.",
                host=host,
            )
        )
        agree = language.say("I agree to contact {host}", host=host)
        st.checkbox(agree, key=f"background_agreed_{code}")
