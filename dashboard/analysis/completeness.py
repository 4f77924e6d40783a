"""How completely the tables are filled, column by column.

Only columns that may be empty are looked at: the others always are filled, or the row would
not have been kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.belonging import TABLES, is_empty, remembered
from dashboard.analysis.columns import Mask
from dashboard.model import TABLES as MODELS
from dashboard.model import Dataset

OFTEN_RIGHTLY_EMPTY = frozenset(
    {
        ("organisations", "short_name"),
        ("organisations", "dissolved"),
        ("projects", "former_names"),
        ("locations", "valid_from"),
        ("locations", "valid_to"),
        ("fundings", "recipient"),
        ("fundings", "project"),
        ("relations", "end"),
        ("figures", "qualifier"),
    }
)
"""Columns in which an empty cell as often means "there is none" as "not known"."""

_COARSE = frozenset({"municipality", "district", "hidden"})
# What each publication level takes out of a location, see `dashboard.sources.publication`.
_TAKEN_OUT: Mapping[str, frozenset[str]] = {
    "street": _COARSE,
    "postcode": _COARSE,
    "place": _COARSE - {"municipality"},
    "ags": _COARSE - {"municipality"},
    "latitude": _COARSE - {"municipality"},
    "longitude": _COARSE - {"municipality"},
    "locator": frozenset({"hidden"}),
}


@dataclass(frozen=True)
class Completeness:
    """One column of one table: in how many of its `rows` something stands.

    `withheld` are those of the empty cells that are empty because their place is protected:
    nobody need look for them. `rows` = `filled` + `missing` + `withheld`.
    """

    table: str
    column: str
    rows: int
    filled: int
    withheld: int

    @property
    def missing(self) -> int:
        """How many cells are empty, and might be filled."""
        return self.rows - self.filled - self.withheld

    @property
    def often_rightly(self) -> bool:
        """Whether an empty cell often is as it should be."""
        return (self.table, self.column) in OFTEN_RIGHTLY_EMPTY


def completeness(
    dataset: Dataset, within: Mapping[str, Mask], table: str
) -> tuple[Completeness, ...]:
    """Each column of a table that may be empty, in the table's order; `within` by table."""
    rows = within[table]
    size = int(rows.sum())
    found = []
    for column in optional_columns(table):
        left_out = empty(dataset, table, column) & rows
        withheld = left_out & _withheld(dataset, table, column)
        filled = size - int(left_out.sum())
        found.append(Completeness(table, column, size, filled, int(withheld.sum())))
    return tuple(found)


def missing_rows(dataset: Dataset, within: Mapping[str, Mask], table: str, column: str) -> Mask:
    """The rows that `Completeness.missing` counts."""
    return within[table] & empty(dataset, table, column) & ~_withheld(dataset, table, column)


def optional_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that may be empty; KeyError for a table that is not looked at."""
    if table not in TABLES:
        raise KeyError(table)
    fields = MODELS[table].model_fields.items()
    return tuple(name for name, field in fields if not field.is_required())


def empty(dataset: Dataset, table: str, column: str) -> Mask:
    """The rows of a table in whose column nothing stands."""
    return remembered(
        dataset, f"empty {column}", table, lambda: is_empty(dataset.table(table).column(column))
    )


def _withheld(dataset: Dataset, table: str, column: str) -> Mask:
    levels = _TAKEN_OUT.get(column) if table == "locations" else None
    if not levels:
        return np.zeros(len(dataset.table(table)), dtype=bool)
    return dataset.table(table).column("publication").spread(lambda level: level in levels, bool)
