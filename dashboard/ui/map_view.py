"""The map's part of the page: what it shows, what a click on it does, what lies behind it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import streamlit as st

from dashboard.analysis import Mapped, mapped
from dashboard.analysis.grid import Seen
from dashboard.drawing.background import BACKGROUNDS, Background
from dashboard.drawing.map_legend import legend
from dashboard.geography import districts_in, state
from dashboard.language import Language
from dashboard.ui import talk
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.map_panel import Click, read_click, show_map, told
from dashboard.ui.state import ASKED, RECORD, ask, focus_on
from dashboard.ui.view import View

T = TypeVar("T")

HEIGHT = 620
MOST_PLACES = 200
"""How many places the map shows before it counts some of them together."""
SEEN = "map_seen"
"""The session's key for the part of the map in view, and what the map was moved to before."""


@st.fragment
def map_view(view: View) -> None:
    """Draw the map with its legend, and do what a click on it asks for.

    A fragment: when the reader zooms or moves the map, this alone runs again.
    """
    if ASKED in st.session_state:  # of a run that this one has cut short
        st.rerun(scope="app")
    with guarded(view.language, "map"):
        answer = told()
        if answer and "moved" not in answer:
            click = read_click(answer, _mapped(view, Seen.read(answer.get("seen"))))
            if click:
                _answer(click, view)
        _draw(view, _seen(view, answer))


def _draw(view: View, seen: Seen | None) -> None:
    picture = _mapped(view, seen)
    background = _chosen_background()
    box = talk.bounds(view.selection)
    depends = (seen, st.session_state.get(RECORD), background and background.code, box)

    def once(name: Hashable, make: Callable[[], T], /) -> T:
        return view.once((name, *depends), make)

    with st.container(key="map"):
        show_map(
            picture,
            view.symbols,
            selected_districts=(*view.selection.district, *view.selection.state),
            background=background,
            language=view.language,
            height=HEIGHT,
            view=_aim(view),
            box=box or (),
            once=once,
        )
        key = once("legend", lambda: legend(picture, view.symbols, view.language))
        show_fragment(key, key="legend")
        _offer_backgrounds(view.language)


def _mapped(view: View, seen: Seen | None) -> Mapped:
    marked = st.session_state.get(RECORD)
    return view.once(
        ("mapped", seen, marked),
        lambda: mapped(
            view.catalogue,
            view.matching.shown,
            view.selection.lens,
            most=MOST_PLACES,
            seen=seen,
            marked=marked,
            epoch=view.selection.epoch,
        ),
    )


def _aim(view: View) -> tuple[str, ...]:
    """The codes of the areas that the map is to bring into view; none is the whole region."""
    return view.selection.district or view.selection.state


def _seen(view: View, answer: Mapping[str, Any] | None) -> Seen | None:
    """The part in view: what the frame told last, or what the map is about to move to."""
    before: Hashable
    seen: Seen | None
    before, seen = st.session_state.get(SEEN, (None, None))
    box = talk.bounds(view.selection)
    aim = (_aim(view), box, talk.times_shown())
    if before != aim:
        there = districts_in(view.selection.epoch)
        areas = [state(code) if len(code) == 2 else there[code] for code in _aim(view)]
        seen = Seen.around([box] if box else [area.bounds for area in areas])
    elif answer and "moved" in answer:
        seen = Seen.read(answer["moved"])
    st.session_state[SEEN] = (aim, seen)
    return seen


def _answer(click: Click, view: View) -> None:
    """Do what the click asks for, and let the whole page run for it."""
    if click.kind == "record":
        ask(**{RECORD: click.value})
    elif click.kind == "district":
        alone = view.selection.district == (click.value,)
        ask(district=() if alone else (click.value,))
    else:
        focus_on(click.records, view.selection)
    st.rerun(scope="app")


def _chosen_background() -> Background | None:
    """The background map that the reader chose, if the reader agreed to contact its host."""
    code = st.session_state.get("background") or ""
    agreed = st.session_state.get(f"background_agreed_{code}", False)
    return BACKGROUNDS[code] if agreed and code in BACKGROUNDS else None


def _offer_backgrounds(language: Language) -> None:
    """Let the reader choose a background map, and agree to load it from its host."""
    with st.popover(language.say("Background map"), icon=":material/layers:"):
        code = st.radio(
            language.say("Background map"),
            ["", *BACKGROUNDS],
            key="background",
            format_func=lambda each: BACKGROUNDS[each].name if each else language.say("none"),
        )
        if not code:
            return
        host = BACKGROUNDS[code].host
        st.caption(
            language.say(
                "The map's pictures then come from {host}. That host learns the address of "
                "your computer and which part of the map you look at.",
                host=host,
            )
        )
        agree = language.say("I agree to contact {host}", host=host)
        st.checkbox(agree, key=f"background_agreed_{code}")
