"""Where records are, seen through the three lenses: sits, works, is funded."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard.geography import current_district, districts, municipality, states
from dashboard.model import Dataset, Location, Project

COLUMNS = ["record", "lens", "ags", "state", "district", "latitude", "longitude", "precision"]

Row = tuple[str, str, str, str, str, float | None, float | None, str]


def placements(dataset: Dataset) -> pd.DataFrame:
    """Every place of every record, a row for each district that it lies in or covers.

    Columns: record, lens (`sits`, `works`, `funded`), ags (the code as recorded), state and
    district (of the four Länder, today's; "" outside them, or where only the Land is known
    of a seat), latitude and longitude (WGS84, of the location, or of the municipality that
    is worked in; None for what is larger), precision. An area that covers a Land or all of
    Germany counts for each of its districts. A venue is where a project is held; an
    organisation does not sit at one.

    Funding lands where the project is placed, else where it works, else where the
    organisation that receives the money sits (design, section 2).
    """
    rows = [*_seats(dataset), *_reach(dataset)]
    rows += _landings(dataset, rows)
    return pd.DataFrame(list(dict.fromkeys(rows)), columns=COLUMNS)


def _seats(dataset: Dataset) -> list[Row]:
    return [
        row
        for owner, holder in dataset.holders.items()
        for location in dataset.locations_of.get(owner, ())
        if location.role != "venue" or isinstance(holder, Project)
        for row in _of_location(owner, location)
    ]


def _of_location(owner: str, location: Location) -> Iterator[Row]:
    if location.ags is None:
        return
    state, district = _state(location.ags), current_district(location.ags) or ""
    yield (
        owner,
        "sits",
        location.ags,
        state,
        district,
        location.latitude,
        location.longitude,
        location.precision,
    )


def _reach(dataset: Dataset) -> list[Row]:
    return [
        (area.owner, "works", area.ags, state, district, *_point(area.ags), _size(area.ags))
        for area in dataset.areas
        for state, district in _covered(area.ags)
    ]


def _point(ags: str) -> tuple[float | None, float | None]:
    """A municipality is small enough for a point; what is larger is drawn as an area."""
    if len(ags) != 8:
        return None, None
    try:
        place = municipality(ags)
    except KeyError:
        return None, None
    return place.latitude, place.longitude


def _covered(ags: str) -> Iterator[tuple[str, str]]:
    """State and district of every district that an area covers."""
    if ags == "DE" or len(ags) == 2:
        inside = [d for d in districts() if ags in ("DE", d.state)]
        yield from ((d.state, d.ags) for d in inside)
        if not inside:
            yield "", ""
        return
    yield _state(ags), current_district(ags) or ""


def _state(ags: str) -> str:
    return ags[:2] if ags[:2] in {state.ags for state in states()} else ""


def _size(ags: str) -> str:
    if ags == "DE":
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
