"""Times as columns of days: what each distinct date says, said of all rows that have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.sets import Codes, Mask, settled
from dashboard.model import FuzzyDate
from dashboard.model.table import Column

Days = NDArray[np.datetime64]
_EPOCH = date(1970, 1, 1).toordinal()
_NEVER = np.iinfo(np.int64).min  # NaT as a number
_OPEN = ("", "..")


@dataclass(frozen=True)
class Beginnings:
    """A column of beginnings, some of them intervals that hold an end of their own.

    Of each distinct value: whether it is an interval, whether it says when it `begun` and
    when it `ended`, and whether it `goes_on` (`2002-10-01/..`). It is what `Period.of` tells,
    but no date is read anew for that.
    """

    codes: Codes
    values: Sequence[FuzzyDate | None]
    interval: Mask
    begun: Mask
    ended: Mask
    goes_on: Mask

    @classmethod
    def of(cls, column: Column) -> Beginnings:
        """Of the dates of a column."""
        told = np.zeros((4, len(column.values)), dtype=bool)
        for at, value in enumerate(column.values):
            if value is not None and value.is_interval:
                first, last = value.text.split("/")
                told[:, at] = True, first not in _OPEN, last not in _OPEN, last == ".."
            else:
                told[1, at] = value is not None
        return cls(column.codes, column.values, *told)


@dataclass(frozen=True)
class Spans:
    """A span of days for each record; NaT is open. `known` where anything is known."""

    first: Days
    last: Days
    known: Mask

    def __post_init__(self) -> None:
        for name in ("first", "last", "known"):
            object.__setattr__(self, name, settled(getattr(self, name)))

    @classmethod
    def of(cls, start: Beginnings, end: Column) -> Spans:
        """Of the periods that two columns of fuzzy dates tell, `Period.of` cell by cell.

        An interval in `start` holds its own end, which counts where `end` is empty.
        """
        has_end = is_told(end)
        own = np.where(start.interval, days_of(start.values, "latest"), np.datetime64("NaT"))
        return cls(
            days_of(start.values, "earliest")[start.codes],
            np.where(has_end, days_of(end.values, "latest")[end.codes], own[start.codes]),
            has_end | (start.begun | start.ended)[start.codes],
        )

    @classmethod
    def of_beginnings(cls, start: Beginnings) -> Spans:
        """The beginning as a span of its own: the days on which it may have been."""
        begun = list(start.values)
        for at in np.flatnonzero(start.interval).tolist():
            first = str(begun[at]).partition("/")[0]
            begun[at] = None if first in _OPEN else FuzzyDate.parse(first)
        return cls(
            days_of(start.values, "earliest")[start.codes],
            days_of(begun, "latest")[start.codes],
            start.begun[start.codes],
        )

    def touching(self, first: date, last: date) -> Mask:
        """Which are known, and may have a day from `first` to `last`."""
        # No comparison with NaT is true.
        too_late = self.first > np.datetime64(last)
        too_early = self.last < np.datetime64(first)
        return np.asarray(self.known & ~(too_late | too_early))

    def possible(self, day: date) -> Mask:
        """Which may have been on that day; those of which nothing is known are among them."""
        return self.touching(day, day) | ~self.known


def days_of(values: Sequence[FuzzyDate | None], edge: Literal["earliest", "latest"]) -> Days:
    """The first or the last day that each date may mean; NaT where there is none.

    By number: numpy takes thirty times as long to read days as dates.
    """
    days: list[date | None] = [None if value is None else getattr(value, edge) for value in values]
    numbers = [_NEVER if day is None else day.toordinal() - _EPOCH for day in days]
    return np.array(numbers, dtype=np.int64).view("datetime64[D]")


def is_told(column: Column) -> Mask:
    """Which cells are not empty."""
    told = np.array([value is not None for value in column.values], dtype=bool)
    return told[column.codes]
