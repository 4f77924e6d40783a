"""Where bodies sit, gathered from all rows that tell of them; the strictest level counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.geography import area_label
from dashboard.geography.names import fold
from dashboard.language import message
from dashboard.sources.intake.assembly import SEAT, Assembly, shown_as
from dashboard.sources.intake.reading_cells import Cells
from dashboard.sources.intake.row_places import RowPlaces
from dashboard.sources.intake.row_records import RowRecords
from dashboard.sources.intake.whereabouts import stricter
from dashboard.sources.publication import COARSENESS

_LEVEL = "locations.publication"
_FIRST = message("The first counts; correct one of the rows if they are the same body.")


class Seats:
    """Makes the place of each body, fills it from later rows, and names what these say otherwise.

    A row's level holds for the body, also where the row tells no place. A row that adds to a
    place without stating a level adds the level that was chosen for such rows.
    """

    def __init__(
        self, cells: Cells, places: RowPlaces, made: Assembly, records: RowRecords
    ) -> None:
        self.cells, self.places, self.made, self.records = cells, places, made, records
        self._levels: dict[str, str] = {}
        self._silent: set[str] = set()
        self._rows: dict[str, dict[str, Any]] = {}
        self._pointed: set[str] = set()

    def take(self, owner: str, at: int, number: int) -> None:
        """Take what a row says of the place of a body."""
        level = self._level(owner, at, number)
        if self.places.told[at] and self._adds(owner, at, number) and not level:
            self._silent.add(owner)

    def publish(self, kinds: Mapping[str, str | None], chosen: str) -> None:
        """Decide how exactly each place may be shown, once the kinds of all bodies are known."""
        for owner, row in self._rows.items():
            level = self._levels.get(owner, "")
            if not level or owner in self._silent:
                level = stricter(level, shown_as(kinds.get(owner), chosen))
            row["publication"] = level

    def shown(self, owner: str | None, at: int, kind: str | None, chosen: str) -> str:
        """How exactly the place of a row may be shown; "" where its body has none."""
        row = self._rows.get(owner or "")
        if row is None:
            return ""
        return stricter(row["publication"], self.cells.at(_LEVEL, at) or shown_as(kind, chosen))

    def _level(self, owner: str, at: int, number: int) -> str:
        level: str = self.cells.at(_LEVEL, at) or ""
        before = self._levels.get(owner, "")
        if level:
            self._levels[owner] = strictest = stricter(before, level)
            if before and before != level:
                self.records.note(
                    number,
                    _LEVEL,
                    level,
                    message("An earlier row of “{name}” says otherwise.", name=owner),
                    message("The stricter level counts: {level}.", level=strictest),
                )
        return level

    def _adds(self, owner: str, at: int, number: int) -> bool:
        """Make the place of a body, or fill it; tell whether the row added anything."""
        told, own = self._told(at), self._has_point(at)
        role = self.made.words.needed("location_role", *SEAT)
        label = area_label(told["ags"]) if told["ags"] else None
        first = {"owner": owner, "role": role, **told, "place": told["place"] or label}
        row, new = self.made.once("locations", number, (owner,), f"{owner}-{role}", **first)
        self._rows[owner] = row
        pointed = owner in self._pointed
        if new:
            self._pointed |= {owner} if own else set()
            return True
        if differing := _differing(row, told, own and pointed):
            for column in differing:
                self.records.note(
                    number,
                    f"locations.{'place' if column == 'ags' else column}",
                    str(told["place"] or "" if column == "ags" else told[column]),
                    message("An earlier row says of “{name}” that it sits elsewhere.", name=owner),
                    _FIRST,
                )
            return False
        more = {name: value for name, value in told.items() if value and row[name] is None}
        coarser = COARSENESS.index(told["precision"]) < COARSENESS.index(row["precision"])
        if not pointed and (own or coarser):
            more |= {name: told[name] for name in ("latitude", "longitude", "precision")}
            self._pointed |= {owner} if own else set()
        row.update(more)
        return bool(more)

    def _has_point(self, at: int) -> bool:
        """Whether a row's place is at the point that the row tells, be it in either order."""
        stated, placed = self.places.stated(at), self.places.found(at).place
        told = (stated.latitude, stated.longitude)
        return placed is not None and placed.latitude is not None and placed.latitude in told

    def _told(self, at: int) -> dict[str, Any]:
        stated, placed = self.places.stated(at), self.places.found(at).place
        return {
            "street": stated.street or None,
            "postcode": stated.postcode or None,
            "place": stated.place or None,
            "ags": placed.ags if placed else None,
            "latitude": placed.latitude if placed else None,
            "longitude": placed.longitude if placed else None,
            "precision": placed.precision if placed else "state",
        }


def _differing(row: Mapping[str, Any], told: Mapping[str, Any], points: bool) -> list[str]:
    """What a later row says otherwise of a place, of its point only where both rows tell one."""
    columns = ["street", "postcode", "ags"]
    if row["ags"] is None or told["ags"] is None:
        columns.append("place")
    if points:
        columns += ["latitude", "longitude"]
    return [
        name
        for name in columns
        if None not in (old := (row[name], told[name]))
        and (fold(old[0]) != fold(old[1]) if name == "place" else old[0] != old[1])
    ]
