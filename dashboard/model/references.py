"""The checks that need more than one record: unique ids, references, vocabulary codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from dashboard.language import message
from dashboard.model.dataset import TABLES
from dashboard.model.fields import Listed, Refers
from dashboard.model.finding import Finding
from dashboard.model.records import Record, Term

# Organisations, projects and events are spoken of by id alone, so they share one name space.
_SHARED_IDS = ("organisations", "projects", "events")

Tables = Mapping[str, Sequence[Record]]


def check_references(tables: Tables) -> list[Finding]:
    """Every repeated id, dangling reference and unknown code in the tables."""
    return [*_repeated_ids(tables), *_dangling(tables), *_unknown_codes(tables)]


def _repeated_ids(tables: Tables) -> Iterator[Finding]:
    seen: dict[str, dict[Any, str]] = {}
    for name in TABLES:
        taken = seen.setdefault("party" if name in _SHARED_IDS else name, {})
        keys = _identities(name, tables.get(name, ()))
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


def _identities(name: str, rows: Sequence[Record]) -> list[Any]:
    """What each row of a table must be alone in having: its id, or its list and code."""
    if name == "vocabulary":
        return list(map(attrgetter("list", "code"), rows))
    return list(map(attrgetter("id"), rows)) if "id" in TABLES[name].model_fields else []


def _dangling(tables: Tables) -> Iterator[Finding]:
    ids = {name: set(_identities(name, rows)) for name, rows in tables.items()}
    for name, column, mark, rows in _marked(tables, Refers):
        known: set[Any] = set().union(*(ids.get(table, set()) for table in mark.tables))
        where = " / ".join(f"{table}.csv" for table in mark.tables)
        for position, value in _strays(rows, column, known):
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
    for row in tables.get("vocabulary", ()):
        if isinstance(row, Term) and row.code:
            codes.setdefault(row.list, set()).add(row.code)
    for name, column, mark, rows in _marked(tables, Listed):
        known = codes.get(mark.name, set())
        for position, value in _strays(rows, column, known):
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


def _marked(tables: Tables, mark: type[Any]) -> Iterator[tuple[str, str, Any, Sequence[Record]]]:
    """Every column with such a mark: its table, its name, its mark, and the rows."""
    for name, model in TABLES.items():
        for column, found in marks(model).items():
            if isinstance(found, mark):
                yield name, column, found, tables.get(name, ())


def _strays(
    rows: Sequence[Record], column: str, known: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Every value of a column that is not known, with its row's position.

    Each distinct cell is looked up once; most columns are done with that.
    """
    cells = list(map(attrgetter(column), rows))
    odd = {cell for cell in set(cells) if any(value not in known for value in _values(cell))}
    if odd:
        for position, cell in enumerate(cells):
            if cell in odd:
                yield from ((position, value) for value in _values(cell) if value not in known)


def _values(cell: Any) -> tuple[Any, ...]:
    if cell is None:
        return ()
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
