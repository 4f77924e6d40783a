"""Which records a selection leaves, and which it leaves out for want of knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.wordsearch import containing
from dashboard.selection import FACETS, Answer, Selection


@dataclass(frozen=True)
class Matching:
    """The answer to a selection, as masks over the catalogue's records.

    `masks` holds one for each filter that is set; `unknown` one for each filter that asks
    for something that is not recorded of some records.
    """

    catalogue: Catalogue
    selection: Selection
    masks: Mapping[str, Mask]
    unknown: Mapping[str, Mask]

    @property
    def shown(self) -> Mask:
        """The records that pass every filter."""
        return self.without()

    def without(self, *names: str) -> Mask:
        """The records that pass every filter but those named."""
        kept: list[Mask] = [mask for name, mask in self.masks.items() if name not in names]
        return reduce(np.logical_and, kept, np.ones(self.catalogue.size, dtype=bool))

    @property
    def answer(self) -> Answer:
        """How many organisations and projects are shown."""
        projects = int((self.shown & self.catalogue.records["is_project"].to_numpy()).sum())
        return Answer(organisations=int(self.shown.sum()) - projects, projects=projects)

    def not_recorded(self) -> dict[str, Mask]:
        """For each filter: records that pass all others, and lack what this one asks for.

        State and district ask for the same, the place in the lens; it counts once, as
        `place`. Filters that miss nobody are left out.
        """
        found = {}
        for name, unknown in self.unknown.items():
            also = ("state", "district") if name == "place" else (name,)
            missing = self.without(*also) & unknown
            if missing.any():
                found[name] = missing
        return found


def match(catalogue: Catalogue, selection: Selection) -> Matching:
    """Answer a selection."""
    masks = {name: _mask(catalogue, selection, name) for name in _set_filters(selection)}
    return Matching(catalogue, selection, masks, _unknown(catalogue, selection))


def _set_filters(selection: Selection) -> list[str]:
    names = [name for name in selection.asks() if name != "founded_unknown"]
    if selection.founded_unknown and "founded" not in names:
        names.append("founded")
    return names


def _mask(catalogue: Catalogue, selection: Selection, name: str) -> Mask:
    if name in FACETS:
        membership = catalogue.membership(name, selection.lens)
        return membership.having(getattr(selection, name), catalogue.size)
    if name == "founded":
        return _founded(catalogue, selection)
    if name == "funded" and selection.funded:
        spans = catalogue.fundings
        paid = spans.positions[spans.spans.touching(*_days(selection.funded))]
        mask = np.zeros(catalogue.size, dtype=bool)
        mask[paid] = True
        return mask
    if name == "active" and selection.active:
        return catalogue.active.touching(selection.active, selection.active)
    return containing(catalogue.texts, selection.text)


def _founded(catalogue: Catalogue, selection: Selection) -> Mask:
    mask = np.zeros(catalogue.size, dtype=bool)
    if selection.founded:
        mask |= catalogue.founded.touching(*_days(selection.founded))
    if selection.founded_unknown:
        mask |= ~catalogue.founded.known
    return mask


def _unknown(catalogue: Catalogue, selection: Selection) -> dict[str, Mask]:
    unknown: dict[str, Mask] = {}
    if selection.has_place:
        unknown["place"] = ~catalogue.anywhere[selection.lens]
    if selection.founded and not selection.founded_unknown:
        unknown["founded"] = ~catalogue.founded.known
    if selection.funded:
        funded = np.zeros(catalogue.size, dtype=bool)
        funded[catalogue.fundings.positions[catalogue.fundings.spans.known]] = True
        unknown["funded"] = ~funded
    if selection.active:
        unknown["active"] = ~catalogue.active.known
    return unknown


def _days(years: tuple[int, int]) -> tuple[date, date]:
    return date(years[0], 1, 1), date(years[1], 12, 31)
