"""The documents that some rows rest on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.network import Network
from dashboard.analysis.sets import Numbers
from dashboard.analysis.ties import TABLES, ties_of
from dashboard.model import Dataset

Rows = Mapping[str, Numbers]
"""Rows of tables, as positions in them, by the table's name."""


def rests_on(dataset: Dataset, rows: Rows) -> list[tuple[str, int]]:
    """The sources of rows (positions, by table) with how many they gave; most first."""
    often: dict[str, int] = {}
    for name, chosen in rows.items():
        column = dataset.table(name).column("source").take(chosen)
        counts = np.bincount(column.codes, minlength=len(column.values)).tolist()
        for source, n in zip(column.values, counts, strict=True):
            if n:
                often[source] = often.get(source, 0) + n
    return sorted(often.items(), key=lambda each: (-each[1], each[0]))


def rows_of(catalogue: Catalogue, shown: Mask, *, paid: bool = False) -> Rows:
    """The rows that tell of records, by table: their own, and those of their places and areas.

    With those of the fundings that pay for them, if `paid`.
    """
    at, known = catalogue.holders.rows[shown], np.append(shown, False)
    first = len(catalogue.dataset.table("organisations"))
    rows = {"organisations": at[at < first], "projects": at[at >= first] - first}
    for name, owners in _owners(catalogue).items():
        rows[name] = np.flatnonzero(known[owners])
    if paid:
        paying = catalogue.fundings
        rows["fundings"] = np.unique(paying.rows[shown[paying.positions]])
    return rows


def rows_of_ties(catalogue: Catalogue, which: Numbers) -> Rows:
    """The rows that tell of ties (positions in all ties), by table."""
    ties = ties_of(catalogue)
    table, row = ties.table[which], ties.row[which]
    return {name: np.unique(row[table == number]) for number, name in enumerate(TABLES)}


def rows_of_network(found: Network) -> Rows:
    """The rows that tell of the ties of a network and of its parties."""
    records, nodes = found.ties.records, found.nodes
    parties = np.zeros(records, dtype=bool)
    parties[nodes[nodes < records]] = True
    events = {"events": nodes[nodes >= records] - records}
    told = rows_of(found.catalogue.ever, parties)
    return together(told, events, rows_of_ties(found.catalogue, found.kept))


def together(*each: Rows) -> Rows:
    """All these rows."""
    names = dict.fromkeys(name for rows in each for name in rows)
    parts = {name: [rows[name] for rows in each if name in rows] for name in names}
    return {name: np.unique(np.concatenate(found)) for name, found in parts.items()}


def _owners(catalogue: Catalogue) -> Mapping[str, Numbers]:
    """Whose each place and area is, as a position; the catalogue's size for nobody's.

    Made once for each catalogue.
    """
    at, nobody = catalogue.position_of, catalogue.size

    def found() -> Mapping[str, Numbers]:
        return {
            name: catalogue.dataset.table(name)
            .column("owner")
            .spread(lambda key: at.get(key, nobody), np.int64)
            for name in ("locations", "areas")
        }

    return catalogue.ever.once("owners", found)
