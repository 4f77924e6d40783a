"""What an area of any epoch is: its outline, its neighbours, its Land, how many live in it.

Today's districts come with all of it; those of a day before a reform have an outline, too,
and with it neighbours, but how many lived in them is not known.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import shapely
from shapely.geometry import shape

from dashboard.geography.districts import District, State, districts, neighbours, state
from dashboard.geography.epochs import AnyDistrict, Epoch, districts_in, epoch_on
from dashboard.geography.files import DISTRICT_BOUNDARIES, FORMER_BOUNDARIES, features

_DAYS = ("valid_from", "valid_to")


def area_in(code: str, epoch: Epoch | None = None) -> State | AnyDistrict:
    """A Land, or a district of today or of an epoch; raises KeyError for any other code."""
    return state(code) if len(code) == 2 else districts_in(epoch or epoch_on(None))[code]


def area_name(code: str, epoch: Epoch | None = None) -> str:
    """The name of a Land, or the label of a district; raises KeyError for any other code."""
    found = area_in(code, epoch)
    return found.name if isinstance(found, State) else found.label


def inhabitants(code: str, epoch: Epoch | None = None) -> int | None:
    """How many live in a Land, or a district of an epoch; see `District` for the day.

    None where it is not known in the borders of then. Raises KeyError for an unknown code.
    """
    if len(code) == 2:
        return sum(each.population for each in districts() if each.state == state(code).ags)
    found = area_in(code, epoch)
    return found.population if isinstance(found, District) else None


@cache
def outlines(epoch: Epoch | None = None) -> Mapping[str, dict[str, Any]]:
    """The outline of each district of an epoch by code: a geometry of GeoJSON (WGS84)."""
    epoch = epoch or epoch_on(None)
    known = {each["properties"]["ags"]: each["geometry"] for each in features(DISTRICT_BOUNDARIES)}
    if not epoch.is_today:
        for feature in features(FORMER_BOUNDARIES):
            facts = feature["properties"]
            days = [date.fromisoformat(facts[name]) if name in facts else None for name in _DAYS]
            if epoch.holds(*days):
                known[facts["ags"]] = feature["geometry"]
    return MappingProxyType({code: known[code] for code in districts_in(epoch)})


def neighbours_in(code: str, epoch: Epoch | None = None) -> tuple[str, ...]:
    """The districts of an epoch with a common border, corners not counted, by code.

    Districts outside the four Länder are not known. Raises KeyError for an unknown code.
    """
    if epoch is None or epoch.is_today:
        return neighbours(code)
    return _neighbours(epoch)[code]


@cache
def _neighbours(epoch: Epoch) -> Mapping[str, tuple[str, ...]]:
    """Outlines of one epoch share their corners: what two have in common is a line or corners."""
    shapes = {code: shape(outline) for code, outline in outlines(epoch).items()}
    codes = sorted(shapes)
    areas = [shapes[code] for code in codes]
    ones, others = shapely.STRtree(areas).query(areas, predicate="intersects")
    found: dict[str, tuple[str, ...]] = {code: () for code in codes}
    for one, other in sorted(zip(ones.tolist(), others.tolist(), strict=True)):
        if one != other and shapely.intersection(areas[one], areas[other]).length > 0:
            found[codes[one]] += (codes[other],)
    return MappingProxyType(found)
