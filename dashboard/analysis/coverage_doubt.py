"""Who serves a column from outside, and who may be in it: numbers for each column.

`there` are the columns of records by lens; who may be in several of them comes as pairs of a
mask over the columns and a mask over the records (see `vague_by_column`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.coverage_counts import Lookup, in_both
from dashboard.analysis.sets import Mask, Numbers
from dashboard.analysis.vague import Within
from dashboard.selection import LENSES


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """Where all records are: by lens, in which columns, whether anywhere, where they may be."""

    there: Mapping[str, Lookup]
    anywhere: Mapping[str, Mask]
    within: Mapping[str, Within]

    def from_outside(self, members: Numbers) -> Numbers:
        """Who works there, and has seats, none of which is or may be there."""
        sits, works = self.there["sits"], self.there["works"]
        known = members[self.anywhere["sits"][members]]
        found = works.counts(known) - in_both(known, sits, works)
        for inside, mask in self.within["sits"]:
            may = known[mask[known]]
            found -= np.where(inside, works.counts(may) - in_both(may, sits, works), 0)
        return found

    def unsure(self, members: Numbers, undated: Numbers, lens: str) -> Numbers:
        """Who may be there, though not counted through the lens, for want of a place or a time.

        `members` have the time that is asked for, of the `undated` it is not recorded.
        """
        there, both = self.there[lens], members
        found = np.zeros(there.width, dtype=np.int64)
        if len(undated):  # few questions ask for a time
            both = np.concatenate([members, undated])
            found += there.counts(undated)
            if lens != "works":
                found += self._working(undated, lens, outside=True)
        if lens == "funded":
            found += self._working(members, lens, outside=False)
        found += self._elsewise(both[~self.anywhere[lens][both]], lens)
        for inside, mask in self.within[lens]:
            may = both[mask[both]]
            found += np.where(inside, len(may) - there.counts(may), 0)
        return found

    def _elsewise(self, unplaced: Numbers, lens: str) -> Numbers:
        """Who is there through other lenses."""
        one, other = (self.there[each] for each in LENSES if each != lens)
        return one.counts(unplaced) + other.counts(unplaced) - in_both(unplaced, one, other)

    def _working(self, members: Numbers, lens: str, *, outside: bool) -> Numbers:
        """Who works there while the lens knows it elsewhere; from `outside`, too, or not."""
        known = members[self.anywhere[lens][members]]
        at, column = self.there["works"].pairs(known)
        record = known[at]
        kept = ~self._may_be(lens, record, column)
        if not outside:
            kept &= ~self.anywhere["sits"][record] | self._may_be("sits", record, column)
        return np.bincount(column[kept], minlength=self.there[lens].width)

    def _may_be(self, lens: str, record: Numbers, column: Numbers) -> Mask:
        """Which of the pairs of a record and a column are there by the lens, or may be."""
        there = self.there[lens]
        found: Mask = there.has[there.of[record], column]
        for inside, mask in self.within[lens]:
            found = found | (inside[column] & mask[record])
        return found
