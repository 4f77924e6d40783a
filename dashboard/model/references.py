"""The checks that need more than one record: unique ids, references, vocabulary codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

import numpy as np

from dashboard.language import message
from dashboard.model.dataset import TABLES
from dashboard.model.fields import Listed, Refers
from dashboard.model.finding import Finding
from dashboard.model.records import Record
from dashboard.model.table import Column, Table

# Organisations, projects and events are spoken of by id alone, so they share one name space.
_SHARED_IDS = ("organisations", "projects", "events")

Tables = Mapping[str, Table[Any]]


def check_references(tables: Mapping[str, Sequence[Record]]) -> list[Finding]:
    """Every repeated id, dangling reference and unknown code in the tables.

    Of a `Table` only columns are looked at, and of each distinct cell only once.
    """
    held = {
        name: rows if isinstance(rows, Table) else Table.of(TABLES[name], rows)
        for name, rows in tables.items()
    }
    return [*_repeated_ids(held), *_dangling(held), *_unknown_codes(held)]


def _repeated_ids(tables: Tables) -> Iterator[Finding]:
    seen: dict[str, dict[Any, str]] = {}
    for name in TABLES:
        taken = seen.setdefault("party" if name in _SHARED_IDS else name, {})
        keys = _identities(name, tables[name]) if name in tables else []
        fresh = dict.fromkeys(keys, f"{name}.csv")
        if len(fresh) == len(keys) and taken.keys().isdisjoint(fresh):
            taken.update(fresh)
            continue
        for position, key in enumerate(keys):
            if key in taken:
                value = key[1] if isinstance(key, tuple) else key
                yield Finding(
                    name,
                    position,
                    "code" if name == "vocabulary" else "id",
                    value,
                    message(
                        "“{value}” is already taken in {table}.", value=value, table=taken[key]
                    ),
                    message("Give this row another one, or delete it if it is the same."),
                )
            else:
                taken[key] = f"{name}.csv"


def _identities(name: str, rows: Table[Any]) -> list[Any]:
    """What each row of a table must be alone in having: its id, or its list and code."""
    if name == "vocabulary":
        return list(zip(*(rows.column(part).cells() for part in ("list", "code")), strict=True))
    return rows.column("id").cells() if "id" in TABLES[name].model_fields else []


def _dangling(tables: Tables) -> Iterator[Finding]:
    known_in: dict[tuple[str, ...], set[Any]] = {}
    ids = {name: set(_identities(name, rows)) for name, rows in tables.items()}
    for name, column, mark, cells in _marked(tables, Refers):
        if mark.tables not in known_in:
            known_in[mark.tables] = set().union(*(ids.get(table, ()) for table in mark.tables))
        known = known_in[mark.tables]
        where = " / ".join(f"{table}.csv" for table in mark.tables)
        for position, value in _strays(cells, known):
            yield Finding(
                name,
                position,
                column,
                value,
                message("“{value}” is not in {table}.", value=value, table=where),
                message("Correct the id, or add its row to {table}.", table=where),
            )


def _unknown_codes(tables: Tables) -> Iterator[Finding]:
    codes: dict[str, set[str]] = {}
    for list_name, code in _terms(tables):
        if code:
            codes.setdefault(list_name, set()).add(code)
    for name, column, mark, cells in _marked(tables, Listed):
        known = codes.get(mark.name, set())
        for position, value in _strays(cells, known):
            yield Finding(
                name,
                position,
                column,
                value,
                message(
                    "“{value}” is not a code of the list “{list}”.", value=value, list=mark.name
                ),
                message(
                    "Use one of: {codes}; or add a row to vocabulary.csv.",
                    codes=", ".join(sorted(known)) or "–",
                ),
            )


def _terms(tables: Tables) -> list[Any]:
    return _identities("vocabulary", tables["vocabulary"]) if "vocabulary" in tables else []


def _marked(tables: Tables, mark: type[Any]) -> Iterator[tuple[str, str, Any, Column]]:
    """Every column with such a mark: its table, its name, its mark, and its cells."""
    for name, model in TABLES.items():
        for column, found in marks(model).items():
            if isinstance(found, mark) and name in tables:
                yield name, column, found, tables[name].column(column)


def _strays(cells: Column, known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Every value of a column that is not known, with its row's position."""
    # Most columns are done with this: each distinct cell is looked up, and all of them are known.
    odd = set(cells.values).difference(known, (None, ()))
    strays = {cell: [value for value in _values(cell) if value not in known] for cell in odd}
    if any(strays.values()):
        for position in np.flatnonzero(cells.spread(lambda cell: cell in odd, bool)).tolist():
            yield from ((position, value) for value in strays[cells.cell(position)])


def _values(cell: Any) -> tuple[Any, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


@cache
def marks(model: type[Record]) -> Mapping[str, Refers | Listed]:
    """The columns of a table that point at others, and at what."""
    return {
        name: found
        for name, field in model.model_fields.items()
        for found in _marks_of(field.metadata, field.annotation)
    }


def _marks_of(metadata: Sequence[Any], annotation: Any) -> list[Refers | Listed]:
    found = [entry for entry in metadata if isinstance(entry, Refers | Listed)]
    for inner in get_args(annotation):
        found += _marks_of(getattr(inner, "__metadata__", ()), inner)
    return found[:1]
