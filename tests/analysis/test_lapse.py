"""A map year by year: what each of its rows stands for then."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, mapped
from dashboard.analysis.lapse import (
    FOREVER,
    Spells,
    _joined,
    founding_spells,
    funding_spells,
    lapse,
)
from dashboard.analysis.listing import record_ids
from dashboard.model import Dataset
from tests.analysis.small import CATALOGUE
from tests.analysis.worlds import worlds

ALL = np.ones(CATALOGUE.size, dtype=bool)


def spelled(spells: Spells) -> dict[str, list[tuple[int, int]]]:
    ids = record_ids(CATALOGUE, spells.record)
    found: dict[str, list[tuple[int, int]]] = {}
    for record, first, last in zip(ids, spells.first, spells.last, strict=True):
        found.setdefault(record, []).append((int(first), int(last)))
    return found


def test_a_record_is_there_from_the_year_by_which_it_had_certainly_begun():
    assert spelled(founding_spells(CATALOGUE, ALL)) == {
        "club": [(1992, FOREVER)],
        "alliance": [(2015, FOREVER)],  # about 2014
        "office": [(2014, FOREVER)],
        "shelter": [(2015, FOREVER)],
        "bridge": [(2019, FOREVER)],
        "festival": [(2022, FOREVER)],
    }


def test_a_record_is_funded_in_the_years_in_which_that_is_certain():
    assert spelled(funding_spells(CATALOGUE, ALL)) == {
        "shelter": [(2016, FOREVER)],
        "bridge": [(2019, 2020)],
        "festival": [(2022, 2022)],
    }


def test_fundings_that_follow_one_another_are_one_spell():
    told = np.array([[1, 2000, 2004], [0, 1999, 1999], [1, 2005, 2006], [1, 2009, 2009]]).T
    joined = _joined(*told)
    assert joined.record.tolist() == [0, 1, 1]
    assert joined.first.tolist() == [1999, 2000, 2009]
    assert joined.last.tolist() == [1999, 2006, 2009]


def test_without_any_time_there_are_no_years():
    nobody = np.zeros(CATALOGUE.size, dtype=bool)
    assert founding_spells(CATALOGUE, nobody).years is None
    assert funding_spells(CATALOGUE, nobody).years is None


@settings(max_examples=30)
@given(worlds(), st.sampled_from(["sits", "works", "funded"]), st.integers(1990, 2024))
def test_in_each_year_a_row_stands_for_its_records_of_which_a_spell_holds_it(
    dataset: Dataset, lens: str, year: int
):
    catalogue = build_catalogue(dataset)
    shown = np.ones(catalogue.size, dtype=bool)
    picture = mapped(catalogue, shown, lens)
    for spells in (founding_spells(catalogue, shown), funding_spells(catalogue, shown)):
        told = lapse(picture, spells)
        there = {
            int(at)
            for at, first, last in zip(spells.record, spells.first, spells.last, strict=True)
            if first <= year <= last
        }
        for n, row in enumerate(picture.rows):
            ids = (
                picture.records([row.id]) if n < len(picture.circles) else picture.reaching(row.id)
            )
            expected = len(there.intersection(catalogue.position_of[each] for each in ids))
            held = [n for _, first, last, n in told.rows[n] if first <= year <= last]
            assert sum(held) == expected
            assert len(told.named[n]) == len(row.names)
