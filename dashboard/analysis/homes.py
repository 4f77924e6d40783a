"""Where each party of the network is at home, as exactly as it is known.

A party is at home where it sits; else where it works, if that is one place; a project without
either where its carrier is; an event where it is held. Of several seats the first counts. Who
has none of these but works in several areas is at home in each of them.

Districts are those of today, or of a day before a reform: then an area is at home in all that
have joined into it since, and of a seat of which it is not known in which of them it was, the
Land alone is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import cell, district_codes, parts, state_codes
from dashboard.analysis.past import epoch_codes, judged, past_places
from dashboard.analysis.places import PRECISIONS, Places, located
from dashboard.analysis.sets import Numbers, Sets, distinct, runs, settled
from dashboard.analysis.ties import ties_of
from dashboard.geography import Epoch, epoch_on

MOST_AREAS = 5
"""Who works in more areas than so many is at home in their Länder instead."""
DISTRICT, STATE = PRECISIONS.index("district"), PRECISIONS.index("state")


@dataclass(frozen=True, eq=False)
class Several:
    """The homes of those who have several: a row for each, in the order of the nodes.

    `land` and `district` are numbers in `cells.state_codes` and `Homes.codes`; `district` is 0
    for a whole Land.
    """

    node: Numbers
    land: Numbers
    district: Numbers


@dataclass(frozen=True, eq=False)
class Homes:
    """The homes of all nodes of the ties; -1, 0 or NaN where nothing is known.

    `land` and `district` are numbers in `cells.state_codes` and `codes`, the districts of the
    `epoch`; both are 0 for those who are at home in `several` areas.
    `latitude` and `longitude` (WGS84) are known down to the municipality; `precision` is a
    number in `PRECISIONS`.
    """

    land: Numbers
    district: Numbers
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    precision: Numbers
    several: Several
    epoch: Epoch

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the districts by their number; none is number 0."""
        return _codes(self.epoch)

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
        low[node] = len(self.codes)  # beyond all of them
        np.minimum.at(low, node, several)
        np.maximum.at(high, node, several)
        return settled(low), settled(high)

    @cached_property
    def _has_several(self) -> NDArray[np.bool_]:
        return np.asarray(np.diff(self._first) > 0)

    @cached_property
    def _first(self) -> Numbers:
        return np.searchsorted(self.several.node, np.arange(len(self.land) + 1))


def homes_of(catalogue: Catalogue, epoch: Epoch | None = None) -> Homes:
    """The homes of a catalogue's nodes: of one of a day, the homes of that day.

    Their districts are those of an epoch, or of today.
    """
    epoch = epoch or epoch_on(None)
    if catalogue.stands["sits"] is catalogue.ever.stands["sits"]:
        catalogue = catalogue.ever  # works, the other lens, is the same on every day
    return catalogue.once(("homes", epoch), lambda: _found(catalogue, epoch))


def _codes(epoch: Epoch) -> tuple[str, ...]:
    return district_codes() if epoch.is_today else epoch_codes(epoch)


def _found(catalogue: Catalogue, epoch: Epoch) -> Homes:
    ties = ties_of(catalogue)
    place = np.full(ties.nodes, -1)
    sits, works = catalogue.stands["sits"], catalogue.stands["works"]
    _put(place, sits.record[::-1], sits.place[::-1])  # the first counts, and so comes last
    _put(place, *_only(works.record, works.place, place))
    venues, rows = _venues(catalogue)
    event = catalogue.dataset.table("events").column("location")
    place[catalogue.size :] = event.spread(lambda key: rows.get(key, -1), np.int64)
    # A project is where its carrier is, an event where its organiser is.
    owned = ((ties.table == 1) | (ties.table == 3)) & (place[ties.object] < 0)
    place[ties.object[owned]] = place[ties.subject[owned]]
    left = place[works.record] < 0
    record, area = works.record[left], works.place[left]
    whole = catalogue.places.below(venues)
    inside = _inside(whole, venues, catalogue, epoch)
    wide = np.flatnonzero((np.append(inside.lengths[inside.of], 0) > 1)[place])
    record, area = np.append(record, wide), np.append(area, place[wide])
    place[wide] = -1  # one area now, but several districts then
    return _told(whole, inside, place, record, area, epoch)


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


def _inside(whole: Places, venues: Places, catalogue: Catalogue, epoch: Epoch) -> Sets:
    """The districts of each place as numbers, none of what is larger; the venues stand below."""
    if epoch.is_today:
        _, district = parts(_areas(whole)[:-1])
        return Sets.single(np.where(district > 0, district, -1), len(district_codes()))
    then = judged(venues, len(venues.ags), epoch).districts
    found = past_places(catalogue, epoch).districts.below(then)
    large = whole.precision > DISTRICT  # for which there is an empty set more
    of = np.where(large, found.count, found.of.astype(np.int64))
    return Sets(of, found.count + 1, found.owners, found.items)


def _areas(places: Places) -> Numbers:
    """Land and district of today of each place as a cell, the last of none.

    An area of several districts is at home in none of them.
    """
    first = np.zeros(places.cells.count, dtype=np.int64)
    first[places.cells.owners[::-1]] = places.cells.items[::-1]
    land, district = parts(first[places.cells.of])
    land = np.where(places.precision > STATE, 0, land)
    return np.append(cell(land, np.where(places.precision > DISTRICT, 0, district)), 0)


def _told(
    places: Places, inside: Sets, place: Numbers, record: Numbers, works: Numbers, epoch: Epoch
) -> Homes:
    """What the places say, and for those without one the areas in which they work."""
    areas = _areas(places)
    land, _ = parts(areas[place])
    district = np.append(np.maximum(inside.only(), 0), 0)[place]
    precision = np.append(places.precision, len(PRECISIONS) - 1)[place].astype(np.int64)
    several = _several(record, areas[works], inside.taken(works))
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
        epoch=epoch,
    )


def _several(node: Numbers, area: Numbers, inside: Sets) -> Several:
    """Each area once, as its districts; of those who have too many the Länder.

    How many they have is counted on every day alike, by the districts of today.
    """
    land, _ = parts(area)
    there = np.flatnonzero(land > 0)
    node, land, area, inside = node[there], land[there], area[there], inside.taken(there)
    size = len(state_codes()) * len(district_codes())
    of, _ = np.divmod(distinct(node * size + area), size)
    many = np.bincount(of, minlength=int(node.max(initial=0)) + 1) > MOST_AREAS
    known = np.where(many[node], 0, inside.lengths[inside.of])
    row = np.append(np.repeat(np.arange(len(node)), known), np.flatnonzero(known == 0))
    district = np.zeros(len(row), dtype=np.int64)
    district[: known.sum()] = inside.items[runs(inside.starts[inside.of], known)]
    most = int(district.max(initial=0)) + 1
    keys = distinct((node[row] * len(state_codes()) + land[row]) * most + district)
    of, district = np.divmod(keys, most)
    return Several(*np.divmod(of, len(state_codes())), district)
