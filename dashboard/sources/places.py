"""Holding the places of records against geography: known codes, points in their districts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from dashboard import geography
from dashboard.geography import current_district, districts_at, is_known_area
from dashboard.language import message
from dashboard.model import Area, Location, Record
from dashboard.model.table import Table
from dashboard.sources.grid import Fault

PLACED = ("locations", "areas")
"""The tables whose records have a place."""
_POINT = ("latitude", "longitude")


def place_faults(table: Table[Any]) -> Iterator[tuple[int, Fault]]:
    """Yield what geography objects to, with the row's position; replaced codes are fine."""
    for position in _doubtful(table):
        for fault in faults_of(table[position]):
            yield position, fault


def _doubtful(table: Table[Any]) -> list[int]:
    """The positions of all rows but those that are sound at one glance.

    These have a known code, and no point or one in that very district. What is near a border,
    or of which no more than the Land is known, is for a second look.
    """
    if "ags" not in table.model.model_fields:
        return []
    codes = table.column("ags")
    known = codes.spread(lambda code: isinstance(code, str) and is_known_area(code), bool)
    if "latitude" not in table.model.model_fields:
        return np.flatnonzero(~known).tolist()
    today = codes.spread(lambda code: (isinstance(code, str) and current_district(code)) or "-")
    columns = [table.column(name) for name in _POINT]
    north, east = (column.spread(_degrees, float) for column in columns)
    pointless = np.isnan(north) | np.isnan(east)
    placed = np.flatnonzero(~pointless)
    # Many lie at one point: that of their town.
    one, other = (column.codes[placed].astype(np.int64) for column in columns)
    _, firsts, number = np.unique(
        one * len(columns[1].values) + other, return_index=True, return_inverse=True
    )
    points = placed[firsts]
    there = pointless.copy()
    there[placed] = districts_at(north[points], east[points])[number] == today[placed]
    return np.flatnonzero(~(known & there)).tolist()


def _degrees(value: object) -> float:
    """The coordinate, or NaN where there is none that could be understood."""
    return value if isinstance(value, float) else np.nan


def faults_of(record: Record) -> Iterator[Fault]:
    """Yield what geography objects to in one record."""
    code = record.ags if isinstance(record, Location | Area) else None
    if isinstance(code, str) and not is_known_area(code):
        yield Fault(
            message("The atlas knows no area with the key {value}.", value=code),
            message(
                "Look the key up; outside the four Länder write that of the Land alone, or DE."
            ),
            "ags",
            code,
        )
        code = None
    if isinstance(record, Location):
        yield from _point_faults(record.latitude, record.longitude, code)


def _point_faults(latitude: object, longitude: object, code: str | None) -> Iterator[Fault]:
    if not (isinstance(latitude, float) and isinstance(longitude, float)):
        return
    value = f"{latitude}, {longitude}"
    area = code or geography.REGION
    if geography.lies_in(latitude, longitude, area):
        return
    if geography.lies_in(longitude, latitude, area):
        yield Fault(
            message("Latitude and longitude have changed places."),
            message("Swap the two: the latitude is the one around 51."),
            "latitude",
            value,
        )
    elif code is not None:
        found = geography.district_at(latitude, longitude)
        yield Fault(
            message(
                "The point lies outside {area}.",
                area=geography.area_label(current_district(code) or code),
            ),
            message(
                "It lies in {area} ({ags}): correct the coordinates or the key.",
                area=geography.area_label(found),
                ags=found,
            )
            if found
            else message("Correct the coordinates or the key; first latitude, then longitude."),
            "latitude",
            value,
        )
