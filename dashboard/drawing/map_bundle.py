"""The map's scripts and styles as one script: streamlit-folium loads one file after the other.

Each of a dozen small files waited for the one before, and all of them for a browser that is busy
with the page around the map; together they arrive at once, and the map is never seen unstyled.
"""

from __future__ import annotations

import json
from pathlib import Path

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
    """One script with Leaflet (the folder of its files), the atlas's own scripts, and the styles.

    Every part stands on lines of its own, so that a comment in the last line of one hides
    nothing of the next.
    """
    styles = [leaflet / "leaflet.css", ASSETS / "map.css"]
    scripts = [leaflet / "leaflet.js", *(ASSETS / f"{name}.js" for name in SCRIPTS)]
    style = "\n".join(each.read_text(encoding="utf-8") for each in styles)
    parts = [_STYLE % json.dumps(style), *(each.read_text(encoding="utf-8") for each in scripts)]
    return "\n;\n".join(parts).encode()
