"""What a row of a foreign file is known by in the atlas, where it has no id of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dashboard.geography.names import fold
from dashboard.model.table import Column, Table

NEW = -1
"""Stands for the position of a record that the atlas does not have."""
_DETAILS = ("programme", "start", "end", "amount_eur")
_PAID = ("funder", "recipient", "project")

Key = tuple[object, ...]

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


def keys_of(table: str, rows: Table[Any]) -> list[Any]:
    """The key of each row of a table, by its cells in the columns that make it up."""
    columns = []
    for name in KEYS[table]:
        column, form = rows.column(name).without_unused(), _FORMS.get((table, name))
        if form:
            column = Column([form(value) for value in column.values], column.codes)
        columns.append(column.cells())
    return list(zip(*columns, strict=True))


def _split(rows: Table[Any]) -> Iterable[tuple[Key, Key]]:
    """Of each funding who pays whom, and what is known of it."""
    if not len(rows):
        return ()
    paid, details = (
        list(zip(*(rows.column(name).cells() for name in names), strict=True))
        for names in (_PAID, _DETAILS)
    )
    return zip(paid, details, strict=True)


def less_known(rows: Table[Any], keys: list[Key | None], at: list[int]) -> list[int]:
    """The one funding of the same parties that says less than this one, and nothing else.

    What says exactly the same as one of the file is that one, and no other.
    """
    filled = {place for place in at if place != NEW}
    poor: dict[Key, list[tuple[int, Key]]] = {}
    for place, (paid, details) in enumerate(_split(rows)):
        if None in details:
            poor.setdefault(paid, []).append((place, details))
    known: dict[Key | None, int] = {}
    if not poor:
        return at
    found = []
    for key, place in zip(keys, at, strict=True):
        if place == NEW and key is not None and key not in known:
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
        found.append(known[key] if place == NEW else place)
    return found
