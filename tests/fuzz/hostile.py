"""Files made to take all memory or time, and how much of both they take to be refused.

Run as `python -m tests.fuzz.hostile`: each file is opened in a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import struct
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from dashboard.sources.intake.limits import MOST_COLUMNS
from dashboard.sources.intake.opening import open_file
from tests.children import told
from tests.fixtures.intake.spreadsheets import GEOPACKAGE, packed, parts, sheet

MB = 1_000_000
_SHEET = "xl/worksheets/sheet1.xml"
# Far more than any file may take: so that one that takes all harms nobody else.
_MOST_MEMORY = 2_000 * MB


class Cost(NamedTuple):
    """What opening a file took of a processor, and what came of it.

    `peak_mb` is what it took at its height, beside the 90 MB or so of the bare program.
    """

    seconds: float
    peak_mb: float
    sheets: int
    rows: int
    said: str


def _repeated(text: bytes, size: int) -> Iterator[bytes]:
    block = text * (MB // len(text) + 1)
    for _ in range(size // len(block) + 1):
        yield block


def _workbook(pieces: Iterator[bytes], part: str = _SHEET, ballast: int = 0) -> bytes:
    """A workbook of which one part is these pieces; ballast makes the ratio look harmless."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts({"Liste": sheet({})}).items():
            if name != part:
                archive.writestr(name, content)
        entry = ZipInfo(part)
        entry.compress_type = ZIP_DEFLATED
        with archive.open(entry, "w", force_zip64=True) as opened:
            for piece in pieces:
                opened.write(piece)
        if ballast:
            archive.writestr(ZipInfo("xl/media/a.png"), os.urandom(ballast), ZIP_STORED)
    return file.getvalue()


def _in_sheet(element: bytes, size: int, around: str = "%s") -> bytes:
    def pieces() -> Iterator[bytes]:
        before, after = (around.encode()).split(b"%s")
        yield b"<worksheet><sheetData>" + before
        yield from _repeated(element, size)
        yield after + b"</sheetData></worksheet>"

    return _workbook(pieces(), ballast=3 * MB)


def _texts(element: bytes, size: int) -> bytes:
    def pieces() -> Iterator[bytes]:
        yield b"<sst>"
        yield from _repeated(element, size)
        yield b"</sst>"

    return _workbook(pieces(), "xl/sharedStrings.xml", ballast=3 * MB)


def _one_part() -> bytes:
    sheets = parts({f"S{number}": sheet({}) for number in range(100)})
    related = str(sheets["xl/_rels/workbook.xml.rels"])
    for number in range(100):
        sheets.pop(f"xl/worksheets/sheet{number + 1}.xml")
        related = related.replace(f"sheet{number + 1}.xml", "sheet.xml")
    sheets["xl/_rels/workbook.xml.rels"] = related
    sheets["xl/worksheets/sheet.xml"] = (
        b"<worksheet><sheetData>" + b"<row/>" * MB + b"</sheetData></worksheet>"
    )
    return packed(sheets)


def _many_parts() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for number in range(20_000):
            archive.writestr(str(number), "")
    return file.getvalue()


def _lying() -> bytes:
    """A bomb whose directory says that it has a thousand bytes."""
    content = bytearray(_workbook(_repeated(b" ", 200 * MB)))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content[start + offset : start + offset + 4] = struct.pack("<I", 1000)
            start += 4
    return bytes(content)


def _database(*statements: str, many: str = "", rows: int = 0) -> bytes:
    with sqlite3.connect(":memory:") as connection:
        for each in statements:
            connection.execute(each)
        if many:
            connection.executemany(many, ((str(number),) for number in range(rows)))
        connection.commit()
        return connection.serialize()


def _features(count: int, geometry: str) -> bytes:
    feature = f'{{"type":"Feature","geometry":{geometry},"properties":{{"a":1}}}}'
    return f'{{"type":"FeatureCollection","features":[{",".join([feature] * count)}]}}'.encode()


