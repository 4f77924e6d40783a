"""The tables of the pages as files, opened again: numbers as numbers, and what was asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.cliff import Cliff, cliff
from dashboard.analysis.cliff_fields import fields
from dashboard.analysis.cliff_money import grouped
from dashboard.analysis.coverage import coverage
from dashboard.analysis.network import Wanted, network
from dashboard.analysis.network_part import part_of
from dashboard.analysis.network_places import lines_of
from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.profile import profile
from dashboard.analysis.timelines import foundings
from dashboard.drawing.cliff_money_part import money_part
from dashboard.drawing.cliff_parts import losing_part, standings_part, topics_part
from dashboard.drawing.coverage_words import Measure
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.part import Part
from dashboard.drawing.profile_parts import figures_part, not_counted_part
from dashboard.drawing.profile_records import foundings_part, records_part
from dashboard.export.coverage_figure import coverage_figure
from dashboard.export.coverage_sides import lands_figure, overlaps_figure
from dashboard.export.figure_tables import FigureTable, figure_csv, figure_workbook
from dashboard.export.part_figure import cliff_figure, part_figure
from dashboard.export.slide_markup import scene_markup
from dashboard.language import Language
from dashboard.selection import Scene, Selection
from dashboard.sources import load
from dashboard.ui.atlas import Atlas
from dashboard.ui.network_map import lines_table
from dashboard.ui.network_page import measures_table
from dashboard.ui.partners_page import ranked, ranking_table
from dashboard.ui.view import View, view_of
from tests.export.decks import deck
from tests.export.test_formats import chosen
from tests.sources.folders import GOOD, write_folder

GERMAN, DAY = Language("de"), date(2022, 12, 31)


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    reading = load(root / "data")
    atlas = Atlas(reading, build_catalogue(reading.dataset))
    return view_of(atlas, Selection(), GERMAN)


@pytest.fixture(scope="module")
def origin():
    return chosen()


def sheet(table: FigureTable, origin) -> list[tuple]:
    """The rows of the workbook; its file of commas has as many, and as wide ones."""
    book = openpyxl.load_workbook(io.BytesIO(figure_workbook(table, origin)))
    rows = [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]
    text = figure_csv(table, origin).decode("utf-8-sig")
    plain = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [len(row) for row in plain[: len(rows)]] == [len(row) for row in rows]
    assert plain[len(rows)] == []
    about = [tuple(cell.value for cell in row) for row in book.worksheets[1].iter_rows()]
    assert ("Titel", table.title) in about
    assert {("Hinweis", note) for note in table.notes} <= set(about)
    return rows


def cliff_on(view: View) -> Cliff:
    return cliff(match(view.catalogue, Selection()), DAY, date(2026, 11, 25))


def cliff_part(name: str, view: View) -> Part:
    edge = cliff_on(view)
    label = partial(view.choices.label, "topic")
    made: dict[str, Callable[[], Part]] = {
        "standings": lambda: standings_part(edge, GERMAN),
        "losing": lambda: losing_part(edge, GERMAN),
        "topics": lambda: topics_part(fields(edge), label, GERMAN),
        "year": lambda: money_part(edge, "year", grouped(edge, "year"), GERMAN),
    }
    return made[name]()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("losing", ("31. Dezember 2022", "Deutsche Stiftung für Engagement und Ehrenamt", 1)),
        ("standings", (1,)),
        ("topics", (1, 0)),
        ("year", ("2002", 2)),
    ],
)
def test_the_tables_of_the_funding_edge_come_back_from_their_files(name, told, view, origin):
    part, edge = cliff_part(name, view), cliff_on(view)
    table = cliff_figure(part, edge, GERMAN)
    assert table.notes[0] == "Gezählt wird: wer dort sitzt."
    assert table.title == f"Förderkante 31. Dezember 2022: {part.title}"
    rows = sheet(table, origin)
    assert rows[0] == part.headers
    assert len(rows) == 1 + len(part.rows)
    assert any(set(told) <= set(row) for row in rows[1:])


def test_the_ranking_of_partners_comes_back_with_points_and_reasons(view, origin):
    seeker = Seeker(places=("15002",), target_groups=("refugees_ukraine",))
    ranking, _ = ranked(view, seeker)
    rows = sheet(ranking_table(view, ranking), origin)
    assert len(rows) == 1 + len(ranking) > 1
    points = [row[rows[0].index("Punkte")] for row in rows[1:]]
    assert points == sorted(points, reverse=True)
    assert "Bürger für Bürger" in rows[1]


def test_the_measures_of_the_network_come_back_with_what_is_left_out(view, origin):
    found = network(view.catalogue, view.matching.shown, Wanted(year=2022))
    rows = sheet(measures_table(view, found, part_of(found)), origin)
    assert len(rows) == 1 + len(found.nodes) > 1
    ties = rows[0].index("Beziehungen")
    assert sum(row[ties] for row in rows[1:]) == 2 * len(found.kept)
    assert rows[1][rows[0].index("Länder")] == max(row[5] for row in rows[1:])


def test_the_lines_of_the_map_come_back_with_their_ties_and_what_has_none(view, origin):
    found = network(view.catalogue, view.matching.shown, Wanted())
    lines = lines_of(found)
    table = lines_table(view, lines)
    rows = sheet(table, origin)
    assert len(rows) == 1 + lines.drawn > 1
    assert [row[1] for row in rows[1:]] == [len(lines.ties([each])) for each in range(lines.drawn)]
    beside = len(lines.inside) + len(lines.unplaced)
    assert len(lines.ties(range(lines.drawn))) + beside == len(found.kept)
    assert table.notes[0].startswith(f"{len(lines.inside)} Beziehungen bleiben an einem Ort")


@pytest.mark.parametrize("lens", ["sits", "works"])
def test_the_fields_of_topics_and_districts_come_back_as_numbers_and_as_kinds(lens, view, origin):
    found = coverage(match(view.catalogue, Selection(lens=lens)), "topic", "district")
    label = partial(view.choices.label, "topic")
    table = coverage_figure(found, label, "Themen nach Kreisen", GERMAN)
    rows = sheet(table, origin)
    edges = 2 * len(found.rows) + len(found.columns)
    assert len(rows) == 1 + found.counts.size + edges
    there = [row for row in rows[1:] if "Sprachförderung" in row and "Erfurt" in row]
    assert len(there) == 1 and 1 in there[0]
    told = {"sits": "Gezählt wird: wer dort sitzt.", "works": "Gezählt wird: wer dort wirkt."}
    assert told[lens] in table.notes


def test_what_stands_beside_a_row_of_the_gaps_comes_back_by_land_and_by_overlap(view, origin):
    found = coverage(match(view.catalogue, Selection(lens="works")), "topic", "district")
    lands = lands_figure(found, Measure(False), "language", "Sprachförderung", GERMAN)
    rows = sheet(lands, origin)
    there = {name for row in rows[1:] if row[1] == "Erfasst" for name in row[3].split("; ")}
    assert "Erfurt (1)" in there and "Osnabrück (4)" in there  # as on the page
    assert lands.notes[0] == "Gezählt wird: wer dort wirkt."
    assert rows[0][0] == "Land"
    assert sum(row[2] for row in rows[1:]) == len(found.columns)  # each district once
    assert all(len(row[3].split("; ")) == row[2] for row in rows[1:])
    row = max(found.rows, key=lambda each: int(found.overlaps[found.row(each)].sum()))
    overlaps = overlaps_figure(found, row, "Thema", GERMAN)
    assert overlaps.notes == ("Gezählt wird: wer dort wirkt.",)
    rows = sheet(overlaps, origin)
    assert len(rows) == 1 + int(found.overlaps[found.row(row)].sum()) > 1
    assert all(row[1] > 1 for row in rows[1:])


def test_who_is_in_a_district_and_since_when_comes_back_from_its_files(view, origin):
    found = profile(view.matching, "16070", DAY)
    part = records_part(found, view.symbols, GERMAN)
    rows = sheet(part_figure(part, part.title), origin)
    assert len(rows) == 1 + int(found.here.sum())
    assert any("sitzt hier" in str(row[2]) for row in rows[1:])
    for shown in (figures_part(found, GERMAN), not_counted_part(found, GERMAN)):
        rows = sheet(part_figure(shown, shown.title), origin)
        assert len(rows) == 1 + len(shown.rows) > 1
        assert all(isinstance(row[1], int) for row in rows[1:])
    began = foundings(found.catalogue, found.near)
    rows = sheet(part_figure(foundings_part(began, GERMAN), "Seit wann"), origin)
    assert len(rows) == 1 + len(began) > 1


@pytest.mark.parametrize("level", ["exact", "municipality", "district", "hidden"])
def test_no_side_file_and_no_page_tells_more_of_a_place_than_is_published(level, tmp_path):
    street, postcode, point, id = "Geheimer Weg 17", "99091", (50.9512, 10.9637), "geheimer-weg"
    place = {
        **GOOD["locations"][0],
        **{"id": id, "street": street, "postcode": postcode, "place": "Erfurt", "ags": "16051000"},
        **{"latitude": str(point[0]), "longitude": str(point[1]), "precision": "address"},
    }
    rows = [{**place, "publication": level}, *GOOD["locations"][1:]]
    events = [{**row, "location": id} for row in GOOD["events"]]
    write_folder(tmp_path, locations=rows, events=events)
    reading = load(tmp_path)
    atlas = Atlas(reading, build_catalogue(reading.dataset))
    view = view_of(atlas, Selection(), GERMAN)
    found = coverage(view.matching, "topic", "district")
    ties = network(view.catalogue, view.matching.shown, Wanted())
    tables = [
        coverage_figure(found, str, "Themen", GERMAN),
        *(
            table
            for row in found.rows
            for table in (
                lands_figure(found, Measure(False), row, row, GERMAN),
                overlaps_figure(found, row, row, GERMAN),
            )
        ),
        lines_table(view, lines_of(ties)),
        measures_table(view, ties, part_of(ties)),
        ranking_table(view, ranked(view, Seeker(topics=("language",)))[0]),
    ]
    for code in ("16051", "16070"):
        part = records_part(profile(view.matching, code, DAY), view.symbols, GERMAN)
        tables.append(part_figure(part, part.title))
    told = [figure_csv(table, chosen(tmp_path)).decode("utf-8-sig") for table in tables]
    scenes = [
        Scene(page="gaps"),
        Scene(page="cliff", choices=(("cliff_day", ("2022-12-31",)),)),
        Scene(page="profile", choices=(("profile", ("16051",)),)),
        Scene(page="partners", choices=(("partner_for", ("club-ilmenau",)),)),
        Scene(page="network", choices=(("network_show", ("map",)),)),
        Scene(record=GOOD["locations"][0]["owner"]),
    ]
    for slide in deck(scenes, catalogue=view.catalogue).slides:
        told += [repr(slide.table), slide.figure.still(480, 400), scene_markup(slide)]
        told.append(repr(decode_values(slide.figure.moving)))
    texts = "\n".join(map(str, told))
    secrets = {street, postcode, id, *(str(each) for each in point)}
    seen = {each for each in secrets if each in texts}
    assert bool(seen) == (level == "exact"), seen  # so the comparison can fail
