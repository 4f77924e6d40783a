"""Saying on a page what counts as being in a district, and offering the other two ways."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.drawing.coverage_words import lens_words
from dashboard.selection import LENSES
from dashboard.ui.notes import note
from dashboard.ui.state import ask
from dashboard.ui.view import View


def lens_choice(view: View, key: str) -> None:
    """Offer the lenses that are not chosen as buttons; `key` tells the place on the page apart."""
    say = view.language.say
    names = {lens: lens_words(lens, view.language) for lens in LENSES}
    lens = view.selection.lens
    with st.container(horizontal=True, key=key, vertical_alignment="center"):
        counted = say("Counted is {who}. Count instead:", who=names[lens])
        note(counted, width="content")
        for other in LENSES:
            if other != lens:
                st.button(
                    names[other],
                    key=f"{key}_{other}",
                    type="tertiary",
                    on_click=partial(ask, lens=other),
                )
