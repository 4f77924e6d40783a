"""Choosing on a page what counts as being in a district: the one switch for it there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.drawing.coverage_words import lens_words
from dashboard.selection import LENSES
from dashboard.ui.state import ask
from dashboard.ui.view import View


def offer_lens(view: View, key: str, lens: str) -> None:
    """A button that counts by another lens, of which the page has said that it tells more."""
    who = lens_words(lens, view.language)
    st.button(
        view.language.say("Count {who}", who=who),
        key=key,
        icon=":material/visibility:",
        on_click=partial(ask, lens=lens),
    )


def telling_most(own: int, columns: int, others: Callable[[], Mapping[str, int]]) -> str:
    """The lens that tells of the most columns, where that in use tells of few; "" if none does.

    `own` is of how many of the columns that one tells, `others` of how many each other does.
    """
    if 2 * own >= columns:
        return ""
    found = others()
    lens = max(found, key=found.__getitem__)
    return lens if found[lens] > own else ""


def lens_choice(view: View, key: str) -> None:
    """Offer the lenses side by side, the chosen one marked; `key` tells the place apart."""
    st.session_state[key] = view.selection.lens
    st.segmented_control(
        view.language.say("What counts"),
        list(LENSES),
        key=key,
        format_func=lambda lens: lens_words(lens, view.language),
        required=True,
        on_change=lambda: ask(lens=st.session_state[key]),
    )
