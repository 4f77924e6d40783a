"""The least that shows a map: a bare folium map with st_folium, and nothing beside it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import streamlit as st
from streamlit_folium import st_folium

from benchmarks.peers.frame import HEIGHT, local_map

st.set_page_config(page_title="Vergleich", layout="wide")
with st.container(key="map"):
    st_folium(local_map(), key="bare", height=HEIGHT, use_container_width=True)
