"""From degrees to the pixels of a picture, and which of its room is taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.polygon import orient

from dashboard.analysis.grid import across, down

Bounds = tuple[float, float, float, float]
Points = NDArray[np.float64]
_OUTSIDE = 100  # pixels: more than a line is thick, and the foot of the picture is high


@dataclass(frozen=True)
class Box:
    """Some of the picture's room, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Frame:
    """A part of the world (Mercator, EPSG:3857 as shares) in `width` times `height` pixels.

    `west` and `north` are the shares at the picture's left and top, `scale` pixels a share.
    """

    west: float
    north: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(
        cls, bounds: Iterable[Bounds], width: int, height: int, margin: float = 0.0
    ) -> Frame:
        """The part that holds all of these bounds (west, south, east, north in degrees).

        `margin` is the share of the picture's sides that is left free around them.
        """
        boxes = np.array(list(bounds), dtype=float)
        west, east = across(boxes[:, 0]).min(), across(boxes[:, 2]).max()
        north, south = down(boxes[:, 3]).min(), down(boxes[:, 1]).max()
        room = 1 - 2 * margin
        scale = min(width * room / (east - west), height * room / (south - north))
        middle = ((west + east) / 2, (north + south) / 2)
        corner = (middle[0] - width / 2 / scale, middle[1] - height / 2 / scale)
        return cls(float(corner[0]), float(corner[1]), float(scale), width, height)

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """The pixels of a place in degrees (WGS84), to a tenth."""
        x, y = self._pixels(np.array([[longitude, latitude]]))[0]
        return round(float(x), 1), round(float(y), 1)

    def meets(self, bounds: Bounds) -> bool:
        """Whether any of these bounds may be in view."""
        (left, bottom), (right, top) = self._pixels(np.array(bounds, dtype=float).reshape(2, 2))
        return Box(0, 0, self.width, self.height).meets(Box(left, top, right, bottom))

    def holds(self, box: Box) -> bool:
        """Whether all of a box is in the picture."""
        level = box.left >= 0 and box.right <= self.width
        return level and box.top >= 0 and box.bottom <= self.height

    def path(self, geometry: dict[str, Any]) -> str:
        """The rings of a polygon, or of several, as the data of an SVG path in half pixels.

        Neighbours still share their border, as both are rounded alike. What lies far outside
        the picture is left out: to make pixels of it takes many times as long.
        """
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        rings = (self._pixels(np.array(ring, dtype=float)) for each in polygons for ring in each)
        return "".join(self._ring(near) for ring in rings for near in self._near(ring))

    def _near(self, ring: Points) -> list[Points]:
        """A ring as it is, or where it leads far out of the picture what of it is near."""
        edges = (-_OUTSIDE, -_OUTSIDE, self.width + _OUTSIDE, self.height + _OUTSIDE)
        if (ring >= edges[:2]).all() and (ring <= edges[2:]).all():
            return [ring]
        kept = shapely.clip_by_rect(shapely.make_valid(shapely.Polygon(ring)), *edges)
        turns = 1 if shapely.is_ccw(shapely.LinearRing(ring)) else -1  # a hole stays a hole
        parts = [each for each in shapely.get_parts(kept) if each.area]
        return [shapely.get_coordinates(orient(each, turns).exterior) for each in parts]

    def _ring(self, ring: Points) -> str:
        """From the first point on only the ways to the next: that is a third of the text."""
        points = np.round(ring * 2).astype(int)
        ways = np.diff(points, axis=0)
        ways = ways[np.any(ways != 0, axis=1)]
        if len(ways) < 3:  # smaller than a pixel
            return ""
        told = " ".join(f"{x} {y}" for x, y in ways.tolist()).replace(" -", "-")
        return f"M{points[0][0]} {points[0][1]}l{told}z"

    def _pixels(self, degrees: np.ndarray[Any, np.dtype[np.float64]]) -> Any:
        x = (across(degrees[:, 0]) - self.west) * self.scale
        y = (down(degrees[:, 1]) - self.north) * self.scale
        return np.stack([x, y], axis=1)
