"""Features of a map as rows of a table: what they are called, and where they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.language import message
from dashboard.sources.intake.cell_texts import number_text
from dashboard.sources.intake.crs import Point, to_wgs84
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from dashboard.sources.intake.raw import RawRow, RawSheet

SHAPE: Final = "shape"
"""Stands for a geometry that is no point: a line or an area."""


@dataclass(frozen=True)
class Features:
    """A layer as it was read: cells as texts under `columns`, and the geometry of each row.

    `geometry` is empty where the kind of file has none; None stands for a row without one.
    """

    name: str
    columns: tuple[str, ...]
    cells: Sequence[tuple[str, ...]]
    geometry: Sequence[Point | str | None]
    epsg: int | None


def check_size(rows: int, columns: int) -> None:
    """Raise `Complaint` where a layer is too large to be taken."""
    if rows > MOST_ROWS:
        raise too_many_rows()
    if columns > MOST_COLUMNS:
        raise too_many_columns()
    if rows * columns > MOST_CELLS:
        raise too_many_cells()


def as_table(features: Features, findings: Findings) -> RawSheet:
    """The features as rows, counted from 1; raises `Complaint` where they are too many."""
    check_size(len(features.cells), len(features.columns) + 2)
    located = any(each is not None for each in features.geometry)
    points = _points(features, findings) if located else []
    rows = []
    for number, cells in enumerate(features.cells, 1):
        if max(map(len, cells), default=0) > LONGEST_CELL:
            _say_long(features.name, number, findings)
            continue
        if located:
            point = points[number - 1]
            cells = (*cells, *((_degrees(point[1]), _degrees(point[0])) if point else ("", "")))
        if "".join(cells).strip():
            rows.append(RawRow(number, cells))
    headers = _headers(features.columns, located=located)
    return RawSheet(findings.file, features.name, headers, 0, tuple(rows))


def _headers(keys: Sequence[str], *, located: bool) -> tuple[str, ...]:
    taken = {"latitude", "longitude"} if located else set()
    names: list[str] = []
    for place, key in enumerate(keys, 1):
        name = plain = " ".join(as_text(key).split())[:120] or f"Spalte {place}"
        count = 2
        while name in taken:
            name, count = f"{plain} ({count})", count + 1
        taken.add(name)
        names.append(name)
    return (*names, "latitude", "longitude") if located else tuple(names)


def _points(features: Features, findings: Findings) -> Sequence[Point | None]:
    """The points in degrees; what has none that can be given is counted."""
    given = [None if isinstance(each, str) else each for each in features.geometry]
    shapes = sum(isinstance(each, str) for each in features.geometry)
    if shapes:
        findings.add(
            message("Rows that are lines or areas, and so have no point: {n}.", n=shapes),
            message("Give them latitude and longitude, or a postcode and a place."),
            sheet=features.name,
        )
    points = to_wgs84(given, features.epsg) if features.epsg else None
    if points is None:
        findings.add(
            message("The file's coordinate system is not known; the points were left out."),
            message("Save it in WGS84 (EPSG:4326) or ETRS89 / UTM 32N (EPSG:25832)."),
            sheet=features.name,
        )
        return [None] * len(given)
    for number, (before, after) in enumerate(zip(given, points, strict=True), 1):
        if before and not after:
            findings.add(
                message("The point lies nowhere on earth, and was left out."),
                message("Correct it, or say in the file which coordinate system it is of."),
                sheet=features.name,
                row=number,
                value=f"{before[0]:.10g} {before[1]:.10g}",
            )
    return points


def _degrees(value: float) -> str:
    return format(round(value, 7), ".10g") if abs(value) >= 1e-4 else "0"


def as_text(value: object) -> str:
    """A value of JSON or a database as the text of a cell: lists of texts separated by `;`."""
    if value is None:
        return ""
    if isinstance(value, str):
        # JSON can write half a character, which is none.
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        try:
            return number_text(repr(value)) if isinstance(value, float) else str(value)
        except (ValueError, ArithmeticError):
            return ""
    if isinstance(value, list) and all(isinstance(each, str | int | None) for each in value):
        return ";".join(text for each in value if (text := as_text(each)))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return ""


def _say_long(sheet: str, number: int, findings: Findings) -> None:
    findings.add(
        message("The cell holds more than {limit} characters.", limit=LONGEST_CELL),
        message("Shorten the text."),
        sheet=sheet,
        row=number,
        severity="error",
    )
