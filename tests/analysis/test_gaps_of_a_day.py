"""What is offered where on a day before a reform, in the districts of then.

id           topics    sits                                 works
in-eisenach  language  16056 (Eisenach, by its old code)    –
in-county    language  Treffurt, by a point                 –
one-of-both  language  16063 of today, no closer            –
reaching     youth     –                                    16063 of today: both of then
of-the-land  youth     Thüringen, no closer                 –
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis import coverage_records as records
from dashboard.analysis.coverage import FACETS, Coverage, Field, coverage
from dashboard.drawing.choropleth import UNSCALED, entries, fields_of_class, tints
from dashboard.drawing.coverage_table import coverage_table, legend
from dashboard.drawing.coverage_words import Measure
from dashboard.export.coverage_figure import coverage_figure
from dashboard.geography import districts_in, epoch_on, epochs
from dashboard.language import Language
from dashboard.model import Dataset, Term
from dashboard.selection import LENSES, Selection
from tests.analysis.small import area, location, organisation, point
from tests.analysis.worlds import worlds

GERMAN, DAY, TODAY = Language("de"), date(2020, 6, 1), date(2022, 6, 1)
EISENACH, COUNTY, TREFFURT = "16056", "16063", (51.1375, 10.2325)
CATALOGUE = build_catalogue(
    Dataset(
        organisations=(
            organisation("in-eisenach", topics=("language",), founded="1990"),
            organisation("in-county", topics=("language",), founded="1990"),
            organisation("one-of-both", topics=("language",), founded="1990"),
            organisation("reaching", topics=("youth",), founded="1990"),
            organisation("of-the-land", topics=("youth",), founded="1990"),
        ),
        locations=(
            location("in-eisenach", "16056000"),
            location("in-county", "16063", precision="place", **point(TREFFURT)),
            location("one-of-both", "16063", precision="district"),
            location("of-the-land", "16", precision="state"),
        ),
        areas=(area("reaching", "16063"),),
        vocabulary=tuple(
            Term(list="topic", code=code, label_de=code, label_en=code, sort=n)
            for n, code in enumerate(("language", "youth"))
        ),
    )
)


def covered(level: Any = "district", day: date = DAY, **asked: Any) -> Coverage:
    return coverage(match(CATALOGUE, Selection(active=day, **asked)), "topic", level)


def field(found: Coverage, row: str, column: str) -> tuple[Field, int, int]:
    at = found.row(row), found.columns.index(column)
    return Field(found.kinds[at]), int(found.counts[at]), int(found.unsure[at])


def test_each_counts_in_the_district_of_then_and_who_may_be_there_is_not_dropped():
    found = covered()
    assert set(found.columns) == set(districts_in(epoch_on(DAY)))
    assert field(found, "language", EISENACH) == (Field.OFFERED, 1, 1)
    assert field(found, "language", COUNTY) == (Field.OFFERED, 1, 1)
    assert CATALOGUE.ids(records.in_field(found, "language", EISENACH)) == ["in-eisenach"]
    assert set(CATALOGUE.ids(records.unsure(found, "language", COUNTY))) == {"one-of-both"}
    assert found.placed[found.row("language")] == 2
    assert CATALOGUE.ids(records.unplaced(found, "language")) == ["one-of-both"]
    assert EISENACH not in covered(day=TODAY).columns
    assert field(covered(day=TODAY), "language", COUNTY)[:2] == (Field.OFFERED, 3)


def test_an_area_of_today_covers_both_districts_of_then():
    found = covered(lens="works")
    for column in (EISENACH, COUNTY):
        assert field(found, "youth", column)[:2] == (Field.OFFERED, 1)
    # Who sits in Thüringen, no closer, may sit in either; who works there may, too.
    assert field(covered(), "youth", EISENACH) == (Field.UNKNOWN, 0, 2)


def test_a_former_district_that_is_chosen_is_the_only_column():
    assert covered(district=(EISENACH,)).columns == (EISENACH,)
    assert covered(district=(EISENACH,), todays_districts=True).columns == (COUNTY,)


def test_how_many_by_head_is_said_to_be_unknown_in_borders_of_then():
    found = covered(district=(EISENACH, "16051"))
    by_head = Measure(True, found.epoch)
    (fill,) = [
        fill for ags, fill, _ in tints(found, by_head, "language", "", GERMAN) if ags == EISENACH
    ]
    assert fill == UNSCALED
    told = [
        text for look, _, text, _ in entries(found, by_head, "language", GERMAN) if look == UNSCALED
    ]
    assert told == ["Erfasst, Einwohnerzahl nicht bekannt (1 Kreis)"]
    assert fields_of_class(found, by_head, "language", 0).sum() == 1
    assert "k. A." in coverage_table(found, by_head, str, GERMAN)
    assert "k. A." not in coverage_table(found, Measure(False, found.epoch), str, GERMAN)
    rows = coverage_figure(found, str, "", GERMAN).rows
    (row,) = [row for row in rows if row[0] == "language" and row[2] == EISENACH and row[4]]
    assert row[3] == "Eisenach (–2021)" and row[5] == 1 and row[-2:] == (None, None)


def test_the_key_explains_what_there_is_on_the_day_and_nothing_else():
    then = covered(district=(EISENACH, "16051"))
    key = legend(then, Measure(True, then.epoch), GERMAN)
    assert "k. A." in key and "Ort nur als heutiger Kreis erfasst" in key
    nobody = covered(district=(EISENACH, "16051"), text="nobody")
    assert "k. A." not in legend(nobody, Measure(True, nobody.epoch), GERMAN)
    today = covered(day=TODAY)
    key = legend(today, Measure(True, today.epoch), GERMAN)
    assert "k. A." not in key and "heutiger Kreis" not in key


@settings(deadline=None, max_examples=30)
@given(
    worlds(),
    st.sampled_from(epochs()[:-1]),
    st.sampled_from(LENSES),
    st.sampled_from(FACETS),
)
def test_every_field_of_a_day_opens_as_many_records_as_it_counts(dataset, epoch, lens, facet):
    catalogue = build_catalogue(dataset)
    found = coverage(match(catalogue, Selection(lens=lens, active=epoch.last)), facet, "district")
    assert set(found.columns) == set(districts_in(epoch))
    for n, row in enumerate(found.rows):
        for m, column in enumerate(found.columns):
            assert records.offering(found, row, column).sum() == found.counts[n, m]
            assert records.from_outside(found, row, column).sum() == found.outside[n, m]
            assert records.unsure(found, row, column).sum() == found.unsure[n, m]
        assert records.placed(found, row).sum() == found.placed[n]
        assert records.unplaced(found, row).sum() == found.unplaced[n]


@settings(deadline=None, max_examples=20)
@given(worlds(), st.sampled_from(epochs()[:-1]), st.sampled_from(LENSES))
def test_counts_by_land_are_the_same_in_the_districts_of_then_and_of_today(dataset, epoch, lens):
    catalogue = build_catalogue(dataset)
    then, today = (
        coverage(
            match(catalogue, Selection(lens=lens, active=epoch.last, todays_districts=todays)),
            "topic",
            "state",
        )
        for todays in (False, True)
    )
    assert np.array_equal(then.counts, today.counts) and np.array_equal(then.kinds, today.kinds)
