"""From the tables of the analysis to what the map draws, and back from a click."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit_folium import generate_leaflet_string, st_folium

from dashboard.analysis import Mapped, build_catalogue, mapped
from dashboard.analysis.grid import Seen
from dashboard.drawing.background import BACKGROUNDS
from dashboard.drawing.base_map import (
    ATTRIBUTION,
    AtlasMap,
    Content,
    Served,
    content_values,
    layer_values,
)
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.map_legend import legend
from dashboard.drawing.places import LONGEST_NAME, NAMES_SHOWN, ON, TOGETHER, circle_values
from dashboard.drawing.reach import area_values
from dashboard.drawing.symbols import kind_symbols
from dashboard.geography import districts
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.ui.map_panel import Click, read_click
from tests.analysis.small import area, location, organisation, project

GERMAN = Language("de")
SERVED = Served(bundle="../m/map.js", geodata="../g")
KINDS = {"network": "Netzwerk", "association": "Verein", "project": "Projekt"}
SYMBOLS = kind_symbols(KINDS)
ERFURT, ILMENAU = "50.9780,11.0290", "50.6870,10.9140"


def picture(*names: str, lens: str = "sits", most: int | None = None, marked: str | None = None):
    """A network in Erfurt and in Gera; an association in Ilmenau, a project as well, and more."""
    catalogue = build_catalogue(
        Dataset(
            organisations=(
                organisation("nzw", "network", name="Netzwerk"),
                organisation("iswi", name="ISWI e.V."),
                organisation("bmi", name="Bundesministerium"),
                *(organisation(f"more{i}", name=name) for i, name in enumerate(names)),
            ),
            projects=(project("wo", name="wo:ilmenau"),),
            locations=(
                location("nzw", precision="address", latitude=50.978, longitude=11.029),
                location("nzw", id="gera", role="branch", latitude=50.88, longitude=12.08),
                location("iswi", latitude=50.687, longitude=10.914),
                location("wo", role="venue", latitude=50.687, longitude=10.914),
                *(
                    location(f"more{i}", latitude=50.687, longitude=10.914)
                    for i in range(len(names))
                ),
            ),
            areas=(area("iswi", "16070"), area("wo", "16070"), area("bmi", "DE")),
        )
    )
    return mapped(catalogue, np.ones(catalogue.size, dtype=bool), lens, most=most, marked=marked)


def circles(shown: Mapped) -> list[list]:
    return circle_values(shown.circles, list(SYMBOLS))


PICTURE = picture()
NOTHING = mapped(PICTURE.catalogue, np.zeros(PICTURE.catalogue.size, dtype=bool), "sits")


def test_a_circle_says_where_it_is_how_many_it_stands_for_and_which_come_first():
    values = {value[0]: value for value in circles(PICTURE)}

    assert values[ERFURT][:8] == [ERFURT, 50.978, 11.029, 1, [0, 1], [["Netzwerk", 0]], 0, 0]
    there = [["ISWI e.V.", 1], ["wo:ilmenau", 2]]
    assert values[ILMENAU] == [ILMENAU, 50.687, 10.914, 2, [1, 1, 2, 1], there, 0, 2]


def test_circles_that_share_a_record_tell_which():
    values = {value[0]: value[8:] for value in circles(PICTURE)}

    assert values[ERFURT] == values["50.8800,12.0800"] != []
    assert values[ILMENAU] == []


def test_a_place_of_many_lists_the_first_names_and_counts_all():
    (value,) = (v for v in circles(picture(*(f"Verein {i}" for i in range(28)))) if v[0] == ILMENAU)

    assert (len(value[5]), value[3]) == (NAMES_SHOWN, 30)
    assert value[4] == [1, 29, 2, 1]


def test_places_that_are_counted_together_name_nobody_where_they_are_many():
    (value,) = (
        v for v in circles(picture(*(f"Verein {i}" for i in range(28)), most=1)) if "16070" in v[0]
    )

    assert (value[3], value[5], value[6]) == (31, [], TOGETHER), "Erfurt is near"


def test_a_name_as_long_as_a_page_is_cut():
    (value,) = (v for v in circles(picture("A" * 5000)) if v[0] == ILMENAU)

    assert max(len(name) for name, _ in value[5]) <= LONGEST_NAME


def test_the_opened_record_is_marked_where_it_is():
    assert [value[0] for value in circles(picture(marked="wo")) if value[6] & ON] == [ILMENAU]
    works = picture(lens="works", marked="wo")
    assert [value["ags"] for value in area_values(works.areas) if value["on"]] == ["16070"]
    assert not any(value[6] for value in circles(PICTURE))


def test_an_area_says_how_many_and_which_come_first():
    district, country = area_values(picture(lens="works").areas)

    assert district == {"ags": "16070", "count": 2, "names": ["ISWI e.V.", "wo:ilmenau"],
                        "on": False}  # fmt: skip
    assert (country["ags"], country["count"]) == ("DE", 1)


def test_no_records_draw_nothing():
    assert circles(NOTHING) == []
    assert area_values(NOTHING.areas) == []
    assert NOTHING.records([ERFURT]) == NOTHING.reaching("16070") == ()


@pytest.mark.parametrize(
    ("properties", "click"),
    [
        ({"district": "16070"}, Click("district", "16070")),
        ({"reach": "DE"}, Click("reach", "DE", ("bmi",))),
        ({"place": ERFURT, "spots": [ERFURT]}, Click("record", "nzw", ("nzw",))),
        ({"place": ILMENAU, "spots": [ILMENAU]}, Click("place", ILMENAU, ("iswi", "wo"))),
        (
            {"place": ILMENAU, "spots": [ILMENAU, ERFURT]},
            Click("place", ILMENAU, ("iswi", "nzw", "wo")),
        ),
        # What the map does not know (any more), or what is no answer of the map's, is no click.
        ({"reach": "03"}, None),
        ({"place": "gone", "spots": ["gone"]}, None),
        ({"place": ERFURT, "spots": [[ERFURT]]}, None),
        ({"district": 16070}, None),
        ({"moved": [18, 0, 0, 0, 0]}, None),
        ({}, None),
    ],
)
def test_a_click_is_read_from_its_properties(properties: dict, click: Click | None):
    assert read_click(properties, PICTURE) == click


def script_of(element) -> str:
    return generate_leaflet_string(element)


def shown(picture: Mapped = PICTURE, **changes) -> dict:
    """What travels to the browser, read as the browser reads it."""
    script = script_of(Content(content_values(picture, SYMBOLS, GERMAN, **changes)))
    return decode_values(script.split('update("')[1].split('")')[0])


def test_the_base_map_is_the_same_at_every_run():
    assert script_of(AtlasMap(SERVED)) == script_of(AtlasMap(SERVED))


def test_the_base_map_asks_no_other_host():
    drawn = AtlasMap(SERVED)
    header, html = drawn.get_root().header.render(), drawn.get_root().html.render()
    links = [link for _, link in (*drawn.default_js, *drawn.default_css)]

    assert not any("//" in text for text in (header, html, script_of(drawn), *links))


def test_the_source_of_the_boundaries_is_credited():
    settings = script_of(AtlasMap(SERVED)).split('"map_div", "')[1].split('"')[0]

    assert decode_values(settings)["attribution"] == ATTRIBUTION


def test_folium_itself_is_left_as_it_was():
    import folium

    AtlasMap(SERVED)

    assert any(url.startswith("https:") for _, url in folium.Map.default_js)


def test_content_travels_as_it_is_meant():
    values = shown(selected=["16070"], view=["16"], background=BACKGROUNDS["osm"])

    assert values["places"] == circles(PICTURE)
    assert values["areas"] == area_values(PICTURE.areas)
    assert (values["gathered"], values["seen"]) == (False, None)
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


def test_the_part_in_view_comes_back_with_what_is_in_it():
    values = shown(picture(most=1))

    assert values["gathered"]
    assert values["seen"][0] < values["near"]


@pytest.mark.parametrize("lens", ["sits", "works"])
def test_what_travels_is_bounded_however_many_there_are_and_wherever_the_reader_looks(lens):
    homes = [each for each in districts() for _ in range(40)]
    name = "Verein für Begegnung, Beratung und Bildung im ländlichen Raum, Ortsgruppe Nr. "
    catalogue = build_catalogue(
        Dataset(
            organisations=tuple(
                organisation(f"o{i}", list(KINDS)[i % 2], name=f"{name}{i}")
                for i in range(len(homes))
            ),
            locations=tuple(
                location(f"o{i}", latitude=home.latitude + i % 8 / 40,
                         longitude=home.longitude + i % 5 / 30 + i % 3 / 10)
                for i, home in enumerate(homes)
            ),
            areas=tuple(area(f"o{i}", home.ags) for i, home in enumerate(homes)),
        )
    )  # fmt: skip
    everybody = np.ones(catalogue.size, dtype=bool)
    for half in (None, 0.05, 0.2, 0.5, 1, 2):
        seen = half and Seen.around([(11 - half, 51 - half / 2, 11 + half, 51 + half / 2)])
        shown = mapped(catalogue, everybody, lens, most=200, seen=seen or None)
        assert len(script_of(Content(content_values(shown, SYMBOLS, GERMAN)))) < 60_000


def test_streamlit_folium_finds_all_that_it_asks_for(monkeypatch):
    given = {}
    monkeypatch.setattr("streamlit_folium._component_func", lambda **args: given.update(args))
    for _ in range(2):
        st_folium(
            AtlasMap(SERVED),
            key="map",
            returned_objects=["last_active_drawing"],
            feature_group_to_add=Content(content_values(PICTURE, SYMBOLS, GERMAN)),
        )

        assert given["script"].strip().startswith("var map_div = netzwerkatlas.start(")
        assert "map_div.addLayer(feature_group_feature_group_0)" in given["feature_group"]
        assert "var feature_group_feature_group_0 =" in given["feature_group"]
        assert given["js_links"] == ["../m/map.js"]
        assert given["css_links"] == []
        assert "viewport" not in given["header"]


def test_the_key_shows_only_what_the_map_shows():
    key = legend(picture(lens="works"), kind_symbols({**KINDS, "church": "Kirche"}), GERMAN)
    assert "Verein" not in key

    key = legend(PICTURE, kind_symbols({**KINDS, "church": "Kirche"}), GERMAN)
    assert "Verein (1)" in key
    assert "Netzwerk (1)" in key, "at two places, and one all the same"
    assert "Kirche" not in key
    assert "mehrere an einem Ort" in key
    assert "Gebiet als Ganzes" in key


@pytest.mark.parametrize(
    ("language", "lens", "line"),
    [
        ("de", "sits", "3 an Orten · 1 nur als Gebiet"),
        ("de", "works", "3 nur als Gebiet · 1 ohne Platz auf dieser Karte"),
        ("en", "sits", "3 at places · 1 only as an area"),
        ("en", "works", "3 only as areas · 1 without a place on this map"),
    ],
)
def test_the_key_says_how_the_number_of_all_comes_about(language, lens, line):
    key = legend(picture(lens=lens), SYMBOLS, Language(language))

    assert f">{line}</p>" in key


def test_the_key_of_an_empty_map_is_empty():
    key = legend(NOTHING, SYMBOLS, GERMAN)

    assert "<li" not in key
    assert "<p" not in key


def test_the_key_escapes_what_labels_say():
    hostile = kind_symbols({"network": "<img src=x onerror=alert(1)>"})

    assert "<img" not in legend(PICTURE, hostile, GERMAN)


def test_a_map_of_layers_alone_has_nothing_in_the_others():
    values = decode_values(
        layer_values(GERMAN, title="Lücken", tints=[["16070", "#9ecae1", ["3 Einträge"]]])
    )

    assert values["tints"] == [["16070", "#9ecae1", ["3 Einträge"]]]
    assert (values["places"], values["areas"], values["view"]) == ([], [], [])
    assert values["texts"]["map"] == "Lücken"
