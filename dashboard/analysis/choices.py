"""What each filter offers: its options in their order, and what they are called."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import PROJECT, Catalogue
from dashboard.analysis.wordsearch import folded
from dashboard.geography import (
    Epoch,
    districts,
    districts_in,
    epoch_on,
    former_districts,
    past_districts,
    state,
    states,
)
from dashboard.language import Language
from dashboard.selection import FACETS, Years

_LISTS = {"kind": "organisation_kind", "topic": "topic", "target_group": "target_group"}
Days = NDArray[np.datetime64]
SHORT_STATES = {"03": "NI", "14": "SN", "15": "ST", "16": "TH"}


@dataclass(frozen=True)
class Offer:
    """What a catalogue offers in any language, made once for all runs of the page.

    `options` has the codes of each facet in the order in which they are offered, `known` the
    same as sets; `funding_goes_on` tells whether any funding has no end yet. `labels` has what
    the options of each facet are called where they can be typed, by language and epoch, and
    `past` the options of epochs before today's, once asked for.
    """

    options: Mapping[str, tuple[str, ...]]
    known: Mapping[str, frozenset[str]]
    founding_years: Years
    funding_years: Years
    funding_goes_on: bool
    labels: dict[Hashable, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    past: dict[Epoch, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def of_epoch(self, epoch: Epoch) -> Mapping[str, tuple[str, ...]]:
        """The options with the districts of an epoch."""
        if epoch not in self.past:
            found = districts_in(epoch).values()
            in_order = sorted(found, key=lambda d: (state(d.state).name, d.name, d.ags))
            districts = tuple(each.ags for each in in_order)
            self.past[epoch] = {**self.options, "district": districts}
        return self.past[epoch]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Offer:
        """The offer of a catalogue."""
        facets, fundings = catalogue.facets, catalogue.fundings
        options = {
            "state": tuple(s.ags for s in sorted(states(), key=lambda s: s.name)),
            "district": tuple(
                d.ags for d in sorted(districts(), key=lambda d: (state(d.state).name, d.name))
            ),
            "kind": _of_list(catalogue, "organisation_kind", also=(PROJECT,)),
            "topic": _of_list(catalogue, "topic"),
            "target_group": _of_list(catalogue, "target_group"),
            "funder": tuple(
                sorted(facets["funder"].values, key=lambda code: folded(catalogue.name_of(code)))
            ),
            "programme": facets["programme"].values,
        }
        return cls(
            options=options,
            known={facet: frozenset(options[facet]) for facet in FACETS},
            founding_years=_years(catalogue.founded.first, catalogue.founded.last),
            funding_years=_years(fundings.spans.first, fundings.spans.last),
            funding_goes_on=fundings.goes_on,
        )


def _of_list(catalogue: Catalogue, name: str, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    terms = tuple(catalogue.dataset.terms.get(name, {}))
    return terms + tuple(code for code in also if code not in terms)


def _offer(catalogue: Catalogue) -> Offer:
    """The offer of a catalogue, kept for as long as the catalogue is."""
    return catalogue.once("offer", lambda: Offer.of(catalogue))


@dataclass(frozen=True)
class Choices:
    """The options of the filters over one catalogue, in one language.

    Districts are those of today, or of an epoch.
    """

    catalogue: Catalogue
    language: Language
    today: date = field(default_factory=date.today)
    epoch: Epoch = field(default_factory=lambda: epoch_on(None))

    @property
    def options(self) -> Mapping[str, tuple[str, ...]]:
        """Facet to its codes in the order in which they are offered."""
        offer = _offer(self.catalogue)
        return offer.options if self.epoch.is_today else offer.of_epoch(self.epoch)

    def at(self, epoch: Epoch) -> Choices:
        """The same with the districts of an epoch."""
        return replace(self, epoch=epoch)

    def known(self) -> Mapping[str, frozenset[str]]:
        """What a permalink may ask for, of districts those of today."""
        return _offer(self.catalogue).known

    def label(self, facet: str, code: str) -> str:
        """What an option is called in sentences and lists."""
        if facet == "state":
            return state(code).name
        if facet == "district":
            return _district_labels()[code]
        if facet == "funder":
            return self.catalogue.name_of(code)
        if facet == "kind" and code == PROJECT:
            return self.language.say("Project")
        if facet in _LISTS:
            return self.catalogue.dataset.label(_LISTS[facet], code, self.language.code)
        return code

    def searchable(self, facet: str, code: str) -> str:
        """What an option is called where it can be typed: districts with codes and old names."""
        labels = _offer(self.catalogue).labels
        asked = self.language.code, self.epoch
        if asked not in labels:
            labels[asked] = {
                each: {option: self._spelt_out(each, option) for option in options}
                for each, options in self.options.items()
            }
        known = labels[asked][facet]
        return known[code] if code in known else self._spelt_out(facet, code)

    def _spelt_out(self, facet: str, code: str) -> str:
        if facet != "district":
            return self.label(facet, code)
        label = f"{_district_labels()[code]} · {SHORT_STATES.get(code[:2], code[:2])} {code}"
        there = districts_in(self.epoch)
        former = [f for f in former_districts() if f.successor == code and f.code not in there]
        old = ", ".join(f"{f.name} {f.code}" for f in former)
        return label + (self.language.say(" (formerly {names})", names=old) if old else "")

    @property
    def founding_years(self) -> Years:
        """The years that the foundings span."""
        return _offer(self.catalogue).founding_years

    @property
    def funding_years(self) -> Years:
        """The years that the fundings span; to this year, where one of them goes on."""
        offer = _offer(self.catalogue)
        first, last = offer.funding_years
        return Years(first, max(last, self.today.year) if offer.funding_goes_on else last)


def _years(first: Days, last: Days) -> Years:
    days = np.concatenate([first, last])
    days = days[~np.isnat(days)]
    if len(days) == 0:
        return Years(2000, 2001)
    begin, end = (
        int(day.astype("datetime64[Y]").astype(int)) + 1970 for day in (days.min(), days.max())
    )
    end = max(end, min(begin + 1, 9999))
    return Years(min(begin, end - 1), end)


@cache
def _district_labels() -> dict[str, str]:
    past = {d.ags: d.label for d in past_districts()}
    return past | {d.ags: d.label for d in districts()}
