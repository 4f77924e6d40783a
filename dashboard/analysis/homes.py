"""Where each party of the network is at home: one place for each, as exactly as it is known.

A party is at home where it sits; else where it works, if that is one place; a project without
either where its carrier is; an event where it is held. Of several seats the first counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import parts
from dashboard.analysis.places import PRECISIONS, Places, located
from dashboard.analysis.sets import Numbers, settled
from dashboard.analysis.ties import ties_of

DISTRICT, STATE = PRECISIONS.index("district"), PRECISIONS.index("state")


@dataclass(frozen=True, eq=False)
class Homes:
    """The homes of all nodes of the ties; -1, 0 or NaN where nothing is known.

    `land` and `district` are numbers in `cells.state_codes` and `cells.district_codes`.
    `latitude` and `longitude` (WGS84) are known down to the municipality; `precision` is a
    number in `PRECISIONS`.
    """

    land: Numbers
    district: Numbers
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    precision: Numbers

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which nodes have a home in one of the four Länder."""
        return np.asarray(self.land > 0)


def homes_of(catalogue: Catalogue) -> Homes:
    """The homes of a catalogue's nodes: of one of a day, the homes of that day."""
    if catalogue.stands["sits"] is catalogue.ever.stands["sits"]:
        catalogue = catalogue.ever  # works, the other lens, is the same on every day
    return catalogue.once("homes", lambda: _found(catalogue))


def _found(catalogue: Catalogue) -> Homes:
    ties = ties_of(catalogue)
    place = np.full(ties.nodes, -1)
    places, sits = catalogue.places, catalogue.stands["sits"]
    _put(place, sits.record[::-1], sits.place[::-1])  # the first counts, and so comes last
    _put(place, *_only(catalogue.stands["works"].record, catalogue.stands["works"].place, place))
    venues, rows = _venues(catalogue)
    event = catalogue.dataset.table("events").column("location")
    place[catalogue.size :] = event.spread(lambda key: rows.get(key, -1), np.int64)
    whole = places.below(venues)
    # A project is where its carrier is, an event where its organiser is.
    owned = ((ties.table == 1) | (ties.table == 3)) & (place[ties.object] < 0)
    place[ties.object[owned]] = place[ties.subject[owned]]
    return _told(whole, place)


def _put(place: Numbers, nodes: Numbers, found: Numbers) -> None:
    place[nodes] = found


def _only(record: Numbers, area: Numbers, place: Numbers) -> tuple[Numbers, Numbers]:
    """Those who work in one area alone, and have no place yet."""
    once = np.bincount(record, minlength=len(place))[record] == 1
    kept = once & (place[record] < 0)
    return record[kept], area[kept]


def _venues(catalogue: Catalogue) -> tuple[Places, dict[str, int]]:
    """The places where events are held, and where those stand below the catalogue's."""
    table = catalogue.dataset.table("locations")
    wanted = set(catalogue.dataset.table("events").column("location").values)
    ids = table.column("id").cells()
    kept = np.array([key in wanted for key in ids], dtype=bool)
    venues, rows = located(table, kept)
    begin = len(catalogue.places.ags)
    return venues, {ids[row]: begin + number for number, row in enumerate(rows.tolist())}


def _told(places: Places, place: Numbers) -> Homes:
    """What the places say; an area that covers several districts is at home in none of them."""
    first = np.zeros(places.cells.count, dtype=np.int64)
    first[places.cells.owners[::-1]] = places.cells.items[::-1]
    cell = np.append(first[places.cells.of], 0)[place]
    land, district = parts(cell)
    precision = np.append(places.precision, len(PRECISIONS) - 1)[place].astype(np.int64)
    land = np.where(precision > STATE, 0, land)
    return Homes(
        land=settled(land),
        district=settled(np.where(precision > DISTRICT, 0, district)),
        latitude=settled(np.append(places.latitude, np.nan)[place]),
        longitude=settled(np.append(places.longitude, np.nan)[place]),
        precision=settled(precision),
    )
