"""Which records a selection leaves, and which it leaves out for want of knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Membership
from dashboard.analysis.past import past_districts
from dashboard.analysis.sets import Mask, settled
from dashboard.geography import Epoch
from dashboard.selection import FACETS, Answer, Selection

FUNDING_FILTERS = ("funder", "programme", "funded")
"""The filters that ask for a funding; one and the same must pass all of them."""


@dataclass(frozen=True)
class Matching:
    """The answer to a selection, as masks.

    `masks` holds one over the catalogue's records for each filter that is set; those of
    `FUNDING_FILTERS` are in `funding`, over its fundings. What was once asked of it is
    remembered.
    """

    catalogue: Catalogue
    selection: Selection
    masks: Mapping[str, Mask]
    funding: Mapping[str, Mask]
    _made: dict[frozenset[str], Mask] = field(default_factory=dict, repr=False, compare=False)

    def membership(self, facet: str) -> Membership:
        """The memberships of a facet, as the selection means it."""
        return self.catalogue.membership(facet, self.selection.lens, self.selection.epoch)

    @property
    def epoch(self) -> Epoch:
        """The time whose districts are meant."""
        return self.selection.epoch

    @property
    def shown(self) -> Mask:
        """The records that pass every filter."""
        return self.without()

    def without(self, *names: str) -> Mask:
        """The records that pass every filter but those named; not to be written to."""
        return self._passing(frozenset((*self.masks, *self.funding)).difference(names))

    def _passing(self, names: frozenset[str]) -> Mask:
        """The records that pass these filters."""
        if names not in self._made:
            passing = [mask for name, mask in self.masks.items() if name in names]
            paying = names.intersection(self.funding)
            if passing and paying:
                passing.append(self._passing(paying))
            elif paying:
                rows = self.fundings_without(*self.funding.keys() - paying)
                passing.append(self.catalogue.fundings.paid_for(rows, self.catalogue.size))
            self._made[names] = settled(_all(passing, self.catalogue.size))
        return self._made[names]

    def fundings_without(self, *names: str) -> Mask:
        """The fundings that pass every filter of theirs but those named."""
        kept = [mask for name, mask in self.funding.items() if name not in names]
        return _all(kept, len(self.catalogue.fundings.positions))

    @cached_property
    def unknown(self) -> Mapping[str, Mask]:
        """For each filter whose answer is not recorded of some records: these."""
        return _unknown(self)

    @property
    def answer(self) -> Answer:
        """How many organisations and projects are shown."""
        return self.answer_of(self.shown)

    def answer_of(self, mask: Mask) -> Answer:
        """How many organisations and projects are in a mask."""
        projects = int(np.count_nonzero(mask & self.catalogue.holders.is_project))
        return Answer(int(np.count_nonzero(mask)) - projects, projects)

    def not_recorded(self) -> dict[str, Mask]:
        """For each filter: records that pass all others, and lack what this one asks for.

        State and district ask for the same, the place in the lens; it counts once, as
        `place`, also where of a seat no more than the Land is known. What is shown all the
        same, by another of its places or fundings, lacks nothing. Filters that miss nobody
        are left out.
        """
        found = {}
        for name, unknown in self.unknown.items():
            also = ("state", "district") if name == "place" else (name,)
            missing = self.without(*also) & unknown & ~self.shown
            if missing.any():
                found[name] = missing
        return found


def match(catalogue: Catalogue, selection: Selection) -> Matching:
    """Answer a selection; one of a day by where records were on it."""
    catalogue = catalogue.on(selection.active)
    names = _set_filters(selection)
    masks = {n: _mask(catalogue, selection, n) for n in names if n not in FUNDING_FILTERS}
    funding = {n: _paying(catalogue, selection, n) for n in names if n in FUNDING_FILTERS}
    return Matching(catalogue, selection, masks, funding)


def _all(masks: list[Mask], size: int) -> Mask:
    passing = np.ones(size, dtype=bool)
    for mask in masks:
        passing &= mask
    return passing


def _set_filters(selection: Selection) -> list[str]:
    names = [name for name in selection.asks() if name != "founded_unknown"]
    if selection.founded_unknown and "founded" not in names:
        names.append("founded")
    return names


def _mask(catalogue: Catalogue, selection: Selection, name: str) -> Mask:
    if name in FACETS:
        membership = catalogue.membership(name, selection.lens, selection.epoch)
        return membership.having(getattr(selection, name))
    if name == "founded":
        return _founded(catalogue, selection)
    if name == "active" and selection.active:
        return catalogue.active.touching(selection.active, selection.active)
    return catalogue.texts.containing(selection.text)


def _paying(catalogue: Catalogue, selection: Selection, name: str) -> Mask:
    fundings = catalogue.fundings
    if name == "funded" and selection.funded:
        return fundings.spans.touching(*_days(selection.funded))
    return fundings.facets[name].having(getattr(selection, name))


def _founded(catalogue: Catalogue, selection: Selection) -> Mask:
    mask = np.zeros(catalogue.size, dtype=bool)
    if selection.founded:
        mask |= catalogue.founded.touching(*_days(selection.founded))
    if selection.founded_unknown:
        mask |= ~catalogue.founded.known
    return mask


def _unknown(matching: Matching) -> dict[str, Mask]:
    catalogue, selection = matching.catalogue, matching.selection
    unknown: dict[str, Mask] = {}
    if selection.has_place:
        unknown["place"] = _nowhere(matching) | _within_land(matching)
    if selection.founded and not selection.founded_unknown:
        unknown["founded"] = ~catalogue.founded.known
    if selection.funded:
        fundings = catalogue.fundings
        undated = matching.fundings_without("funded") & ~fundings.spans.known
        unfunded = ~fundings.paid_for(np.ones(len(undated), dtype=bool), catalogue.size)
        unknown["funded"] = unfunded | fundings.paid_for(undated, catalogue.size)
    if selection.active:
        unknown["active"] = ~catalogue.active.known
    return unknown


def _nowhere(matching: Matching) -> Mask:
    """Of whom no place is recorded; not those of whom it is, that no funding ran on the day."""
    catalogue, lens = matching.catalogue, matching.selection.lens
    nowhere: Mask = ~catalogue.anywhere[lens]
    if lens == "funded" and (day := matching.selection.active):
        fundings = catalogue.fundings
        running = fundings.paid_for(fundings.spans.possible(day), catalogue.size)
        ever = fundings.paid_for(np.ones(len(fundings.rows), dtype=bool), catalogue.size)
        nowhere = nowhere & (running | ~ever)
    return nowhere


def _within_land(matching: Matching) -> Mask:
    """Places known to be in the Land of a chosen district, and no more exactly.

    Of a day before a reform also those that may have been in a chosen district.
    """
    catalogue, selection = matching.catalogue, matching.selection
    lands = {code[:2] for code in selection.district}
    if selection.state:
        lands &= set(selection.state)
    within = catalogue.states_alone[selection.lens].having(lands)
    if selection.epoch.is_today or not selection.district:
        return within
    past = past_districts(catalogue, selection.lens, selection.epoch)
    return within | past.possible.having(c for c in selection.district if c[:2] in lands)


def _days(years: tuple[int, int]) -> tuple[date, date]:
    return date(years[0], 1, 1), date(years[1], 12, 31)
