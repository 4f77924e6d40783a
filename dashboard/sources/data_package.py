"""The Data Package v2 descriptor of the tables, made from the models of their rows.

See https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from dashboard.model import TABLES, FuzzyDate, Record
from dashboard.model.fields import Listed, Refers
from dashboard.model.references import marks
from dashboard.sources.columns import DESCRIPTIONS

FILE = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_KEYS = {"vocabulary": ["list", "code"], "areas": None}
_TYPES: dict[Any, str] = {float: "number", Decimal: "number", int: "integer", bool: "boolean"}


def write_data_package(folder: Path) -> Path:
    """Write the descriptor beside the tables and return its path."""
    path = folder / FILE
    path.write_text(data_package_text(), encoding="utf-8")
    return path


def data_package_text() -> str:
    """Return the descriptor as the text of its file."""
    return json.dumps(data_package(), indent=2, ensure_ascii=False) + "\n"


def data_package() -> dict[str, Any]:
    """Return the descriptor as plain values."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "netzwerkatlas",
        "title": "Netzwerkatlas",
        "description": (
            "Integration networks in Thüringen, Sachsen, Sachsen-Anhalt and Niedersachsen: "
            "organisations, projects, places, funding, events. Every row names its source."
        ),
        "licenses": [
            {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
        ],
        "contributors": [{"title": "The Netzwerkatlas contributors", "roles": ["creator"]}],
        "sources": [{"title": "The documents that sources.csv lists", "path": "sources.csv"}],
        "resources": [_resource(name, model) for name, model in TABLES.items()],
    }


def _resource(table: str, model: type[Record]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(table, name, field) for name, field in model.model_fields.items()],
        "missingValues": [""],
    }
    key = _KEYS.get(table, ["id"])
    if key:
        schema["primaryKey"] = key
    foreign = [
        {"fields": [name], "reference": {"resource": mark.tables[0], "fields": ["id"]}}
        for name, mark in marks(model).items()
        if isinstance(mark, Refers) and len(mark.tables) == 1
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: str, name: str, field: FieldInfo) -> dict[str, Any]:
    kinds = [kind for kind in _inside(field.annotation) if kind is not type(None)]
    described: dict[str, Any] = {
        "name": name,
        "type": next((_TYPES[kind] for kind in kinds if kind in _TYPES), "string"),
        "description": " ".join([DESCRIPTIONS[table][name], *_notes(table, name, kinds)]),
    }
    if described["type"] == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints = _constraints(table, name, field)
    if constraints:
        described["constraints"] = constraints
    return described


def _notes(table: str, name: str, kinds: list[Any]) -> list[str]:
    notes = []
    mark = marks(TABLES[table]).get(name)
    if isinstance(mark, Listed):
        notes.append(f"Codes of the list {mark.name} in vocabulary.csv.")
    if isinstance(mark, Refers):
        notes.append(f"Id of a row in {' or '.join(f'{each}.csv' for each in mark.tables)}.")
    if FuzzyDate in kinds:
        notes.append("EDTF (ISO 8601-2).")
    if tuple in kinds:
        notes.append("Several values are separated by semicolons.")
    return notes


def _constraints(table: str, name: str, field: FieldInfo) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if field.is_required():
        found["required"] = True
    if name == "id":
        found["unique"] = True
    choices = [each for each in _inside(field.annotation) if isinstance(each, str)]
    if choices:
        found["enum"] = choices
    for mark in _limits(field):
        for limit, key in (("ge", "minimum"), ("le", "maximum"), ("pattern", "pattern")):
            value = getattr(mark, limit, None)
            if value is not None:
                found[key] = getattr(value, "pattern", value)
    return found


def _limits(field: FieldInfo) -> list[Any]:
    """The marks of a field, those of the kinds that its annotation is put together from, too."""
    found = list(field.metadata)
    pending = [field.annotation]
    while pending:
        kind = pending.pop()
        for mark in getattr(kind, "__metadata__", ()):
            found += mark.metadata if isinstance(mark, FieldInfo) else [mark]
        pending += [part for part in get_args(kind) if not isinstance(part, str)]
    return found


def _inside(annotation: Any) -> list[Any]:
    """The plain types and the literal words that an annotation is put together from."""
    origin = get_origin(annotation)
    if origin is None:
        return [annotation]
    if origin is tuple:
        return [tuple]
    if origin is Literal:
        return list(get_args(annotation))
    parts = (
        get_args(annotation)[:1] if hasattr(annotation, "__metadata__") else get_args(annotation)
    )
    return [kind for part in parts for kind in _inside(part)]
