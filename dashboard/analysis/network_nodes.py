"""The parties of the network, by their numbers: records, then events, as the ties have them."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.sets import Numbers, settled
from dashboard.analysis.sites import names_of
from dashboard.analysis.wordsearch import folded

EVENT = "event"
"""The kind that events go by among the kinds of records."""


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
    return catalogue.ever.once("node ranks", lambda: _name_ranks(catalogue))


def _name_ranks(catalogue: Catalogue) -> Numbers:
    titles = [folded(title) for title in catalogue.dataset.table("events").column("title").cells()]
    order = sorted(range(len(titles)), key=titles.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) + catalogue.size
    return settled(np.append(names_of(catalogue).rank, rank))


def _events(catalogue: Catalogue) -> dict[str, int]:
    def found() -> dict[str, int]:
        cells = catalogue.dataset.table("events").column("id").cells()
        return {key: catalogue.size + at for at, key in enumerate(cells)}

    return catalogue.ever.once("event nodes", found)
