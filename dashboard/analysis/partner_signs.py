"""What speaks for each organisation as a partner, as columns over all records.

Each sign is computed from the records alone. What a project is about counts for those who
carry it or take part in it, a little less than what the organisation says of itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.partner_seeker import Seeker, is_paying, own_nodes
from dashboard.analysis.sets import Codes, Mask, Numbers
from dashboard.analysis.ties import CARRIER, Ties, ties_of
from dashboard.geography import REGION, codes_in, neighbours_in

OWN, BY_PROJECT = 2, 1
"""How a topic or a target group is shared: said of the organisation, or of its project."""

PLACES = ("", "country", "land", "neighbour", "whole_land", "district")
"""How near a partner is, the nearest last: works all over Germany; sits or works in the same
Land; in a neighbouring district; works in the whole Land; sits or works in the same district.
Of a seeker known by its Land alone, nobody is in the same district or beside it."""

AGES = (10, 5)
"""After how many years an organisation is long-standing, and after how many established."""


@dataclass(frozen=True)
class Taking:
    """Which organisations carry, or take part in, which projects: pairs of positions."""

    organisation: Numbers
    project: Numbers
    carries: Mask

    @classmethod
    def of(cls, catalogue: Catalogue) -> Taking:
        """All pairs that the ties tell of, but for those that only pay."""
        ties, is_project = ties_of(catalogue), catalogue.holders.is_project
        ends = np.stack([ties.subject, ties.object])
        record = ends < catalogue.size
        project = record & np.append(is_project, False)[np.minimum(ends, catalogue.size)]
        body = record & ~project
        kept = ~is_paying(ties) & (body[0] & project[1] | body[1] & project[0])
        first = body[0][kept]
        carrier = ties.kinds.index(CARRIER) if CARRIER in ties.kinds else -1
        return cls(
            np.where(first, ends[0][kept], ends[1][kept]),
            np.where(first, ends[1][kept], ends[0][kept]),
            first & (ties.kind[kept] == carrier),
        )

    def lifted(self, projects: Mask, *, carried: bool = False) -> Mask:
        """The organisations that have one of these projects, or carry one of them."""
        found = np.zeros(len(projects), dtype=bool)
        kept = projects[self.project] & (self.carries | (not carried))
        found[self.organisation[kept]] = True
        return found


@dataclass(frozen=True)
class Signs:
    """The signs for a seeker: arrays over all records, of which only organisations matter.

    `topics` and `groups`: by code `OWN`, `BY_PROJECT` or 0; `place`: a number in `PLACES`, and
    `place_by_project` where only a project is there; `years`: one of `AGES`, or 0; `funders`:
    how many they share; `common`: not linked with the seeker, but with one of its `partners`
    (nodes of the ties); `linked`: linked with it already, be it by money.
    """

    topics: Mapping[str, Codes]
    groups: Mapping[str, Codes]
    place: Codes
    place_by_project: Mask
    years: Codes
    funders: Codes
    common: Mask
    linked: Mask
    partners: Numbers


def signs_for(catalogue: Catalogue, seeker: Seeker, today: date) -> Signs:
    """What speaks for each organisation as a partner of this seeker."""
    taking, ties = Taking.of(catalogue), ties_of(catalogue)
    place, by_project = _place(catalogue, seeker, taking)
    linked, common, partners = _links(catalogue, seeker, ties)
    return Signs(
        topics=_shared(catalogue, "topic", seeker.topics, taking),
        groups=_shared(catalogue, "target_group", seeker.target_groups, taking),
        place=place,
        place_by_project=by_project,
        years=_years(catalogue, today),
        funders=_funders(catalogue, seeker, taking),
        common=common,
        linked=linked,
        partners=partners,
    )


def _shared(
    catalogue: Catalogue, facet: str, asked: Iterable[str], taking: Taking
) -> dict[str, Codes]:
    membership, is_project = catalogue.facets[facet], catalogue.holders.is_project
    found = {}
    for code in asked:
        having = membership.having([code])
        by_project = taking.lifted(having & is_project)
        found[code] = np.where(having, OWN, np.where(by_project, BY_PROJECT, 0))
    return found


def _place(catalogue: Catalogue, seeker: Seeker, taking: Taking) -> tuple[Codes, Mask]:
    near = np.zeros(catalogue.size, dtype=np.int64)
    if not seeker.places:
        return near, np.zeros(catalogue.size, dtype=bool)
    epoch = seeker.epoch
    beside = {code for each in seeker.districts for code in neighbours_in(each, epoch)}
    for level, facet, codes in (
        ("land", "state", seeker.lands),
        ("neighbour", "district", beside),
        ("district", "district", seeker.districts),
    ):
        near[catalogue.membership(facet, "sits", epoch).having(codes)] = PLACES.index(level)
    works = catalogue.stands["works"]
    level_of = np.zeros(len(catalogue.places.ags), dtype=np.int64)
    for at in np.unique(works.place).tolist():
        level_of[at] = _level(str(catalogue.places.ags[at]), seeker, beside)
    np.maximum.at(near, works.record, level_of[works.place])
    own = near.copy()
    carried = taking.carries
    np.maximum.at(near, taking.organisation[carried], own[taking.project[carried]])
    return near, near > own


def _level(ags: str, seeker: Seeker, beside: set[str]) -> int:
    """How near it is to work in an area."""
    districts = set(codes_in(ags, seeker.epoch))  # of then, an area of today may be several
    if ags == REGION:
        name = "country"
    elif districts.intersection(seeker.districts):
        name = "district"
    elif ags in seeker.lands:
        name = "whole_land"
    elif districts & beside:
        name = "neighbour"
    else:
        name = "land" if ags[:2] in seeker.lands else ""
    return PLACES.index(name)


def _years(catalogue: Catalogue, today: date) -> Codes:
    """By when it has certainly been there."""
    found = np.zeros(catalogue.size, dtype=np.int64)
    for years in sorted(AGES):
        before = np.datetime64(date(max(today.year - years, 1), today.month, min(today.day, 28)))
        found[catalogue.founded.known & (catalogue.founded.last <= before)] = years
    return found


def _funders(catalogue: Catalogue, seeker: Seeker, taking: Taking) -> Codes:
    """How many funders an organisation shares, itself or by a project that it carries."""
    pairs, values = catalogue.fundings.pairs["funder"], catalogue.fundings.facets["funder"].values
    found = np.zeros(catalogue.size, dtype=np.int64)
    number = {value: n for n, value in enumerate(values)}
    for funder in seeker.funders:
        paid = np.zeros(catalogue.size, dtype=bool)
        paid[pairs.records[pairs.codes == number.get(funder, -1)]] = True
        found += paid | taking.lifted(paid & catalogue.holders.is_project, carried=True)
    return found


def _links(catalogue: Catalogue, seeker: Seeker, ties: Ties) -> tuple[Mask, Mask, Numbers]:
    """Who is linked with the seeker, who has a partner of its, and these partners as nodes."""
    nobody = np.zeros(catalogue.size, dtype=bool)
    at = catalogue.position_of.get(seeker.record, -1)
    if at < 0:
        return nobody, nobody, np.zeros(0, dtype=np.int64)
    own = own_nodes(ties, at)
    linked = _bodies(catalogue, ties, _reached(ties, own, np.ones(len(ties), dtype=bool)), own)
    working = ~is_paying(ties)
    partners = _reached(ties, own, working)
    common = _bodies(catalogue, ties, _reached(ties, partners, working), own)
    return linked, common & ~linked, partners


def _reached(ties: Ties, nodes: Numbers, kept: Mask) -> Numbers:
    """The nodes at the other ends of the kept ties of these, without themselves."""
    places = ties.around.places(nodes)
    ends = ties.around.other[places][kept[ties.around.tie[places]]]
    return np.setdiff1d(ends, nodes)


def _bodies(catalogue: Catalogue, ties: Ties, nodes: Numbers, own: Numbers) -> Mask:
    """The organisations among nodes, and those whose projects or events are among them."""
    there = np.zeros(ties.nodes, dtype=bool)
    there[nodes] = True
    there[own] = False
    owner = (ties.table == 1) | (ties.table == 3)  # the rows of projects and of events
    there[ties.subject[owner][there[ties.object[owner]]]] = True
    there[own] = False
    return np.asarray(there[: catalogue.size] & ~catalogue.holders.is_project)
