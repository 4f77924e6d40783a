"""From 2489 municipalities of 2016 to today's districts and Länder, sharing their borders.

Coordinates are WGS84 degrees. Lengths in kilometres use one scale for the whole region, the
scale at 52° north: good enough for choosing vertices and label points, not for measuring.
Areas are measured on the ellipsoid.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely.geometry import shape

STATES = ("03", "14", "15", "16")
LAND = 4  # VG250's GF: "with structure, land"; 2 is water
TOLERANCE_KM = 0.33  # about the side of the smallest corner that a border keeps
DECIMALS = 4  # about 10 m, well below the tolerance

_GRID = 1e-6
_KM_NORTH = 111.32
_KM_EAST = _KM_NORTH * math.cos(math.radians(52))
_ELLIPSOID = Geod(ellps="GRS80")

Polygon = shapely.Polygon | shapely.MultiPolygon
Code = TypeVar("Code")


@dataclass(frozen=True)
class Municipality:
    """One municipality of 2016 with the district it belongs to today."""

    ags: str
    name: str
    kind: str
    district: str
    shape: Polygon


def municipalities(
    features: list[dict[str, Any]], successors: dict[str, str]
) -> list[Municipality]:
    """Take the land of the four Länder, sorted by code, snapped so that neighbours fit.

    `successors` tells for a district or municipality code of 2016 its district of today.
    """
    chosen = sorted(
        (
            feature
            for feature in features
            if feature["properties"]["GF"] == LAND and feature["properties"]["AGS"][:2] in STATES
        ),
        key=lambda feature: feature["properties"]["AGS"],
    )
    shapes = shapely.make_valid(
        [shape(feature["geometry"]) for feature in chosen], method="structure"
    )
    shapes = shapely.set_precision(shapes, _GRID)
    if not shapely.coverage_is_valid(shapes):
        raise ValueError("the municipalities overlap or leave mismatched borders")
    return [
        Municipality(
            ags=(ags := feature["properties"]["AGS"]),
            name=feature["properties"]["GEN"],
            kind=feature["properties"]["BEZ"],
            district=successors.get(ags) or successors.get(ags[:5]) or ags[:5],
            shape=snapped,
        )
        for feature, snapped in zip(chosen, shapes, strict=True)
    ]


def dissolved(members: list[tuple[str, Polygon]]) -> dict[str, Polygon]:
    """Join the shapes that carry the same code, sorted by code."""
    groups: dict[str, list[Polygon]] = defaultdict(list)
    for code, member in members:
        groups[code].append(member)
    return {code: shapely.coverage_union_all(groups[code]) for code in sorted(groups)}


def simplified(districts: dict[Code, Polygon]) -> dict[Code, Polygon]:
    """Drop vertices of shared borders once for both sides, then round.

    Raises ValueError when rounding makes neighbours overlap or a shape invalid.
    """
    shapes = shapely.coverage_simplify(_scaled(list(districts.values())), TOLERANCE_KM)
    shapes = _unscaled(shapes)
    shapes = shapely.transform(shapes, lambda points: np.round(points, DECIMALS))
    if not (shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)):
        raise ValueError("rounding broke the coverage: choose another tolerance")
    return dict(zip(districts, shapes, strict=True))


def neighbours(districts: dict[str, Polygon]) -> list[tuple[str, str]]:
    """List each ordered pair of districts with a common border, corners not counted."""
    codes = list(districts)
    shapes = np.array(list(districts.values()))
    left, right = shapely.STRtree(shapes).query(shapes, predicate="touches")
    borders = shapely.intersection(shapes[left], shapes[right])
    shared = shapely.length(borders) > 0
    return sorted((codes[i], codes[j]) for i, j in zip(left[shared], right[shared], strict=True))


def label_point(area: Polygon) -> tuple[float, float]:
    """Return (latitude, longitude) of the point farthest from the area's border."""
    circle = shapely.maximum_inscribed_circle(_scaled([area])[0], tolerance=0.05)
    return _rounded(_unscaled([shapely.get_point(circle, 0)])[0])


def middle(area: Polygon) -> tuple[float, float]:
    """Return (latitude, longitude) of the centroid, or of the label point when that is outside."""
    centroid = shapely.centroid(area)
    return _rounded(centroid) if area.contains(centroid) else label_point(area)


def area_km2(area: Polygon) -> float:
    """Measure the area on the ellipsoid, in square kilometres to two decimals."""
    square_metres, _ = _ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(area))
    return round(float(square_metres) / 1e6, 2)


def _rounded(point: shapely.Point) -> tuple[float, float]:
    return round(point.y, DECIMALS), round(point.x, DECIMALS)


def _scaled(shapes: list[Any]) -> NDArray[Any]:
    return cast("NDArray[Any]", shapely.transform(shapes, lambda p: p * (_KM_EAST, _KM_NORTH)))


def _unscaled(shapes: Any) -> NDArray[Any]:
    return cast("NDArray[Any]", shapely.transform(shapes, lambda p: p / (_KM_EAST, _KM_NORTH)))
