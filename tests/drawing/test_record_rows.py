"""The rows of the list, in words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.drawing.record_rows import record_rows
from dashboard.geography import epoch_on, epochs
from dashboard.language import Language
from dashboard.model import Dataset
from tests.analysis.small import area, location, organisation, point

SEATS = (
    location("a", "16056000", place="Eisenach"),
    location("b", "16063", precision="address", **point((50.9747, 10.3245))),
    location("c", "03152", place="Göttingen", precision="district"),
)
DATASET = Dataset(organisations=tuple(organisation(id) for id in "abc"), locations=SEATS)


@pytest.mark.parametrize(
    ("epoch", "where"),
    [
        (
            epochs()[0],
            [
                "Eisenach",
                "Eisenach (–2021)",
                "Göttingen (Landkreis Göttingen (–2016))",
            ],
        ),
        (
            None,
            ["Eisenach (Wartburgkreis)", "Wartburgkreis", "Göttingen (Landkreis Göttingen)"],
        ),
    ],
)
def test_a_seat_is_named_with_its_district_of_the_day(epoch, where):
    kinds = {id: "association" for id in "abc"}
    rows = record_rows(DATASET, kinds, {}, Language("de"), epoch)
    assert [row.where for row in rows] == where


def test_on_a_day_a_seat_that_was_not_there_is_not_named():
    moved = Dataset(
        organisations=(organisation("a"),),
        locations=(
            location("a", "16070029", place="Ilmenau", valid_to="2015"),
            location("a", "16052000", id="a-2", place="Gera", valid_from="2016"),
        ),
    )
    for day, where in (
        (date(2013, 6, 1), "Ilmenau (Ilm-Kreis)"),
        (date(2018, 6, 1), "Gera"),
        (None, "Ilmenau (Ilm-Kreis) und Gera"),
    ):
        rows = record_rows(moved, {"a": "association"}, {}, Language("de"), day=day)
        assert [row.where for row in rows] == [where]


def test_a_list_says_of_a_district_of_today_that_it_is_not_of_the_day():
    """Which of the two it was is not known of a seat; an area of today covered both."""
    known = Dataset(
        organisations=tuple(organisation(id) for id in "abc"),
        locations=(location("a", "16063", precision="district"), location("b", "16063", place="X")),
        areas=(area("c", "16063"),),
    )
    both = "am gewählten Tag: Eisenach (–2021) und Wartburgkreis"
    kinds = {id: "association" for id in "abc"}
    for epoch, where in (
        (
            epoch_on(date(2018, 6, 1)),
            [
                "Wartburgkreis (heutiger Kreis)",
                "X (Wartburgkreis, heutiger Kreis)",
                f"wirkt in: Wartburgkreis (heutiger Kreis; {both})",
            ],
        ),
        (None, ["Wartburgkreis", "X (Wartburgkreis)", "wirkt in: Wartburgkreis"]),
    ):
        rows = record_rows(known, kinds, {}, Language("de"), epoch)
        assert [row.where for row in rows] == where
