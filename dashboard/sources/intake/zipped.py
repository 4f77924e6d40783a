"""Tables in a zip: a Data Package such as the atlas itself writes, or CSV files packed together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.header import as_sheet
from dashboard.sources.intake.limits import (
    LARGEST_FILE,
    MOST_CELLS,
    MOST_LINES,
    MOST_SHEETS,
    too_large,
    too_many_cells,
    too_many_rows,
    too_many_sheets,
)
from dashboard.sources.intake.package import Package
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.text_tables import read_text_table

_TABLES = (".csv", ".tsv")


def tables_of(package: Package) -> list[str]:
    """The names of the tables in an archive; what lies in hidden folders is none."""
    return sorted(
        name
        for name in package.names
        if name.lower().endswith(_TABLES)
        and not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
    )


def read_tables(package: Package, findings: Findings) -> Iterator[RawSheet]:
    """Each table of the archive as a sheet; raises `Complaint` where they are too much.

    What one text may hold at the most, all of them together may.
    """
    names = tables_of(package)
    if len(names) > MOST_SHEETS:
        raise too_many_sheets()
    if sum(map(package.size, names)) > LARGEST_FILE:
        raise too_large(LARGEST_FILE)
    lines = cells = 0
    for name in names:
        content = package.read(name)
        lines += content.count(b"\n") + content.count(b"\r")
        if lines > MOST_LINES:
            raise too_many_rows()
        rows = read_text_table(content, findings)
        sheet = as_sheet(PurePosixPath(name).stem, rows, findings, ragged=True)
        if sheet is not None:
            cells += len(sheet.rows) * len(sheet.headers)
            if cells > MOST_CELLS:
                raise too_many_cells()
            yield sheet
