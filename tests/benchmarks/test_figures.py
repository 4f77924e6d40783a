"""What a figure of the benchmark is; nothing here looks at a clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import Figure, both_ways, percentile, ratio, rounded

SECONDS = st.lists(st.floats(0.001, 1000), min_size=1, max_size=30)


def test_a_figure_tells_its_middle_and_its_spread():
    values = Figure((3.0, 1.0, 2.0, 9.0, 1.5)).values()
    assert values == {"median": 2.0, "least": 1.0, "most": 9.0, "n": 5}


def test_what_took_too_long_has_no_median_and_says_so():
    figure = Figure((100.0,), too_long=True)
    assert figure.median is None
    assert figure.values() == {"median": None, "too_long": ">120 s", "n": 1}


def test_a_figure_without_samples_claims_nothing():
    assert Figure(()).values() == {"median": None, "n": 0}


def test_a_change_is_half_narrowing_and_half_widening():
    both = both_ways(Figure((1.0, 2.0, 3.0)), Figure((3.0, 4.0, 5.0)))
    assert both.samples == (2.0, 3.0, 4.0)


@pytest.mark.parametrize("slow", ["narrow", "widen"])
def test_a_change_takes_too_long_where_one_way_does(slow):
    ways = {"narrow": Figure((1.0,)), "widen": Figure((1.0,))}
    ways[slow] = Figure((), too_long=True)
    assert both_ways(**ways).too_long


@pytest.mark.parametrize(
    ("samples", "share", "expected"),
    [
        ([], 0.95, None),
        ([7.0], 0.95, 7.0),
        (list(range(1, 101)), 0.95, 95),
        (list(range(1, 21)), 0.95, 19),
        (list(range(1, 20)), 0.95, 19),
        ([1, 2, 3, 4], 0.5, 2),
        ([1, 2, 3, 4], 0, 1),
        ([1, 2, 3, 4], 1, 4),
    ],
)
def test_a_percentile_is_a_sample_that_so_many_do_not_exceed(samples, share, expected):
    assert percentile(samples, share) == expected


@given(SECONDS, st.floats(0, 1))
def test_no_percentile_promises_too_much(samples, share):
    found = percentile(samples, share)
    assert found in samples
    assert sum(each <= found for each in samples) >= share * len(samples) - 1e-9


@given(SECONDS)
def test_the_median_lies_within_the_spread(samples):
    values = Figure(tuple(samples)).values()
    assert values["least"] <= values["median"] <= values["most"]


def test_figures_are_rounded_to_what_they_are_good_for():
    assert [rounded(each) for each in (None, 0.0123456, 123456.7)] == [None, 0.01235, 123500.0]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(1, 2, 0.5), (None, 2, None), (1, None, None), (1, 0, None)]
)
def test_a_ratio_needs_both_its_numbers(one, other, expected):
    assert ratio(one, other) == expected
