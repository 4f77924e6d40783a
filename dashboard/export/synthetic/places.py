"""Made-up places: more of them where more people live. Coordinates are WGS84 degrees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dashboard import geography
from dashboard.export.synthetic.chance import Chance, Numbers, Table, Texts, codes, where
from dashboard.export.synthetic.dates import days, spans
from dashboard.geography.files import table
from dashboard.geography.gazetteer import UNINCORPORATED

_PRECISIONS = {"address": 40, "place": 15, "municipality": 30, "district": 11, "state": 4}
_PUBLICATIONS = {"exact": 62, "municipality": 20, "district": 12, "hidden": 6}
_REACHES = {"municipality": 42, "district": 38, "state": 14, "DE": 6}
_POINTED = ("address", "place", "municipality")
_KM_PER_DEGREE = 111.32
_FARTHEST_KM = 4.0


@dataclass(frozen=True)
class _Gazetteer:
    """The municipalities as columns; `odds` share out a district's people evenly."""

    ags: Texts
    name: Texts
    district: Texts
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    radius_km: NDArray[np.float64]
    odds: NDArray[np.float64]


@cache
def _gazetteer() -> _Gazetteer:
    all_of_them = [each for each in geography.municipalities() if each.kind != UNINCORPORATED]
    in_district = Counter(each.district for each in all_of_them)
    people = {each.ags: each.population for each in geography.districts()}
    odds = np.array([people[each.district] / in_district[each.district] for each in all_of_them])
    return _Gazetteer(
        ags=np.array([each.ags for each in all_of_them], object),
        name=np.array([each.name for each in all_of_them], object),
        district=np.array([each.district for each in all_of_them], object),
        latitude=np.array([each.latitude for each in all_of_them]),
        longitude=np.array([each.longitude for each in all_of_them]),
        radius_km=np.sqrt(np.array([each.area_km2 for each in all_of_them]) / np.pi),
        odds=odds / odds.sum(),
    )


def homes(chance: Chance, size: int) -> Numbers:
    """Municipalities, as places in the gazetteer: districts by their people, then any in it."""
    odds = _gazetteer().odds
    return chance.rng.choice(odds.size, size, p=odds).astype(np.int64)


def locations(
    chance: Chance, seats: tuple[Texts, Numbers], projects: Texts, events: Texts
) -> Table:
    """Seats of most organisations, second places of some, some projects', and all `events`'."""
    seated = chance.some(seats[0].size, 0.92)
    second = seats[0][chance.some(seats[0].size, 0.15)]
    others = tuple(role for role in codes("location_role") if role != "seat")
    elsewhere = np.concatenate([second, projects[chance.some(projects.size, 0.2)], events])
    roles = np.concatenate(
        [
            np.full(seated.sum(), "seat", object),
            chance.one_of(others, second.size),
            np.full(elsewhere.size - second.size, "venue", object),
        ]
    )
    owner = np.concatenate([seats[0][seated], elsewhere])
    home = np.concatenate([seats[1][seated], homes(chance, elsewhere.size)])
    since, until = spans(chance, days(chance, owner.size), known=0.08, ended=0.04, longest=3650)
    return {
        "id": owner + "-" + roles,
        "owner": owner,
        "role": roles,
        "publication": chance.weighted(_PUBLICATIONS, owner.size),
        "valid_from": since,
        "valid_to": until,
        **_positions(chance, home, chance.weighted(_PRECISIONS, owner.size)),
    }


def areas(chance: Chance, owners: Texts, home: Numbers) -> Table:
    """The area around it where about half of the owners work, and a second one for a few."""
    working = np.flatnonzero(chance.some(owners.size, 0.55))
    again = working[chance.some(working.size, 0.15)]
    who = np.concatenate([working, again])
    around = np.concatenate([home[working], homes(chance, again.size)])
    reach = chance.weighted(_REACHES, who.size)
    rows = dict.fromkeys(zip(owners[who], _codes(around, reach), strict=True))
    pairs = np.array(list(rows), object).reshape(-1, 2)
    return {"owner": pairs[:, 0], "ags": pairs[:, 1]}


def _codes(home: Numbers, level: Texts) -> Texts:
    """The code of the home's area at the level that is named beside it."""
    found = _gazetteer().ags[home]
    district = _gazetteer().district[home]
    found = np.where(level == "district", district, found)
    found = np.where(level == "state", district.astype("<U2"), found)
    return np.where(level == "DE", geography.REGION, found).astype(object)


def _positions(chance: Chance, home: Numbers, precision: Texts) -> Table:
    places = _gazetteer()
    near = (precision == "address") | (precision == "place")
    pointed = np.isin(precision.astype(str), _POINTED)
    latitude, longitude = places.latitude[home], places.longitude[home]
    latitude[near], longitude[near] = _scattered(chance, home[near])
    postcodes = np.full(home.size, "", object)
    postcodes[near] = _postcodes(places.district[home[near]], latitude[near], longitude[near])
    houses = chance.below(180, home.size) + 1
    district_name = {each.ags: each.name for each in geography.districts()}
    state_name = {each.ags: each.name for each in geography.states()}
    codes = _codes(home, precision)
    return {
        "street": np.array(
            [
                f"Beispielstraße {house}" if exactly == "address" else ""
                for house, exactly in zip(houses, precision, strict=True)
            ],
            object,
        ),
        "postcode": postcodes,
        "place": np.array(
            [
                district_name.get(code) or state_name.get(code) or name
                for code, name in zip(codes, places.name[home], strict=True)
            ],
            object,
        ),
        "ags": codes,
        "latitude": where(pointed, latitude.round(4).astype(object)),
        "longitude": where(pointed, longitude.round(4).astype(object)),
        "precision": precision,
    }


def _scattered(chance: Chance, home: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points around the middle of the municipality that stay in its district."""
    places = _gazetteer()
    angle = 2 * np.pi * chance.rng.random(home.size)
    reach = np.minimum(places.radius_km[home], _FARTHEST_KM) * np.sqrt(chance.rng.random(home.size))
    north = reach * np.sin(angle) / _KM_PER_DEGREE
    east = reach * np.cos(angle) / _KM_PER_DEGREE / np.cos(np.radians(places.latitude[home]))
    latitude, longitude = places.latitude[home], places.longitude[home]
    left = np.arange(home.size)
    for shrink in (1.0, 0.5, 0.25, 0.0):
        latitude[left] = (places.latitude[home[left]] + shrink * north[left]).round(4)
        longitude[left] = (places.longitude[home[left]] + shrink * east[left]).round(4)
        found = geography.districts_at(latitude[left], longitude[left])
        left = left[found != places.district[home[left]]]
    return latitude, longitude


def _postcodes(
    district: Texts, latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> Texts:
    """The nearest of the district's postcodes; empty where none is known for it."""
    rows = table("postcodes.csv")
    code = np.array([row["postcode"] for row in rows], object)
    y, x = (np.array([float(row[name]) for row in rows]) for name in ("latitude", "longitude"))
    its_district = np.array([row["district"] for row in rows], object)
    found = np.full(district.size, "", object)
    for ags in dict.fromkeys(district):
        here, there = np.flatnonzero(district == ags), np.flatnonzero(its_district == ags)
        if there.size:
            squared = (latitude[here, None] - y[there]) ** 2
            squared = squared + (0.63 * (longitude[here, None] - x[there])) ** 2
            found[here] = code[there[squared.argmin(axis=1)]]
    return found
