"""Which places of the map are shown apart, and which are counted together, at which level.

Far out the places of a district are one circle; nearer, in the part that is in view, those of
a cell of the screen's grid; nearest, each place is by itself. What is outside the view stays
counted by district. So what travels to the browser is bounded, whatever the number of records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.columns import Mask
from dashboard.analysis.grid import FAR, Seen, cells, latitude_of, longitude_of
from dashboard.analysis.sites import Degrees, Numbers, Sites

NEAR = 20
"""From this level on there are cells (they are smaller than a district)."""
CLOSE = 25
"""From this level on a district as a whole is no circle any more: few of them are in view."""
BADGES = 30
"""Above so many areas those that are districts are counted with the places in them."""
APART_FAR, APART_NEAR = 0.52, 0.8
"""How far apart (in cells) circles must stand for districts, and in the grid."""


@dataclass(frozen=True)
class Layout:
    """The row of each unit that is shown, and what the rows are.

    `row` counts from 0, the `circles` first, then the areas; -1 for units without a shown
    record. `ids`, `latitude`, `longitude` have an entry for each row; `together` says which
    stand for several places, `inside` which lie in the part in view (`seen`).
    """

    row: NDArray[np.int32]
    circles: int
    ids: Sequence[str]
    latitude: Degrees
    longitude: Degrees
    together: Mask
    inside: Mask
    gathered: bool
    seen: Seen | None


@dataclass(frozen=True)
class _Groups:
    """Units that become circles: `of` has the group of each; a weight, place, name for each."""

    units: Numbers
    of: Numbers
    weight: Numbers
    x: Degrees
    y: Degrees
    names: list[str]


def layout(sites: Sites, here: Numbers, most: int | None, seen: Seen | None) -> Layout:
    """The rows for units of which `here` says how many shown records they have.

    Places are counted together where more than `most` (None: any number) are shown, or more
    than `BADGES` districts as a whole. No more than `most` circles are in the part in view.
    """
    units = np.flatnonzero(here)
    whole = sites.is_district[units]
    at_point = units < sites.points
    if most is None or (at_point.sum() <= most and whole.sum() <= BADGES):
        return _apart(sites, units)
    asked = seen or Seen(FAR, 0, 0, -1, -1)
    in_view = asked.holds(sites.x[units], sites.y[units]) & (asked.level >= NEAR)
    area = ~at_point & ~whole
    if asked.level >= CLOSE:
        area |= whole & in_view
    if asked.level < NEAR:
        rest = _by_home(sites, units[~area], here, None)
        return _rows(sites, [_merged(rest, asked.level, APART_FAR, "+")], units[area], asked)
    inner = _in_cells(sites, units[in_view & ~area], here, asked.level, most)
    rest = _by_home(sites, units[~in_view & ~area], here, asked)
    groups = [_merged(inner, asked.level, APART_NEAR), rest]
    return _rows(sites, groups, units[area], asked)


def _in_cells(sites: Sites, units: Numbers, here: Numbers, level: int, most: int) -> _Groups:
    """A group for each cell, of this or of the first coarser level with no more than `most`."""
    while True:
        column, row = cells(sites.x[units], sites.y[units], level)
        found, where = np.unique(column * 2**32 + row, return_inverse=True)
        if len(found) <= max(most, 1):
            break
        level -= 1
    where = where.ravel()
    weight = np.bincount(where, here[units], minlength=len(found))
    x = np.bincount(where, here[units] * sites.x[units], minlength=len(found)) / weight
    y = np.bincount(where, here[units] * sites.y[units], minlength=len(found)) / weight
    names = [f"{level}.{key >> 32}.{key & 0xFFFFFFFF}" for key in found.tolist()]
    return _Groups(units, where, weight.astype(np.int64), x, y, names)


def _by_home(sites: Sites, units: Numbers, here: Numbers, seen: Seen | None) -> _Groups:
    """A group for each district, at the place for its label.

    Where that is in the part that is seen, whose places are apart, it stands at the largest
    of the places that remain.
    """
    homes, where = np.unique(sites.home[units], return_inverse=True)
    where = where.ravel()
    weight = np.bincount(where, here[units], minlength=len(homes)).astype(np.int64)
    x, y = sites.home_x[homes], sites.home_y[homes]
    if seen:
        largest = np.zeros(len(homes), dtype=np.int64)
        by_size = np.argsort(here[units], kind="stable")
        largest[where[by_size]] = units[by_size]
        moved = seen.holds(x, y)
        x, y = np.where(moved, sites.x[largest], x), np.where(moved, sites.y[largest], y)
    return _Groups(units, where, weight, x, y, [sites.homes[home] for home in homes.tolist()])


def _merged(groups: _Groups, level: int, apart: float, sign: str = "") -> _Groups:
    """The groups, of which those too close to a larger one have become a part of it.

    Their names are lost, or follow that of the larger one after the sign.
    """
    width = 2 ** (level / 2) / apart
    x, y = (groups.x * width).tolist(), (groups.y * width).tolist()
    order = sorted(range(len(x)), key=lambda i: (-groups.weight[i], groups.names[i]))
    into = np.zeros(len(x), dtype=np.int64)
    leaders: list[int] = []
    near: dict[tuple[int, int], list[int]] = {}
    names: list[str] = []
    for i in order:
        column, row = int(x[i]), int(y[i])
        around = (
            number
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for number in near.get((c, r), ())
        )
        found = [n for n in around if _squared(x, y, leaders[n], i) < 1]
        if found:
            into[i] = min(found, key=lambda n: _squared(x, y, leaders[n], i))
            if sign:
                names[into[i]] += sign + groups.names[i]
            continue
        into[i] = len(leaders)
        near.setdefault((column, row), []).append(len(leaders))
        leaders.append(i)
        names.append(groups.names[i])
    weight = np.bincount(into, groups.weight, minlength=len(leaders)).astype(np.int64)
    of = into[groups.of]
    return _Groups(groups.units, of, weight, groups.x[leaders], groups.y[leaders], names)


def _squared(x: list[float], y: list[float], one: int, other: int) -> float:
    return (x[one] - x[other]) ** 2 + (y[one] - y[other]) ** 2


def _apart(sites: Sites, units: Numbers) -> Layout:
    """A row for each unit."""
    row = np.full(len(sites.home), -1, dtype=np.int32)
    row[units] = np.arange(len(units))
    return Layout(
        row,
        int((units < sites.points).sum()),
        [sites.code(unit) for unit in units.tolist()],
        sites.latitude[units],
        sites.longitude[units],
        np.zeros(len(units), dtype=bool),
        np.ones(len(units), dtype=bool),
        gathered=False,
        seen=None,
    )


def _rows(sites: Sites, all_groups: list[_Groups], areas: Numbers, seen: Seen) -> Layout:
    """A row for each group, the first of them in view, and one for each area.

    A group of a single place is that place.
    """
    row = np.full(len(sites.home), -1, dtype=np.int32)
    ids: list[str] = []
    columns: list[tuple[Degrees, Degrees, Mask, Mask]] = []
    for inside, groups in zip((True, False), all_groups, strict=False):
        size = len(groups.names)
        row[groups.units] = groups.of + len(ids)
        alone = np.bincount(groups.of, minlength=size) == 1
        unit = np.zeros(size, dtype=np.int64)
        unit[groups.of] = groups.units
        names = zip(alone.tolist(), unit.tolist(), groups.names, strict=True)
        ids += [sites.code(at) if one else name for one, at, name in names]
        latitude = np.where(alone, sites.latitude[unit], latitude_of(groups.y))
        longitude = np.where(alone, sites.longitude[unit], longitude_of(groups.x))
        together = ~alone | (unit >= sites.points)
        columns.append((latitude, longitude, together, np.full(size, inside)))
    circles = len(ids)
    row[areas] = np.arange(circles, circles + len(areas))
    ids += [sites.code(unit) for unit in areas.tolist()]
    no, yes = np.zeros(len(areas), dtype=bool), np.ones(len(areas), dtype=bool)
    columns.append((sites.latitude[areas], sites.longitude[areas], no, yes))
    latitude, longitude, together, within = map(np.concatenate, zip(*columns, strict=True))
    return Layout(row, circles, ids, latitude, longitude, together, within, True, seen)
