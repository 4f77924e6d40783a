"""When things were, as columns prepared once for all readers.

Made when a catalogue's timelines are first asked for, and kept with it. Days are numpy
`datetime64[D]`, NaT where not known. `size`, one more than any position, stands for nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.edges import NEVER, Days, Edges, as_days
from dashboard.analysis.sites import names_of
from dashboard.model import Dataset, FuzzyDate, Period
from dashboard.model.table import Column

Numbers = NDArray[np.int64]

NO_YEAR = NEVER
"""Stands where a year is not known; numpy keeps NaT as the same number."""


@dataclass(frozen=True)
class FoundingColumns:
    """When records began: `spans` are the different foundings, `code` says which is whose.

    `code` is -1 where the founding is not known; `order` lists the positions of the others
    by time and name. `days` are all first and last days of spans, in order, `earliest` and
    `latest` the numbers of a span's days among them.
    """

    spans: tuple[FuzzyDate, ...]
    code: Numbers
    order: Numbers
    days: Days
    earliest: Numbers
    latest: Numbers


@dataclass(frozen=True)
class FundingColumns:
    """Who pays, for whom and when: positions in the catalogue, a row for each funding.

    `paid` is the project, or else the recipient. `spells` are the different spans of years
    (first, first_sure, last_sure, last, goes_on, sure: whether it ran for certain), `spell`
    says which is whose.
    """

    funder: Numbers
    recipient: Numbers
    project: Numbers
    paid: Numbers
    edges: Edges
    dated: Mask
    spells: Numbers
    spell: Numbers


@dataclass(frozen=True)
class EventColumns:
    """When events were: `order` lists the dated ones by time and title.

    `event` and `record` are pairs of an event and a record that organises it, or that is
    otherwise related to it.
    """

    earliest: Days
    latest: Days
    order: Numbers
    event: Numbers
    record: Numbers


def founding_columns(catalogue: Catalogue) -> FoundingColumns:
    """When each record of the catalogue began."""
    return catalogue.ever.once("foundings", lambda: _foundings(catalogue.ever))


def funding_columns(catalogue: Catalogue) -> FundingColumns:
    """The catalogue's fundings."""
    return catalogue.ever.once("fundings", lambda: _fundings(catalogue.ever))


def event_columns(catalogue: Catalogue) -> EventColumns:
    """The catalogue's events."""
    return catalogue.ever.once("events", lambda: _events(catalogue.ever))


def end_not_known(catalogue: Catalogue) -> Mask:
    """Of which records neither an end is known nor that they go on."""
    return catalogue.ever.once("without_end", lambda: _without_end(catalogue.ever))


def _foundings(catalogue: Catalogue) -> FoundingColumns:
    columns = [table.column(table.model.span[0]) for table in _holders(catalogue.dataset)]
    cells = [cell for column in columns for cell in column.values]
    begun = [Period.of(cell, None).start for cell in cells]
    spans = [span for span in begun if span is not None]
    number = np.cumsum([span is not None for span in begun], dtype=np.int64) - 1
    number[[n for n, span in enumerate(begun) if span is None]] = -1
    offset = len(columns[0].values)
    code = number[np.concatenate([columns[0].codes, columns[1].codes + offset])]
    earliest = as_days(span.earliest for span in spans)
    latest = as_days(span.latest for span in spans)
    days, places = np.unique(np.concatenate([earliest, latest]), return_inverse=True)
    first, last = places[: len(spans)], places[len(spans) :]
    known = np.flatnonzero(code >= 0)
    keys = (names_of(catalogue).rank[known], last[code[known]], first[code[known]])
    return FoundingColumns(tuple(spans), code, known[np.lexsort(keys)], days, first, last)


def _fundings(catalogue: Catalogue) -> FundingColumns:
    table = catalogue.dataset.table("fundings")
    funder, recipient, project = (
        _positions(catalogue, table.column(name)) for name in ("funder", "recipient", "project")
    )
    given = table.column("project").spread(bool, bool)
    edges = Edges.of(table.column("start"), table.column("end"))
    certainly = ~np.isnat(edges.first) & (edges.goes_on | (edges.first_sure <= edges.last_sure))
    years = [_years(days) for days in (edges.first, edges.first_sure, edges.last_sure, edges.last)]
    rows = np.stack([*years, edges.goes_on, certainly], axis=1, dtype=np.int64)
    key = np.zeros(len(rows), dtype=np.int64)
    for column in rows.T:  # a row as one number: rows themselves are slow to sort
        values, number = np.unique(column, return_inverse=True)
        key = key * max(len(values), 1) + number
    _, first, spell = np.unique(key, return_index=True, return_inverse=True)
    return FundingColumns(
        funder,
        recipient,
        project,
        np.where(given, project, recipient),
        edges,
        edges.dated,
        rows[first],
        spell,
    )


def _events(catalogue: Catalogue) -> EventColumns:
    dataset = catalogue.dataset
    table, relations = dataset.table("events"), dataset.table("relations")
    edges = Edges.of(table.column("start"), table.column("end"))
    earliest = _first_known(edges.first, edges.last_sure, edges.last)
    latest = _first_known(edges.last, edges.last_sure, edges.first_sure)
    dated = np.flatnonzero(~np.isnat(earliest))
    titles, ids = table.column("title").cells(), table.column("id").cells()
    rank = np.empty(len(ids), dtype=np.int64)
    rank[sorted(range(len(ids)), key=lambda at: (titles[at], ids[at]))] = np.arange(len(ids))
    order = dated[np.lexsort((rank[dated], latest[dated], earliest[dated]))]
    event_at = {key: at for at, key in enumerate(ids)}
    pairs = [(np.arange(len(ids)), _positions(catalogue, table.column("organiser")))]
    for one, other in (("subject", "object"), ("object", "subject")):
        met = relations.column(one).spread(lambda key: event_at.get(key, -1), np.int64)
        pairs.append((met, _positions(catalogue, relations.column(other))))
    event, record = (np.concatenate(each) for each in zip(*pairs, strict=True))
    kept = (event >= 0) & (record < catalogue.size)
    return EventColumns(earliest, latest, order, event[kept], record[kept])


def _without_end(catalogue: Catalogue) -> Mask:
    parts = []
    for table in _holders(catalogue.dataset):
        start, end = (table.column(name) for name in table.model.span)
        alone = Column([Period.of(value, None) for value in start.values], start.codes)
        inside = alone.spread(lambda period: period.end is not None or period.open_end, bool)
        parts.append(~inside & end.spread(lambda value: value is None, bool))
    return np.concatenate(parts)


def _holders(dataset: Dataset) -> tuple[Any, Any]:
    return dataset.table("organisations"), dataset.table("projects")


def _positions(catalogue: Catalogue, column: Column) -> Numbers:
    """Where the records that a column names stand in the catalogue; its size for nobody."""
    at, size = catalogue.position_of, catalogue.size
    return column.spread(lambda key: at.get(key, size), np.int64)


def _years(days: Days) -> Numbers:
    years = days.astype("datetime64[Y]").astype(np.int64)
    return np.where(np.isnat(days), NO_YEAR, years + 1970)


def _first_known(*columns: Days) -> Days:
    """The first of some days that is known, row by row."""
    found = columns[0]
    for other in columns[1:]:
        found = np.where(np.isnat(found), other, found)
    return found
