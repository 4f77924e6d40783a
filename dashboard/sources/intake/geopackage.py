"""Reading a GeoPackage, which is an SQLite database and may be another or a hostile one.

It is opened in memory by SQLite itself, with nothing allowed but reading the tables that it
lists as layers: no views, no virtual tables, no functions of its own. Layout: OGC GeoPackage
Encoding Standard 1.3, sections 1.1.2 (spatial reference systems), 1.1.3 (contents), 2.1
(geometry).
"""

from __future__ import annotations

import math
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.crs import Point
from dashboard.sources.intake.layers import SHAPE, Features, as_text, check_size
from dashboard.sources.intake.limits import (
    LONGEST_CELL,
    MOST_SHEETS,
    damaged,
)

BEGINNING = b"SQLite format 3\x00"
# Steps of SQLite's machine, counted by thousands: some seconds, and far more than reading takes.
_MOST_STEPS = 50_000
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_OWN = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")
_HEADER = struct.Struct("<2sBB")
_ENVELOPES = (0, 32, 48, 48, 64)
_POINT, _MULTIPOINT = 1, 4


def read_geopackage(content: bytes) -> Iterator[Features]:
    """Yield the layers with features; raises `Complaint` where the file is refused."""
    # Another process may have left the file in a mode that needs a second file beside it.
    content = content[:18] + b"\x01\x01" + content[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            yield from _layers(database, content)
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise damaged() from error


def _layers(database: sqlite3.Connection, content: bytes) -> Iterator[Features]:
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return steps > _MOST_STEPS

    database.deserialize(content)
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 10_000_000)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.set_progress_handler(count, 1_000)
    database.set_authorizer(
        lambda action, *about: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )
    tables = {
        name: definition or ""
        for name, definition in database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT 5000"
        )
    }
    if not all(_is_plain(tables.get(name)) for name in _OWN):
        raise Complaint(
            message("The database is not a GeoPackage."),
            message("Save the layer as a GeoPackage (.gpkg), or the table as a CSV or Excel file."),
        )
    listed = database.execute(
        "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id"
        " FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
        " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
        " WHERE c.data_type IN ('features', 'attributes') AND c.table_name <> 'layer_styles'"
        " LIMIT ?",
        (MOST_SHEETS,),
    ).fetchall()
    for name, column, organisation, code in listed:
        # A view or a virtual table could reckon for ever.
        if not _is_plain(tables.get(name)):
            raise Complaint(
                message("The layer “{name}” is not a table of the file.", name=str(name)),
                message("Export the layer into a new GeoPackage."),
            )
        epsg = code if str(organisation).upper() == "EPSG" and isinstance(code, int) else None
        yield _features(database, str(name), column, epsg)


def _is_plain(definition: object) -> bool:
    return isinstance(definition, str) and definition.upper().startswith("CREATE TABLE")


def _features(
    database: sqlite3.Connection, name: str, column: str | None, epsg: int | None
) -> Features:
    quoted = '"' + name.replace('"', '""') + '"'
    rows = database.execute(f"SELECT * FROM {quoted}")  # noqa: S608 - quoted as SQL has it
    names = [str(each[0]) for each in rows.description]
    place = names.index(column) if column in names else -1
    cells: list[tuple[str, ...]] = []
    geometry: list[Point | str | None] = []
    for row in rows:
        if place >= 0:
            geometry.append(_geometry(row[place]))
        cells.append(tuple(_text(value) for at, value in enumerate(row) if at != place))
        check_size(len(cells), len(names))
    columns = tuple(each for at, each in enumerate(names) if at != place)
    return Features(name, columns, cells, geometry, epsg)


def _text(value: object) -> str:
    """A value as a cell's text, with no more than says that it is too long; no pictures."""
    return as_text(value)[: LONGEST_CELL + 1]


def _geometry(value: object) -> Point | str | None:
    """The point in a GeoPackage's binary form: its own header, then well-known binary."""
    if not isinstance(value, bytes) or len(value) < _HEADER.size + 4:
        return None
    magic, _, flags = _HEADER.unpack_from(value)
    envelope = flags >> 1 & 0b111
    if magic != b"GP" or envelope >= len(_ENVELOPES) or flags & 0b110000:
        return None
    try:
        return _well_known(value, _HEADER.size + 4 + _ENVELOPES[envelope])
    except (struct.error, IndexError):
        return None


def _well_known(value: bytes, start: int) -> Point | str | None:
    order = "<" if value[start] == 1 else ">"
    (kind,) = struct.unpack_from(f"{order}I", value, start + 1)
    # Heights add 1000, 2000, 3000 to a kind, or high bits in older files.
    kind = kind % 1000 if kind < 10_000 else kind & 0xFF
    if kind == _MULTIPOINT:
        (count,) = struct.unpack_from(f"{order}I", value, start + 5)
        return _well_known_point(value, start + 9) if count == 1 else SHAPE
    return _well_known_point(value, start) if kind == _POINT else SHAPE


def _well_known_point(value: bytes, start: int) -> Point | None:
    order = "<" if value[start] == 1 else ">"
    x, y = struct.unpack_from(f"{order}dd", value, start + 5)
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None
