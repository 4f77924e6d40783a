"""Which rows need a second look for the checks over several cells: told from whole columns.

What passes at a glance is sound. Of the others the records' own checks decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dashboard.model import FuzzyDate, Record
from dashboard.model.table import Column
from dashboard.sources.cells import checks

Columns = Mapping[str, Column]
Rows = NDArray[np.bool_]


def doubtful(model: type[Record], columns: Columns) -> Rows:
    """Tell of each row whether any check over several of its cells might object to it.

    The check that all records share looks at each text by itself; it is not meant here.
    """
    size = len(next(iter(columns.values())))
    found = np.zeros(size, dtype=bool)
    for check in over_cells(model):
        glance = _GLANCES.get(check)
        found |= glance(model, columns) if glance else True
    return found


def over_cells(model: type[Record]) -> tuple[str, ...]:
    """The names of the checks over several cells, apart from the one that all records share."""
    return tuple(name for name in checks(model) if name not in checks(Record))


def _backwards(model: type[Record], columns: Columns) -> Rows:
    first, last = (columns[name] for name in model.span)  # type: ignore[attr-defined]
    begin = first.spread(lambda when: _days(when and when.earliest, date.min), np.int64)
    end = last.spread(lambda when: _days(when and when.latest, date.max), np.int64)
    return np.asarray(end < begin)


def _days(day: date | FuzzyDate | None, unknown: date) -> int:
    return (day if isinstance(day, date) else unknown).toordinal()


def _one_coordinate(_: type[Record], columns: Columns) -> Rows:
    return np.asarray(_empty(columns["latitude"]) != _empty(columns["longitude"]))


def _paid_to_nobody(_: type[Record], columns: Columns) -> Rows:
    return np.asarray(_empty(columns["recipient"]) & _empty(columns["project"]))


def _empty(column: Column) -> Rows:
    return column.spread(lambda value: value is None, bool)


_GLANCES: Mapping[str, Callable[[type[Record], Columns], Rows]] = {
    "_not_backwards": _backwards,
    "_both_coordinates": _one_coordinate,
    "_paid_to_somebody": _paid_to_nobody,
}
