"""The part of the map that a reader has in view, as cells of a grid.

The grid lies over the world in the Mercator projection that maps in browsers use (EPSG:3857
as shares of its square, x from west, y from north). At level n it is 2 ** (n / 2) cells wide:
two levels for each zoom level of the map, so that a cell is 60 pixels wide, or up to 85.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

Shares = NDArray[np.float64]

FAR = 18
"""The level at which the four Länder fill a screen of the usual size."""
FINEST = 44
LONGEST = 48
"""How many cells one side of a part in view may have."""


def across(longitude: Shares) -> Shares:
    """Degrees (WGS84) as the share of the world's width, from the west."""
    return np.asarray((longitude + 180) / 360)


def down(latitude: Shares) -> Shares:
    """Degrees (WGS84) as the share of the world's height, from the north."""
    return np.asarray((1 - np.arcsinh(np.tan(np.radians(latitude))) / np.pi) / 2)


def longitude_of(x: Shares) -> Shares:
    """The degrees (WGS84) of shares of the world's width."""
    return np.asarray(x * 360 - 180)


def latitude_of(y: Shares) -> Shares:
    """The degrees (WGS84) of shares of the world's height."""
    return np.asarray(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))))


@dataclass(frozen=True)
class Seen:
    """A part in view: its level, and its first and last cells, which belong to it."""

    level: int
    west: int
    north: int
    east: int
    south: int

    @classmethod
    def read(cls, value: object) -> Seen | None:
        """The part that a browser tells of, five whole numbers; none if it makes no sense."""
        if not isinstance(value, list | tuple) or len(value) != 5:
            return None
        if any(isinstance(each, bool) or not isinstance(each, int) for each in value):
            return None
        seen = cls(*value)
        sides = (seen.east - seen.west, seen.south - seen.north)
        sane = 0 <= seen.level <= FINEST and all(0 <= side < LONGEST for side in sides)
        return seen if sane and all(abs(each) < 2**32 for each in value) else None

    @classmethod
    def around(cls, bounds: Iterable[tuple[float, float, float, float]]) -> Seen | None:
        """About what a map shows that brings these into view: west, south, east, north."""
        boxes = np.array(list(bounds), dtype=float)
        if not len(boxes):
            return None
        west, east = across(boxes[:, 0]).min(), across(boxes[:, 2]).max()
        north, south = down(boxes[:, 3]).min(), down(boxes[:, 1]).max()
        level = min(floor(2 * log2(9 / max(east - west, south - north))), 26)
        x, y = ((west + east) / 2 * 2 ** (level / 2), (north + south) / 2 * 2 ** (level / 2))
        return cls(level, floor(x - 12), floor(y - 8), floor(x + 12), floor(y + 8))

    @property
    def values(self) -> list[int]:
        """The five numbers, as `read` takes them."""
        return [self.level, self.west, self.north, self.east, self.south]

    def holds(self, x: Shares, y: Shares) -> NDArray[np.bool_]:
        """Which of these places lie in it."""
        column, row = cells(x, y, self.level)
        return np.asarray(
            (column >= self.west)
            & (column <= self.east)
            & (row >= self.north)
            & (row <= self.south)
        )


def cells(x: Shares, y: Shares, level: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Column and row of each place in the grid of a level."""
    width = 2 ** (level / 2)
    return np.floor(x * width).astype(np.int64), np.floor(y * width).astype(np.int64)
