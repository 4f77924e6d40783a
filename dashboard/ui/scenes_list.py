"""The list of a talk's scenes: their order and words are changed, and one of them is shown."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.drawing.scene_list import ACTIONS, draw_scenes, scene_words
from dashboard.language import Language
from dashboard.selection.scene import LONGEST_NOTE, LONGEST_TITLE
from dashboard.ui import talk
from dashboard.ui.fragment import show_fragment
from dashboard.ui.notes import note
from dashboard.ui.view import View

_LIST, _EDITED = "scene_list", "scene_edited"


def scenes_list(view: View, titles: Mapping[str, str]) -> None:
    """Draw it, and above it the form for the scene that is being changed.

    `titles` are those of all pages by their address.
    """
    language, scenes = view.language, talk.scenes()
    _edit(language)
    dataset, label = view.dataset, view.choices.label
    shown = [scene_words(scene, titles, label, dataset, language) for scene in scenes.scenes]
    show_fragment(
        draw_scenes(scenes.scenes, scenes.keys, shown, language),
        key=_LIST,
        look="scenes",
        on_open=_act,
    )


def offer_put_back(language: Language) -> None:
    """Offer the scene that was deleted last, also where it was the only one."""
    if scene := talk.deleted():
        gone = language.say("The scene is deleted.")
        if scene.title:
            gone = language.say("The scene “{title}” is deleted.", title=scene.title)
        with st.container(horizontal=True, vertical_alignment="center", key="scene_deleted"):
            st.button(
                language.say("Put it back"),
                key="scene_put_back",
                icon=":material/undo:",
                on_click=talk.put_back,
            )
            note(gone, told=True)


def _edit(language: Language) -> None:
    """Title and notes of the scene that is being changed."""
    at = _position(st.session_state.get(_EDITED))
    if at is None:
        return
    scene, say = talk.scenes().scenes[at], language.say
    with st.form("scene_edit"):
        st.text_input(say("Title"), scene.title, key="scene_edit_title", max_chars=LONGEST_TITLE)
        st.text_area(
            say("Notes for the speaker"), scene.note, key="scene_edit_note", max_chars=LONGEST_NOTE
        )
        with st.container(horizontal=True):
            st.form_submit_button(say("Keep the change"), type="primary", on_click=_changed)
            st.form_submit_button(say("Leave as it is"), on_click=_leave)


def _changed() -> None:
    session, scenes = st.session_state, talk.scenes()
    at = _position(session.get(_EDITED))
    if at is not None:
        words = {"title": session["scene_edit_title"], "note": session["scene_edit_note"]}
        talk.keep(scenes.replacing(at, scenes.scenes[at].but(**words)), talk.at())
    _leave()


def _leave() -> None:
    st.session_state.pop(_EDITED, None)


def _act(told: str) -> None:
    """Do what a button of the list asks for; it comes from the browser."""
    action, _, key = told.partition(":")
    at, scenes = _position(key), talk.scenes()
    if at is None or action not in ACTIONS:
        return
    if action == "show":
        talk.show(at)
    elif action == "edit":
        st.session_state[_EDITED] = key
        for name in ("scene_edit_title", "scene_edit_note"):
            st.session_state.pop(name, None)
    elif action == "delete":
        talk.delete(at)
    else:
        to = min(max(at + (1 if action == "down" else -1), 0), len(scenes.scenes) - 1)
        order = [n for n in _places() if n != at]
        talk.keep(scenes.moving(at, to), _follow([*order[:to], at, *order[to:]]))


def _places() -> range:
    return range(len(talk.scenes().scenes))


def _follow(order: list[int]) -> int | None:
    """Where the scene that is shown stands in a new order of the old places, if it is there."""
    here = talk.at()
    return order.index(here) if here in order else None


def _position(key: object) -> int | None:
    keys = talk.scenes().keys
    return keys.index(key) if isinstance(key, str) and key in keys else None
