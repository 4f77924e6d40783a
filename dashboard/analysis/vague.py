"""Of whom it is not known in which of some columns they are, though somewhere near.

A place may be known as a Land alone, where districts are the columns. Of a day before a reform
there are also places of which it is not known in which of those districts they were that have
joined since.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.past import past_districts
from dashboard.analysis.sets import Mask
from dashboard.geography import Epoch

Within = Sequence[tuple[Mask, Mask]]
"""Pairs of a mask over columns and one over the records that may be in each of these columns;
no record comes twice with one column."""


def vague(
    catalogue: Catalogue, lens: str, level: str, columns: Sequence[str], epoch: Epoch
) -> Mask:
    """The records with a place that may be in one of the columns, and is not known to be.

    They may be there by another of their places. Where Länder are the columns, a Land is
    enough: then there are none.
    """
    lands = set() if level == "state" else {code[:2] for code in columns}
    found = catalogue.states_alone[lens].having(lands)
    if level == "state" or epoch.is_today:
        return found
    return found | past_districts(catalogue, lens, epoch).possible.having(columns)


def vague_by_column(
    catalogue: Catalogue, lens: str, level: str, columns: Sequence[str], epoch: Epoch
) -> Within:
    """The same for each column: those of one Land share who is known by the Land alone."""
    if level == "state":
        return []
    codes = np.array(columns)
    lands = np.array([code[:2] for code in columns])
    alone = {land: catalogue.states_alone[lens].having((land,)) for land in dict.fromkeys(lands)}
    found = [(lands == land, mask) for land, mask in alone.items()]
    if not epoch.is_today:
        possible = past_districts(catalogue, lens, epoch).possible
        for code in (each for each in columns if each in possible.values):
            found.append((codes == code, possible.having((code,)) & ~alone[code[:2]]))
    return [(inside, mask) for inside, mask in found if mask.any()]
