"""Ways on from what the page "Förderkante" shows: another day, or another way of counting."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from dashboard.analysis.cliff_days import losing_elsewise
from dashboard.analysis.cliff_fields import Fields, telling_elsewise
from dashboard.drawing.cliff_elsewise import elsewise_words, losing_elsewise_words
from dashboard.ui.lens_choice import offer_lens, telling_most
from dashboard.ui.notes import note
from dashboard.ui.view import View

DAY = "cliff_day"


def ways_on(view: View, found: Fields, today: date) -> None:
    """Lead to the days before and after on which anybody loses the last funding.

    And to the lens by which somebody does, or more can be told, where this one tells little.
    """
    language = view.language
    lens = _elsewise(view, found, today)
    earlier, later = found.cliff.nearest
    with st.container(horizontal=True, key="cliff_nearest"):
        if lens:
            offer_lens(view, "cliff_elsewise", lens)
        if earlier:
            text = language.say("The end before that: {day}", day=language.day(earlier))
            _offer_day(text, "back", earlier)
        if later:
            _offer_day(
                language.say("The next end: {day}", day=language.day(later)), "forward", later
            )


def _elsewise(view: View, found: Fields, today: date) -> str:
    """Say what another lens finds where this one finds little; that lens, "" if there is none."""
    language, edge = view.language, found.cliff
    if not edge.counts["loses"]:
        losing = view.once(
            ("cliff losing elsewise", edge.day), lambda: losing_elsewise(edge, today)
        )
        lens, told = losing_elsewise_words(edge, losing, language, past=edge.day < today)
        if lens:
            note(told)
            return lens
    others = partial(view.once, ("cliff elsewise", edge.day), partial(telling_elsewise, found))
    lens = telling_most(found.telling, len(found.columns), others)
    if lens:
        note(elsewise_words(found, lens, others()[lens], language))
    return lens


def _offer_day(text: str, way: str, day: date) -> None:
    icon = f":material/arrow_{way}:"
    st.button(text, key=f"cliff_{way}", icon=icon, on_click=partial(_move, day))


def _move(day: date) -> None:
    st.session_state[DAY] = day
