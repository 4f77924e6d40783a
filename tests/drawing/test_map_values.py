"""From the tables of the analysis to what the map draws, and back from a click."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from streamlit_folium import generate_leaflet_string

from dashboard.drawing.background import BACKGROUNDS
from dashboard.drawing.base_map import ATTRIBUTION, AtlasMap, Served, content
from dashboard.drawing.encoder import decode
from dashboard.drawing.map_legend import kinds_shown, legend
from dashboard.drawing.places import NAMES_SHOWN, place_values, records_at
from dashboard.drawing.reach import reach_values, records_reaching
from dashboard.drawing.symbols import kind_symbols
from dashboard.language import Language
from dashboard.ui.map_panel import Click, read_click

GERMAN = Language("de")
SERVED = Served(leaflet="../l", scripts="../s", geodata="../g")
SYMBOLS = kind_symbols({"network": "Netzwerk", "association": "Verein", "project": "Projekt"})


def spots(*rows: tuple[str, float, float, str, list[tuple[str, str, str]]]) -> pd.DataFrame:
    """Each row: spot, latitude, longitude, precision, and (record, name, kind) for each record."""
    columns = ["spot", "latitude", "longitude", "precision", "count", "records", "names", "kinds"]
    return pd.DataFrame(
        [
            (spot, lat, lon, precision, len(there), *(tuple(x) for x in zip(*there, strict=True)))
            for spot, lat, lon, precision, there in rows
        ],
        columns=columns,
    )


def areas(*rows: tuple[str, list[tuple[str, str]]]) -> pd.DataFrame:
    """Each row: code, and (record, name) for each record."""
    return pd.DataFrame(
        [(ags, len(there), *(tuple(x) for x in zip(*there, strict=True))) for ags, there in rows],
        columns=["ags", "count", "records", "names"],
    )


ERFURT = ("erfurt", 50.978, 11.029, "address", [("nzw", "Netzwerk", "network")])
ILMENAU = (
    "ilmenau",
    50.687,
    10.914,
    "municipality",
    [("iswi", "ISWI e.V.", "association"), ("wo", "wo:ilmenau", "project")],
)
SPOTS = spots(ERFURT, ILMENAU)
REACH = areas(
    ("16070", [("iswi", "ISWI e.V.")]),
    ("16070029", [("iswi", "ISWI e.V."), ("wo", "wo:ilmenau")]),
    ("DE", [("bmi", "Bundesministerium")]),
)


def test_a_record_alone_at_its_place_is_named():
    erfurt, ilmenau = place_values(SPOTS)

    assert (erfurt["record"], erfurt["count"]) == ("nzw", 1)
    assert (ilmenau["record"], ilmenau["count"]) == (None, 2)
    assert ilmenau["kinds"] == {"association": 1, "project": 1}


def test_a_place_of_many_lists_the_first_names_and_counts_all():
    many = [(f"r{i}", f"Verein {i}", "association") for i in range(30)]
    (value,) = place_values(spots(("gera", 50.88, 12.08, "place", many)))

    assert (len(value["entries"]), value["count"]) == (NAMES_SHOWN, 30)
    assert value["kinds"] == {"association": 30}


def test_the_opened_record_is_marked_where_it_is():
    assert [value["on"] for value in place_values(SPOTS, "wo")] == [False, True]
    assert [value["ags"] for value in reach_values(REACH, "wo") if value["on"]] == ["16070"]
    assert not any(value["on"] for value in place_values(SPOTS))


def test_a_municipality_counts_for_its_district_and_a_record_once():
    district, country = reach_values(REACH)

    assert (district["ags"], district["count"]) == ("16070", 2)
    assert district["names"] == ["ISWI e.V.", "wo:ilmenau"]
    assert (country["ags"], country["count"]) == ("DE", 1)


def test_empty_tables_draw_nothing():
    assert place_values(SPOTS.head(0)) == []
    assert reach_values(REACH.head(0)) == []
    assert records_at(SPOTS.head(0), ["erfurt"]) == ()
    assert records_reaching(REACH.head(0), "16070") == ()


@pytest.mark.parametrize(
    ("properties", "click"),
    [
        ({"district": "16070"}, Click("district", "16070")),
        ({"reach": "16070"}, Click("reach", "16070", ("iswi", "wo"))),
        ({"place": "erfurt", "spots": ["erfurt"]}, Click("record", "nzw", ("nzw",))),
        ({"place": "ilmenau", "spots": ["ilmenau"]}, Click("place", "ilmenau", ("iswi", "wo"))),
        (
            {"place": "ilmenau", "spots": ["ilmenau", "erfurt"]},
            Click("place", "ilmenau", ("nzw", "iswi", "wo")),
        ),
        # What the tables do not know (any more), or what is no answer of the map's, is no click.
        ({"reach": "03"}, None),
        ({"place": "gone", "spots": ["gone"]}, None),
        ({"place": "erfurt", "spots": [["erfurt"]]}, None),
        ({"district": 16070}, None),
        ({}, None),
    ],
)
def test_a_click_is_read_from_its_properties(properties: dict, click: Click | None):
    assert read_click(properties, SPOTS, REACH) == click


def script_of(element) -> str:
    return generate_leaflet_string(element)


def shown(**changes) -> dict:
    """What travels to the browser, read as the browser reads it."""
    group = content(place_values(SPOTS), reach_values(REACH), SYMBOLS, GERMAN, **changes)
    script = script_of(group)
    return json.loads(decode(script.split('update("')[1].split('")')[0]))


def test_the_base_map_is_the_same_at_every_run():
    assert script_of(AtlasMap(SERVED)) == script_of(AtlasMap(SERVED))


def test_the_base_map_asks_no_other_host():
    page = AtlasMap(SERVED).get_root().render()

    assert "//" not in page


def test_the_source_of_the_boundaries_is_credited():
    settings = script_of(AtlasMap(SERVED)).split('"map_div", "')[1].split('"')[0]

    assert json.loads(decode(settings))["attribution"] == ATTRIBUTION


def test_folium_itself_is_left_as_it_was():
    import folium

    AtlasMap(SERVED)

    assert any(url.startswith("https:") for _, url in folium.Map.default_js)


def test_content_travels_as_it_is_meant():
    values = shown(selected=["16070"], view=["16"], background=BACKGROUNDS["osm"])

    assert values["places"] == place_values(SPOTS)
    assert values["areas"] == reach_values(REACH)
    assert (values["selected"], values["view"]) == (["16070"], ["16"])
    assert values["background"]["url"] == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert values["texts"]["home"] == "Die ganze Region zeigen"


def test_no_background_is_the_rule():
    assert shown()["background"] is None


@pytest.mark.parametrize(
    ("code", "host"), [("basemap", "sgx.geodatenzentrum.de"), ("osm", "tile.openstreetmap.org")]
)
def test_a_background_names_the_host_that_it_asks(code: str, host: str):
    assert BACKGROUNDS[code].host == host


def test_the_key_shows_only_what_the_map_shows():
    key = legend(SPOTS, REACH, kind_symbols({**_labels(), "church": "Kirche"}), GERMAN)

    assert "Verein (1)" in key
    assert "Kirche" not in key
    assert "mehrere an einem Ort" in key
    assert "Gebiet als Ganzes" in key


def test_the_key_of_an_empty_map_is_empty():
    key = legend(SPOTS.head(0), REACH.head(0), SYMBOLS, GERMAN)

    assert "<li" not in key


def test_a_record_at_two_places_counts_once_in_the_key():
    second = ("weimar", 50.98, 11.33, "place", ERFURT[-1])

    assert kinds_shown(spots(ERFURT, second)) == {"network": 1}


def test_the_key_escapes_what_labels_say():
    hostile = kind_symbols({"network": "<img src=x onerror=alert(1)>"})

    assert "<img" not in legend(SPOTS, REACH, hostile, GERMAN)


def _labels() -> dict[str, str]:
    return {code: symbol.label for code, symbol in SYMBOLS.items()}
