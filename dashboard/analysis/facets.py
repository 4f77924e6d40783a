"""How many records each option of each filter would leave."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.matching import FUNDING_FILTERS, Matching
from dashboard.selection import FACETS, LENSES


def facet_counts(matching: Matching) -> dict[str, dict[str, int]]:
    """Facet to option to count: the records that pass all other filters and have the option.

    Within a facet options are alternatives, so its own choice does not narrow its counts.
    `lens` counts the records that the place filters would leave under each lens (where no
    place is asked for: those that have any place in it). `founded_unknown` has the one
    option `1`.
    """
    catalogue = matching.catalogue
    counts = {
        facet: _paying(matching, facet)
        if facet in FUNDING_FILTERS
        else matching.membership(facet).counts(matching.without(facet))
        for facet in FACETS
    }
    counts["lens"] = {lens: _under(matching, lens) for lens in LENSES}
    unknown = matching.without("founded") & ~catalogue.founded.known
    counts["founded_unknown"] = {"1": int(unknown.sum())}
    return counts


def _paying(matching: Matching, facet: str) -> dict[str, int]:
    fundings = matching.catalogue.fundings
    passing = matching.without(*FUNDING_FILTERS)[fundings.positions]
    return fundings.counts(facet, matching.fundings_without(facet) & passing)


def _under(matching: Matching, lens: str) -> int:
    catalogue, selection = matching.catalogue, matching.selection
    mask = matching.without("state", "district") & catalogue.anywhere[lens]
    for facet in ("state", "district"):
        if chosen := getattr(selection, facet):
            mask = mask & catalogue.membership(facet, lens, selection.epoch).having(chosen)
    return int(np.count_nonzero(mask))
