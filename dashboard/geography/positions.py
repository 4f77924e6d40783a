"""Which district a point lies in, by the simplified boundaries. Coordinates are WGS84 degrees.

Half of the true borders' vertices are within 50 m of the simplified ones, the farthest 1.2 km.
"""

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry import shape

from dashboard.geography.areas import REGION, is_known_area
from dashboard.geography.epochs import (
    Epoch,
    codes_in,
    epoch_on,
    possible_in,
    tells_past,
)
from dashboard.geography.files import (
    DISTRICT_BOUNDARIES,
    STATE_BOUNDARIES,
    features,
)
from dashboard.geography.past_areas import outlines
from dashboard.geography.reforms import current_district

_METRES_PER_DEGREE = 111_320.0
_GERMANY = (5.8, 47.2, 15.1, 55.1)


@cache
def _shapes() -> Mapping[str, Any]:
    shapes = {
        feature["properties"]["ags"]: shape(feature["geometry"])
        for name in (DISTRICT_BOUNDARIES, STATE_BOUNDARIES)
        for feature in features(name)
    }
    shapely.prepare(list(shapes.values()))
    return MappingProxyType(shapes)


@cache
def _tree(epoch: Epoch) -> tuple[shapely.STRtree, NDArray[np.object_]]:
    found = {code: shape(outline) for code, outline in outlines(epoch).items()}
    codes = sorted(found)
    shapes = [found[code] for code in codes]
    shapely.prepare(shapes)
    return shapely.STRtree(shapes), np.array(codes, dtype=object)


def districts_at(
    latitudes: ArrayLike, longitudes: ArrayLike, epoch: Epoch | None = None
) -> NDArray[np.object_]:
    """Return for each point the code of its district, today's or that of an epoch, or None.

    On a common border the lower code is given, so that every point has one answer. A missing
    coordinate (NaN) gives None.
    """
    y, x = np.broadcast_arrays(np.asarray(latitudes, float), np.asarray(longitudes, float))
    tree, codes = _tree(epoch or epoch_on(None))
    result = np.full(x.size, None, dtype=object)
    # The tree's own predicate would ask the areas anew for every point; prepared, they are quick.
    points, places = tree.query(shapely.points(x.ravel(), y.ravel()))
    within = shapely.intersects_xy(tree.geometries[places], x.ravel()[points], y.ravel()[points])
    points, places = points[within], places[within]
    order = np.lexsort((-places, points))
    # Of several assignments to one point the last stands, which is the lowest place.
    result[points[order]] = codes[places[order]]
    return result.reshape(x.shape)


def district_at(latitude: float, longitude: float) -> str | None:
    """Return the code of the district that the point lies in, or None outside the region."""
    found: str | None = districts_at([latitude], [longitude])[0]
    return found


def district_of_place(
    ags: str | None, point: tuple[float, float] | None, epoch: Epoch
) -> str | None:
    """Return the code of the district of an epoch that a place was in.

    The code of the place tells, or else its point (latitude, longitude), where it has an exact
    one. None outside the four Länder, for a code that leaves the district open, and where it
    is not known in which of those that have joined since the place was.
    """
    today = current_district(ags or "")
    if ags is None or today is None:
        return None
    possible = possible_in(today, epoch)
    if point and not tells_past(ags) and possible != {today}:
        found: str | None = districts_at([point[0]], [point[1]], epoch)[0]
        if found in possible:
            return found
    codes = codes_in(ags, epoch)
    return codes[0] if len(codes) == 1 else None


def lies_in(latitude: float, longitude: float, code: str, tolerance_m: float = 2000.0) -> bool:
    """Tell whether the point is in the area, or at most `tolerance_m` metres outside it.

    The tolerance is there because the borders are simplified. A municipality is judged by its
    district, Germany and the other twelve Länder by Germany's extent alone. Raises KeyError
    for an unknown code.
    """
    if not is_known_area(code):
        raise KeyError(code)
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return False
    area = _shapes().get(current_district(code) or code)
    if code == REGION or area is None:
        west, south, east, north = _GERMANY
        return west <= longitude <= east and south <= latitude <= north
    point = shapely.Point(longitude, latitude)
    if area.intersects(point):
        return True
    return _metres_between(area, point) <= tolerance_m


def _metres_between(area: Any, point: shapely.Point) -> float:
    # A plane that keeps lengths around the point: good to a per mille over a few kilometres.
    scale = (_METRES_PER_DEGREE * math.cos(math.radians(point.y)), _METRES_PER_DEGREE)
    if area.distance(point) > 1.0:
        return math.inf
    plane = [shapely.transform(each, lambda corners: corners * scale) for each in (area, point)]
    return float(plane[0].distance(plane[1]))
