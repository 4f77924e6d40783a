"""Where records stand on the map, as columns prepared once for all readers.

A site is a point (coordinates to 11 m); a pair is a record at a site, or in an area.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.wordsearch import folded
from dashboard.geography import REGION

COARSENESS = ("address", "place", "municipality", "district", "state")
"""The precisions, the most exact first."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """Records at sites or in areas, each pair once, in the order of the records' names."""

    where: Numbers
    record: Numbers
    coarse: Numbers

    def shown(self, mask: Mask) -> Pairs:
        """The pairs of the records in the mask."""
        kept = mask[self.record]
        return Pairs(self.where[kept], self.record[kept], self.coarse[kept])


@dataclass(frozen=True)
class Sites:
    """All that the map may show of a catalogue through one lens; never changed.

    `latitude`, `longitude` (WGS84) and `district` (a number in `districts`: the code of the
    district, or of the Land where no more is known) have an entry for each site. `at_sites`
    holds the records at them, `in_areas` those in `areas` (codes). `drawn` are the records
    that are in either.
    """

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    district: Numbers
    districts: tuple[str, ...]
    at_sites: Pairs
    areas: tuple[str, ...]
    in_areas: Pairs
    drawn: Mask


@dataclass(frozen=True)
class Names:
    """The records' names, kinds and order by name; `order` lists the positions by name."""

    name: tuple[str, ...]
    kind: Numbers
    kinds: tuple[str, ...]
    order: Numbers
    rank: Numbers


def sites_of(catalogue: Catalogue, lens: str) -> Sites:
    """The catalogue's sites through a lens, made when they are first asked for."""
    made: dict[str, Sites] = vars(catalogue).setdefault("_sites", {})
    if lens not in made:
        made[lens] = _sites(catalogue, lens)
    return made[lens]


def names_of(catalogue: Catalogue) -> Names:
    """The catalogue's names and their order, made when they are first asked for."""
    made: dict[str, Names] = vars(catalogue).setdefault("_names", {})
    if "" not in made:
        names = catalogue.records["name"].tolist()
        ids = catalogue.records["record"].tolist()
        order = sorted(range(len(names)), key=lambda i: (folded(names[i]), ids[i]))
        kinds, codes = _numbered(catalogue.records["kind"].to_numpy(dtype=object))
        made[""] = Names(tuple(names), codes, kinds, np.array(order, dtype=np.int64), _ranks(order))
    return made[""]


def _ranks(order: list[int]) -> Numbers:
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _sites(catalogue: Catalogue, lens: str) -> Sites:
    rank = names_of(catalogue).rank
    placed = catalogue.placed
    known = placed[(placed["state"] != "") & placed["lens"].isin([lens, "works"])]
    seen = known[known["lens"] == lens]
    points, rows = seen[seen["latitude"].notna()], seen[seen["latitude"].isna()]
    if lens == "sits":
        # Those that have no recorded seat at all are shown where they work.
        working = known[known["lens"] == "works"]
        rows = pd.concat([rows, working[~catalogue.anywhere[lens][working["at"].to_numpy()]]])
    point = np.round(points[["latitude", "longitude"]].to_numpy(dtype=float), 4)
    at, first, where = np.unique(point, axis=0, return_index=True, return_inverse=True)
    inside = np.where(points["district"] == "", points["state"], points["district"])
    districts, district = _numbered(inside[first].astype(object))
    coarse = points["precision"].map({name: i for i, name in enumerate(COARSENESS)})
    areas, area = _numbered(_areas(rows))
    at_sites = _pairs(
        where.ravel().astype(np.int64), points, np.asarray(coarse, dtype=np.int64), rank
    )
    in_areas = _pairs(area, rows, np.zeros(len(rows), dtype=np.int64), rank)
    drawn = np.zeros(catalogue.size, dtype=bool)
    drawn[at_sites.record] = drawn[in_areas.record] = True
    return Sites(at[:, 0], at[:, 1], district, districts, at_sites, areas, in_areas, drawn)


def _areas(rows: pd.DataFrame) -> NDArray[np.object_]:
    """The area of each row: the country, a Land, or a district of today."""
    ags, district = (rows[name].to_numpy(dtype=object) for name in ("ags", "district"))
    found = [
        code if code == REGION or len(code) == 2 else today or code[:2]
        for code, today in zip(ags, district, strict=True)
    ]
    return np.array(found, dtype=object)


def _numbered(values: NDArray[np.object_]) -> tuple[tuple[str, ...], Numbers]:
    """The different values, sorted, and each value as a number among them."""
    number: Mapping[str, int] = {value: i for i, value in enumerate(sorted(set(values)))}
    return tuple(number), np.array([number[value] for value in values], dtype=np.int64)


def _pairs(where: Numbers, rows: pd.DataFrame, coarse: Numbers, rank: Numbers) -> Pairs:
    """Each pair once, with the coarsest of what its rows say."""
    record = rows["at"].to_numpy(dtype=np.int64)
    order = np.lexsort((-coarse, where, rank[record]))
    where, record, coarse = where[order], record[order], coarse[order]
    fresh = np.ones(len(where), dtype=bool)
    fresh[1:] = (where[1:] != where[:-1]) | (record[1:] != record[:-1])
    return Pairs(where[fresh], record[fresh], coarse[fresh])
