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
from dashboard.analysis.cells import grid
from dashboard.analysis.columns import Mask
from dashboard.analysis.grid import across, down
from dashboard.analysis.places import PRECISIONS, Places
from dashboard.analysis.site_areas import areas_of, labels_of, numbered, owners
from dashboard.analysis.wordsearch import folded
from dashboard.geography import Epoch, epoch_on

COARSENESS = PRECISIONS[:-1]
"""The precisions, the most exact first."""

_WIDE = 10**7

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
    a Land, a district of the epoch). Each unit has `latitude` and `longitude` (WGS84; of an area
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


def sites_of(catalogue: Catalogue, lens: str, epoch: Epoch | None = None) -> Sites:
    """The catalogue's sites through a lens, made when they are first asked for.

    Districts are those of today, or of an epoch.
    """
    if catalogue.stands[lens] is catalogue.ever.stands[lens]:
        catalogue = catalogue.ever
    asked = lens, epoch or epoch_on(None)
    return catalogue.once(("sites", *asked), lambda: _sites(catalogue, *asked))


def names_of(catalogue: Catalogue) -> Names:
    """The catalogue's names and their order, made when they are first asked for."""
    catalogue = catalogue.ever
    return catalogue.once("names", lambda: _names(catalogue))


def _names(catalogue: Catalogue) -> Names:
    names = catalogue.records["name"].tolist()
    ids = catalogue.records["record"].tolist()
    keys = [f"{_plain(name)}\0{record}" for name, record in zip(names, ids, strict=True)]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
    kinds, codes = numbered(catalogue.records["kind"])
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return Names(names, codes, kinds, order, rank)


def _plain(name: str) -> str:
    """As `folded`, at once where there is nothing to fold but the case."""
    return name.lower() if name.isascii() else folded(name)


def _sites(catalogue: Catalogue, lens: str, epoch: Epoch) -> Sites:
    places, stands = catalogue.places, catalogue.stands[lens]
    is_known, has_point = _in_states(places), ~np.isnan(places.latitude)
    seen = np.flatnonzero((is_known & has_point)[stands.place])
    record, place = stands.record[seen], stands.place[seen]
    at, unit = np.unique(_ten_thousandths(places)[place], return_inverse=True)
    latitude, longitude = at // _WIDE / 1e4, (at % _WIDE - _WIDE // 2) / 1e4
    owner = owners(catalogue, place, unit, len(at), epoch)
    areas, area_record, area = areas_of(catalogue, lens, is_known & ~has_point, is_known, epoch)
    labels = labels_of(areas, epoch)
    latitude = np.concatenate([latitude, labels[:, 0]])
    longitude = np.concatenate([longitude, labels[:, 1]])
    homes, home = numbered(pd.Series([*owner, *areas], dtype=object))
    wide = np.array([3 if len(code) == 5 else 4 for code in areas], dtype=np.int64)
    pairs = _pairs(
        np.concatenate([unit, area + len(at)]).astype(np.int64),
        np.concatenate([record, area_record]),
        np.concatenate([places.precision[place].astype(np.int64), wide[area]]),
        names_of(catalogue),
    )
    found = np.zeros(catalogue.size, dtype=bool)
    found[record] = True
    drawn = found.copy()
    drawn[area_record] = True
    standing = labels_of(homes, epoch)
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


def _in_states(places: Places) -> Mask:
    """Which places are in one of the four Länder, or cover any of them."""
    cells = places.cells
    state, _ = grid()
    known = np.zeros(cells.count, dtype=bool)
    known[cells.owners[state[cells.items] != ""]] = True
    return known[cells.of]


def _ten_thousandths(places: Places) -> NDArray[np.int64]:
    """The coordinates to 11 m as one number for each place; 0 where there are none."""
    latitude, longitude = (
        np.rint(np.nan_to_num(each) * 1e4).astype(np.int64)
        for each in (places.latitude, places.longitude)
    )
    return latitude * _WIDE + longitude + _WIDE // 2


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
