"""Columns that answer a filter at once: memberships of facets, and spans of days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dashboard.model import Funding, Period

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Membership:
    """Which records have which values of a facet: pairs of position and code, each once."""

    values: tuple[str, ...]
    positions: NDArray[np.int64]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> Membership:
        """Of pairs of position and value; values are sorted."""
        listed = list(pairs)
        values = tuple(sorted({value for _, value in listed}))
        number = {value: i for i, value in enumerate(values)}
        # Pairs as single numbers: these are sorted, and made unique, at once.
        size = max(len(values), 1)
        unique = np.unique(
            np.array([at * size + number[value] for at, value in listed], dtype=np.int64)
        )
        return cls(values, unique // size, unique % size)

    def having(self, chosen: Iterable[str], size: int) -> Mask:
        """Which of `size` records have any of the chosen values."""
        wanted = set(chosen)
        is_chosen = np.array([value in wanted for value in self.values], dtype=bool)
        mask = np.zeros(size, dtype=bool)
        if len(self.values):
            mask[self.positions[is_chosen[self.codes]]] = True
        return mask

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many of the records in the mask have each value."""
        if not self.values:
            return {}
        found = np.bincount(self.codes[mask[self.positions]], minlength=len(self.values))
        return {value: int(n) for value, n in zip(self.values, found, strict=True)}


@dataclass(frozen=True)
class Spans:
    """A span of days for each record; NaT is open. `known` where anything is known."""

    first: NDArray[np.datetime64]
    last: NDArray[np.datetime64]
    known: Mask

    @classmethod
    def of(cls, periods: Iterable[Period]) -> Spans:
        """Of a period for each record."""
        listed = list(periods)
        return cls(
            _days(p.earliest for p in listed),
            _days(p.latest for p in listed),
            np.array([p.start is not None or p.end is not None for p in listed], dtype=bool),
        )

    def touching(self, first: date, last: date) -> Mask:
        """Which are known, and may have a day from `first` to `last`."""
        begun = np.isnat(self.first) | (self.first <= np.datetime64(last))
        not_over = np.isnat(self.last) | (self.last >= np.datetime64(first))
        return np.asarray(self.known & begun & not_over)


@dataclass(frozen=True)
class FundingRows:
    """The fundings as rows of their own, a row for each record that one pays for.

    What is asked of a funding must hold of one and the same: who paid, through which
    programme, and when. `positions` are the records paid for, `spans` the times, `facets`
    the memberships of the rows in funders and programmes.
    """

    positions: NDArray[np.int64]
    spans: Spans
    facets: Mapping[str, Membership]

    @classmethod
    def of(cls, received: Iterable[tuple[int, Funding]]) -> FundingRows:
        """Of pairs of a record's position and a funding that pays for it."""
        rows = list(received)
        return cls(
            np.array([position for position, _ in rows], dtype=np.int64),
            Spans.of(funding.period for _, funding in rows),
            {
                "funder": Membership.of((i, row.funder) for i, (_, row) in enumerate(rows)),
                "programme": Membership.of(
                    (i, row.programme) for i, (_, row) in enumerate(rows) if row.programme
                ),
            },
        )

    def paid_for(self, rows: Mask, size: int) -> Mask:
        """Which of `size` records any of these rows pays for."""
        mask = np.zeros(size, dtype=bool)
        mask[self.positions[rows]] = True
        return mask

    def counts(self, facet: str, rows: Mask) -> dict[str, int]:
        """How many records these rows pay for, by funder or programme."""
        having = self.facets[facet]
        kept = rows[having.positions]
        pairs = np.stack([having.codes[kept], self.positions[having.positions[kept]]], axis=1)
        codes = np.unique(pairs, axis=0)[:, 0]
        found = np.bincount(codes, minlength=len(having.values))
        return {value: int(n) for value, n in zip(having.values, found, strict=True)}


def _days(days: Iterable[date | None]) -> NDArray[np.datetime64]:
    return np.array(list(days), dtype="datetime64[D]")
