"""Where records are, seen through the three lenses: sits, works, is funded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from dashboard.analysis.cells import grid
from dashboard.analysis.holders import Holders, joined
from dashboard.analysis.places import PRECISIONS, Places, covered, located
from dashboard.analysis.sets import Mask, Numbers, Sets, runs, settled
from dashboard.analysis.spans import Beginnings, Spans
from dashboard.model import Dataset
from dashboard.model.table import Column
from dashboard.selection import LENSES


@dataclass(frozen=True)
class Stands:
    """Records at places through one lens: pairs of positions, in the order of the data.

    An area stands here once, however many districts it covers.
    """

    record: Numbers
    place: Numbers

    def __post_init__(self) -> None:
        object.__setattr__(self, "record", settled(self.record))
        object.__setattr__(self, "place", settled(self.place))


@dataclass(frozen=True)
class Ground:
    """What placements are made of, on whatever day.

    `sits` and `works` are all that was ever said of seats and of areas, `reach` the latter as
    sets of cells. `times` are the times of the seats, `parties` the positions (or -1) that each
    funding pays for, `carriers` those who carry each record.
    """

    places: Places
    sits: Stands
    works: Stands
    reach: Sets
    times: Spans
    parties: Numbers
    carriers: Numbers


@dataclass(frozen=True)
class Placements:
    """Every place of every record: `stands` by lens, and `cells`, the same as sets of cells.

    `landings` are the cells in which each funding's money lands, a row for each funding,
    whenever that was; all of it is made of `ground`.

    A venue is where a project is held; an organisation does not sit at one. Funding lands
    where the project is placed, else where it works, else where the organisation that
    receives the money sits (design, section 2).
    """

    ground: Ground
    stands: Mapping[str, Stands]
    cells: Mapping[str, Sets]
    landings: Sets

    @property
    def places(self) -> Places:
        """The places that records name."""
        return self.ground.places

    @classmethod
    def of(cls, dataset: Dataset, holders: Holders, parties: Numbers) -> Placements:
        """Of a dataset; `parties` are the positions (or -1) that each funding pays for."""
        locations, areas, size = dataset.table("locations"), dataset.table("areas"), holders.size
        owner = holders.positions(locations.column("owner"))
        venue = locations.column("role").spread(lambda role: role == "venue", bool)
        seats, rows = located(
            locations, (owner >= 0) & ~(venue & ~np.append(holders.is_project, False)[owner])
        )
        reach, area = covered(areas)
        worker = holders.positions(areas.column("owner"))
        area, worker = area[worker >= 0], worker[worker >= 0]
        begun = Beginnings.of(locations.column("valid_from").take(rows))
        ground = Ground(
            places=seats.below(reach),
            sits=Stands(owner[rows], np.arange(len(rows))),
            works=Stands(worker, area + len(rows)),
            reach=Sets.of_pairs(worker, area, size).through(reach.cells),
            times=Spans.of(begun, locations.column("valid_to").take(rows)),
            parties=settled(parties),
            carriers=settled(carriers(holders)),
        )
        sits = _seated(ground, ground.sits)
        return _placements(ground, ground.sits, sits, _where(ground, sits))

    def on(self, there: Mask, running: Mask) -> Placements:
        """The placements with no seats but those `there`, and no fundings but those `running`.

        What nothing is taken from stays the same object; `landings` are those of all times.
        """
        ground, seats, sits = self.ground, self.stands["sits"], self.cells["sits"]
        if there.all() and running.all():
            return self
        if not there.all():
            seats = Stands(ground.sits.record[there], ground.sits.place[there])
            sits = _seated(ground, seats)
        sources = np.where(running, _where(ground, sits), -1)
        return replace(_placements(ground, seats, sits, sources), landings=self.landings)


def landing_sources(placements: Placements) -> Numbers:
    """For each funding the record by whose place it lands, as `_sources` numbers it."""
    return _where(placements.ground, placements.cells["sits"])


def carriers(holders: Holders) -> Numbers:
    """The position of the organisation that carries each record; -1 where none does."""
    nobody = Column((None,), np.zeros(len(holders.organisations), dtype=np.int32))
    column = joined(nobody, holders.projects.column("organisation"))
    return holders.positions(column.take(holders.rows))


def _seated(ground: Ground, seats: Stands) -> Sets:
    """The cells in which records sit."""
    return Sets.of_pairs(
        seats.record, ground.places.cells.only()[seats.place], len(ground.carriers)
    )


def _where(ground: Ground, sits: Sets) -> Numbers:
    """The source of the place where each funding lands."""
    return _sources(ground.parties, ground.carriers, sits.filled, ground.reach.filled)


def _placements(ground: Ground, seats: Stands, sits: Sets, sources: Numbers) -> Placements:
    size, works = len(ground.carriers), ground.reach
    party, source = _landings(ground.parties, sources, size)
    landed = _landed(party, source, seats, ground.works, size)
    # A source is a record seen as sitting, or `size` on, as working.
    alike = np.concatenate([sits.of.astype(np.int64), works.of.astype(np.int64) + sits.count])
    listed = Sets.listed(sits, works)
    funded = Sets.of_pairs(party, alike[source], size).through(listed)
    number = np.append(alike, -1)[sources]  # -1, of what lands nowhere, is the last
    landings = Sets.single(number, listed.count).through(listed)
    stands = {"sits": seats, "works": ground.works, "funded": landed}
    cells = {"sits": sits, "works": works, "funded": funded}
    return Placements(ground, MappingProxyType(stands), MappingProxyType(cells), landings)


def _sources(parties: Numbers, carriers: Numbers, sits: Mask, works: Mask) -> Numbers:
    """The source of the place where each funding lands: a record seen as sitting or working.

    One that works is numbered as many further on as there are records; -1 is no place at all.
    """
    size = len(carriers)
    project, recipient = parties[:, 0], parties[:, 1]
    carrier = np.append(carriers, -1)[project]
    source = np.full(len(parties), -1)
    # The last way that leads to a place is the first to be asked.
    for party, begin, placed in (
        (carrier, 0, sits),
        (recipient, size, works),
        (recipient, 0, sits),
        (project, size, works),
        (project, 0, sits),
    ):
        source = np.where(np.append(placed, False)[party], party + begin, source)
    return source


def _landings(parties: Numbers, source: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Who is paid, and the source of the place where that lands: pairs, each once, in order."""
    paid = (parties >= 0) & (source >= 0)[:, np.newaxis]
    pairs = parties[paid] * (2 * size) + np.repeat(source, 2)[paid.ravel()]
    _, first = np.unique(pairs, return_index=True)
    return np.divmod(pairs[np.sort(first)], max(2 * size, 1))


