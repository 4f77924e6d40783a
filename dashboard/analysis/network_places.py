"""The network on the map: the places where its parties are at home, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dashboard.analysis.cells import district_codes, state_codes
from dashboard.analysis.homes import DISTRICT, Homes
from dashboard.analysis.network import Network
from dashboard.analysis.network_nodes import name_ranks
from dashboard.analysis.places import PRECISIONS
from dashboard.analysis.sets import Mask, Numbers, distinct, settled
from dashboard.analysis.site_areas import label_point

MOST_LINES, MOST_GATHERED = 150, 60
MOST_SPOTS = 150
MOST_EXACT = 3000
"""Of more ties than so many the lines are gathered by district without a try."""
_DEGREES = 4  # digits: 11 m


class Spot(NamedTuple):
    """A place on the map: a point, or a district or a Land at its label.

    `id` are the coordinates, or the code; `area` is the code of the district, or of the Land
    where no more is known. `latitude` and `longitude` in degrees (WGS84); `precision` is one
    of `PRECISIONS`.
    """

    id: str
    area: str
    latitude: float
    longitude: float
    precision: str


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines, those of most ties first: `one` and `other` are numbers of spots.

    `spot` is that of each of all nodes, -1 where it has none; `line` that of each tie of the
    network, -1 where it has none: within a place, or to a party without one. `gathered` where
    parties of a district stand together, as there would be too many lines.
    """

    network: Network
    spots: tuple[Spot, ...]
    spot: Numbers
    one: Numbers
    other: Numbers
    line: Numbers
    gathered: bool

    @cached_property
    def sizes(self) -> Numbers:
        """How many ties each line stands for."""
        return np.bincount(self.line[self.line >= 0], minlength=len(self.one))

    @property
    def drawn(self) -> int:
        """How many lines are drawn: the first so many."""
        most = min(MOST_LINES, MOST_GATHERED) if self.gathered else MOST_LINES
        return min(len(self.one), most)

    @cached_property
    def drawn_spots(self) -> list[int]:
        """The spots that are drawn: all with ties, or those where a line ends, if too many."""
        there = np.unique(self.spot[self.network.nodes])
        there = there[there >= 0]
        if len(there) > MOST_SPOTS:
            ends = (self.one[: self.drawn], self.other[: self.drawn])
            there = np.unique(np.concatenate(ends))
        found: list[int] = there.tolist()
        return found

    @cached_property
    def inside(self) -> Numbers:
        """The ties within one place, as positions in all ties."""
        return self.network.kept[self._ends_known & (self.line < 0)]

    @cached_property
    def unplaced(self) -> Numbers:
        """The ties of a party without a place, as positions in all ties."""
        return self.network.kept[~self._ends_known]

    @cached_property
    def _ends_known(self) -> Mask:
        found = self.network
        return np.asarray((self.spot[found.subject] >= 0) & (self.spot[found.object] >= 0))

    def ties(self, line: int) -> Numbers:
        """The ties that a line stands for, as positions in all ties."""
        return settled(self.network.kept[self.line == line])

    def nodes(self, spots: Iterable[str]) -> Numbers:
        """The nodes with ties that are at home at some of the spots, by their ids."""
        wanted = set(spots)
        numbers = [number for number, each in enumerate(self.spots) if each.id in wanted]
        nodes = self.network.nodes
        return settled(nodes[np.isin(self.spot[nodes], numbers)])

    def by_spot(self) -> dict[int, Numbers]:
        """The nodes at each spot that is drawn, by their names."""
        nodes = self.network.nodes
        nodes = nodes[np.argsort(name_ranks(self.network.catalogue)[nodes])]
        return _grouped(nodes, self.spot[nodes], self.drawn_spots)

    def by_line(self) -> dict[int, Numbers]:
        """The ties of each line that is drawn, as positions in all ties."""
        return _grouped(self.network.kept, self.line, list(range(self.drawn)))


def _grouped(things: Numbers, group: Numbers, wanted: list[int]) -> dict[int, Numbers]:
    """The things of each wanted group, in their order."""
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], wanted)
    ends = np.searchsorted(group[order], wanted, side="right")
    return {
        n: things[order[start:end]]
        for n, start, end in zip(wanted, starts.tolist(), ends.tolist(), strict=True)
    }


def lines_of(network: Network) -> Lines:
    """The lines of a network; by districts where there would be too many of them."""
    if len(network.kept) <= MOST_EXACT:
        exact = _lines(network, gathered=False)
        if len(exact.one) <= MOST_LINES:
            return exact
    return _lines(network, gathered=True)


def _lines(network: Network, *, gathered: bool) -> Lines:
    spots, spot = _spots(network, gathered)
    ends = np.stack([spot[network.subject], spot[network.object]])
    joins = (ends >= 0).all(axis=0) & (ends[0] != ends[1])
    many = max(len(spots), 1)
    keys = ends.min(axis=0) * many + ends.max(axis=0)
    pairs = distinct(keys[joins])
    which = np.searchsorted(pairs, keys[joins])
    sizes = np.bincount(which, minlength=len(pairs))
    order = np.lexsort((pairs, -sizes))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    line = np.full(len(network.kept), -1)
    line[joins] = place[which]
    one, other = np.divmod(pairs[order], many)
    return Lines(network, spots, spot, one, other, line, gathered)


def _spots(network: Network, gathered: bool) -> tuple[tuple[Spot, ...], Numbers]:
    """The spots in the order of their ids, and that of each node."""
    homes, nodes = network.homes, network.nodes
    nodes = nodes[homes.land[nodes] > 0]
    exact = (homes.precision < DISTRICT) & ~np.isnan(homes.latitude) & (not gathered)
    area = homes.land * (1 + len(district_codes())) + homes.district
    # What is alike is told once: of a hundred thousand parties most share their place.
    point = (np.where(exact, each, 0) for each in (homes.latitude, homes.longitude))
    told = area if gathered else np.stack([area, *np.round(list(point), _DEGREES)], axis=1)
    _, example, which = np.unique(told[nodes], axis=0, return_index=True, return_inverse=True)
    spots = [_spot(homes, node, exact=bool(exact[node])) for node in nodes[example].tolist()]
    found = {each.id: each for each in reversed(spots)}
    number = {key: n for n, key in enumerate(sorted(found))}
    spot = np.full(network.ties.nodes, -1)
    spot[nodes] = np.array([number[each.id] for each in spots], dtype=np.int64)[which.ravel()]
    return tuple(found[key] for key in number), spot


def _spot(homes: Homes, node: int, *, exact: bool) -> Spot:
    district = int(homes.district[node])
    code = district_codes()[district] or state_codes()[homes.land[node]]
    if exact:
        latitude, longitude = (
            round(float(each[node]), _DEGREES) for each in (homes.latitude, homes.longitude)
        )
        precision = PRECISIONS[homes.precision[node]]
        return Spot(f"{latitude},{longitude}", code, latitude, longitude, precision)
    latitude, longitude = label_point(code)
    return Spot(code, code, latitude, longitude, "district" if district else "state")
