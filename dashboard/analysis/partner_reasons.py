"""Why an organisation is ranked as a partner: its signs by name, to be said in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.partner_seeker import is_paying, own_nodes
from dashboard.analysis.partner_signs import BY_PROJECT, OWN, PLACES, Taking
from dashboard.analysis.partners import MOST_FUNDERS, WEIGHTS, Ranking
from dashboard.analysis.sets import Codes
from dashboard.analysis.sites import names_of
from dashboard.analysis.ties import ties_of

MOST_NAMED = 3
"""Up to so many projects, funders or partners are named in a reason."""


class Reason(NamedTuple):
    """One reason: its name in `WEIGHTS` (or `linked`), its points, and what it is about.

    `codes` are the shared topics or target groups, `records` the ids of the projects, funders
    or partners (events among them) that it goes by.
    """

    name: str
    points: int
    codes: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


class Partner(NamedTuple):
    """A ranked organisation; its points are the sum of its reasons'."""

    record: str
    points: int
    reasons: tuple[Reason, ...]


def told_partners(catalogue: Catalogue, ranking: Ranking, most: int) -> list[Partner]:
    """The first so many of a ranking, with their reasons."""
    taking = Taking.of(catalogue)
    ids = catalogue.records["record"].to_numpy(dtype=object)
    return [
        Partner(ids[at], int(ranking.points[at]), tuple(_reasons(catalogue, ranking, taking, at)))
        for at in ranking.order[:most].tolist()
    ]


def _reasons(catalogue: Catalogue, ranking: Ranking, taking: Taking, at: int) -> Iterator[Reason]:
    signs = ranking.signs
    projects = taking.project[taking.organisation == at]
    for kind, facet, found in (
        ("group", "target_group", signs.groups),
        ("topic", "topic", signs.topics),
    ):
        own = tuple(code for code, shared in found.items() if shared[at] == OWN)
        if own:
            yield Reason(kind, WEIGHTS[kind] * len(own), own)
        lent = tuple(code for code, shared in found.items() if shared[at] == BY_PROJECT)
        if lent:
            having = catalogue.facets[facet].having(lent)
            by = _named(catalogue, projects[having[projects]])
            name = f"{kind}_by_project"
            yield Reason(name, WEIGHTS[name] * len(lent), lent, by)
    if place := PLACES[signs.place[at]]:
        yield Reason(place, WEIGHTS[place], records=_there(catalogue, ranking, taking, at))
    if years := int(signs.years[at]):
        yield Reason(f"years_{years}", WEIGHTS[f"years_{years}"])
    if shared := min(int(signs.funders[at]), MOST_FUNDERS):
        funders = _paying(catalogue, ranking, taking, at)
        yield Reason("funder", WEIGHTS["funder"] * shared, records=funders)
    if signs.common[at]:
        yield Reason("common", WEIGHTS["common"], records=_common(catalogue, ranking, at))
    if ranking.seeker.record:
        yield Reason("linked", 0) if signs.linked[at] else Reason("new", WEIGHTS["new"])


def _there(catalogue: Catalogue, ranking: Ranking, taking: Taking, at: int) -> tuple[str, ...]:
    """The carried projects by which an organisation is near, where it is not so itself."""
    if not ranking.signs.place_by_project[at]:
        return ()
    carried = taking.project[taking.carries & (taking.organisation == at)]
    near = ranking.signs.place[carried] == ranking.signs.place[at]
    return _named(catalogue, carried[near])


def _paying(catalogue: Catalogue, ranking: Ranking, taking: Taking, at: int) -> tuple[str, ...]:
    pairs, values = catalogue.fundings.pairs["funder"], catalogue.fundings.facets["funder"].values
    paid = np.append(taking.project[taking.carries & (taking.organisation == at)], at)
    paying = {values[code] for code in pairs.codes[np.isin(pairs.records, paid)].tolist()}
    return tuple(sorted(paying & set(ranking.seeker.funders), key=catalogue.name_of))[:MOST_NAMED]


def _common(catalogue: Catalogue, ranking: Ranking, at: int) -> tuple[str, ...]:
    """The partners of the seeker with whom an organisation works, events by their ids, too."""
    ties = ties_of(catalogue)
    places = ties.around.places(own_nodes(ties, at))
    ends = ties.around.other[places][~is_paying(ties)[ties.around.tie[places]]]
    shared = np.intersect1d(ends, ranking.signs.partners)
    records, events = shared[shared < catalogue.size], shared[shared >= catalogue.size]
    titles = catalogue.dataset.table("events").column("id")
    named = [titles.cell(int(node) - catalogue.size) for node in events.tolist()]
    return (*_named(catalogue, records), *sorted(named))[:MOST_NAMED]


def _named(catalogue: Catalogue, positions: Codes) -> tuple[str, ...]:
    """The ids of records, the first few by name."""
    rank = names_of(catalogue).rank
    chosen = sorted(set(positions.tolist()), key=lambda at: int(rank[at]))[:MOST_NAMED]
    ids = catalogue.records["record"].to_numpy(dtype=object)
    return tuple(ids[chosen].tolist())
