"""The way from a district or Land that the filters ask for to its profile."""

from __future__ import annotations

import streamlit as st

from dashboard.geography import area_label, current_district
from dashboard.selection import Selection
from dashboard.ui import address
from dashboard.ui.view import View

PATH = "profile"
"""The path of the page, and the name of the place in its link."""


def chosen_place(selection: Selection) -> str | None:
    """The only district, or else the only Land, that the filters ask for, by its code of today."""
    places = {today(code) for code in selection.district or selection.state}
    return places.pop() if len(places) == 1 else None


def today(code: str) -> str:
    """The code of today for that of a district that a reform replaced."""
    return code if len(code) == 2 else current_district(code) or code


def profile_link(view: View) -> None:
    """Offer the profile of the place that the filters ask for, if it is one alone."""
    place = chosen_place(view.selection)
    if place and st.button(
        view.language.say("Profile: {place}", place=area_label(place)),
        key="to_profile",
        icon=":material/summarize:",
    ):
        # With the question: without it the browser's Back would first lead to a bare address.
        st.switch_page(st.Page(_nothing, url_path=PATH, title=PATH), query_params=address.carried())


def _nothing() -> None:
    """Stand for the page: Streamlit knows it by its path."""
