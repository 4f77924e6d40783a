"""The profile of a district of a day before a reform: on `eisenach.py`, and by its laws."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.asked_place import is_place, place_in, places_in
from dashboard.analysis.profile import Profile, profile
from dashboard.drawing.profile_map import profile_map
from dashboard.drawing.profile_opened import opened_records
from dashboard.drawing.profile_words import place_facts
from dashboard.geography import current_district, districts_in, epoch_on, epochs, neighbours_in
from dashboard.language import Language
from dashboard.selection import LENSES, Selection
from tests.analysis.eisenach import CATALOGUE, COUNTY, EISENACH, THEN
from tests.analysis.worlds import worlds

GERMAN = Language("de")


def of(place: str, day: date | None = THEN, *, catalogue=CATALOGUE, **asked) -> Profile:
    return profile(match(catalogue, Selection(active=day, **asked)), place, day or date.today())


def here(found: Profile, lens: str) -> list[str]:
    return CATALOGUE.ids(found.lenses[lens])


def test_each_counts_where_it_was_and_who_may_be_here_is_told():
    found = of(EISENACH)
    assert found.name == "Eisenach (–2021)" and found.beside == (COUNTY,)
    assert here(found, "sits") == ["old"] and here(found, "works") == ["wide"]
    assert here(found, "funded") == ["old"]
    assert CATALOGUE.ids(found.not_counted["one_of_several"]) == ["both"]
    assert "land_only" not in found.not_counted
    opened = opened_records(found, "not:one_of_several", GERMAN)
    assert opened is not None and CATALOGUE.ids(opened.records) == ["both"]
    assert opened.title.startswith("Sitz nur als heutiger Kreis bekannt")
    assert len(found.fundings) == 1
    assert here(of(COUNTY), "sits") == ["county"]
    assert len(of(COUNTY).fundings) == 1


def test_in_todays_districts_it_is_that_of_today():
    found = of(COUNTY, todays_districts=True)
    assert here(found, "sits") == here(of(COUNTY, None), "sits") == ["old", "county", "both"]
    assert len(found.fundings) == 3


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("16056", THEN, "16056"),
        ("16056", None, "16063"),
        ("16056000", THEN, "16056"),
        ("16056000", None, "16063"),
        ("16063", THEN, "16063"),
        ("03159", date(2016, 6, 1), "03152"),
        ("03156", THEN, "03159"),
        ("16", THEN, "16"),
    ],
)
def test_a_code_of_any_time_leads_to_the_place_of_the_day(code, day, expected):
    assert is_place(code) and place_in(code, epoch_on(day)) == expected
    assert expected in places_in(epoch_on(day))


@pytest.mark.parametrize("code", ["", "01", "99999", "DE", "1607"])
def test_what_is_no_place_has_no_profile(code):
    assert not is_place(code)
    with pytest.raises(KeyError):
        place_in(code, epoch_on(None))


def test_what_is_known_of_it_is_said_and_what_is_not():
    assert place_facts(EISENACH, GERMAN, epoch_on(THEN)).endswith("ist nicht bekannt")
    assert "<svg" in profile_map(of(EISENACH), GERMAN)


@settings(deadline=None, max_examples=25)
@given(worlds(), st.sampled_from(epochs()[:-1]), st.data())
def test_what_has_joined_since_has_together_what_the_district_of_today_has(dataset, epoch, data):
    catalogue = build_catalogue(dataset)
    moved = {"16054", "16066", "16070", "16072", "16073"}  # parts of them went elsewhere
    code = data.draw(
        st.sampled_from(sorted({current_district(c) for c in districts_in(epoch)} - moved))
    )
    joined = [each for each in districts_in(epoch) if current_district(each) == code]
    then = [of(each, epoch.last, catalogue=catalogue) for each in joined]
    today = of(code, epoch.last, catalogue=catalogue, todays_districts=True)
    for lens in LENSES:
        found = np.any([each.lenses[lens] for each in then], axis=0)
        assert not (found & ~today.lenses[lens]).any()
    rows = {row for each in then for row in each.fundings.rows.tolist()}
    assert rows <= set(today.fundings.rows.tolist())
    assert all(each.beside == neighbours_in(each.place, epoch) for each in then)
