"""Maps and timelines as pictures for print: what they are and whence, and that text stays text."""

from __future__ import annotations

import struct
from xml.etree import ElementTree

import pytest

from dashboard.analysis import build_catalogue
from dashboard.drawing.quick_code import LONGEST, code_svg, has_code
from dashboard.export.picture import (
    as_png,
    as_svg,
    foundings_picture,
    fundings_picture,
    map_picture,
)
from dashboard.export.slide import Slide
from dashboard.model import Dataset
from dashboard.model.finding import Complaint
from dashboard.selection import Scene
from tests.drawing.test_static_map import SVG, texts
from tests.export.decks import deck, hostile_deck

PICTURES = (map_picture, foundings_picture, fundings_picture)


@pytest.fixture(scope="module")
def slide() -> Slide:
    return deck().slides[0]


@pytest.mark.parametrize("draw", PICTURES)
def test_a_picture_says_what_it_shows_and_whence(draw, slide):
    svg = as_svg(draw, slide).decode()
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    assert root.get("aria-label", "").startswith("Überblick. ")
    said = " ".join(texts(svg))
    for words in ("Überblick", "8 Organisationen", "Stand: 25. November 2026", "atlas.example"):
        assert words in said
    assert [each for each in root.iter(f"{SVG}svg") if "QR" in each.get("aria-label", "")]


def test_a_map_says_whose_boundaries_it_shows_and_what_its_marks_mean(slide):
    said = " ".join(texts(map_picture(slide)))
    assert "© GeoBasis-DE / BKG (2016), Daten verändert" in said
    assert "Kreise: Einträge an einem Ort" in said and "Zeichenerklärung" in said


def test_the_record_that_stands_out_has_a_ring_on_the_map():
    plain, marked = deck([Scene(), Scene(record="club")]).slides
    assert '"#ffc533"' not in map_picture(plain)
    assert map_picture(marked).count('"#ffc533"') == 1


def test_a_png_has_300_pixels_to_an_inch_of_a_sheet(slide):
    png = as_png(map_picture, slide)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width in (3509, 3510) and 2000 < height < 3500


def test_hostile_text_is_text_in_a_picture(tmp_path):
    slides = hostile_deck(tmp_path).slides
    drawn = [map_picture(each) for each in slides]
    drawn += [foundings_picture(slides[0]), fundings_picture(slides[0])]  # of all records
    for svg in drawn:
        root = ElementTree.fromstring(svg)  # noqa: S314
        kinds = {each.tag.removeprefix(SVG) for each in root.iter()}
        assert kinds <= {
            *("svg", "g", "rect", "path", "text", "circle", "line", "defs", "clipPath", "title"),
            *("tspan", "linearGradient", "stop", "pattern"),
        }
        for each in root.iter():
            assert not [name for name in each.attrib if name.startswith("on") or "href" in name]


@pytest.mark.parametrize("draw", [foundings_picture, fundings_picture])
def test_where_no_time_is_known_it_is_said_that_there_is_nothing_to_draw(draw):
    (slide,) = deck([Scene()], catalogue=build_catalogue(Dataset())).slides
    with pytest.raises(Complaint, match="no time is known"):
        draw(slide)
    assert "Keine Organisation" in " ".join(texts(map_picture(slide)))


def test_a_link_has_a_code_only_where_a_camera_can_follow_it():
    assert has_code("https://atlas.example/?state=16")
    assert not has_code("?state=16") and not has_code("javascript:alert(1)")
    assert not has_code("https://atlas.example/?" + "a" * LONGEST)
    assert code_svg("https://atlas.example/", '<"&').count("<svg") == 1
