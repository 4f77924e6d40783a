"""Choosing on a page what counts as being in a district: the one switch for it there."""

from __future__ import annotations

import streamlit as st

from dashboard.drawing.coverage_words import lens_words
from dashboard.selection import LENSES
from dashboard.ui.state import ask
from dashboard.ui.view import View


def lens_choice(view: View, key: str) -> None:
    """Offer the lenses side by side, the chosen one marked; `key` tells the place apart."""
    st.session_state[key] = view.selection.lens
    st.segmented_control(
        view.language.say("Counted is"),
        list(LENSES),
        key=key,
        format_func=lambda lens: lens_words(lens, view.language),
        required=True,
        on_change=lambda: ask(lens=st.session_state[key]),
    )
