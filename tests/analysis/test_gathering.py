"""Many places on the map: counted by district, so that what it shows stays small."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import build_catalogue, spots
from dashboard.drawing.encoder import encode_values
from dashboard.drawing.places import place_values
from dashboard.geography import districts
from dashboard.model import Dataset
from tests.analysis.small import location, organisation, point

HOMES = [each for each in districts() for _ in range(10)]
CATALOGUE = build_catalogue(
    Dataset(
        organisations=tuple(organisation(f"o{i}", name=f"Verein {i}") for i in range(len(HOMES))),
        locations=tuple(
            location(f"o{i}", None, **point((home.latitude + i % 10 / 1000, home.longitude)))
            for i, home in enumerate(HOMES)
        ),
    )
)
ALL = np.ones(CATALOGUE.size, dtype=bool)


@pytest.mark.parametrize("close", [(), ("16070",), tuple(each.ags for each in districts())])
def test_many_places_are_bounded_and_every_record_counts(close):
    whole = spots(CATALOGUE, ALL, "sits")
    table = spots(CATALOGUE, ALL, "sits", most=200, close=close)

    assert len(whole) > 200 >= len(table)
    assert table["spot"].is_unique
    assert table["count"].sum() == whole["count"].sum() == CATALOGUE.size
    assert {id for ids in table["records"] for id in ids} == set(CATALOGUE.records["record"])
    assert len(encode_values(place_values(table))) < 100_000


def test_places_that_fit_stay_as_they_are():
    few = np.arange(CATALOGUE.size) < 150

    assert spots(CATALOGUE, few, "sits", most=200).equals(spots(CATALOGUE, few, "sits"))


def test_a_chosen_district_shows_its_places():
    table = spots(CATALOGUE, ALL, "sits", most=200, close=("16070",))

    assert "16070" not in set(table["spot"])
    assert (table["count"] == 1).sum() == 10
