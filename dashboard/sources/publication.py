"""Publication levels: what of a place may be seen, enforced before anything is shown.

Some migrant organisations are exposed. What is coarser than `exact` here loses everything
finer, its id too, which often spells out the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from dashboard import geography
from dashboard.model import Dataset, Location

_COARSENESS = ("address", "place", "municipality", "district", "state")


def publish(dataset: Dataset) -> Dataset:
    """Return the dataset as readers may see it.

    `exact` stays as it is. `municipality` loses street and postcode and moves to the
    municipality's point. `district` keeps today's district and no point, so that it is drawn
    as an area.
    `hidden` keeps nothing but that there is a place. Publishing twice changes nothing.
    """
    names = _new_ids(dataset)
    return replace(
        dataset,
        locations=tuple(_published(row, names) for row in dataset.locations),
        events=tuple(
            event.model_copy(update={"location": names[event.location]})
            if event.location and event.location in names
            else event
            for event in dataset.events
        ),
    )


def _new_ids(dataset: Dataset) -> Mapping[str, str]:
    """Ids for all places that are not exact: numbered by owner, in their order."""
    taken = {row.id for row in dataset.locations if row.publication == "exact"}
    numbers: dict[str, count[int]] = defaultdict(lambda: count(1))
    names: dict[str, str] = {}
    for row in dataset.locations:
        if row.publication != "exact":
            names[row.id] = next(
                name
                for number in numbers[row.owner]
                if (name := f"{row.owner}-place-{number}") not in taken
            )
            taken.add(names[row.id])
    return names


def _published(row: Location, names: Mapping[str, str]) -> Location:
    if row.publication == "exact":
        return row
    seen: dict[str, object]
    if row.publication == "municipality":
        seen = _by_municipality(row)
    elif row.publication == "district":
        seen = _by_district(row)
    else:
        seen = _nowhere("state", None) | {"locator": None}
    return row.model_copy(update={"id": names[row.id], "street": None, "postcode": None, **seen})


def _by_municipality(row: Location) -> dict[str, object]:
    try:
        there = geography.municipality(row.ags or "")
    except KeyError:
        return _by_district(row) | {"ags": row.ags, "place": row.place}
    return {
        "place": there.name,
        "latitude": there.latitude,
        "longitude": there.longitude,
        "precision": _at_most(row.precision, "municipality"),
    }


def _by_district(row: Location) -> dict[str, object]:
    code = geography.current_district(row.ags or "")
    if code is None:
        # A Land or all of Germany says no more than it may; anything else is not understood.
        coarse = row.ags if row.ags and len(row.ags) == 2 else None
        return _nowhere("state" if coarse else _at_most(row.precision, "district"), coarse)
    return _nowhere(_at_most(row.precision, "district"), code)


def _nowhere(precision: str, ags: str | None) -> dict[str, object]:
    return {
        "place": None,
        "ags": ags,
        "latitude": None,
        "longitude": None,
        "precision": precision,
    }


def _at_most(precision: str, limit: str) -> str:
    return max(precision, limit, key=_COARSENESS.index)
