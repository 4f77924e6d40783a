"""What all peers share: the data read once, a filter on topics, a sentence, a place for the map.

They do less than the atlas (one filter, one role, no counts, no list, no boundaries) and do it
well: the tables are read once for all sessions, and the filter works on columns.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components

from dashboard.drawing.map_bundle import LEAFLET
from dashboard.geography import municipality
from dashboard.sources import default_folder

CENTRE = (52.0, 11.0)
ZOOM = 7
HEIGHT = 620
COLOURS = ("#0b5cad", "#b3261e", "#1b7f4b", "#8a5a00", "#6a3fb5", "#00707f", "#9c2c77")


def peer(draw: Callable[[pd.DataFrame], None]) -> None:
    """Show the page; `draw` draws the shown organisations.

    Its table has the columns name, kind, colour, latitude and longitude (degrees, WGS 84).
    """
    st.set_page_config(page_title="Vergleich", layout="wide")
    organisations, topics, labels = _read(str(default_folder()))
    with st.sidebar:
        chosen = st.multiselect("Thema", list(labels), key="topic", format_func=labels.get)
    shown = organisations
    if chosen:
        shown = organisations.loc[topics.index[topics.isin(chosen)].unique()]
    with st.container(key="sentence"):
        about = " oder ".join(labels[code] for code in chosen)
        st.title(f"{len(shown)} Organisationen" + (f" zum Thema {about}" if chosen else ""))
    with st.container(key="map"):
        draw(shown.dropna(subset=["latitude", "longitude"]))


def local_map() -> folium.Map:
    """A folium map without tiles, its Leaflet served by the app."""
    found = folium.Map(CENTRE, zoom_start=ZOOM, tiles=None, prefer_canvas=True)
    components.declare_component("leaflet", path=LEAFLET)
    found.default_js = [("leaflet", f"../{__name__}.leaflet/leaflet.js")]
    found.default_css = [("leaflet_css", f"../{__name__}.leaflet/leaflet.css")]
    return found


@st.cache_resource(show_spinner=False)
def _read(folder: str) -> tuple[pd.DataFrame, pd.Series, dict[str, str]]:
    """Organisations by id with their seats, their topics (one a row), the topics' names."""
    organisations = _table(folder, "organisations").set_index("id")
    seats = _table(folder, "locations").query("publication != 'hidden'").drop_duplicates("owner")
    seats = seats.set_index("owner")
    points = seats[["latitude", "longitude"]].apply(pd.to_numeric)
    middles = seats["ags"].map({ags: _middle(ags) for ags in seats["ags"].unique()})
    for column, index in (("latitude", 0), ("longitude", 1)):
        points[column] = points[column].fillna(middles.str[index])
    topics = organisations["topics"].str.split(";").explode()
    kinds = sorted(organisations["kind"].unique())
    colours = {kind: COLOURS[i % len(COLOURS)] for i, kind in enumerate(kinds)}
    shown = organisations[["name", "kind"]].assign(colour=organisations["kind"].map(colours))
    terms = _table(folder, "vocabulary").query("list == 'topic'")
    return shown.join(points), topics, dict(zip(terms["code"], terms["label_de"], strict=True))


def _table(folder: str, name: str) -> pd.DataFrame:
    return pd.read_csv(Path(folder) / f"{name}.csv", dtype=str, keep_default_na=False)


def _middle(ags: str) -> tuple[float | None, float | None]:
    try:
        found = municipality(ags)
    except KeyError:
        return None, None
    return found.latitude, found.longitude
