"""The dataset as columns, prepared once for all readers, so that filters are quick.

Every record (organisation or project) has a position, from 0, in `Catalogue.records`; a
filter is a boolean array over those positions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.analysis.columns import FundingRows, Mask, Membership, Spans
from dashboard.analysis.places import placements
from dashboard.analysis.wordsearch import haystack
from dashboard.model import Dataset, Organisation, Period, Project
from dashboard.selection import LENSES

PROJECT = "project"


@dataclass(frozen=True)
class Catalogue:
    """All records as columns, with what the filters need to know of them.

    `records` has a row for each record: record (id), kind (a code of `organisation_kind`, or
    `project`), name, is_project. `placed` is the table of
    `analysis.places` by the records' names, with `at` (their positions), name and kind.
    `facets` holds the memberships by facet; those of place by
    lens in `states`, `districts`, `states_alone` (a place of which no more than the Land is
    known) and `anywhere` (has any place in that lens). Days are numpy `datetime64[D]`, NaT
    where open or not known.
    """

    dataset: Dataset
    records: pd.DataFrame
    placed: pd.DataFrame
    facets: Mapping[str, Membership]
    states: Mapping[str, Membership]
    districts: Mapping[str, Membership]
    states_alone: Mapping[str, Membership]
    anywhere: Mapping[str, Mask]
    texts: tuple[str, ...]
    founded: Spans
    active: Spans
    fundings: FundingRows

    @property
    def size(self) -> int:
        """How many records there are."""
        return len(self.records)

    @cached_property
    def position_of(self) -> Mapping[str, int]:
        """Where each record id stands."""
        return {record: i for i, record in enumerate(self.records["record"])}

    def ids(self, mask: Mask) -> list[str]:
        """The ids of the records in a mask, in order."""
        return list(self.records.loc[mask, "record"])

    def membership(self, facet: str, lens: str) -> Membership:
        """The memberships of a facet; those of place depend on the lens."""
        if facet == "state":
            return self.states[lens]
        return self.districts[lens] if facet == "district" else self.facets[facet]


def build_catalogue(dataset: Dataset) -> Catalogue:
    """Prepare a dataset's columns; done once for each version of the data."""
    holders = list(dataset.holders.values())
    at = {holder.id: i for i, holder in enumerate(holders)}
    records = _record_table(holders)
    placed = _named(placements(dataset), records)
    received = [
        (at[paid], funding)
        for funding in dataset.fundings
        for paid in dict.fromkeys((funding.project, funding.recipient))
        if paid
    ]
    return Catalogue(
        dataset=dataset,
        records=records,
        placed=placed,
        facets={
            "kind": Membership.of((at[h.id], _kind(h)) for h in holders),
            "topic": Membership.of((at[h.id], t) for h in holders for t in h.topics),
            "target_group": Membership.of((at[h.id], t) for h in holders for t in h.target_groups),
            "funder": Membership.of((i, funding.funder) for i, funding in received),
            "programme": Membership.of((i, f.programme) for i, f in received if f.programme),
        },
        states=_by_lens(placed, "state"),
        districts=_by_lens(placed, "district"),
        states_alone=_by_lens(placed[placed["district"] == ""], "state"),
        anywhere={lens: _anywhere(placed, lens, len(holders)) for lens in LENSES},
        texts=tuple(haystack(holder) for holder in holders),
        founded=Spans.of(_founding(holder) for holder in holders),
        active=Spans.of(holder.period for holder in holders),
        fundings=FundingRows.of(received),
    )


def _kind(holder: Organisation | Project) -> str:
    return PROJECT if isinstance(holder, Project) else holder.kind


def _founding(holder: Organisation | Project) -> Period:
    """The founding as a span of its own: the days on which it may have been."""
    begun = holder.period.start
    return Period(begun, begun)


def _record_table(holders: list[Organisation | Project]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "record": [holder.id for holder in holders],
            "kind": [_kind(holder) for holder in holders],
            "name": [holder.name for holder in holders],
            "is_project": np.array([isinstance(h, Project) for h in holders], dtype=bool),
        }
    )


def _named(placed: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    at = pd.Index(records["record"]).get_indexer(placed["record"]).astype(np.int64)
    named = {column: records[column].to_numpy()[at] for column in ("name", "kind")}
    rows = placed.assign(at=at, **named)
    return rows.sort_values(["name", "record"], kind="stable", ignore_index=True)


def _by_lens(placed: pd.DataFrame, column: str) -> dict[str, Membership]:
    """The memberships of each lens in the values of a column; "" is none."""
    lenses, values, at = (placed[name].to_numpy() for name in ("lens", column, "at"))
    found: dict[str, Membership] = {}
    for lens in LENSES:
        rows = (lenses == lens) & (values != "")
        found[lens] = Membership.of(zip(at[rows].tolist(), values[rows].tolist(), strict=True))
    return found


def _anywhere(placed: pd.DataFrame, lens: str, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[placed.loc[placed["lens"] == lens, "at"]] = True
    return mask
