"""Holding the places of records against geography: known codes, points in their districts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dashboard import geography
from dashboard.language import message
from dashboard.model import Area, Location, Record
from dashboard.sources.grid import Fault

PLACED = ("locations", "areas")
"""The tables whose records have a place."""


def place_faults(records: Sequence[Record]) -> Iterator[tuple[int, Fault]]:
    """Yield what geography objects to, with the record's position; replaced codes are fine."""
    for position in _doubtful(records):
        for fault in faults_of(records[position]):
            yield position, fault


def _doubtful(records: Sequence[Record]) -> list[int]:
    """The positions of all records but those that are sound at one glance.

    These have a known code, and no point or one in that very district. What is near a border,
    or of which no more than the Land is known, is for a second look.
    """
    placed = [(i, each) for i, each in enumerate(records) if isinstance(each, Area | Location)]
    codes = {each.ags for _, each in placed if isinstance(each.ags, str)}
    known = {code for code in codes if geography.is_known_area(code)}
    today = {code: geography.current_district(code) for code in known}
    points = [_point(each) for _, each in placed]
    found = geography.districts_at(*np.array(points or [(np.nan, np.nan)], float).T)
    return [
        i
        for (i, each), district, (latitude, _) in zip(placed, found, points, strict=False)
        if not (
            each.ags in known
            and (latitude != latitude or (district and district == today.get(each.ags)))
        )
    ]


def _point(record: Area | Location) -> tuple[float, float]:
    """Latitude and longitude, or twice NaN where the record has not both."""
    if isinstance(record, Location):
        latitude, longitude = record.latitude, record.longitude
        if isinstance(latitude, float) and isinstance(longitude, float):
            return latitude, longitude
    return np.nan, np.nan


def faults_of(record: Record) -> Iterator[Fault]:
    """Yield what geography objects to in one record."""
    code = record.ags if isinstance(record, Location | Area) else None
    if isinstance(code, str) and not geography.is_known_area(code):
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
                area=geography.area_label(geography.current_district(code) or code),
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
