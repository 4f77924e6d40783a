"""The shown records as places and areas of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.sites import COARSENESS, Pairs, sites_of
from dashboard.geography import district, state

SPOT_COLUMNS = ["spot", "latitude", "longitude", "precision", "count", "records", "names", "kinds"]
REACH_COLUMNS = ["ags", "count", "records", "names"]


def spots(
    catalogue: Catalogue,
    shown: Mask,
    lens: str,
    *,
    most: int | None = None,
    close: Sequence[str] = (),
) -> pd.DataFrame:
    """One row for each place on the map where shown records are, seen through the lens.

    Columns: spot (id: its coordinates), latitude, longitude (WGS84, to 11 m), precision
    (the coarsest there), count, and as tuples by name records (ids), names, kinds (codes).

    Where there are more than `most` places, those of a district become one row at its label
    point, with the district's code as spot (the Land's, where no district is known); a record
    counts once in each. The places of the districts in `close` stay apart, as long as all
    rows together are no more than `most`.
    """
    sites = sites_of(catalogue, lens)
    pairs = sites.at_sites.shown(shown)
    here = np.flatnonzero(np.bincount(pairs.where, minlength=len(sites.district)))
    ids = [
        f"{a:.4f},{o:.4f}" for a, o in zip(sites.latitude[here], sites.longitude[here], strict=True)
    ]
    points = list(zip(sites.latitude[here].tolist(), sites.longitude[here].tolist(), strict=True))
    if most is not None and len(here) > most:
        codes = [sites.districts[number] for number in sites.district[here]]
        places = Counter(codes)
        wanted = {code for code in places if code in close or places[code] == 1}
        if sum(places[code] for code in wanted) + len(places) > most:
            wanted = {code for code in places if places[code] == 1}
        apart = [code in wanted for code in codes]
        for i, code in enumerate(codes):
            if not apart[i]:
                ids[i], points[i] = code, _label_point(code)
    group = {spot: n for n, spot in enumerate(dict.fromkeys(ids))}
    number = np.zeros(len(sites.district), dtype=np.int64)
    number[here] = [group[spot] for spot in ids]
    point_of = dict(zip(ids, points, strict=True))
    listed = _listed(catalogue, Pairs(number[pairs.where], pairs.record, pairs.coarse), len(group))
    table = [
        (spot, *point_of[spot], COARSENESS[coarsest], len(records), records, names, kinds)
        for spot, (records, names, kinds, coarsest) in zip(group, listed, strict=True)
    ]
    return pd.DataFrame(table, columns=SPOT_COLUMNS)


def _label_point(code: str) -> tuple[float, float]:
    area = state(code) if len(code) == 2 else district(code)
    return area.latitude, area.longitude


def _listed(catalogue: Catalogue, pairs: Pairs, size: int) -> list[tuple[Any, Any, Any, int]]:
    """For each of `size` groups: records, names and kinds as tuples by name, the coarsest."""
    _, first = np.unique(pairs.where * catalogue.size + pairs.record, return_index=True)
    first.sort()
    order = first[np.argsort(pairs.where[first], kind="stable")]
    ends = np.cumsum(np.bincount(pairs.where[order], minlength=size)).tolist()
    positions = pairs.record[order]
    columns = [
        catalogue.records[name].to_numpy(dtype=object)[positions].tolist()
        for name in ("record", "name", "kind")
    ]
    coarsest = np.zeros(size, dtype=np.int64)
    np.maximum.at(coarsest, pairs.where, pairs.coarse)
    return [
        (*(tuple(column[start:end]) for column in columns), int(coarsest[i]))  # type: ignore[misc]
        for i, (start, end) in enumerate(zip([0, *ends][:-1], ends, strict=True))
    ]


def reach(catalogue: Catalogue, shown: Mask, lens: str) -> pd.DataFrame:
    """One row for each area that shown records cover, for what is no single place.

    Through `sits` these are seats of which only the district or the Land is known, and the
    reach of those that have no recorded seat at all. Columns: ags (`DE`, a Land, or a
    district of today), count, and as tuples by name records (ids) and names.
    """
    sites = sites_of(catalogue, lens)
    listed = _listed(catalogue, sites.in_areas.shown(shown), len(sites.areas))
    table = [
        (area, len(records), records, names)
        for area, (records, names, _, _) in zip(sites.areas, listed, strict=True)
        if records
    ]
    return pd.DataFrame(table, columns=REACH_COLUMNS)
