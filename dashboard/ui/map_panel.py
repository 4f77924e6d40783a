"""The map on the page: shows it, and says what the reader clicked, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from dashboard.drawing.background import Background
from dashboard.drawing.base_map import AtlasMap, content
from dashboard.drawing.places import place_values, records_at
from dashboard.drawing.reach import reach_values, records_reaching
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language
from dashboard.ui.assets import serve

HANDLED = "map_click_handled"
"""The session's key for the number of the last click that was answered."""


@dataclass(frozen=True)
class Click:
    """What was clicked: a record alone at its place, a place of several, a district, an area.

    `value` is the record's id, the (first) spot, or the code; `records` are those that the
    circle or the area's count stands for, none for a district.
    """

    kind: Literal["record", "place", "district", "reach"]
    value: str
    records: tuple[str, ...] = ()


def show_map(
    spots: pd.DataFrame,
    reach: pd.DataFrame,
    symbols: Mapping[str, Symbol],
    *,
    selected_districts: Sequence[str] = (),
    highlight: str | None = None,
    background: Background | None = None,
    language: Language,
    height: int = 620,
    view: Sequence[str] = (),
) -> Click | None:
    """Draw the map, and return the click that has not been answered yet, if there is one.

    `spots` and `reach` are the tables that `place_values` and `reach_values` describe.
    `selected_districts` are codes of districts or Länder to outline. The map moves when
    `view`, the codes to bring into view, changes (none: the whole region), and otherwise
    stays where the reader has put it.
    """
    answer = st_folium(
        AtlasMap(serve()),
        key="atlas_map",
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=content(
            place_values(spots, highlight),
            reach_values(reach, highlight),
            symbols,
            language,
            selected=selected_districts,
            view=view,
            background=background,
        ),
    )
    properties = ((answer or {}).get("last_active_drawing") or {}).get("properties") or {}
    number = properties.get("click")
    if not number or number == st.session_state.get(HANDLED):
        return None
    st.session_state[HANDLED] = number
    return read_click(properties, spots, reach)


def read_click(
    properties: Mapping[str, Any], spots: pd.DataFrame, reach: pd.DataFrame
) -> Click | None:
    """The click that a feature's properties tell of, or none if the tables know nothing of it."""
    match properties:
        case {"district": str(ags)}:
            return Click("district", ags)
        case {"reach": str(ags)}:
            reaching = records_reaching(reach, ags)
            return Click("reach", ags, reaching) if reaching else None
        case {"place": str(spot), "spots": [*several]}:
            there = records_at(spots, [each for each in several if isinstance(each, str)])
            if len(there) == 1:
                return Click("record", there[0], there)
            return Click("place", spot, there) if there else None
    return None
