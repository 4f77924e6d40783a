"""The map on the big screen: sentence, map and one timeline, moved by keys alone."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from dashboard.analysis.timelines import foundings
from dashboard.analysis.years import founded_by_years
from dashboard.drawing.stage import draw_highlight, draw_kinds, draw_years
from dashboard.selection import sentence
from dashboard.ui import talk
from dashboard.ui.address import notices
from dashboard.ui.chrome import script
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.map_view import map_view
from dashboard.ui.notes import note
from dashboard.ui.present_keys import listen
from dashboard.ui.state import RECORD
from dashboard.ui.view import View


def present_page(view: View) -> None:
    """Draw sentence, map and timeline so that they fill one screen."""
    language = view.language
    st.html(f"<style>{script('present.css')}</style>")
    st.html(_heading(view))
    left, right = st.columns(2, gap="medium")
    with left, guarded(language, "map"):
        map_view(view)
    with right, st.container(key="stage"), guarded(language, "stage"):
        drawn = view.once(("stage", st.session_state.get(RECORD)), lambda: _beside(view))
        show_fragment(drawn, key="stage_side", look="stage")
        for notice in notices():
            note(language.render(notice), told=True)
    listen(view)


def present_other_page(view: View) -> None:
    """Show a page other than the map on the big screen: larger, without what is around it."""
    st.html(f"<style>{script('present_other.css')}</style>")
    listen(view)


def _heading(view: View) -> Markup:
    """The sentence, and the title of the scene that is shown."""
    text = sentence(view.selection, view.matching.answer, view.choices.label, view.language)
    scene = talk.current(view.selection)
    if not scene or not scene.title or scene.title == text:
        return Markup('<h1 class="na-sentence na-stage" aria-live="polite">{}</h1>').format(text)
    return Markup(
        '<h1 class="na-sentence na-stage na-titled" aria-live="polite">'
        "<b>{}</b><span>{}</span></h1>"
    ).format(scene.title, text)


def _beside(view: View) -> Markup:
    catalogue, language, shown = view.atlas.catalogue, view.language, view.matching.shown
    record = st.session_state.get(RECORD)
    found = foundings(catalogue, shown)
    years = draw_years(founded_by_years(found), language)
    title = language.say("Foundings") if years else language.say("No founding is known here.")
    timeline = Markup("<h2>{}</h2>{}").format(title, years)
    known = record in view.dataset.holders or record in view.dataset.event_by_id
    if record and known:
        below = draw_highlight(view.dataset, record)
    else:
        below = draw_kinds(catalogue, shown, view.symbols, language)
    return Markup('<section class="na-stage-side">{}{}</section>').format(timeline, below)
