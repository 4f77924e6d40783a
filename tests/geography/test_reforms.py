"""Codes of districts and municipalities, old and new."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.geography import (
    FormerDistrict,
    area_label,
    current_district,
    districts,
    former_districts,
    is_known_area,
    municipalities,
    reforms,
    state_name,
)


@pytest.mark.parametrize(
    ("code", "today"),
    [
        ("16070", "16070"),
        ("03152", "03159"),
        ("03156", "03159"),
        ("16056", "16063"),
        ("16056000", "16063"),
        ("16063102", "16066"),
        ("16070017", "16054"),
        ("16070046", "16054"),
        ("16073049", "16072"),
        ("16073066", "16072"),
        ("03152012", "03159"),  # Göttingen before 2016-11-01
        ("03159016", "03159"),  # and since
        ("16051000", "16051"),
        ("16070000", "16070"),
        ("16070029", "16070"),
    ],
)
def test_a_code_that_a_reform_replaced_is_understood(code, today):
    assert current_district(code) == today
    assert is_known_area(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "DEU",
        "1607",
        "160700",
        "16999",
        "16999001",
        "11000",
        "01001000",
        "１６０７０",
        "16070 ",
        "x",
    ],
)
def test_a_code_outside_the_region_has_no_district(code):
    assert current_district(code) is None
    assert not is_known_area(code)
    with pytest.raises(KeyError):
        area_label(code)


def test_every_reform_leads_to_a_district_of_today():
    known = {each.ags for each in districts()}
    assert all(each.successor in known and each.code not in known for each in reforms())
    assert all(current_district(each.code) == each.successor for each in reforms())


def test_former_districts_tell_when_they_ended_and_what_followed():
    assert former_districts() == (
        FormerDistrict("03152", "Göttingen", date(2016, 10, 31), "03159"),
        FormerDistrict("03156", "Osterode am Harz", date(2016, 10, 31), "03159"),
        FormerDistrict("16056", "Eisenach", date(2021, 6, 30), "16063"),
    )


def test_the_beginning_of_a_reformed_district_is_not_invented():
    assert {each.valid_from for each in reforms()} == {None}


def test_every_municipality_s_code_leads_to_its_district():
    assert all(current_district(each.ags) == each.district for each in municipalities())


@pytest.mark.parametrize("code", ["DE", *(f"{number:02}" for number in range(1, 17))])
def test_germany_and_all_sixteen_laender_are_known(code):
    assert is_known_area(code)
    assert area_label(code) == ("Deutschland" if code == "DE" else state_name(code))


@pytest.mark.parametrize("code", ["DE", "00", "17", "3", "16070"])
def test_only_a_land_has_a_land_s_name(code):
    with pytest.raises(KeyError):
        state_name(code)


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("16", "Thüringen"),
        ("16076", "Landkreis Greiz"),
        ("16076022", "Greiz"),
        ("16051000", "Erfurt"),
        ("16056", "Eisenach (–2021)"),
        ("16056000", "Eisenach"),
        ("16070000", "Ilm-Kreis"),
        ("03255016", "Halle (Landkreis Holzminden)"),
        ("15002000", "Halle (Saale)"),
        ("03159016", "03159016 (Landkreis Göttingen)"),
    ],
)
def test_an_area_is_called_what_people_call_it(code, label):
    assert area_label(code) == label


@settings(deadline=None)
@given(st.text(alphabet="0123456789", max_size=9) | st.text(max_size=9))
def test_any_text_is_either_known_and_has_a_label_or_neither(code):
    if is_known_area(code):
        assert area_label(code)
    else:
        assert current_district(code) is None
        with pytest.raises(KeyError):
            area_label(code)
