"""The list of ties that a number on the page "Netzwerk" opens."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.network import Network, Wanted, node_of
from dashboard.analysis.network_places import Lines
from dashboard.analysis.row_list import Listing
from dashboard.analysis.sets import Numbers
from dashboard.analysis.ties import TABLES
from dashboard.drawing.network_lines import line_key, line_words
from dashboard.drawing.network_tables import reach_key, reach_title, ties_key
from dashboard.geography import area_label
from dashboard.ui.network_map import lines_shown
from dashboard.ui.opened_list import list_rows, opened_list
from dashboard.ui.view import View


def opened_ties(view: View, wanted: Wanted, found: Network) -> bool:
    """Draw the list that is open, if it is one of this page's and has anything."""
    key = opened_list() or ""
    language = view.language
    if key.startswith(("network:line:", "network:place:")):
        return _on_the_map(view, lines_shown(view, wanted, found), key)
    for name, ties in {**found.reach, "undated": found.undated}.items():
        if key == reach_key(name) and len(ties):
            list_rows(view, _listing(found, ties), reach_title(name, language))
            return True
    record = key.removeprefix(ties_key(""))
    node = node_of(found.catalogue, record) if record != key else -1
    if node < 0:
        return False
    ties = found.kept[(found.subject == node) | (found.object == node)]
    if not len(ties):
        return False
    title = language.say("Ties of {name}", name=view.dataset.name_of(record))
    list_rows(view, _listing(found, ties), title)
    return True


def _on_the_map(view: View, lines: Lines, key: str) -> bool:
    """The ties of a line, or the parties at a place."""
    if key.startswith("network:line:"):
        for line in range(lines.drawn):
            if line_key(lines, line) == key:
                title = view.language.say(
                    "Ties: {places}", places=line_words(lines, line, view.language)
                )
                list_rows(view, _listing(lines.network, lines.ties(line)), title)
                return True
        return False
    spots = key.removeprefix("network:place:").split("+")
    nodes = lines.nodes(spots)
    if not len(nodes):
        return False
    areas = sorted({area_label(each.area) for each in lines.spots if each.id in spots})
    title = view.language.say("Parties here: {places}", places=view.language.listing(areas))
    list_rows(view, _parties(lines.network, nodes), title)
    return True


def _parties(found: Network, nodes: Numbers) -> Listing:
    """Nodes as rows of their tables."""
    catalogue = found.catalogue
    holders, events = nodes[nodes < catalogue.size], nodes[nodes >= catalogue.size]
    rows, size = catalogue.holders.rows[holders], len(catalogue.holders.organisations)
    parts = {
        "organisations": rows[rows < size],
        "projects": rows[rows >= size] - size,
        "events": events - catalogue.size,
    }
    return Listing(catalogue.dataset, {name: part for name, part in parts.items() if len(part)})


def _listing(found: Network, ties: Numbers) -> Listing:
    """The rows that tell of the ties, those of the relations first."""
    tables = found.ties.table[ties]
    rows = {
        name: np.unique(found.ties.row[ties[tables == number]])
        for number, name in enumerate(TABLES)
        if np.any(tables == number)
    }
    return Listing(found.catalogue.dataset, rows)
