"""The committed geography files are whole, current and made as the record says."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

REMEDY = "run `python geodata/rebuild.py` after a change to a script or to reforms.csv"


@pytest.fixture(scope="module")
def folder(root):
    return root / "geodata"


@pytest.fixture(scope="module")
def features(folder):
    return {
        name: json.loads((folder / f"{name}.geo.json").read_text("utf-8"))["features"]
        for name in ("districts", "former_districts", "states")
    }


@pytest.fixture(scope="module")
def shapes(features):
    return {
        name: {each["properties"]["ags"]: shape(each["geometry"]) for each in found}
        for name, found in features.items()
    }


@pytest.fixture(scope="module")
def neighbours(folder):
    with (folder / "neighbours.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["ags"], row["neighbour"]) for row in csv.DictReader(handle)}


def test_files_and_scripts_are_those_that_the_record_names(folder, monkeypatch):
    monkeypatch.syspath_prepend(folder)
    from building import provenance

    assert provenance.is_current(folder), REMEDY


def test_the_record_names_every_file_that_the_app_reads(folder):
    recorded = json.loads((folder / "provenance.json").read_text("utf-8"))
    named = {*recorded["derived"], *recorded["hand_written"], "provenance.json"}
    assert named == {each.name for each in folder.iterdir() if each.suffix in {".csv", ".json"}}


def test_the_districts_are_small_enough_to_send_to_a_browser(folder):
    assert (folder / "districts.geo.json").stat().st_size < 350_000
    assert (folder / "former_districts.geo.json").stat().st_size < 50_000
    assert (folder / "states.geo.json").stat().st_size < 100_000


def test_districts_neither_overlap_nor_leave_gaps(shapes):
    districts = np.array(list(shapes["districts"].values()))
    assert len(districts) == 94
    assert shapely.is_valid(districts).all()
    assert shapely.coverage_is_valid(districts, gap_width=0.0001)  # about 10 m


@pytest.mark.parametrize(
    ("day", "many"),
    [("2016-01-01", 96), ("2016-11-01", 95), ("2019-01-01", 95), ("2021-06-30", 95)],
)
def test_the_districts_of_a_day_before_a_reform_fit_together_and_cover_the_same(
    features, shapes, day, many
):
    def held(feature):
        facts = feature["properties"]
        return facts.get("valid_from", "") <= day <= facts.get("valid_to", "9999")

    both = (*features["districts"], *features["former_districts"])
    found = {each["properties"]["ags"]: shape(each["geometry"]) for each in both if held(each)}
    drawn = np.array(list(found.values()))
    assert len(drawn) == many == sum(map(held, both))
    assert shapely.is_valid(drawn).all()
    assert shapely.coverage_is_valid(drawn, gap_width=0.0001)
    for code, land in shapes["states"].items():
        inside = [each for ags, each in found.items() if ags.startswith(code)]
        assert shapely.union_all(inside).equals(land)


def test_each_land_is_exactly_the_union_of_its_districts(shapes):
    for code, land in shapes["states"].items():
        inside = [each for ags, each in shapes["districts"].items() if ags.startswith(code)]
        assert shapely.union_all(inside).equals(land)
        assert sum(each.area for each in inside) == pytest.approx(land.area, rel=1e-12)


def test_laender_share_their_borders_too(shapes):
    assert shapely.coverage_is_valid(list(shapes["states"].values()))


def test_the_only_large_hole_in_the_region_is_bremen(shapes):
    region = shapely.coverage_union_all(list(shapes["states"].values()))
    holes = [
        shapely.Polygon(ring)
        for part in shapely.get_parts(region)
        for ring in part.interiors
        if shapely.Polygon(ring).area > 0.001
    ]
    assert [hole.contains(shapely.Point(8.8017, 53.0793)) for hole in holes] == [True]


def test_neighbours_are_those_that_share_a_border_on_the_map(shapes, neighbours):
    codes = list(shapes["districts"])
    drawn = np.array(list(shapes["districts"].values()))
    left, right = shapely.STRtree(drawn).query(drawn, predicate="touches")
    shared = shapely.length(shapely.intersection(drawn[left], drawn[right])) > 0
    assert neighbours == {
        (codes[i], codes[j]) for i, j in zip(left[shared], right[shared], strict=True)
    }


@pytest.mark.parametrize("name", ["districts", "former_districts", "states"])
def test_labels_lie_inside_and_outer_rings_run_counter_clockwise(features, name):
    for feature in features[name]:
        facts = feature["properties"]
        drawn = shape(feature["geometry"])
        assert drawn.contains(shapely.Point(facts["label_lon"], facts["label_lat"]))
        assert all(part.exterior.is_ccw for part in shapely.get_parts(drawn))


def test_coordinates_have_four_decimals_at_most(shapes):
    for each in (each for drawn in shapes.values() for each in drawn.values()):
        corners = shapely.get_coordinates(each)
        assert np.array_equal(corners, np.round(corners, 4))
