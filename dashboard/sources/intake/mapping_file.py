"""Keeping what the columns of a sheet mean, as JSON, for the next sheet with the same headers."""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import Field as Limited

from dashboard.language import message
from dashboard.model import TABLES
from dashboard.model.finding import Complaint
from dashboard.sources.intake.columns import ColumnPlan, Match
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import SYNONYMS, Field

LARGEST = 1_000_000
"""The most characters that a mapping may have."""


class _Column(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    header: str
    fields: tuple[Annotated[str, Limited(max_length=80)], ...]


class _Mapping(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1]
    table: str
    own: bool = False
    columns: tuple[_Column, ...]


def mapping_text(plan: ColumnPlan) -> str:
    """A plan as the text of its file."""
    columns = tuple(
        _Column(header=match.header, fields=tuple(map(str, match.fields))) for match in plan.matches
    )
    mapping = _Mapping(version=1, table=plan.table, own=plan.own, columns=columns)
    return json.dumps(mapping.model_dump(), ensure_ascii=False, indent=1) + "\n"


def plan_from(text: str, sheet: RawSheet) -> ColumnPlan:
    """The plan of such a file for a sheet; the order of its columns does not matter.

    Headers that the file does not name mean nothing. Raises `Complaint` where the text is no
    mapping, or names headers that the sheet lacks.
    """
    mapping = _read(text)
    meant: dict[str, list[tuple[Field, ...]]] = {}
    for column in mapping.columns:
        meant.setdefault(column.header.strip(), []).append(_fields(column))
    matches = []
    for position, header in enumerate(sheet.headers):
        left = meant.get(header.strip())
        fields = left.pop(0) if left else ()
        why = message("So says the mapping.")
        matches.append(Match(header, position, fields, 1.0 if fields else 0.0, why))
    lacking = [header for header, left in meant.items() if any(left)]
    if lacking:
        raise Complaint(
            message("The sheet lacks columns of the mapping: {names}.", names=", ".join(lacking)),
            message("Choose the mapping of this sheet, or match the columns anew."),
        )
    return ColumnPlan(mapping.table, tuple(matches), mapping.own)


def _read(text: str) -> _Mapping:
    try:
        if len(text) > LARGEST:
            raise ValueError
        mapping = _Mapping.model_validate_json(text)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise _no_mapping(where) from error
    except ValueError as error:
        raise _no_mapping("") from error
    if mapping.table not in TABLES:
        raise _no_mapping("table")
    fed = [field for column in mapping.columns for field in column.fields]
    twice = sorted({field for field in fed if fed.count(field) > 1})
    if twice:
        raise Complaint(
            message("In the mapping several columns tell {field}.", field=twice[0]),
            message("Leave the field with one of them."),
        )
    return mapping


def _fields(column: _Column) -> tuple[Field, ...]:
    unknown = [name for name in column.fields if name not in known_fields()]
    if unknown:
        raise Complaint(
            message(
                "The mapping names a field that the atlas does not have: {field}.",
                field=unknown[0],
            ),
            message("Use one of: {codes}.", codes=", ".join(sorted(known_fields()))),
        )
    return tuple(known_fields()[name] for name in column.fields)


@cache
def known_fields() -> dict[str, Field]:
    """Every field that a column may tell, by its name."""
    told = {field for fields in SYNONYMS for field in fields if field.table != "period"}
    told |= {Field(table, name) for table, model in TABLES.items() for name in model.model_fields}
    return {str(field): field for field in sorted(told)}


def _no_mapping(where: str) -> Complaint:
    return Complaint(
        message("The file is no mapping of columns: it fails at “{place}”.", place=where)
        if where
        else message("The file is no mapping of columns."),
        message("Choose a file that the atlas saved as a mapping."),
    )
