"""The optional maps behind the atlas. They come from other hosts, so the reader agrees first."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Background:
    """A map of raster tiles: its name, the address of its tiles, whom to credit.

    `max_zoom` is the last zoom level that the host has tiles for.
    """

    code: str
    name: str
    url: str
    attribution: str
    max_zoom: int

    @property
    def host(self) -> str:
        """The host that the reader's browser would contact."""
        return urlsplit(self.url).hostname or ""

    def values(self) -> dict[str, Any]:
        """What the browser needs to draw it."""
        return asdict(self)


# Address and terms: the open data services of the Bundesamt für Kartographie und Geodäsie
# (basemap.de), and the tile usage policy of the OpenStreetMap Foundation.
BACKGROUNDS = {
    background.code: background
    for background in (
        Background(
            code="basemap",
            name="basemap.de",
            url=(
                "https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/"
                "de_basemapde_web_raster_grau/default/GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png"
            ),
            attribution="© basemap.de / BKG",
            max_zoom=18,
        ),
        Background(
            code="osm",
            name="OpenStreetMap",
            url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
            attribution="© OpenStreetMap-Mitwirkende",
            max_zoom=19,
        ),
    )
}
