"""Records by the districts of a day before a reform."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, facet_counts, match
from dashboard.analysis.past import past_districts
from dashboard.geography import current_district, districts_in, epochs
from dashboard.model import Dataset
from dashboard.selection import LENSES, Selection
from tests.analysis.small import area, location, organisation, point
from tests.analysis.worlds import worlds

EISENACH, TREFFURT = (50.9747, 10.3245), (51.1375, 10.2325)
GOETTINGEN, OSTERODE = (51.5328, 9.9352), (51.7284, 10.2517)
OLD, LATER, RECENT = date(2016, 6, 1), date(2017, 6, 1), date(2020, 6, 1)

PLACED = {
    "old-code": location("old-code", "16056000"),
    "old-district": location("old-district", "03156", precision="district"),
    "pointed": location("pointed", "16063", precision="address", **point(EISENACH)),
    "county": location("county", "16063", precision="place", **point(TREFFURT)),
    "land-and-point": location("land-and-point", "03", precision="address", **point(OSTERODE)),
    "new-code": location("new-code", "03159016"),
    "vague": location("vague", "16063", precision="district", **point(EISENACH)),
    "land": location("land", "16", precision="state"),
    "moved": location("moved", "16063102"),
    "elsewhere": location("elsewhere", "16070029"),
}
CATALOGUE = build_catalogue(
    Dataset(
        organisations=tuple(organisation(id, founded="1990") for id in (*PLACED, "reaching")),
        locations=tuple(PLACED.values()),
        areas=(area("reaching", "03159"), area("reaching", "16056")),
    )
)


def shown(**asked) -> set[str]:
    return set(CATALOGUE.ids(match(CATALOGUE, Selection(**asked)).shown))


@pytest.mark.parametrize(
    ("district", "day", "ids"),
    [
        ("16056", OLD, {"old-code", "pointed"}),
        ("16063", OLD, {"county", "moved"}),
        ("16063", RECENT, {"county"}),
        ("16066", RECENT, {"moved"}),
        ("16063", None, {"old-code", "pointed", "county", "vague"}),
        ("03156", OLD, {"old-district", "land-and-point"}),
        ("03152", OLD, set()),
        ("03159", LATER, {"old-district", "land-and-point", "new-code"}),
        ("16070", OLD, {"elsewhere"}),
    ],
)
def test_a_seat_is_in_the_district_that_its_code_or_its_point_was_in(district, day, ids):
    assert shown(district=(district,), active=day) == ids


def test_what_may_have_been_in_a_district_of_then_is_counted_beside():
    def beside(*districts: str) -> set[str]:
        found = match(CATALOGUE, Selection(district=districts, active=OLD)).not_recorded()
        return set(CATALOGUE.ids(found["place"])) - {"reaching"}

    assert beside("16056") == {"vague", "land"}
    assert beside("16070") == {"land"}
    assert beside("03152") == {"new-code"}


def test_an_area_covers_all_that_have_joined_it_since():
    for district, day in (("03152", OLD), ("03156", OLD), ("03159", LATER), ("16056", RECENT)):
        assert shown(lens="works", district=(district,), active=day) == {"reaching"}
    assert shown(lens="works", district=("16063",), active=OLD) == set()
    assert shown(lens="works", district=("16063",)) == {"reaching"}


def test_in_districts_of_today_the_answer_is_that_of_today():
    for code in ("03159", "16063", "16066"):
        asked = {"district": (code,), "active": OLD}
        assert shown(**asked, todays_districts=True) == shown(district=(code,))


def test_options_are_the_districts_of_the_day():
    counts = facet_counts(match(CATALOGUE, Selection(active=OLD)))["district"]
    assert {code: n for code, n in counts.items() if n} == {
        "03156": 2,
        "16056": 2,
        "16063": 2,
        "16070": 1,
    }


@settings(deadline=None, max_examples=40)
@given(worlds(), st.sampled_from(epochs()[:-1]), st.sampled_from(LENSES))
def test_districts_of_then_and_of_today_hold_the_same_records_in_all(dataset, epoch, lens):
    """Each record that has a district of today has one of then, or is known to lack it."""
    catalogue = build_catalogue(dataset)
    past, today = past_districts(catalogue, lens, epoch), catalogue.districts[lens]
    everywhere = set(districts_in(epoch))
    of_then, unsure = past.districts.having(everywhere), past.possible.having(everywhere)
    assert np.array_equal(of_then | unsure, today.having({*map(current_district, everywhere)}))
    # What no reform has cut is the same; what has joined since, together, too.
    for code in {*map(current_district, everywhere)} - {"16054", "16066", "16072"}:
        joined = [each for each in everywhere if current_district(each) == code]
        one = past.districts.having(joined) | past.possible.having(joined)
        assert np.array_equal(one, today.having([code])), code


@settings(deadline=None, max_examples=20)
@given(worlds(), st.dates(date(2014, 1, 1), date(2022, 1, 1)), st.sampled_from(LENSES))
def test_the_sentence_counts_the_same_in_both(dataset, day, lens):
    catalogue = build_catalogue(dataset)
    then = match(catalogue, Selection(lens=lens, active=day))
    now = match(catalogue, Selection(lens=lens, active=day, todays_districts=True))
    assert then.answer == now.answer
    assert np.array_equal(then.shown, now.shown)
