"""One folium GeoJson layer of all points, shown with st_folium."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import folium
import pandas as pd
from streamlit_folium import st_folium

from benchmarks.peers.frame import HEIGHT, local_map, peer


def draw(shown: pd.DataFrame) -> None:
    """All organisations in one layer, as points."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [each.longitude, each.latitude]},
            "properties": {"name": each.name, "colour": each.colour},
        }
        for each in shown.itertuples()
    ]
    drawn = local_map()
    if features:
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            marker=folium.CircleMarker(radius=5, fill=True),
            tooltip=folium.GeoJsonTooltip(["name"], labels=False),
        ).add_to(drawn)
    st_folium(drawn, key="map", height=HEIGHT, use_container_width=True, returned_objects=[])


peer(draw)
