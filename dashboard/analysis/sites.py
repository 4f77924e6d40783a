"""Where records stand on the map, as columns prepared once for all readers.

A unit is what the map can show: a site (a point, coordinates to 11 m) or an area as a whole.
A pair is a record at a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.grid import across, down
from dashboard.analysis.wordsearch import folded
from dashboard.geography import REGION, district, state

COARSENESS = ("address", "place", "municipality", "district", "state")
"""The precisions, the most exact first."""

Numbers = NDArray[np.integer[Any]]
Degrees = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Records at units, each pair once, by the records' names; `coarse` is in `COARSENESS`."""

    unit: Numbers
    record: Numbers
    coarse: Numbers

    def shown(self, mask: Mask) -> Pairs:
        """The pairs of the records in the mask."""
        if mask.all():
            return self
        kept = np.flatnonzero(mask[self.record])
        return Pairs(self.unit[kept], self.record[kept], self.coarse[kept])


@dataclass(frozen=True)
class Sites:
    """All that the map may show of a catalogue through one lens; never changed.

    The first `points` units are sites, the others areas; `codes` has the areas' codes (`DE`,
    a Land, a district of today). Each unit has `latitude` and `longitude` (WGS84; of an area
    the place for its label), `x` and `y` (the same as shares of the Mercator world), and
    `home`: a number in `homes`, the code of its district, or of the Land where no more is
    known, or `DE`; their labels are at `home_x`, `home_y`. `is_district` are the districts as
    a whole. `placed` are the records at a site, `drawn` those at any unit.
    """

    points: int
    codes: tuple[str, ...]
    latitude: Degrees
    longitude: Degrees
    x: Degrees
    y: Degrees
    home: Numbers
    homes: tuple[str, ...]
    home_x: Degrees
    home_y: Degrees
    is_district: Mask
    pairs: Pairs
    placed: Mask
    drawn: Mask

    def code(self, unit: int) -> str:
        """The id of a unit: its coordinates, or the area's code."""
        if unit >= self.points:
            return self.codes[unit - self.points]
        return f"{self.latitude[unit]:.4f},{self.longitude[unit]:.4f}"


@dataclass(frozen=True)
class Names:
    """The records' names, kinds and order by name; `order` lists the positions by name."""

    name: Sequence[str]
    kind: Numbers
    kinds: tuple[str, ...]
    order: NDArray[np.int64]
    rank: NDArray[np.int64]


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
        keys = [f"{_plain(name)}\0{record}" for name, record in zip(names, ids, strict=True)]
        order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
        kinds, codes = _numbered(catalogue.records["kind"])
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        made[""] = Names(names, codes, kinds, order, rank)
    return made[""]


def _plain(name: str) -> str:
    """As `folded`, at once where there is nothing to fold but the case."""
    return name.lower() if name.isascii() else folded(name)


def label_point(code: str) -> tuple[float, float]:
    """Where the label of an area stands best (latitude and longitude, WGS84)."""
    if code == REGION:
        return 51.16, 10.45
    area = state(code) if len(code) == 2 else district(code)
    return area.latitude, area.longitude


