"""Numbers in a few classes, for maps and tables that are shaded by them."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

MOST = 5
"""How many classes a reader tells apart at a glance."""
_MOST_VALUES = 60  # the time that Jenks takes grows with the square


def class_bounds(values: Iterable[float], most: int = MOST) -> tuple[float, ...]:
    """The upper bounds of classes of the different positive values, in order; the last is the most.

    Where there are no more values than `most`, each is a class; else classes are those that
    differ least within (Fisher 1958, Jenks 1977, by mapclassify). Of very many values evenly
    spaced ones by rank stand for all.
    """
    different = np.unique([value for value in values if value > 0])
    if len(different) <= most:
        return tuple(different.tolist())
    if len(different) > _MOST_VALUES:
        chosen = np.linspace(0, len(different) - 1, _MOST_VALUES).round().astype(int)
        different = different[chosen]
    return _jenks(tuple(different.tolist()), most)


@lru_cache(maxsize=256)
def _jenks(values: tuple[float, ...], most: int) -> tuple[float, ...]:
    """A map and its key, and many readers, ask for the classes of the same values."""
    # It takes a second to be there, and not all need it.
    from mapclassify import FisherJenks  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it would be quicker with numba
        found = FisherJenks(np.array(values), k=most).bins
    return tuple(float(bound) for bound in found)


def classed(values: NDArray[np.float64], bounds: tuple[float, ...]) -> NDArray[np.int64]:
    """The class of each value: from 1 on by the bounds, 0 where it is nothing."""
    found = np.searchsorted(np.array(bounds), values, side="left") + 1
    return np.where(values > 0, np.minimum(found, max(len(bounds), 1)), 0).astype(np.int64)


def step(number: int, classes: int) -> int:
    """Which of `MOST` steps a class has, so that two classes are as far apart as can be."""
    return MOST if classes < 2 else 1 + round((number - 1) * (MOST - 1) / (classes - 1))
