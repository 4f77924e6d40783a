"""A map of an import: the same map as that of the atlas, in a frame and a session of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from dashboard.analysis import Catalogue, mapped
from dashboard.analysis.grid import Seen
from dashboard.drawing.base_map import AtlasMap, Content, content_values
from dashboard.drawing.map_legend import legend
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language
from dashboard.ui.assets import serve
from dashboard.ui.fragment import show_fragment
from dashboard.ui.map_view import MOST_PLACES

HEIGHT = 460


@st.fragment
def import_map(
    catalogue: Catalogue, symbols: Mapping[str, Symbol], language: Language, key: str
) -> None:
    """Draw the organisations of a catalogue, by what became of them.

    A fragment: when the reader zooms or moves the map, this alone runs again.
    """
    seen = _seen(key)
    shown = np.ones(catalogue.size, dtype=bool)
    picture = mapped(catalogue, shown, "sits", most=MOST_PLACES, seen=seen)
    with st.container(key=f"frame_{key}"):
        st_folium(
            AtlasMap(serve()),
            key=key,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=["last_active_drawing"],
            feature_group_to_add=Content(content_values(picture, symbols, language)),
        )
        show_fragment(legend(picture, symbols, language), key=f"legend_{key}")


def _seen(key: str) -> Seen | None:
    """The part in view, as the frame told last."""
    answer: Mapping[str, Any] = st.session_state.get(key) or {}
    properties = (answer.get("last_active_drawing") or {}).get("properties") or {}
    known = f"{key}_seen"
    if "moved" in properties:
        st.session_state[known] = Seen.read(properties["moved"])
    seen: Seen | None = st.session_state.get(known)
    return seen
