"""A set of numbers for each row, where rows with the same set share one.

Of 140,000 records most have one of a few hundred sets of topics, or of districts. What is
asked of a set is asked once, and then said of all rows that have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Codes = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]
Array = TypeVar("Array", bound=NDArray[Any])


@dataclass(frozen=True, eq=False)
class Sets:
    """`of` is the number of each row's set; the sets themselves are pairs, sorted.

    A pair is a set (`owners`, from 0 to below `count`) and one of its `items`; the empty set
    has none. Nothing of it is ever written to.
    """

    of: Codes
    count: int
    owners: Numbers
    items: Numbers

    def __post_init__(self) -> None:
        small = np.int16 if self.count <= np.iinfo(np.int16).max else np.int32
        of = self.of.astype(small, copy=False)
        for name, array in (("of", of), ("owners", self.owners), ("items", self.items)):
            object.__setattr__(self, name, settled(array))

    @classmethod
    def of_pairs(cls, rows: Codes, items: Codes, size: int) -> Sets:
        """The sets of `size` rows, of pairs of row and item in any order."""
        if len(rows) == 0:
            nothing = np.zeros(0, dtype=np.int64)
            return cls(np.zeros(size, dtype=np.int64), 1, nothing, nothing)
        most = int(items.max()) + 1
        row, item = np.divmod(distinct(rows.astype(np.int64) * most + items), most)
        lengths = np.bincount(row, minlength=size)
        starts = np.cumsum(lengths) - lengths
        # A set's number is that of its beginning and its last item: 0 is the empty set, then
        # come those of one item, and each round of the loop numbers the ones that are longer.
        number = np.zeros(size, dtype=np.int64)
        left = np.flatnonzero(lengths)
        number[left] = 1 + item[starts[left]]
        made, taken = 1 + most, 1
        while len(left := left[lengths[left] > taken]):
            longer = number[left] * most + item[starts[left] + taken]
            kinds, which = np.unique(longer, return_inverse=True)
            number[left] = made + which
            made, taken = made + len(kinds), taken + 1
        used = np.zeros(made, dtype=bool)
        used[number] = True
        of = (np.cumsum(used) - 1)[number]
        example = np.zeros(int(of.max()) + 1, dtype=np.int64)
        example[of] = np.arange(size)
        long = lengths[example]
        owners = np.repeat(np.arange(len(example)), long)
        return cls(of, len(example), owners, item[runs(starts[example], long)])

    @classmethod
    def single(cls, codes: Codes, most: int) -> Sets:
        """One item for each row, from 0 to below `most`; -1 is none."""
        items = np.flatnonzero(np.bincount(codes[codes >= 0], minlength=most))
        return cls(codes + 1, most + 1, items + 1, items)

    @classmethod
    def listed(cls, one: Sets, other: Sets) -> Sets:
        """A row for each set of `one`, then for each of `other`."""
        owners = np.concatenate([one.owners, other.owners + one.count])
        count = one.count + other.count
        items = np.concatenate([one.items, other.items])
        return cls(np.arange(count), count, owners, items)

    def below(self, other: Sets) -> Sets:
        """The rows of this, and below them those of another."""
        both = Sets.listed(self, other)
        of = np.concatenate([self.of.astype(np.int64), other.of.astype(np.int64) + self.count])
        return both.taken(of)

    def taken(self, rows: Codes) -> Sets:
        """The sets of these rows."""
        return Sets(self.of[rows], self.count, self.owners, self.items)

    def mapped(self, numbers: Codes) -> Sets:
        """Each item exchanged for its number, which may be that of others, too; -1 is none."""
        found = numbers[self.items].astype(np.int64)
        kept = found >= 0
        return self._with(self.owners[kept], found[kept])

    def through(self, inner: Sets) -> Sets:
        """Each item, a row of `inner`, exchanged for all that is in that row's set."""
        which = inner.of[self.items]
        long = inner.lengths[which]
        items = inner.items[runs(inner.starts[which], long)]
        return self._with(np.repeat(self.owners, long), items)

    def _with(self, owners: Numbers, items: Numbers) -> Sets:
        most = int(items.max(initial=0)) + 1
        return Sets(self.of, self.count, *np.divmod(distinct(owners * most + items), most))

    @cached_property
    def lengths(self) -> Numbers:
        """How many items each set has."""
        return settled(np.bincount(self.owners, minlength=self.count))

    @cached_property
    def starts(self) -> Numbers:
        """Where the items of each set begin."""
        return settled(np.cumsum(self.lengths) - self.lengths)

    def only(self) -> Numbers:
        """The only item of each row's set, -1 where there is none."""
        numbers = np.full(self.count, -1)
        numbers[self.owners] = self.items
        return numbers[self.of]

    @property
    def filled(self) -> Mask:
        """Which rows have anything in their set."""
        return (self.lengths > 0)[self.of]


def settled(array: Array) -> Array:
    """The array as one that cannot be written to: all readers share it."""
    shared = array.view()
    shared.flags.writeable = False
    return shared


def distinct(keys: Numbers) -> Numbers:
    """The different keys, sorted: a tenth of the time that `np.unique` takes to count them."""
    ordered = np.sort(keys)
    fresh = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]


def runs(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers from each start on, as many as its length says, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    found: Numbers = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return found
