"""A scatter plot layer of pydeck, shown by Streamlit itself, without a base map."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pandas as pd
import pydeck
import streamlit as st

from benchmarks.peers.frame import CENTRE, HEIGHT, ZOOM, peer

# Without a style of its own, Streamlit asks another host for one.
EMPTY = 'data:application/json,{"version":8,"sources":{},"layers":[]}'


def draw(shown: pd.DataFrame) -> None:
    """All organisations in one layer; the base map would come from another host."""
    columns = shown[["name", "latitude", "longitude"]]
    layer = pydeck.Layer(
        "ScatterplotLayer",
        columns,
        get_position=["longitude", "latitude"],
        get_fill_color=[11, 92, 173],
        radius_units="'pixels'",
        get_radius=5,
        pickable=True,
    )
    view = pydeck.ViewState(latitude=CENTRE[0], longitude=CENTRE[1], zoom=ZOOM - 1)
    deck = pydeck.Deck(
        [layer],
        initial_view_state=view,
        map_provider="mapbox",
        map_style=EMPTY,
        tooltip={"text": "{name}"},
    )
    st.pydeck_chart(deck, height=HEIGHT)


peer(draw)
