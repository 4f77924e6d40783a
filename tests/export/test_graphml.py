"""The network as GraphML, read back by networkx."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import networkx as nx
import numpy as np

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.network import Wanted, network
from dashboard.export.chosen import choose
from dashboard.export.graphml import graphml
from dashboard.language import Language
from dashboard.selection import Selection
from tests.analysis.test_network import DATASET


def read(dataset=DATASET) -> nx.MultiDiGraph:
    catalogue = build_catalogue(dataset)
    found = network(catalogue, np.ones(catalogue.size, dtype=bool), Wanted())
    chosen = choose(
        match(catalogue, Selection()),
        sentence="Alles",
        query="network?",
        language=Language("de"),
        day=date(2026, 11, 25),
    )
    return nx.read_graphml(BytesIO(graphml(found, chosen)), force_multigraph=True)


def test_all_ties_are_there_with_what_is_known_of_them():
    graph = read()
    assert graph.is_directed()
    assert len(graph.edges) == 8
    assert graph.nodes["club"] == {
        **{"name": "Club", "kind": "association", "district": "16070", "land": "16"}
    }
    assert graph.nodes["meeting"]["kind"] == "event"
    assert "district" not in graph.nodes["nowhere"]
    (paid,) = graph.get_edge_data("council", "bridge").values()
    assert {key: paid[key] for key in ("kind", "start", "end", "source")} == {
        **{"kind": "funder", "start": "2020", "end": "2021", "source": "s"}
    }


def test_the_file_says_what_it_is():
    description = read().graph["description"]
    assert "Alles" in description
    assert "network?" in description


def test_no_name_breaks_the_file():
    bodies = tuple(
        each.model_copy(update={"name": 'a\x00\x0b<b>&"]]>\ud800'})
        for each in DATASET.organisations
    )
    assert read(replace(DATASET, organisations=bodies)).nodes["club"]["name"] == 'a<b>&"]]>'
