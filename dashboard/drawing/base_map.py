"""The map itself, and what changes on it.

`AtlasMap` is constant: its script is the key of the component that shows it, so nothing of a
selection or a language may enter it. All that changes travels in `content`, a feature group
whose script hands plain values to the map that already stands. The drawing is done in the
browser by `assets/*.js`, which make text of what they are given, never markup or code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

import folium
from folium.template import Template

from dashboard.analysis.levels import NEAR
from dashboard.analysis.mapping import Mapped
from dashboard.drawing.background import Background
from dashboard.drawing.encoder import encode, encode_values
from dashboard.drawing.map_texts import map_texts
from dashboard.drawing.places import circle_values
from dashboard.drawing.reach import area_values
from dashboard.drawing.symbols import Symbol
from dashboard.geography import Epoch, boundaries_version
from dashboard.language import Language

ATTRIBUTION = "© GeoBasis-DE / BKG (2016), Daten verändert"
REGION = ((50.17, 6.65), (53.9, 15.05))
"""South-west and north-east corner of the four Länder, in degrees (WGS 84)."""

# Name, latitude, longitude (degrees, rounded), and from which zoom level on the name may show.
TOWNS = (
    ("Hannover", 52.374, 9.738, 0),
    ("Leipzig", 51.340, 12.374, 0),
    ("Dresden", 51.050, 13.738, 0),
    ("Erfurt", 50.978, 11.029, 0),
    ("Magdeburg", 52.131, 11.640, 0),
    ("Halle", 51.482, 11.970, 0),
    ("Chemnitz", 50.833, 12.924, 0),
    ("Braunschweig", 52.264, 10.524, 0),
    ("Göttingen", 51.534, 9.935, 0),
    ("Oldenburg", 53.141, 8.214, 0),
    ("Osnabrück", 52.279, 8.047, 0),
    ("Jena", 50.927, 11.586, 7),
    ("Gera", 50.881, 12.083, 7),
    ("Zwickau", 50.718, 12.496, 7),
    ("Dessau", 51.834, 12.243, 7),
    ("Wolfsburg", 52.423, 10.787, 7),
    ("Lüneburg", 53.249, 10.408, 7),
    ("Hildesheim", 52.151, 9.951, 7),
    ("Eisenach", 50.975, 10.319, 7),
    ("Nordhausen", 51.501, 10.792, 7),
    ("Suhl", 50.609, 10.693, 7),
    ("Görlitz", 51.156, 14.988, 7),
    ("Stendal", 52.606, 11.859, 7),
    ("Emden", 53.367, 7.206, 7),
)
# Cities outside the region, for orientation alone.
NEIGHBOURS = (
    ("Berlin", 52.517, 13.389, 0),
    ("Hamburg", 53.551, 9.994, 0),
    ("Bremen", 53.076, 8.807, 0),
)


@dataclass(frozen=True)
class Served:
    """Where the app serves the map's files: addresses relative to the frame.

    `bundle` is the script of `map_bundle`, `geodata` the folder of the boundaries.
    """

    bundle: str
    geodata: str


class _Finished(NamedTuple):
    """A finished part of a page."""

    text: str

    def render(self) -> str:
        """The part's text."""
        return self.text


class _Page(NamedTuple):
    """A page as streamlit-folium asks for its parts."""

    header: _Finished
    html: _Finished

    def render(self) -> None:
        """Do nothing: the parts are finished."""


_PAGE = _Page(
    header=_Finished('<meta http-equiv="content-type" content="text/html; charset=UTF-8" />'),
    html=_Finished(""),
)


class AtlasMap(folium.Map):
    """The four Länder with their districts, without any record."""

    # In folium's own header the reader may not zoom the page; here nothing is said about it.
    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = netzwerkatlas.start(
                {{ this.get_name()|tojson }}, "{{ this.settings }}"
            );
        {% endmacro %}
        """)

    def __init__(self, served: Served) -> None:
        super().__init__(tiles=None)
        self.settings = encode_values(
            {
                "districts": f"{served.geodata}/districts.geo.json",
                "former": f"{served.geodata}/former_districts.geo.json",
                "states": f"{served.geodata}/states.geo.json",
                "version": boundaries_version(),
                "bounds": REGION,
                "attribution": ATTRIBUTION,
                "towns": TOWNS,
                "neighbours": NEIGHBOURS,
            }
        )
        # Instance attributes: the lists of folium's class serve every map of the process.
        self.default_js = [("map", encode(served.bundle))]
        self.default_css = []  # the bundle brings the styles

    def render(self, **_: object) -> str:
        """Nothing: streamlit-folium takes the script and the links by themselves.

        branca would render the page around the map, a template at a time, at each run; all of
        it but the header below is thrown away.
        """
        return ""

    def get_root(self) -> _Page:  # type: ignore[override]
        """The page around the map, which is always the same."""
        return _PAGE


class Content(folium.FeatureGroup):
    """The script that hands values to the map that stands, in the shape of a group of layers."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.layerGroup();
            netzwerkatlas.update("{{ this.values }}");
        {% endmacro %}
        """)

    def __init__(self, encoded: str) -> None:
        super().__init__(control=False)
        self.values = encode(encoded)  # changes nothing of what `encode_values` gave

    def render(self, **_: object) -> str:
        """Nothing: the script is all there is, and streamlit-folium takes it by itself."""
        return ""


def content_values(
    mapped: Mapped,
    symbols: Mapping[str, Symbol],
    language: Language,
    *,
    selected: Sequence[str] = (),
    view: Sequence[str] = (),
    box: Sequence[float] = (),
    background: Background | None = None,
) -> str:
    """What the map shows now, encoded for a `Content`, which has to be made afresh each time.

    `selected` are the codes of districts and Länder to outline; `view` those to bring into
    view, or none for all; `box` the part that goes before them: west, south, east, north.
    """
    return layer_values(
        language,
        selected=selected,
        view=view,
        box=list(box),
        kinds=[asdict(symbol) for symbol in symbols.values()],
        places=circle_values(mapped.circles, list(symbols)),
        areas=area_values(mapped.areas),
        gathered=mapped.gathered,
        seen=mapped.seen.values if mapped.seen else None,
        background=background.values() if background else None,
        as_of=as_of(mapped.epoch),
    )


def as_of(epoch: Epoch) -> str | None:
    """The day by which the browser's map knows the districts of an epoch; none for today's."""
    return epoch.last.isoformat() if epoch.last else None


def layer_values(
    language: Language,
    *,
    title: str = "",
    selected: Sequence[str] = (),
    view: Sequence[str] = (),
    **layers: object,
) -> str:
    """What a map shows, encoded for a `Content`: some layers, and nothing in the others.

    `layers` are plain values under the names that `assets/map.js` reads: `kinds`, `places`,
    `areas`, `tints`, `lines` and so on; `as_of` is a day whose districts it shows, in place of
    today's. `title` names the map for those who do not see it.
    """
    names = ("kinds", "places", "areas", "tints", "lines")
    empty: dict[str, list[object]] = {name: [] for name in names}
    rest = {"gathered": False, "near": NEAR, "seen": None, "background": None, "as_of": None}
    shown = {"selected": list(selected), "view": list(view)}
    texts = map_texts(language) | ({"map": title} if title else {})
    said = {"language": language.code, "texts": texts}
    return encode_values({**said, **shown, **empty, **rest, **layers})
