"""Records by the districts of a day before a reform: made when such a day is asked for.

A place is in the district that its code, or else its point, was in. Where neither tells
which of those that have joined since it was, it is kept as `possible` in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dashboard.analysis.cells import district_codes, parts
from dashboard.analysis.columns import Membership
from dashboard.analysis.places import PRECISIONS, Places
from dashboard.analysis.sets import Numbers, Sets
from dashboard.geography import (
    Epoch,
    codes_in,
    current_district,
    districts_at,
    districts_in,
    possible_in,
    tells_past,
)

if TYPE_CHECKING:
    from dashboard.analysis.catalogue import Catalogue

_Told = tuple[tuple[str, ...], tuple[str, ...]]
"""The districts that a place was in, or covered; and those that it may have been in."""


@dataclass(frozen=True)
class PastPlaces:
    """The places of a catalogue in an epoch: numbers in `epoch_codes`."""

    districts: Sets
    possible: Sets


@dataclass(frozen=True)
class PastDistricts:
    """Which records are in which district of an epoch through a lens, and which may be."""

    districts: Membership
    possible: Membership


@cache
def epoch_codes(epoch: Epoch) -> tuple[str, ...]:
    """The codes of an epoch's districts by their number; none is number 0."""
    return ("", *sorted(districts_in(epoch)))


def past_districts(catalogue: Catalogue, lens: str, epoch: Epoch) -> PastDistricts:
    """The records of a catalogue by district of an epoch."""

    def make() -> PastDistricts:
        found, stands = past_places(catalogue, epoch), catalogue.stands[lens]

        def members(sets: Sets) -> Membership:
            kinds = Sets(np.arange(sets.count), sets.count, sets.owners, sets.items)
            of = Sets.of_pairs(stands.record, sets.of[stands.place], catalogue.size)
            return Membership.named(epoch_codes(epoch), of.through(kinds))

        return PastDistricts(members(found.districts), members(found.possible))

    return catalogue.once(("past", lens, epoch), make)


def past_places(catalogue: Catalogue, epoch: Epoch) -> PastPlaces:
    """The districts of an epoch in which the places of a catalogue were."""
    catalogue = catalogue.ever
    seats = len(catalogue.stands["sits"].place)  # the areas stand below them
    return catalogue.once(("past", epoch), lambda: judged(catalogue.places, seats, epoch))


def judged(places: Places, seats: int, epoch: Epoch) -> PastPlaces:
    """The districts of an epoch in which places were: the first `seats` sit, the others are areas.

    Each distinct code is judged once, and a point where the code leaves a choice.
    """
    is_seat = np.arange(len(places.ags)) < seats
    code, texts = pd.factorize(places.ags)
    which = places.cells.of.astype(np.int64)
    keys = (code * (places.cells.count + 1) + which) * 2 + is_seat
    _, first, number = np.unique(keys, return_index=True, return_inverse=True)
    today = _today(places.cells)
    distinct = [(texts[code[at]], today[which[at]], bool(is_seat[at])) for at in first.tolist()]
    told = [_told(*each, epoch) for each in distinct]
    is_open = np.array([_is_open(*each, epoch) for each in distinct], dtype=bool)
    exact = ~np.isnan(places.latitude) & (places.precision < PRECISIONS.index("district"))
    number = number.ravel()
    for row, district in _pointed(places, np.flatnonzero(exact & is_open[number]), epoch):
        if district in possible_in(today[which[row]][0], epoch):
            told.append(((district,), ()))
            number[row] = len(told) - 1
    return PastPlaces(*(_sets(number, [each[n] for each in told], epoch) for n in (0, 1)))


def _told(ags: str, today: tuple[str, ...], is_seat: bool, epoch: Epoch) -> _Told:
    """What a code says of a place that is in these districts of today, or covers them."""
    if len(today) != 1:
        return tuple(each for code in today for each in codes_in(code, epoch)), ()
    found = codes_in(ags if current_district(ags) == today[0] else today[0], epoch)
    return ((), found) if is_seat and len(found) > 1 else (found, ())


def _is_open(ags: str, today: tuple[str, ...], is_seat: bool, epoch: Epoch) -> bool:
    """Whether a point can tell more than the code."""
    if not is_seat or len(today) != 1 or tells_past(ags):
        return False
    return possible_in(today[0], epoch) != {today[0]}


def _pointed(places: Places, rows: Numbers, epoch: Epoch) -> Iterable[tuple[int, str | None]]:
    found = districts_at(places.latitude[rows], places.longitude[rows], epoch)
    return zip(rows.tolist(), found.tolist(), strict=True)


def _today(cells: Sets) -> list[tuple[str, ...]]:
    """The districts of today in each of the sets of cells."""
    found: list[tuple[str, ...]] = [() for _ in range(cells.count)]
    _, district = parts(cells.items)
    for owner, number in zip(cells.owners.tolist(), district.tolist(), strict=True):
        if number:
            found[owner] += (district_codes()[number],)
    return found


def _sets(of: Numbers, told: Sequence[tuple[str, ...]], epoch: Epoch) -> Sets:
    number = {code: n for n, code in enumerate(epoch_codes(epoch))}
    pairs = [
        (n, item) for n, codes in enumerate(told) for item in sorted(number[code] for code in codes)
    ]
    owners, items = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Sets(of, len(told), owners, items)
