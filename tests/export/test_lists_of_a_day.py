"""Lists and files of a day before a reform name the districts of that day.

Eisenach was a district of its own until 1 July 2021; today it is in the Wartburgkreis.
"""

from __future__ import annotations

import json
from datetime import date

import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.export.chosen import Chosen, choose
from dashboard.export.geojson import geojson
from dashboard.export.notes import about_lines, selection_lines
from dashboard.export.record_list import record_headers, record_list
from dashboard.language import Language
from dashboard.model import Dataset, Source
from dashboard.selection import Selection
from tests.analysis.small import area, location, organisation

NAMES = ("around", "county", "town")
GERMAN = Language("de")
CATALOGUE = build_catalogue(
    Dataset(
        organisations=tuple(organisation(each, founded="1990") for each in NAMES),
        locations=(
            location("county", "16063", precision="district"),
            location("town", "16056000", precision="district"),
        ),
        areas=(area("around", "16063"),),
        sources=(Source(id="s", title="S"),),
    )
)
AREA = "Wartburgkreis (heutiger Kreis; am gewählten Tag: Eisenach (–2021) und Wartburgkreis)"
CASES = [
    (
        {"active": date(2018, 6, 1)},
        ["", "Wartburgkreis (heutiger Kreis)", "Eisenach (–2021)"],
        AREA,
    ),
    (
        {"active": date(2018, 6, 1), "todays_districts": True},
        ["", "Wartburgkreis", "Wartburgkreis"],
        "Wartburgkreis",
    ),
    ({}, ["", "Wartburgkreis", "Wartburgkreis"], "Wartburgkreis"),
]


def taken(**asked: object) -> Chosen:
    matching = match(CATALOGUE, Selection(**asked))
    return choose(matching, sentence="", query="", language=GERMAN, day=date(2026, 1, 31))


@pytest.mark.parametrize(("asked", "seats", "reach"), CASES)
def test_the_list_names_seats_and_areas_as_of_the_day(asked, seats, reach):
    headers = record_headers(GERMAN)
    rows = [dict(zip(headers, row, strict=True)) for row in record_list(taken(**asked))]
    assert [row["Kreis oder Land"] for row in rows] == seats
    assert [row["Wirkungsraum"] for row in rows] == [reach, "", ""]


@pytest.mark.parametrize(("asked", "seats", "reach"), CASES)
def test_the_map_file_names_them_so_too_and_keeps_the_codes(asked, seats, reach):
    found = json.loads(geojson(taken(**asked)))
    rows = [each["properties"] for each in found["features"]]
    assert [row["area"] or "" for row in rows] == seats
    assert [row["works_in"] for row in rows] == [reach, None, None]
    assert [row["ags"] for row in rows] == [None, "16063", "16056000"]
    assert [row["district"] for row in rows] == [None, "16063", "16063"]
    assert ("districts" in found) == bool(asked)


def test_files_of_records_say_which_of_their_names_are_of_the_day():
    then, now = taken(active=date(2018, 6, 1)), taken()
    assert "Listen nennen sie so" in dict(about_lines(then))["Namen der Kreise"]
    assert "Namen der Kreise" not in dict(about_lines(now))
    assert "Namen der Kreise" not in dict(selection_lines(then)), "figures have only those of then"
