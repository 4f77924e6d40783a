"""The shown records as the rows of a map: circles for places, and areas.

A row says how many records it stands for, and names the first few. Which ones they all are
is looked up when somebody asks (`Mapped.records`), so that a row costs the same for one
record and for ten thousand.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.grid import Seen
from dashboard.analysis.levels import Layout, layout
from dashboard.analysis.sites import COARSENESS, Numbers, Pairs, names_of, sites_of
from dashboard.geography import Epoch, epoch_on

FIRST = 8
"""How many names of a row are told."""
TWINS = 400
"""Up to so many times it is told which records stand at more than one place."""


@dataclass(frozen=True, slots=True)
class Row:
    """A circle or an area with the number of its records.

    `id`: of a circle its coordinates, the codes of districts (or Länder) with `+` between
    them, or a cell; of an area its code (`DE`, a Land, or a district of today). `latitude`
    and `longitude` in degrees (WGS84), to 11 m where it is a single place. `precision`: the
    coarsest of the records. `kinds`: number of records by kind. `names`: the first by name,
    each with its kind. `together`: stands for more than one place. `inside`: in the part of the
    map that is in view. `marked`: has the record that is to stand out. `twins`: numbers for
    those of its records that other circles have as well.
    """

    id: str
    latitude: float
    longitude: float
    precision: str
    count: int
    kinds: dict[str, int]
    names: tuple[tuple[str, str], ...]
    together: bool
    inside: bool
    marked: bool
    twins: tuple[int, ...]


@dataclass(frozen=True)
class Tally:
    """How the number of all shown records comes about, each counted once."""

    at_places: int
    only_areas: int
    without: int


@dataclass(frozen=True)
class Mapped:
    """What the map shows of the records in `shown`: every one that is anywhere, and no other.

    `gathered` says whether places are counted together, and then `seen` for which part of
    the map they are as they are.
    """

    catalogue: Catalogue
    lens: str
    shown: Mask
    layout: Layout
    _row: NDArray[np.int32]
    _record: Numbers
    _coarsest: Numbers
    marked: int
    epoch: Epoch

    @property
    def gathered(self) -> bool:
        """Whether places are counted together."""
        return self.layout.gathered

    @property
    def seen(self) -> Seen | None:
        """The part in view, if places are counted together."""
        return self.layout.seen

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows, the circles first."""
        return tuple(_rows(self))

    @property
    def circles(self) -> tuple[Row, ...]:
        """A row for each circle."""
        return self.rows[: self.layout.circles]

    @property
    def areas(self) -> tuple[Row, ...]:
        """A row for each area."""
        return self.rows[self.layout.circles :]

    @cached_property
    def kinds(self) -> dict[str, int]:
        """How many records of each kind have a circle; one with two circles counts once."""
        names = names_of(self.catalogue)
        there = np.zeros(self.catalogue.size, dtype=bool)
        there[self._record[self._row < self.layout.circles]] = True
        found = np.bincount(names.kind[there], minlength=len(names.kinds)).tolist()
        return {kind: n for kind, n in zip(names.kinds, found, strict=True) if n}

    @property
    def tally(self) -> Tally:
        """How many of the shown records are at places, only in areas, and neither."""
        sites = sites_of(self.catalogue, self.lens, self.epoch)
        at_places = int((self.shown & sites.placed).sum())
        drawn = int((self.shown & sites.drawn).sum())
        return Tally(at_places, drawn - at_places, int(self.shown.sum()) - drawn)

    @property
    def pairs(self) -> tuple[Numbers, Numbers]:
        """Row and position of each record in a row, by rows, within a row by names."""
        return self._row, self._record

    def records(self, circles: Collection[str]) -> tuple[str, ...]:
        """The ids of the records in some circles, each once, by name."""
        return self._of(range(self.layout.circles), circles)

    def reaching(self, area: str) -> tuple[str, ...]:
        """The ids of the records that an area's count stands for, by name."""
        return self._of(range(self.layout.circles, len(self.layout.ids)), [area])

    def _of(self, rows: range, wanted: Collection[str]) -> tuple[str, ...]:
        numbers = [row for row in rows if self.layout.ids[row] in wanted]
        there = np.zeros(self.catalogue.size, dtype=bool)
        there[self._record[np.isin(self._row, numbers)]] = True
        order = names_of(self.catalogue).order
        chosen = order[there[order]]
        return tuple(self.catalogue.records["record"].to_numpy(dtype=object)[chosen].tolist())


