"""Of which columns of a coverage anything is recorded, by the lens in use or by another one."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.coverage import Coverage
from dashboard.analysis.coverage_counts import Lookup, looked_up, lookup
from dashboard.analysis.profile_nearness import at_itself
from dashboard.analysis.sets import Mask, Numbers
from dashboard.selection import LENSES


def telling_by(found: Coverage, lens: str) -> Mask:
    """The columns of which anything is recorded, if a lens is used."""
    known = (found.told > 0) | (found.outside > 0).any(axis=0)
    there = lookup(found.matching.catalogue, found.level, lens, found.columns, found.epoch)
    return np.asarray(known | (there.counts(_named(found)) > 0))


def telling_elsewise(found: Coverage) -> dict[str, int]:
    """By each other lens, of how many of the columns anything is recorded."""
    others = [lens for lens in LENSES if lens != found.lens]
    return {lens: int(np.count_nonzero(telling_by(found, lens))) for lens in others}


def only_widely(found: Coverage, lens: str) -> int:
    """Of how many of them no more is recorded than what is offered in a larger area."""
    own = (found.told > 0) | (_as_such(found, lens).counts(_named(found)) > 0)
    return int(np.count_nonzero(telling_by(found, lens) & ~own))


def told_by_money(found: Coverage) -> Mask:
    """The columns of which nobody tells, and where somebody with any row is by the lens as such.

    That is where money lands for those who neither sit nor work there.
    """
    there = _as_such(found, found.lens).counts(_named(found))
    return np.asarray((found.told == 0) & (there > 0))


def _named(found: Coverage) -> Numbers:
    """Those asked for of whom any row is recorded."""
    return np.flatnonzero(found.asked & found.matching.catalogue.facets[found.facet].sets.filled)


def _as_such(found: Coverage, lens: str) -> Lookup:
    """In which columns records are themselves, and not only as part of a larger area."""
    catalogue, lenses = found.matching.catalogue, (lens,)
    return looked_up(
        catalogue,
        (found.level, "as such", lens),
        found.columns,
        lambda: at_itself(catalogue, found.level == "state", lenses, found.epoch),
        found.epoch,
    )
