"""The network on the map: the places where its parties are at home, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dashboard.analysis.cells import state_codes
from dashboard.analysis.homes import DISTRICT, Homes
from dashboard.analysis.network import Network
from dashboard.analysis.network_nodes import name_ranks
from dashboard.analysis.places import PRECISIONS
from dashboard.analysis.sets import Mask, Numbers, distinct, runs, settled
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

    `spot` is where `node` is, in the order of the nodes; who is at home in several areas has a
    row for each. `line` is that of `tie`, a position in the network's, once for each line that
    stands for it; -1 within a place. A tie to a party without a place is not among them.
    `gathered` where parties of a district stand together, as there would be too many lines.
    """

    network: Network
    spots: tuple[Spot, ...]
    node: Numbers
    spot: Numbers
    one: Numbers
    other: Numbers
    tie: Numbers
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
        there = np.unique(self.spot)
        if len(there) > MOST_SPOTS:
            ends = (self.one[: self.drawn], self.other[: self.drawn])
            there = np.unique(np.concatenate(ends))
        found: list[int] = there.tolist()
        return found

    @property
    def several(self) -> int:
        """How many parties stand at several spots."""
        _, times = np.unique(self.node, return_counts=True)
        return int(np.count_nonzero(times > 1))

    @cached_property
    def inside(self) -> Numbers:
        """The ties within one place, as positions in all ties."""
        return settled(self.network.kept[self._placed & ~self._having(self.line >= 0)])

    @cached_property
    def unplaced(self) -> Numbers:
        """The ties of a party without a place, as positions in all ties."""
        return settled(self.network.kept[~self._placed])

    @cached_property
    def _placed(self) -> Mask:
        return self._having(np.ones(len(self.tie), dtype=bool))

    def _having(self, rows: Mask) -> Mask:
        """Which ties of the network have any of these rows."""
        return np.bincount(self.tie[rows], minlength=len(self.network.kept)) > 0

    def ties(self, lines: Iterable[int]) -> Numbers:
        """The ties that any of some lines stands for, as positions in all ties."""
        return settled(self.network.kept[self._having(np.isin(self.line, list(lines)))])

    def nodes(self, spots: Iterable[str]) -> Numbers:
        """The nodes with ties that are at home at some of the spots, by their ids."""
        wanted = set(spots)
        numbers = [number for number, each in enumerate(self.spots) if each.id in wanted]
        return settled(np.unique(self.node[np.isin(self.spot, numbers)]))

    def by_spot(self) -> dict[int, Numbers]:
        """The nodes at each spot that is drawn, by their names."""
        order = np.argsort(name_ranks(self.network.catalogue)[self.node], kind="stable")
        return _grouped(self.node[order], self.spot[order], self.drawn_spots)

    def by_line(self) -> dict[int, Numbers]:
        """The ties of each line that is drawn, as positions in all ties."""
        return _grouped(self.network.kept[self.tie], self.line, list(range(self.drawn)))


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
    spots, node, spot = _spots(network, gathered)
    tie, *ends = _strands(network, node, spot)
    low, high = np.minimum(*ends), np.maximum(*ends)
    many = max(len(spots), 1)
    # A line stands once for a tie, however many ways of its parties lead along it.
    told = distinct((tie * many + low) * many + high)
    tie, keys = np.divmod(told, many * many)
    joins = keys // many != keys % many
    pairs = distinct(keys[joins])
    which = np.searchsorted(pairs, keys[joins])
    sizes = np.bincount(which, minlength=len(pairs))
    order = np.lexsort((pairs, -sizes))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    line = np.full(len(tie), -1)
    line[joins] = place[which]
    one, other = np.divmod(pairs[order], many)
    return Lines(network, spots, node, spot, one, other, tie, line, gathered)


def _strands(network: Network, node: Numbers, spot: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Each way from a home of one party to one of the other: the tie's position, and its ends."""
    first = np.searchsorted(node, np.arange(network.ties.nodes + 1))
    starts = [first[each] for each in (network.subject, network.object)]
    lengths = [first[each + 1] - first[each] for each in (network.subject, network.object)]
    many = lengths[0] * lengths[1]
    tie = np.repeat(np.arange(len(many)), many)
    near, far = np.divmod(runs(np.zeros_like(many), many), lengths[1][tie])
    return tie, spot[starts[0][tie] + near], spot[starts[1][tie] + far]


def _spots(network: Network, gathered: bool) -> tuple[tuple[Spot, ...], Numbers, Numbers]:
    """The spots in the order of their ids, and who is where, in the order of the nodes."""
    homes, nodes = network.homes, network.nodes
    which, rows = homes.spread(nodes)
    single = nodes[homes.land[nodes] > 0]
    node = np.concatenate([single, nodes[which]])
    land = np.concatenate([homes.land[single], homes.several.land[rows]])
    district = np.concatenate([homes.district[single], homes.several.district[rows]])
    exact = (homes.precision < DISTRICT) & ~np.isnan(homes.latitude) & (not gathered)
    area = land * (1 + len(homes.codes)) + district
    # What is alike is told once: of a hundred thousand parties most share their place.
    point = (np.where(exact, each, 0)[node] for each in (homes.latitude, homes.longitude))
    told = area if gathered else np.stack([area, *np.round(list(point), _DEGREES)], axis=1)
    _, example, alike = np.unique(told, axis=0, return_index=True, return_inverse=True)
    spots = [
        _spot(homes, *at, exact=bool(exact[at[0]]))
        for at in zip(*(each[example].tolist() for each in (node, land, district)), strict=True)
    ]
    found = {each.id: each for each in reversed(spots)}
    number = {key: n for n, key in enumerate(sorted(found))}
    spot = np.array([number[each.id] for each in spots], dtype=np.int64)[alike.ravel()]
    order = np.argsort(node, kind="stable")
    return tuple(found[key] for key in number), node[order], spot[order]


def _spot(homes: Homes, node: int, land: int, district: int, *, exact: bool) -> Spot:
    code = homes.codes[district] or state_codes()[land]
    if exact:
        latitude, longitude = (
            round(float(each[node]), _DEGREES) for each in (homes.latitude, homes.longitude)
        )
        precision = PRECISIONS[homes.precision[node]]
        return Spot(f"{latitude},{longitude}", code, latitude, longitude, precision)
    latitude, longitude = label_point(code, homes.epoch)
    return Spot(code, code, latitude, longitude, "district" if district else "state")