def _sites(catalogue: Catalogue, lens: str) -> Sites:
    placed = catalogue.placed
    known = (placed["state"] != "").to_numpy(dtype=bool)
    seen = known & (placed["lens"] == lens).to_numpy(dtype=bool)
    has_point = placed["latitude"].notna().to_numpy(dtype=bool)
    whole = seen & ~has_point
    if lens == "sits":
        # Those that have no recorded seat at all are shown where they work.
        working = known & (placed["lens"] == "works").to_numpy(dtype=bool)
        seatless = ~catalogue.anywhere[lens][placed["at"].to_numpy(dtype=np.int64)]
        whole |= working & seatless
    points = placed[["at", "state", "district", "latitude", "longitude", "precision"]]
    points = points.loc[seen & has_point]
    point = np.rint(points[["latitude", "longitude"]].to_numpy(dtype=float) * 1e4).astype(np.int64)
    at, first, unit = np.unique(
        point[:, 0] * 10**7 + point[:, 1] + 5 * 10**6, return_index=True, return_inverse=True
    )
    latitude, longitude = point[first, 0] / 1e4, point[first, 1] / 1e4
    inside = [points[name].to_numpy(dtype=object)[first] for name in ("district", "state")]
    areas, area_record, area = _areas(placed[["at", "ags", "district"]].loc[whole], catalogue.size)
    labels = _labels(areas)
    latitude = np.concatenate([latitude, labels[:, 0]])
    longitude = np.concatenate([longitude, labels[:, 1]])
    owner = [today or land for today, land in zip(*inside, strict=True)] + list(areas)
    homes, home = _numbered(pd.Series(owner, dtype=object))
    coarse = points["precision"].map({name: i for i, name in enumerate(COARSENESS)})
    record = points["at"].to_numpy(dtype=np.int64)
    wide = np.array([3 if len(code) == 5 else 4 for code in areas], dtype=np.int64)
    pairs = _pairs(
        np.concatenate([unit.ravel(), area + len(at)]).astype(np.int64),
        np.concatenate([record, area_record]),
        np.concatenate([coarse.to_numpy(dtype=np.int64), wide[area]]),
        names_of(catalogue),
    )
    found = np.zeros(catalogue.size, dtype=bool)
    found[record] = True
    drawn = found.copy()
    drawn[area_record] = True
    standing = _labels(homes)
    return Sites(
        points=len(at),
        codes=areas,
        latitude=latitude,
        longitude=longitude,
        x=across(longitude),
        y=down(latitude),
        home=home,
        homes=homes,
        home_x=across(standing[:, 1]),
        home_y=down(standing[:, 0]),
        is_district=np.array([False] * len(at) + [len(code) == 5 for code in areas], dtype=bool),
        pairs=pairs,
        placed=found,
        drawn=drawn,
    )


def _labels(codes: Sequence[str]) -> Degrees:
    return np.array([label_point(code) for code in codes], dtype=float).reshape(-1, 2)


def _areas(rows: pd.DataFrame, size: int) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """The areas, and of `size` records each that covers one with it, each pair once.

    An area is the country, a Land, or a district of today.
    """
    written, ags = _numbered(rows["ags"])
    today, inside = _numbered(rows["district"])
    both, where = np.unique(ags * len(today) + inside, return_inverse=True)
    named = [
        code if code == REGION or len(code) == 2 else current or code[:2]
        for code, current in ((written[i // len(today)], today[i % len(today)]) for i in both)
    ]
    areas, number = _numbered(pd.Series(named, dtype=object))
    # What covers a Land has a row for each of its districts: a table of yes and no is quicker
    # than a search for what is there twice.
    covers = np.zeros((size, len(areas)), dtype=bool)
    covers[rows["at"].to_numpy(dtype=np.int64), number[where.ravel()]] = True
    record, area = np.nonzero(covers)
    return areas, record, area


def _numbered(values: pd.Series) -> tuple[tuple[str, ...], Numbers]:
    """The different values, sorted, and each value as a number among them."""
    codes, found = pd.factorize(values)
    listed = list(found)
    order = sorted(range(len(listed)), key=listed.__getitem__)
    number = np.empty(len(listed), dtype=np.int64)
    number[order] = np.arange(len(listed))
    return tuple(listed[i] for i in order), number[codes]


def _pairs(unit: Numbers, record: Numbers, coarse: Numbers, names: Names) -> Pairs:
    """Each pair once, with the coarsest of what its rows say."""
    units, most = int(unit.max(initial=0)) + 1, len(COARSENESS)
    keys = np.sort((names.rank[record] * units + unit) * most + (most - 1 - coarse))
    pair, coarse = keys // most, most - 1 - keys % most
    fresh = np.ones(len(pair), dtype=bool)
    fresh[1:] = pair[1:] != pair[:-1]
    pair, coarse = pair[fresh], coarse[fresh]
    # Small numbers: with many records the memory that is read takes the time.
    record = names.order[pair // units]
    return Pairs((pair % units).astype(np.int32), record.astype(np.int32), coarse.astype(np.int8))
