"""The map on the big screen: sentence, map and one timeline, moved by keys alone."""

from __future__ import annotations

from datetime import date

import streamlit as st
from markupsafe import Markup

from dashboard.drawing.stage import (
    MOST_EVENTS,
    draw_held,
    draw_highlight,
    draw_kinds,
    draw_years,
)
from dashboard.export.slide_years import years_of
from dashboard.selection import sentence
from dashboard.ui import talk
from dashboard.ui.address import notices
from dashboard.ui.chrome import script
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.map_view import map_view
from dashboard.ui.notes import note
from dashboard.ui.present_keys import held_now, listen
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
    day, held = view.selection.active, held_now(view)
    if record and (record in view.dataset.holders or record in view.dataset.event_by_id):
        below = draw_highlight(view.dataset, record)
    elif held and day:
        below = draw_held(held.listed(MOST_EVENTS), len(held), day.year, language)
    else:
        below = draw_kinds(catalogue, shown, view.symbols, language)
    return Markup('<section class="na-stage-side">{}{}</section>').format(_timeline(view), below)


def _timeline(view: View) -> Markup:
    """When the records that are asked for began, or were funded; the year that is shown is marked.

    The day itself narrows it not: as time runs, the picture stays, and the mark moves on.
    """
    language, day, lens = view.language, view.selection.active, view.selection.lens
    asked = view.matching.without("active")
    years = years_of(view.atlas.catalogue, asked, lens, language, date.today())
    drawn = draw_years(years.stretches, language, now=day.year if day else None, said=years.words)
    nothing = language.say("No founding is known here.")
    if lens == "funded":
        nothing = language.say("No time of a funding is known here.")
    return Markup("<h2>{}</h2>{}").format(years.title if drawn else nothing, drawn)
