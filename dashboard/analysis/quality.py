"""What of the data should be mended or completed next: each finding with its rows.

Findings are in the order in which mending helps readers most: first what keeps a record from
the map and the timelines, then what makes it doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.analysis.belonging import among, remembered, used
from dashboard.analysis.columns import Mask
from dashboard.analysis.completeness import empty
from dashboard.geography import current_district
from dashboard.model import Dataset, FuzzyDate
from dashboard.model.table import Positions


@dataclass(frozen=True)
class Gap:
    """One thing that is missing or out of date: the positions of its rows by table.

    `looked_at` is the number of rows of those tables that were asked.
    """

    name: str
    rows: Mapping[str, Positions]
    looked_at: int

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(positions) for positions in self.rows.values())


def gaps(dataset: Dataset, within: Mapping[str, Mask], today: date, years: int) -> tuple[Gap, ...]:
    """Every gap, those too that have no rows; only rows of `within`, by table, are asked.

    A source's last check is the day on which it was read, else on which it was published; what
    rests on one that was checked more than `years` before `today` is `stale`.
    """
    limit = today.replace(year=max(today.year - years, 1), day=min(today.day, 28))
    asked: tuple[tuple[str, tuple[str, ...], Callable[[str], Mask]], ...] = (
        ("place", ("organisations", "projects"), lambda table: _unplaced(dataset, table)),
        ("date", ("organisations", "projects"), lambda table: _undated(dataset, table)),
        ("event_date", ("events",), lambda table: _undated(dataset, table)),
        ("funding_date", ("fundings",), lambda table: _undated(dataset, table)),
        ("funder", ("projects",), lambda table: _unfunded(dataset)),
        ("code", ("locations", "areas"), lambda table: _replaced(dataset, table)),
        ("stale", ("organisations", "projects"), lambda table: _stale(dataset, table, limit)),
        ("check", ("organisations", "projects"), lambda table: _unchecked(dataset, table)),
        ("source", _SOURCED, lambda table: _without_source(dataset, table)),
        ("locator", _SOURCED, lambda table: _without_locator(dataset, table)),
    )
    return tuple(
        Gap(
            name,
            {
                table: np.flatnonzero(_found(dataset, name, table, find) & within[table])
                for table in tables
            },
            sum(int(within[table].sum()) for table in tables),
        )
        for name, tables, find in asked
    )


def _found(dataset: Dataset, name: str, table: str, find: Callable[[str], Mask]) -> Mask:
    """The rows of a whole table; what depends on the day alone is looked for each time."""
    return find(table) if name == "stale" else remembered(dataset, name, table, lambda: find(table))


_SOURCED = (
    "organisations",
    "projects",
    "locations",
    "areas",
    "fundings",
    "events",
    "relations",
    "figures",
)
_DATES = {
    "organisations": ("founded",),
    "projects": ("start", "end"),
    "events": ("start", "end"),
    "fundings": ("start", "end"),
}


def _unplaced(dataset: Dataset, table: str) -> Mask:
    """Without any place and area; one that is protected is a place, though nobody sees it."""
    locations = dataset.table("locations")
    nowhere = empty(dataset, "locations", "ags") & empty(dataset, "locations", "latitude")
    shown_exactly = locations.column("publication").spread(lambda level: level == "exact", bool)
    placed = used(locations.column("owner"), ~(nowhere & shown_exactly))
    placed |= used(dataset.table("areas").column("owner"))
    return ~among(dataset.table(table).column("id"), placed)


def _undated(dataset: Dataset, table: str) -> Mask:
    missing = np.ones(len(dataset.table(table)), dtype=bool)
    for name in _DATES[table]:
        missing &= empty(dataset, table, name)
    return missing


def _unfunded(dataset: Dataset) -> Mask:
    funded = used(dataset.table("fundings").column("project"))
    return ~among(dataset.table("projects").column("id"), funded)


def _replaced(dataset: Dataset, table: str) -> Mask:
    return dataset.table(table).column("ags").spread(lambda code: bool(successor(code)), bool)


def successor(code: str | None) -> str | None:
    """Today's district, where a reform replaced the district that a code begins with, or it."""
    today = current_district(code) if code else None
    return today if code and today and today != code[:5] else None


def last_checks(dataset: Dataset) -> dict[str, date | None]:
    """The day on which each source was last looked at; None where nobody has noted it."""
    sources = dataset.table("sources")
    read, published = (sources.column(name).cells() for name in ("accessed", "published"))
    days = (_day(a) or _day(b) for a, b in zip(read, published, strict=True))
    return dict(zip(sources.column("id").cells(), days, strict=True))


def _day(when: FuzzyDate | None) -> date | None:
    return (when.latest or when.earliest) if when else None


def _stale(dataset: Dataset, table: str, limit: date) -> Mask:
    old = {source for source, day in last_checks(dataset).items() if day and day < limit}
    return among(dataset.table(table).column("source"), old)


def _unchecked(dataset: Dataset, table: str) -> Mask:
    unknown = {source for source, day in last_checks(dataset).items() if day is None}
    return among(dataset.table(table).column("source"), unknown)


def _without_source(dataset: Dataset, table: str) -> Mask:
    known = used(dataset.table("sources").column("id"))
    return ~among(dataset.table(table).column("source"), known)


def _without_locator(dataset: Dataset, table: str) -> Mask:
    """Without the place in the source; that of a hidden location is hidden, too."""
    missing = empty(dataset, table, "locator").copy()
    if table == "locations":
        levels = dataset.table(table).column("publication")
        missing &= levels.spread(lambda level: level != "hidden", bool)
    return missing
