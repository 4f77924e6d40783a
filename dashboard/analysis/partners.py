"""Established partners for an organisation or a new initiative, ranked, with their reasons.

Points are added up, nothing else. `WEIGHTS`:

==================  ======  =========================================================
sign                points  counted
==================  ======  =========================================================
topic                    3  for each topic that the organisation itself shares
topic_by_project         2  for each that only a project shares which it takes part in
group                    3  for each target group, likewise
group_by_project         2  likewise
district                 4  sits or works in the same district    } the best of
whole_land               3  works in the whole Land               } these alone,
neighbour                2  sits or works in a district beside it } also where a
land                     1  sits or works in the same Land        } project of its
country                  1  works all over Germany                } own is there
years_10                 2  certainly there for ten years } one of
years_5                  1  certainly there for five      } these
funder                   1  for each shared funder, three at the most
common                   2  works with a partner of the seeker
new                      1  not yet linked with the seeker (an organisation of the atlas)
==================  ======  =========================================================

An organisation is ranked if it shares a topic, a target group, a funder or a partner; a place
alone is enough where the seeker has none of these. The seeker, and what is dissolved, are out.
Of as many points, the name decides. The weights are a judgement, and said on the page: what
one works on and for whom counts most, being near helps, and experience tips the scales.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.partner_signs import BY_PROJECT, OWN, PLACES, Signs, signs_for
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.sites import names_of

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "topic": 3,
        "topic_by_project": 2,
        "group": 3,
        "group_by_project": 2,
        "district": 4,
        "whole_land": 3,
        "neighbour": 2,
        "land": 1,
        "country": 1,
        "years_10": 2,
        "years_5": 1,
        "funder": 1,
        "common": 2,
        "new": 1,
    }
)
MOST_FUNDERS = 3


@dataclass(frozen=True)
class Ranking:
    """The partners from the first to the last, and who could not be judged.

    `order` has the positions of those that are ranked, `points` those of every record.
    `judged` is how many organisations were looked at; of them `no_subject` have neither topic
    nor target group, of their own or by a project, `no_place` no place, `no_founding` no
    founding recorded; `dissolved` are left out.
    """

    seeker: Seeker
    signs: Signs
    order: Numbers
    points: Numbers
    judged: int
    no_subject: Mask
    no_place: Mask
    no_founding: Mask
    dissolved: Mask

    def __len__(self) -> int:
        return len(self.order)


def rank(catalogue: Catalogue, seeker: Seeker, pool: Mask, today: date) -> Ranking:
    """Rank the organisations among the records of `pool` as partners of a seeker."""
    signs = signs_for(catalogue, seeker, today)
    bodies = pool & ~catalogue.holders.is_project
    dissolved = bodies & (catalogue.active.last < np.datetime64(today))
    judged = bodies & ~dissolved
    own = catalogue.position_of.get(seeker.record, -1)
    if own >= 0:
        judged[own] = False
    relevant = _relevant(signs) if _has_subject(seeker, signs) else signs.place > 0
    points = _points(seeker, signs)
    found = np.flatnonzero(judged & relevant)
    names = names_of(catalogue).rank
    order = found[np.lexsort((names[found], -points[found]))]
    told = [catalogue.facets[name].sets.filled for name in ("topic", "target_group")]
    placed = catalogue.anywhere["sits"] | catalogue.anywhere["works"]
    return Ranking(
        seeker=seeker,
        signs=signs,
        order=order,
        points=points,
        judged=int(np.count_nonzero(judged)),
        no_subject=judged & ~relevant & ~(told[0] | told[1]),
        no_place=judged & ~placed & (signs.place == 0),
        no_founding=judged & ~catalogue.founded.known,
        dissolved=dissolved,
    )


def _has_subject(seeker: Seeker, signs: Signs) -> bool:
    """Whether the seeker has anything but a place to be found by."""
    return bool(seeker.topics or seeker.target_groups or seeker.funders or len(signs.partners))


def _relevant(signs: Signs) -> Mask:
    relevant = signs.common | signs.linked | (signs.funders > 0)
    for shared in (*signs.topics.values(), *signs.groups.values()):
        relevant = relevant | (shared > 0)
    return relevant


def _points(seeker: Seeker, signs: Signs) -> Numbers:
    weights = WEIGHTS
    points = np.zeros(len(signs.place), dtype=np.int64)
    for kind, found in (("topic", signs.topics), ("group", signs.groups)):
        for shared in found.values():
            points += weights[kind] * (shared == OWN)
            points += weights[f"{kind}_by_project"] * (shared == BY_PROJECT)
    points += np.array([weights.get(name, 0) for name in PLACES])[signs.place]
    for years in (10, 5):
        points += weights[f"years_{years}"] * (signs.years == years)
    points += weights["funder"] * np.minimum(signs.funders, MOST_FUNDERS)
    points += weights["common"] * signs.common
    if seeker.record:
        points += weights["new"] * ~signs.linked
    return points
