"""What a measured figure is: the middle of its samples, and how far they spread."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

TOO_LONG = 120.0
"""Seconds. What takes longer is recorded as too long and not repeated."""


@dataclass(frozen=True)
class Figure:
    """Samples of one quantity in one unit, in the order in which they were taken.

    Where `too_long` is set, the quantity took longer than `TOO_LONG` seconds, and the samples
    are what came before.
    """

    samples: tuple[float, ...]
    too_long: bool = False

    @property
    def median(self) -> float | None:
        """The middle sample; None where there is none, or where it took too long."""
        return None if self.too_long or not self.samples else statistics.median(self.samples)

    def values(self) -> dict[str, Any]:
        """The figure as plain values for a JSON file."""
        if self.too_long:
            return {"median": None, "too_long": f">{TOO_LONG:.0f} s", "n": len(self.samples)}
        if not self.samples:
            return {"median": None, "n": 0}
        return {
            "median": rounded(self.median),
            "least": rounded(min(self.samples)),
            "most": rounded(max(self.samples)),
            "n": len(self.samples),
        }


def both_ways(narrow: Figure, widen: Figure) -> Figure:
    """A change of a filter: half of them narrow, half of them widen what is shown.

    Each sample is the mean of a pair, so that the median lies between the two and not on one.
    """
    if narrow.too_long or widen.too_long:
        return Figure((), too_long=True)
    pairs = zip(narrow.samples, widen.samples, strict=False)
    return Figure(tuple((one + other) / 2 for one, other in pairs))


def percentile(samples: Iterable[float], share: float) -> float | None:
    """The smallest sample that at least `share` (0 to 1) of all do not exceed; None without any."""
    ordered: Sequence[float] = sorted(samples)
    if not ordered:
        return None
    rank = -int(-share * len(ordered) // 1)  # rounded up
    return ordered[min(max(rank, 1), len(ordered)) - 1]


def rounded(value: float | None) -> float | None:
    """Four significant digits: more than any of the measurements is good for."""
    return None if value is None else float(f"{value:.4g}")


def ratio(one: float | None, other: float | None) -> float | None:
    """How many times the other; None where one of them is missing or the other is zero."""
    return one / other if one is not None and other else None
