"""The page "Szenen": the scenes of a talk, put in order, changed, kept as a file, shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from dashboard.analysis.tour import tour
from dashboard.language import Language, message
from dashboard.selection import link_value, read_scenes, scenes_text
from dashboard.selection.scene import (
    LONGEST_STAY,
    LONGEST_TITLE,
    MOST_SCENES,
    SHORTEST_STAY,
)
from dashboard.selection.scene_file import LONGEST_LINK
from dashboard.sources import Problem
from dashboard.ui import talk
from dashboard.ui.chrome import copy_link
from dashboard.ui.guard import guarded
from dashboard.ui.notes import alert, note
from dashboard.ui.scenes_list import offer_put_back, scenes_list
from dashboard.ui.state import PRESENTING
from dashboard.ui.take_panel import take_scenes
from dashboard.ui.view import View

_OPENED = "scenes_file"


def scenes_page(view: View, titles: Mapping[str, str]) -> None:
    """Draw the page; `titles` are those of all pages by their address."""
    language, scenes = view.language, talk.scenes()
    say = language.say
    st.title(say("Scenes"), anchor=False)
    note(
        say(
            "A scene is what a page shows, kept with a title and notes for the speaker. On the "
            "big screen the arrow keys go from scene to scene."
        )
    )
    for problem in talk.problems():
        alert(language.render(problem.message), language.render(problem.remedy))
    _offer_before(language)
    with st.container(horizontal=True, vertical_alignment="center", key="scene_actions"):
        st.button(
            say("Present the scenes"),
            key="scenes_present",
            type="primary",
            icon=":material/slideshow:",
            disabled=not scenes.scenes,
            on_click=_present,
        )
        link = _offer_file(language)
        with st.popover(say("Open a file"), icon=":material/folder_open:", key="scenes_open"):
            st.file_uploader(
                say("A file of scenes"),
                type="json",
                key=_OPENED,
                on_change=_open,
                max_upload_size=2,
            )
        if scenes.scenes:
            along = st.popover(say("Take along"), icon=":material/download:", key="scenes_take")
            with along, guarded(language, "scenes_take"):
                take_scenes(view, scenes, titles)
    if link and any(scene.note for scene in scenes.scenes):
        note(say("The saved file holds the notes for the speaker; the link does not."))
    if scenes.scenes and not link:
        n = language.number(LONGEST_LINK)
        note(say("Too much for a link of {n} characters: pass the file on.", n=n))
    _offer_tour(view)
    offer_put_back(language)
    if not scenes.scenes:
        if view.catalogue.size:  # without records there is nothing to keep
            note(
                say("There is no scene yet. “Keep as scene” stands at the top of every other page.")
            )
        return
    _settings(language)
    scenes_list(view, titles)


def _offer_before(language: Language) -> None:
    """Bring back the scenes that gave way to those of a link or a file."""
    if n := len(talk.before().scenes):
        note(language.say("These scenes stand in place of yours."), told=True)
        said = language.count("Bring back {n} scene", "Bring back {n} scenes", n)
        st.button(said, key="scenes_before", on_click=talk.bring_back)


def _offer_tour(view: View) -> None:
    """Ready scenes made from the records; what the reader has gathered stays before them."""
    if not view.catalogue.size:
        note(
            view.language.say(
                "A ready tour is made from the records. There are none yet: bring in your own "
                "list on the page “Your own list”."
            )
        )
        return
    with st.container(horizontal=True, vertical_alignment="center", key="scene_tour"):
        st.button(
            view.language.say("Add the tour of the data"),
            key="scenes_tour",
            icon=":material/tour:",
            on_click=_add_tour,
            args=(view,),
        )
        note(view.language.say("Ready scenes made from the records, as a start for your own."))


def _add_tour(view: View) -> None:
    ready = tour(view.catalogue.ever, view.language, date.today())
    scenes = talk.scenes()
    new = [scene for scene in ready.scenes if scene not in scenes.scenes]
    room = (*scenes.scenes, *new)[:MOST_SCENES]
    full = message("A set has room for {n} scenes; the rest is left out.", n=MOST_SCENES)
    remedy = message("Delete scenes that you do not need, and add the tour again.")
    left_out = len(scenes.scenes) + len(new) > MOST_SCENES
    problems = (Problem("", None, "", "", full, remedy),) if left_out else ()
    told = scenes.but(title=scenes.title or ready.title, scenes=room)
    talk.keep(told, talk.at(), problems)


def _offer_file(language: Language) -> bool:
    """The scenes as a file, and as a link while they are short enough; whether they are."""
    say, scenes = language.say, talk.scenes()
    st.download_button(
        say("Save as a file"),
        scenes_text(scenes),
        file_name=f"netzwerkatlas-{say('scenes')}-{date.today().isoformat()}.json",
        mime="application/json",
        key="scenes_save",
        on_click="ignore",
        icon=":material/download:",
        disabled=not scenes.scenes,
    )
    value = link_value(scenes) if scenes.scenes else None
    if value is not None:
        copy_link(language, f"./?{urlencode({'present': '1', 'scenes': value})}")
    return value is not None


def _settings(language: Language) -> None:
    scenes = talk.scenes()
    with st.container(horizontal=True, key="scene_settings"):
        st.session_state["scenes_title"] = scenes.title
        st.session_state["scenes_stay"] = scenes.stay
        st.text_input(
            language.say("Title of the talk"),
            key="scenes_title",
            max_chars=LONGEST_TITLE,
            on_change=_set,
        )
        st.number_input(
            language.say("Seconds for each scene when they go on by themselves"),
            SHORTEST_STAY,
            LONGEST_STAY,
            key="scenes_stay",
            on_change=_set,
        )


def _set() -> None:
    scenes, session = talk.scenes(), st.session_state
    changed = scenes.but(title=session["scenes_title"], stay=session["scenes_stay"])
    talk.keep(changed, talk.at())


def _present() -> None:
    st.session_state[PRESENTING] = True
    talk.show(0)


def _open() -> None:
    """Take up a file that the reader has chosen; scenes that were there give way to it."""
    file = st.session_state.get(_OPENED)
    if file is not None:
        scenes, problems = read_scenes(file.getvalue(), file.name)
        if scenes.scenes:
            talk.replace(scenes, problems)
        else:
            talk.keep(talk.scenes(), talk.at(), problems)
