"""Taking the profile along as a PDF, which is made when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from dashboard.analysis.profile import Profile
from dashboard.export.profile_pdf import Taken, profile_pdf
from dashboard.ui.address import full_link
from dashboard.ui.view import View


def offer_profile(view: View, found: Profile, filters: Sequence[str]) -> None:
    """A button that saves the profile as a PDF; `filters` are those that hold, in words.

    Call it after the page's choices are known: the file names the link that leads back.
    """
    taken = Taken(date.today(), full_link(view.selection, view.language), " ".join(filters))
    st.download_button(
        view.language.say("Profile as PDF"),
        partial(profile_pdf, found, view.symbols, view.language, taken),
        file_name=f"netzwerkatlas-profil-{found.place}-{taken.day.isoformat()}.pdf",
        mime="application/pdf",
        key="profile_pdf",
        on_click="ignore",
        icon=":material/picture_as_pdf:",
    )
