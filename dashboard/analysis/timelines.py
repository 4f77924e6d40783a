"""What happened when: foundings, fundings and events of some records, as plain tables.

Days are datetime64; a fuzzy date stands as the first and last day that it may mean. What
has no known time is counted beside the table, or kept in it with NaT, never dropped. The
order in which the records are given does not matter; ids of no record are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.model import Dataset, Event, Funding, Period, Project

PROJECT = "project"
"""The `kind` that projects go by among the kinds of organisations."""

_EPOCH = date(1970, 1, 1).toordinal()

_FOUNDING = {
    "record": object,
    "name": object,
    "kind": object,
    "is_project": bool,
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "text": object,
}
_FUNDING = {
    "funding": object,
    "funder": object,
    "funder_name": object,
    "paid": object,
    "paid_name": object,
    "programme": object,
    "first": "datetime64[s]",
    "first_sure": "datetime64[s]",
    "last_sure": "datetime64[s]",
    "last": "datetime64[s]",
    "start_known": bool,
    "ending": object,
    "amount_eur": object,
    "period": object,
}
_EVENT = {
    "event": object,
    "title": object,
    "kind": object,
    "organiser": object,
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "period": object,
}


@dataclass(frozen=True)
class Foundings:
    """When records began; `unknown` is how many of them do not say.

    `table` has a row for each record with a known beginning, by time: record (id), name,
    kind (code, or `project`), is_project, earliest, latest, text (EDTF).
    """

    table: pd.DataFrame
    unknown: int


@dataclass(frozen=True)
class Fundings:
    """Who paid for whom from when to when; `undated` is how many rows have no time at all.

    `table` has a row for each funding, those of one project or recipient together, by time:
    funding (id), funder (id), funder_name, paid (id of the project, else of the recipient),
    paid_name, programme (or None), first and first_sure (the earliest and the latest day
    on which it may have begun), last_sure and last (likewise its end), start_known,
    ending (`known`, `open`: goes on, `unknown`), amount_eur (Decimal or None), period.
    """

    table: pd.DataFrame
    undated: int


@dataclass(frozen=True)
class Events:
    """What took place; `unknown` is how many events have no known time.

    `table` has a row for each dated event, by time: event (id), title, kind (code),
    organiser (id or None), earliest, latest, period.
    """

    table: pd.DataFrame
    unknown: int


def foundings(dataset: Dataset, records: Iterable[str]) -> Foundings:
    """When the given organisations were founded and the given projects began."""
    rows = []
    unknown = 0
    for record in {id: dataset.holders[id] for id in records if id in dataset.holders}.values():
        start = record.period.start
        if start is None:
            unknown += 1
            continue
        project = isinstance(record, Project)
        rows.append(
            {
                "record": record.id,
                "name": record.name,
                "kind": PROJECT if isinstance(record, Project) else record.kind,
                "is_project": project,
                "earliest": start.earliest,
                "latest": start.latest,
                "text": start.text,
            }
        )
    rows.sort(key=lambda row: (row["earliest"], row["latest"], row["name"], row["record"]))
    return Foundings(_table(rows, _FOUNDING), unknown)


def running_total(table: pd.DataFrame) -> pd.DataFrame:
    """How many of the foundings there were, day by day of change.

    Takes a table of `Foundings`; gives day, at_least (those that had certainly begun by
    then) and at_most (those that may have begun by then). Both hold until the next day.
    """
    earliest = np.sort(table["earliest"].to_numpy())
    latest = np.sort(table["latest"].to_numpy())
    days = np.unique(np.concatenate([earliest, latest]))
    return pd.DataFrame(
        {
            "day": days,
            "at_least": np.searchsorted(latest, days, side="right"),
            "at_most": np.searchsorted(earliest, days, side="right"),
        }
    )


def fundings(dataset: Dataset, records: Iterable[str]) -> Fundings:
    """The fundings that the given records pay, or that pay for them."""
    wanted = frozenset(records)
    chosen = [row for row in dataset.fundings if wanted & {row.funder, row.recipient, row.project}]
    rows = [_funding(dataset, row) for row in chosen]
    begun: dict[str, date] = {}
    for row in rows:
        begun[row["paid"]] = min(begun.get(row["paid"], date.max), _first_day(row))
    rows.sort(
        key=lambda row: (
            begun[row["paid"]],
            row["paid_name"],
            row["paid"],
            _first_day(row),
            row["funder_name"],
            row["funding"],
        )
    )
    undated = sum(row["first"] is None and row["last"] is None for row in rows)
    return Fundings(_table(rows, _FUNDING), undated)


def events(dataset: Dataset, records: Iterable[str]) -> Events:
    """The events that the given records organise or are otherwise related to."""
    wanted = frozenset(records)
    related = {
        party
        for row in dataset.relations
        if wanted & {row.subject, row.object}
        for party in (row.subject, row.object)
    }
    chosen = [row for row in dataset.events if row.organiser in wanted or row.id in related]
    dated = [_event(row) for row in chosen if row.period.start or row.period.end]
    dated.sort(key=lambda row: (row["earliest"], row["latest"], row["title"], row["event"]))
    return Events(_table(dated, _EVENT), len(chosen) - len(dated))


def _funding(dataset: Dataset, row: Funding) -> dict[str, Any]:
    period = row.period
    paid = row.project or row.recipient or ""
    return {
        "funding": row.id,
        "funder": row.funder,
        "funder_name": dataset.name_of(row.funder),
        "paid": paid,
        "paid_name": dataset.name_of(paid),
        "programme": row.programme,
        "first": period.start.earliest if period.start else None,
        "first_sure": period.start.latest if period.start else None,
        "last_sure": period.end.earliest if period.end else None,
        "last": period.end.latest if period.end else None,
        "start_known": period.start is not None,
        "ending": _ending(period),
        "amount_eur": row.amount_eur,
        "period": period,
    }


def _ending(period: Period) -> str:
    if period.latest:
        return "known"
    return "open" if period.end or period.open_end else "unknown"


def _first_day(row: Mapping[str, Any]) -> date:
    """The first day that is known of a funding, for sorting; those without come last."""
    day: date | None = row["first"] or row["last"]
    return day or date.max


def _event(row: Event) -> dict[str, Any]:
    period = row.period
    known = [edge for edge in (period.start, period.end) if edge]
    return {
        "event": row.id,
        "title": row.title,
        "kind": row.kind,
        "organiser": row.organiser,
        "earliest": known[0].earliest or known[0].latest,
        "latest": known[-1].latest or known[-1].earliest,
        "period": period,
    }


def _table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Any]) -> pd.DataFrame:
    """The rows as a table with these columns and types, also where there are none."""
    cells = {name: [row[name] for row in rows] for name in columns}
    return pd.DataFrame(
        {
            name: _days(cells[name])
            if kind == "datetime64[s]"
            else pd.Series(cells[name], None, kind)
            for name, kind in columns.items()
        }
    )


def _days(days: Sequence[date | None]) -> pd.Series:
    """Days as datetime64; pandas takes many times as long to find out what they are."""
    never = np.iinfo(np.int64).min
    counted = [never if day is None else day.toordinal() - _EPOCH for day in days]
    found = np.array(counted, dtype=np.int64).view("datetime64[D]")
    return pd.Series(found.astype("datetime64[s]"))
