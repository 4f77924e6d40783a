"""What each filter offers: its options in their order, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis import PROJECT, Catalogue
from dashboard.analysis.wordsearch import folded
from dashboard.geography import districts, former_districts, state, states
from dashboard.language import Language
from dashboard.selection import FACETS, Years

_LISTS = {"kind": "organisation_kind", "topic": "topic", "target_group": "target_group"}
Days = NDArray[np.datetime64]
SHORT_STATES = {"03": "NI", "14": "SN", "15": "ST", "16": "TH"}


@dataclass(frozen=True)
class Choices:
    """The options of the filters over one catalogue, in one language."""

    catalogue: Catalogue
    language: Language
    today: date = field(default_factory=date.today)

    @cached_property
    def options(self) -> Mapping[str, tuple[str, ...]]:
        """Facet to its codes in the order in which they are offered."""
        facets, dataset = self.catalogue.facets, self.catalogue.dataset
        return {
            "state": tuple(s.ags for s in sorted(states(), key=lambda s: s.name)),
            "district": tuple(
                d.ags for d in sorted(districts(), key=lambda d: (state(d.state).name, d.name))
            ),
            "kind": self._of_list("organisation_kind", also=(PROJECT,)),
            "topic": self._of_list("topic"),
            "target_group": self._of_list("target_group"),
            "funder": tuple(
                sorted(facets["funder"].values, key=lambda code: folded(dataset.name_of(code)))
            ),
            "programme": facets["programme"].values,
        }

    def _of_list(self, name: str, also: tuple[str, ...] = ()) -> tuple[str, ...]:
        terms = tuple(self.catalogue.dataset.terms.get(name, {}))
        return terms + tuple(code for code in also if code not in terms)

    def known(self) -> dict[str, frozenset[str]]:
        """What a permalink may ask for."""
        return {facet: frozenset(self.options[facet]) for facet in FACETS}

    def label(self, facet: str, code: str) -> str:
        """What an option is called in sentences and lists."""
        dataset = self.catalogue.dataset
        if facet == "state":
            return state(code).name
        if facet == "district":
            return _district_labels()[code]
        if facet == "funder":
            return dataset.name_of(code)
        if facet == "kind" and code == PROJECT:
            return self.language.say("Project")
        if facet in _LISTS:
            return dataset.label(_LISTS[facet], code, self.language.code)
        return code

    def searchable(self, facet: str, code: str) -> str:
        """What an option is called where it can be typed: districts with codes and old names."""
        if facet != "district":
            return self.label(facet, code)
        label = f"{_district_labels()[code]} · {SHORT_STATES.get(code[:2], code[:2])} {code}"
        old = ", ".join(f"{f.name} {f.code}" for f in former_districts() if f.successor == code)
        return label + (self.language.say(" (formerly {names})", names=old) if old else "")

    @cached_property
    def founding_years(self) -> Years:
        """The years that the foundings span."""
        return _years(self.catalogue.founded.first, self.catalogue.founded.last)

    @cached_property
    def funding_years(self) -> Years:
        """The years that the fundings span; to this year, where one of them goes on."""
        spans = self.catalogue.fundings.spans
        first, last = _years(spans.first, spans.last)
        goes_on = any(funding.period.open_end for funding in self.catalogue.dataset.fundings)
        return Years(first, max(last, self.today.year)) if goes_on else Years(first, last)


def _years(first: Days, last: Days) -> Years:
    days = np.concatenate([first, last])
    days = days[~np.isnat(days)]
    if len(days) == 0:
        return Years(2000, 2001)
    years = days.astype("datetime64[Y]").astype(int) + 1970
    begin, end = int(years.min()), int(years.max())
    end = max(end, min(begin + 1, 9999))
    return Years(min(begin, end - 1), end)


@cache
def _district_labels() -> dict[str, str]:
    return {d.ags: d.label for d in districts()}
