"""The map on the page: shows it, and says what the reader clicked, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st
from streamlit_folium import st_folium

from dashboard.analysis import Mapped
from dashboard.drawing.background import Background
from dashboard.drawing.base_map import AtlasMap, Content, content_values
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language
from dashboard.ui.assets import serve
from dashboard.ui.once import Once, anew

KEY = "atlas_map"
"""The session's key for what the map's frame told last."""
HANDLED = "map_click_handled"
"""The session's key for the number of the last answer of the frame that was taken up."""


@dataclass(frozen=True)
class Click:
    """What was clicked: a record alone at its place, a place of several, a district, an area.

    `value` is the record's id, the (first) spot, or the code; `records` are those that the
    circle or the area's count stands for, none for a district.
    """

    kind: Literal["record", "place", "district", "reach"]
    value: str
    records: tuple[str, ...] = ()


def told() -> Mapping[str, Any] | None:
    """What the frame tells for the first time: a click, or the part that is in view now.

    It is known before the map is drawn, so that the map can be drawn for it.
    """
    answer = st.session_state.get(KEY) or {}
    properties = (answer.get("last_active_drawing") or {}).get("properties") or {}
    number = properties.get("click")
    if not number or number == st.session_state.get(HANDLED):
        return None
    st.session_state[HANDLED] = number
    return dict(properties)


def show_map(
    mapped: Mapped,
    symbols: Mapping[str, Symbol],
    *,
    selected_districts: Sequence[str] = (),
    background: Background | None = None,
    language: Language,
    height: int = 620,
    view: Sequence[str] = (),
    box: Sequence[float] = (),
    once: Once = anew,
) -> None:
    """Draw the map.

    `selected_districts` are codes of districts or Länder to outline. The map moves when
    `view`, the codes to bring into view, changes (none: the whole region), or `box`, a part of
    it (west, south, east, north) that goes before them; it otherwise stays where the reader has
    put it. `once` remembers what the map shows, or makes it anew.
    """
    shown = once(
        "content",
        lambda: content_values(
            mapped,
            symbols,
            language,
            selected=selected_districts,
            view=view,
            box=box,
            background=background,
        ),
    )
    st_folium(
        AtlasMap(serve()),
        key=KEY,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=Content(shown),  # fresh: streamlit-folium changes what it gets
    )


def read_click(properties: Mapping[str, Any], mapped: Mapped) -> Click | None:
    """The click that a feature's properties tell of, or none if the map knows nothing of it."""
    match properties:
        case {"district": str(ags)}:
            return Click("district", ags)
        case {"reach": str(ags)}:
            reaching = mapped.reaching(ags)
            return Click("reach", ags, reaching) if reaching else None
        case {"place": str(spot), "spots": [*several]}:
            there = mapped.records([each for each in several if isinstance(each, str)])
            if len(there) == 1:
                return Click("record", there[0], there)
            return Click("place", spot, there) if there else None
    return None
