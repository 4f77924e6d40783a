"""The formats in which a selection leaves the atlas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dashboard.export.chosen import Chosen
from dashboard.export.event_calendar import calendar
from dashboard.export.geojson import geojson
from dashboard.export.geopackage import geopackage
from dashboard.export.grants import grants
from dashboard.export.linked_data import json_ld
from dashboard.export.spreadsheet import workbook
from dashboard.export.tables import csv_list, package_zip
from dashboard.language import Message, message
from dashboard.sources import Progress


@dataclass(frozen=True)
class Format:
    """One format: what it is called, how its files end, and what makes them.

    `make` gives the bytes of the file; where it `may_refuse`, it raises `Complaint` if the
    selection holds nothing that the format can say. `telling` makes the same and tells how far
    it is, for what takes long.
    """

    name: Message
    ending: str
    mime: str
    make: Callable[[Chosen], bytes]
    may_refuse: bool = False
    telling: Callable[[Chosen, Progress], bytes] | None = None

    def made(self, chosen: Chosen, progress: Progress) -> bytes:
        """The bytes of the file, as `make` gives them; `progress` is told while it is made."""
        progress(message("Writing {name} …", name=self.ending.upper()), 0.0)
        return self.telling(chosen, progress) if self.telling else self.make(chosen)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "xlsx": Format(
            message("Excel workbook with all tables"),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook,
            telling=workbook,
        ),
        "csv": Format(message("CSV list for a spreadsheet"), "csv", "text/csv", csv_list),
        "geojson": Format(
            message("GeoJSON for web maps"), "geojson", "application/geo+json", geojson
        ),
        "gpkg": Format(
            message("GeoPackage for QGIS"),
            "gpkg",
            "application/geopackage+sqlite3",
            geopackage,
        ),
        "ics": Format(message("Calendar with the events"), "ics", "text/calendar", calendar),
        "jsonld": Format(message("JSON-LD (schema.org)"), "jsonld", "application/ld+json", json_ld),
        "360giving": Format(
            message("Fundings as 360Giving JSON"),
            "360giving.json",
            "application/json",
            grants,
            may_refuse=True,
        ),
        "datapackage": Format(
            message("Data Package with all tables, for the atlas itself"),
            "zip",
            "application/zip",
            package_zip,
        ),
    }
)


def file_name(query: str, format: Format, day: date) -> str:
    """The name under which a file is saved: what is selected in it, and from when it is."""
    return f"{file_stem(query, day)}.{format.ending}"


def file_stem(words: str, day: date) -> str:
    """The same without its ending."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower())[:60].strip("-") or "alle"
    return f"netzwerkatlas-{plain}-{day.isoformat()}"
