"""The dataset as columns, prepared once for all readers, so that filters are quick.

Every record (organisation or project) has a position, from 0, in `Catalogue.records`; a
filter is a boolean array over those positions. Preparing makes no record: each distinct
value of a column is asked once, and the rest is numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard.analysis.cells import district_codes, parts, state_codes
from dashboard.analysis.columns import FundingRows, Membership
from dashboard.analysis.holders import Holders, joined
from dashboard.analysis.past import past_districts
from dashboard.analysis.placements import Placements, Stands, placement_table
from dashboard.analysis.places import Places
from dashboard.analysis.sets import Mask, Sets, settled
from dashboard.analysis.spans import Beginnings, Spans
from dashboard.analysis.wordsearch import Texts
from dashboard.geography import Epoch
from dashboard.model import Dataset
from dashboard.model.table import Column
from dashboard.selection import LENSES

T = TypeVar("T")

PROJECT = "project"
_MOST_DAYS = 4


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All records as columns, with what the filters need to know of them.

    `records` has a row for each record: record (id), kind (a code of `organisation_kind`, or
    `project`), name, is_project. `stands` tells by lens which records are at which of the
    `places`. `facets` holds the memberships by facet; those of place by
    lens in `states`, `districts`, `states_alone` (a place of which no more than the Land is
    known) and `anywhere` (has any place in that lens). Days are numpy `datetime64[D]`, NaT
    where open or not known. Readers share all of it, and none of it is ever written to.
    """

    dataset: Dataset
    holders: Holders
    records: pd.DataFrame
    placements: Placements
    facets: Mapping[str, Membership]
    states: Mapping[str, Membership]
    districts: Mapping[str, Membership]
    states_alone: Mapping[str, Membership]
    anywhere: Mapping[str, Mask]
    founded: Spans
    fundings: FundingRows
    _ever: Catalogue | None = field(default=None, repr=False)

    @property
    def ever(self) -> Catalogue:
        """The catalogue of all times, of which this may be that of a day."""
        return self._ever or self

    def on(self, day: date | None) -> Catalogue:
        """The catalogue of a day: the same records, where they were on it as far as is known.

        A seat that had not begun or had ended is no place then, and no money lands by a funding
        that did not run; what is not dated counts on every day. None is the one of all times.
        """
        if day is None:
            return self.ever
        made: dict[date, Catalogue] = vars(self.ever).setdefault("_days", {})
        if day not in made:
            if len(made) >= _MOST_DAYS:
                made.clear()
            made[day] = _on(self.ever, day)
        return made.get(day) or _on(self.ever, day)  # another reader may have cleared them

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What depends on the catalogue alone: made for the first who asks, and kept with it.

        `name` tells all that it depends on beside the catalogue; nobody may change it. Of two
        who ask at the same moment each may make it.
        """
        made: dict[Hashable, Any] = vars(self).setdefault("_made", {})
        if name not in made:
            made[name] = make()
        found: T = made[name]
        return found

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.records)

    @property
    def position_of(self) -> Mapping[str, int]:
        """Where each record id stands."""
        return self.holders.position_of

    @property
    def places(self) -> Places:
        """The places that records name."""
        return self.placements.places

    @property
    def stands(self) -> Mapping[str, Stands]:
        """By lens, which records are at which places."""
        return self.placements.stands

    @cached_property
    def placed(self) -> pd.DataFrame:
        """The table of `placement_table` by the records' names, with name and kind.

        Long: what works all over Germany has a row for each district.
        """
        table = placement_table(self.placements, self.holders)
        named = {name: self.records[name].to_numpy()[table["at"]] for name in ("name", "kind")}
        by_name = ["name", "record"]
        return table.assign(**named).sort_values(by_name, kind="stable", ignore_index=True)

    @cached_property
    def active(self) -> Spans:
        """The records' own times, made when they are first asked for."""
        if self._ever:
            return self._ever.active
        begun = Beginnings.of(self.holders.column("founded", "start"))
        return Spans.of(begun, self.holders.column("dissolved", "end"))

    @cached_property
    def texts(self) -> Texts:
        """What the free text looks through, made when it is first asked for."""
        if self._ever:
            return self._ever.texts
        return Texts.of(
            self.holders.column("name"),
            self.holders.column("short_name", "former_names"),
            self.holders.column("summary"),
        )

    def ids(self, mask: Mask) -> list[str]:
        """The ids of the records in a mask, in order."""
        found: list[str] = self.records["record"].to_numpy()[mask].tolist()
        return found

    def name_of(self, record: str) -> str:
        """The name of a record; its id where there is none of it."""
        at = self.position_of.get(record)
        return record if at is None else str(self.records["name"].to_numpy()[at])

    def membership(self, facet: str, lens: str, epoch: Epoch | None = None) -> Membership:
        """The memberships of a facet; those of place depend on the lens.

        Districts are those of today, or of an epoch.
        """
        if facet == "state":
            return self.states[lens]
        if facet != "district":
            return self.facets[facet]
        if epoch is None or epoch.is_today:
            return self.districts[lens]
        return past_districts(self, lens, epoch).districts


