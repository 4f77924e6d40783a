"""What happened when: foundings, fundings and events of some records.

Asked of a catalogue and a mask of its records. What is said of all is counted by columns; a
row of its own is made only for what is looked at. A fuzzy date stands as the first and last
day that it may mean. What has no known time is counted beside the rest, never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.listing import record_ids
from dashboard.analysis.sites import names_of
from dashboard.analysis.time_columns import (
    EventColumns,
    FoundingColumns,
    FundingColumns,
    Numbers,
    event_columns,
    founding_columns,
    funding_columns,
)
from dashboard.model import Dataset, Period
from dashboard.model.records import Event


class Founding(NamedTuple):
    """When one record began; `kind` is a code, or `project`; `text` is EDTF."""

    record: str
    name: str
    kind: str
    is_project: bool
    earliest: date
    latest: date
    text: str


class Paid(NamedTuple):
    """One funding: who pays for whom, and when.

    `paid` is the id of the project, else of the recipient; `first` and `first_sure` are the
    earliest and the latest day on which it may have begun, `last_sure` and `last` likewise
    its end; `ending` is `known`, `open` (goes on) or `unknown`.
    """

    funding: str
    funder: str
    funder_name: str
    paid: str
    paid_name: str
    programme: str | None
    first: date | None
    first_sure: date | None
    last_sure: date | None
    last: date | None
    ending: str
    amount_eur: Decimal | None
    period: Period


class Held(NamedTuple):
    """One event that has a date; `kind` is a code, `organiser` an id."""

    event: str
    title: str
    kind: str
    organiser: str | None
    earliest: date
    latest: date
    period: Period


@dataclass(frozen=True)
class Foundings:
    """When records began: `counts` has how many began in each of the columns' spans.

    `unknown` is how many of the records do not say.
    """

    catalogue: Catalogue
    columns: FoundingColumns
    shown: Mask
    counts: Numbers
    unknown: int

    def __len__(self) -> int:
        return int(self.counts.sum())

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of all; there must be one."""
        held = self.counts > 0
        first, last = self.columns.earliest[held].min(), self.columns.latest[held].max()
        return self.columns.days[first].item(), self.columns.days[last].item()

    def listed(self, most: int | None = None) -> list[Founding]:
        """The foundings by time and name, no more than `most`."""
        order = self.columns.order
        at = order[self.shown[order]][:most]
        ids = record_ids(self.catalogue, at)
        return [self._row(*pair) for pair in zip(at.tolist(), ids, strict=True)]

    def _row(self, at: int, record: str) -> Founding:
        names, span = names_of(self.catalogue), self.columns.spans[self.columns.code[at]]
        kind = names.kinds[names.kind[at]]
        is_project = at >= len(self.catalogue.dataset.organisations)
        days = (span.earliest or date.min, span.latest or date.max)
        return Founding(record, names.name[at], kind, is_project, *days, span.text)


@dataclass(frozen=True)
class Fundings:
    """Who paid for whom from when to when; `undated` is how many have no time at all.

    `counts` has how many there are of each of the columns' spells.
    """

    catalogue: Catalogue
    columns: FundingColumns
    chosen: Mask
    counts: Numbers
    undated: int

    def __len__(self) -> int:
        return int(self.counts.sum())

    def listed(self, most: int | None = None) -> list[Paid]:
        """The fundings, no more than `most`: those of one paid together, the first begun first."""
        return [paid_at(self.catalogue.dataset, at) for at in self._order[:most].tolist()]

    @cached_property
    def _order(self) -> Numbers:
        columns, rank = self.columns, _ranks(self.catalogue)
        rows = np.flatnonzero(self.chosen)
        day = np.where(np.isnat(columns.edges.first), columns.edges.last, columns.edges.first)[rows]
        begins = np.where(np.isnat(day), np.iinfo(np.int64).max, day.astype(np.int64))
        paid = columns.paid[rows]
        begun = np.full(len(rank), np.iinfo(np.int64).max)
        np.minimum.at(begun, paid, begins)
        payer = rank[columns.funder[rows]]
        return rows[np.lexsort((rows, payer, begins, paid, rank[paid], begun[paid]))]


@dataclass(frozen=True)
class Events:
    """What took place: `rows` are the dated events by time, as positions in their table.

    `unknown` is how many more have no known time.
    """

    catalogue: Catalogue
    columns: EventColumns
    rows: Numbers
    unknown: int

    @property
    def of_nobody(self) -> int:
        """How many of all events are tied to no record, so that no selection holds them."""
        held = np.bincount(self.columns.event, minlength=len(self.columns.earliest))
        return int(np.count_nonzero(held == 0))

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of all; there must be one."""
        earliest, latest = self.columns.earliest[self.rows], self.columns.latest[self.rows]
        return earliest.min().item(), latest.max().item()

    def listed(self, most: int | None = None) -> list[Held]:
        """The events by time and title, no more than `most`."""
        return [self._row(at) for at in self.rows[:most].tolist()]

    def _row(self, at: int) -> Held:
        row: Event = self.catalogue.dataset.events[at]
        days = (self.columns.earliest[at].item(), self.columns.latest[at].item())
        return Held(row.id, row.title, row.kind, row.organiser, *days, row.period)


def foundings(catalogue: Catalogue, shown: Mask) -> Foundings:
    """When the shown organisations were founded and the shown projects began."""
    columns = founding_columns(catalogue)
    codes = columns.code[shown]
    counts = np.bincount(codes + 1, minlength=len(columns.spans) + 1)
    return Foundings(catalogue, columns, shown, counts[1:], int(counts[0]))


def fundings(catalogue: Catalogue, shown: Mask) -> Fundings:
    """The fundings that the shown records pay, or that pay for them."""
    columns = funding_columns(catalogue)
    known = np.append(shown, False)
    return fundings_at(
        catalogue, known[columns.funder] | known[columns.recipient] | known[columns.project]
    )


def fundings_at(catalogue: Catalogue, chosen: Mask) -> Fundings:
    """The fundings in a mask over their table."""
    columns = funding_columns(catalogue)
    counts = np.bincount(columns.spell[chosen], minlength=len(columns.spells))
    undated = int(np.count_nonzero(chosen & ~columns.dated))
    return Fundings(catalogue, columns, chosen, counts, undated)


def events(catalogue: Catalogue, shown: Mask) -> Events:
    """The events that the shown records organise or are otherwise related to."""
    columns = event_columns(catalogue)
    chosen = np.zeros(len(columns.earliest), dtype=bool)
    chosen[columns.event[shown[columns.record]]] = True
    rows = columns.order[chosen[columns.order]]
    return Events(catalogue, columns, rows, int(np.count_nonzero(chosen)) - len(rows))


def paid_at(dataset: Dataset, at: int) -> Paid:
    """The funding in a row of its table."""
    row = dataset.fundings[at]
    period = row.period
    paid = row.project or row.recipient or ""
    begin, end = period.start, period.end
    return Paid(
        row.id,
        row.funder,
        dataset.name_of(row.funder),
        paid,
        dataset.name_of(paid),
        row.programme,
        begin.earliest if begin else None,
        begin.latest if begin else None,
        end.earliest if end else None,
        end.latest if end else None,
        "known" if period.latest else "open" if end or period.open_end else "unknown",
        row.amount_eur,
        period,
    )


def _ranks(catalogue: Catalogue) -> Numbers:
    """The records' places in the order of their names; nobody comes last."""
    return np.append(names_of(catalogue).rank, catalogue.size)
