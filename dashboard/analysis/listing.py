"""Records in the order of their names, a page at a time, and what each is at a glance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.sites import names_of

Positions = NDArray[np.int64]


def by_name(catalogue: Catalogue, mask: Mask) -> Positions:
    """The positions of the records in a mask, in the order of their names."""
    order = names_of(catalogue).order
    return order[mask[order]]


def record_ids(catalogue: Catalogue, positions: Positions) -> list[str]:
    """The ids of the records at these positions."""
    ids = catalogue.ever.once("ids", lambda: tuple(catalogue.position_of))
    return [ids[at] for at in positions.tolist()]


def positions_of(catalogue: Catalogue, records: tuple[str, ...]) -> Positions:
    """Where these records stand, in the order of their names; unknown ids are passed over."""
    at = catalogue.position_of
    known = np.array(sorted({at[record] for record in records if record in at}), dtype=np.int64)
    found: Positions = known[np.argsort(names_of(catalogue).rank[known])]
    return found


def kind_of(catalogue: Catalogue, record: str) -> str:
    """The kind of a record: a code, or `project`."""
    names = names_of(catalogue)
    kind: str = names.kinds[names.kind[catalogue.position_of[record]]]
    return kind
