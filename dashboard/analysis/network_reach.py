"""How far a tie reaches: within a district, to another of the same Land, from Land to Land."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.homes import Homes
from dashboard.analysis.ties import Ties

REACH = ("within", "districts", "lands", "open", "unplaced")
"""How far a tie reaches; see `Network.reach`."""


def reached(catalogue: Catalogue, ties: Ties, homes: Homes) -> NDArray[np.int8]:
    """How far each of all ties reaches, as numbers in `REACH`: the same for every question."""

    def found() -> NDArray[np.int8]:
        joined = []
        for low, high in (homes.land_ends, homes.district_ends):
            lowest = np.minimum(low[ties.subject], low[ties.object])
            highest = np.maximum(high[ties.subject], high[ties.object])
            joined += [lowest > 0, lowest == highest]
        placed, same_land, told, same_district = joined
        masks = (told & same_district, told, np.ones_like(told))
        inside = np.select(masks, [REACH.index(each) for each in ("within", "districts", "open")])
        beyond = np.where(placed, REACH.index("lands"), REACH.index("unplaced"))
        return np.where(placed & same_land, inside, beyond).astype(np.int8)

    return catalogue.once(("reached", homes.epoch), found)
