"""What a row of a foreign file is known by in the atlas, where it has no id of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.geography.names import fold
from dashboard.model.table import Column, Table

NEW = -1
"""Stands for the position of a record that the atlas does not have."""
_DETAILS = ("programme", "start", "end", "amount_eur")
_PAID = ("funder", "recipient", "project")

Key = tuple[object, ...]
Numbers = NDArray[np.int64]

KEYS: Mapping[str, tuple[str, ...]] = {
    "vocabulary": ("list", "code"),
    "sources": ("title", "file"),
    "projects": ("organisation", "name"),
    "locations": ("owner", "role"),
    "areas": ("owner", "ags"),
    "fundings": (*_PAID, *_DETAILS),
    "relations": ("subject", "kind", "object"),
}
"""What a row of a foreign file is known by in the atlas, beside the organisations."""

# A city that is a district of its own has a key of five digits and one of eight.
_FORMS: Mapping[tuple[str, str], Callable[[Any], Any]] = {
    ("projects", "name"): fold,
    ("areas", "ags"): lambda code: code.removesuffix("000") if len(code) == 8 else code,
}


def numbers_of(table: str, *tables: Table[Any]) -> list[Numbers]:
    """A number for each row of some tables of one model: the same where the keys are equal."""
    ends = np.cumsum([len(rows) for rows in tables])
    numbers = np.zeros(int(ends[-1]), dtype=np.int64)
    for name in KEYS[table]:
        columns = [rows.column(name).without_unused() for rows in tables]
        form = _FORMS.get((table, name), _unchanged)
        cells = Column.of([form(value) for each in columns for value in each.values])
        begins = np.cumsum([0, *(len(each.values) for each in columns)])
        codes = [each.codes + begin for each, begin in zip(columns, begins[:-1], strict=True)]
        # Numbers stay below the square of how many rows there are.
        _, numbers = np.unique(numbers, return_inverse=True)
        numbers = numbers * len(cells.values) + cells.codes[np.concatenate(codes)]
    return np.split(numbers, ends[:-1])


def _unchanged(value: Any) -> Any:
    return value


def _keys_of(table: str, rows: Table[Any]) -> list[Key]:
    return list(zip(*(rows.column(name).cells() for name in KEYS[table]), strict=True))


def _split(rows: Table[Any]) -> Iterable[tuple[Key, Key]]:
    """Of each funding who pays whom, and what is known of it."""
    if not len(rows):
        return ()
    paid, details = (
        list(zip(*(rows.column(name).cells() for name in names), strict=True))
        for names in (_PAID, _DETAILS)
    )
    return zip(paid, details, strict=True)


def less_known(there: Table[Any], new: Table[Any], at: Numbers) -> Numbers:
    """The one funding of the same parties that says less than this one, and nothing else.

    `at` are positions of the new ones in the atlas, or `NEW`. What says exactly the same as one
    of the file is that one, and no other.
    """
    filled = {place for place in at.tolist() if place != NEW}
    poor: dict[Key, list[tuple[int, Key]]] = {}
    for place, (paid, details) in enumerate(_split(there)):
        if None in details:
            poor.setdefault(paid, []).append((place, details))
    known: dict[Key, int] = {}
    found = at.copy()
    payers = {paid[0] for paid in poor}
    rows = np.flatnonzero(new.column("funder").spread(payers.__contains__, bool) & (at == NEW))
    keys = _keys_of("fundings", new.take(rows))
    for row, key in zip(rows.tolist(), keys, strict=True):
        if key not in known:
            fitting = [
                other
                for other, details in poor.get(key[: len(_PAID)], ())
                if other not in filled
                and all(
                    old in (None, new) for old, new in zip(details, key[len(_PAID) :], strict=True)
                )
            ]
            known[key] = fitting[0] if len(fitting) == 1 else NEW
            filled.update(fitting if len(fitting) == 1 else ())
        found[row] = known[key]
    return found
