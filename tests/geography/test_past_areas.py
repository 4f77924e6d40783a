"""What an area of a day before a reform is."""

from __future__ import annotations

from datetime import date

import pytest
from shapely.geometry import shape

from dashboard.geography import (
    area_in,
    district,
    districts,
    districts_in,
    epoch_on,
    epochs,
    inhabitants,
    neighbours,
    neighbours_in,
    outlines,
    states,
)

OLD, RECENT = epoch_on(date(2016, 6, 1)), epoch_on(date(2020, 6, 1))


@pytest.mark.parametrize("epoch", epochs())
def test_each_district_of_a_time_has_an_outline_around_its_label(epoch):
    assert set(outlines(epoch)) == set(districts_in(epoch))
    for code, outline in outlines(epoch).items():
        area, found = shape(outline), area_in(code, epoch)
        assert area.bounds == pytest.approx(found.bounds, abs=0.001)
        west, south, east, north = found.bounds
        assert west < found.longitude < east and south < found.latitude < north


@pytest.mark.parametrize("epoch", epochs())
def test_the_districts_of_a_time_cover_the_region_once(epoch):
    def size(when) -> float:
        return sum(shape(each).area for each in outlines(when).values())

    assert size(epoch) == pytest.approx(size(None), rel=1e-6)


@pytest.mark.parametrize("epoch", epochs())
def test_neighbours_of_a_time_are_mutual_and_of_that_time(epoch):
    pairs = {(code, other) for code in districts_in(epoch) for other in neighbours_in(code, epoch)}
    assert pairs == {(other, one) for one, other in pairs}
    assert {code for pair in pairs for code in pair} <= set(districts_in(epoch))
    assert all(one != other for one, other in pairs)


def test_neighbours_before_a_reform_are_those_of_then():
    assert neighbours_in("16056", RECENT) == ("16063",)
    assert neighbours_in("03156", OLD) == ("03152", "03153", "03155", "16061", "16062")
    assert neighbours_in("16051", OLD) == neighbours_in("16051") == neighbours("16051")
    with pytest.raises(KeyError):
        neighbours_in("16056")


def test_how_many_lived_in_borders_of_then_is_not_known():
    assert inhabitants("16051", OLD) == inhabitants("16051") == district("16051").population
    assert inhabitants("16056", OLD) is None
    assert inhabitants("16063", RECENT) is None
    assert inhabitants("16063") == district("16063").population
    for land in states():
        inside = [each.population for each in districts() if each.state == land.ags]
        assert inhabitants(land.ags, OLD) == sum(inside)


@pytest.mark.parametrize("code", ["16056", "01", "99999", ""])
def test_a_code_that_today_does_not_know_raises(code):
    for ask in (area_in, inhabitants, neighbours_in):
        with pytest.raises(KeyError):
            ask(code)