FILES: Mapping[str, Callable[[], bytes]] = {
    "zip bomb": lambda: _workbook(_repeated(b" ", 240 * MB)),
    "zip bomb beyond all sizes": lambda: _workbook(_repeated(b"\0", 1_000 * MB)),
    "zip bomb that lies": _lying,
    "zip of 20,000 parts": _many_parts,
    "240 MB of cells": lambda: _in_sheet(b"<c><v>1</v></c>", 240 * MB, "<row>%s</row>"),
    "60 MB of cells": lambda: _in_sheet(b"<c><v>1</v></c>", 55 * MB, "<row>%s</row>"),
    "60 MB of rows": lambda: _in_sheet(b"<row><c><v>1</v></c></row>", 60 * MB),
    "60 MB of empty rows": lambda: _in_sheet(b"<row/>", 60 * MB),
    "rows of cells at the edge": lambda: _in_sheet(b'<row><c r="SF1"><v>1</v></c></row>', 100 * MB),
    "200 MB in one cell": lambda: _in_sheet(b"1234567890", 200 * MB, "<row><c><v>%s</v></c></row>"),
    "200 MB in one attribute": lambda: _in_sheet(b"1234567890", 200 * MB, '<row><c r="%s"/></row>'),
    "60 MB of nesting": lambda: _in_sheet(b"<row>", 60 * MB),
    "60 MB of merged cells": lambda: _in_sheet(b'<mergeCell ref="A1:A999"/>', 60 * MB),
    "merged cells over all rows": lambda: _workbook(
        iter(
            [
                b"<worksheet><sheetData>",
                b'<row><c r="B1"><v>1</v></c><c><v>1</v></c></row>' * 2 * MOST_COLUMNS,
                b"</sheetData>",
                b'<mergeCell ref="C1:C999"/><mergeCell ref="A1:A999"/>' * 240_000,
                b"</worksheet>",
            ]
        ),
        ballast=MB,
    ),
    "80 MB of texts": lambda: _texts(b"<si/>", 80 * MB),
    "240 MB of texts": lambda: _texts(b"<si><t>abc</t></si>", 240 * MB),
    "60 MB of long texts": lambda: _texts(
        b"<si><t>" + b"\xf0\x9f\x98\x80" * 2_000 + b"</t></si>", 60 * MB
    ),
    "100 sheets of one part": _one_part,
    "20 MB of styles": lambda: _workbook(
        iter([b"<styleSheet><cellXfs>", b"<xf/>" * (3 * MB), b"</cellXfs></styleSheet>"]),
        "xl/styles.xml",
        ballast=MB,
    ),
    "51 MB": lambda: b"a;b\n" * (51 * MB // 4),
    "50 MB of commas": lambda: b"," * (50 * MB),
    "50 MB of line ends": lambda: b"\n" * (50 * MB),
    "50 MB of quotation marks": lambda: b'"' * (50 * MB),
    "50 MB of open quotations": lambda: b'x";"z\n' * (50 * MB // 6),
    "10 MB of open quotations": lambda: b'x";"z\n' * (10 * MB // 6),
    "50 MB of one letter": lambda: b"\xf0\x9f\x98\x80" * (50 * MB // 4),
    "50 MB of short rows": lambda: b"a;b\n" * (50 * MB // 4),
    "50 MB of wide rows": lambda: (b"a;" * 499 + b"b\n") * (50 * MB // 1000),
    "50 MB of UTF-16": lambda: "ab;cd\n".encode("utf-16-le") * (50 * MB // 12),
    "50 MB of old bytes": lambda: b"\xe4;\xf6\n" * (50 * MB // 4),
    "50 MB of digits": lambda: b"1" * (50 * MB),
    "25 MB of brackets": lambda: b"[" * (25 * MB),
    "25 MB of empty lists": lambda: b"[" + b"[]," * (8 * MB) + b"[]]",
    "25 MB of empty objects": lambda: b"[" + b"{}," * (8 * MB) + b"{}]",
    "25 MB of numbers": lambda: b"[" + b"1.5," * (6 * MB) + b"1]",
    "25 MB of one number": lambda: b"[" + b"1" * (24 * MB) + b"]",
    "25 MB of one text": lambda: json.dumps(["😀" * (6 * MB)], ensure_ascii=False).encode(),
    "a million coordinates": lambda: _features(1, f"[{'[1,2],' * (2 * MB)}[1,2]]"),
    "300,000 features": lambda: _features(300_000, "null"),
    "objects of 700 names each": lambda: json.dumps(
        [{str(n * k): n for n in range(700)} for k in range(700)]
    ).encode(),
    "GeoPackage with an endless view": lambda: _database(
        *GEOPACKAGE,
        "CREATE VIEW orte AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS fid, NULL AS geom FROM n",
    ),
    "GeoPackage of 500,000 rows": lambda: _database(
        *GEOPACKAGE,
        "CREATE TABLE orte (geom)",
        many="INSERT INTO orte VALUES (?)",
        rows=500_000,
    ),
    "GeoPackage of 500,000 layers": lambda: _database(
        *GEOPACKAGE,
        "CREATE TABLE orte (geom)",
        many="INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 25832)",
        rows=500_000,
    ),
    "GeoPackage that computes blobs": lambda: _database(
        *GEOPACKAGE,
        "CREATE TABLE orte (geom, a AS (zeroblob(900000000)))",
        "INSERT INTO orte VALUES (NULL)",
    ),
}


def measured(name: str) -> Cost:
    """Open one of the files in a process of its own, and tell what it took."""
    return Cost(*told(_measure, name))


def _measure(name: str) -> tuple:
    try:
        most = int(_status("VmSize") * MB) + _MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return _opened(FILES[name]())
    except BaseException:
        return (0, 0, -1, 0, traceback.format_exc()[-2_000:])


def _opened(content: bytes) -> Cost:
    # From here on, the peak is counted anew: making the file is not what is measured, nor what
    # the process held already.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _status("VmRSS")
    start = time.process_time()
    opened = open_file("hostile", content)
    seconds = time.process_time() - start
    grown = _status("VmHWM") - before
    said = opened.problems[0].message.text if opened.problems else ""
    return Cost(seconds, grown, len(opened.sheets), sum(len(s.rows) for s in opened.sheets), said)


def _status(name: str) -> float:
    """Megabytes that the system tells of this process."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1_000
    raise LookupError(name)


def main() -> None:
    """Print a line for each file."""
    for name in FILES:
        cost = measured(name)
        print(  # noqa: T201
            f"{name:34} {cost.seconds:6.2f} s {cost.peak_mb:6.0f} MB"
            f" {cost.sheets} sheets {cost.rows:7} rows  {cost.said}",
            flush=True,
        )


if __name__ == "__main__":
    main()
