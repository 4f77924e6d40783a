"""Where records are, seen through the three lenses: sits, works, is funded."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.geography import (
    REGION,
    current_district,
    district_at,
    districts,
    municipality,
    states,
)
from dashboard.model import Dataset, Location, Project

COLUMNS = ["record", "lens", "ags", "state", "district", "latitude", "longitude", "precision"]

Point = tuple[float | None, float | None]
NOWHERE: Point = (None, None)

Row = tuple[str, str, str, str, str, float | None, float | None, str]


def placements(dataset: Dataset) -> pd.DataFrame:
    """Every place of every record, a row for each district that it lies in or covers.

    Columns: record, lens (`sits`, `works`, `funded`), ags (the code as recorded), state and
    district (of the four Länder, today's; "" outside them, or where only the Land is known
    of a seat), latitude and longitude (WGS84, of the location, else of its municipality, or
    of the municipality that is worked in; None for what is larger), precision. A location
    without a code is in the district of its point. An area that covers a Land or all of
    Germany counts for each of its districts. A venue is where a project is held; an
    organisation does not sit at one.

    Funding lands where the project is placed, else where it works, else where the
    organisation that receives the money sits (design, section 2).
    """
    rows = [*_seats(dataset), *_reach(dataset)]
    rows += _landings(dataset, rows)
    table = pd.DataFrame(list(dict.fromkeys(rows)), columns=COLUMNS)
    return table.astype({"latitude": float, "longitude": float})


def _seats(dataset: Dataset) -> list[Row]:
    return [
        row
        for owner, holder in dataset.holders.items()
        for location in dataset.locations_of.get(owner, ())
        if location.role != "venue" or isinstance(holder, Project)
        for row in _of_location(owner, location)
    ]


def _of_location(owner: str, location: Location) -> Iterator[Row]:
    code = location.ags or ""
    point: Point = (location.latitude, location.longitude)
    if code in ("", REGION) and point == NOWHERE:
        return
    district, precision = current_district(code) or "", location.precision
    if precision not in ("district", "state"):
        district = district or _district_of(point, code)
        if point == NOWHERE and _point(code) != NOWHERE:
            point, precision = _point(code), "municipality"
    yield owner, "sits", code, _state(code) or district[:2], district, *point, precision


def _district_of(point: Point, code: str) -> str:
    """The district that a point lies in, where the code says no more than its Land."""
    latitude, longitude = point
    if latitude is None or longitude is None:
        return ""
    found = district_at(latitude, longitude) or ""
    return found if code in ("", REGION, found[:2]) else ""


def _reach(dataset: Dataset) -> list[Row]:
    covered = {
        ags: [(ags, state, district, *_point(ags), _size(ags)) for state, district in _covered(ags)]
        for ags in {area.ags for area in dataset.areas}
    }
    return [(area.owner, "works", *place) for area in dataset.areas for place in covered[area.ags]]


def _point(ags: str) -> Point:
    """A municipality is small enough for a point; what is larger is drawn as an area."""
    if len(ags) != 8:
        return NOWHERE
    try:
        place = municipality(ags)
    except KeyError:
        return NOWHERE
    return place.latitude, place.longitude


def _covered(ags: str) -> Iterator[tuple[str, str]]:
    """State and district of every district that an area covers."""
    if ags == REGION or len(ags) == 2:
        inside = [d for d in districts() if ags in (REGION, d.state)]
        yield from ((d.state, d.ags) for d in inside)
        if not inside:
            yield "", ""
        return
    yield _state(ags), current_district(ags) or ""


def _state(ags: str) -> str:
    return ags[:2] if ags[:2] in {state.ags for state in states()} else ""


def _size(ags: str) -> str:
    if ags == REGION:
        return "country"
    return {2: "state", 5: "district"}.get(len(ags), "municipality")


def _landings(dataset: Dataset, rows: list[Row]) -> list[Row]:
    by_record: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_record.setdefault((row[0], row[1]), []).append(row)
    landed: list[Row] = []
    for funding in dataset.fundings:
        paid = [party for party in (funding.project, funding.recipient) if party]
        found = next(
            (
                by_record[party, lens]
                for party in paid
                for lens in ("sits", "works")
                if (party, lens) in by_record
            ),
            _carrier_rows(dataset, funding.project, by_record),
        )
        landed += [(party, "funded", *row[2:]) for party in paid for row in found]
    return landed


def _carrier_rows(
    dataset: Dataset, project: str | None, by_record: dict[tuple[str, str], list[Row]]
) -> list[Row]:
    carrier = getattr(dataset.holders.get(project or ""), "organisation", None)
    return by_record.get((carrier or "", "sits"), [])
