"""The map as a picture: what it shows, and that no text in it becomes more than text."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.drawing.static_chart import static_chart
from dashboard.drawing.static_map import Mark, static_map
from dashboard.geography import BOUNDARIES_ATTRIBUTION, districts_in, epoch_on, epochs, states

SVG = "{http://www.w3.org/2000/svg}"
ILMENAU = (50.6882, 10.8998)


def texts(svg: str) -> list[str]:
    found = ElementTree.fromstring(svg).iter(f"{SVG}text")  # noqa: S314 - our own picture
    return ["".join(each.itertext()) for each in found]


def test_it_says_where_the_boundaries_come_from():
    assert BOUNDARIES_ATTRIBUTION in texts(static_map("Karte"))


def test_a_mark_stands_at_its_place_with_its_number():
    svg = static_map("Karte", view=["16070"], marks=[Mark(*ILMENAU, 7, "7")])
    (circle,) = ElementTree.fromstring(svg).iter(f"{SVG}circle")  # noqa: S314
    assert 0 < float(circle.get("cx", 0)) < 640 and 0 < float(circle.get("cy", 0)) < 442
    assert "7" in texts(svg)


def test_what_stands_out_is_outlined_and_filled_and_may_have_a_colour_of_its_own():
    plain = static_map("Karte", view=["16"])
    assert "#0b4a7a" not in plain
    assert 'stroke="#0b4a7a"' in static_map("Karte", view=["16"], marked=["16"])
    assert 'fill="#123456"' in static_map("Karte", view=["16"], fills={"16070": "#123456"})


def test_names_never_lie_on_one_another():
    names = {"16070": "Ilm-Kreis", "16051": "Erfurt", "16054": "Suhl", "16067": "Gotha"}
    svg = static_map("Karte", view=["16"], names=names, width=300, height=200)
    boxes = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314
        if text.get("stroke") is None and text.text in names.values():
            x, y, size = (float(text.get(key, 0)) for key in ("x", "y", "font-size"))
            wide = 0.27 * size * len(text.text or "")
            boxes.append((x - wide, y - size, x + wide, y + 3))
    assert boxes
    for n, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart


@settings(deadline=None, max_examples=25)
@given(st.text(), st.text())
def test_any_text_stays_text(title, name):
    svg = static_map(title, view=["16070"], names={"16070": name}, width=300, height=200)
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert {each.tag for each in root.iter()} <= {SVG + t for t in ("svg", "rect", "path", "text")}
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", title)
    assert " ".join(root.get("aria-label", "").split()) == " ".join(kept.split())


def test_an_unknown_place_is_refused():
    with pytest.raises(KeyError):
        static_map("Karte", view=["99999"])


def test_a_chart_loads_nothing_from_anywhere():
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"url": "https://evil.example/data.csv"},
        "mark": "point",
        "encoding": {"x": {"field": "a", "type": "quantitative"}},
    }
    with pytest.raises(ValueError, match=r"evil\.example"):
        static_chart(spec)


def test_a_map_of_a_day_draws_the_districts_of_then():
    then, names = epoch_on(date(2020, 1, 1)), {"16056": "Eisenach"}
    drawn = static_map("Karte", view=["16056"], marked=["16056"], names=names, epoch=then)
    assert "Eisenach" in texts(drawn)
    assert 'fill="#123456"' in static_map("Karte", fills={"16056": "#123456"}, epoch=then)
    assert 'fill="#123456"' not in static_map("Karte", fills={"16056": "#123456"})
    with pytest.raises(KeyError):
        static_map("Karte", view=["16056"])


def test_no_district_is_drawn_twice_on_any_day():
    for then in epochs():
        paths = static_map("Karte", epoch=then).count("<path") - len(states())
        assert paths == len(districts_in(then))
