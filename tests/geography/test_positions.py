"""Points in districts, and how far outside them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.geography import (
    district,
    district_at,
    districts,
    districts_at,
    lies_in,
    state,
    states,
)

WEST, SOUTH, EAST, NORTH = 6.5, 50.1, 15.1, 54.0
POINTS = st.tuples(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))


@settings(deadline=None)
@given(POINTS)
def test_a_point_lies_in_the_district_that_is_named_for_it(point):
    found = district_at(*point)
    if found is None:
        assert not any(lies_in(*point, each.ags, tolerance_m=0) for each in states())
    else:
        assert lies_in(*point, found, tolerance_m=0)
        assert lies_in(*point, found[:2], tolerance_m=0)


@settings(deadline=None)
@given(POINTS)
def test_a_wider_tolerance_never_takes_a_point_away(point):
    answers = [lies_in(*point, "16", tolerance_m=metres) for metres in (0, 100, 2000, 50_000)]
    assert answers == sorted(answers)


@settings(deadline=None)
@given(st.lists(POINTS, max_size=20))
def test_many_points_are_answered_as_each_alone(points):
    latitudes = [latitude for latitude, _ in points]
    longitudes = [longitude for _, longitude in points]
    together = districts_at(latitudes, longitudes)
    assert together.tolist() == [district_at(*point) for point in points]


@pytest.mark.parametrize("each", districts(), ids=lambda each: each.ags)
def test_a_district_s_label_point_lies_in_it_and_in_its_land(each):
    assert district_at(each.latitude, each.longitude) == each.ags
    assert lies_in(each.latitude, each.longitude, each.state, tolerance_m=0)


@pytest.mark.parametrize("each", states(), ids=lambda each: each.ags)
def test_a_land_s_label_point_lies_in_it(each):
    assert district_at(each.latitude, each.longitude).startswith(each.ags)


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        (50.9787, 11.0328, "16051"),  # Erfurt, Dom
        (50.6870, 10.9146, "16070"),  # Ilmenau, Markt
        (50.9807, 10.3150, "16063"),  # Eisenach, a part of the Wartburgkreis today
        (53.0793, 8.8017, None),  # Bremen, not one of the four Länder
        (52.5163, 13.3777, None),  # Berlin
        (54.1800, 7.8900, None),  # Helgoland, out at sea
    ],
)
def test_well_known_places_are_in_their_districts(latitude, longitude, code):
    assert district_at(latitude, longitude) == code


def test_a_missing_coordinate_is_nowhere():
    assert districts_at([math.nan, 50.687, 50.687], [10.9, math.nan, 10.9146]).tolist() == [
        None,
        None,
        "16070",
    ]
    assert not lies_in(math.nan, 10.9, "16070")
    assert not lies_in(50.7, math.inf, "DE")


def test_points_come_back_in_the_shape_they_went_in():
    assert districts_at([], []).shape == (0,)
    grid = districts_at(np.full((2, 3), 50.687), np.full((2, 3), 10.9146))
    assert grid.shape == (2, 3)
    assert set(grid.ravel()) == {"16070"}


def test_a_point_beside_the_border_is_in_with_tolerance_and_out_without():
    south = district("16070").bounds[1]
    edge = next(
        longitude
        for longitude in np.linspace(10.6, 11.3, 3000)
        if lies_in(south, longitude, "16070", tolerance_m=50)
    )
    below = south - 1000 / 111_320
    assert not lies_in(below, edge, "16070", tolerance_m=900)
    assert lies_in(below, edge, "16070", tolerance_m=1100)
    assert lies_in(below, edge, "16070")


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("16070029", True),
        ("16070999", True),  # newer than the gazetteer: judged by its district
        ("16076022", False),
        ("16", True),
        ("14", False),
        ("DE", True),
        ("09", True),  # its borders are not known here, only Germany's extent
    ],
)
def test_an_area_of_any_kind_can_be_asked_for(code, answer):
    assert lies_in(50.687, 10.9146, code) is answer


def test_an_old_code_is_asked_for_as_the_district_of_today():
    assert lies_in(50.9807, 10.3150, "16056")
    assert lies_in(50.9807, 10.3150, "16056000")


def test_paris_is_not_in_germany_and_swapped_coordinates_are_noticed():
    assert not lies_in(48.85, 2.35, "DE")
    assert not lies_in(10.9146, 50.687, "DE")
    assert not lies_in(10.9146, 50.687, "16070")


@pytest.mark.parametrize("code", ["", "99", "16999", "Erfurt"])
def test_an_unknown_area_raises(code):
    with pytest.raises(KeyError):
        lies_in(50.687, 10.9146, code)


def test_the_bounds_of_a_land_hold_its_points():
    west, south, east, north = state("16").bounds
    assert (west, south) < (10.9146, 50.687) < (east, north)
