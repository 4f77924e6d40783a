"""What loses its last funding by a day: the standing of each record, by all of its fundings.

A funding counts for the project and for the recipient that it names. Co-funding counts: a
record loses its last funding only when all that is recorded for it is over. What is said to
go on, what has an end that is not recorded, and what has no time at all are told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.edges import NEVER, Days, Edges
from dashboard.analysis.matching import Matching
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.time_columns import funding_columns
from dashboard.analysis.timelines import Fundings, fundings_at
from dashboard.selection import FIRST_DAY, LAST_DAY

STANDINGS = ("loses", "may", "unknown", "later", "open", "before", "unfunded")
"""How a record stands on a day.

`loses`: its last funding ends from `since` up to the day. `may`: it is over by then or
somewhat later, its end is known no closer. `unknown`: of a funding that may go on no end is
recorded. `later`: a funding ends after the day; `open`: one is said to go on. `before`: all
were over before `since`. `unfunded`: no funding of it is recorded.
"""
LEFT = ("later", "open")
UNSURE = ("may", "unknown")
# Of a record the first of these counts that any of its fundings has.
_PRECEDENCE = ("open", "later", "unknown", "may", "loses")


@dataclass(frozen=True, eq=False)
class Cliff:
    """The standing on a day of each record of a catalogue, numbers of `STANDINGS`.

    `last` is the last day that the fundings of a record may have, NaT where none is known.
    """

    matching: Matching
    since: date
    day: date
    standing: Numbers
    last: Days

    @property
    def catalogue(self) -> Catalogue:
        """Whose records they are."""
        return self.matching.catalogue

    def of(self, *names: str) -> Mask:
        """The records asked for that stand so."""
        numbers = [STANDINGS.index(name) for name in names]
        return np.asarray(self.matching.shown & np.isin(self.standing, numbers))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many of the records asked for stand how; together all of them."""
        found = np.bincount(self.standing[self.matching.shown], minlength=len(STANDINGS))
        return dict(zip(STANDINGS, found.tolist(), strict=True))

    @cached_property
    def losing(self) -> Numbers:
        """The records that lose their last funding, in the order of the days."""
        at = np.flatnonzero(self.of("loses"))
        return at[np.lexsort((at, self.last[at]))]

    @cached_property
    def nearest(self) -> tuple[date | None, date | None]:
        """The days before and after the day on which a last funding ends, as far as known."""
        days, day = last_ends(self.matching), np.datetime64(self.day)
        earlier, later = days[days < day], days[days > day]
        return (
            earlier.max().item() if len(earlier) else None,
            later.min().item() if len(later) else None,
        )

    def rows_of(self, records: Mask) -> Mask:
        """All fundings of some records, as a mask over their table."""
        paying, found = self.catalogue.fundings, self._no_funding()
        found[paying.rows[records[paying.positions]]] = True
        return found

    @cached_property
    def rows(self) -> Mask:
        """The fundings of the records asked for that pass the filters of funding."""
        paying, found = self.catalogue.fundings, self._no_funding()
        passing = self.matching.fundings_without() & self.matching.shown[paying.positions]
        found[paying.rows[passing]] = True
        return found

    @cached_property
    def ending(self) -> Mask:
        """Those of `rows` whose last day is from `since` up to the day."""
        last = _edges(self.catalogue).last
        return np.asarray(self.rows & (last >= np.datetime64(self.since)) & self._by_the_day(last))

    @cached_property
    def ending_on_the_day(self) -> Mask:
        """Those of `rows` whose last day is the day itself, or may be."""
        edges = _edges(self.catalogue)
        first = np.where(np.isnat(edges.last_sure), edges.last, edges.last_sure)
        return np.asarray(
            self.rows & (edges.last >= np.datetime64(self.day)) & self._by_the_day(first)
        )

    def timeline(self, most: int) -> Fundings:
        """The fundings of the first that lose theirs, all of each: no more than `most`.

        Of one that has more than that alone, as many as there is room for.
        """
        paying = self.catalogue.fundings
        place = np.full(self.catalogue.size, -1)
        place[self.losing] = np.arange(len(self.losing))
        order = place[paying.positions]
        pairs = np.flatnonzero(order >= 0)
        pairs = pairs[np.argsort(order[pairs], kind="stable")]
        rows, first = np.unique(paying.rows[pairs], return_index=True)
        rows = rows[np.argsort(first)]
        chosen = self._no_funding()
        chosen[rows[:most]] = True
        return fundings_at(self.catalogue, chosen)

    def _by_the_day(self, days: Days) -> Mask:
        return np.asarray(days <= np.datetime64(self.day))

    def _no_funding(self) -> Mask:
        return np.zeros(len(self.catalogue.dataset.table("fundings")), dtype=bool)


def since_of(day: date, today: date) -> date:
    """From when on the edge is looked at: from today, or for a year where the day is past."""
    if day >= today:
        return today
    leap_day = (day.month, day.day) == (2, 29)
    before = day.replace(year=max(day.year - 1, 1), day=28 if leap_day else day.day)
    return before + timedelta(days=1)


def cliff(matching: Matching, day: date, today: date) -> Cliff:
    """How the records stand that a selection leaves, when that day is over."""
    catalogue, since = matching.catalogue, since_of(day, today)
    paying, edges = catalogue.fundings, _edges(catalogue)
    funding = _standings(edges, day)[paying.rows]
    standing = np.full(catalogue.size, STANDINGS.index("unfunded"), dtype=np.int64)
    for name in reversed(_PRECEDENCE):
        standing[paying.positions[funding == STANDINGS.index(name)]] = STANDINGS.index(name)
    last = _last_days(catalogue, edges)
    over = (standing == STANDINGS.index("loses")) & (last < np.datetime64(since))
    standing[over] = STANDINGS.index("before")
    return Cliff(matching, since, day, standing, last)


def last_ends(matching: Matching) -> Days:
    """The days on which the records asked for lose their last funding, as far as known.

    Who has a funding that goes on, or one whose end is not recorded, has no such day. Days that
    a reader cannot ask for are left out.
    """
    catalogue, edges = matching.catalogue, _edges(matching.catalogue)
    paying, endless = catalogue.fundings, np.zeros(catalogue.size, dtype=bool)
    endless[paying.positions[np.isnat(edges.last[paying.rows])]] = True
    last = _last_days(catalogue, edges)
    askable = (last >= np.datetime64(FIRST_DAY)) & (last <= np.datetime64(LAST_DAY))
    return last[matching.shown & ~endless & askable]  # NaT is no such day


def _standings(edges: Edges, day: date) -> Numbers:
    """How each funding stands: it ends by the day for certain, or perhaps, or it does not."""
    asked = np.datetime64(day)
    held = {
        "open": edges.goes_on,
        "unknown": np.isnat(edges.last),
        "later": edges.last_sure > asked,  # no comparison with NaT is true
        "may": edges.last > asked,
    }
    numbers = [STANDINGS.index(name) for name in held]
    return np.select(list(held.values()), numbers, STANDINGS.index("loses")).astype(np.int64)


def _last_days(catalogue: Catalogue, edges: Edges) -> Days:
    paying = catalogue.fundings
    found = np.full(catalogue.size, NEVER)
    np.maximum.at(found, paying.positions, edges.last[paying.rows].astype(np.int64))
    return found.view("datetime64[D]")


def _edges(catalogue: Catalogue) -> Edges:
    return funding_columns(catalogue).edges
