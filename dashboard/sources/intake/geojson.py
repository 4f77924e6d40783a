"""Reading JSON: features of a map, or a list of records such as a 360Giving package."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.crs import WGS84, Point, epsg_code
from dashboard.sources.intake.encoding import read_text
from dashboard.sources.intake.layers import SHAPE, Features, as_text, check_size
from dashboard.sources.intake.limits import (
    DEEPEST,
    LARGEST_JSON,
    MOST_CELLS,
    MOST_SHAPES,
    damaged,
    too_large,
    too_many_cells,
)


def read_json(content: bytes) -> Features:
    """The features or records of a JSON text; raises `Complaint` where it is refused."""
    if len(content) > LARGEST_JSON:
        raise too_large(LARGEST_JSON)
    text = read_text(content)
    value = _parsed(text.decoded(text.content)[0])
    if isinstance(value, dict) and value.get("type") in ("Feature", "FeatureCollection"):
        return _features(value)
    if isinstance(value, dict) and "@context" in value:
        raise Complaint(
            message("This is linked data (JSON-LD), not a table."),
            message("Take the same records as an Excel file or as a data package."),
        )
    records = [dict(_flat(each)) for each in _records(value)]
    return Features("", *_cells(records), [], WGS84)


def _cells(records: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The names of all values, in the order in which they come, and the texts under them."""
    names: dict[str, None] = {}
    for each in records:
        names.update(dict.fromkeys(each))
        check_size(len(records), len(names))
    return tuple(names), [tuple(as_text(each.get(name)) for name in names) for each in records]


def _parsed(text: str) -> Any:
    if max(text.count("["), text.count("{")) > MOST_SHAPES or text.count(",") > MOST_CELLS:
        raise too_many_cells()
    try:
        return json.loads(text, parse_constant=lambda name: None)
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise damaged() from error


def _features(value: dict[str, Any]) -> Features:
    listed = [value] if value["type"] == "Feature" else value.get("features")
    if not isinstance(listed, list):
        raise damaged()
    features = [each for each in listed if isinstance(each, dict)]
    attributes = []
    for feature in features:
        properties = feature.get("properties")
        found = dict(properties) if isinstance(properties, dict) else {}
        name = feature.get("id")
        if isinstance(name, str | int) and "id" not in found:
            found = {"id": name, **found}
        attributes.append(found)
    geometry = [_geometry(feature.get("geometry")) for feature in features]
    return Features("", *_cells(attributes), geometry, _crs(value.get("crs")))


def _crs(named: object) -> int | None:
    """WGS84 as the standard has it, or what older files name."""
    if named is None:
        return WGS84
    properties = named.get("properties") if isinstance(named, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return epsg_code(name) if isinstance(name, str) else None


def _geometry(value: object) -> Point | str | None:
    if not isinstance(value, dict):
        return None
    place = value.get("coordinates")
    if value.get("type") == "MultiPoint" and isinstance(place, list) and len(place) == 1:
        place = place[0]
    elif value.get("type") != "Point":
        return SHAPE if value.get("type") else None
    if not isinstance(place, list) or len(place) < 2:
        return None
    x, y = place[:2]
    if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in (x, y)):
        return None
    try:
        x, y = float(x), float(y)
    except OverflowError:
        return None
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def _records(value: object) -> list[dict[str, Any]]:
    """The list of objects that the text is, or the only one that it holds."""
    lists = [value] if isinstance(value, list) else []
    if isinstance(value, dict) and _are_grants(value.get("grants")):
        lists = [value["grants"]]  # whatever else a 360Giving package lists
    elif isinstance(value, dict):
        lists = [
            each
            for each in value.values()
            if isinstance(each, list) and each and isinstance(each[0], dict)
        ]
    if len(lists) != 1 or not all(isinstance(each, dict) for each in lists[0]):
        raise Complaint(
            message("The JSON holds no list of records, and no features of a map."),
            message("Save the data as GeoJSON, or as a table."),
        )
    return lists[0]


def _are_grants(listed: object) -> bool:
    return isinstance(listed, list) and any(
        isinstance(each, dict) and ("recipientOrganization" in each or "amountAwarded" in each)
        for each in listed
    )


def _flat(record: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Each value by its path, such as `recipientOrganization/0/name`."""
    if depth > DEEPEST:
        raise _too_deep()
    inner: Iterator[tuple[object, Any]]
    if isinstance(record, dict):
        inner = iter(record.items())
    elif isinstance(record, list) and any(isinstance(each, dict | list) for each in record):
        inner = iter(enumerate(record))
    else:
        yield path, record
        return
    for key, value in inner:
        yield from _flat(value, f"{path}/{key}" if path else str(key), depth + 1)


def _too_deep() -> Complaint:
    return Complaint(
        message("The values of the file lie too deeply in each other."),
        message("Save the data as a table."),
    )
