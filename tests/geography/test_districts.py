"""The four Länder and their districts of today."""

from __future__ import annotations

from collections import Counter
from dataclasses import FrozenInstanceError

import pytest

from dashboard.geography import (
    DISTRICT_BOUNDARIES,
    STATE_BOUNDARIES,
    boundaries_folder,
    district,
    districts,
    former_districts,
    neighbours,
    state,
    states,
)


def test_each_land_has_as_many_districts_as_today():
    counted = Counter(each.state for each in districts())
    assert counted == {"03": 45, "14": 13, "15": 14, "16": 22}


def test_labels_are_unique_and_names_carry_no_clutter():
    labels = [each.label for each in districts()]
    assert len(set(labels)) == len(labels)
    assert not [each.name for each in districts() if "," in each.name]


@pytest.mark.parametrize(
    ("ags", "label", "kind"),
    [
        ("16051", "Erfurt", "Kreisfreie Stadt"),
        ("16076", "Landkreis Greiz", "Landkreis"),
        ("16070", "Ilm-Kreis", "Landkreis"),
        ("15084", "Burgenlandkreis", "Landkreis"),
        ("15081", "Altmarkkreis Salzwedel", "Landkreis"),
        ("03241", "Region Hannover", "Region"),
        ("03353", "Landkreis Harburg", "Landkreis"),
        ("03403", "Oldenburg (Stadt)", "Kreisfreie Stadt"),
        ("03458", "Landkreis Oldenburg", "Landkreis"),
        ("14713", "Leipzig", "Kreisfreie Stadt"),
        ("14729", "Landkreis Leipzig", "Landkreis"),
    ],
)
def test_a_district_is_called_what_people_call_it(ags, label, kind):
    assert (district(ags).label, district(ags).kind) == (label, kind)


def test_districts_come_by_land_and_then_by_label():
    assert [each.state for each in districts()] == sorted(each.state for each in districts())
    thuringia = [each.label for each in districts() if each.state == "16"]
    assert thuringia[:3] == ["Erfurt", "Gera", "Ilm-Kreis"]


def test_eisenach_is_counted_with_the_wartburgkreis():
    assert district("16063").population == 123025 + 42370
    assert district("16063").area_km2 == pytest.approx(1307.44 + 104.17)


def test_what_one_reader_gets_another_cannot_change():
    with pytest.raises(FrozenInstanceError):
        district("16051").name = "Somewhere"  # type: ignore[misc]


@pytest.mark.parametrize("code", ["16056", "01001", "1605", "16051000", "16", "", "DE"])
def test_a_code_that_is_no_district_of_today_raises(code):
    with pytest.raises(KeyError):
        district(code)
    with pytest.raises(KeyError):
        neighbours(code)


def test_the_four_laender_are_known_with_bounds_around_their_districts():
    assert [(each.ags, each.name) for each in states()] == [
        ("03", "Niedersachsen"),
        ("14", "Sachsen"),
        ("15", "Sachsen-Anhalt"),
        ("16", "Thüringen"),
    ]
    for each in districts():
        west, south, east, north = state(each.state).bounds
        assert west <= each.bounds[0] < each.longitude < each.bounds[2] <= east
        assert south <= each.bounds[1] < each.latitude < each.bounds[3] <= north
    with pytest.raises(KeyError):
        state("01")


def test_neighbours_are_mutual_and_nobody_neighbours_themselves():
    pairs = {(each.ags, other) for each in districts() for other in neighbours(each.ags)}
    assert pairs == {(other, one) for one, other in pairs}
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_neighbours_are_today_s_and_cross_the_borders_of_laender():
    assert neighbours("16052") == ("15084", "16074", "16076")  # Gera touches Sachsen-Anhalt
    assert neighbours("16055") == ("16071",)  # Weimar lies within the Weimarer Land
    assert "03159" in neighbours("16061")
    known = {each.ags for each in districts()}
    assert all(set(neighbours(ags)) <= known for ags in known)
    assert not known & {each.code for each in former_districts()}


def test_the_boundary_files_lie_in_the_folder_that_the_browser_is_served():
    assert (boundaries_folder() / DISTRICT_BOUNDARIES).is_file()
    assert (boundaries_folder() / STATE_BOUNDARIES).is_file()
