"""The days to which the edge of the fundings can be moved."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cliff import last_ends
from dashboard.analysis.matching import Matching
from dashboard.analysis.time_columns import funding_columns

_BACK, _AHEAD = 50, 30
MOST_MONTHS = 480


def usual_day(today: date) -> date:
    """The day that is looked at first where any funding ends by then: the end of next year."""
    return date(min(today.year + 1, 9999), 12, 31)


def opening_day(matching: Matching, today: date) -> date:
    """The day that is looked at first, which has something to say where any day has.

    That is `usual_day`; where nobody loses the last funding until then, the next day after it
    on which somebody does, else the last one before today.
    """
    usual = usual_day(today)
    ends = last_ends(matching)
    ahead, past = ends[ends >= np.datetime64(today)], ends[ends < np.datetime64(today)]
    if len(ahead):
        return max(usual, date.fromisoformat(str(ahead.min())))
    return date.fromisoformat(str(past.max())) if len(past) else usual


def edge_days(catalogue: Catalogue, today: date, chosen: date) -> tuple[date, ...]:
    """The ends of the months in which any funding ends; `usual_day` and the `chosen` one, too.

    Of more than `MOST_MONTHS` months every third; no further than 50 years back and 30 ahead.
    """
    usual = usual_day(today)
    last = funding_columns(catalogue).edges.last
    last = last[~np.isnat(last)]
    years = [today.year]
    if len(last):
        years += [last.min().item().year, last.max().item().year]
    first = max(min(years), today.year - _BACK, 1)
    final = min(max(*years, usual.year), today.year + _AHEAD, 9999)
    step = 3 if (final - first + 1) * 12 > MOST_MONTHS else 1
    ends = {
        date(year, month, monthrange(year, month)[1])
        for year in range(first, final + 1)
        for month in range(step, 13, step)
    }
    return tuple(sorted({*ends, usual, chosen}))
