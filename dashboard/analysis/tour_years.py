"""The years that a tour of the data stops at."""

from __future__ import annotations

from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.time_columns import NO_YEAR, Numbers, founding_columns
from dashboard.analysis.timelines import Fundings, foundings

EARLIEST = 1900
"""The first year that a tour stops at; the time bar begins there, too."""
_MOST_NAMES = 4


def founding_years(catalogue: Catalogue, today: date) -> dict[int, int]:
    """How many records began for certain in each year of which that is known, up to today's."""
    years, counts = np.unique(_sure_years(catalogue), return_counts=True)
    found = zip(years.tolist(), counts.tolist(), strict=True)
    return {year: n for year, n in found if EARLIEST <= year <= today.year}


def began_before(catalogue: Catalogue, year: int) -> bool:
    """Whether any record is known to have begun before a year, whenever that was."""
    columns = founding_columns(catalogue)
    latest = columns.days[columns.latest[columns.code[columns.code >= 0]]]
    return bool((latest < np.datetime64(f"{year:04}-01-01")).any())


def begun_in(catalogue: Catalogue, year: int) -> list[str]:
    """The names of the first that began for certain in a year."""
    shown = _sure_years(catalogue) == year
    return [each.name for each in foundings(catalogue, shown).listed(_MOST_NAMES)]


def _sure_years(catalogue: Catalogue) -> Numbers:
    """The year in which each record began for certain; `NO_YEAR` where that is not known."""
    columns = founding_columns(catalogue)
    years = columns.days.astype("datetime64[Y]").astype(np.int64) + 1970
    first, last = (np.append(years[each], NO_YEAR) for each in (columns.earliest, columns.latest))
    span = np.where(first == last, first, NO_YEAR)
    found: Numbers = span[columns.code]  # -1, the last one, where no founding is recorded
    return found


def busiest_year(paid: Fundings, today: date) -> int | None:
    """The year in which most fundings ran for certain, the first of several; none if none did.

    Up to today's: what goes on is not known to run in a year to come.
    """
    _, begun, ending, _, goes_on, sure = paid.columns.spells.T
    last = np.minimum(np.where(goes_on == 1, today.year, ending), today.year)
    first = np.maximum(begun, EARLIEST)
    ran = (paid.counts > 0) & (sure == 1) & (begun != NO_YEAR) & (first <= last)
    if not ran.any():
        return None
    size, counts = today.year - EARLIEST + 2, paid.counts[ran]
    begins = np.bincount(first[ran] - EARLIEST, counts, size)
    ended = np.bincount(last[ran] + 1 - EARLIEST, counts, size)
    return EARLIEST + int(np.argmax(np.cumsum(begins - ended)))


def funders_in(paid: Fundings, year: int) -> list[str]:
    """The names of those who may have paid in a year, those of most fundings first."""
    columns = paid.columns
    first, last = np.datetime64(f"{year:04}-01-01"), np.datetime64(f"{year:04}-12-31")
    edges = columns.edges
    ran = paid.chosen & columns.dated
    ran &= np.isnat(edges.first) | (edges.first <= last)
    ran &= np.isnat(edges.last) | (edges.last >= first)
    size = paid.catalogue.size
    counts = np.bincount(columns.funder[ran], minlength=size)[:size]  # the last is nobody
    order = np.argsort(-counts, kind="stable")[:_MOST_NAMES]
    records = paid.catalogue.records["name"]
    return [str(records.iloc[at]) for at in order.tolist() if counts[at]]
