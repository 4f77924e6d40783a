"""Publication levels: what of a place may be seen, enforced before anything is shown.

Some migrant organisations are exposed. What is coarser than `exact` here loses everything
finer, its id too, which often spells out the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard import geography
from dashboard.model import Dataset, Location
from dashboard.model.table import Column, Table

COARSENESS = ("address", "place", "municipality", "district", "state")
# What the level of a place, its area and its precision decide; nothing else does.
_DECISIVE = ("publication", "ags", "precision")


def publish(dataset: Dataset) -> Dataset:
    """Return the dataset as readers may see it.

    `exact` stays as it is. `municipality` loses street and postcode and moves to the
    municipality's point. `district` keeps today's district and no point, so that it is drawn
    as an area.
    `hidden` keeps nothing but that there is a place. Publishing twice changes nothing.

    What is taken away is in no column any more, not even among the values that no row has.
    """
    locations, events = dataset.table("locations"), dataset.table("events")
    names = _new_ids(locations)
    seen: dict[str, Column] = {"id": _renamed(locations.column("id"), names)}
    seen |= _coarser(locations)
    places = _renamed(events.column("location"), names)
    changed = {
        "locations": locations.with_columns(seen),
        "events": events.with_columns({"location": places}),
    }
    tables = {**dataset.tables(), **changed}
    return Dataset.of({name: _without_unused(table) for name, table in tables.items()})


def _without_unused(table: Table[Any]) -> Table[Any]:
    return Table(
        table.model,
        {name: table.column(name).without_unused() for name in table.model.model_fields},
        len(table),
    )


def _new_ids(locations: Table[Location]) -> Mapping[str, str]:
    """Ids for all places that are not exact: numbered by owner, in their order."""
    is_exact = locations.column("publication").spread(lambda level: level == "exact", bool)
    ids, owners = (locations.column(name) for name in ("id", "owner"))
    taken = set(ids.take(np.flatnonzero(is_exact)).cells())
    others = np.flatnonzero(~is_exact)
    numbers: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for key, owner in zip(*(each.take(others).cells() for each in (ids, owners)), strict=True):
        name = ""
        while not name or name in taken:
            numbers[owner] += 1
            name = f"{owner}-place-{numbers[owner]}"
        names[key] = name
        taken.add(name)
    return names


def _renamed(ids: Column, names: Mapping[str, str]) -> Column:
    return Column([names.get(each, each) for each in ids.values], ids.codes).without_unused()


def _coarser(locations: Table[Location]) -> dict[str, Column]:
    """The columns of places that change, each case looked at once that rows share."""
    level, ags, precision = (locations.column(name) for name in _DECISIVE)
    if not len(locations):
        return {}
    sizes = (len(level.values), len(ags.values), len(precision.values))
    together = np.ravel_multi_index((level.codes, ags.codes, precision.codes), sizes)
    cases, case = np.unique(together, return_inverse=True)
    seen: list[Mapping[str, Any]] = [
        _seen(level.values[one], ags.values[two], precision.values[three])
        for one, two, three in zip(*np.unravel_index(cases, sizes), strict=True)
    ]
    changed = {name for each in seen for name in each}
    return {name: _replaced(locations.column(name), name, seen, case) for name in changed}


def _replaced(
    column: Column, name: str, seen: list[Mapping[str, Any]], case: NDArray[np.intp]
) -> Column:
    """The column with other values in the rows of those cases that have some for it."""
    more = Column.of(each.get(name) for each in seen)
    has = np.array([name in each for each in seen], dtype=bool)
    codes = np.where(has[case], more.codes[case] + len(column.values), column.codes)
    return Column((*column.values, *more.values), codes.astype(np.int32)).without_unused()


def _seen(publication: str, ags: str | None, precision: str) -> Mapping[str, Any]:
    """What replaces the cells of a place; those that are not named stay."""
    if publication == "exact":
        return {}
    seen: dict[str, Any] = {"street": None, "postcode": None}
    if publication == "municipality":
        return seen | _by_municipality(ags, precision)
    if publication == "district":
        return seen | _by_district(ags, precision)
    return seen | _nowhere("state", None) | {"locator": None}


def _by_municipality(ags: str | None, precision: str) -> dict[str, Any]:
    try:
        there = geography.municipality(ags or "")
    except KeyError:
        seen = _by_district(ags, precision)
        return {name: value for name, value in seen.items() if name not in ("ags", "place")}
    return {
        "place": there.name,
        "latitude": there.latitude,
        "longitude": there.longitude,
        "precision": _at_most(precision, "municipality"),
    }


def _by_district(ags: str | None, precision: str) -> dict[str, Any]:
    code = geography.current_district(ags or "")
    if code is None:
        # A Land or all of Germany says no more than it may; anything else is not understood.
        coarse = ags if ags and len(ags) == 2 else None
        return _nowhere("state" if coarse else _at_most(precision, "district"), coarse)
    return _nowhere(_at_most(precision, "district"), code)


def _nowhere(precision: str, ags: str | None) -> dict[str, Any]:
    return {
        "place": None,
        "ags": ags,
        "latitude": None,
        "longitude": None,
        "precision": precision,
    }


def _at_most(precision: str, limit: str) -> str:
    return max(precision, limit, key=COARSENESS.index)
