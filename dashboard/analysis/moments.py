"""The days at which time stops when it runs year by year."""

from __future__ import annotations

from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue


def year_ends(catalogue: Catalogue, today: date, chosen: date, earliest: date) -> tuple[date, ...]:
    """The last day of each year from the first of which a beginning is known; then `today`.

    Not before `earliest`. The day that was `chosen` is among them.
    """
    begun = catalogue.active.first
    known = begun[~np.isnat(begun)]
    first = known.min().item().year if len(known) else today.year
    years = range(max(first, earliest.year), today.year)
    return tuple(sorted({*(date(year, 12, 31) for year in years), today, chosen}))
