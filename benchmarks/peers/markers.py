"""A loop of folium's CircleMarkers, shown with st_folium."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import folium
import pandas as pd
from streamlit_folium import st_folium

from benchmarks.peers.frame import HEIGHT, local_map, peer


def draw(shown: pd.DataFrame) -> None:
    """One marker for each organisation."""
    drawn = local_map()
    for each in shown.itertuples():
        folium.CircleMarker(
            (each.latitude, each.longitude),
            radius=5,
            color=each.colour,
            fill=True,
            tooltip=each.name,
        ).add_to(drawn)
    st_folium(drawn, key="map", height=HEIGHT, use_container_width=True, returned_objects=[])


peer(draw)
