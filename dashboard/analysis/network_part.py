"""The part of a network that can be drawn, where its nodes stand, and its measures.

A picture of thousands of nodes says nothing, so the best connected part is taken: it begins
with the node that has most partners, and grows along the ties, always by the best connected
neighbour. Degree, betweenness, bridges and cut points are those of networkx, of this part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

import networkx as nx  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.network import Network
from dashboard.analysis.network_nodes import name_ranks
from dashboard.analysis.sets import Numbers

MOST_NODES = 80
MOST_EDGES = 240
Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Part:
    """What is drawn of a network: `nodes`, and the ties among them as positions in all ties."""

    network: Network
    nodes: Numbers
    ties: Numbers

    @property
    def whole(self) -> bool:
        """Whether that is everything."""
        return len(self.nodes) == len(self.network.nodes) and len(self.ties) == len(
            self.network.kept
        )

    @cached_property
    def edges(self) -> dict[tuple[int, int], list[int]]:
        """The pairs of nodes that are joined, the lower first, each with its ties."""
        all_ties = self.network.ties
        found: dict[tuple[int, int], list[int]] = {}
        for tie in self.ties.tolist():
            ends = sorted((int(all_ties.subject[tie]), int(all_ties.object[tie])))
            if ends[0] != ends[1]:
                found.setdefault((ends[0], ends[1]), []).append(tie)
        return dict(sorted(found.items()))

    @cached_property
    def graph(self) -> nx.Graph:
        """The part as networkx has it: no direction, no two edges between the same nodes."""
        graph: nx.Graph = nx.Graph()
        graph.add_nodes_from(self.nodes.tolist())
        graph.add_edges_from(self.edges)
        return graph

    @cached_property
    def betweenness(self) -> dict[int, float]:
        """For each node the share of shortest ways between others that lead through it."""
        return dict(nx.betweenness_centrality(self.graph))

    @cached_property
    def bridges(self) -> list[tuple[int, int]]:
        """The joined pairs without which a part would fall in two."""
        found = (sorted(pair) for pair in nx.bridges(self.graph))
        return sorted((one, other) for one, other in found)

    @cached_property
    def cut_points(self) -> frozenset[int]:
        """The nodes without which a part would fall in pieces."""
        return frozenset(nx.articulation_points(self.graph))


def part_of(network: Network, most: int = MOST_NODES) -> Part:
    """The best connected part with so many nodes at the most."""
    nodes = network.nodes if len(network.nodes) <= most else _grown(network, most)
    there = np.zeros(network.ties.nodes, dtype=bool)
    there[nodes] = True
    inside = there[network.subject] & there[network.object]
    return Part(network, np.sort(nodes), network.kept[inside][: 4 * MOST_EDGES])


def _grown(network: Network, most: int) -> Numbers:
    rank, partners = name_ranks(network.catalogue), network.partner_counts
    around, kept = network.ties.around, np.zeros(len(network.ties), dtype=bool)
    kept[network.kept] = True
    nodes = network.nodes
    # A seed is wanted once all that were seen are taken: no more of them than are drawn.
    keys = rank[nodes] - partners[nodes] * network.ties.nodes
    first = np.argpartition(keys, most)[:most]
    seeds = iter(nodes[first[np.argsort(keys[first])]].tolist())
    taken: list[int] = []
    seen: set[int] = set()
    waiting: list[tuple[int, int, int]] = []
    while len(taken) < most:
        if waiting:
            node = heappop(waiting)[2]
        else:
            node = next(each for each in seeds if each not in seen)
            seen.add(node)
        taken.append(node)
        places = slice(around.starts[node], around.starts[node + 1])
        near = np.unique(around.other[places][kept[around.tie[places]]])
        # Of a node with thousands of neighbours the best connected are enough.
        best = near[np.lexsort((rank[near], -partners[near]))][:most]
        for each in best.tolist():
            if each not in seen:
                seen.add(each)
                heappush(waiting, (-int(partners[each]), int(rank[each]), each))
    return np.array(taken, dtype=np.int64)


WIDE = 2.2  # how much wider than high a piece is, so that lines show between its wide boxes


ROOM = 2.6
"""How much larger a piece is than its boxes together, on a page."""


def layout(
    part: Part, sizes: Points, width: float, aspect: float = WIDE, room: float = ROOM
) -> tuple[Points, float]:
    """Where the middle of each node stands, and how high the picture is, in its own units.

    `sizes` are width and height of each node's box, in the order of `part.nodes`; no two boxes
    overlap. A piece is about `aspect` times as wide as high, and `room` times as large as its
    boxes together. The same part always has the same layout: it begins on a circle, in the
    order of the names, nothing is left to chance.
    """
    number = {node: at for at, node in enumerate(part.nodes.tolist())}
    rank = name_ranks(part.network.catalogue)
    pieces = sorted(
        nx.connected_components(part.graph), key=lambda piece: (-len(piece), min(rank[list(piece)]))
    )
    places = np.zeros((len(number), 2))
    boxes = []
    for piece in pieces:
        inside = sorted(piece, key=lambda node: int(rank[node]))
        rows = [number[node] for node in inside]
        places[rows] = _spread(
            part.graph.subgraph(inside), inside, sizes[rows], width, (aspect, room)
        )
        low = (places[rows] - sizes[rows] / 2).min(axis=0)
        places[rows] -= low
        boxes.append((rows, (places[rows] + sizes[rows] / 2).max(axis=0)))
    return places, _packed(places, boxes, width)


_GAP = 12.0
_ROUNDS, _PUSHES = 150, 80  # of the springs, and of what follows
_SPRINGS = 3000  # so many nodes may be moved in all rounds; each takes as long as all others do


def _spread(
    graph: nx.Graph, inside: list[int], sizes: Points, width: float, shape: tuple[float, float]
) -> Points:
    """The nodes of one piece, apart from each other, within the width."""
    if len(inside) == 1:
        return sizes / 2
    start = nx.circular_layout(inside)
    found = nx.spring_layout(graph, pos=start, iterations=min(_ROUNDS, _SPRINGS // len(inside)))
    places = np.array([found[node] for node in inside])
    places = (places - places.min(axis=0)) / np.maximum(np.ptp(places, axis=0), 1e-9)
    aspect, room = shape
    area = room * float(np.prod(sizes + _GAP, axis=1).sum())
    wide = min(width, max(np.sqrt(area * aspect), float(sizes[:, 0].max()) * 2))
    box = np.array([wide, max(area / wide, 60.0)])
    places = sizes.max(axis=0) / 2 + places * np.maximum(box - sizes.max(axis=0), 1.0)
    return _apart(places, sizes, width)


def _apart(places: Points, sizes: Points, width: float) -> Points:
    """Pushes boxes that overlap away from each other, along the side where less is needed."""
    need_x, need_y = (_between(sizes, axis) for axis in (0, 1))
    x, y = places.T.copy()
    size = len(places)
    for _ in range(_PUSHES):
        away_x, away_y = x[:, None] - x, y[:, None] - y
        lack_x, lack_y = need_x - np.abs(away_x), need_y - np.abs(away_y)
        # Of all pairs few overlap: only of these is told how far they have to go.
        one, other = np.nonzero((lack_x > 0.01) & (lack_y > 0.01))
        if not len(one):
            break
        many = np.maximum(np.bincount(one, minlength=size), 1)
        side, along = (np.sign(away[one, other]) for away in (away_x, away_y))
        first = np.sign(one - other)
        side, along = np.where(side == 0, first, side), np.where(along == 0, first, along)
        lacking_x, lacking_y = lack_x[one, other], lack_y[one, other]
        sideways = lacking_x < lacking_y  # else up or down: boxes are wide
        push_x = np.where(sideways, side * lacking_x / 2, 0)
        push_y = np.where(sideways, 0, along * lacking_y / 2)
        x = x + np.bincount(one, push_x, size) / many
        y = y + np.bincount(one, push_y, size) / many
        x = np.clip(x, sizes[:, 0] / 2, width - sizes[:, 0] / 2)
    return np.stack([x, _lowered(x, y, need_x, need_y)], axis=1)


def _between(sizes: Points, axis: int) -> Points:
    """How far the middles of any two boxes have to be from each other along a side."""
    found = np.asarray((sizes[:, None, axis] + sizes[None, :, axis]) / 2 + _GAP / (1 + axis))
    np.fill_diagonal(found, 0)
    return found


def _lowered(x: Points, y: Points, need_x: Points, need_y: Points) -> Points:
    """From the top down: each box that still lies on one above it goes below that."""
    y = y.copy()
    order = np.argsort(y, kind="stable")
    for n, at in enumerate(order.tolist()):
        above = order[:n]
        beside = above[np.abs(x[at] - x[above]) < need_x[at, above] - _GAP / 2]
        for each in beside[np.argsort(y[beside], kind="stable")].tolist():
            if abs(y[at] - y[each]) < need_y[at, each] - _GAP / 4:
                y[at] = y[each] + need_y[at, each]
    return y


def _packed(places: Points, boxes: list[tuple[list[int], Points]], width: float) -> float:
    """Puts the pieces beside and below each other; the height of all."""
    left = top = high = 0.0
    for rows, (wide, tall) in boxes:
        if left and left + wide > width:
            left, top, high = 0.0, top + high + 2 * _GAP, 0.0
        places[rows] += (left, top)
        left += wide + 2 * _GAP
        high = max(high, tall)
    return top + high
