"""From degrees to the pixels of a picture, and which of its room is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.analysis.grid import across, down

Bounds = tuple[float, float, float, float]


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

        Neighbours still share their border, as both are rounded alike.
        """
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def _ring(self, ring: Sequence[Sequence[float]]) -> str:
        """From the first point on only the ways to the next: that is a third of the text."""
        points = np.round(self._pixels(np.array(ring, dtype=float)) * 2).astype(int)
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
