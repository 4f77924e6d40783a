"""The folders that the app serves to the map's frame, so that no other host is asked."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import streamlit.components.v1 as components

from dashboard.drawing.base_map import Served
from dashboard.drawing.map_bundle import LEAFLET, map_bundle

GEODATA = Path(__file__).parents[2] / "geodata"


def serve(*, geodata: Path = GEODATA) -> Served:
    """Declare the folders, and say where the frame finds them.

    Streamlit serves a declared folder beside the folder of streamlit-folium's frame, under
    the name of this module and of the component. Declaring anew costs nothing, and brings
    the folders back after the module was reloaded.
    """
    bundle = _there()
    components.declare_component("map", path=bundle.parent)
    components.declare_component("geodata", path=geodata)
    return Served(
        bundle=f"../{__name__}.map/{bundle.name}",
        geodata=f"../{__name__}.geodata",
    )


def served_file(name: str, ending: str, content: bytes) -> str:
    """Serve a file of the atlas's own; its address, relative to a page of the atlas.

    Its name changes with its content, so that a browser never takes an old one for it.
    """
    folder = _there().parent
    components.declare_component("map", path=folder)
    path = folder / f"{name}-{sha256(content).hexdigest()[:12]}.{ending}"
    if not path.exists():
        path.write_bytes(content)
    return f"./component/{__name__}.map/{path.name}"


def _there() -> Path:
    if not _bundled().exists():  # who tidies up temporary files took it
        _bundled.cache_clear()
    return _bundled()


@cache
def _bundled() -> Path:
    """The map's script, in a folder of its own for as long as the app runs.

    Its name changes with its content, so that a browser never takes an old one for it.
    """
    folder = Path(mkdtemp(prefix="netzwerkatlas-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    content = map_bundle(LEAFLET)
    path = folder / f"map-{sha256(content).hexdigest()[:12]}.js"
    path.write_bytes(content)
    return path
