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
from dashboard.analysis.homes import Homes, homes_of
from dashboard.analysis.network_nodes import name_ranks, node_of
from dashboard.analysis.network_reach import REACH, reached
from dashboard.analysis.sets import Mask, Numbers, settled
from dashboard.analysis.ties import Ties, ties_of
from dashboard.geography import Epoch


@dataclass(frozen=True)
class Wanted:
    """Which ties the reader asks for: of which kinds (none: all), in which year (0: any).

    `undated` keeps those of which no time is known, where a year is asked for. `around` is
    the id of a record or an event whose surroundings alone are wanted: its own ties, and
    those among its partners. On a `day` there are the ties that ran on it, or may have.
    """

    kinds: tuple[str, ...] = ()
    year: int = 0
    undated: bool = False
    around: str = ""
    day: date | None = None


@dataclass(frozen=True, eq=False)
class Network:
    """The ties that were asked for, as positions in `ties`, and what is counted of them.

    `nodes` are those that have one. `undated` counts ties that a year leaves out because no
    time is known of them, `not_then` those that a day leaves out: over, or not begun. Of a day
    `perhaps` are those of `kept` of which no time is known: they may have run on it. `asked` are
    the records, and events, whose ties these are.
    """

    catalogue: Catalogue
    ties: Ties
    homes: Homes
    kept: Numbers
    undated: Numbers
    not_then: Numbers
    perhaps: Numbers
    asked: Numbers

    @property
    def epoch(self) -> Epoch:
        """The time whose districts are meant."""
        return self.homes.epoch

    @property
    def alone(self) -> Numbers:
        """The records and events that were asked for and have none of these ties."""
        return settled(np.setdiff1d(self.asked, self.nodes, assume_unique=True))

    @property
    def beside(self) -> dict[str, Numbers]:
        """The ties that time leaves out, or could not judge, by name."""
        return {name: getattr(self, name) for name in ("undated", "not_then", "perhaps")}

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
        pairs = self.ties.pairs
        there = np.zeros(len(pairs.one) + 1, dtype=bool)  # the last is for ties to oneself
        there[pairs.of[self.kept]] = True
        found = np.flatnonzero(there[:-1])
        return settled(pairs.one[found]), settled(pairs.other[found])

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
        return self._brought_together(self.homes.district, self.homes.several.district)

    @cached_property
    def lands(self) -> Numbers:
        """How many Länder each node brings together: its own and those of its partners."""
        return self._brought_together(self.homes.land, self.homes.several.land)

    def _brought_together(self, home: Numbers, several: Numbers) -> Numbers:
        nodes, place = self.nodes, self._place
        most = max(int(home.max(initial=0)), int(several.max(initial=0)))
        one, other = self.pairs
        # A row for each district: to add up long rows takes a tenth of the time of many short ones.
        seen = np.zeros((most + 1, len(nodes)), dtype=bool)
        for node, there in ((one, other), (other, one), (nodes, nodes)):
            seen[home[there], place[node]] = True
            which, rows = self.homes.spread(there)
            seen[several[rows], place[node[which]]] = True
        counts = np.zeros(self.ties.nodes, dtype=np.int64)
        counts[nodes] = seen[1:].view(np.uint8).sum(axis=0, dtype=np.uint16)
        return settled(counts)

    @cached_property
    def _place(self) -> Numbers:
        """Where each of all nodes stands among `nodes`, if it does."""
        place = np.zeros(self.ties.nodes, dtype=np.int64)
        place[self.nodes] = np.arange(len(self.nodes))
        return place

    @cached_property
    def component(self) -> Numbers:
        """The number of the part that each node belongs to: the lowest node in it."""
        nodes, found = self.nodes, np.arange(self.ties.nodes)
        label = np.arange(len(nodes))
        one, other = (self._place[each] for each in self.pairs)
        while True:
            low = np.minimum(label[one], label[other])
            before = label.copy()
            np.minimum.at(label, label[one], low)
            np.minimum.at(label, label[other], low)
            label = label[label[label]]
            if np.array_equal(label, before):
                found[nodes] = nodes[label]
                return settled(found)

    @property
    def components(self) -> int:
        """How many parts there are that no tie joins."""
        return int(np.count_nonzero(self.component[self.nodes] == self.nodes))

    @cached_property
    def reach(self) -> dict[str, Numbers]:
        """The ties by how far they reach, as positions in all ties; each is in one of these.

        `within`: inside a district; `districts`: from one district to another of the same
        Land; `lands`: from Land to Land; `open`: to a party of which the Land alone is known;
        `unplaced`: to one of which nothing is known. Who is at home in several areas counts
        with all of them.
        """
        how = reached(self.catalogue, self.ties, self.homes)[self.kept]
        return {name: self.kept[how == number] for number, name in enumerate(REACH)}

    @cached_property
    def order(self) -> Numbers:
        """The nodes, who brings together most first: Länder, districts, partners; then by name."""
        nodes, partners = self.nodes, self.partner_counts
        # As one number, which is sorted in a fifth of the time of four.
        most = int(partners.max(initial=0)) + 1
        weight = (self.lands * (1 + len(self.homes.codes)) + self.districts) * most + partners
        keys = name_ranks(self.catalogue) - weight * self.ties.nodes
        return settled(nodes[np.argsort(keys[nodes])])


def network(
    catalogue: Catalogue, shown: Mask, wanted: Wanted, epoch: Epoch | None = None
) -> Network:
    """The ties of the shown records, to whomever they lead; districts are those of an epoch.

    A tie between two events is kept where all records are shown. Without an epoch districts are
    those of today.
    """
    ties = ties_of(catalogue)
    there = np.append(shown, np.full(ties.nodes - ties.records, bool(shown.all())))
    kept = there[ties.subject] | there[ties.object]
    if wanted.kinds:
        chosen = [number for number, kind in enumerate(ties.kinds) if kind in wanted.kinds]
        kept &= np.isin(ties.kind, chosen)
    undated, not_then = np.zeros((2, len(ties)), dtype=bool)
    if wanted.day:
        not_then = kept & ~ties.spans.possible(wanted.day)
        kept &= ~not_then
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
        not_then &= near
    perhaps = kept & ~ties.spans.known & bool(wanted.day)
    asked = np.zeros_like(there) if wanted.around else there
    masks = (kept, undated, not_then, perhaps, asked)
    found = (settled(np.flatnonzero(mask)) for mask in masks)
    return Network(catalogue, ties, homes_of(catalogue, epoch), *found)


def _near(ties: Ties, kept: Mask, node: int) -> Mask:
    """The ties of a node, and those among the nodes that it is tied to."""
    there = np.zeros(ties.nodes, dtype=bool)
    if node < 0:
        return np.zeros(len(ties), dtype=bool)
    there[node] = True
    own = kept & (there[ties.subject] | there[ties.object])
    there[ties.subject[own]] = there[ties.object[own]] = True
    return np.asarray(there[ties.subject] & there[ties.object])
