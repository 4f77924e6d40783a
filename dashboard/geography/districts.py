"""The four Länder and their 94 districts of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from dashboard.geography.files import STATE_BOUNDARIES, features, table
from dashboard.geography.names import fold

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (WGS84)."""


@dataclass(frozen=True, slots=True)
class State:
    """One of the four Länder; the point is a good place for its label (WGS84)."""

    ags: str
    name: str
    latitude: float
    longitude: float
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class District:
    """A Landkreis or a kreisfreie Stadt of today; the point is a good place for its label.

    `label` is unique in the region, `name` is not ("Leipzig" is a city and a Landkreis).
    `valid_from` is the day since which it is what it is; None where no reform changed it.
    Population and area in square kilometres are of 2018-12-31 in the borders of that day, but
    Eisenach counts with the Wartburgkreis (Destatis).
    """

    ags: str
    name: str
    label: str
    kind: str
    state: str
    latitude: float
    longitude: float
    population: int
    area_km2: float
    bounds: Bounds
    valid_from: date | None = None


@cache
def _districts() -> Mapping[str, District]:
    found = [
        District(
            ags=row["ags"],
            name=row["name"],
            label=row["label"],
            kind=row["kind"],
            state=row["state"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]),
            area_km2=float(row["area_km2"]),
            bounds=read_bounds(row["bounds"]),
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        )
        for row in table("districts.csv")
    ]
    found.sort(key=lambda each: (each.state, fold(each.label)))
    return MappingProxyType({each.ags: each for each in found})


@cache
def _states() -> Mapping[str, State]:
    found = {}
    for feature in features(STATE_BOUNDARIES):
        facts = feature["properties"]
        inside = [each.bounds for each in districts() if each.state == facts["ags"]]
        west, south, east, north = zip(*inside, strict=True)
        found[facts["ags"]] = State(
            ags=facts["ags"],
            name=facts["name"],
            latitude=facts["label_lat"],
            longitude=facts["label_lon"],
            bounds=(min(west), min(south), max(east), max(north)),
        )
    return MappingProxyType(found)


def districts() -> tuple[District, ...]:
    """Return the 94 districts by Land, then by label."""
    return tuple(_districts().values())


def district(ags: str) -> District:
    """Return today's district with the five-digit code; raises KeyError for any other."""
    return _districts()[ags]


def is_district(ags: str) -> bool:
    """Tell whether the code is that of a district of today in the four Länder."""
    return ags in _districts()


def states() -> tuple[State, ...]:
    """Return the four Länder by code."""
    return tuple(_states().values())


def state(ags: str) -> State:
    """Return one of the four Länder by its two-digit code; raises KeyError for any other."""
    return _states()[ags]


@cache
def _neighbours() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {each.ags: () for each in districts()}
    for row in table("neighbours.csv"):
        found[row["ags"]] += (row["neighbour"],)
    return MappingProxyType(found)


def neighbours(ags: str) -> tuple[str, ...]:
    """Return the codes of the districts with a common border, corners not counted.

    Districts outside the four Länder are not known. Raises KeyError for an unknown code.
    """
    return _neighbours()[ags]


def read_bounds(text: str) -> Bounds:
    """Read a cell of `bounds`: west, south, east, north with semicolons between."""
    west, south, east, north = (float(number) for number in text.split(";"))
    return west, south, east, north
