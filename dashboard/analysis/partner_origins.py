"""What speaks for partners, as the rows that say so."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.origins import Rows, rows_of, rows_of_ties, together
from dashboard.analysis.partner_seeker import own_nodes
from dashboard.analysis.partner_signs import Taking
from dashboard.analysis.partners import Ranking
from dashboard.analysis.sets import Mask
from dashboard.analysis.ties import ties_of


def rows_of_partners(catalogue: Catalogue, ranking: Ranking, shown: Mask) -> Rows:
    """The rows of the shown partners, of the projects that speak for them, and of the seeker.

    And of the ties by which they share a partner or a funder with it.
    """
    catalogue, ties = catalogue.ever, ties_of(catalogue)
    records = shown | _projects(catalogue, ranking, shown)
    seeker, position_of = ranking.seeker, catalogue.position_of
    own, near, beside = np.zeros((3, ties.nodes), dtype=bool)
    near[: catalogue.size] = records
    if seeker.record:
        own[own_nodes(ties, position_of[seeker.record])] = True
    beside[ranking.signs.partners] = True
    funders = [position_of[each] for each in seeker.funders if each in position_of]
    beside[funders] = True
    wanted = np.zeros(len(ties), dtype=bool)
    for one, other in ((ties.subject, ties.object), (ties.object, ties.subject)):
        wanted |= (near | own)[one] & (beside | own)[other]
    told = rows_of(catalogue, records | own[: catalogue.size])
    return together(told, rows_of_ties(catalogue, np.flatnonzero(wanted)))


def _projects(catalogue: Catalogue, ranking: Ranking, shown: Mask) -> Mask:
    """The projects of these organisations that share something with the seeker, or its place."""
    taking, seeker = Taking.of(catalogue), ranking.seeker
    shared = catalogue.facets["topic"].having(seeker.topics)
    shared = shared | catalogue.facets["target_group"].having(seeker.target_groups)
    placed = ranking.signs.place_by_project[taking.organisation] & taking.carries
    found = np.zeros(catalogue.size, dtype=bool)
    speaks = shown[taking.organisation] & (shared[taking.project] | placed)
    found[taking.project[speaks]] = True
    return found
