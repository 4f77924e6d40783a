"""What leaves the atlas, read again by programs that are not ours."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import frictionless
import icalendar
import openpyxl
import pyogrio
import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.export.cells import guarded, unguarded
from dashboard.export.chosen import Chosen, choose, part
from dashboard.export.formats import FORMATS, file_name
from dashboard.export.notes import selection_lines
from dashboard.language import Language
from dashboard.model import TABLES
from dashboard.model.finding import Complaint
from dashboard.model.headers import COLUMNS, SHEETS
from dashboard.model.references import check_references
from dashboard.selection import Selection
from dashboard.sources import load
from dashboard.sources.writing import written
from tests.sources.folders import GOOD, write_folder, write_hostile_folder

REAL = Path(__file__).parents[2] / "data"
DAY = date(2026, 1, 31)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "'=1", "''=1")


def chosen(folder: Path = REAL, language: str = "de", **asked: object) -> Chosen:
    catalogue = build_catalogue(load(folder).dataset)
    return choose(
        match(catalogue, Selection(**asked)),
        sentence="Was gewählt ist.",
        query="state=16",
        language=Language(language),
        day=DAY,
    )


@pytest.fixture(scope="module")
def real() -> Chosen:
    return chosen(state=("16",))


@pytest.fixture
def hostile(tmp_path) -> Chosen:
    write_hostile_folder(tmp_path)
    return chosen(tmp_path)


def made(format: str, what: Chosen) -> bytes:
    return FORMATS[format].make(what)


def workbook_of(what: Chosen) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made("xlsx", what)))


def sheet_rows(book: openpyxl.Workbook, name: str) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in book[name].iter_rows()]


def unpacked(what: Chosen, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(made("datapackage", what))) as archive:
        archive.extractall(folder)
    return folder


# --- what is chosen ---------------------------------------------------------------------


def test_a_part_is_complete_in_itself(real):
    tables = {name: list(rows) for name, rows in real.dataset.tables().items()}
    assert check_references(tables) == []


def test_all_of_the_atlas_is_the_atlas_but_for_sources_that_nothing_names():
    whole = load(REAL).dataset
    taken = part(whole, whole.holders)
    for name, rows in whole.tables().items():
        if name not in ("sources", "events"):
            assert list(taken.table(name)) == list(rows), name


def test_what_the_selection_does_not_show_comes_without_its_places(real):
    others = set(real.dataset.holders) - set(real.shown)
    assert others
    events = {event.location for event in real.dataset.events}
    for name in ("locations", "areas", "figures"):
        for row in real.dataset.table(name):
            assert row.owner not in others or getattr(row, "id", "") in events


def test_nothing_chosen_is_an_empty_part_with_its_vocabulary():
    taken = part(load(REAL).dataset, ())
    assert {name for name, rows in taken.tables().items() if len(rows)} == {"vocabulary"}


def test_every_table_and_column_has_a_name_for_people():
    assert set(SHEETS) == set(TABLES)
    assert {name for model in TABLES.values() for name in model.model_fields} == set(COLUMNS)


def test_no_two_columns_of_a_table_are_called_alike():
    for language in (Language("de"), Language("en")):
        for name, model in TABLES.items():
            called = [language.render(COLUMNS[column]) for column in model.model_fields]
            assert len(set(called)) == len(called), name


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"active": date(2018, 1, 1)}, "Kreise dieses Tages, vor der Reform von Eisenach."),
        (
            {"active": date(2018, 1, 1), "todays_districts": True},
            "Gezählt und gezeichnet in den heutigen Kreisen.",
        ),
        ({"active": date(2024, 1, 1)}, None),
        ({}, None),
    ],
)
def test_of_a_day_before_a_reform_a_file_says_whose_districts_it_means(asked, said):
    lines = dict(selection_lines(chosen(**asked)))
    if said is None:
        assert "Kreise" not in lines
    else:
        assert lines["Kreise"] == said


# --- cells ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*FORMULAS, "", "text", "'quoted'", "O'Neill", "1+1"])
def test_a_guarded_text_is_no_formula_and_comes_back_unchanged(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert unguarded(guarded(text)) == text


def test_values_are_written_as_the_tables_write_them():
    for name, rows in GOOD.items():
        for made, row in zip(load_good(name), rows, strict=True):
            for column, cell in row.items():
                assert written(getattr(made, column)) == cell.strip(), (name, column)


def load_good(table: str) -> list[object]:
    from tempfile import TemporaryDirectory

    from dashboard.sources import read_folder

    with TemporaryDirectory() as folder:
        write_folder(Path(folder))
        return list(read_folder(Path(folder)).dataset.table(table))


# --- formats ----------------------------------------------------------------------------


def test_the_data_package_is_valid_and_reads_as_the_same_records(real, tmp_path):
    folder = unpacked(real, tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    reading = load(folder)
    assert reading.problems == ()
    assert reading.dataset == real.dataset


def test_the_same_selection_gives_the_same_bytes(real):
    for name in ("csv", "geojson", "ics", "jsonld", "datapackage"):
        assert made(name, real) == made(name, real), name


def test_the_workbook_holds_the_list_every_table_and_the_sources(real):
    book = workbook_of(real)
    assert book.sheetnames[0] == "Liste"
    assert book.sheetnames[-1] == "Über diese Datei"
    assert len(sheet_rows(book, "Liste")) == len(real.shown) + 1
    assert len(sheet_rows(book, "Standorte")) == len(real.dataset.locations) + 1
    assert book["Liste"].freeze_panes == "A2"
    assert book["Liste"].auto_filter.ref.endswith(str(len(real.shown) + 1))
    said = dict(sheet_rows(book, "Über diese Datei"))
    assert said["Auswahl"] == "Was gewählt ist."
    assert said["Abgerufen am"] == "31. Januar 2026"
    assert any("BKG" in str(text) for _, text in sheet_rows(book, "Über diese Datei"))


def test_the_workbook_speaks_the_language_that_was_chosen():
    book = workbook_of(chosen(language="en", state=("16",)))
    assert book.sheetnames[:2] == ["List", "Sources"]
    assert sheet_rows(book, "Locations")[0][:3] == ("Id", "Belongs to", "Role")


def test_codes_and_postcodes_keep_their_leading_zero(tmp_path):
    book = workbook_of(chosen(state=("03",)))
    rows = sheet_rows(book, "Standorte")
    at = rows[0].index("Gebietsschlüssel (AGS)")
    codes = [row[at] for row in rows[1:] if row[at]]
    assert any(isinstance(code, str) and code.startswith("03") for code in codes)


def test_no_cell_of_a_workbook_is_a_formula(hostile):
    for sheet in workbook_of(hostile).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_like_names_stay_the_same_text_in_a_workbook(text, tmp_path):
    rows = [{**row, "name": text} for row in GOOD["organisations"]]
    write_folder(tmp_path, organisations=rows)
    names = {row[1] for row in sheet_rows(workbook_of(chosen(tmp_path)), "Organisationen")}
    assert text.strip() in names


def test_no_cell_of_the_csv_list_begins_like_a_formula(hostile):
    text = made("csv", hostile).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")), cell


def test_the_csv_list_has_a_row_for_each_shown_record(real):
    content = made("csv", real)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Kennung"] for row in rows] == list(real.shown)
    assert {row["Name"] for row in rows} == {real.dataset.name_of(id) for id in real.shown}


def test_the_geojson_has_a_feature_for_each_place_and_for_each_record_without(real):
    found = json.loads(made("geojson", real))
    ids = [feature["properties"]["id"] for feature in found["features"]]
    assert set(ids) == set(real.shown)
    points = [f["geometry"] for f in found["features"] if f["geometry"]]
    assert all(5 < p["coordinates"][0] < 16 and 50 < p["coordinates"][1] < 54 for p in points)
    assert found["attribution"][0].startswith("© GeoBasis-DE / BKG")


def test_the_geopackage_has_places_districts_tables_and_their_styles(real, tmp_path):
    path = tmp_path / "a.gpkg"
    path.write_bytes(made("gpkg", real))
    layers = dict(pyogrio.list_layers(path).tolist())
    assert layers["places"] == "Point"
    assert layers["districts"] == "MultiPolygon"
    assert set(TABLES) <= set(layers)
    info = pyogrio.read_info(path, layer="places")
    assert info["crs"] == "EPSG:4326"
    assert info["features"] == len(json.loads(made("geojson", real))["features"])
    tables = pyogrio.read_dataframe(path, layer="organisations")
    assert list(tables["id"]) == [row.id for row in real.dataset.organisations]
    styles = styles_of(path)
    assert set(styles) == {"places", "districts", *TABLES}
    assert {style.tag for style in styles.values()} == {"qgis"}
    for name, style in styles.items():
        said = {alias.get("field"): alias.get("name") for alias in style.iter("alias")}
        assert set(said) == set(pyogrio.read_info(path, layer=name)["fields"]), name
        assert all(said.values())
    kinds = {each.get("value") for each in styles["places"].iter("category")}
    assert kinds == set(pyogrio.read_dataframe(path, layer="places")["kind"])
    ranges = [
        (int(each.get("lower", "")), int(each.get("upper", "")))
        for each in styles["districts"].iter("range")
    ]
    for n in pyogrio.read_dataframe(path, layer="districts")["sits"]:
        assert sum(low <= n <= high for low, high in ranges) == 1
    for style in styles.values():
        symbols = {each.get("name") for each in style.iter("symbol")}
        used = {each.get("symbol") for each in style.iter() if each.get("symbol")}
        assert used == symbols - {"centerSymbol"}


def styles_of(path: Path) -> dict[str, ElementTree.Element]:
    """The styles that QGIS finds by itself: by layer, column of its shapes and default."""
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute(
            "SELECT f_table_name, styleQML FROM layer_styles s LEFT JOIN gpkg_geometry_columns g"
            " ON g.table_name = f_table_name WHERE useAsDefault AND f_table_catalog = ''"
            " AND f_table_schema = '' AND f_geometry_column = coalesce(g.column_name, '')"
        ).fetchall()
    return {name: ElementTree.fromstring(style) for name, style in rows}  # noqa: S314 - our own


def test_no_name_of_a_kind_breaks_the_style_or_becomes_an_expression(hostile, tmp_path):
    path = tmp_path / "a.gpkg"
    path.write_bytes(made("gpkg", hostile))
    styles = styles_of(path)
    assert "</script><script>alert(1)</script>" in {
        each.get("label") for each in styles["places"].iter("category")
    }
    expressions = {
        each.get("value")
        for style in styles.values()
        for each in style.iter("Option")
        if each.get("name") == "expression"
    }
    assert expressions == {"@cluster_size"}
    assert not {
        tag for s in styles.values() for tag in ("attributeactions", "mapTip") if s.find(tag)
    }


def test_the_geopackage_of_nothing_can_be_opened(tmp_path):
    path = tmp_path / "a.gpkg"
    path.write_bytes(made("gpkg", chosen(text="gibt es nicht")))
    assert pyogrio.read_info(path, layer="places")["features"] == 0


def test_the_calendar_has_each_dated_event_on_the_days_that_it_may_have_been(real):
    found = icalendar.Calendar.from_ical(made("ics", real))
    entries = {str(entry["uid"]).partition("@")[0]: entry for entry in found.walk("VEVENT")}
    dated = [e for e in real.dataset.events if e.period.start or e.period.end]
    assert set(entries) == {event.id for event in dated}
    for event in dated:
        if event.period.start and event.period.start.earliest:
            assert entries[event.id].decoded("dtstart") == event.period.start.earliest


def test_events_without_a_date_are_counted_in_the_calendar(tmp_path):
    rows = [{**row, "start": "", "end": ""} for row in GOOD["events"]]
    write_folder(tmp_path, events=rows)
    found = icalendar.Calendar.from_ical(made("ics", chosen(tmp_path)))
    assert found.walk("VEVENT") == []
    assert "kein Datum" in str(found["x-wr-caldesc"])


def test_the_linked_data_is_one_graph_whose_references_are_in_it(real):
    found = json.loads(made("jsonld", real))
    assert found["@context"] == "https://schema.org"
    nodes = {node["@id"] for node in found["@graph"]}
    assert len(nodes) == len(found["@graph"])
    assert set(references(found["@graph"])) <= nodes


def references(value: object) -> list[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return [value["@id"]]
        return [each for part in value.values() for each in references(part)]
    if isinstance(value, list):
        return [each for part in value for each in references(part)]
    return []


GRANT = {"start": "2021-05-01", "end": "2022-12-31", "amount_eur": "1234.50"}


def test_grants_have_what_the_standard_asks_for(tmp_path):
    rows = [{**GOOD["fundings"][0], **GRANT}, *GOOD["fundings"][1:]]
    write_folder(tmp_path, fundings=rows)
    found = json.loads(made("360giving", chosen(tmp_path)))
    grant = next(g for g in found["grants"] if g["amountAwarded"] == 1234.5)
    for field in ("id", "title", "description", "currency", "awardDate"):
        assert isinstance(grant[field], str) and grant[field], field
    assert grant["awardDate"] == "2021-05-01"
    assert grant["currency"] == "EUR"
    for party in ("fundingOrganization", "recipientOrganization"):
        assert [set(each) for each in grant[party]] == [{"id", "name"}], party


def test_where_no_funding_can_be_said_the_format_says_so(tmp_path):
    rows = [{**row, "amount_eur": ""} for row in GOOD["fundings"]]
    write_folder(tmp_path, fundings=rows)
    with pytest.raises(Complaint, match="amount"):
        made("360giving", chosen(tmp_path))


# --- publication ------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["municipality", "district", "hidden"])
@pytest.mark.parametrize("format", [name for name in FORMATS if name != "360giving"])
def test_what_is_not_published_exactly_is_in_no_file(format, level, tmp_path):
    street, point = "Geheimer Weg 17", ("50.97812", "11.02937")
    place = {
        **GOOD["locations"][0],
        "street": street,
        "postcode": "99084",
        "place": "Erfurt",
        "ags": "16051000",
        "latitude": point[0],
        "longitude": point[1],
        "precision": "address",
        "publication": level,
    }
    write_folder(tmp_path, locations=[place, *GOOD["locations"][1:]])
    content = made(format, chosen(tmp_path))
    if format in ("xlsx", "datapackage"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    assert street.encode() not in content
    for part_of_point in point:
        assert part_of_point.encode() not in content


def test_files_are_named_for_what_they_hold_and_when():
    assert file_name("state=16", FORMATS["xlsx"], DAY) == "netzwerkatlas-state-16-2026-01-31.xlsx"
    assert file_name("", FORMATS["csv"], DAY) == "netzwerkatlas-alle-2026-01-31.csv"
    assert "/" not in file_name("text=../../etc", FORMATS["csv"], DAY)


def test_a_workbook_tells_how_far_it_is(real):
    told: list[tuple[str, float]] = []
    content = FORMATS["xlsx"].made(
        real, lambda step, share: told.append((Language("de").render(step), share))
    )
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 0.9)
    assert "Blatt „Organisationen“ wird geschrieben …" in [step for step, _ in told]
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == workbook_of(real).sheetnames
