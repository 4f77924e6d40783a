"""How many of some records are in each of some columns: districts or Länder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import state_codes
from dashboard.analysis.columns import Membership
from dashboard.analysis.past import epoch_codes
from dashboard.analysis.placements import carriers
from dashboard.analysis.sets import Codes, Mask, Numbers, distinct, runs
from dashboard.geography import Epoch, epoch_on


@dataclass(frozen=True, eq=False)
class Lookup:
    """In which columns records are: `of` has the number of each record's set of places.

    `has` tells for each set which of the columns are in it; `starts`, `lengths` and `items`
    list the same.
    """

    of: Codes
    has: Mask
    starts: Numbers
    lengths: Numbers
    items: Numbers

    @classmethod
    def of_membership(cls, places: Membership, columns: Sequence[str]) -> Lookup:
        """Of a membership in places, those of the columns alone."""
        number = {code: n for n, code in enumerate(columns)}
        wanted = np.array([number.get(value, -1) for value in places.values], dtype=np.int64)
        column = wanted[places.sets.items] if len(wanted) else places.sets.items
        kept = column >= 0
        has = np.zeros((places.sets.count, len(columns)), dtype=bool)
        has[places.sets.owners[kept], column[kept]] = True
        owners, items = np.nonzero(has)
        lengths = np.bincount(owners, minlength=places.sets.count)
        return cls(places.sets.of, has, np.cumsum(lengths) - lengths, lengths, items)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return int(self.has.shape[1])

    @property
    def anywhere(self) -> Mask:
        """Which of all records are in any of the columns."""
        return (self.lengths > 0)[self.of]

    def counts(self, records: Numbers) -> Numbers:
        """How many of the records are in each column."""
        often = np.bincount(self.of[records], minlength=len(self.has))
        used = np.flatnonzero((often > 0) & (self.lengths > 0))
        lengths = self.lengths[used]
        column = self.items[runs(self.starts[used], lengths)]
        weights = np.repeat(often[used], lengths)
        return np.bincount(column, weights, minlength=self.width).astype(np.int64)

    def pairs(self, records: Numbers) -> tuple[Numbers, Numbers]:
        """Each of the records with each column that it is in: places in `records`, columns."""
        sets = self.of[records]
        lengths = self.lengths[sets]
        return np.repeat(np.arange(len(records)), lengths), self.items[
            runs(self.starts[sets], lengths)
        ]


def lookup(
    catalogue: Catalogue,
    facet: str,
    lens: str,
    columns: Sequence[str],
    epoch: Epoch | None = None,
) -> Lookup:
    """In which columns, Länder or districts of today or an epoch, records are.

    That of all columns is made once.
    """
    places = partial(catalogue.membership, facet, lens, epoch)
    return looked_up(catalogue, (facet, lens), columns, places, epoch)


def looked_up(
    catalogue: Catalogue,
    name: tuple[str, ...],
    columns: Sequence[str],
    places: Callable[[], Membership],
    epoch: Epoch | None = None,
) -> Lookup:
    """The same of other memberships in places, which `name` tells apart."""

    def made() -> Lookup:
        return Lookup.of_membership(places(), columns)

    epoch = epoch or epoch_on(None)
    codes = state_codes() if name[0] == "state" else epoch_codes(epoch)
    if len(columns) < len(codes) - 1:  # the first stands for none
        return made()
    return catalogue.once(("lookup", *name, epoch, tuple(columns)), made)


def members_by_row(
    catalogue: Catalogue, facet: str, rows: Sequence[str], among: Mask
) -> Iterator[Numbers]:
    """For each row, a value of the facet, the records that have it, among some.

    The rows are to be the same whatever the reader asks: whose they are is looked up once.
    """
    members = np.flatnonzero(among)
    values = catalogue.ever.once(
        ("rows", facet, tuple(rows)),
        lambda: Lookup.of_membership(catalogue.facets[facet], rows),
    )
    having = values.has[values.of[members]]
    for n in range(len(rows)):
        yield members[having[:, n]]


def in_both(records: Numbers, one: Lookup, other: Lookup) -> Numbers:
    """How many of the records are in each column in both ways."""
    few, many = (one, other) if one.lengths.sum() < other.lengths.sum() else (other, one)
    at, column = few.pairs(records)
    both = many.has[many.of[records[at]], column]
    return np.bincount(column[both], minlength=one.width)


def carriers_by_column(parties: Numbers, records: Numbers, there: Lookup) -> Numbers:
    """How many different parties are behind the records of each column."""
    party = parties[records]
    alone = np.bincount(party, minlength=len(parties))[party] == 1
    several = records[~alone]
    at, column = there.pairs(several)
    keys = distinct(parties[several][at] * there.width + column)
    found = np.bincount(keys % max(there.width, 1), minlength=there.width)
    return there.counts(records[alone]) + found


def parties_of(catalogue: Catalogue) -> Numbers:
    """Who is behind each record: the organisation that carries a project, else itself."""

    def found() -> Numbers:
        behind = carriers(catalogue.holders)
        return np.where(behind >= 0, behind, np.arange(catalogue.size))

    return catalogue.ever.once("parties", found)
