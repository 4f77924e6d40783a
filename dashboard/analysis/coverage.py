"""What is offered where: topics or target groups by districts or Länder, and the gaps.

A field is a row (a topic or a target group) in a column (a district or a Land), looked at
through a lens (sits, works, is funded). The filters of place choose columns; all other
filters choose the records that are counted. A field in which nobody is counted is of one of
three kinds, asked in this order:

- `OUTSIDE`: a record of the row works in the column, and its recorded seats are elsewhere;
- `UNKNOWN`: it cannot be told. A record of the row is there through another lens while its
  place in this one is not recorded, or is known no closer than the Land of the district; or
  one is left out by a filter of time alone, since its time is not recorded; or of nobody at
  all in this column, through this lens, is a row recorded;
- `NOTHING`: others are recorded there with their rows, and this row is none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.coverage_counts import (
    Lookup,
    carriers_by_column,
    in_both,
    lookup,
    members_by_row,
    parties_of,
)
from dashboard.analysis.matching import Matching
from dashboard.analysis.sets import Mask, Numbers
from dashboard.geography import districts, states
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
    `told` has for each column how many records of the atlas, whatever the filters, are there
    with any row; `unnamed` how many of those asked for are there without one. `placed` has for
    each row how many of its records are in any of the columns, `unplaced` how many are not
    since their place is not recorded, or no closer than a Land of the columns.
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
        """The columns in which anything can be told of any row."""
        return np.asarray((self.kinds != Field.UNKNOWN).any(axis=0))

    @property
    def overlaps(self) -> Mask:
        """The fields in which more than one organisation is behind what is counted."""
        return np.asarray(self.carriers > 1)

    @property
    def lens(self) -> str:
        """Through which lens the columns are looked at."""
        return self.matching.selection.lens

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
    columns = columns_of(matching, level)
    shape, wanted = (len(rows), len(columns)), asked(matching)
    there: dict[str, Lookup] = {each: lookup(catalogue, level, each, columns) for each in LENSES}
    counts, carriers, outside, unsure = (np.zeros(shape, dtype=np.int64) for _ in range(4))
    parties = parties_of(catalogue)
    here, nowhere = there[lens].anywhere, ~catalogue.anywhere[lens]
    lost = ~here & (nowhere | only_land(catalogue, lens, level, columns))
    lands, seat_lands = (by_land(catalogue, each, level, columns) for each in (lens, "sits"))
    placed, unplaced = (np.zeros(len(rows), dtype=np.int64) for _ in range(2))
    asking = members_by_row(catalogue, facet, rows, wanted)
    timeless = members_by_row(catalogue, facet, rows, undated(matching))
    for n, (members, maybe) in enumerate(zip(asking, timeless, strict=True)):
        counts[n] = there[lens].counts(members)
        carriers[n] = carriers_by_column(parties, members, there[lens])
        outside[n] = _from_outside(members, catalogue.anywhere["sits"], there, seat_lands)
        unsure[n] = _elsewise(members[nowhere[members]], lens, there)
        unsure[n] += there[lens].counts(maybe)
        for inside, mask in lands:
            may = members[mask[members]]
            unsure[n] += np.where(inside, len(may) - there[lens].counts(may), 0)
        placed[n] = np.count_nonzero(here[members])
        unplaced[n] = np.count_nonzero(lost[members])
    named = catalogue.facets[facet].sets.filled
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
        told=there[lens].counts(np.flatnonzero(named)),
        unnamed=there[lens].counts(np.flatnonzero(wanted & ~named)),
        placed=placed,
        unplaced=unplaced,
    )


def telling_elsewise(found: Coverage) -> dict[str, int]:
    """By each other lens, in how many of the columns any row of anybody is recorded."""
    catalogue = found.matching.catalogue
    named = np.flatnonzero(catalogue.facets[found.facet].sets.filled)
    told = {
        lens: lookup(catalogue, found.level, lens, found.columns)
        for lens in LENSES
        if lens != found.lens
    }
    return {lens: int(np.count_nonzero(each.counts(named))) for lens, each in told.items()}


def asked(matching: Matching) -> Mask:
    """The records that the filters leave, whatever their place."""
    return matching.without("state", "district")


def undated(matching: Matching) -> Mask:
    """Those that a filter of time alone leaves out, since the time it asks for is not recorded."""
    found = np.zeros(matching.catalogue.size, dtype=bool)
    for name, unknown in matching.unknown.items():
        if name != "place":
            found |= matching.without("state", "district", name) & unknown
    return found & ~asked(matching)


def columns_of(matching: Matching, level: Level) -> tuple[str, ...]:
    """The districts or Länder that the filters of place leave, all of them without such."""
    selection = matching.selection
    lands, chosen = selection.state, selection.district
    if level == "state":
        found = {each.ags for each in states()}
        found &= set(lands) or found
        return tuple(sorted(found & ({code[:2] for code in chosen} or found)))
    inside = [each for each in districts() if each.state in (lands or (each.state,))]
    return tuple(each.ags for each in inside if each.ags in (chosen or (each.ags,)))


def only_land(catalogue: Catalogue, lens: str, level: Level, columns: Sequence[str]) -> Mask:
    """The records with a place of which no more is known than a Land of the columns.

    Where Länder are the columns, that is enough: then there are none.
    """
    lands = set() if level == "state" else {code[:2] for code in columns}
    return catalogue.states_alone[lens].having(lands)


def by_land(
    catalogue: Catalogue, lens: str, level: Level, columns: Sequence[str]
) -> list[tuple[Mask, Mask]]:
    """For each Land: its columns, and the records of which no more than it is known."""
    lands = np.array([code[:2] for code in columns])
    different = dict.fromkeys(() if level == "state" else lands.tolist())
    found = [(lands == land, catalogue.states_alone[lens].having((land,))) for land in different]
    return [(inside, mask) for inside, mask in found if mask.any()]


def _from_outside(
    members: Numbers,
    seated: Mask,
    there: Mapping[str, Lookup],
    lands: Iterable[tuple[Mask, Mask]],
) -> Numbers:
    """In each column: who works there, and has seats, none of which may be there."""
    known = members[seated[members]]
    found = there["works"].counts(known) - in_both(known, there["sits"], there["works"])
    for inside, mask in lands:
        may = members[mask[members]]
        both = in_both(may, there["sits"], there["works"])
        found -= np.where(inside, there["works"].counts(may) - both, 0)
    return found


def _elsewise(unplaced: Numbers, lens: str, there: Mapping[str, Lookup]) -> Numbers:
    """In each column: who is there through other lenses."""
    one, other = (there[each] for each in LENSES if each != lens)
    return one.counts(unplaced) + other.counts(unplaced) - in_both(unplaced, one, other)
