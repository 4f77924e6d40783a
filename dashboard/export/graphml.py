"""The network as GraphML, for tools such as Gephi, yEd or networkx itself."""

from __future__ import annotations

import re
from io import BytesIO

import networkx as nx  # type: ignore[import-untyped]

from dashboard.analysis.cells import district_codes, state_codes
from dashboard.analysis.network import Network, node_ids
from dashboard.analysis.ties import TABLES
from dashboard.export.chosen import Chosen
from dashboard.export.notes import selection_lines, source_lines

MIME = "application/graphml+xml"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: Network, chosen: Chosen) -> bytes:
    """All ties of the network with their parties; not only what is drawn.

    Nodes have their ids, names, kinds and, where it is known, the codes of district and Land;
    edges go from subject to object, with kind, period, source and the place in it. What the
    file is, where it comes from and under what conditions is an attribute of the graph.
    """
    dataset = network.catalogue.dataset
    origin = "\n".join(
        f"{name}: {text}" for name, text in (*selection_lines(chosen), *source_lines(chosen))
    )
    graph = nx.MultiDiGraph(description=_plain(origin))
    homes = network.homes
    for node, key in zip(
        network.nodes.tolist(), node_ids(network.catalogue, network.nodes), strict=True
    ):
        where = {
            "district": district_codes()[homes.district[node]],
            "land": state_codes()[homes.land[node]],
        }
        kind = _kind(network, node, key)
        facts = {"name": dataset.name_of(key), "kind": kind, **where}
        graph.add_node(_plain(key), **_filled(facts))
    ends = [node_ids(network.catalogue, each) for each in (network.subject, network.object)]
    for tie, subject, object_ in zip(network.kept.tolist(), *ends, strict=True):
        graph.add_edge(_plain(subject), _plain(object_), **_filled(_facts(network, tie)))
    packed = BytesIO()
    nx.write_graphml(graph, packed, encoding="utf-8")
    return packed.getvalue()


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
    return {name: _plain(text) for name, text in facts.items() if text}


def _plain(text: str) -> str:
    """Without the characters that no XML file can hold."""
    return _NOT_IN_XML.sub("", text)