def mapped(
    catalogue: Catalogue,
    shown: Mask,
    lens: str,
    *,
    most: int | None = None,
    seen: Seen | None = None,
    marked: str | None = None,
    epoch: Epoch | None = None,
) -> Mapped:
    """What the map shows of some records, seen through a lens.

    Through `sits` the areas are seats of which only the district or the Land is known, and
    the reach of those that have no recorded seat at all. Where there are more than `most`
    places, they are counted together (`analysis.levels`), within `seen` by what is in view.
    `marked` is the id of a record whose rows are to stand out. Districts are those of today, or
    of an epoch.
    """
    epoch = epoch or epoch_on(None)
    sites = sites_of(catalogue, lens, epoch)
    pairs = sites.pairs.shown(shown)
    here = np.bincount(pairs.unit, minlength=len(sites.home))
    plan = layout(sites, here, most, seen)
    row, record, coarsest = _by_row(plan, pairs)
    at = catalogue.position_of.get(marked, -1) if marked else -1
    return Mapped(catalogue, lens, shown, plan, row, record, coarsest, at, epoch)


def _by_row(plan: Layout, pairs: Pairs) -> tuple[NDArray[np.int32], Numbers, Numbers]:
    """Row and record of each pair, by rows, then by names, each once; of each row the coarsest."""
    row = plan.row[pairs.unit]
    # Numbers of 16 bits are sorted in one pass; the pairs of a row stay in their order.
    small = row.astype(np.uint16) if len(plan.ids) < 2**16 else row
    order = np.argsort(small, kind="stable")
    row, record, coarse = row[order], pairs.record[order], pairs.coarse[order]
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    coarsest = np.maximum.reduceat(coarse, begins) if len(begins) else coarse
    fresh = np.ones(len(row), dtype=bool)
    fresh[1:] = (row[1:] != row[:-1]) | (record[1:] != record[:-1])
    return row[fresh], record[fresh], coarsest


def _rows(mapped: Mapped) -> list[Row]:
    plan, row, record = mapped.layout, mapped._row, mapped._record
    names = names_of(mapped.catalogue)
    number = len(plan.ids)
    counts = np.bincount(row, minlength=number)
    ends = np.cumsum(counts)
    begins = ends - counts
    several = len(names.kinds)
    kinds = np.bincount(row * several + names.kind[record], minlength=number * several)
    marked = set(row[record == mapped.marked].tolist())
    twins = _twins(mapped)
    found = []
    for i, (begin, end, of_kind) in enumerate(
        zip(begins.tolist(), ends.tolist(), kinds.reshape(number, several).tolist(), strict=True)
    ):
        first = record[begin : min(end, begin + FIRST)].tolist()
        found.append(
            Row(
                id=plan.ids[i],
                latitude=float(plan.latitude[i]),
                longitude=float(plan.longitude[i]),
                precision=COARSENESS[mapped._coarsest[i]],
                count=end - begin,
                kinds={kind: n for kind, n in zip(names.kinds, of_kind, strict=True) if n},
                names=tuple((names.name[at], names.kinds[names.kind[at]]) for at in first),
                together=i < plan.circles and bool(plan.together[i]),
                inside=bool(plan.inside[i]),
                marked=i in marked,
                twins=twins.get(i, ()),
            )
        )
    return found


def _twins(mapped: Mapped) -> dict[int, tuple[int, ...]]:
    """For each circle the records that others have, too; none if there are many of them.

    The browser joins single places whose circles would overlap: it must not count these twice.
    """
    if mapped.gathered:
        return {}
    circles = mapped._row < mapped.layout.circles
    row, record = mapped._row[circles], mapped._record[circles]
    again = np.bincount(record, minlength=mapped.catalogue.size)[record] > 1
    if again.sum() > TWINS:
        return {}
    found: dict[int, tuple[int, ...]] = {}
    for i, at in zip(row[again].tolist(), record[again].tolist(), strict=True):
        found[i] = (*found.get(i, ()), at)
    return found
