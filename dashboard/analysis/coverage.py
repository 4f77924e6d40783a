"""What is offered where: topics or target groups by districts or Länder, and the gaps.

A field is a row (a topic or a target group) in a column (a district or a Land), looked at
through a lens (sits, works, is funded). The filters of place choose columns; all other
filters choose the records that are counted. A field in which nobody is counted is of one of
three kinds, asked in this order:

- `OUTSIDE`: a record of the row works in the column, and its recorded seats are elsewhere;
- `UNKNOWN`: it cannot be told. A record of the row is there through another lens while its
  place in this one is not recorded, or is known no closer than the Land of the district, or
  than those that have joined since; or
  one is left out by a filter of time alone, since its time is not recorded; or it works there
  while its money lands elsewhere; or nobody tells of this column (see `telling`);
- `NOTHING`: others are recorded there with their rows, and this row is none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.coverage_counts import (
    carriers_by_column,
    lookup,
    members_by_row,
    parties_of,
)
from dashboard.analysis.coverage_doubt import Whereabouts
from dashboard.analysis.matching import Matching
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.telling import timed, told, undated
from dashboard.analysis.vague import vague, vague_by_column
from dashboard.geography import Epoch, districts_in, states
from dashboard.selection import LENSES

Facet = Literal["topic", "target_group"]
Level = Literal["district", "state"]
FACETS: tuple[Facet, ...] = ("topic", "target_group")
LEVELS: tuple[Level, ...] = ("district", "state")
Kinds = NDArray[np.integer[Any]]


class Field(IntEnum):
    """What is known of a field; of an empty one, why it is empty."""

    OFFERED, OUTSIDE, UNKNOWN, NOTHING = range(4)


@dataclass(frozen=True, eq=False)
class Coverage:
    """The fields of a matching, as arrays of a row for each of `rows`, a column for each code.

    `counts` are the records through the lens, `carriers` the organisations behind them (a
    project counts with the organisation that carries it), `outside` the records that work
    there and sit elsewhere, `unsure` those that may be there, `kinds` a number of `Field`.
    `told` has for each column how many records tell of it, whatever the filters but those of
    time, and whatever the lens; `unnamed` how many of those asked for are there without a row,
    and `named` how many with one. `placed` has for
    each row how many of its records are in any of the columns, `unplaced` how many are not
    since their place is not recorded, or no closer than the Land of columns, or several of them.
    """

    matching: Matching
    facet: Facet
    level: Level
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Numbers
    carriers: Numbers
    outside: Numbers
    unsure: Numbers
    told: Numbers
    named: Numbers
    unnamed: Numbers
    placed: Numbers
    unplaced: Numbers

    @cached_property
    def kinds(self) -> Kinds:
        """What is known of each field."""
        unknown = (self.unsure > 0) | (self.told == 0)
        empty = np.where(unknown, Field.UNKNOWN, Field.NOTHING)
        kinds = np.where(self.outside > 0, Field.OUTSIDE, empty)
        return np.where(self.counts > 0, Field.OFFERED, kinds)

    @property
    def only_outside(self) -> Mask:
        """The fields in which all that are counted sit elsewhere."""
        return np.asarray((self.counts > 0) & (self.outside >= self.counts))

    @property
    def telling(self) -> Mask:
        """The columns of which anything is recorded, of whatever row."""
        return np.asarray((self.told > 0) | (self.named > 0) | (self.outside > 0).any(axis=0))

    @property
    def untold(self) -> Mask:
        """The fields that are not recorded for no other reason than that nobody tells of them."""
        return np.asarray((self.kinds == Field.UNKNOWN) & (self.unsure == 0))

    @property
    def overlaps(self) -> Mask:
        """The fields in which more than one organisation is behind what is counted."""
        return np.asarray(self.carriers > 1)

    @property
    def lens(self) -> str:
        """Through which lens the columns are looked at."""
        return self.matching.selection.lens

    @property
    def filtered(self) -> bool:
        """Whether filters leave records out, beside those of place, which choose columns."""
        return bool(set(self.matching.selection.asks()) - {"state", "district"})

    @property
    def timed(self) -> bool:
        """Whether a time is asked for."""
        return timed(self.matching)

    @property
    def epoch(self) -> Epoch:
        """The time whose districts the columns are."""
        return self.matching.epoch

    @cached_property
    def asked(self) -> Mask:
        """The records that are counted, wherever they are."""
        return asked(self.matching)

    def row(self, code: str) -> int:
        """The number of a row."""
        return self.rows.index(code)

    def of_row(self, code: str) -> Mask:
        """The fields of a row."""
        chosen = np.zeros(self.kinds.shape, dtype=bool)
        chosen[self.row(code)] = True
        return chosen


def coverage(matching: Matching, facet: Facet, level: Level) -> Coverage:
    """Count the fields of a matching's records."""
    catalogue, lens = matching.catalogue, matching.selection.lens
    rows = tuple(catalogue.dataset.terms.get(facet, {}))
    rows += tuple(v for v in catalogue.facets[facet].values if v not in rows)
    columns, epoch = columns_of(matching, level), matching.epoch
    shape, wanted = (len(rows), len(columns)), asked(matching)
    where = Whereabouts(
        {each: lookup(catalogue, level, each, columns, epoch) for each in LENSES},
        catalogue.anywhere,
        {each: vague_by_column(catalogue, each, level, columns, epoch) for each in LENSES},
    )
    there = where.there[lens]
    counts, carriers, outside, unsure = (np.zeros(shape, dtype=np.int64) for _ in range(4))
    parties = parties_of(catalogue)
    may_be = vague(catalogue, lens, level, columns, epoch)
    lost = ~there.anywhere & (~catalogue.anywhere[lens] | may_be)
    placed, unplaced = (np.zeros(len(rows), dtype=np.int64) for _ in range(2))
    asking = members_by_row(catalogue, facet, rows, wanted)
    timeless = members_by_row(catalogue, facet, rows, undated(matching))
    for n, (members, maybe) in enumerate(zip(asking, timeless, strict=True)):
        counts[n] = there.counts(members)
        carriers[n] = carriers_by_column(parties, members, there)
        outside[n] = where.from_outside(members)
        unsure[n] = where.unsure(members, maybe, lens)
        placed[n] = np.count_nonzero(there.anywhere[members])
        unplaced[n] = np.count_nonzero(lost[members])
    filled = catalogue.facets[facet].sets.filled
    return Coverage(
        matching,
        facet,
        level,
        rows,
        columns,
        counts,
        carriers,
        outside,
        unsure,
        told=told(matching, facet, level, columns),
        named=there.counts(np.flatnonzero(wanted & filled)),
        unnamed=there.counts(np.flatnonzero(wanted & ~filled)),
        placed=placed,
        unplaced=unplaced,
    )


def asked(matching: Matching) -> Mask:
    """The records that the filters leave, whatever their place."""
    return matching.without("state", "district")


def columns_of(matching: Matching, level: Level) -> tuple[str, ...]:
    """The districts or Länder that the filters of place leave, all of them without such.

    Districts are those of the day that is asked for.
    """
    selection = matching.selection
    lands, chosen = selection.state, selection.district
    if level == "state":
        found = {each.ags for each in states()}
        found &= set(lands) or found
        return tuple(sorted(found & ({code[:2] for code in chosen} or found)))
    there = districts_in(matching.epoch).values()
    inside = [each for each in there if each.state in (lands or (each.state,))]
    return tuple(each.ags for each in inside if each.ags in (chosen or (each.ags,)))
