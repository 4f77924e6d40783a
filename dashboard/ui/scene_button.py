"""Keeping what is shown as a scene: offered on every page, beside the atlas's name."""

from __future__ import annotations

import json

import streamlit as st
from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.language import Language
from dashboard.selection import Bounds
from dashboard.selection.scene import LONGEST_NOTE, LONGEST_TITLE
from dashboard.ui import address, talk
from dashboard.ui.chrome import script

SCENES = "scenes"
"""The path of the page that has the scenes."""
_KEY = "scene_form"
_REFUSED = "scene_refused"
_form = st.components.v2.component(
    "netzwerkatlas_scene_form",
    html=script("scene_form.html"),
    css=script("scene_form.css"),
    js=script("seen.js") + script("scene_form.js"),
)


class _Told(BaseModel):
    """What the form tells: from the browser, so it may be anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    note: str
    bounds: Bounds | None
    replaces: bool


def scene_button(page: str, language: Language) -> None:
    """Let the reader keep what is shown, with a title and what is to be said of it."""
    if page == SCENES:
        return
    say, at = language.say, talk.at()
    with st.popover(say("Keep as scene"), icon=":material/add_photo_alternate:", key="scene_new"):
        words = {
            "title": say("Title"),
            "note": say("Notes for the speaker"),
            "save": say("Keep as a new scene"),
            "replace": "" if at is None else say("Put in place of scene {n}", n=at + 1),
            "full": say("There is no room for a further scene.") if talk.scenes().is_full else "",
            "saved": _count(language),
        }
        limits = {"title": LONGEST_TITLE, "note": LONGEST_NOTE}
        data = {"words": words, "limits": limits, "kept": len(talk.scenes().scenes)}
        _form(key=_KEY, data=data, on_save_change=_save)


def _count(language: Language) -> str:
    if st.session_state.pop(_REFUSED, False):
        return language.say("This was not kept: it is more than a scene holds. Ask for less.")
    n = len(talk.scenes().scenes)
    if not n:
        return language.say("There is no scene yet.")
    return language.count(
        "{n} scene is kept; see the page “Scenes”.",
        "{n} scenes are kept; see the page “Scenes”.",
        n,
    )


def _save() -> None:
    """Keep what is shown; what the browser tells is read as hostile."""
    told = getattr(st.session_state.get(_KEY), "save", None)
    try:
        asked = _Told.model_validate_json(json.dumps(told))
        scene = address.scene_now(asked.title[:LONGEST_TITLE], asked.note, asked.bounds)
    except (TypeError, ValidationError):
        st.session_state[_REFUSED] = True
        return
    scenes, at = talk.scenes(), talk.at()
    if asked.replaces and at is not None:
        talk.keep(scenes.replacing(at, scene), at)
    elif not scenes.is_full:
        talk.keep(scenes.with_scene(scene), len(scenes.scenes))
