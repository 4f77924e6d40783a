"""Districts as of a day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dashboard.geography import (
    codes_in,
    current_district,
    district_of_place,
    districts,
    districts_at,
    districts_in,
    districts_of_day,
    epoch_on,
    epochs,
    municipalities,
    past_districts,
    possible_in,
)

OLDEST, *_, TODAY = epochs()


def test_an_epoch_ends_with_each_reform():
    assert [each.last for each in epochs()] == [
        date(2016, 10, 31),
        date(2018, 12, 31),
        date(2021, 6, 30),
        None,
    ]
    assert [len(districts_in(each)) for each in epochs()] == [96, 95, 95, 94]


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(1900, 1, 1), date(2016, 10, 31)),
        (date(2016, 10, 31), date(2016, 10, 31)),
        (date(2016, 11, 1), date(2018, 12, 31)),
        (date(2018, 12, 31), date(2018, 12, 31)),
        (date(2019, 1, 1), date(2021, 6, 30)),
        (date(2021, 6, 30), date(2021, 6, 30)),
        (date(2021, 7, 1), None),
        (None, None),
    ],
)
def test_a_day_lies_in_the_epoch_before_the_next_reform(day, last):
    assert epoch_on(day).last == last
    assert epoch_on(day).is_today == (last is None)


def test_the_districts_of_today_are_those_of_the_last_epoch():
    assert list(districts_in(TODAY).values()) == list(districts())


def test_a_district_that_ended_says_so_and_one_that_only_changed_does_not():
    labels = {(each.ags, each.label) for each in past_districts()}
    assert ("03152", "Landkreis Göttingen (–2016)") in labels
    assert ("03156", "Landkreis Osterode am Harz (–2016)") in labels
    assert ("16056", "Eisenach (–2021)") in labels
    assert ("16063", "Wartburgkreis") in labels
    assert "03159" not in districts_in(OLDEST)


@pytest.mark.parametrize(
    ("code", "by_epoch"),
    [
        ("16070", [("16070",)] * 4),
        ("03152", [("03152",), ("03159",), ("03159",), ("03159",)]),
        ("03156017", [("03156",), ("03159",), ("03159",), ("03159",)]),
        ("03159", [("03152", "03156"), ("03159",), ("03159",), ("03159",)]),
        ("03159016", [("03152", "03156"), ("03159",), ("03159",), ("03159",)]),  # a newer code
        ("16056", [("16056",), ("16056",), ("16056",), ("16063",)]),
        ("16056000", [("16056",), ("16056",), ("16056",), ("16063",)]),
        ("16063", [("16056", "16063")] * 3 + [("16063",)]),
        ("16063076", [("16063",)] * 4),  # Treffurt was never a part of Eisenach
        ("16063102", [("16063",), ("16063",), ("16066",), ("16066",)]),  # Kaltennordheim
        ("16070017", [("16070",), ("16070",), ("16054",), ("16054",)]),  # Gehlberg
        ("16073049", [("16073",), ("16073",), ("16072",), ("16072",)]),  # Lichte
        ("16", [()] * 4),
        ("11", [()] * 4),
        ("", [()] * 4),
    ],
)
def test_a_code_leads_to_the_districts_that_its_area_was_in(code, by_epoch):
    assert [codes_in(code, each) for each in epochs()] == by_epoch


@pytest.mark.parametrize("epoch", epochs())
def test_every_municipality_and_district_has_one_answer_that_leads_to_today(epoch):
    for each in municipalities():
        (found,) = codes_in(each.ags, epoch)
        assert found in districts_in(epoch)
        assert found in possible_in(each.district, epoch)
    for code in districts_in(epoch):
        assert current_district(code) in {each.ags for each in districts()}
    joined = [code for each in districts() for code in codes_in(each.ags, epoch)]
    assert sorted(joined) == sorted(districts_in(epoch))


@pytest.mark.parametrize("epoch", epochs())
def test_the_middle_of_a_municipality_lies_in_its_district_of_then(epoch):
    peopled = [each for each in municipalities() if each.area_km2 > 10]
    found = districts_at(
        [each.latitude for each in peopled], [each.longitude for each in peopled], epoch
    )
    told = np.array([codes_in(each.ags, epoch)[0] for each in peopled], dtype=object)
    assert (found == told).mean() > 0.995  # a middle may lie beside a simplified border
    moved = {"16056000", "16063102", "16070046", "16073049", "03156017", "03152012"}
    for each, district, said in zip(peopled, found, told, strict=True):
        assert each.ags not in moved or district == said


@pytest.mark.parametrize(
    ("codes", "day", "turned"),
    [
        (("03159",), date(2015, 1, 1), ("03152", "03156")),
        (("03152", "03156"), date(2017, 1, 1), ("03159",)),
        (("16056", "16070"), None, ("16063", "16070")),
        (("16063",), date(2015, 1, 1), ("16063",)),  # it was there then, under the same code
        (("16056",), date(2015, 1, 1), ("16056",)),
        (("nowhere",), date(2015, 1, 1), ("nowhere",)),
        ((), None, ()),
    ],
)
def test_a_chosen_district_is_turned_into_those_of_the_day(codes, day, turned):
    assert districts_of_day(codes, epoch_on(day)) == turned
    assert districts_of_day(turned, epoch_on(day)) == turned


EISENACH, TREFFURT, ILMENAU = (50.9747, 10.3245), (51.1375, 10.2325), (50.6882, 10.8998)


@pytest.mark.parametrize(
    ("ags", "point", "then", "today"),
    [
        ("16056000", None, "16056", "16063"),
        ("16063", EISENACH, "16056", "16063"),
        ("16063", TREFFURT, "16063", "16063"),
        ("16063", ILMENAU, None, "16063"),  # a point that the code rules out tells nothing
        ("16063", None, None, "16063"),
        ("03152", None, "03152", "03159"),
        ("16070029", ILMENAU, "16070", "16070"),
        ("16", ILMENAU, None, None),
        (None, ILMENAU, None, None),
    ],
)
def test_a_place_is_in_the_district_that_its_code_or_else_its_point_was_in(ags, point, then, today):
    assert district_of_place(ags, point, OLDEST) == then
    assert district_of_place(ags, point, TODAY) == today
