"""The map on the big screen: sentence, map and one timeline, moved by keys alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

import streamlit as st
from markupsafe import Markup

from dashboard.analysis.listing import by_name, record_ids
from dashboard.analysis.moments import year_ends
from dashboard.analysis.timelines import foundings
from dashboard.analysis.years import founded_by_years
from dashboard.drawing.stage import draw_highlight, draw_kinds, draw_years
from dashboard.geography import area_label, districts_in
from dashboard.language import Language
from dashboard.selection import Selection, sentence
from dashboard.ui import talk
from dashboard.ui.address import notices
from dashboard.ui.chrome import script
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.map_view import map_view
from dashboard.ui.notes import note
from dashboard.ui.state import FIRST_DAY, PRESENTING, RECORD, ask
from dashboard.ui.view import View

MOST_TARGETS = 400
"""How many records can be jumped to; those that are shown, by name."""

_keys = st.components.v2.component(
    "netzwerkatlas_present",
    html=(
        '<p class="gone" role="status"></p><div class="bar"></div>'
        '<dialog class="help"></dialog><dialog class="jump"></dialog>'
    ),
    css=script("present_keys.css"),
    js=script("present_keys.js"),
)


def present(on: bool = True) -> None:
    """Begin to show the map on the big screen, or end it; in the run that comes."""
    st.session_state[PRESENTING] = on


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
    _listen(view)


def present_other_page(view: View) -> None:
    """Show a page other than the map on the big screen: larger, without what is around it."""
    st.html(f"<style>{script('present_other.css')}</style>")
    _listen(view)


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


def _listen(view: View) -> None:
    """Let keys do what they say in the help, wherever the focus is."""
    _keys(
        key="present_keys",
        data={
            "words": _words(view.language),
            "targets": [*_scene_targets(view.language), *_targets(view)],
            "scenes": bool(talk.scenes().scenes) or talk.are_awaited(),
            "shown": talk.times_shown(),
        },
        on_leave_change=lambda: present(on=False),
        on_jump_change=lambda: _jump(view),
        on_year_change=lambda: _turn(view),
        on_scene_change=_step,
    )


def _step() -> None:
    """Show the scene before or after."""
    by = getattr(st.session_state.get("present_keys"), "scene", None)
    if by in (-1, 1):
        talk.step(by)


def _turn(view: View) -> None:
    """Show the atlas a year earlier or later; from no day on, that is the last year or today."""
    by = getattr(st.session_state.get("present_keys"), "year", None)
    today, active = date.today(), st.session_state.get("active")
    day = active or today
    days = year_ends(view.atlas.catalogue, today, day, FIRST_DAY)
    if by == -1:
        ask(active=days[max(bisect_left(days, day) - 1, 0)])
    elif by == 1:
        ask(active=days[min(bisect_right(days, day), len(days) - 1)])


def _jump(view: View) -> None:
    """Show what was jumped to. It comes from the browser, and is looked up before it is used."""
    target = getattr(st.session_state.get("present_keys"), "jump", None)
    scenes = [scene for scene, _ in _scene_targets(view.language)]
    if target in scenes:
        talk.show(scenes.index(target))
        return
    if target not in {place for place, _ in _targets(view)}:
        return
    what, _, code = target.partition(":")
    if what == "record":
        ask(**{RECORD: code})
        return
    empty = Selection(lens=view.selection.lens)
    changes = {name: getattr(empty, name) for name in Selection.model_fields}
    ask(**{**changes, what: (code,), RECORD: None})


def _scene_targets(language: Language) -> list[tuple[str, str]]:
    """The scenes that can be jumped to."""
    return [
        (f"scene:{n}", scene.title or language.say("Scene {n}", n=n))
        for n, scene in enumerate(talk.scenes().scenes, 1)
    ]


def _targets(view: View) -> list[tuple[str, str]]:
    """What can be jumped to: Länder, districts of today, and the shown records by name."""

    def made() -> list[tuple[str, str]]:
        today = Selection().epoch
        places = [("state", code) for code in view.choices.options["state"]]
        places += [("district", code) for code in districts_in(today)]
        found = by_name(view.atlas.catalogue, view.matching.shown)[:MOST_TARGETS]
        records = record_ids(view.atlas.catalogue, found)
        return [
            *((f"{what}:{code}", area_label(code)) for what, code in places),
            *((f"record:{each}", view.dataset.name_of(each)) for each in records),
        ]

    return view.once("jump targets", made)


def _words(language: Language) -> dict[str, object]:
    say = language.say
    years = say("The atlas a year earlier, later")
    moving = [("←  →", years)]
    if talk.scenes().scenes:
        moving = [("←  →", say("The scene before, after")), ("↑  ↓", years)]
    keys = [
        *moving,
        ("+  −", say("Zoom in, zoom out")),
        ("0", say("Whole map")),
        ("/", say("Jump to a scene, a district or a record")),
        ("f", say("Full screen on, off")),
        ("d", say("Dark on, off")),
        ("?", say("This help")),
        ("Esc", say("End the presentation")),
    ]
    return {
        "keys": keys,
        "help": say("Keys"),
        "jump": say("Jump to"),
        "nothing": say("Nothing is called that."),
        "close": say("Close"),
        "leave": say("End the presentation"),
        "gone": say("No connection. What you see stays, and goes on once it is back."),
    }
