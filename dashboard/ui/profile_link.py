"""Whose profile is shown: the way to it from the filters, and the choice on its page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.analysis.asked_place import is_place, place_in, places_in
from dashboard.geography import area_name, states
from dashboard.selection import Selection
from dashboard.ui import address
from dashboard.ui.page_params import param
from dashboard.ui.view import View

PATH = "profile"
"""The path of the page, and the name of the place in its link."""
_FOLLOWED = "profile_followed"
_SHOWN = "profile_place"
"""The key of the widget: what is asked for is called so on the day that is shown."""


def chosen_place(selection: Selection) -> str | None:
    """The only district, or else the only Land, that the filters ask for."""
    places = set(selection.district or selection.state)
    return places.pop() if len(places) == 1 else None


def place_choice(view: View) -> str:
    """The chosen place; when the filters ask for another one alone, that one.

    So a district that is chosen on the map is the one whose profile is opened next.
    """
    own = chosen_place(view.selection)
    if own != st.session_state.get(_FOLLOWED):
        st.session_state[_FOLLOWED] = own
        if own:
            st.session_state[PATH] = own
    epoch = view.selection.epoch
    # What is asked for stays in the link, whatever it was called on the day that is shown.
    asked = param(PATH, own or states()[-1].ags, is_place)
    st.session_state[_SHOWN] = place_in(asked, epoch)
    chosen: str = st.selectbox(
        view.language.say("District or Land"),
        places_in(epoch),
        key=_SHOWN,
        format_func=partial(area_name, epoch=epoch),
        on_change=_choose,
        width=420,
    )
    return chosen


def _choose() -> None:
    st.session_state[PATH] = st.session_state[_SHOWN]


def profile_link(view: View) -> None:
    """Offer the profile of the place that the filters ask for, if it is one alone."""
    place = chosen_place(view.selection)
    if place and st.button(
        view.language.say("Profile: {place}", place=area_name(place, view.selection.epoch)),
        key="to_profile",
        icon=":material/summarize:",
    ):
        # With the question: without it the browser's Back would first lead to a bare address.
        st.switch_page(st.Page(_nothing, url_path=PATH, title=PATH), query_params=address.carried())


def _nothing() -> None:
    """Stand for the page: Streamlit knows it by its path."""
