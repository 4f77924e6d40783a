"""A map of areas on a page of its own: the constant base map, and what fills the districts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.drawing.base_map import AtlasMap, Content
from dashboard.ui.assets import serve


def area_map(
    encoded: str,
    *,
    key: str,
    height: int = 520,
    on_open: Callable[[str], None] | None = None,
    on_told: Callable[[Mapping[str, Any]], bool] | None = None,
) -> None:
    """Show what `layer_values` made; `on_open` gets the code of a district that was clicked.

    `on_told` gets the properties of anything that was clicked, and says whether it did
    something. All of it comes from the browser: look it up before it is used.
    """
    st_folium(
        AtlasMap(serve()),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=Content(encoded),
    )
    answer = st.session_state.get(key) or {}
    told = (answer.get("last_active_drawing") or {}).get("properties") or {}
    number, handled = told.get("click"), f"{key}_handled"
    if not number or number == st.session_state.get(handled):
        return
    st.session_state[handled] = number
    if on_told and on_told(told):
        st.rerun(scope="app")
    district = told.get("district")
    if on_open and isinstance(district, str):
        on_open(district)
        st.rerun(scope="app")
