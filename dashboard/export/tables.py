"""CSV and the Data Package: the list for people, and all tables for the atlas and for programs."""

from __future__ import annotations

import csv
import io
import json
import zipfile

from dashboard.export.cells import guarded
from dashboard.export.chosen import Chosen
from dashboard.export.record_list import record_headers, record_list
from dashboard.sources.data_package import FILE, data_package
from dashboard.sources.writing import table_text

MARK = "\ufeff"
"""Begins a text for spreadsheets: without it Excel takes UTF-8 for Windows-1252."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the zip's own times: the same content gives the same bytes


def csv_list(chosen: Chosen) -> bytes:
    """The records as a list for a spreadsheet: UTF-8 with a byte order mark, semicolons.

    Formula-like cells are guarded by an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(record_headers(chosen.language))
    writer.writerows([guarded(cell) for cell in row] for row in record_list(chosen))
    return (MARK + text.getvalue()).encode()


def package_zip(chosen: Chosen) -> bytes:
    """All tables as the atlas itself keeps them, with their description, as a zip.

    Unpacked, it is a data folder for the atlas and a Data Package v2 for everything else.
    """
    described = {**data_package(), "title": f"Netzwerkatlas: {chosen.sentence}"}
    described["created"] = f"{chosen.day.isoformat()}T00:00:00Z"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in chosen.dataset.tables().items():
            _put(archive, f"{name}.csv", table_text(table))
        _put(archive, FILE, json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    return packed.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.encode())
