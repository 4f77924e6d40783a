"""The network as GraphML, for tools such as Gephi, yEd or networkx itself."""

from __future__ import annotations

from io import BytesIO

import networkx as nx  # type: ignore[import-untyped]
import numpy as np

from dashboard.analysis.cells import state_codes
from dashboard.analysis.network import Network
from dashboard.analysis.network_nodes import node_ids
from dashboard.analysis.ties import TABLES
from dashboard.drawing.xml_text import plain_text
from dashboard.export.chosen import Chosen
from dashboard.export.notes import selection_lines, source_lines

MIME = "application/graphml+xml"


def graphml(network: Network, chosen: Chosen) -> bytes:
    """All ties of the network with their parties; not only what is drawn.

    Nodes have their ids, names, kinds and, where it is known, the codes of district and Land
    (several, if there are, with a semicolon between), as of the day that the graph's attribute
    `districts_as_of` names;
    edges go from subject to object, with kind, period, source and the place in it. What the
    file is, where it comes from and under what conditions is an attribute of the graph.
    """
    dataset = network.catalogue.dataset
    origin = "\n".join(
        f"{name}: {text}" for name, text in (*selection_lines(chosen), *source_lines(chosen))
    )
    as_of = (network.epoch.last or chosen.day).isoformat()
    graph = nx.MultiDiGraph(description=plain_text(origin), districts_as_of=as_of)
    for node, key in zip(
        network.nodes.tolist(), node_ids(network.catalogue, network.nodes), strict=True
    ):
        where = _where(network, node)
        kind = _kind(network, node, key)
        facts = {"name": dataset.name_of(key), "kind": kind, **where}
        graph.add_node(plain_text(key), **_filled(facts))
    ends = [node_ids(network.catalogue, each) for each in (network.subject, network.object)]
    for tie, subject, object_ in zip(network.kept.tolist(), *ends, strict=True):
        graph.add_edge(plain_text(subject), plain_text(object_), **_filled(_facts(network, tie)))
    packed = BytesIO()
    nx.write_graphml(graph, packed, encoding="utf-8")
    return packed.getvalue()


def _where(network: Network, node: int) -> dict[str, str]:
    """The codes of the areas in which a node is at home."""
    homes = network.homes
    _, rows = homes.spread(np.array([node]))
    lands = [homes.land[node], *homes.several.land[rows]]
    districts = [homes.district[node], *homes.several.district[rows]]
    return {
        "district": ";".join(sorted({homes.codes[each] for each in districts} - {""})),
        "land": ";".join(sorted({state_codes()[each] for each in lands} - {""})),
    }


def _kind(network: Network, node: int, key: str) -> str:
    catalogue = network.catalogue
    if node >= catalogue.size:
        return "event"
    return str(catalogue.records["kind"].to_numpy(dtype=object)[node])


def _facts(network: Network, tie: int) -> dict[str, str]:
    ties = network.ties
    table = network.catalogue.dataset.table(TABLES[ties.table[tie]])
    row = int(ties.row[tie])
    cells = {name: table.column(name).cell(row) for name in ("start", "end", "source", "locator")}
    return {
        "kind": ties.kinds[ties.kind[tie]],
        **{name: "" if cell is None else str(cell) for name, cell in cells.items()},
    }


def _filled(facts: dict[str, str]) -> dict[str, str]:
    return {name: plain_text(text) for name, text in facts.items() if text}
