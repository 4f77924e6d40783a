"""The atlas on a day: opened by a button, moved by a slider or by itself, one year at a step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.analysis.moments import year_ends
from dashboard.drawing.past_words import boundaries_words
from dashboard.geography import epoch_on
from dashboard.language import Language
from dashboard.selection import FIRST_DAY, read_day
from dashboard.ui import address, state
from dashboard.ui.chrome import script
from dashboard.ui.notes import note
from dashboard.ui.view import View, view_of

_KEY = "time_bar"
_bar = st.components.v2.component(
    "netzwerkatlas_time_bar",
    html=script("time_bar.html"),
    css=script("time_bar.css"),
    js=script("time_bar.js"),
)


@st.fragment
def on_its_day(view: View, draw: Callable[[View], None]) -> None:
    """Draw what a page shows: a fragment, so that time can run through it.

    While time runs, this alone runs again, for the day that it has come to. What else a reader
    asks for in it is a matter of the whole page.
    """
    if state.ASKED in st.session_state:
        st.rerun(scope="app")
    if day := state.played():
        view = view_of(view.atlas, view.selection.but(active=day), view.language)
    draw(view)
    if day is None:
        address.write(view.selection, view.language)


def time_button(view: View) -> None:
    """The way to the atlas on a day, where none is chosen yet."""
    if view.selection.active is None:
        st.button(
            view.language.say("Travel through time"),
            key="time_open",
            icon=":material/history:",
            on_click=state.ask,
            kwargs={"active": date.today()},
        )


def time_bar(view: View) -> None:
    """The day that is shown, with the means to change it; nothing where none is chosen."""
    day, language = view.selection.active, view.language
    # The container is always there, so that what stands below it is never built anew.
    with st.container(key="time"):
        if day is None:
            return
        days = year_ends(view.atlas.catalogue, date.today(), day, FIRST_DAY)
        _bar(
            key=_KEY,
            data={
                "days": [each.isoformat() for each in days],
                "labels": [language.day(each) for each in days],
                "at": days.index(day),
                "words": _words(language),
            },
            on_day_change=_moved,
        )
        _boundaries(view, day)


def _boundaries(view: View, day: date) -> None:
    """Which districts are shown; and the other way, where a reform has changed them since."""
    language, now = view.language, view.selection.todays_districts
    with st.container(horizontal=True, vertical_alignment="center", key="time_districts"):
        text = boundaries_words(day, view.selection.epoch, language)
        note(text)
        if epoch_on(day).is_today:
            return
        st.button(
            language.say("Districts of that day") if now else language.say("Districts of today"),
            key="time_todays_districts",
            type="tertiary",
            on_click=state.ask,
            kwargs={"todays_districts": not now},
        )


def _words(language: Language) -> dict[str, str]:
    say = language.say
    return {
        "time": say("The atlas on a day"),
        "play": say("Play"),
        "halt": say("Pause"),
        "back": say("One step back"),
        "on": say("One step on"),
        "leave": say("End time travel"),
    }


def _moved() -> None:
    """Take up what the bar tells, which comes from the browser: a day, none, or nonsense."""
    told = getattr(st.session_state.get(_KEY), "day", None)
    if not isinstance(told, dict) or not isinstance(told.get("day"), str):
        return
    if not told["day"]:
        state.ask(active=None, todays_districts=False)
        return
    try:
        day = read_day(told["day"])
    except ValueError:
        return
    if told.get("plays") is True:
        state.play_to(day)
    else:
        state.ask(active=day)