def build_catalogue(dataset: Dataset) -> Catalogue:
    """Prepare a dataset's columns; done once for each version of the data."""
    holders, paid = Holders.of(dataset), dataset.table("fundings")
    parties = [holders.positions(paid.column(name)) for name in ("project", "recipient")]
    placements = Placements.of(dataset, holders, np.stack(parties, axis=1))
    fundings = FundingRows.of(paid, np.stack(parties, axis=1))
    kind = _kinds(holders)
    return Catalogue(
        dataset=dataset,
        holders=holders,
        records=_record_table(holders, kind),
        placements=placements,
        facets={
            "kind": Membership.of(kind),
            "topic": Membership.of_lists(holders.column("topics")),
            "target_group": Membership.of_lists(holders.column("target_groups")),
            "funder": fundings.by_record("funder", holders.size),
            "programme": fundings.by_record("programme", holders.size),
        },
        **_placed(placements, LENSES),
        founded=Spans.of_beginnings(Beginnings.of(holders.column("founded", "start"))),
        fundings=fundings,
    )


def _on(ever: Catalogue, day: date) -> Catalogue:
    there = ever.placements.ground.times.possible(day)
    running = np.zeros(len(ever.dataset.table("fundings")), dtype=bool)
    running[ever.fundings.rows[ever.fundings.spans.possible(day)]] = True
    running |= ~np.isin(np.arange(len(running)), ever.fundings.rows)
    placements = ever.placements.on(there, running)
    if placements is ever.placements:
        return ever
    moved = [lens for lens in LENSES if placements.stands[lens] is not ever.stands[lens]]
    found = _placed(placements, moved)
    columns: dict[str, Any] = {
        name: {**getattr(ever, name), **each} for name, each in found.items()
    }
    return replace(ever, placements=placements, _ever=ever, **columns)


def _placed(placements: Placements, lenses: Iterable[str]) -> dict[str, Any]:
    """What the filters of place need to know, by lens."""
    cells = {lens: placements.cells[lens] for lens in lenses}
    return {
        "states": {lens: _states(each) for lens, each in cells.items()},
        "districts": {lens: _districts(each) for lens, each in cells.items()},
        "states_alone": {lens: _states(each, alone=True) for lens, each in cells.items()},
        "anywhere": {lens: settled(each.filled) for lens, each in cells.items()},
    }


def _kinds(holders: Holders) -> Column:
    projects = Column((PROJECT,), np.zeros(len(holders.projects), dtype=np.int32))
    return joined(holders.organisations.column("kind"), projects).take(holders.rows)


def _record_table(holders: Holders, kind: Column) -> pd.DataFrame:
    name = holders.column("name")
    # Columns of objects: the very texts of the dataset, and nothing to be made of them.
    columns = {
        "record": np.array(list(holders.position_of), dtype=object),
        "kind": np.array(kind.values, dtype=object)[kind.codes],
        "name": np.array(name.values, dtype=object)[name.codes],
        "is_project": holders.is_project,
    }
    return pd.DataFrame({name: pd.Series(each, dtype=each.dtype) for name, each in columns.items()})


def _states(cells: Sets, *, alone: bool = False) -> Membership:
    """Which records are in which Land; `alone` where no more is known of a place."""
    state, district = parts(np.arange(int(cells.items.max(initial=0)) + 1))
    wanted = (state > 0) & ((district == 0) | (not alone))
    return Membership.named(state_codes(), cells.mapped(np.where(wanted, state, -1)))


def _districts(cells: Sets) -> Membership:
    _, district = parts(np.arange(int(cells.items.max(initial=0)) + 1))
    return Membership.named(district_codes(), cells.mapped(np.where(district > 0, district, -1)))
