"""The frame of a picture: of what leads far out of it only the near part is drawn."""

from __future__ import annotations

import re

import pytest
import shapely

from dashboard.drawing.static_frame import Frame

AROUND, HOLE = (9.0, 49.0, 13.0, 53.0), (10.98, 50.98, 11.02, 51.02)


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return [*corners, corners[0]]


def drawn(path: str) -> list[shapely.LinearRing]:
    """The rings of a path, in pixels."""
    found = []
    for each in re.findall(r"M[^z]*z", path):
        start, ways = each[1:-1].split("l")
        x, y = map(int, start.split())
        points = [(x, y)]
        numbers = [int(n) for n in re.findall(r"-?\d+", ways)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(shapely.LinearRing([(px / 2, py / 2) for px, py in points]))
    return found


@pytest.mark.parametrize("turned", [False, True])
def test_what_leads_far_out_is_cut_off_beyond_the_edges_and_a_hole_stays_a_hole(turned):
    """In view are 0.1 degrees of an area of 4; in its middle a hole."""
    frame = Frame.around([(10.95, 50.95, 11.05, 51.05)], 400, 300)
    rings = [ring(*AROUND), ring(*HOLE)[::-1]]
    rings = [each[::-1] for each in rings] if turned else rings
    outer, hole = drawn(frame.path({"type": "Polygon", "coordinates": rings}))
    assert outer.bounds == (-100, -100, 500, 400)
    assert outer.is_ccw is not hole.is_ccw
    assert outer.contains(hole) is False and shapely.Polygon(outer).contains(hole)


def test_what_is_near_is_drawn_as_it_is():
    frame = Frame.around([AROUND], 400, 300)
    (found,) = drawn(frame.path({"type": "Polygon", "coordinates": [ring(*AROUND)]}))
    assert len(found.coords) == 5
    assert found.bounds[1] == 0 and found.bounds[3] == 300


def test_what_is_all_far_away_is_not_drawn():
    frame = Frame.around([(10.95, 50.95, 11.05, 51.05)], 400, 300)
    assert frame.path({"type": "Polygon", "coordinates": [ring(12.0, 52.0, 13.0, 53.0)]}) == ""
