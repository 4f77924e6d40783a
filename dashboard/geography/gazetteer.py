"""Municipalities by code or name, and postcodes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dashboard.geography.files import table
from dashboard.geography.names import fold, fold_bare
from dashboard.geography.reforms import current_district

UNINCORPORATED = "Gemeindefreies Gebiet"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of 2016-01-01 with its code of then and its district of today.

    The point is the middle of its area (WGS84), not of its settlement. `kind` is "Stadt",
    "Gemeinde" or "Gemeindefreies Gebiet".
    """

    ags: str
    name: str
    district: str
    latitude: float
    longitude: float
    kind: str
    area_km2: float


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode with its area's centroid (WGS84) and the district that the centroid is in."""

    code: str
    latitude: float
    longitude: float
    district: str


@cache
def _municipalities() -> Mapping[str, Municipality]:
    return MappingProxyType(
        {
            row["ags"]: Municipality(
                ags=row["ags"],
                name=row["name"],
                district=row["district"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                kind=row["kind"],
                area_km2=float(row["area_km2"]),
            )
            for row in table("municipalities.csv")
        }
    )


@cache
def _by_name() -> tuple[Mapping[str, list[Municipality]], Mapping[str, list[Municipality]]]:
    full: dict[str, list[Municipality]] = defaultdict(list)
    bare: dict[str, list[Municipality]] = defaultdict(list)
    for each in _municipalities().values():
        name, short = fold(each.name), fold_bare(each.name)
        full[name].append(each)
        if short != name:
            bare[short].append(each)
    return full, bare


@cache
def _postcodes() -> Mapping[str, Postcode]:
    return MappingProxyType(
        {
            row["postcode"]: Postcode(
                code=row["postcode"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                district=row["district"],
            )
            for row in table("postcodes.csv")
        }
    )


def municipalities() -> tuple[Municipality, ...]:
    """Return all municipalities of the four Länder by code."""
    return tuple(_municipalities().values())


def municipality(ags: str) -> Municipality:
    """Return the municipality with the eight-digit code of 2016; raises KeyError for others."""
    return _municipalities()[ags]


def is_municipality(ags: str) -> bool:
    """Tell whether the gazetteer lists the eight-digit code."""
    return ags in _municipalities()


def find_municipalities(name: str, district: str | None = None) -> tuple[Municipality, ...]:
    """Return the municipalities that may be meant, those of exactly this name first.

    Case, umlauts, titles and additions do not matter: "Winsen" finds both Winsen, "Winsen
    (Luhe)" and "Winsen/Luhe" one, "Altenburg, Stadt" Altenburg. `district` is a code, old or
    new, that the results are limited to. An area without inhabitants of its own is left out
    where a municipality has the same name.
    """
    full, bare = _by_name()
    key, short = fold(name), fold_bare(name)
    # Bröckel and Brockel are two places: who spells one out does not mean the other.
    spelled = [each for each in full.get(key, []) if each.name.casefold() == name.casefold()]
    found = (spelled or full.get(key, [])) + bare.get(key, [])
    if not found:
        found = full.get(short, []) + bare.get(short, [])
    if district is not None:
        today = current_district(district)
        found = [each for each in found if each.district == today]
    peopled = [each for each in found if each.kind != UNINCORPORATED]
    return tuple(peopled or found)


def postcode(code: str) -> Postcode | None:
    """Return the postcode, or None when it is unknown or its centroid lies elsewhere."""
    return _postcodes().get(code)
