"""Where more than one organisation offers the same, and which they are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dashboard.analysis.coverage import Coverage
from dashboard.analysis.coverage_counts import lookup, parties_of
from dashboard.analysis.coverage_records import of_row
from dashboard.analysis.listing import record_ids
from dashboard.analysis.sites import names_of

NAMED = 6


class Overlap(NamedTuple):
    """Several organisations in one field: how many, and the first `NAMED` by name, as ids."""

    column: str
    carriers: int
    records: int
    first: tuple[str, ...]


def overlaps_of(found: Coverage, row: str, most: int | None = None) -> list[Overlap]:
    """The overlaps of a row, no more than `most`: those of most organisations first."""
    n, catalogue = found.row(row), found.matching.catalogue
    several = np.flatnonzero(found.overlaps[n])
    order = several[np.argsort(-found.carriers[n, several], kind="stable")][:most]
    rank, parties = names_of(catalogue).rank, parties_of(catalogue)
    there = lookup(catalogue, found.level, found.lens, found.columns, found.epoch)
    members = np.flatnonzero(of_row(found, row))
    inside = there.has[there.of[members]]
    listed = []
    for m in order.tolist():
        behind = np.unique(parties[members[inside[:, m]]])
        first = behind[np.argsort(rank[behind])][:NAMED]
        ids = tuple(record_ids(catalogue, first))
        listed.append(Overlap(found.columns[m], len(behind), int(found.counts[n, m]), ids))
    return listed
