"""What the derived files were made from, by which script, and what they were: as hashes.

A full rebuild fetches some 80 MB, too much for every test run. The record lets a test see at
once whether somebody changed a derived file or the script without rebuilding.
"""

import hashlib
import json
from pathlib import Path

import shapely

from building.packages import PACKAGES

RECORD = "provenance.json"
HAND_WRITTEN = ("reforms.csv",)
DERIVED = (
    "districts.csv",
    "districts.geo.json",
    "former_districts.csv",
    "former_districts.geo.json",
    "municipalities.csv",
    "neighbours.csv",
    "postcodes.csv",
    "states.geo.json",
)


def scripts(folder: Path) -> tuple[str, ...]:
    """Name the sources that take part in a rebuild, relative to the folder."""
    return (
        "rebuild.py",
        *(f"building/{p.name}" for p in sorted((folder / "building").glob("*.py"))),
    )


def hashes(folder: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Return each file's sha256."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def record(folder: Path) -> str:
    """Describe the files in the folder as they are now."""
    facts = {
        "packages": [
            {"client": p.client, "name": p.name, "version": p.version, "sha256": p.sha256}
            for p in PACKAGES
        ],
        "tools": {"shapely": shapely.__version__, "geos": shapely.geos_version_string},
        "hand_written": hashes(folder, HAND_WRITTEN),
        "scripts": hashes(folder, scripts(folder)),
        "derived": hashes(folder, DERIVED),
    }
    return json.dumps(facts, indent=2) + "\n"


def is_current(folder: Path) -> bool:
    """Tell whether the record fits the files; with which tools they were built may differ."""
    recorded = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    return bool(recorded == {**json.loads(record(folder)), "tools": recorded["tools"]})
