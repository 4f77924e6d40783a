"""The records for QGIS: a GeoPackage (OGC 12-128) whose layers open with their styles.

QGIS looks for a layer's style in the table `layer_styles` of the same file.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio  # type: ignore[import-untyped]
from shapely.geometry import shape

from dashboard.export.chosen import Chosen
from dashboard.export.geojson import places
from dashboard.export.notes import about_lines
from dashboard.geography import DISTRICT_BOUNDARIES, current_district
from dashboard.geography.files import features
from dashboard.sources.writing import rows_of

WGS84 = "EPSG:4326"
_PLACES, _DISTRICTS, _ABOUT = "places", "districts", "about"


def geopackage(chosen: Chosen) -> bytes:
    """Places as points, districts with their counts, and every table of the atlas.

    The layer `places` has the columns of `geojson.places`; a place without published
    coordinates is a row without geometry. `districts` has ags, name, sits and works: how many
    of the shown records have a place in it, and how many name it as their area.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "netzwerkatlas.gpkg"
        _layer(_districts(chosen), path, _DISTRICTS)
        _layer(_places(chosen), path, _PLACES)
        for name, table in chosen.dataset.tables().items():
            columns = list(table.model.model_fields)
            _table(pd.DataFrame(list(rows_of(table)), columns=columns, dtype="str"), path, name)
        about = pd.DataFrame(list(about_lines(chosen)), columns=["what", "content"], dtype="str")
        _table(about, path, _ABOUT)
        _style(path)
        return path.read_bytes()


def _places(chosen: Chosen) -> gpd.GeoDataFrame:
    rows = pd.DataFrame(places(chosen), columns=_columns(chosen))
    points = gpd.points_from_xy(rows["longitude"].astype(float), rows["latitude"].astype(float))
    rows["id"] = rows["id"].astype("str")
    found = gpd.GeoDataFrame(rows, geometry=points, crs=WGS84)
    found.loc[rows["latitude"].isna().to_numpy(), "geometry"] = None
    return found.rename(columns={"id": "record"})


def _columns(chosen: Chosen) -> list[str]:
    first = next(places(chosen), None)
    return list(first) if first else ["id", "name", "latitude", "longitude"]


def _districts(chosen: Chosen) -> gpd.GeoDataFrame:
    dataset = chosen.dataset
    sits: Counter[str] = Counter()
    works: Counter[str] = Counter()
    for record in chosen.shown:
        for counted, rows in ((sits, dataset.locations_of), (works, dataset.areas_of)):
            codes = {current_district(row.ags) for row in rows.get(record, ()) if row.ags}
            counted.update(code for code in codes if code)
    found: list[dict[str, Any]] = []
    for feature in features(DISTRICT_BOUNDARIES):
        ags, name = feature["properties"]["ags"], feature["properties"]["name"]
        found.append(
            {
                "ags": ags,
                "name": name,
                "sits": sits[ags],
                "works": works[ags],
                "geometry": shape(feature["geometry"]),
            }
        )
    return gpd.GeoDataFrame(found, crs=WGS84)


def _layer(rows: gpd.GeoDataFrame, path: Path, name: str) -> None:
    kinds = {_PLACES: "Point", _DISTRICTS: "MultiPolygon"}
    rows.to_file(
        path,
        layer=name,
        driver="GPKG",
        engine="pyogrio",
        mode="a" if path.exists() else "w",
        geometry_type=kinds[name],
        promote_to_multi=name == _DISTRICTS,
    )


def _table(rows: pd.DataFrame, path: Path, name: str) -> None:
    pyogrio.write_dataframe(rows, path, layer=name, driver="GPKG", append=True)


_STYLES = """CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
    styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""
_QML = (
    '<qgis version="3.28"><renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0">'
    '<symbols><symbol name="0" type="{kind}" alpha="1" clip_to_extent="1" force_rhr="0">'
    '<layer class="{symbol}" enabled="1" locked="0" pass="0"><Option type="Map">{options}'
    "</Option></layer></symbol></symbols></renderer-v2>"
    '<labeling type="simple"><settings calloutType="simple"><text-style fieldName="name" '
    'fontSize="8" isExpression="0" textColor="31,31,31,255"/></settings></labeling></qgis>'
)


def _style(path: Path) -> None:
    looks = {
        _PLACES: (
            "geom",
            "marker",
            "SimpleMarker",
            {
                "name": "circle",
                "color": "31,78,95,255",
                "outline_color": "255,255,255,255",
                "size": "3",
                "size_unit": "MM",
            },
        ),
        _DISTRICTS: (
            "geom",
            "fill",
            "SimpleFill",
            {
                "color": "214,226,230,120",
                "outline_color": "110,130,138,255",
                "outline_width": "0.3",
                "style": "solid",
            },
        ),
    }
    with sqlite3.connect(path) as file:
        file.execute(_STYLES)
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles')"
        )
        for name, (column, kind, symbol, look) in looks.items():
            options = "".join(
                f'<Option name="{key}" type="QString" value="{value}"/>'
                for key, value in look.items()
            )
            file.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                "f_geometry_column, styleName, styleQML, useAsDefault) "
                "VALUES ('', '', ?, ?, 'Netzwerkatlas', ?, 1)",
                (name, column, _QML.format(kind=kind, symbol=symbol, options=options)),
            )
    file.close()
