"""The reader's question is one value: frozen, exact, and the same however it was put."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from dashboard.selection import FACETS, Selection, Years
from tests.selection.asked import selections, texts


def test_the_empty_selection_asks_for_nothing():
    assert Selection().asks() == ()
    assert not Selection().has_place


def test_a_selection_cannot_be_changed():
    with pytest.raises(ValidationError):
        Selection().text = "x"  # type: ignore[misc]


def test_a_filter_that_does_not_exist_is_refused():
    with pytest.raises(ValidationError):
        Selection(colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize("facet", FACETS)
def test_codes_are_kept_sorted_and_once(facet):
    asked = Selection(**{facet: ["16070", "03159", "16070"]})
    assert getattr(asked, facet) == ("03159", "16070")
    assert asked == Selection(**{facet: {"03159", "16070"}})
    assert hash(asked) == hash(Selection(**{facet: ("16070", "03159")}))


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("value", ["16070", 16070, None, (16070,), (None,)])
def test_codes_are_a_collection_of_texts_and_nothing_else(facet, value):
    """A single text would fall apart into its letters, a number lose its leading zero."""
    with pytest.raises(ValidationError):
        Selection(**{facet: value})


@pytest.mark.parametrize("name", ["founded", "funded"])
@pytest.mark.parametrize("span", [(2015, 1990), (0, 5), (1990, 10000), (1990,), "1990-2015"])
def test_a_span_runs_forward_within_the_calendar(name, span):
    with pytest.raises(ValidationError):
        Selection(**{name: span})


@pytest.mark.parametrize("name", ["founded", "funded"])
@pytest.mark.parametrize("span", [(1990, 2015), (2015, 2015), (1, 9999)])
def test_a_span_holds_both_its_years(name, span):
    assert getattr(Selection(**{name: span}), name) == Years(*span)


def test_no_other_lens_is_known():
    with pytest.raises(ValidationError):
        Selection(lens="sleeps")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Verein \n Gera\t", "Verein Gera"),
        (" \u00a0 ", ""),
        ("a" * 500, "a" * 200),
        ("a" * 199 + " b", "a" * 199),
    ],
)
def test_text_is_kept_as_one_short_line(typed, kept):
    assert Selection(text=typed).text == kept


@settings(deadline=None)
@given(texts)
def test_text_that_was_kept_is_kept_as_it_is(text):
    once = Selection(text=text)
    assert Selection(text=once.text) == once


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"lens": "works"}, ()),
        ({"district": ("16070",), "state": ("16",)}, ("state", "district")),
        ({"text": "x", "active": date(2022, 11, 1)}, ("active", "text")),
        ({"founded_unknown": True, "founded": (1, 2)}, ("founded", "founded_unknown")),
    ],
)
def test_it_names_the_filters_that_are_set(fields, asked):
    selection = Selection(**fields)
    assert selection.asks() == asked
    assert selection.has_place == bool({"state", "district"} & set(asked))


@settings(deadline=None, max_examples=60)
@given(selections(), selections())
def test_a_changed_copy_is_a_selection_of_its_own(one, other):
    taken = {name: getattr(other, name) for name in Selection.model_fields}
    assert one.but() == one
    assert one.but(**taken) == other
    assert one.but(topic=["b", "a", "b"]).topic == ("a", "b")
    with pytest.raises(ValidationError):
        one.but(colour="red")


@pytest.mark.parametrize(
    ("asked", "districts", "epoch_ends"),
    [
        ({}, ("03159",), None),
        ({"active": date(2021, 7, 1)}, ("03159",), None),
        ({"active": date(2021, 6, 30)}, ("03159",), date(2021, 6, 30)),
        ({"active": date(2016, 10, 31)}, ("03152", "03156"), date(2016, 10, 31)),
        ({"active": date(1990, 1, 1)}, ("03152", "03156"), date(2016, 10, 31)),
        ({"active": date(1990, 1, 1), "todays_districts": True}, ("03159",), None),
    ],
)
def test_districts_are_those_of_the_day_unless_those_of_today_are_asked_for(
    asked, districts, epoch_ends
):
    selection = Selection(district=("03159",), **asked)
    assert (selection.district, selection.epoch.last) == (districts, epoch_ends)


def test_a_change_of_the_day_takes_the_districts_along():
    old = Selection(district=("03152", "16056"), active=date(2015, 1, 1))
    assert old.but(active=date(2019, 1, 1)).district == ("03159", "16056")
    assert old.but(active=None).district == ("03159", "16063")
    assert old.but(todays_districts=True).district == ("03159", "16063")


def test_how_districts_are_meant_narrows_nothing_and_is_forgotten_where_it_says_nothing():
    old = Selection(active=date(2015, 1, 1), todays_districts=True)
    assert old.asks() == ("active",)
    assert Selection(todays_districts=True) == Selection()
    assert old.but(active=date(2022, 1, 1)) == Selection(active=date(2022, 1, 1))
