"""The picture of the network: buttons for all, lines below them, nothing that runs."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from dashboard.analysis import build_catalogue
from dashboard.analysis.network import Wanted, network
from dashboard.analysis.network_part import part_of
from dashboard.drawing.network_graph import graph
from dashboard.drawing.network_tables import node_table, reach_line
from dashboard.drawing.symbols import kind_symbols
from dashboard.language import Language
from tests.analysis.test_network import DATASET
from tests.drawing.markup import Parsed
from tests.drawing.test_record_card import HOSTILE

GERMAN = Language("de")
ALL = " ".join(HOSTILE)
SYMBOLS = kind_symbols({"association": "Verein", "project": "Projekt"})


def drawn(dataset=DATASET, opened: str | None = None) -> tuple[str, str, str]:
    """The picture, the table and the line of numbers."""
    catalogue = build_catalogue(dataset)
    found = network(catalogue, np.ones(catalogue.size, dtype=bool), Wanted())
    part = part_of(found)
    return (
        graph(part, dataset, SYMBOLS, GERMAN, opened=opened),
        node_table(found, part, 50, dataset, SYMBOLS, GERMAN, opened=opened),
        reach_line(found, GERMAN),
    )


def test_every_party_is_a_button_with_its_name_and_kind_and_every_pair_a_line():
    picture, _, _ = drawn(opened="club")
    assert len(re.findall(r'<button [^>]*data-open="[a-z]+"', picture)) == 8
    assert 'aria-label="Club, Verein, 3 Beziehungen"' in picture
    assert picture.split('class="na-lines"')[1].split("</svg>")[0].count("<line ") == 8
    assert picture.count('aria-current="true"') == 1


def test_the_numbers_open_their_ties():
    _, table, line = drawn()
    assert 'data-open="network:ties:council"' in table
    assert 'data-open="network:reach:lands"' in line
    assert "1 von Land zu Land" in line
    assert "network:reach:undated" not in line


def test_no_name_becomes_markup():
    bodies = tuple(
        each.model_copy(update={"name": ALL, "short_name": ALL}) for each in DATASET.organisations
    )
    for markup in drawn(replace(DATASET, organisations=bodies)):
        tags = {tag for tag, _ in Parsed(markup).elements}
        assert tags.isdisjoint({"script", "img", "a", "iframe", "b"})
