"""The list of ties that a number on the page "Netzwerk" opens."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.network import Network, node_of
from dashboard.analysis.row_list import Listing
from dashboard.analysis.sets import Numbers
from dashboard.analysis.ties import TABLES
from dashboard.drawing.network_tables import reach_key, reach_title, ties_key
from dashboard.ui.opened_list import list_rows, opened_list
from dashboard.ui.view import View


def opened_ties(view: View, found: Network) -> bool:
    """Draw the list that is open, if it is one of this page's and has ties."""
    key = opened_list() or ""
    language = view.language
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


def _listing(found: Network, ties: Numbers) -> Listing:
    """The rows that tell of the ties, those of the relations first."""
    tables = found.ties.table[ties]
    rows = {
        name: np.unique(found.ties.row[ties[tables == number]])
        for number, name in enumerate(TABLES)
        if np.any(tables == number)
    }
    return Listing(found.catalogue.dataset, rows)
