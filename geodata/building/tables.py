"""The derived files as text: GeoJSON and CSV, the same bytes for the same input."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import shapely

from building import boundaries
from building.boundaries import Municipality, Polygon
from building.history import Former

STATE_NAMES = {"03": "Niedersachsen", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen"}


@dataclass(frozen=True)
class Figures:
    """What Destatis counts for a district at the end of 2018."""

    name: str
    kind: str
    population: int
    area_km2: float


def successors(reforms: Path) -> dict[str, str]:
    """Read which district of today followed each code, from the hand-written reforms."""
    with reforms.open(encoding="utf-8", newline="") as handle:
        return {row["code"]: row["successor"] for row in csv.DictReader(handle)}


def figures(rows: Iterable[dict[str, str]], successor: dict[str, str]) -> dict[str, Figures]:
    """Take the four Länder; what has joined another district since is added to that one."""
    result: dict[str, Figures] = {}
    chosen = [row for row in rows if row["AGS"][:2] in STATE_NAMES]
    # A successor comes before what joined it, so that the successor's name is kept.
    for row in sorted(chosen, key=lambda row: (row["AGS"] in successor, row["AGS"])):
        population, area = int(row["population"]), float(row["area_km2"])
        code = successor.get(row["AGS"], row["AGS"])
        if code in result:
            known = result[code]
            population, area = population + known.population, area + known.area_km2
            result[code] = Figures(known.name, known.kind, population, round(area, 2))
        else:
            name = re.sub(r", .*", "", row["name"])
            kind = "Region" if name.startswith("Region ") else row["type"]
            result[code] = Figures(name, kind, population, area)
    return dict(sorted(result.items()))


def label(figure: Figures) -> str:
    """Return the name by which people know the district, unique in the region.

    A rural district says so ("Landkreis Greiz", "Ilm-Kreis"), so a city needs its bare name
    alone, but for Oldenburg, whose official addition "(Oldenburg)" tells nobody anything.
    """
    if figure.kind == "Kreisfreie Stadt":
        return figure.name.replace("(Oldenburg)", "(Stadt)")
    if figure.kind == "Region" or re.search(r"kreis\b", figure.name, re.IGNORECASE):
        return figure.name
    return f"Landkreis {figure.name}"


def districts_csv(
    districts: dict[str, Polygon], known: dict[str, Figures], since: dict[str, date]
) -> str:
    """One row a district; `bounds` is west;south;east;north of the simplified shape.

    `valid_from` is the day since which it has these borders, empty where no reform made them.
    """
    rows = []
    for code, shape in districts.items():
        figure = known[code]
        latitude, longitude = boundaries.label_point(shape)
        numbers = (latitude, longitude, figure.population, figure.area_km2)
        head = (code, figure.name, label(figure), figure.kind, code[:2])
        rows.append((*head, *numbers, _bounds(shape), since.get(code, "")))
    header = "ags,name,label,kind,state,latitude,longitude,population,area_km2,bounds,valid_from"
    return _table(header, rows)


def former_csv(former: Sequence[Former], known: dict[str, Figures]) -> str:
    """One row a district in former borders, by code and time; the days are the first and last."""
    rows = []
    for each in former:
        name, said, kind = _called(each, known)
        head = (each.ags, name, said, kind, each.ags[:2], *boundaries.label_point(each.shape))
        rows.append((*head, _bounds(each.shape), each.first or "", each.last))
    header = "ags,name,label,kind,state,latitude,longitude,bounds,valid_from,valid_to"
    return _table(header, rows)


def municipalities_csv(municipalities: Sequence[Municipality]) -> str:
    """One row a municipality of 2016 with its district of today."""
    header = "ags,name,kind,district,latitude,longitude,area_km2"
    return _table(
        header,
        (
            (
                each.ags,
                each.name,
                each.kind,
                each.district,
                *boundaries.middle(each.shape),
                boundaries.area_km2(each.shape),
            )
            for each in municipalities
        ),
    )


def postcodes_csv(
    centroids: dict[str, tuple[float, float]], municipalities: Sequence[Municipality]
) -> str:
    """One row a postcode whose centroid lies on land in the four Länder, with the district."""
    codes = sorted(centroids)
    points = shapely.points([centroids[code][::-1] for code in codes])
    tree = shapely.STRtree([each.shape for each in municipalities])
    hits, places = tree.query(points, predicate="intersects")
    rows = {}
    for hit, place in zip(hits, places, strict=True):
        latitude, longitude = (round(number, 4) for number in centroids[codes[hit]])
        district = municipalities[place].district
        rows.setdefault(codes[hit], (codes[hit], latitude, longitude, district))
    return _table("postcode,latitude,longitude,district", sorted(rows.values()))


def neighbours_csv(districts: dict[str, Polygon]) -> str:
    """One row for each ordered pair of districts that share a border."""
    return _table("ags,neighbour", boundaries.neighbours(districts))


def districts_geojson(
    districts: dict[str, Polygon], known: dict[str, Figures], since: dict[str, date]
) -> str:
    """One feature a district, with what a map needs to label it."""
    return _collection(
        (
            {
                "ags": code,
                "name": known[code].name,
                "label": label(known[code]),
                "kind": known[code].kind,
                "state": code[:2],
                **({"valid_from": since[code].isoformat()} if code in since else {}),
            },
            shape,
        )
        for code, shape in districts.items()
    )


def former_geojson(former: Sequence[Former], known: dict[str, Figures]) -> str:
    """One feature a district in former borders, with the first and last day that these held."""
    return _collection(
        (
            {
                "ags": each.ags,
                **dict(zip(("name", "label", "kind"), _called(each, known), strict=True)),
                "state": each.ags[:2],
                **({"valid_from": each.first.isoformat()} if each.first else {}),
                "valid_to": each.last.isoformat(),
            },
            each.shape,
        )
        for each in former
    )


def _called(each: Former, known: dict[str, Figures]) -> tuple[str, str, str]:
    """Name, label and kind: as today where the code is one of today."""
    figure = known.get(each.ags) or Figures(each.name or each.ags, each.kind, 0, 0)
    return figure.name, label(figure), figure.kind


def _bounds(shape: Polygon) -> str:
    return ";".join(str(number) for number in shape.bounds)


def states_geojson(districts: dict[str, Polygon]) -> str:
    """One feature a Land, dissolved from the same simplified districts."""
    states = boundaries.dissolved([(code[:2], shape) for code, shape in districts.items()])
    return _collection(
        ({"ags": code, "name": STATE_NAMES[code]}, shape) for code, shape in states.items()
    )


def _collection(features: Iterable[tuple[dict[str, str], Polygon]]) -> str:
    lines = []
    for properties, shape in features:
        latitude, longitude = boundaries.label_point(shape)
        feature = {
            "type": "Feature",
            "properties": {**properties, "label_lat": latitude, "label_lon": longitude},
            "geometry": _geometry(shape),
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    # One feature a line keeps a difference between two versions readable.
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def _geometry(shape: Polygon) -> dict[str, object]:
    # Canonical start and order of rings, counter-clockwise outside as RFC 7946 asks.
    ordered = shapely.orient_polygons(shapely.normalize(shape))
    parts = [
        [np.round(ring.coords, boundaries.DECIMALS).tolist() for ring in (p.exterior, *p.interiors)]
        for p in getattr(ordered, "geoms", [ordered])
    ]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _table(header: str, rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()
