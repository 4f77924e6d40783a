"""Many timelines at once: how many there were in each stretch of years, and up to a day.

For more rows than can be drawn one by one. The stretches are few whatever the data: at most
`MOST` stretches, each of 1, 2, 5, 10, … whole years.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numpy as np

from dashboard.analysis.edges import Days
from dashboard.analysis.time_columns import NO_YEAR, Numbers
from dashboard.analysis.timelines import Events, Foundings, Fundings

MOST = 60
_WIDTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Stretch(NamedTuple):
    """Some years, both within, and how much was in them: for certain, and possibly more."""

    from_year: int
    to_year: int
    certain: int
    possible: int


class Total(NamedTuple):
    """How many of the foundings there were, day by day of change.

    `at_least` had certainly begun by then, `at_most` may have; both hold to the next day.
    """

    day: Days
    at_least: Numbers
    at_most: Numbers


def running_total(found: Foundings) -> Total:
    """How many of the foundings there were, up to each day on which that may have changed."""
    columns, size = found.columns, len(found.columns.days)
    began = np.bincount(columns.latest, found.counts, size).astype(np.int64)
    may_have = np.bincount(columns.earliest, found.counts, size).astype(np.int64)
    changed = (began > 0) | (may_have > 0)
    return Total(columns.days[changed], np.cumsum(began)[changed], np.cumsum(may_have)[changed])


def founded_by_years(found: Foundings) -> list[Stretch]:
    """Foundings in each stretch of years.

    `certain` began in it for sure; `possible` may have begun in it, or in a neighbouring one.
    """
    held = found.counts > 0
    years = _years(found.columns.days)
    first, last = years[found.columns.earliest[held]], years[found.columns.latest[held]]
    return _within(first, last, found.counts[held])


def held_by_years(events: Events) -> list[Stretch]:
    """Events in each stretch of years, counted as in `founded_by_years`."""
    first = _years(events.columns.earliest[events.rows])
    last = _years(events.columns.latest[events.rows])
    return _within(first, last, np.ones(len(first), dtype=np.int64))


def funded_by_years(paid: Fundings, today: date) -> list[Stretch]:
    """Fundings that ran in each stretch of years.

    What goes on, and what may go on, runs until `today`, or to its beginning where that is
    yet to come. Fundings without any time are left out, and a beginning that is not known
    counts from the first year that is known of any of them.
    """
    first, begun, ending, last, goes_on, certainly = paid.columns.spells.T
    dated = (paid.counts > 0) & ((first != NO_YEAR) | (last != NO_YEAR))
    first, begun, ending, last = (each[dated] for each in (first, begun, ending, last))
    counts, sure = paid.counts[dated], certainly[dated] == 1
    until = max([today.year, *begun[begun != NO_YEAR]])
    edges = np.concatenate([first, ending, last])
    earliest = min(edges[edges != NO_YEAR], default=until)
    first = np.where(first == NO_YEAR, earliest, first)
    last = np.where(last == NO_YEAR, until, last)
    ending = np.where(goes_on[dated] == 1, until, ending)
    start, width, size = _stretches(first, last)
    most = _spread((first - start) // width, (last - start) // width, counts, size)
    a, b = (begun[sure] - start) // width, (ending[sure] - start) // width
    return _counted(start, width, _spread(a, b, counts[sure], size), most)


def up_to(years: list[Stretch], year: int) -> list[Stretch]:
    """The stretches, and empty ones after them until one holds the year, if these are not many."""
    if not years:
        return []
    start, end, _, _ = years[-1]
    width = end - start + 1
    more = -(-max(year - end, 0) // width)
    if len(years) + more > 2 * MOST:
        return years
    empty = range(end + 1, end + 1 + more * width, width)
    return [*years, *(Stretch(each, each + width - 1, 0, 0) for each in empty)]


def _within(first: Numbers, last: Numbers, counts: Numbers) -> list[Stretch]:
    start, width, size = _stretches(first, last)
    a, b = (first - start) // width, (last - start) // width
    sure = a == b
    certain = _spread(a[sure], b[sure], counts[sure], size)
    return _counted(start, width, certain, _spread(a, b, counts, size))


def _years(days: Days) -> Numbers:
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def _stretches(first: Numbers, last: Numbers) -> tuple[int, int, int]:
    """The first year of the first stretch, the years in each, and how many there are."""
    if len(first) == 0:
        return 0, 1, 0
    low, high = int(first.min()), int(last.max())
    for width in _WIDTHS:
        start = low - low % width
        size = (high - start) // width + 1
        if size <= MOST:
            break
    return start, width, size


def _spread(a: Numbers, b: Numbers, counts: Numbers, size: int) -> Numbers:
    """How many of the spans from place `a` to place `b`, so often each, cover each place."""
    begun = np.bincount(a, counts, size + 1)
    over = np.bincount(b + 1, counts, size + 1)
    return np.cumsum(begun - over)[:size].astype(np.int64)


def _counted(start: int, width: int, certain: Numbers, most: Numbers) -> list[Stretch]:
    return [
        Stretch(year, year + width - 1, sure, all_in_all - sure)
        for year, sure, all_in_all in zip(
            range(start, start + width * len(most), width),
            certain.tolist(),
            most.tolist(),
            strict=True,
        )
    ]
