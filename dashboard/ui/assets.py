"""The folders that the app serves to the map's frame, so that no other host is asked."""

from __future__ import annotations

from pathlib import Path

import js_lib_leaflet
import streamlit.components.v1 as components

from dashboard.drawing.base_map import ASSETS, Served

LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
GEODATA = Path(__file__).parents[2] / "geodata"


def serve(*, geodata: Path = GEODATA) -> Served:
    """Declare the folders, and say where the frame finds them.

    Streamlit serves a declared folder beside the folder of streamlit-folium's frame, under
    the name of this module and of the component. Declaring anew costs nothing, and brings
    the folders back after the module was reloaded.
    """
    components.declare_component("leaflet", path=LEAFLET)
    components.declare_component("map", path=ASSETS)
    components.declare_component("geodata", path=geodata)
    return Served(
        leaflet=f"../{__name__}.leaflet",
        scripts=f"../{__name__}.map",
        geodata=f"../{__name__}.geodata",
    )
