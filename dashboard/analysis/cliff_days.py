"""The days to which the edge of the fundings can be moved."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cliff import Cliff, cliff, last_ends
from dashboard.analysis.matching import Matching, match
from dashboard.analysis.time_columns import funding_columns
from dashboard.selection import FIRST_DAY, LAST_DAY, LENSES

_BACK, _AHEAD = 50, 30
MOST_MONTHS = 480


def usual_day(today: date) -> date:
    """The day that is looked at first where any funding ends by then: the end of next year."""
    return date(min(today.year + 1, LAST_DAY.year), 12, 31)


def opening_day(matching: Matching, today: date) -> date:
    """The day that is looked at first, which has something to say where any day has.

    That is `usual_day`; where nobody loses the last funding until then, the next day after it
    on which somebody does, else the last one before today. Where no such day is known of
    anybody, those count whom another lens finds in the chosen places.
    """
    usual = usual_day(today)
    ends = last_ends(matching)
    if not len(ends):
        others = [last_ends(each) for each in _elsewise(matching).values()]
        ends = np.concatenate([ends, *others])
    ahead, past = ends[ends >= np.datetime64(today)], ends[ends < np.datetime64(today)]
    if len(ahead):
        return max(usual, date.fromisoformat(str(ahead.min())))
    return date.fromisoformat(str(past.max())) if len(past) else usual


def losing_elsewise(edge: Cliff, today: date) -> dict[str, int]:
    """By each other lens that finds others in the chosen places, how many lose the last funding."""
    found = _elsewise(edge.matching)
    return {lens: cliff(each, edge.day, today).counts["loses"] for lens, each in found.items()}


def _elsewise(matching: Matching) -> dict[str, Matching]:
    """What the selection leaves by each other lens; without places all lenses leave the same."""
    asked = matching.selection
    if not asked.has_place:
        return {}
    others = [lens for lens in LENSES if lens != asked.lens]
    return {lens: match(matching.catalogue, asked.but(lens=lens)) for lens in others}


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
    first = max(min(years), today.year - _BACK, FIRST_DAY.year)
    final = min(max(*years, usual.year), today.year + _AHEAD, LAST_DAY.year)
    step = 3 if (final - first + 1) * 12 > MOST_MONTHS else 1
    ends = {
        date(year, month, monthrange(year, month)[1])
        for year in range(first, final + 1)
        for month in range(step, 13, step)
    }
    return tuple(sorted({*ends, usual, chosen}))
