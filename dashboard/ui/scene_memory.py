"""What the browser keeps of the scenes: a reload, or a server that began anew, finds them again."""

from __future__ import annotations

from typing import Annotated

import streamlit as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.selection import read_scenes, scenes_text
from dashboard.selection.scene_file import LARGEST
from dashboard.ui import talk
from dashboard.ui.chrome import script
from dashboard.ui.state import PRESENTING

_KEY = "scene_memory"
_memory = st.components.v2.component("netzwerkatlas_scene_memory", js=script("scene_memory.js"))


class _Kept(BaseModel):
    """What the browser tells; it is read as if anybody had written it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    text: Annotated[str, Field(max_length=LARGEST)]
    at: int | None


def remember_scenes() -> None:
    """Have the browser keep the scenes for this tab, or bring back those that it has kept."""
    known, scenes = talk.is_known(), talk.scenes()
    text = scenes_text(scenes) if scenes.scenes else ""
    data = {"known": known, "text": text, "at": talk.at(), "most": 2 * LARGEST}
    _memory(key=_KEY, data=data, on_restore_change=_restore, on_before_change=_before)


def _before() -> None:
    """Take up what the browser had kept before a link brought other scenes, to be brought back."""
    told = getattr(st.session_state.get(_KEY), "before", None)
    try:
        kept = _Kept.model_validate_json(told if isinstance(told, str) else "")
    except ValidationError:
        return
    talk.stood_before(read_scenes(kept.text.encode("utf-8"))[0])


def _restore() -> None:
    """Take up what the browser has kept; a presentation goes on with the scene that it was at."""
    told = getattr(st.session_state.get(_KEY), "restore", None)
    if talk.is_known() or not isinstance(told, str):
        return
    try:
        kept = _Kept.model_validate_json(told)
    except ValidationError:
        return
    scenes, problems = read_scenes(kept.text.encode("utf-8"))
    asked = talk.at_in_address()
    talk.keep(scenes, kept.at, problems)
    if st.session_state.get(PRESENTING) and kept.at is not None and kept.at == asked:
        talk.show(kept.at)
