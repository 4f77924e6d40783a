"""Places by name, code and postcode."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.geography import (
    district_at,
    districts,
    find_municipalities,
    lies_in,
    municipalities,
    municipality,
    postcode,
)
from dashboard.geography.names import fold, fold_bare


@pytest.mark.parametrize(
    ("name", "ags"),
    [
        ("Greiz", "16076022"),
        ("Weida", "16076079"),
        ("Ilmenau", "16070029"),
        ("Osnabrück", "03404000"),
        ("OSNABRUECK", "03404000"),
        ("Osnabruck", "03404000"),
        ("Barsinghausen", "03241002"),
        ("Seelze", "03241015"),
        ("Winsen (Luhe)", "03353040"),
        ("Winsen/Luhe", "03353040"),
        ("Eisenberg", "16074018"),
        ("Altenburg", "16077001"),
        ("Altenburg, Stadt", "16077001"),
        ("Stadt Gera", "16052000"),
        ("Erfurt, Landeshauptstadt", "16051000"),
        ("Halle (Saale)", "15002000"),
        ("Mühlhausen", "16064046"),
        ("Muehlhausen/Thueringen", "16064046"),
        ("Lutherstadt Wittenberg", "15091375"),
        ("Oldenburg", "03403000"),
        ("Helmstedt", "03154010"),
        ("Meissen", "14627140"),
        ("Eisenach", "16056000"),
        ("Brockel", "03357009"),
        ("Bröckel", "03351005"),
    ],
)
def test_a_place_is_found_as_people_write_it(name, ags):
    assert [each.ags for each in find_municipalities(name)] == [ags]


def test_a_name_that_several_places_share_finds_all_of_them():
    assert [each.name for each in find_municipalities("Winsen")] == [
        "Winsen (Aller)",
        "Winsen (Luhe)",
    ]
    assert {each.ags for each in find_municipalities("Halle")} == {
        "03255016",
        "03456008",
        "15002000",
    }


def test_a_district_old_or_new_tells_places_of_one_name_apart():
    assert [each.ags for each in find_municipalities("Winsen", district="03353")] == ["03353040"]
    assert [each.ags for each in find_municipalities("Göttingen", "03152")] == ["03152012"]
    assert find_municipalities("Greiz", district="16070") == ()
    assert find_municipalities("Greiz", district="99999") == ()


@pytest.mark.parametrize("name", ["", " ", "Stadt", "Bremen", "Atlantis", "%", "(Luhe)"])
def test_a_name_that_is_no_place_in_the_region_finds_nothing(name):
    assert find_municipalities(name) == ()


def test_every_municipality_is_found_by_its_own_name():
    named = [each for each in municipalities() if each.kind != "Gemeindefreies Gebiet"]
    assert [each.ags for each in named if each not in find_municipalities(each.name)] == []


def test_every_municipality_s_point_lies_in_its_own_district():
    outside = [
        each
        for each in municipalities()
        if district_at(each.latitude, each.longitude) != each.district
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("ags", "name", "today"),
    [
        ("16070029", "Ilmenau", "16070"),
        ("16056000", "Eisenach", "16063"),
        ("16063102", "Kaltennordheim", "16066"),
        ("03152012", "Göttingen", "03159"),
    ],
)
def test_a_municipality_keeps_its_code_of_2016_and_has_today_s_district(ags, name, today):
    assert (municipality(ags).name, municipality(ags).district) == (name, today)


@pytest.mark.parametrize("code", ["16070999", "16070", "", "06412000"])
def test_a_municipality_that_is_not_listed_raises(code):
    with pytest.raises(KeyError):
        municipality(code)


def test_codes_keep_their_leading_zero():
    assert municipalities()[0].ags == "03101000"
    assert postcode("04103").code == "04103"
    assert all(len(each.ags) == 8 and len(each.district) == 5 for each in municipalities())


@pytest.mark.parametrize(
    ("code", "district"),
    [
        ("98693", "16070"),
        ("99084", "16051"),
        ("07973", "16076"),
        ("04103", "14713"),
        ("30890", "03241"),
    ],
)
def test_a_postcode_lies_in_its_district(code, district):
    found = postcode(code)
    assert found.district == district
    assert lies_in(found.latitude, found.longitude, district)


@pytest.mark.parametrize("code", ["10115", "4103", "", "00000", "99084 "])
def test_a_postcode_outside_the_region_is_not_known(code):
    assert postcode(code) is None


def test_every_district_has_municipalities():
    assert {each.district for each in municipalities()} == {each.ags for each in districts()}


@settings(deadline=None)
@given(st.text(max_size=30))
@example("UEE")
@example("🄐")
def test_folding_a_folded_name_changes_nothing_and_no_name_breaks_the_search(name):
    assert fold(name.upper().lower()) == fold(fold(name.upper().lower()))
    assert isinstance(fold_bare(name), str)
    assert isinstance(find_municipalities(name), tuple)
