"""The network of a selection: which ties it has, whom they join, and who bridges what.

Everything here is counted over all ties that are asked for; `network_part` chooses what of
them can be drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import district_codes
from dashboard.analysis.homes import Homes, homes_of
from dashboard.analysis.sets import Mask, Numbers, distinct, settled
from dashboard.analysis.sites import names_of
from dashboard.analysis.ties import Ties, ties_of
from dashboard.analysis.wordsearch import folded

EVENT = "event"
"""The kind that events go by among the kinds of records."""


@dataclass(frozen=True)
class Wanted:
    """Which ties the reader asks for: of which kinds (none: all), in which year (0: any).

    `undated` keeps those of which no time is known, where a year is asked for. `around` is
    the id of a record or an event whose surroundings alone are wanted: its own ties, and
    those among its partners.
    """

    kinds: tuple[str, ...] = ()
    year: int = 0
    undated: bool = False
    around: str = ""


@dataclass(frozen=True, eq=False)
class Network:
    """The ties that were asked for, as positions in `ties`, and what is counted of them.

    `nodes` are those that have one. `undated` counts ties that a year leaves out because no
    time is known of them.
    """

    catalogue: Catalogue
    ties: Ties
    homes: Homes
    kept: Numbers
    undated: Numbers

    @property
    def subject(self) -> Numbers:
        """The subjects of the ties."""
        return self.ties.subject[self.kept]

    @property
    def object(self) -> Numbers:
        """The objects of the ties."""
        return self.ties.object[self.kept]

    @cached_property
    def nodes(self) -> Numbers:
        """Those that have a tie, in the order of the catalogue, then events."""
        there = np.zeros(self.ties.nodes, dtype=bool)
        there[self.subject] = there[self.object] = True
        return settled(np.flatnonzero(there))

    @cached_property
    def pairs(self) -> tuple[Numbers, Numbers]:
        """The different pairs of two nodes that are tied, the lower node first."""
        ends = np.stack([self.subject, self.object])
        apart = ends[:, ends[0] != ends[1]]
        keys = distinct(apart.min(axis=0) * self.ties.nodes + apart.max(axis=0))
        one, other = np.divmod(keys, self.ties.nodes)
        return settled(one), settled(other)

    @cached_property
    def tie_counts(self) -> Numbers:
        """How many ties each of all nodes has."""
        size = self.ties.nodes
        own = self.subject == self.object
        both = np.bincount(self.subject, minlength=size) + np.bincount(self.object, minlength=size)
        return settled(both - np.bincount(self.subject[own], minlength=size))

    @cached_property
    def partner_counts(self) -> Numbers:
        """How many others each of all nodes is tied to."""
        one, other = self.pairs
        size = self.ties.nodes
        return settled(np.bincount(one, minlength=size) + np.bincount(other, minlength=size))

    @cached_property
    def districts(self) -> Numbers:
        """How many districts each node brings together: its own and those of its partners."""
        return self._brought_together(self.homes.district)

    @cached_property
    def lands(self) -> Numbers:
        """How many Länder each node brings together: its own and those of its partners."""
        return self._brought_together(self.homes.land)

    def _brought_together(self, home: Numbers) -> Numbers:
        one, other = self.pairs
        node = np.concatenate([one, other, self.nodes])
        there = home[np.concatenate([other, one, self.nodes])]
        most = int(there.max(initial=0)) + 1
        keys = distinct((node * most + there)[there > 0])
        return settled(np.bincount(keys // most, minlength=self.ties.nodes))

    @cached_property
    def component(self) -> Numbers:
        """The number of the part that each node belongs to: the lowest node in it."""
        label = np.arange(self.ties.nodes)
        one, other = self.pairs
        while True:
            low = np.minimum(label[one], label[other])
            before = label.copy()
            np.minimum.at(label, label[one], low)
            np.minimum.at(label, label[other], low)
            label = label[label[label]]
            if np.array_equal(label, before):
                return settled(label)

    @property
    def components(self) -> int:
        """How many parts there are that no tie joins."""
        return len(np.unique(self.component[self.nodes]))

    @cached_property
    def reach(self) -> dict[str, Numbers]:
        """The ties by how far they reach, as positions in all ties; each is in one of these.

        `within`: inside a district; `districts`: from one district to another of the same
        Land; `lands`: from Land to Land; `open`: to a party of which the Land alone is known;
        `unplaced`: to one of which nothing is known.
        """
        homes, ends = self.homes, (self.subject, self.object)
        land = [homes.land[each] for each in ends]
        district = [homes.district[each] for each in ends]
        placed = (land[0] > 0) & (land[1] > 0)
        same_land = placed & (land[0] == land[1])
        told = (district[0] > 0) & (district[1] > 0)
        masks = {
            "within": same_land & told & (district[0] == district[1]),
            "districts": same_land & told & (district[0] != district[1]),
            "lands": placed & ~same_land,
            "open": same_land & ~told,
            "unplaced": ~placed,
        }
        return {name: self.kept[mask] for name, mask in masks.items()}

    @cached_property
    def order(self) -> Numbers:
        """The nodes, who brings together most first: Länder, districts, partners; then by name."""
        nodes, partners = self.nodes, self.partner_counts
        # As one number, which is sorted in a fifth of the time of four.
        most = int(partners.max(initial=0)) + 1
        weight = (self.lands * (1 + len(district_codes())) + self.districts) * most + partners
        keys = name_ranks(self.catalogue) - weight * self.ties.nodes
        return settled(nodes[np.argsort(keys[nodes])])


def network(catalogue: Catalogue, shown: Mask, wanted: Wanted) -> Network:
    """The ties of the shown records, to whomever they lead.

    A tie between two events is kept where all records are shown.
    """
    ties = ties_of(catalogue)
    there = np.append(shown, np.full(ties.nodes - ties.records, bool(shown.all())))
    kept = there[ties.subject] | there[ties.object]
    if wanted.kinds:
        chosen = [number for number, kind in enumerate(ties.kinds) if kind in wanted.kinds]
        kept &= np.isin(ties.kind, chosen)
    undated = np.zeros(len(ties), dtype=bool)
    if wanted.year:
        first, last = date(wanted.year, 1, 1), date(wanted.year, 12, 31)
        in_time = ties.spans.touching(first, last)
        undated = kept & ~ties.spans.known
        kept &= in_time | (undated if wanted.undated else False)
        undated &= ~kept
    if wanted.around:
        node = node_of(catalogue, wanted.around)
        near = _near(ties, kept, node)
        kept &= near
        undated &= near
    return Network(
        catalogue, ties, homes_of(catalogue), *(settled(np.flatnonzero(m)) for m in (kept, undated))
    )


def _near(ties: Ties, kept: Mask, node: int) -> Mask:
    """The ties of a node, and those among the nodes that it is tied to."""
    there = np.zeros(ties.nodes, dtype=bool)
    if node < 0:
        return np.zeros(len(ties), dtype=bool)
    there[node] = True
    own = kept & (there[ties.subject] | there[ties.object])
    there[ties.subject[own]] = there[ties.object[own]] = True
    return np.asarray(there[ties.subject] & there[ties.object])


def node_of(catalogue: Catalogue, key: str) -> int:
    """The node of a record or an event; -1 where there is none of this id."""
    at = catalogue.position_of.get(key)
    return _events(catalogue).get(key, -1) if at is None else at


def node_ids(catalogue: Catalogue, nodes: Numbers) -> list[str]:
    """The ids of nodes."""
    ids = catalogue.records["record"].to_numpy(dtype=object)
    events = catalogue.dataset.table("events").column("id")
    size = catalogue.size
    return [ids[n] if n < size else events.cell(n - size) for n in nodes.tolist()]


def node_kinds(catalogue: Catalogue) -> tuple[Numbers, tuple[str, ...]]:
    """The kind of each node, and the kinds that these are numbers of; the last is `event`."""
    names = names_of(catalogue)
    events = np.full(len(catalogue.dataset.table("events")), len(names.kinds))
    return np.append(names.kind, events), (*names.kinds, EVENT)


def name_ranks(catalogue: Catalogue) -> Numbers:
    """The place of each node in the order of the names: records, then events."""
    known: dict[str, Numbers] = vars(catalogue).setdefault("_node_ranks", {})
    if "" not in known:
        titles = [
            folded(title) for title in catalogue.dataset.table("events").column("title").cells()
        ]
        order = sorted(range(len(titles)), key=titles.__getitem__)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order)) + catalogue.size
        known[""] = settled(np.append(names_of(catalogue).rank, rank))
    return known[""]


def _events(catalogue: Catalogue) -> dict[str, int]:
    known: dict[str, dict[str, int]] = vars(catalogue).setdefault("_event_nodes", {})
    if "" not in known:
        cells = catalogue.dataset.table("events").column("id").cells()
        known[""] = {key: catalogue.size + at for at, key in enumerate(cells)}
    return known[""]
