"""The records for QGIS: a GeoPackage (OGC 12-128) whose layers open with their styles.

QGIS looks for a layer's style in the table `layer_styles` of the same file.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio  # type: ignore[import-untyped]
from shapely.geometry import shape

from dashboard.analysis import PROJECT
from dashboard.drawing.symbols import kind_symbols
from dashboard.export.chosen import Chosen
from dashboard.export.geojson import places as place_rows
from dashboard.export.notes import about_lines
from dashboard.export.qgis_style import districts_style, places_style, table_style
from dashboard.export.spreadsheet import table_headers
from dashboard.geography import DISTRICT_BOUNDARIES, current_district
from dashboard.geography.files import features
from dashboard.language import Language, message
from dashboard.model.headers import COLUMNS
from dashboard.sources.writing import rows_of

WGS84 = "EPSG:4326"
_PLACES, _DISTRICTS, _ABOUT = "places", "districts", "about"
_FORM = {"dataset_options": {"VERSION": "1.2"}}
"""Of a later version older programs warn; nothing of it is needed."""
_COLUMNS = {
    "record": message("Id"),
    "kind": message("Code"),
    "kind_label": message("Kind"),
    "works_in": message("Works in"),
    "period": message("Period"),
    "place_id": message("Id of the place"),
    "area": message("District or Land"),
    "district": message("District today (AGS)"),
    "sits": message("Records with a place here"),
    "works": message("Records that work here"),
}
"""What columns of the two layers are called that the tables have not, or call otherwise."""


def geopackage(chosen: Chosen) -> bytes:
    """Places as points, districts with their counts, and every table of the atlas.

    The layer `places` has the columns of `geojson.places`; a place without published
    coordinates is a row without geometry. `districts` has ags, name, sits and works: how many
    of the shown records have a place in it, and how many name it as their area.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "netzwerkatlas.gpkg"
        districts, places = _districts(chosen), _places(chosen)
        _layer(districts, path, _DISTRICTS)
        _layer(places, path, _PLACES)
        for name, table in chosen.dataset.tables().items():
            columns = list(table.model.model_fields)
            _table(pd.DataFrame(list(rows_of(table)), columns=columns, dtype="str"), path, name)
        about = pd.DataFrame(list(about_lines(chosen)), columns=["what", "content"], dtype="str")
        _table(about, path, _ABOUT)
        _style(path, _styles(chosen, places, districts))
        return path.read_bytes()


def _places(chosen: Chosen) -> gpd.GeoDataFrame:
    rows = pd.DataFrame(place_rows(chosen), columns=_columns(chosen))
    points = gpd.points_from_xy(rows["longitude"].astype(float), rows["latitude"].astype(float))
    rows["id"] = rows["id"].astype("str")
    found = gpd.GeoDataFrame(rows, geometry=points, crs=WGS84)
    found.loc[rows["latitude"].isna().to_numpy(), "geometry"] = None
    return found.rename(columns={"id": "record"})


def _columns(chosen: Chosen) -> list[str]:
    first = next(place_rows(chosen), None)
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
        **({} if path.exists() else _FORM),
    )


def _table(rows: pd.DataFrame, path: Path, name: str) -> None:
    pyogrio.write_dataframe(rows, path, layer=name, driver="GPKG", append=True)


_STYLES = """CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
    styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""


def _style(path: Path, styles: Mapping[str, str]) -> None:
    """Put the style of each layer where QGIS looks for it; tables have no geometry column."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(_STYLES)
        file.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles')"
        )
        file.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, useAsDefault) "
            "VALUES ('', '', ?, ?, 'Netzwerkatlas', ?, 1)",
            [
                (name, "geom" if name in (_PLACES, _DISTRICTS) else "", style)
                for name, style in styles.items()
            ],
        )


def _styles(
    chosen: Chosen, places: gpd.GeoDataFrame, districts: gpd.GeoDataFrame
) -> dict[str, str]:
    dataset, language = chosen.dataset, chosen.language
    labels = {
        code: dataset.label("organisation_kind", code, language.code)
        for code in dataset.terms.get("organisation_kind", {})
    }
    symbols = kind_symbols({**labels, PROJECT: labels.get(PROJECT, language.say("Project"))})
    there = set(places["kind"]) if "kind" in places else set()
    shown = {kind: symbol for kind, symbol in symbols.items() if kind in there}
    counts = districts["sits"].tolist()
    return {
        _PLACES: places_style(shown, len(places), _named(places, language)),
        _DISTRICTS: districts_style("sits", counts, _named(districts, language), language),
        **{
            name: table_style(list(zip(fields, table_headers(table, language), strict=True)))
            for name, table in dataset.tables().items()
            for fields in [table.model.model_fields]
        },
    }


def _named(layer: gpd.GeoDataFrame, language: Language) -> list[tuple[str, str]]:
    """The columns of a layer, and what they are called for people."""
    names = {**COLUMNS, **_COLUMNS}
    return [(c, language.render(names[c])) for c in layer.columns if c != "geometry"]
