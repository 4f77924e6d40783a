"""The map's scripts and styles as one script: streamlit-folium loads one file after the other.

Each of a dozen small files waited for the one before, and all of them for a browser that is busy
with the page around the map; together they arrive at once, and the map is never seen unstyled.
"""

from __future__ import annotations

import json
from pathlib import Path

import js_lib_leaflet

LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
"""The folder of Leaflet's files, as its package brings them."""
ASSETS = Path(__file__).parent / "assets"
"""The folder of the map's own scripts and stylesheet."""

SCRIPTS = (
    *("text", "tints", "boundaries", "symbols", "places", "lines", "reach", "labels", "controls"),
    *("view", "map"),
)

_STYLE = """(function () {
  const style = document.createElement("style");
  style.textContent = %s;
  document.head.append(style);
})();"""


def map_bundle(leaflet: Path) -> bytes:
    """One script with Leaflet (the folder of its files), the atlas's scripts, and the styles."""
    return f"{_STYLE % json.dumps(map_styles(leaflet))}\n;\n{map_scripts(leaflet)}".encode()


def map_styles(leaflet: Path) -> str:
    """The stylesheet of the map: Leaflet's (the folder of its files), and the atlas's own."""
    styles = [leaflet / "leaflet.css", ASSETS / "map.css"]
    return "\n".join(each.read_text(encoding="utf-8") for each in styles)


def map_scripts(leaflet: Path) -> str:
    """Leaflet and the atlas's own scripts, each part on lines of its own.

    So a comment in the last line of one hides nothing of the next.
    """
    scripts = [leaflet / "leaflet.js", *(ASSETS / f"{name}.js" for name in SCRIPTS)]
    return "\n;\n".join(each.read_text(encoding="utf-8") for each in scripts)
