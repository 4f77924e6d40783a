"""The fundings whose money lands at a place, and how each stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import district_number, parts, state_number
from dashboard.analysis.columns import Mask
from dashboard.analysis.edges import Edges
from dashboard.analysis.matching import Matching
from dashboard.analysis.past import past_districts
from dashboard.analysis.placements import landing_sources
from dashboard.analysis.profile_nearness import is_land
from dashboard.analysis.sets import Numbers
from dashboard.analysis.time_columns import funding_columns
from dashboard.analysis.timelines import Fundings, Paid, fundings_at, paid_at
from dashboard.geography import Epoch

STANDINGS = ("ending", "running", "goes_on", "end_unknown", "undated", "coming", "ended")
"""How a funding stands on a day, in the order in which it concerns the reader.

`ending` has its last day within `SOON`, `running` later; `goes_on` is said to have no end,
of `end_unknown` nothing is said; `undated` has no time at all.
"""
SOON = timedelta(days=365)


@dataclass(frozen=True)
class Sum:
    """Some fundings: how many, what is known of their amounts, and of how many it is not."""

    fundings: int
    euros: Decimal
    without_amount: int

    @property
    def with_amount(self) -> int:
        """Of how many the amount is known."""
        return self.fundings - self.without_amount


@dataclass(frozen=True)
class PlacedFundings:
    """Fundings of a place: `rows` in the table of fundings, and the `standing` of each."""

    catalogue: Catalogue
    rows: Numbers
    standing: Numbers

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def sums(self) -> Mapping[str, Sum]:
        """How many fundings stand how, with their amounts; those that there are none of, too."""
        return {
            name: sum_of(self.catalogue, self.rows[self.standing == at])
            for at, name in enumerate(STANDINGS)
        }

    def timeline(self) -> Fundings:
        """The same fundings as a timeline."""
        chosen = np.zeros(len(self.catalogue.dataset.table("fundings")), dtype=bool)
        chosen[self.rows] = True
        return fundings_at(self.catalogue, chosen)

    def of(self, standing: str, *, without_amount: bool = False) -> Numbers:
        """The rows of this standing; of them only those whose amount is not known, if asked."""
        rows: Numbers = self.rows[self.standing == STANDINGS.index(standing)]
        if without_amount:
            amount = self.catalogue.dataset.table("fundings").column("amount_eur")
            rows = rows[amount.spread(lambda euros: euros is None, bool)[rows]]
        return rows

    def listed(self, most: int | None = None) -> list[tuple[str, Paid]]:
        """Standing and facts of the fundings: what ends first is first; no more than `most`."""
        edges = funding_columns(self.catalogue).edges
        last = edges.last[self.rows].astype("datetime64[D]").astype(np.int64)
        ended = self.standing == STANDINGS.index("ended")
        # Of what is over, the last comes first; NaT is the smallest number there is.
        until = np.where(ended, -np.maximum(last, -(2**62)), last)
        order = np.lexsort((self.rows, until, self.standing))[:most]
        pairs = zip(self.standing[order].tolist(), self.rows[order].tolist(), strict=True)
        return [(STANDINGS[n], paid_at(self.catalogue.dataset, at)) for n, at in pairs]


def sum_of(catalogue: Catalogue, rows: Numbers) -> Sum:
    """What these rows of the table of fundings come to."""
    column = catalogue.dataset.table("fundings").column("amount_eur")
    amounts = [column.values[code] for code in column.codes[rows].tolist()]
    known = [amount for amount in amounts if amount is not None]
    return Sum(len(amounts), sum(known, Decimal(0)), len(amounts) - len(known))


def placed_fundings(matching: Matching, shown: Mask, place: str, day: date) -> PlacedFundings:
    """The fundings that land at a place and pay for a record in `shown`.

    The filters of funders, programmes and years of funding hold of each of them.
    """
    catalogue = matching.catalogue
    paying = catalogue.fundings
    passing = matching.fundings_without() & shown[paying.positions]
    wanted = np.zeros(len(catalogue.dataset.table("fundings")), dtype=bool)
    wanted[paying.rows[passing]] = True
    rows = np.flatnonzero(wanted & _landing(catalogue, place, matching.epoch))
    standing = _standings(funding_columns(catalogue).edges, day)[rows]
    return PlacedFundings(catalogue, rows, standing)


def landing_nowhere(catalogue: Catalogue, shown: Mask) -> Numbers:
    """The rows of the fundings that pay for records in `shown` and land at no known place."""
    paying = catalogue.fundings
    lost = ~catalogue.placements.landings.filled[paying.rows]
    return np.unique(paying.rows[lost & shown[paying.positions]])


def _landing(catalogue: Catalogue, place: str, epoch: Epoch) -> Mask:
    """Which fundings land at a place."""
    if not (is_land(place) or epoch.is_today):
        return _landing_then(catalogue.ever, place, epoch)
    landings = catalogue.placements.landings
    state, district = parts(landings.items)
    inside = district == district_number(place)
    if is_land(place):
        inside = state == state_number(place)
    sets = np.zeros(landings.count, dtype=bool)
    sets[landings.owners[inside]] = True
    return sets[landings.of]


def _landing_then(catalogue: Catalogue, place: str, epoch: Epoch) -> Mask:
    """The same of a district of an epoch: where the record is by whose place a funding lands."""
    there = [
        past_districts(catalogue, lens, epoch).districts.having((place,))
        for lens in ("sits", "works")
    ]
    nowhere = np.zeros(1, dtype=bool)  # the last one is that of no source
    return np.concatenate([*there, nowhere])[landing_sources(catalogue.placements)]


def _standings(edges: Edges, day: date) -> Numbers:
    today, soon = np.datetime64(day), np.datetime64(day + SOON)
    held = [
        ("ended", edges.last < today),  # no comparison with NaT is true
        ("coming", edges.first > today),
        ("ending", edges.last <= soon),
        ("running", edges.last > soon),
        ("goes_on", edges.goes_on),
        ("end_unknown", ~np.isnat(edges.first)),
    ]
    numbers = [STANDINGS.index(name) for name, _ in held]
    asked = [mask for _, mask in held]
    return np.select(asked, numbers, STANDINGS.index("undated")).astype(np.int64)
