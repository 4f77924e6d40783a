"""The list of ties that a number on the page "Netzwerk" opens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.network import Network, Wanted
from dashboard.analysis.network_nodes import node_of
from dashboard.analysis.network_part import Part
from dashboard.analysis.network_places import Lines
from dashboard.analysis.row_list import Listing
from dashboard.analysis.sets import Numbers
from dashboard.analysis.ties import TABLES
from dashboard.drawing.network_graph import nodes_of_kind, ties_of_look
from dashboard.drawing.network_lines import line_key, line_words, ties_of_lines
from dashboard.drawing.network_looks import LOOKS, look_words
from dashboard.drawing.network_tables import reach_title
from dashboard.geography import area_name
from dashboard.ui.network_map import lines_shown
from dashboard.ui.opened_list import list_rows, opened_list
from dashboard.ui.view import View


def opened_ties(view: View, wanted: Wanted, found: Network, part: Part) -> bool:
    """Draw the list that is open, if it is one of this page's and has anything."""
    key, say = opened_list() or "", view.language.say
    match key.split(":", 2):
        case ["network", "line" | "place", _]:
            return _on_the_map(view, lines_shown(view, wanted, found), key)
        case ["network", "lines" | "inside" | "unlined" as which, *look]:
            lines = lines_shown(view, wanted, found)
            if which == "lines":
                kinds = say("Ties: {kinds}", kinds=_look(view, "".join(look)))
                return _ties(view, found, ties_of_lines(lines, "".join(look)), kinds)
            ties = lines.inside if which == "inside" else lines.unplaced
            inside = say("Ties within one place")
            title = inside if which == "inside" else say("Ties without a line on the map")
            return _ties(view, found, ties, title)
        case ["network", "look", look]:
            kinds = say("Ties: {kinds}", kinds=_look(view, look))
            known = look if look in LOOKS else ""
            return _ties(view, found, ties_of_look(part, known), kinds)
        case ["network", "kind", kind]:
            nodes = np.array(nodes_of_kind(part, kind, view.dataset), dtype=np.int64)
            return _listed(view, _parties(found, nodes), say("Parties in the picture"))
        case ["network", "all"]:
            return _ties(view, found, found.kept, say("Ties"))
        case ["network", "parties"]:
            return _listed(view, _parties(found, found.nodes), say("Parties"))
        case ["network", "alone"]:
            title = say("Records without any of these ties")
            return _listed(view, _parties(found, found.alone), title)
        case ["network", "unknown"]:
            rows = {name: rows for name, rows in found.ties.without.items() if len(rows)}
            title = say("Ties that name a party that is not recorded")
            return _listed(view, Listing(found.catalogue.dataset, rows), title)
        case ["network", "reach", name] if name in (counted := {**found.reach, **found.beside}):
            ties = counted[name]
            return _ties(view, found, ties, reach_title(name, view.language))
        case ["network", "ties", record]:
            node = node_of(found.catalogue, record)
            ties = found.kept[(found.subject == node) | (found.object == node)]
            name = view.dataset.name_of(record) if len(ties) else ""
            return _ties(view, found, ties, say("Ties of {name}", name=name))
    return False


def _ties(view: View, found: Network, ties: Sequence[int] | Numbers, title: str) -> bool:
    return _listed(view, _listing(found, np.asarray(ties, dtype=np.int64)), title)


def _listed(view: View, listing: Listing, title: str) -> bool:
    list_rows(view, listing, title)
    return len(listing) > 0


def _look(view: View, look: str) -> str:
    known = look if look in LOOKS else ""
    return look_words(known, view.dataset, view.language)


def _on_the_map(view: View, lines: Lines, key: str) -> bool:
    """The ties of a line, or the parties at a place."""
    if key.startswith("network:line:"):
        for line in range(lines.drawn):
            if line_key(lines, line) == key:
                title = view.language.say(
                    "Ties: {places}", places=line_words(lines, line, view.language)
                )
                list_rows(view, _listing(lines.network, lines.ties([line])), title)
                return True
        return False
    spots = key.removeprefix("network:place:").split("+")
    nodes = lines.nodes(spots)
    if not len(nodes):
        return False
    there = {each.area for each in lines.spots if each.id in spots}
    areas = sorted(area_name(each, lines.network.epoch) for each in there)
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
