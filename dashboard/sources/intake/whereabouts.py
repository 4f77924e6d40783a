"""Where the rows of a sheet are, as far as that is known: also of those that stay out.

So that what is said of a row can be shown on a map, whatever became of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard import geography
from dashboard.model import Dataset, Record
from dashboard.sources.cells import Judged
from dashboard.sources.intake.place_questions import Placed
from dashboard.sources.publication import COARSENESS

LEVELS = ("exact", "municipality", "district", "hidden")
USUAL = "municipality"
"""How exactly a place is shown of which nobody said it."""
UNREAD_LEVEL = LEVELS[-1]
"""How exactly a place is shown of which somebody said it in words that are not understood."""
_PARTY = {
    "organisations": "id",
    "areas": "owner",
    "projects": "organisation",
    "fundings": "recipient",
    "events": "organiser",
    "relations": "subject",
    "figures": "owner",
}


class RowAt(NamedTuple):
    """Whom a row is about, "" where nobody is known, and where; how exactly it may be shown."""

    name: str = ""
    place: Placed | None = None
    publication: str = USUAL


@dataclass(frozen=True)
class Whereabouts:
    """The rows of a sheet by their numbers, with their places: columns of the same length."""

    numbers: Sequence[int]
    names: Sequence[str]
    places: Sequence[Placed | None]
    publications: Sequence[str]

    @classmethod
    def of(cls, rows: Mapping[int, RowAt]) -> Whereabouts:
        """The columns of rows that are known one by one."""
        columns = [list(column) for column in zip(*rows.values(), strict=True)] or [[], [], []]
        return cls(list(rows), *columns)

    def rows(self, wanted: Iterable[int]) -> Iterator[RowAt]:
        """These rows, in this order; of one that is not there nothing is known."""
        position = {number: at for at, number in enumerate(self.numbers)}
        for number in wanted:
            at = position.get(number)
            if at is None:
                yield RowAt()
            else:
                yield RowAt(self.names[at], self.places[at], self.publications[at])


def at_most(publication: str) -> str:
    """The level for a row that became no record: never finer than the usual one."""
    return stricter(publication, USUAL)


def stricter(one: str, other: str) -> str:
    """The stricter of two levels; "" says nothing, and the other one counts."""
    return max(one or other, other or one, key=LEVELS.index)


def rows_of_tables(
    judged: Mapping[str, Iterable[Judged]], wanted: Mapping[str, set[int]], dataset: Dataset
) -> dict[str, Whereabouts]:
    """Where rows of the atlas's own tables are: at the place that they tell, or their party's.

    `wanted` are the numbers of the rows by table; sketches of faulty rows count, too. What the
    file does not tell of a party, `dataset` may.
    """
    if not any(wanted.values()):
        return {}
    rows = {table: [*each] for table, each in judged.items()}
    places: dict[str, Any] = {}
    for row in rows.get("locations", ()):
        places.setdefault(getattr(row.record, "owner", None) or "", row.record)
    names = {
        getattr(row.record, "id", ""): getattr(row.record, "name", None) or ""
        for table in ("organisations", "projects")
        for row in rows.get(table, ())
    }

    def at(table: str, record: Record) -> RowAt:
        own = table == "locations"
        party = getattr(record, "owner" if own else _PARTY.get(table, ""), None) or ""
        there = places.get(party) or next(iter(dataset.locations_of.get(party, ())), None)
        known = party in dataset.holders
        name = names.get(party) or (dataset.name_of(party) if known else "")
        return _at(name, record if own else there)

    return {
        table: Whereabouts.of(
            {row.number: at(table, row.record) for row in each if row.number in wanted[table]}
        )
        for table, each in rows.items()
        if wanted.get(table)
    }


def _at(name: str, location: Any) -> RowAt:
    """A row at a location; of a sketch those cells alone that were understood."""
    if location is None:
        return RowAt(name)
    fields = [getattr(location, field, None) for field in Placed._fields]
    ags, latitude, longitude, precision = fields
    if not (isinstance(latitude, float) and isinstance(longitude, float)):
        latitude = longitude = None
    known = ags if isinstance(ags, str) and geography.is_known_area(ags) else None
    exact = precision if precision in COARSENESS else COARSENESS[-1]
    told = location.publication
    level = told if told in LEVELS else UNREAD_LEVEL if told else USUAL
    return RowAt(name, Placed(known, latitude, longitude, exact), level)
