"""The days at which time stops when it runs year by year, and what a day leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.matching import Matching
from dashboard.analysis.sets import Mask
from dashboard.analysis.time_columns import funding_columns
from dashboard.analysis.timelines import Events, events


def year_ends(catalogue: Catalogue, today: date, chosen: date, earliest: date) -> tuple[date, ...]:
    """The last day of each year from the first of which a beginning is known; then `today`.

    Not before `earliest`. The day that was `chosen` is among them.
    """
    begun = catalogue.active.first
    known = begun[~np.isnat(begun)]
    first = known.min().item().year if len(known) else today.year
    years = range(max(first, earliest.year), today.year)
    return tuple(sorted({*(date(year, 12, 31) for year in years), today, chosen}))


def held_in(catalogue: Catalogue, shown: Mask, year: int) -> Events:
    """The events of the shown records that may have been held in a year, by time and title."""
    found = events(catalogue, shown)
    return next(iter(held_by_year(found, year, year).values()), replace(found, rows=found.rows[:0]))


def held_by_year(found: Events, first: int, last: int) -> dict[int, Events]:
    """Those of the events that may have been held in each year, from `first` to `last`.

    A year without any is left out.
    """
    earliest, latest = (
        each[found.rows].astype("datetime64[Y]").astype(np.int64) + 1970
        for each in (found.columns.earliest, found.columns.latest)
    )
    if not len(earliest):
        return {}
    years = range(max(first, int(earliest.min())), min(last, int(latest.max())) + 1)
    held = {year: found.rows[(earliest <= year) & (latest >= year)] for year in years}
    return {year: replace(found, rows=rows) for year, rows in held.items() if len(rows)}


def funding_not_dated(matching: Matching) -> Mask:
    """Who is shown as funded here on a day, by fundings of which it is not known that they ran.

    Nobody where no day is asked for, or where money is not what the reader looks at. A funding
    whose beginning or end is not recorded may have run; one that is said to go on did.
    """
    catalogue, day = matching.catalogue, matching.selection.active
    nobody = np.zeros(catalogue.size, dtype=bool)
    if day is None or matching.selection.lens != "funded":
        return nobody
    fundings, edges = catalogue.fundings, funding_columns(catalogue).edges
    told = ~np.isnat(edges.first) & (~np.isnat(edges.last) | edges.goes_on)
    known = fundings.spans.possible(day) & told[fundings.rows]
    here = matching.shown & catalogue.anywhere["funded"]
    return here & ~fundings.paid_for(known, catalogue.size)
