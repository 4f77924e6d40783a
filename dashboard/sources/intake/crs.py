"""Points of any coordinate system that has an EPSG number, as WGS84 degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

WGS84 = 4326
_CODE = re.compile(r"(?:urn:(?:x-)?ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d{3,6})", re.IGNORECASE)
_DEGREES = re.compile(r"(?:urn:ogc:def:crs:)?OGC:(?:[\d.]*:)?CRS84h?", re.IGNORECASE)

Point = tuple[float, float]


def epsg_code(name: str) -> int | None:
    """The EPSG number that a file names, 4326 for its plain degrees; None for anything else."""
    if _DEGREES.fullmatch(name):
        return WGS84
    found = _CODE.fullmatch(name)
    return int(found[1]) if found else None


@lru_cache(maxsize=32)
def _transformer(code: int) -> Any:
    from pyproj import Transformer
    from pyproj.exceptions import ProjError

    try:
        return Transformer.from_crs(code, WGS84, always_xy=True)
    except ProjError:
        return None


def to_wgs84(points: Sequence[Point | None], code: int) -> list[Point | None] | None:
    """Points (x or longitude, y or latitude) as longitude and latitude; None for those that
    lie nowhere on earth, and for all of a coordinate system that nobody knows.
    """
    x = np.array([point[0] if point else np.nan for point in points], dtype=float)
    y = np.array([point[1] if point else np.nan for point in points], dtype=float)
    if code != WGS84:
        transformer = _transformer(code)
        if transformer is None:
            return None
        x, y = transformer.transform(x, y)
    with np.errstate(invalid="ignore"):
        good = (np.abs(x) <= 180) & (np.abs(y) <= 90)
    return [
        (float(lon), float(lat)) if fine else None
        for lon, lat, fine in zip(x.tolist(), y.tolist(), good.tolist(), strict=True)
    ]
