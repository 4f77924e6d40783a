"""Plotly's map (`px.scatter_map`), shown by Streamlit itself, on its style without tiles."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pandas as pd
import plotly.express as px
import streamlit as st

from benchmarks.peers.frame import CENTRE, HEIGHT, ZOOM, peer


def draw(shown: pd.DataFrame) -> None:
    """All organisations, coloured by kind; every other style would come from another host."""
    figure = px.scatter_map(
        shown,
        lat="latitude",
        lon="longitude",
        color="kind",
        hover_name="name",
        map_style="white-bg",
        zoom=ZOOM - 1,
        center={"lat": CENTRE[0], "lon": CENTRE[1]},
        height=HEIGHT,
    )
    st.plotly_chart(figure, key="plot")


peer(draw)
