"""What locations and areas say of places: each distinct code is judged once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.cells import (
    cell,
    cells_of_area,
    district_number,
    state_number,
    states_of_districts,
)
from dashboard.analysis.sets import Codes, Numbers, Sets, settled
from dashboard.geography import REGION, districts_at, municipality
from dashboard.model import Area, Location
from dashboard.model.table import Column, Table

PRECISIONS = ("address", "place", "municipality", "district", "state", "country")
"""How exactly a place is known, the most exact first."""

_MUNICIPALITY, _DISTRICT = 2, 3
_NOWHERE = (float("nan"), float("nan"))


@dataclass(frozen=True)
class Places:
    """Places that records name, as columns.

    `ags` is the code as recorded ("" where there is none), `latitude` and `longitude` (WGS84)
    are of the location, else of its municipality, or of the municipality that is worked in,
    and NaN for what is larger; `precision` is a number in `PRECISIONS`. The items of `cells`
    are those that a place lies in, or covers.
    """

    ags: NDArray[np.object_]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    precision: NDArray[np.int8]
    cells: Sets

    def __post_init__(self) -> None:
        for name in ("ags", "latitude", "longitude", "precision"):
            object.__setattr__(self, name, settled(getattr(self, name)))

    def below(self, other: Places) -> Places:
        """These places, and those of another table below them."""
        columns = {
            name: np.concatenate([getattr(self, name), getattr(other, name)])
            for name in ("ags", "latitude", "longitude", "precision")
        }
        return Places(**columns, cells=self.cells.below(other.cells))


class Codings(NamedTuple):
    """What the distinct codes of a column say: numbers of Land and district, and a point.

    `wide` is a code that leaves the district open: none, Germany, or a Land's.
    """

    text: NDArray[np.object_]
    state: Numbers
    district: Numbers
    wide: NDArray[np.bool_]
    nowhere: NDArray[np.bool_]
    point: NDArray[np.float64]

    @classmethod
    def of(cls, codes: list[str]) -> Codings:
        """Of the distinct codes themselves."""
        return cls(
            np.array(codes, dtype=object),
            np.array([state_number(code) for code in codes], dtype=np.int64),
            np.array([district_number(code) for code in codes], dtype=np.int64),
            np.array([len(code) <= 2 for code in codes], dtype=bool),
            np.array([code in ("", REGION) for code in codes], dtype=bool),
            np.array([_point(code) for code in codes], dtype=float).reshape(-1, 2),
        )


def located(table: Table[Location], kept: NDArray[np.bool_]) -> tuple[Places, Numbers]:
    """The places of those locations that are `kept` and somewhere, and their rows.

    A location without a code is in the district of its point. Where only the Land is known
    of it, it is in no district.
    """
    ags, latitude, longitude = (table.column(name) for name in ("ags", "latitude", "longitude"))
    codings = Codings.of([value or "" for value in ags.values])
    has_point = latitude.spread(lambda value: value is not None, bool)
    rows = np.flatnonzero(kept & (has_point | ~codings.nowhere[ags.codes]))
    code, has_point = ags.codes[rows], has_point[rows]
    point = np.stack([_degrees(each)[rows] for each in (latitude, longitude)], axis=1)
    precision = table.column("precision").spread(PRECISIONS.index, np.int8)[rows]
    exact = precision < _DISTRICT
    district = codings.district[code]
    asked = np.flatnonzero(exact & has_point & codings.wide[code] & (district == 0))
    district[asked] = _districts_of(point[asked], code[asked], codings)
    lent = exact & ~has_point & ~np.isnan(codings.point[code, 0])
    point[lent], precision[lent] = codings.point[code[lent]], _MUNICIPALITY
    state = codings.state[code]
    state = np.where(state > 0, state, states_of_districts()[district])
    cells = cell(state, district)
    sets = Sets.single(cells, int(cells.max(initial=0)) + 1)
    return Places(codings.text[code], point[:, 0], point[:, 1], precision, sets), rows


def _districts_of(point: NDArray[np.float64], code: Codes, codings: Codings) -> Numbers:
    """The districts that points lie in, as far as the code does not name another Land."""
    if len(point) == 0:  # then the boundaries need not be read
        return np.zeros(0, dtype=np.int64)
    codes = districts_at(point[:, 0], point[:, 1])
    found = np.array([district_number(each) for each in codes.tolist()], dtype=np.int64)
    agrees = codings.nowhere[code] | (codings.state[code] == states_of_districts()[found])
    return np.where(agrees, found, 0)


def covered(table: Table[Area]) -> tuple[Places, Codes]:
    """The distinct areas as places, and the number of each row's area among them."""
    column = table.column("ags")
    number = {ags: n for n, ags in enumerate(dict.fromkeys(column.values))}
    areas = list(number)
    point = np.array([_point(ags) for ags in areas], dtype=float).reshape(-1, 2)
    inside = [(n, each) for n, ags in enumerate(areas) for each in cells_of_area(ags)]
    pairs = np.array(inside, dtype=np.int64).reshape(-1, 2)
    cells = Sets.of_pairs(pairs[:, 0], pairs[:, 1], len(areas))
    precision = np.array([PRECISIONS.index(_size(ags)) for ags in areas], dtype=np.int8)
    places = Places(_objects(areas), point[:, 0], point[:, 1], precision, cells)
    return places, column.spread(number.__getitem__, np.int64)


def _point(ags: str) -> tuple[float, float]:
    """A municipality is small enough for a point; what is larger is drawn as an area."""
    if len(ags) != 8:
        return _NOWHERE
    try:
        place = municipality(ags)
    except KeyError:
        return _NOWHERE
    return place.latitude, place.longitude


def _size(ags: str) -> str:
    if ags == REGION:
        return "country"
    return {2: "state", 5: "district"}.get(len(ags), "municipality")


def _degrees(column: Column) -> NDArray[np.float64]:
    return column.spread(lambda value: np.nan if value is None else value, float)


def _objects(values: list[Any]) -> NDArray[np.object_]:
    return np.array(values, dtype=object)
