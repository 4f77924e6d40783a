"""A period knows what of it is not known, and tells "goes on" from "end not known"."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.model import FuzzyDate, Period

DAY = date(2015, 6, 15)

PERIODS = [
    # start, end, then: open end, first day, last day, covers 2015-06-15, overlaps May 2015
    ("", "", False, None, None, None, None),
    ("2014", "2016", False, "2014-01-01", "2016-12-31", True, True),
    ("2014", "", False, "2014-01-01", None, True, True),
    ("2014/..", "", True, "2014-01-01", None, True, True),
    ("2014/", "", False, "2014-01-01", None, True, True),
    ("2014/2016", "", False, "2014-01-01", "2016-12-31", True, True),
    ("2014/..", "2014", False, "2014-01-01", "2014-12-31", False, False),
    ("2014/2016", "2015-05-01", False, "2014-01-01", "2015-05-01", False, True),
    ("", "2016", False, None, "2016-12-31", True, True),
    ("", "2014", False, None, "2014-12-31", False, False),
    ("../2016", "", False, None, "2016-12-31", True, True),
    ("../..", "", True, None, None, None, None),
    ("2016", "", False, "2016-01-01", None, False, False),
    ("2016~", "", False, "2015-01-01", None, True, True),
    ("2015-06-15", "2015-06-15", False, "2015-06-15", "2015-06-15", True, False),
    ("2015-05-31", "2015-06-14", False, "2015-05-31", "2015-06-14", False, True),
    ("2015", "2015", False, "2015-01-01", "2015-12-31", True, True),
]


def period(start: str, end: str) -> Period:
    return Period.of(
        FuzzyDate.parse(start) if start else None, FuzzyDate.parse(end) if end else None
    )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "open_end", "first", "last", "covers", "overlaps"), PERIODS
)
def test_a_period_spans_what_its_two_cells_say(start, end, open_end, first, last, covers, overlaps):
    told = period(start, end)
    assert (open_end, day(first), day(last)) == (told.open_end, told.earliest, told.latest)
    assert covers is told.may_cover(DAY)
    assert overlaps is told.overlaps(date(2015, 5, 1), date(2015, 5, 31))


@pytest.mark.parametrize(
    ("start", "end", "backwards"),
    [
        ("2016", "2014", True),
        ("2015-06-02", "2015-06-01", True),
        ("2016~", "2014", True),
        ("2015~", "2014", False),  # about 2015 may be 2014
        ("2015", "2015-03", False),  # the same year, read kindly
        ("2015", "", False),
        ("", "2015", False),
        ("2015/..", "2014", True),
        ("", "", False),
    ],
)
def test_only_an_end_that_cannot_be_after_the_beginning_is_backwards(start, end, backwards):
    assert backwards is period(start, end).is_backwards


@pytest.mark.parametrize("row", PERIODS, ids=lambda row: f"{row[0]}–{row[1]}")
def test_a_period_covers_a_day_exactly_when_it_overlaps_that_day_alone(row):
    told = period(*row[:2])
    assert told.may_cover(DAY) is told.overlaps(DAY, DAY)
