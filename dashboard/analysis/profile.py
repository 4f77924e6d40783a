"""What is known of one district or Land: who is there, what for, since when, paid how.

Of a reader's selection all filters hold but that of the place, for which the profile's own
place stands: a Land, or a district of the day that is asked for. So each number agrees with
the sentence that the same filters give on the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.matching import Matching
from dashboard.analysis.origins import rests_on
from dashboard.analysis.profile_fundings import PlacedFundings, landing_nowhere, placed_fundings
from dashboard.analysis.profile_nearness import anywhere_at, is_land, near, places_beside
from dashboard.analysis.profile_topics import TopicRow
from dashboard.analysis.sets import Numbers
from dashboard.analysis.telling import may_be_at, timed, told
from dashboard.analysis.timelines import Founding, foundings
from dashboard.analysis.vague import vague
from dashboard.geography import Epoch, area_name, states
from dashboard.model import Dataset
from dashboard.selection import LENSES, Answer


@dataclass(frozen=True, eq=False)
class Profile:
    """The profile of a place, a district or Land (AGS), as of a day; masks are over records.

    `passing` are the records that pass the other filters, `lenses` those of them that sit,
    work or are funded here; `near` are here themselves, `wide` only as part of a larger area.
    """

    matching: Matching
    place: str
    day: date
    passing: Mask
    lenses: Mapping[str, Mask]
    near: Mask
    wide: Mask
    fundings: PlacedFundings

    @property
    def catalogue(self) -> Catalogue:
        """The records."""
        return self.matching.catalogue

    @property
    def dataset(self) -> Dataset:
        """The tables."""
        return self.catalogue.dataset

    @property
    def epoch(self) -> Epoch:
        """The time whose districts are meant."""
        return self.matching.epoch

    @property
    def name(self) -> str:
        """What the place is called."""
        return area_name(self.place, self.epoch)

    @property
    def filtered(self) -> bool:
        """Whether the filters leave anybody out, so that what is missing may be in the atlas."""
        return not bool(self.passing.all())

    @property
    def timed(self) -> bool:
        """Whether a time is asked for."""
        return timed(self.matching)

    @property
    def here(self) -> Mask:
        """All records of the profile."""
        return self.near | self.wide

    @property
    def beside(self) -> tuple[str, ...]:
        """The codes of the neighbours."""
        return places_beside(self.place, self.epoch)

    def answer(self, mask: Mask) -> Answer:
        """How many organisations and projects are in a mask."""
        projects = int(np.count_nonzero(mask & self.catalogue.holders.is_project))
        return Answer(int(np.count_nonzero(mask)) - projects, projects)

    def at(self, place: str) -> Mask:
        """The records that are at any place itself, for comparison."""
        if place == self.place:
            return self.near
        return self.passing & near(self.catalogue, place, self.epoch)

    @property
    def around(self) -> Mask:
        """The records of the Land that a district lies in; those of all four Länder for a Land."""
        if not is_land(self.place):
            return self.at(self.place[:2])
        return any_of(self.at(land.ags) for land in states())

    @cached_property
    def topics(self) -> tuple[TopicRow, ...]:
        """Every topic of the vocabulary in its order, then those that only records have."""
        facet = self.catalogue.facets["topic"]
        close, wide = facet.counts(self.near), facet.counts(self.wide)
        around, unsure = facet.counts(self.around), facet.counts(self.unsure)
        beside = {place: facet.counts(self.at(place)) for place in self.beside}
        codes = dict.fromkeys([*self.dataset.terms.get("topic", {}), *facet.values])
        return tuple(
            TopicRow(
                topic,
                close.get(topic, 0),
                wide.get(topic, 0),
                tuple((each, n) for each, found in beside.items() if (n := found.get(topic, 0))),
                around.get(topic, 0),
                unsure.get(topic, 0),
                self.told,
            )
            for topic in codes
        )

    @cached_property
    def unsure(self) -> Mask:
        """Those who may be here, and are not counted for want of a place or a time."""
        return may_be_at(self.matching, self.place)

    @cached_property
    def told(self) -> bool:
        """Whether anybody tells of the place, so that what is not told there is missing."""
        level = "state" if is_land(self.place) else "district"
        return bool(told(self.matching, "topic", level, (self.place,))[0])

    @property
    def beside_all(self) -> Mask:
        """The records of all neighbours together."""
        nobody = np.zeros(self.catalogue.size, dtype=bool)
        return any_of((nobody, *(self.at(place) for place in self.beside)))

    def of_topic(self, topic: str, among: Mask) -> Mask:
        """The records of a mask that have a topic."""
        return among & self.catalogue.facets["topic"].having([topic])

    @cached_property
    def first(self) -> Founding | None:
        """The record of those here that was certainly founded, or begun, before the others."""
        found = foundings(self.catalogue, self.near).listed(1)
        return found[0] if found else None

    @cached_property
    def not_counted(self) -> dict[str, Mask]:
        """What the profile cannot count, by why: only reasons that hold of any record.

        `land_only`: seats and the like of which no more than this Land is known;
        `one_of_several`: no more than that they were in one of the districts of the day that
        have joined since. `nowhere`:
        records without any place. `founded`, `funded`, `active`: here, but the filter of this
        name cannot judge them, for it is not recorded. `no_topic`, `no_founding`: here, but
        without one recorded.
        """
        catalogue, found = self.catalogue, {}
        anywhere = any_of(catalogue.anywhere[lens] for lens in LENSES)
        if not is_land(self.place):
            alone = [catalogue.states_alone[lens].having([self.place[:2]]) for lens in LENSES]
            found["land_only"] = self.passing & any_of(alone) & ~self.near
            asked = ("district", (self.place,), self.epoch)
            may_be = any_of(vague(catalogue, lens, *asked) for lens in LENSES)
            found["one_of_several"] = self.passing & may_be & ~any_of(alone) & ~self.near
        found["nowhere"] = self.passing & ~anywhere
        for name in ("founded", "funded", "active"):
            unknown = self.matching.unknown.get(name)
            if unknown is not None:
                others = self.matching.without("state", "district", name)
                found[name] = others & unknown & self._placed & ~self.passing
        found["no_topic"] = self.here & ~catalogue.facets["topic"].sets.filled
        found["no_founding"] = self.near & ~catalogue.founded.known
        return {name: mask for name, mask in found.items() if mask.any()}

    @property
    def _placed(self) -> Mask:
        """Whatever is here, whether it passes the filters or not."""
        anywhere = anywhere_at(self.catalogue, self.place, self.epoch).values()
        return any_of((near(self.catalogue, self.place, self.epoch), *anywhere))

    @cached_property
    def lost_fundings(self) -> Numbers:
        """The rows of the fundings of the same question that land nowhere that is known."""
        return landing_nowhere(self.catalogue, self.passing)

    @cached_property
    def rows(self) -> Mapping[str, Numbers]:
        """The rows of the records here and of their fundings, by table."""
        rows = self.catalogue.holders.rows[self.here]
        first = len(self.dataset.table("organisations"))
        organisations, projects = rows[rows < first], rows[rows >= first] - first
        return {
            "organisations": organisations,
            "projects": projects,
            "fundings": self.fundings.rows,
        }

    @cached_property
    def sources(self) -> list[tuple[str, int]]:
        """The sources of these rows, with how many they gave; most first."""
        return rests_on(self.dataset, self.rows)

    def from_source(self, source: str) -> dict[str, Numbers]:
        """Those of the rows that a source gave."""
        given = {}
        for name, rows in self.rows.items():
            column = self.dataset.table(name).column("source").take(rows)
            given[name] = rows[column.spread(lambda value: value == source, bool)]
        return given


def profile(matching: Matching, place: str, day: date) -> Profile:
    """The profile of a district or a Land as of a day; raises KeyError for another code."""
    epoch, catalogue = matching.epoch, matching.catalogue
    places_beside(place, epoch)
    passing = matching.without("state", "district")
    lenses = {lens: passing & mask for lens, mask in anywhere_at(catalogue, place, epoch).items()}
    close = passing & near(catalogue, place, epoch)
    wide = any_of(lenses.values()) & ~close
    fundings = placed_fundings(matching, passing, place, day)
    return Profile(matching, place, day, passing, lenses, close, wide, fundings)


def any_of(masks: Iterable[Mask]) -> Mask:
    """What is in any of some masks, of which there must be one."""
    return reduce(np.logical_or, masks)