def _landed(party: Numbers, source: Numbers, sits: Stands, works: Stands, size: int) -> Stands:
    """All places of the sources, for those who are paid."""
    record = np.concatenate([sits.record, works.record + size])
    order = np.argsort(record, kind="stable")
    lengths = np.bincount(record, minlength=2 * size)
    many = lengths[source]
    rows = order[runs((np.cumsum(lengths) - lengths)[source], many)]
    place = np.concatenate([sits.place, works.place])
    return Stands(np.repeat(party, many), place[rows])


def placement_table(placements: Placements, holders: Holders) -> pd.DataFrame:
    """Every place of every record, a row for each district that it lies in or covers.

    Columns: record, lens (`sits`, `works`, `funded`), ags (the code as recorded), state and
    district (of the four Länder, today's; "" outside them, or where only the Land is known
    of a seat), latitude and longitude (WGS84; NaN where there is no point), precision, and
    at (the record's position). An area that covers a Land or all of Germany has a row for each
    of its districts. For looking at; what is asked often is asked of the columns.
    """
    places, stands = placements.places, [placements.stands[name] for name in LENSES]
    stood = np.concatenate([each.place for each in stands])
    sets = places.cells.of[stood]
    lengths = places.cells.lengths[sets]
    cells = places.cells.items[runs(places.cells.starts[sets], lengths)]
    record = np.concatenate([each.record for each in stands])
    lens = np.repeat(np.arange(len(LENSES)), [len(each.record) for each in stands])
    lens, at, where = (np.repeat(each, lengths) for each in (lens, record, _told(places)[stood]))
    rows = _fresh(lens, at, where, cells)
    lens, at, where, cells = lens[rows], at[rows], where[rows], cells[rows]
    state, district = grid()
    table = {
        "record": np.array(list(holders.position_of), dtype=object)[at],
        "lens": np.array(LENSES, dtype=object)[lens],
        "ags": places.ags[where],
        "state": state[cells],
        "district": district[cells],
        "latitude": places.latitude[where],
        "longitude": places.longitude[where],
        "precision": np.array(PRECISIONS, dtype=object)[places.precision[where]],
        "at": at,
    }
    return pd.DataFrame(table)


def _told(places: Places) -> Numbers:
    """For each place the first one of which all the same is told."""
    told = pd.DataFrame(
        {name: getattr(places, name) for name in ("ags", "latitude", "longitude", "precision")}
    )
    number = told.groupby(list(told), dropna=False, sort=False).ngroup().to_numpy()
    _, first = np.unique(number, return_index=True)
    return np.asarray(first[number], dtype=np.int64)


def _fresh(*columns: Numbers) -> Numbers:
    """The rows that are not the same as an earlier one, in their order."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        key = key * (int(column.max(initial=0)) + 1) + column
    return np.sort(np.unique(key, return_index=True)[1])
