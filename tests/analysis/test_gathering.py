"""Many places on the map: counted together, so that what it shows stays small and true."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, mapped
from dashboard.analysis.grid import Seen, across, cells, down, latitude_of, longitude_of
from dashboard.geography import district, districts
from dashboard.model import Dataset
from tests.analysis.small import area, location, organisation, point

HOMES = [each for each in districts() for _ in range(10)]
CATALOGUE = build_catalogue(
    Dataset(
        organisations=(
            *(organisation(f"o{i}", name=f"Verein {i}") for i in range(len(HOMES))),
            organisation("wide", name="Weit"),
            organisation("whole", name="Ganz"),
        ),
        locations=tuple(
            location(f"o{i}", None, **point((home.latitude + i % 10 / 1000, home.longitude)))
            for i, home in enumerate(HOMES)
        ),
        areas=(area("wide", "16"), area("whole", "16070")),
    )
)
ALL = np.ones(CATALOGUE.size, dtype=bool)
ILM = district("16070")
FAR = Seen(18, 0, 0, 0, 0)


def of(code: str) -> Seen:
    seen = Seen.around([district(code).bounds])
    assert seen is not None
    return seen


def near(level: int) -> Seen:
    """The part around Ilmenau's district at a level."""
    (x,), (y,) = cells(across(np.array([ILM.longitude])), down(np.array([ILM.latitude])), level)
    return Seen(level, int(x) - 8, int(y) - 16, int(x) + 8, int(y) + 16)


VIEWS = (None, FAR, Seen(16, 0, 0, 0, 0), of("16070"), near(22), near(26), near(30), near(36))


@pytest.mark.parametrize("seen", VIEWS)
def test_many_places_are_bounded_and_every_record_counts(seen):
    whole = mapped(CATALOGUE, ALL, "sits")
    picture = mapped(CATALOGUE, ALL, "sits", most=200, seen=seen)

    assert len(whole.circles) > 200
    assert sum(row.inside for row in picture.circles) <= 200
    assert len(picture.rows) <= 300
    assert len({row.id for row in picture.circles}) == len(picture.circles)
    assert sum(row.count for row in picture.rows) == CATALOGUE.size
    assert {r for row in picture.circles for r in picture.records([row.id])} | set(
        picture.reaching("16") + picture.reaching("16070")
    ) == set(CATALOGUE.records["record"])


def test_places_that_fit_stay_as_they_are():
    few = np.arange(CATALOGUE.size) < 150

    picture = mapped(CATALOGUE, few, "sits", most=200, seen=near(22))
    assert picture.rows == mapped(CATALOGUE, few, "sits").rows
    assert not picture.gathered


def test_far_out_a_district_counts_with_what_is_known_of_it_as_a_whole():
    picture = mapped(CATALOGUE, ALL, "sits", most=200, seen=FAR)

    codes = {code for row in picture.circles for code in row.id.split("+")}
    assert codes == {each.ags for each in districts()}
    (row,) = (row for row in picture.circles if "16070" in row.id.split("+"))
    assert row.count == 10 * len(row.id.split("+")) + 1
    assert "whole" in picture.records([row.id])
    assert [row.id for row in picture.areas] == ["16"], "a Land stays an area"


def test_nearer_there_are_cells_and_then_places():
    counts = [
        [row.count for row in mapped(CATALOGUE, ALL, "sits", most=200, seen=near(level)).circles
         if row.inside and abs(row.latitude - ILM.latitude) < 0.02
         and abs(row.longitude - ILM.longitude) < 0.02]
        for level in (22, 30, 36)
    ]  # fmt: skip

    assert counts[0] == [11], "with the record that is known only by the district"
    assert max(counts[1]) > 1
    assert counts[2] == [1] * 10


def test_near_by_a_district_as_a_whole_is_an_area():
    picture = mapped(CATALOGUE, ALL, "sits", most=200, seen=near(26))

    assert {row.id for row in picture.areas} == {"16", "16070"}
    assert picture.reaching("16070") == ("whole",)


def test_what_is_out_of_view_is_counted_by_district():
    picture = mapped(CATALOGUE, ALL, "sits", most=200, seen=near(26))
    outside = [row for row in picture.circles if not row.inside]

    assert all(len(row.id) == 5 and row.count == 10 for row in outside)
    assert len(outside) > 80


def test_circles_that_are_counted_together_do_not_lie_on_each_other():
    for seen in (FAR, near(22), near(26)):
        rows = [row for row in mapped(CATALOGUE, ALL, "sits", most=200, seen=seen).circles
                if row.inside and row.together]  # fmt: skip
        width = 2 ** (seen.level / 2)
        x = across(np.array([row.longitude for row in rows])) * width
        y = down(np.array([row.latitude for row in rows])) * width
        apart = np.hypot(x[:, None] - x, y[:, None] - y)[~np.eye(len(rows), dtype=bool)]
        assert apart.min(initial=1) >= 0.44


@pytest.mark.parametrize(
    "value",
    [None, 1, "18,0,0,0,0", [18, 0, 0, 0], [18, 0, 0, 0, 0.5],
     [True, 0, 0, 0, 0], [18, 0, 0, 99, 0],
     [18, 5, 0, 0, 0], [99, 0, 0, 0, 0], [-1, 0, 0, 0, 0], [18, 2**40, 0, 2**40, 0],
     [18, float("nan"), 0, 0, 0], {"level": 18}],
)  # fmt: skip
def test_a_part_in_view_that_makes_no_sense_is_none(value):
    assert Seen.read(value) is None


@given(st.integers(0, 44), st.integers(0, 2**20), st.integers(0, 2**20))
def test_a_part_in_view_comes_back_from_its_values(level, x, y):
    seen = Seen(level, x, y, x + 9, y + 9)
    assert Seen.read(seen.values) == seen


def test_a_district_that_is_brought_into_view_is_in_it():
    for each in districts():
        seen = of(each.ags)
        west, south, east, north = each.bounds
        assert seen.holds(across(np.array([west, east])), down(np.array([north, south]))).all()
        assert Seen.read(seen.values) == seen
    assert Seen.around([]) is None


def test_places_come_back_from_their_shares_of_the_world():
    latitude, longitude = np.array([50.2, 53.9]), np.array([6.6, 15.0])
    assert np.allclose(latitude_of(down(latitude)), latitude)
    assert np.allclose(longitude_of(across(longitude)), longitude)
