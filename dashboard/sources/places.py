"""Holding the places of records against geography: known codes, points in their districts."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import geography
from dashboard.language import message
from dashboard.model import Area, Location, Record
from dashboard.sources.grid import Fault


def place_faults(record: Record) -> Iterator[Fault]:
    """Yield what geography objects to in a record; codes that a reform replaced are fine."""
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
