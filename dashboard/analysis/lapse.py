"""What a map shows year by year: for pictures that move without asking anybody again.

A spell is the years from which to which something was so of a record; a row of the map then
stands, in some year, for the records of which a spell holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.mapping import FIRST, Mapped
from dashboard.analysis.sites import names_of
from dashboard.analysis.time_columns import (
    NO_YEAR,
    Numbers,
    founding_columns,
    funding_columns,
)

FOREVER = 9999
Years = tuple[int, int]


@dataclass(frozen=True)
class Spells:
    """Spells of records: position, first and last year, sorted by record; none of one overlap."""

    record: Numbers
    first: Numbers
    last: Numbers

    @property
    def years(self) -> Years | None:
        """The first and the last year in which anything begins or ends, none without spells."""
        known = np.concatenate([self.first, self.last[self.last < FOREVER]])
        return (int(known.min()), int(known.max())) if len(known) else None


@dataclass(frozen=True)
class Lapse:
    """The rows of a map in time: for each row how many records of a kind have which spell.

    `rows` are lists of (kind, first, last, number), the kind as its place in `kinds`; `named`
    the spells of the records that a row names, in that order; `twins` those of the records that
    several circles have, by their position.
    """

    kinds: tuple[str, ...]
    rows: Sequence[Sequence[tuple[int, int, int, int]]]
    named: Sequence[Sequence[Sequence[Years]]]
    twins: dict[int, Sequence[Years]]


def founding_spells(catalogue: Catalogue, shown: Mask) -> Spells:
    """From the year on by which each shown record had certainly begun, as far as that is known."""
    columns = founding_columns(catalogue)
    record = np.flatnonzero(shown & (columns.code >= 0))
    days = columns.days[columns.latest[columns.code[record]]]
    first = days.astype("datetime64[Y]").astype(np.int64) + 1970
    return Spells(record, first, np.full(len(record), FOREVER))


def funding_spells(catalogue: Catalogue, shown: Mask) -> Spells:
    """The years in which the shown records, or projects, were certainly paid for."""
    columns = funding_columns(catalogue)
    known = np.append(shown, False)
    paid = columns.paid
    _, begun, ending, _, goes_on, _ = columns.spells[columns.spell].T
    ran = (begun != NO_YEAR) & ((goes_on == 1) | (begun <= ending))
    rows = np.flatnonzero(known[paid] & ran)
    until = np.where(goes_on[rows] == 1, FOREVER, ending[rows])
    return _joined(paid[rows], begun[rows], until)


def _joined(record: Numbers, first: Numbers, last: Numbers) -> Spells:
    """Spells of a record that overlap or follow one another as one."""
    if not len(record):
        return Spells(record, first, last)
    order = np.lexsort((last, first, record))
    record, first, last = record[order], first[order], last[order]
    # The last year so far of each record: those of one record are above all of the ones before.
    apart = record * (2 * FOREVER)
    until = np.maximum.accumulate(apart + last) - apart
    begins = np.append(True, (record[1:] != record[:-1]) | (first[1:] > until[:-1] + 1))
    ends = np.append(begins[1:], True)
    return Spells(record[begins], first[begins], until[ends])


def lapse(mapped: Mapped, spells: Spells) -> Lapse:
    """The rows of a map in time."""
    names = names_of(mapped.catalogue)
    row, record = mapped.pairs
    number = len(mapped.rows)
    begin = np.searchsorted(spells.record, record, "left")
    many = np.searchsorted(spells.record, record, "right") - begin
    which = np.repeat(begin, many) + _counted(many)
    rows, kinds = np.repeat(row, many), names.kind[np.repeat(record, many)]
    distinct, counts = _distinct(rows, kinds, spells.first[which], spells.last[which])
    found: list[list[tuple[int, int, int, int]]] = [[] for _ in range(number)]
    for (at, kind, first, last), n in zip(distinct.tolist(), counts.tolist(), strict=True):
        found[at].append((kind, first, last, n))
    starts = np.searchsorted(row, np.arange(number + 1))
    named = [
        [_spells(spells, at) for at in record[a : min(b, a + FIRST)].tolist()]
        for a, b in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    ]
    again = {twin for each in mapped.rows for twin in each.twins}
    return Lapse(names.kinds, found, named, {at: _spells(spells, at) for at in sorted(again)})


def _distinct(*columns: NDArray[np.integer[Any]]) -> tuple[Numbers, Numbers]:
    """The different rows of some columns in their order, and how often each is there."""
    if not len(columns[0]):
        return np.stack(columns, axis=1), np.zeros(0, dtype=np.int64)
    low = [int(each.min()) for each in columns]
    wide = [int(each.max()) - least + 1 for each, least in zip(columns, low, strict=True)]
    told = np.zeros(len(columns[0]), dtype=np.int64)
    for each, least, width in zip(columns, low, wide, strict=True):
        told = told * width + (each - least)  # one number for each row sorts far faster
    _, first, counts = np.unique(told, return_index=True, return_counts=True)
    return np.stack([each[first] for each in columns], axis=1), counts


def _spells(spells: Spells, record: int) -> list[Years]:
    a, b = np.searchsorted(spells.record, [record, record + 1]).tolist()
    return list(zip(spells.first[a:b].tolist(), spells.last[a:b].tolist(), strict=True))


def _counted(many: Numbers) -> Numbers:
    """0, 1, … for each of the numbers: the places within groups of so many."""
    ends = np.cumsum(many)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - many, many)
