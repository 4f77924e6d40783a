"""Whose profile is shown: the way to it from the filters, and the choice on its page."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.asked_place import is_place
from dashboard.geography import area_name, states
from dashboard.selection import Selection
from dashboard.ui import address
from dashboard.ui.place_box import place_box
from dashboard.ui.view import View

PATH = "profile"
"""The path of the page, and the name of the place in its link."""
_FOLLOWED = "profile_followed"


def chosen_place(selection: Selection) -> str | None:
    """The only district, or else the only Land, that the filters ask for."""
    places = set(selection.district or selection.state)
    return places.pop() if len(places) == 1 else None


def place_choice(view: View) -> str:
    """The code that is asked for; when the filters ask for another place alone, that one.

    So a district that is chosen on the map is the one whose profile is opened next.
    """
    own = chosen_place(view.selection)
    if own != st.session_state.get(_FOLLOWED):
        st.session_state[_FOLLOWED] = own
        if own:
            st.session_state[PATH] = own
    label = view.language.say("District or Land")
    return place_box(view, PATH, label, is_place, usual=own or states()[-1].ags, width=420)


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
