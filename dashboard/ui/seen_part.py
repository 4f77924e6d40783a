"""The part of the map that a reader has moved it to, where an element asks for it."""

from __future__ import annotations

import json

import streamlit as st
from pydantic import ValidationError

from dashboard.selection import Bounds, Scene
from dashboard.ui.chrome import script

KEY = "seen_part"
_seen = st.components.v2.component(
    "netzwerkatlas_seen_part", js=script("seen.js") + script("seen_part.js")
)


def seen_part() -> Bounds | None:
    """West, south, east and north; none where the map stands where the question puts it.

    Draw it in what a reader opens, so that the browser is asked then and not at each move.
    """
    told = _told()
    _seen(key=KEY, data={"told": told and list(told)}, on_bounds_change=_heard)
    return told


def _heard() -> None:
    """Nothing: the run that follows reads what was told."""


def _told() -> Bounds | None:
    """What the browser told, which may be anything."""
    told = getattr(st.session_state.get(KEY), "bounds", None)
    try:
        return Scene.model_validate_json(json.dumps({"bounds": told})).bounds
    except (TypeError, ValidationError):
        return None
