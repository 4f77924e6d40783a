"""The checks that need more than one record: unique ids, references, vocabulary codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from dashboard.language import message
from dashboard.model.dataset import TABLES
from dashboard.model.fields import Listed, Refers
from dashboard.model.finding import Finding
from dashboard.model.records import Area, Record, Term

# Organisations, projects and events are spoken of by id alone, so they share one name space.
_SHARED_IDS = ("organisations", "projects", "events")

Tables = Mapping[str, Sequence[Record]]


def check_references(tables: Tables) -> list[Finding]:
    """Every repeated id, dangling reference and unknown code in the tables."""
    return [*_repeated_ids(tables), *_dangling(tables), *_unknown_codes(tables)]


def _repeated_ids(tables: Tables) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for name in TABLES:
        for position, row in enumerate(tables.get(name, ())):
            key = _identity(name, row)
            if key is None:
                continue
            if key in seen:
                yield Finding(
                    name,
                    position,
                    "code" if name == "vocabulary" else "id",
                    key[1],
                    message(
                        "“{value}” is already taken in {table}.", value=key[1], table=seen[key]
                    ),
                    message("Give this row another one, or delete it if it is the same."),
                )
            else:
                seen[key] = f"{name}.csv"


def _identity(name: str, row: Record) -> tuple[str, str] | None:
    if isinstance(row, Term):
        return f"vocabulary {row.list}", row.code
    if isinstance(row, Area):
        return None
    return ("party" if name in _SHARED_IDS else name), getattr(row, "id", "")


def _dangling(tables: Tables) -> Iterator[Finding]:
    ids = {name: {getattr(row, "id", None) for row in rows} for name, rows in tables.items()}
    every_mark = {mark for model in TABLES.values() for mark in marks(model).values()}
    known_to = {
        mark: set().union(*(ids.get(table, set()) for table in mark.tables))
        for mark in every_mark
        if isinstance(mark, Refers)
    }
    for name, position, column, mark, values in _marked(tables, Refers):
        known = known_to[mark]
        for value in values:
            if value not in known:
                where = " / ".join(f"{table}.csv" for table in mark.tables)
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
    for name, position, column, mark, values in _marked(tables, Listed):
        for value in values:
            if value not in codes.get(mark.name, set()):
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
                        codes=", ".join(sorted(codes.get(mark.name, ()))) or "–",
                    ),
                )


def _marked(
    tables: Tables, mark: type[Any]
) -> Iterator[tuple[str, int, str, Any, tuple[str, ...]]]:
    for name, model in TABLES.items():
        for column, found in marks(model).items():
            if not isinstance(found, mark):
                continue
            for position, row in enumerate(tables.get(name, ())):
                value = getattr(row, column)
                if value is not None:
                    yield (
                        name,
                        position,
                        column,
                        found,
                        (value if isinstance(value, tuple) else (value,)),
                    )


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
