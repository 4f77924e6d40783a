"""Where each party of the network is at home, as exactly as it is known.

A party is at home where it sits; else where it works, if that is one place; a project without
either where its carrier is; an event where it is held. Of several seats the first counts. Who
has none of these but works in several areas is at home in each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import district_codes, parts
from dashboard.analysis.places import PRECISIONS, Places, located
from dashboard.analysis.sets import Numbers, distinct, runs, settled
from dashboard.analysis.ties import ties_of

MOST_AREAS = 5
"""Who works in more areas than so many is at home in their Länder instead."""
DISTRICT, STATE = PRECISIONS.index("district"), PRECISIONS.index("state")


@dataclass(frozen=True, eq=False)
class Several:
    """The homes of those who have several: a row for each, in the order of the nodes.

    `land` and `district` are numbers in `cells.state_codes` and `cells.district_codes`;
    `district` is 0 for a whole Land.
    """

    node: Numbers
    land: Numbers
    district: Numbers


@dataclass(frozen=True, eq=False)
class Homes:
    """The homes of all nodes of the ties; -1, 0 or NaN where nothing is known.

    `land` and `district` are numbers in `cells.state_codes` and `cells.district_codes`; both
    are 0 for those who are at home in `several` areas.
    `latitude` and `longitude` (WGS84) are known down to the municipality; `precision` is a
    number in `PRECISIONS`.
    """

    land: Numbers
    district: Numbers
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    precision: Numbers
    several: Several

    def spread(self, nodes: Numbers) -> tuple[Numbers, Numbers]:
        """Rows of `several` for nodes that have some: the position of the node, and the row."""
        which = np.flatnonzero(self._has_several[nodes])
        starts, ends = self._first[nodes[which]], self._first[nodes[which] + 1]
        return np.repeat(which, ends - starts), runs(starts, ends - starts)

    @cached_property
    def land_ends(self) -> tuple[Numbers, Numbers]:
        """The lowest and the highest number of each node's Länder: alike where it is one."""
        return self._ends(self.land, self.several.land)

    @cached_property
    def district_ends(self) -> tuple[Numbers, Numbers]:
        """The lowest and the highest number of each node's districts."""
        return self._ends(self.district, self.several.district)

    def _ends(self, one: Numbers, several: Numbers) -> tuple[Numbers, Numbers]:
        low, high = one.copy(), one.copy()
        node = self.several.node
        low[node] = len(district_codes())  # beyond all of them
        np.minimum.at(low, node, several)
        np.maximum.at(high, node, several)
        return settled(low), settled(high)

    @cached_property
    def _has_several(self) -> NDArray[np.bool_]:
        return np.asarray(np.diff(self._first) > 0)

    @cached_property
    def _first(self) -> Numbers:
        return np.searchsorted(self.several.node, np.arange(len(self.land) + 1))


def homes_of(catalogue: Catalogue) -> Homes:
    """The homes of a catalogue's nodes: of one of a day, the homes of that day."""
    if catalogue.stands["sits"] is catalogue.ever.stands["sits"]:
        catalogue = catalogue.ever  # works, the other lens, is the same on every day
    return catalogue.once("homes", lambda: _found(catalogue))


def _found(catalogue: Catalogue) -> Homes:
    ties = ties_of(catalogue)
    place = np.full(ties.nodes, -1)
    places, sits = catalogue.places, catalogue.stands["sits"]
    _put(place, sits.record[::-1], sits.place[::-1])  # the first counts, and so comes last
    _put(place, *_only(catalogue.stands["works"].record, catalogue.stands["works"].place, place))
    venues, rows = _venues(catalogue)
    event = catalogue.dataset.table("events").column("location")
    place[catalogue.size :] = event.spread(lambda key: rows.get(key, -1), np.int64)
    whole = places.below(venues)
    # A project is where its carrier is, an event where its organiser is.
    owned = ((ties.table == 1) | (ties.table == 3)) & (place[ties.object] < 0)
    place[ties.object[owned]] = place[ties.subject[owned]]
    works = catalogue.stands["works"]
    left = place[works.record] < 0
    return _told(whole, place, works.record[left], works.place[left])


def _put(place: Numbers, nodes: Numbers, found: Numbers) -> None:
    place[nodes] = found


def _only(record: Numbers, area: Numbers, place: Numbers) -> tuple[Numbers, Numbers]:
    """Those who work in one area alone, and have no place yet."""
    once = np.bincount(record, minlength=len(place))[record] == 1
    kept = once & (place[record] < 0)
    return record[kept], area[kept]


def _venues(catalogue: Catalogue) -> tuple[Places, dict[str, int]]:
    """The places where events are held, and where those stand below the catalogue's."""
    table = catalogue.dataset.table("locations")
    wanted = set(catalogue.dataset.table("events").column("location").values)
    ids = table.column("id").cells()
    kept = np.array([key in wanted for key in ids], dtype=bool)
    venues, rows = located(table, kept)
    begin = len(catalogue.places.ags)
    return venues, {ids[row]: begin + number for number, row in enumerate(rows.tolist())}


def _told(places: Places, place: Numbers, record: Numbers, works: Numbers) -> Homes:
    """What the places say, and for those without one the areas in which they work."""
    land, district, precision = _areas_of(places, place)
    several = _several(record, *_areas_of(places, works)[:2])
    # Several areas that come to one, such as a single Land, are a home like any other.
    alone = np.bincount(several.node, minlength=len(place))[several.node] == 1
    node = several.node[alone]
    land[node], district[node] = several.land[alone], several.district[alone]
    precision[node] = np.where(district[node] > 0, DISTRICT, STATE)
    rest = (settled(each[~alone]) for each in (several.node, several.land, several.district))
    return Homes(
        land=settled(land),
        district=settled(district),
        latitude=settled(np.append(places.latitude, np.nan)[place]),
        longitude=settled(np.append(places.longitude, np.nan)[place]),
        precision=settled(precision),
        several=Several(*rest),
    )


def _areas_of(places: Places, place: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Land, district and precision; an area of several districts is at home in none of them."""
    first = np.zeros(places.cells.count, dtype=np.int64)
    first[places.cells.owners[::-1]] = places.cells.items[::-1]
    land, district = parts(np.append(first[places.cells.of], 0)[place])
    precision = np.append(places.precision, len(PRECISIONS) - 1)[place].astype(np.int64)
    land = np.where(precision > STATE, 0, land)
    return land, np.where(precision > DISTRICT, 0, district), precision


def _several(node: Numbers, land: Numbers, district: Numbers) -> Several:
    """Each area once; of those who have too many the Länder."""
    size = len(district_codes())  # no district, 0, is one of them

    def told(land: Numbers, district: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        there = land > 0
        keys = distinct((node[there] * size + land[there]) * size + district[there])
        of, district = np.divmod(keys, size)
        return *np.divmod(of, size), district

    found, _, _ = told(land, district)
    many = np.bincount(found, minlength=int(node.max(initial=0)) + 1) > MOST_AREAS
    return Several(*told(land, np.where(many[node], 0, district)))
