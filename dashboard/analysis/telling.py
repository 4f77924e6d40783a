"""Of which districts or Länder anything is told, so that what is not told there is a gap.

A column is told of by whoever sits there, or is recorded as working there by a record of the
column itself or of something inside it, with any topic (or target group). What is recorded of
a larger area alone offers its topics in each district of it, but tells nothing of the others:
that a Land has a foundation for volunteering does not mean that nobody in Weimar teaches German.
Through which lens the reader looks does not matter; filters of time do: what is there today
tells nothing of 1993.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.coverage_counts import looked_up
from dashboard.analysis.matching import Matching
from dashboard.analysis.profile_nearness import anywhere_at, at_itself, is_land
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.vague import vague
from dashboard.selection import LENSES

TELLING_LENSES = ("sits", "works")
OF_TIME = ("founded", "funded", "active")
"""The filters of time; what is not recorded of it is told by `undated`."""


def told(matching: Matching, facet: str, level: str, columns: Sequence[str]) -> Numbers:
    """How many records tell of each column: in time, there themselves, and with any row."""
    catalogue, lands = matching.catalogue, level == "state"
    there = looked_up(
        catalogue,
        (level, *TELLING_LENSES),
        columns,
        lambda: at_itself(catalogue, lands, TELLING_LENSES, matching.epoch),
        matching.epoch,
    )
    return there.counts(np.flatnonzero(in_time(matching) & catalogue.facets[facet].sets.filled))


def in_time(matching: Matching) -> Mask:
    """The records that pass the filters of time, whatever else is asked for."""
    others = {*matching.masks, *matching.funding}.difference(OF_TIME)
    return matching.without(*others)


def timed(matching: Matching) -> bool:
    """Whether a time is asked for."""
    return bool({*matching.masks, *matching.funding}.intersection(OF_TIME))


def undated(matching: Matching) -> Mask:
    """Those that a filter of time alone leaves out, since the time it asks for is not recorded."""
    asked = matching.without("state", "district")
    found = np.zeros(matching.catalogue.size, dtype=bool)
    for name in OF_TIME:
        if name in matching.unknown:
            found |= matching.without("state", "district", name) & matching.unknown[name]
    return found & ~asked


def may_be_at(matching: Matching, place: str) -> Mask:
    """Those of whom it cannot be told whether they are at a place, by any lens.

    Of those asked for no more is known than the Land of the district, or than several districts
    of the day; of others the time is not recorded, and at another time they are there, or may be.
    """
    catalogue, epoch = matching.catalogue, matching.epoch
    level = "state" if is_land(place) else "district"
    within = np.any([vague(catalogue, lens, level, (place,), epoch) for lens in LENSES], axis=0)
    there = np.any(list(anywhere_at(catalogue, place, epoch).values()), axis=0)
    asked = matching.without("state", "district")
    return np.asarray((undated(matching) & (there | within)) | (asked & within & ~there))
