"""Made-up dates in all the shapes that people write, in EDTF; never a period that is backwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dashboard.export.synthetic.chance import Chance, Texts, where

Days = NDArray[np.datetime64]

# Fixed days, as a seed has to give the same bytes next year.
FIRST, TODAY, LAST = (np.datetime64(day, "D") for day in ("1990-01-01", "2025-06-30", "2030-12-31"))

PLAIN = {"year": 42, "month": 14, "day": 20, "about": 9, "doubtful": 4, "quarter": 6, "season": 5}
"""Shapes of one date, with their weights."""

OPEN = PLAIN | {"open": 12, "interval": 6}
"""Shapes of a start that may tell of the end, too."""


def days(chance: Chance, size: int, until: np.datetime64 = TODAY) -> Days:
    """Days from 1990 on, the later years more often."""
    span = int((until - FIRST).astype(int))
    return np.asarray(until - chance.below(span, size, slope=1.7))


def spans(
    chance: Chance,
    first: Days,
    *,
    known: float,
    ended: float,
    longest: int,
    until: np.datetime64 = LAST,
) -> tuple[Texts, Texts]:
    """The two cells of periods that begin on the days.

    `known` is the share with a start, `ended` that with an end, `longest` a length in days.
    An end never comes before `first`, and each text's span holds its day, so that no period
    is backwards.
    """
    last = np.minimum(first + chance.below(longest, first.size), np.maximum(until, first))
    started, finished = chance.some(first.size, known), chance.some(first.size, ended)
    shapes = np.where(
        finished, chance.weighted(PLAIN, first.size), chance.weighted(OPEN, first.size)
    )
    both = shapes == "interval"
    starts = written(first, np.where(both, "month", shapes).astype(object))
    starts[both] = starts[both] + "/" + written(last, np.full(last.size, "month", object))[both]
    ends = written(last, chance.weighted(PLAIN, last.size))
    return where(started, starts), where(finished, ends)


def written(when: Days, shapes: Texts) -> Texts:
    """The days as EDTF texts, each in the shape that is named beside it."""
    texts = np.full(when.size, "", object)
    for shape, write in _SHAPES.items():
        here = shapes == shape
        texts[here] = write(when[here])
    return texts


def _to(unit: Literal["Y", "M", "D"], mark: str = "") -> Callable[[Days], Texts]:
    def write(when: Days) -> Texts:
        return _texts(np.datetime_as_string(when, unit=unit), mark)

    return write


def _texts(values: NDArray[Any], mark: str = "") -> Texts:
    return np.array([f"{value}{mark}" for value in values.tolist()], object)


def _quarter(when: Days) -> Texts:
    return np.asarray(_to("Y", "-")(when) + _texts(33 + _month(when) // 3))


def _season(when: Days) -> Texts:
    """Spring to autumn are 21 to 23; in the winter, which lies in two years, the month."""
    month = _month(when)
    season = _texts(21 + (month - 2) // 3)
    winter = (month < 2) | (month == 11)
    return np.where(winter, _to("M")(when), _to("Y", "-")(when) + season).astype(object)


def _month(when: Days) -> NDArray[np.int64]:
    return np.asarray(when.astype("datetime64[M]").astype(np.int64) % 12)


_SHAPES: Mapping[str, Callable[[Days], Texts]] = {
    "year": _to("Y"),
    "month": _to("M"),
    "day": _to("D"),
    "about": _to("Y", "~"),
    "doubtful": _to("Y", "?"),
    "quarter": _quarter,
    "season": _season,
    "open": _to("D", "/.."),
    "time": _to("D", "T16:30:00"),
}
